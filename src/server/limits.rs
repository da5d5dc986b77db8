//! How much one network or one session may ask for, by the kind of route. Counted in memory per process (GCRA): a limit is against
//! floods; what must hold exactly (tries on a password) is counted in the database.
use super::network::Network;
use axum::http::Method;
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::{num::NonZeroU32, sync::Arc};

/// Kinds of routes, by what an answer costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// Pages and lists.
    Read,
    /// Whatever changes something.
    Write,
    /// Passwords, letters, codes.
    Door,
    /// Built files and machines: not counted.
    Free,
}

/// Who is counted: a network, or a session wherever it comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Network(Network),
    Session(String),
}

/// Answers a second and at once, for each network and each session.
#[derive(Debug, Clone, Copy)]
pub struct Rates {
    pub read: (u32, u32),
    pub write: (u32, u32),
    pub door: (u32, u32),
}

/// A household may have many browsers, and a page several parts; nobody reads thirty pages a second.
pub const RATES: Rates = Rates { read: (30, 300), write: (5, 60), door: (1, 30) };

/// The limits of this process; `None` counts nothing. Cheap to clone.
#[derive(Clone)]
pub struct Limits(Option<Arc<Kept>>);

struct Kept {
    read: DefaultKeyedRateLimiter<Key>,
    write: DefaultKeyedRateLimiter<Key>,
    door: DefaultKeyedRateLimiter<Key>,
}

impl Limits {
    pub fn new(rates: Rates) -> Self {
        let limiter = |(a_second, at_once): (u32, u32)| {
            let at_least_one = |count: u32| NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
            RateLimiter::keyed(Quota::per_second(at_least_one(a_second)).allow_burst(at_least_one(at_once)))
        };
        Self(Some(Arc::new(Kept { read: limiter(rates.read), write: limiter(rates.write), door: limiter(rates.door) })))
    }

    pub fn none() -> Self {
        Self(None)
    }

    /// Whether this one more is still in bounds. A session is counted beside its network, so a made-up cookie buys nothing.
    pub fn admits(&self, class: Class, network: &Network, session: Option<&str>) -> bool {
        let Some(kept) = self.0.as_ref().filter(|_| !network.is_here()) else { return true };
        let limiter = match class {
            Class::Read => &kept.read,
            Class::Write => &kept.write,
            Class::Door => &kept.door,
            Class::Free => return true,
        };
        let network = limiter.check_key(&Key::Network(network.clone())).is_ok();
        let session = session.is_none_or(|session| limiter.check_key(&Key::Session(session.chars().take(64).collect())).is_ok());
        network && session
    }

    /// Forget who has been quiet.
    pub fn clear_away(&self) {
        if let Some(kept) = &self.0 {
            for limiter in [&kept.read, &kept.write, &kept.door] {
                limiter.retain_recent();
            }
        }
    }
}

impl Class {
    pub fn of(method: &Method, path: &str) -> Self {
        use crate::paths;
        let is_read = matches!(*method, Method::GET | Method::HEAD);
        match () {
            () if paths::is_free(path) => Self::Free,
            () if !is_read && paths::is_door(path) => Self::Door,
            () if is_read => Self::Read,
            () => Self::Write,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Door => "door",
            Self::Free => "free",
        }
    }
}
