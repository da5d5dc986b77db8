//! Cookies, sessions and signing in. A cookie holds a random key; the database holds only its hash.
use super::{
    actor::{Actor, KeyHash, Person, Who},
    context::Context,
    db::{self, sessions::Login},
    secrets::fresh_token,
};
use crate::{
    domain::{id::StoreId, role::Role},
    error::AppError,
};
use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier};
use axum::http::HeaderMap;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};
use tokio::sync::Semaphore;

/// Chosen light or dark; not a secret.
pub const MODE: &str = "vitrine_mode";
/// Number of things in the cart, for the badge; not a secret.
pub const COUNT: &str = "vitrine_count";
/// Somebody who may write pages signed in here: draws the way into the editor, and grants nothing.
pub const DESK: &str = "vitrine_desk";
const STAFF_HOURS: i32 = 12;
const CUSTOMER_HOURS: i32 = 24 * 30;
/// Hash that no password has: checked where no login is found, so that both answers take the same time.
const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$Vml0cmluZU5vYm9keTEyMw$8Qe3ZkO3f7i5oZ0O9c0f4lq8n2rJk5sV1wXyZaBcDeE";

/// With https the browser itself refuses to let another host or an insecure page set these.
pub fn session_cookie(https: bool) -> &'static str {
    if https { "__Host-vitrine_session" } else { "vitrine_session" }
}

pub fn cart_cookie(https: bool) -> &'static str {
    if https { "__Host-vitrine_cart" } else { "vitrine_cart" }
}

/// Hashing passwords takes 19 MiB and a core each: two at a time, so that signing in can't starve the checkout.
/// Tries on addresses that nobody has are counted here as the database counts those of people: a block must not tell them apart.
#[derive(Clone)]
pub struct Throttle {
    turns: Arc<Semaphore>,
    strangers: Arc<Mutex<HashMap<(StoreId, String), Tries>>>,
}

#[derive(Clone, Copy, Default)]
struct Tries {
    failures: u32,
    blocked_until: Option<Instant>,
}

const MOST_STRANGERS: usize = 10_000;
const TRIES: u32 = 5;

impl Default for Throttle {
    fn default() -> Self {
        Self { turns: Arc::new(Semaphore::new(2)), strangers: Arc::default() }
    }
}

impl Throttle {
    fn blocks_stranger(&self, store: StoreId, email: &str) -> bool {
        let Ok(strangers) = self.strangers.lock() else { return true };
        strangers.get(&(store, email.to_owned())).and_then(|tries| tries.blocked_until).is_some_and(|until| until > Instant::now())
    }

    /// As `auth.note_try`: after five, one minute, doubling up to an hour.
    fn note_stranger(&self, store: StoreId, email: &str) {
        let Ok(mut strangers) = self.strangers.lock() else { return };
        if strangers.len() >= MOST_STRANGERS {
            strangers.clear();
        }
        let tries = strangers.entry((store, email.to_owned())).or_default();
        tries.failures = tries.failures.saturating_add(1);
        if let Some(over) = tries.failures.checked_sub(TRIES) {
            tries.blocked_until = Instant::now().checked_add(Duration::from_mins(2u64.pow(over.min(10)).min(60)));
        }
    }
}

/// A cookie's value.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    headers
        .get_all("cookie")
        .iter()
        .filter_map(|line| line.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value.to_owned())
}

/// A `Set-Cookie` line. `days` 0 takes the cookie away.
pub fn set_cookie(name: &str, value: &str, days: u32, https: bool, readable: bool) -> String {
    let secure = if https { "; Secure" } else { "" };
    let hidden = if readable { "" } else { "; HttpOnly" };
    format!("{name}={value}; Path=/; Max-Age={}; SameSite=Lax{secure}{hidden}", u64::from(days) * 86_400)
}

/// Why somebody could not sign in. Whether the address is known is not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSignedIn {
    Wrong,
    /// Too many tries on this address.
    Wait,
    Trouble,
}

/// Check a password and open a session. Returns the cookie's key and the person.
pub async fn sign_in(context: &Context, store: StoreId, email: &str, password: &str, agent: &str) -> Result<(String, Person), NotSignedIn> {
    let door = Actor::new(Who::Door, Some(store));
    let trouble = |_: AppError| NotSignedIn::Trouble;
    // the turn comes first: a hundred tries side by side must not all be let in before the first of them is counted
    let Ok(_turn) = context.throttle.turns.acquire().await else { return Err(NotSignedIn::Trouble) };
    let mut tx = context.db.begin(&door).await.map_err(trouble)?;
    let login = db::sessions::find_login(&mut tx, email).await.map_err(trouble)?;
    tx.commit().await.map_err(trouble)?;
    if login.as_ref().map_or_else(|| context.throttle.blocks_stranger(store, email), |login| login.is_blocked) {
        return Err(NotSignedIn::Wait);
    }
    let hash = login.as_ref().map_or_else(|| NOBODY.to_owned(), |login| login.password_hash.clone());
    let is_right = verify(hash, password.to_owned()).await && login.is_some();
    if login.is_none() {
        context.throttle.note_stranger(store, email);
    }
    let mut tx = context.db.begin(&door).await.map_err(trouble)?;
    db::sessions::note_try(&mut tx, email, is_right).await.map_err(trouble)?;
    let opened = match login.filter(|_| is_right) {
        Some(login) => Some(open(&mut tx, login, agent).await.map_err(trouble)?),
        None => None,
    };
    tx.commit().await.map_err(trouble)?;
    opened.ok_or(NotSignedIn::Wrong)
}

async fn open(tx: &mut db::tx::Tx, login: Login, agent: &str) -> Result<(String, Person), AppError> {
    // the hat that opens most doors; somebody with several changes it later
    let role = login.roles.iter().copied().max().ok_or(AppError::Forbidden)?;
    let token = fresh_token();
    let hours = if role == Role::Customer { CUSTOMER_HOURS } else { STAFF_HOURS };
    let agent: String = agent.chars().take(200).collect();
    db::sessions::open(tx, &KeyHash::of(&token), login.person, role, hours, &agent).await?;
    Ok((token, Person { id: login.person, role, full_name: login.full_name }))
}

/// Whose session a key opens.
pub async fn recognise(context: &Context, store: StoreId, token: &str) -> Result<Option<Person>, AppError> {
    if token.len() > 64 {
        return Ok(None);
    }
    let mut tx = context.db.begin(&Actor::new(Who::Door, Some(store))).await?;
    let person = db::sessions::find(&mut tx, &KeyHash::of(token)).await?;
    tx.commit().await?;
    Ok(person)
}

pub async fn sign_out(context: &Context, store: StoreId, token: &str) -> Result<(), AppError> {
    let mut tx = context.db.begin(&Actor::new(Who::Door, Some(store))).await?;
    db::sessions::end(&mut tx, &KeyHash::of(token)).await?;
    tx.commit().await
}

async fn verify(hash: String, password: String) -> bool {
    let checked = tokio::task::spawn_blocking(move || {
        PasswordHash::new(&hash).is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok())
    });
    checked.await.unwrap_or(false)
}

/// Argon2id with the library's defaults (19 MiB, 2 rounds). Slow on purpose: call it off the async threads.
pub fn hash_password(password: &str) -> Option<String> {
    Argon2::default().hash_password(password.as_bytes()).ok().map(|hash| hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cookies_are_read_by_their_whole_name() {
        let mut headers = HeaderMap::new();
        headers.insert("cookie", "a=1; vitrine_cart=key; xvitrine_cart=no".parse().unwrap());
        assert_eq!(cookie(&headers, "vitrine_cart").as_deref(), Some("key"));
        assert_eq!(cookie(&headers, "vitrine"), None);
    }

    #[test]
    fn a_password_opens_its_own_hash_only() {
        let hash = hash_password("correct horse").unwrap();
        let parsed = PasswordHash::new(&hash).unwrap();
        assert!(Argon2::default().verify_password(b"correct horse", &parsed).is_ok());
        assert!(Argon2::default().verify_password(b"correct hors", &parsed).is_err());
        assert!(PasswordHash::new(NOBODY).is_ok(), "the hash of nobody must cost a real check");
    }
}
