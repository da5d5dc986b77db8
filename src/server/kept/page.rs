//! One kept page: its body, compressed once, and everything that its answers say. Answering copies no byte of the body.
use super::body::{self, Coding};
use crate::server::{
    envelope,
    window::{Born, Shows, Versions},
};
use axum::{
    body::{Body, Bytes},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use sha2::Digest;
use std::{
    sync::{
        OnceLock,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

/// Browsers keep it and ask each time: a page that is only a minute old may offer what is sold.
const ASK_EACH_TIME: HeaderValue = HeaderValue::from_static("no-cache");
/// By cookie, because those who are signed in or chose light or dark get another page.
const VARY: HeaderValue = HeaderValue::from_static("accept-encoding, cookie");
/// What a page weighs beside its bodies.
const TRIFLES: usize = 2048;

pub struct Page {
    born: Born,
    slots: Box<[u16]>,
    until: Instant,
    etag: String,
    /// Of an answer with the brotli body; the rarer ones differ in one of them.
    headers: HeaderMap,
    brotli: Bytes,
    /// The same, pressed as small as it goes.
    smallest: OnceLock<Bytes>,
    gzip: OnceLock<Bytes>,
    /// When it was last shown: milliseconds of the process.
    shown: AtomicU64,
}

impl Page {
    /// From a rendered body and the headers it came with. None where it can't be compressed.
    pub fn press(plain: &[u8], mut headers: HeaderMap, shows: &Shows, born: Born, https: bool) -> Option<Self> {
        let brotli = body::brotli(plain, body::AT_ONCE)?;
        // weak: the same page under every coding
        let hash = hex::encode(sha2::Sha256::digest(plain));
        let etag = format!("W/\"{}\"", hash.get(..24).unwrap_or_default());
        headers.remove(header::CONTENT_LENGTH);
        headers.insert(header::ETAG, HeaderValue::from_str(&etag).ok()?);
        headers.insert(header::CACHE_CONTROL, ASK_EACH_TIME);
        headers.insert(header::VARY, VARY);
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        envelope::guard(&mut headers, https);
        let now = Instant::now();
        let until = now.checked_add(shows.lasts).unwrap_or(now);
        let slots = shows.slots.clone().into_boxed_slice();
        Some(Self { born, slots, until, etag, headers, brotli, smallest: OnceLock::new(), gzip: OnceLock::new(), shown: AtomicU64::new(0) })
    }

    /// Whether it is true now.
    pub fn holds(&self, versions: &Versions) -> bool {
        versions.holds(self.born, &self.slots) && Instant::now() < self.until
    }

    /// Whether it could still be smaller.
    pub fn is_loose(&self) -> bool {
        self.smallest.get().is_none()
    }

    /// Press it as small as it goes. Takes tens of milliseconds of a processor.
    pub fn press_again(&self) {
        self.smallest.get_or_init(|| body::brotli(&body::plain(&self.brotli), body::AT_LEISURE).unwrap_or_else(|| self.brotli.clone()));
    }

    /// Bytes to set aside for it; room is reckoned in for the smallest and the gzip body, which are made when it is asked for again.
    pub fn weight(&self) -> usize {
        self.brotli.len() * 7 / 2 + self.slots.len() * 2 + TRIFLES
    }

    /// Note that it was shown now. Many may show it in one millisecond: they need not write over each other.
    pub fn touch(&self, now: u64) {
        if self.shown.load(Ordering::Relaxed) != now {
            self.shown.store(now, Ordering::Relaxed);
        }
    }

    pub fn last_shown(&self) -> u64 {
        self.shown.load(Ordering::Relaxed)
    }

    /// The answer to a request with these headers: 304 for whoever has it already.
    pub fn answer(&self, asked: &HeaderMap) -> Response {
        let mut response = Response::new(Body::empty());
        if self.is_known(asked) {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            let mut headers = self.headers.clone();
            headers.remove(header::CONTENT_ENCODING);
            headers.remove(header::CONTENT_TYPE);
            *response.headers_mut() = headers;
            return response;
        }
        let mut headers = self.headers.clone();
        let bytes = match body::coding(asked) {
            Coding::Brotli => self.smallest.get().unwrap_or(&self.brotli).clone(),
            Coding::Gzip => {
                headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
                self.gzip.get_or_init(|| body::gzip(&body::plain(&self.brotli))).clone()
            }
            Coding::Plain => {
                headers.remove(header::CONTENT_ENCODING);
                body::plain(&self.brotli)
            }
        };
        *response.body_mut() = Body::from(bytes);
        *response.headers_mut() = headers;
        response
    }

    fn is_known(&self, asked: &HeaderMap) -> bool {
        let opaque = self.etag.trim_start_matches("W/");
        let tags = asked.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(','));
        tags.map(str::trim).any(|tag| tag == "*" || tag.trim_start_matches("W/") == opaque)
    }
}

/// Milliseconds since the first page of the process.
pub fn now() -> u64 {
    static BEGAN: OnceLock<Instant> = OnceLock::new();
    u64::try_from(BEGAN.get_or_init(Instant::now).elapsed().as_millis()).unwrap_or(u64::MAX)
}
