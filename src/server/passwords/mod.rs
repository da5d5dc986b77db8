//! Passwords: what is accepted, how they are hashed and compared. Hashing is slow on purpose and takes turns.
//!
//! `breached.txt` holds what everybody tries first: of the 20,000 most frequent passwords in known breaches all that are long enough
//! for us, 8,359 words, sorted. Source: the list that Django ships (BSD-3-Clause), which Royce Williams made from Pwned Passwords.
use crate::domain::account::{PasswordTrouble, check_password};
use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier};
use std::sync::{Arc, LazyLock};
use tokio::sync::Semaphore;

static BREACHED: LazyLock<Vec<&'static str>> = LazyLock::new(|| include_str!("breached.txt").lines().collect());

/// Hash that no password has: checked where no login is found, so that both answers take the same time.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$Vml0cmluZU5vYm9keTEyMw$8Qe3ZkO3f7i5oZ0O9c0f4lq8n2rJk5sV1wXyZaBcDeE";

/// Hashing takes 19 MiB and a core each: two at a time, so that signing in can't starve the checkout.
#[derive(Clone)]
pub struct Turns(Arc<Semaphore>);

impl Default for Turns {
    fn default() -> Self {
        Self(Arc::new(Semaphore::new(2)))
    }
}

impl Turns {
    /// Whether `password` belongs to `hash`. Without a hash it takes as long, and is wrong.
    pub async fn verify(&self, hash: Option<String>, password: &str) -> bool {
        let (exists, password) = (hash.is_some(), password.to_owned());
        let hash = hash.unwrap_or_else(|| NOBODY.to_owned());
        let matches =
            move || PasswordHash::new(&hash).is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok());
        self.take(matches).await.unwrap_or(false) && exists
    }

    /// Hash a new password.
    pub async fn hash(&self, password: &str) -> Option<String> {
        let password = password.to_owned();
        self.take(move || hash_password(&password)).await.flatten()
    }

    async fn take<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
        let _turn = self.0.acquire().await.ok()?;
        tokio::task::spawn_blocking(work).await.ok()
    }
}

/// Whether a new password is accepted.
pub fn check(password: &str, email: &str, store: &str) -> Result<(), PasswordTrouble> {
    check_password(password, email, store)?;
    let folded = password.to_lowercase();
    if BREACHED.binary_search(&folded.as_str()).is_ok() { Err(PasswordTrouble::Known) } else { Ok(()) }
}

/// Argon2id with the library's defaults (19 MiB, 2 rounds). Slow on purpose: call it off the async threads.
pub fn hash_password(password: &str) -> Option<String> {
    Argon2::default().hash_password(password.as_bytes()).ok().map(|hash| hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_opens_its_own_hash_only() {
        let hash = hash_password("correct horse").unwrap();
        let parsed = PasswordHash::new(&hash).unwrap();
        assert!(Argon2::default().verify_password(b"correct horse", &parsed).is_ok());
        assert!(Argon2::default().verify_password(b"correct hors", &parsed).is_err());
        assert!(PasswordHash::new(NOBODY).is_ok(), "the hash of nobody must cost a real check");
    }

    #[test]
    fn what_everybody_tries_first_is_refused() {
        assert!(BREACHED.is_sorted(), "it is searched by halves");
        assert!(BREACHED.len() > 8_000);
        for known in ["password", "PASSWORD1", "iloveyou", "1q2w3e4r", "football"] {
            assert_eq!(check(known, "ana@example.test", "Amora"), Err(PasswordTrouble::Known), "{known}");
        }
        assert_eq!(check("a coat of rain", "ana@example.test", "Amora"), Ok(()));
    }
}
