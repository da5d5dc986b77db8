//! Coming in by a provider. It vouches for a name of its own (`subject`), which is the key; an address that it has proven makes a new
//! account, and never opens one that is there: whoever holds that proves it first, and links the two herself.
//!
//! The way out is effectless: its secrets derive from one token that only this browser holds, sealed. It comes back once.
use super::{Refused, keeping::prove, letters_of, origin, post};
use crate::{
    domain::{account::PasswordTrouble, role::Role, text},
    error::AppError,
    paths,
    server::{
        actor::{KeyHash, Person},
        context::Context,
        db::{self, tx::Tx},
        letters::Enclosed,
        openid::{NotVouched, Provider, Vouched, WayKeys},
        page::Here,
        sealed,
        secrets::fresh_token,
        session::{self, Opened, Visit},
    },
};
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

/// For how long a browser may be away.
pub const MINUTES: u32 = 10;
/// Ways back from one network until a pause: each asks the provider.
const BACK_FROM: i32 = 60;

/// What a browser holds while it is away.
#[derive(Debug, Serialize, Deserialize)]
struct Way {
    token: String,
    next: String,
    is_link: bool,
}

/// An account at the provider that waits to be linked, held by the browser that has proven it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Waiting {
    subject: String,
    pub email: String,
}

/// How a way back ended well.
#[derive(Debug)]
pub enum Came {
    /// In, and on to this page.
    In(Box<Opened>, String),
    /// She is signed in, or must sign in first; then she is asked whether the two are one.
    ToLink(Waiting),
    SignInFirst(Option<Waiting>),
}

/// How it did not.
#[derive(Debug)]
pub enum NotIn {
    Broken,
    Away,
    Wait,
    Trouble(AppError),
}

impl From<AppError> for NotIn {
    fn from(error: AppError) -> Self {
        Self::Trouble(error)
    }
}

impl From<NotVouched> for NotIn {
    fn from(error: NotVouched) -> Self {
        tracing::warn!(%error, "nobody was vouched for");
        match error {
            NotVouched::Away(_) => Self::Away,
            NotVouched::Refused(_) => Self::Broken,
        }
    }
}

fn provider(context: &Context) -> Result<&Provider, AppError> {
    context.google.as_ref().ok_or(AppError::NotFound)
}

fn keys(context: &Context, token: &str) -> WayKeys {
    let key = |purpose| context.secrets.token(purpose, &[token]);
    WayKeys { state: key("google state"), nonce: key("google nonce"), verifier: key("google verifier") }
}

/// The address to which the provider sends her back: of this store, whatever she says of herself.
async fn back(context: &Context, here: &Here, visit: &Visit) -> Result<String, AppError> {
    let mut tx = context.db.begin(&visit.door()).await?;
    let origin = origin(&mut tx, here).await?;
    tx.commit().await?;
    Ok(format!("{origin}{}", paths::GOOGLE_BACK))
}

/// What the browser is to hold, and where it is sent.
pub async fn begin(context: &Context, here: &Here, visit: &Visit, next: String, is_link: bool) -> Result<(String, String), NotIn> {
    let (provider, token) = (provider(context)?, fresh_token());
    let way = provider.way_out(&back(context, here, visit).await?, keys(context, &token)).await?;
    let held = sealed::seal(&context.secrets, "google way", here.face.id, MINUTES * 60, Way { token, next, is_link });
    Ok((held, way))
}

/// She came back: `held` by the browser, `state` and `code` in the address.
pub async fn come_back(context: &Context, here: &Here, visit: &Visit, held: &str, state: &str, code: String) -> Result<Came, NotIn> {
    let provider = provider(context)?;
    let way: Way = sealed::open(&context.secrets, "google way", here.face.id, held).ok_or(NotIn::Broken)?;
    let keys = keys(context, &way.token);
    if !bool::from(keys.state.as_bytes().ct_eq(state.as_bytes())) || code.is_empty() || code.len() > 2048 {
        return Err(NotIn::Broken);
    }
    let mut tx = context.db.begin(&visit.door()).await?;
    let is_first = db::identities::spend(&mut tx, &KeyHash::of(&way.token), i32::try_from(MINUTES).unwrap_or(10)).await?;
    let may = db::accounts::charge(&mut tx, &[visit.bucket("google from", visit.network.as_str(), BACK_FROM)]).await?;
    tx.commit().await?;
    if !is_first || !may {
        return Err(if is_first { NotIn::Wait } else { NotIn::Broken });
    }
    let vouched = provider.vouch(&back(context, here, visit).await?, code, keys).await?;
    let mut tx = context.db.begin(&visit.door()).await?;
    let came = enter(&mut tx, here, visit, provider.issuer(), vouched, way).await?;
    tx.commit().await?;
    Ok(came)
}

async fn enter(tx: &mut Tx, here: &Here, visit: &Visit, issuer: &str, vouched: Vouched, way: Way) -> Result<Came, NotIn> {
    let email = text::email(&vouched.email).unwrap_or_default();
    // an address that the provider does not vouch for is none: it must not keep a link alive through a reset
    let told = if vouched.is_verified { email.clone() } else { String::new() };
    let waiting = Waiting { subject: vouched.subject, email: told };
    if way.is_link && here.person.is_some() {
        return Ok(Came::ToLink(waiting));
    }
    if let Some(login) = db::identities::find(tx, issuer, &waiting.subject).await? {
        // the team comes in by its own door
        if login.roles.iter().any(|role| Role::STAFF.contains(role)) {
            return Ok(Came::SignInFirst(None));
        }
        return Ok(Came::In(Box::new(session::open(tx, visit, login).await?), way.next));
    }
    // nobody learns whether there is an account but who has proven the address
    if email.is_empty() || !vouched.is_verified || db::sessions::find_login(tx, &email).await?.is_some() {
        return Ok(Came::SignInFirst(Some(waiting)));
    }
    let before_at = email.split('@').next().unwrap_or_default();
    let name = text::line(&vouched.name, 120).or_else(|_| text::line(before_at, 120)).map_err(|_| AppError::Fault)?;
    match db::identities::join(tx, issuer, &waiting.subject, &email, &name).await {
        // somebody of this address was faster
        Err(AppError::Conflict { .. }) => return Err(NotIn::Broken),
        other => other?,
    }
    let login = db::identities::find(tx, issuer, &waiting.subject).await?.ok_or(AppError::Fault)?;
    let next = if way.next.is_empty() { format!("{}?notice=welcome", paths::ACCOUNT) } else { way.next };
    Ok(Came::In(Box::new(session::open(tx, visit, login).await?), next))
}

/// For the browser to hold until she has said yes.
pub fn hold(context: &Context, here: &Here, waiting: &Waiting) -> String {
    sealed::seal(&context.secrets, "google link", here.face.id, MINUTES * 60, waiting)
}

/// What waits to be linked in this browser.
pub fn waiting(context: &Context, here: &Here, held: &str) -> Option<Waiting> {
    sealed::open(&context.secrets, "google link", here.face.id, held)
}

/// She says yes, with her password: a session that somebody left open is not enough for another way in. `Link` when one of the two is
/// linked already (whoever has no password has been linked when she came); her address is told.
pub async fn link(
    context: &Context,
    here: &Here,
    visit: &Visit,
    person: &Person,
    (waiting, password): (&Waiting, Option<&str>),
) -> Result<(), Refused> {
    let issuer = provider(context)?.issuer();
    if has_password(context, visit, person).await? {
        prove(context, visit, person.id, password.ok_or(Refused::Password(PasswordTrouble::Wrong))?).await?;
    }
    let mut tx = context.db.begin(&visit.door()).await?;
    match db::identities::link(&mut tx, issuer, &waiting.subject, &waiting.email, person.id).await {
        Err(AppError::Conflict { .. }) => return Err(Refused::Link),
        other => other?,
    }
    if let Some(email) = db::accounts::address_of(&mut tx, person.id).await? {
        post(&mut tx, here, "google_linked", &letters_of(here).google_linked, &email, &Enclosed::Nothing).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Whether there is a password to ask her for.
pub async fn has_password(context: &Context, visit: &Visit, person: &Person) -> Result<bool, AppError> {
    let mut tx = context.db.begin(&visit.door()).await?;
    let ways = db::identities::ways(&mut tx, person.id, None).await?;
    tx.commit().await?;
    Ok(ways.has_password)
}

/// `Conflict` when it is her only way in.
pub async fn unlink(context: &Context, visit: &Visit, person: &Person) -> Result<(), AppError> {
    let mut tx = context.db.begin(&visit.door()).await?;
    db::identities::unlink(&mut tx, provider(context)?.issuer(), person.id).await?;
    tx.commit().await
}
