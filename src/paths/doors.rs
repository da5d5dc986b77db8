//! Ways through a door to where somebody wanted to go.
use super::*;

/// Sign in, and come back to `next`.
pub fn sign_in_then(next: &str) -> String {
    format!("{SIGN_IN}?next={}", escaped(next))
}

/// The second proof, and on to `next`.
pub fn second_then(next: &str) -> String {
    if next.is_empty() { SECOND.into() } else { format!("{SECOND}?next={}", escaped(next)) }
}

/// To the provider, and on to `next`.
pub fn google_then(next: &str) -> String {
    if next.is_empty() { GOOGLE.into() } else { format!("{GOOGLE}?next={}", escaped(next)) }
}

/// To the provider for who is signed in and wants to come in by it.
pub fn google_link() -> String {
    format!("{GOOGLE}?link=1")
}

/// A path as a value in a query: whatever a header could not carry is written by its bytes.
fn escaped(path: &str) -> String {
    let one = |byte: u8| {
        let stays = byte.is_ascii_alphanumeric() || b"/-._~=:,@!$'()*;".contains(&byte);
        if stays { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    path.bytes().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_somebody_goes_next_fits_into_a_header() {
        assert_eq!(sign_in_then("/admin/orders?q=a b&x=1"), "/sign-in?next=/admin/orders%3Fq=a%20b%26x=1");
        for next in ["a\0b", "\r\nset-cookie: x=y", "/ção", "\u{202e}"] {
            assert!(sign_in_then(next).bytes().all(|byte| byte.is_ascii_graphic()), "{next:?}");
        }
    }
}
