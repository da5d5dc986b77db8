//! Secrets of this deployment, made once and kept in a file that only its owner can read. Also: making and signing tokens.
use crate::domain::id::{BagId, PersonId, StoreId};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::{fs, io, path::Path, sync::Arc};

/// The root secret. Every other one is derived from it under a name, so that none can stand for another.
#[derive(Clone)]
pub struct Secrets(Arc<[u8; 32]>);

impl Secrets {
    /// Read the file, or make it. A file of another length is an error: it is somebody's, not ours.
    pub fn open(folder: &Path) -> io::Result<Self> {
        let path = folder.join("secret");
        match fs::read(&path) {
            Ok(bytes) => {
                let key = bytes.try_into().map_err(|_| io::Error::other(format!("{} is not 32 bytes long", path.display())))?;
                Ok(Self(Arc::new(key)))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let key: [u8; 32] = rand::random();
                write_private(&path, &key)?;
                // another process may have been faster: what is in the file counts
                let kept = fs::read(&path)?;
                kept.try_into().map(|key| Self(Arc::new(key))).map_err(|_| io::Error::other("the secret was written by halves"))
            }
            Err(error) => Err(error),
        }
    }

    /// What opens a bag to its client: derived, so that her link can be made again from what the shop knows.
    pub fn bag_link(&self, store: StoreId, bag: BagId) -> String {
        self.token("bag", &[&store.to_string(), &bag.to_string()])
    }

    /// What opens the page of a consignor: derived, as that of a bag.
    pub fn consignor_link(&self, store: StoreId, consignor: PersonId) -> String {
        self.token("consignor", &[&store.to_string(), &consignor.to_string()])
    }

    /// For tests.
    pub fn from_bytes(key: [u8; 32]) -> Self {
        Self(Arc::new(key))
    }

    /// HMAC-SHA256 of `message` under the derived key `purpose`, as bytes.
    fn mac(&self, purpose: &str, message: &[&str]) -> Vec<u8> {
        let Ok(mut outer) = Hmac::<Sha256>::new_from_slice(self.0.as_slice()) else { return Vec::new() };
        outer.update(purpose.as_bytes());
        let Ok(mut inner) = Hmac::<Sha256>::new_from_slice(&outer.finalize().into_bytes()) else { return Vec::new() };
        for part in message {
            inner.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            inner.update(part.as_bytes());
        }
        inner.finalize().into_bytes().to_vec()
    }

    /// A token that can be made again from the same parts by us only; 43 characters, safe in a URL.
    pub fn token(&self, purpose: &str, parts: &[&str]) -> String {
        URL_SAFE_NO_PAD.encode(self.mac(purpose, parts))
    }

    /// Key that the sandbox bank and a store share.
    pub fn gateway_key(&self, store: &str) -> String {
        hex::encode(self.mac("gateway", &[store]))
    }
}

/// A new unguessable token: 256 bits, 43 characters, safe in a URL and in a cookie.
pub fn fresh_token() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// Signature of a message under a shared key: hex HMAC-SHA256 over `timestamp.body`.
pub fn sign(key: &str, timestamp: i64, body: &str) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_bytes()) else { return String::new() };
    mac.update(format!("{timestamp}.{body}").as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

/// Whether `signature` is that of `timestamp.body`; takes the same time for every wrong one.
pub fn is_signed(key: &str, timestamp: i64, body: &str, signature: &str) -> bool {
    use subtle::ConstantTimeEq;
    sign(key, timestamp, body).as_bytes().ct_eq(signature.as_bytes()).into()
}

#[cfg(unix)]
pub(super) fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use std::{io::Write, os::unix::fs::OpenOptionsExt};
    match fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path) {
        Ok(mut file) => file.write_all(bytes).and_then(|()| file.sync_all()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_holds_for_its_message_only() {
        let signature = sign("key", 7, "body");
        assert!(is_signed("key", 7, "body", &signature));
        for (key, time, body) in [("kez", 7, "body"), ("key", 8, "body"), ("key", 7, "bodz")] {
            assert!(!is_signed(key, time, body, &signature));
        }
        assert!(!is_signed("key", 7, "body", ""));
        assert!(!is_signed("key", 7, "body", &signature[..60]));
    }

    #[test]
    fn parts_of_a_token_can_not_flow_into_each_other() {
        let secrets = Secrets::from_bytes([7; 32]);
        assert_ne!(secrets.token("order", &["ab", "c"]), secrets.token("order", &["a", "bc"]));
        assert_ne!(secrets.token("order", &["ab"]), secrets.token("cart", &["ab"]));
        assert_eq!(secrets.token("order", &["ab"]), secrets.token("order", &["ab"]));
    }
}
