//! Asks a socket whether a PostgreSQL answers there, with the first message of its protocol: a file proves nothing, an answer does.

use super::socket;
use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::time::Duration;

/// What answers on a socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    /// A server that takes connections.
    Ready,
    /// A server that starts, recovers or stops.
    NotYet,
    /// Nobody.
    Silence,
}

/// Protocol 3.0, user and database `postgres`; the length counts itself.
const HELLO: &[u8] = b"\x00\x00\x00\x29\x00\x03\x00\x00user\0postgres\0database\0postgres\0\0";
const GOODBYE: &[u8] = b"X\x00\x00\x00\x04";
/// cannot_connect_now: the one refusal that means "wait".
const STARTING: &[u8] = b"C57P03\0";

/// Knocks at the socket in `folder`.
pub(super) fn ask(folder: &Path) -> Answer {
    let Ok(mut stream) = UnixStream::connect(socket::file(folder)) else {
        return Answer::Silence;
    };
    exchange(&mut stream).unwrap_or(Answer::NotYet)
}

fn exchange(stream: &mut UnixStream) -> std::io::Result<Answer> {
    stream.set_read_timeout(Some(Duration::from_secs(2)))?;
    stream.set_write_timeout(Some(Duration::from_secs(2)))?;
    stream.write_all(HELLO)?;
    let mut said = [0; 1024];
    let length = stream.read(&mut said)?;
    let said = said.get(..length).unwrap_or_default();
    let answer = match said.first() {
        // Authenticated. A refusal for another reason (too many connections) comes from a living server, too.
        Some(b'R') => Answer::Ready,
        Some(b'E') if !said.windows(STARTING.len()).any(|part| part == STARTING) => Answer::Ready,
        _ => Answer::NotYet,
    };
    // The server closes by itself when this does not reach it.
    let _ = stream.write_all(GOODBYE);
    Ok(answer)
}
