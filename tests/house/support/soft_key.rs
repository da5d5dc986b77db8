//! A passkey without a device: makes a credential and answers challenges as an authenticator and its browser do.
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// User present, user verified.
const PRESENT: u8 = 0x05;
/// And a new credential is enclosed.
const ENCLOSED: u8 = 0x45;

#[derive(Clone)]
pub struct SoftKey {
    key: SigningKey,
    id: [u8; 16],
    pub counter: u32,
}

impl Default for SoftKey {
    fn default() -> Self {
        let key = SigningKey::from_slice(&rand::random::<[u8; 32]>()).expect("nearly every number is a key");
        Self { key, id: rand::random(), counter: 0 }
    }
}

impl SoftKey {
    /// What a browser at `origin` sends back for these options.
    pub fn make(&self, origin: &str, options: &Value) -> String {
        let asked = &options["publicKey"];
        let mut data = self.data(asked["rp"]["id"].as_str().expect("an rp"), ENCLOSED);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).expect("short").to_be_bytes());
        data.extend(self.id);
        let point = self.key.verifying_key().to_sec1_point(false);
        // COSE: an EC2 key for ES256 on P-256
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend_from_slice(&point.as_bytes()[1..33]);
        data.extend([0x22, 0x58, 0x20]);
        data.extend_from_slice(&point.as_bytes()[33..65]);
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": …}
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        object.push(u8::try_from(data.len()).expect("short"));
        object.extend(data);
        let client = client_data("webauthn.create", origin, asked);
        self.sent(&json!({"attestationObject": URL_SAFE_NO_PAD.encode(object), "clientDataJSON": URL_SAFE_NO_PAD.encode(client)}))
    }

    /// The same for an assertion. The counter moves on.
    pub fn show(&mut self, origin: &str, options: &Value) -> String {
        self.counter += 1;
        let asked = &options["publicKey"];
        let data = self.data(asked["rpId"].as_str().expect("an rp"), PRESENT);
        let client = client_data("webauthn.get", origin, asked);
        let mut message = data.clone();
        message.extend(Sha256::digest(client.as_bytes()));
        let signature: Signature = self.key.sign(&message);
        let response = json!({
            "authenticatorData": URL_SAFE_NO_PAD.encode(data), "clientDataJSON": URL_SAFE_NO_PAD.encode(client),
            "signature": URL_SAFE_NO_PAD.encode(signature.to_der().as_bytes()), "userHandle": null,
        });
        self.sent(&response)
    }

    fn data(&self, rp: &str, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(rp.as_bytes()).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn sent(&self, response: &Value) -> String {
        let id = URL_SAFE_NO_PAD.encode(self.id);
        json!({"id": id, "rawId": id, "type": "public-key", "response": response, "extensions": {}}).to_string()
    }
}

fn client_data(kind: &str, origin: &str, asked: &Value) -> String {
    json!({"type": kind, "challenge": asked["challenge"], "origin": origin, "crossOrigin": false}).to_string()
}
