//! Bodies under their codings: brotli is kept, the others are made from it. No policy about pages.
use axum::{
    body::Bytes,
    http::{HeaderMap, header},
};
use std::io::Write;
/// Of eleven, for whoever waits: within a tenth of the best, in a hundredth of its time.
pub const AT_ONCE: i32 = 5;
/// For a page that is asked for again: it is pressed once more while nobody waits.
pub const AT_LEISURE: i32 = 11;
const GZIP_LEVEL: u32 = 5;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coding {
    Brotli,
    Gzip,
    Plain,
}

/// The best coding that a browser takes.
pub fn coding(asked: &HeaderMap) -> Coding {
    let mut best = Coding::Plain;
    let values = asked.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    for entry in values.flat_map(|value| value.split(',')) {
        let mut parts = entry.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default();
        let refused = parts.any(|part| part.strip_prefix("q=").is_some_and(|weight| weight.bytes().all(|b| matches!(b, b'0' | b'.'))));
        if refused {
            continue;
        }
        if name.eq_ignore_ascii_case("br") {
            return Coding::Brotli;
        }
        if name.eq_ignore_ascii_case("gzip") {
            best = Coding::Gzip;
        }
    }
    best
}

pub fn brotli(plain: &[u8], quality: i32) -> Option<Bytes> {
    let params = brotli::enc::BrotliEncoderParams { quality, size_hint: plain.len(), ..Default::default() };
    let mut pressed = Vec::with_capacity(plain.len() / 4);
    brotli::BrotliCompress(&mut &*plain, &mut pressed, &params).ok()?;
    pressed.shrink_to_fit();
    Some(pressed.into())
}

/// What we pressed ourselves can be read again.
pub fn plain(pressed: &[u8]) -> Bytes {
    let mut plain = Vec::with_capacity(pressed.len() * 6);
    if let Err(error) = brotli::BrotliDecompress(&mut &*pressed, &mut plain) {
        tracing::error!(%error, "a kept page could not be read");
    }
    plain.into()
}

pub fn gzip(plain: &[u8]) -> Bytes {
    let mut pressed = flate2::write::GzEncoder::new(Vec::with_capacity(plain.len() / 4), flate2::Compression::new(GZIP_LEVEL));
    // writing to memory does not fail
    drop(pressed.write_all(plain));
    pressed.finish().unwrap_or_default().into()
}

#[cfg(test)]
mod tests;
