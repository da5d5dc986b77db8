//! Cookies, sessions and signing in. A cookie holds a random key; the database holds only its hash.
//!
//! Wrong tries are counted per address and network, so that nobody locks another person's door; a browser in which she has signed in
//! before has a count of its own, which strangers can't reach.
use super::{
    actor::{Actor, KeyHash, Person, Who},
    context::Context,
    db::{self, accounts::Bucket, sessions::Login},
    network::Network,
    secrets::fresh_token,
};
use crate::{
    domain::{account::Farewell, id::StoreId, role::Role},
    error::AppError,
};
use axum::http::HeaderMap;

/// Chosen light or dark; not a secret.
pub const MODE: &str = "vitrine_mode";
/// Number of things in the cart, for the badge; not a secret.
pub const COUNT: &str = "vitrine_count";
/// Somebody who may write pages signed in here: draws the way into the editor, and grants nothing.
pub const DESK: &str = "vitrine_desk";
const STAFF_HOURS: i32 = 12;
const CUSTOMER_HOURS: i32 = 24 * 30;

/// Tries until a pause: on an address from one network, on an address from anywhere, from one network on anybody, and on an address
/// from a browser that she has signed in with.
const PER_ADDRESS_AND_NETWORK: i32 = 5;
const PER_ADDRESS: i32 = 60;
const PER_NETWORK: i32 = 40;
const PER_KNOWN_DEVICE: i32 = 10;

/// With https the browser itself refuses to let another host or an insecure page set these.
pub fn session_cookie(https: bool) -> &'static str {
    if https { "__Host-vitrine_session" } else { "vitrine_session" }
}

pub fn cart_cookie(https: bool) -> &'static str {
    if https { "__Host-vitrine_cart" } else { "vitrine_cart" }
}

/// Names a browser, so that it can be known again at the door. It opens nothing.
pub fn device_cookie(https: bool) -> &'static str {
    if https { "__Host-vitrine_device" } else { "vitrine_device" }
}

/// Who knocks: from where, with which browser.
#[derive(Debug, Clone)]
pub struct Visit {
    pub store: StoreId,
    pub network: Network,
    pub device: Option<String>,
    pub agent: String,
}

impl Visit {
    pub fn of(context: &Context, store: StoreId, network: Network, headers: &HeaderMap) -> Self {
        let agent = headers.get(axum::http::header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
        let device = cookie(headers, device_cookie(context.https)).filter(|device| (32..=64).contains(&device.len()));
        Self { store, network, device, agent: agent.chars().take(200).collect() }
    }

    pub fn door(&self) -> Actor {
        Actor::new(Who::Door, Some(self.store))
    }

    /// Hash of a bucket's name.
    pub fn bucket(&self, what: &str, of: &str, most: i32) -> Bucket {
        Bucket(KeyHash::of(&format!("{what}\n{of}")), most)
    }
}

/// A way to the provider that has begun in this browser, and an account there that waits to be linked: sealed, for minutes.
pub fn google_cookie(https: bool) -> &'static str {
    if https { "__Host-vitrine_google" } else { "vitrine_google" }
}

pub fn link_cookie(https: bool) -> &'static str {
    if https { "__Host-vitrine_link" } else { "vitrine_link" }
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
    lasting(name, value, u64::from(days) * 86_400, https, readable)
}

/// The same for some seconds, hidden from scripts.
pub fn set_brief_cookie(name: &str, value: &str, seconds: u32, https: bool) -> String {
    lasting(name, value, u64::from(seconds), https, false)
}

fn lasting(name: &str, value: &str, seconds: u64, https: bool, readable: bool) -> String {
    let secure = if https { "; Secure" } else { "" };
    let hidden = if readable { "" } else { "; HttpOnly" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; SameSite=Lax{secure}{hidden}")
}

/// Why somebody could not sign in. Whether the address is known is not said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotSignedIn {
    Wrong,
    /// Too many tries.
    Wait,
    /// She is who she says, and wears no hat here any more.
    NoHat,
    Trouble,
}

/// A session that has just been opened: keys of its two cookies, and whose it is.
#[derive(Debug, Clone)]
pub struct Opened {
    pub token: String,
    pub device: String,
    pub person: Person,
    /// It opens nothing before the second proof.
    pub is_half: bool,
}

/// Check a password and open a session. The try is charged before it is made, so that tries side by side are tries in a row.
pub async fn sign_in(context: &Context, visit: &Visit, email: &str, password: &str) -> Result<Opened, NotSignedIn> {
    let trouble = |_: AppError| NotSignedIn::Trouble;
    let mut tx = context.db.begin(&visit.door()).await.map_err(trouble)?;
    let buckets = buckets(&mut tx, visit, email).await.map_err(trouble)?;
    let open_for_tries = db::accounts::charge(&mut tx, &buckets).await.map_err(trouble)?;
    let login = db::sessions::find_login(&mut tx, email).await.map_err(trouble)?;
    tx.commit().await.map_err(trouble)?;
    if !open_for_tries {
        metrics::counter!("vitrine_sign_ins_total", "outcome" => "paused").increment(1);
        return Err(NotSignedIn::Wait);
    }
    let hash = login.as_ref().and_then(|login| login.password_hash.clone());
    let is_right = context.turns.verify(hash, password).await;
    metrics::counter!("vitrine_sign_ins_total", "outcome" => if is_right { "right" } else { "wrong" }).increment(1);
    let Some(login) = login.filter(|_| is_right) else { return Err(NotSignedIn::Wrong) };
    let mut tx = context.db.begin(&visit.door()).await.map_err(trouble)?;
    db::accounts::forgive(&mut tx, &buckets).await.map_err(trouble)?;
    if login.roles.is_empty() {
        tx.commit().await.map_err(trouble)?;
        return Err(NotSignedIn::NoHat);
    }
    let opened = open(&mut tx, visit, login).await.map_err(trouble)?;
    tx.commit().await.map_err(trouble)?;
    Ok(opened)
}

async fn buckets(tx: &mut db::tx::Tx, visit: &Visit, email: &str) -> Result<Vec<Bucket>, AppError> {
    // asked with some hash also where there is no cookie: both take the same way
    let device = KeyHash::of(visit.device.as_deref().unwrap_or_default());
    if db::accounts::is_known_device(tx, &device, email).await? {
        return Ok(vec![visit.bucket("known device", &format!("{email}\n{}", device.as_str()), PER_KNOWN_DEVICE)]);
    }
    let network = visit.network.as_str();
    Ok(vec![
        visit.bucket("address and network", &format!("{email}\n{network}"), PER_ADDRESS_AND_NETWORK),
        visit.bucket("address", email, PER_ADDRESS),
        visit.bucket("network", network, PER_NETWORK),
    ])
}

/// Open a session for somebody who has proven herself, under the hat that opens most doors; the browser is known from now on.
pub async fn open(tx: &mut db::tx::Tx, visit: &Visit, login: Login) -> Result<Opened, AppError> {
    let role = login.roles.iter().copied().max().ok_or(AppError::Forbidden)?;
    let token = fresh_token();
    let device = visit.device.clone().unwrap_or_else(fresh_token);
    let hours = if role == Role::Customer { CUSTOMER_HOURS } else { STAFF_HOURS };
    db::sessions::open(tx, &KeyHash::of(&token), login.person, role, hours, &visit.agent).await?;
    db::accounts::trust_device(tx, &KeyHash::of(&device), login.person).await?;
    let is_half = db::passkeys::half_session(tx, &KeyHash::of(&token)).await?.is_some();
    Ok(Opened { token, device, person: Person { id: login.person, role, full_name: login.full_name }, is_half })
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

/// Why a session does not stand. One that nobody knows has ended.
pub async fn farewell(context: &Context, store: StoreId, token: &str) -> Result<Farewell, AppError> {
    let mut tx = context.db.begin(&Actor::new(Who::Door, Some(store))).await?;
    let judged = db::sessions::judge(&mut tx, [&KeyHash::of(token)]).await?;
    tx.commit().await?;
    Ok(judged.first().map_or(Farewell::Ended, |(_, why)| *why))
}

pub async fn sign_out(context: &Context, store: StoreId, token: &str) -> Result<(), AppError> {
    let mut tx = context.db.begin(&Actor::new(Who::Door, Some(store))).await?;
    db::sessions::end(&mut tx, &KeyHash::of(token)).await?;
    tx.commit().await
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
}
