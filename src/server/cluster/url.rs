//! Database addresses that sqlx and psql both understand.

use super::socket::PORT;
use std::fmt::Write;
use std::path::Path;

/// `postgres://role@localhost/database?host=<socket folder>&port=…`; the host in front is only there to make it a URL.
pub(super) fn of(socket: &Path, role: &str, database: &str) -> String {
    let folder = socket.to_string_lossy();
    format!("postgres://{}@localhost/{}?host={}&port={PORT}", escaped(role), escaped(database), escaped(&folder))
}

/// Percent-encodes all but RFC 3986's unreserved characters.
fn escaped(raw: &str) -> String {
    raw.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            text.push(char::from(byte));
        } else {
            // Writing into a String can't fail.
            let _ = write!(text, "%{byte:02X}");
        }
        text
    })
}
