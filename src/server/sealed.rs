//! What a browser keeps for us for some minutes: readable by whoever has it, made by us only, for one purpose in one store.
use super::secrets::Secrets;
use crate::domain::id::StoreId;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use subtle::ConstantTimeEq;

/// Longer is not ours.
const MOST_BYTES: usize = 2048;

#[derive(Serialize, Deserialize)]
struct Kept<T> {
    until: i64,
    what: T,
}

/// `what` with its end and our signature, safe in a cookie. Empty when it can't be written.
pub fn seal<T: Serialize>(secrets: &Secrets, purpose: &str, store: StoreId, seconds: u32, what: T) -> String {
    let kept = Kept { until: jiff::Timestamp::now().as_second() + i64::from(seconds), what };
    let Ok(text) = serde_json::to_vec(&kept) else { return String::new() };
    let body = URL_SAFE_NO_PAD.encode(text);
    let signature = secrets.token(purpose, &[&store.to_string(), &body]);
    format!("{body}.{signature}")
}

/// What was sealed, if it was us, for this, here, and not too long ago.
pub fn open<T: DeserializeOwned>(secrets: &Secrets, purpose: &str, store: StoreId, sealed: &str) -> Option<T> {
    let (body, signature) = sealed.split_once('.').filter(|_| sealed.len() <= MOST_BYTES)?;
    let ours: bool = secrets.token(purpose, &[&store.to_string(), body]).as_bytes().ct_eq(signature.as_bytes()).into();
    let kept: Kept<T> = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(body).ok().filter(|_| ours)?).ok()?;
    (kept.until > jiff::Timestamp::now().as_second()).then_some(kept.what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_holds_for_its_purpose_store_and_time() {
        let (secrets, here, there) = (Secrets::from_bytes([7; 32]), StoreId(uuid::Uuid::nil()), StoreId(uuid::Uuid::max()));
        let sealed = seal(&secrets, "way", here, 60, "x");
        assert_eq!(open::<String>(&secrets, "way", here, &sealed).as_deref(), Some("x"));
        assert_eq!(open::<String>(&secrets, "wax", here, &sealed), None);
        assert_eq!(open::<String>(&secrets, "way", there, &sealed), None);
        assert_eq!(open::<String>(&Secrets::from_bytes([8; 32]), "way", here, &sealed), None);
        assert_eq!(open::<String>(&secrets, "way", here, &sealed.replacen('e', "f", 1)), None);
        assert_eq!(open::<String>(&secrets, "way", here, &seal(&secrets, "way", here, 0, "x")), None);
    }
}
