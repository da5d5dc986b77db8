//! Coming in: an account by a link to the address, a new password by another. The password is chosen behind the link, so that
//! whoever holds the mailbox holds the account, and nobody can prepare one for somebody else.
use super::{Refused, charge_letter, letters_of, post, post_link, proven_address};
use crate::{
    paths,
    server::{
        actor::KeyHash,
        context::Context,
        db::{self, accounts::NewProof},
        letters::Enclosed,
        page::Here,
        passwords,
        session::{self, Opened, Visit},
    },
};

const ACCOUNT_MINUTES: i32 = 24 * 60;
const RESET_MINUTES: i32 = 30;

/// Somebody wants an account for this address. Who has one is written to as well, and told so.
pub async fn ask_account(context: &Context, here: &Here, visit: &Visit, email: &str) -> Result<(), Refused> {
    let say = letters_of(here);
    let mut tx = context.db.begin(&visit.door()).await?;
    let charged = charge_letter(&mut tx, visit, email).await;
    if charged.is_ok() {
        if db::sessions::find_login(&mut tx, email).await?.is_some() {
            post(&mut tx, here, "account", &say.account_known, email, &Enclosed::Nothing).await?;
        } else {
            let proof = NewProof { purpose: "account", email, minutes: ACCOUNT_MINUTES, ..NewProof::default() };
            post_link(&mut tx, here, &say.account, &proof, paths::sign_up_link).await?;
        }
    }
    tx.commit().await?;
    charged
}

/// Somebody forgot the password of this address. An address without an account is written to as well, and told so.
pub async fn ask_reset(context: &Context, here: &Here, visit: &Visit, email: &str) -> Result<(), Refused> {
    let say = letters_of(here);
    let mut tx = context.db.begin(&visit.door()).await?;
    let charged = charge_letter(&mut tx, visit, email).await;
    if charged.is_ok() {
        if let Some(login) = db::sessions::find_login(&mut tx, email).await? {
            let proof = NewProof { purpose: "reset", email, person: Some(login.person), minutes: RESET_MINUTES, ..NewProof::default() };
            post_link(&mut tx, here, &say.reset, &proof, paths::reset_link).await?;
        } else {
            post(&mut tx, here, "reset", &say.reset_unknown, email, &Enclosed::Nothing).await?;
        }
    }
    tx.commit().await?;
    charged
}

/// The account of a proven address: it finds its guest orders, and its owner is signed in.
pub async fn create(context: &Context, here: &Here, visit: &Visit, token: &str, name: &str, password: &str) -> Result<Opened, Refused> {
    let hash = accepted(context, here, visit, token, "account", password).await?;
    let mut tx = context.db.begin(&visit.door()).await?;
    db::accounts::create(&mut tx, &KeyHash::of(token), name, &hash.1).await?;
    let login = db::sessions::find_login(&mut tx, &hash.0).await?.ok_or(Refused::Link)?;
    let opened = session::open(&mut tx, visit, login).await?;
    tx.commit().await?;
    Ok(opened)
}

/// A new password by the link: every other session ends, and she is signed in here.
pub async fn reset(context: &Context, here: &Here, visit: &Visit, token: &str, password: &str) -> Result<Opened, Refused> {
    let (email, hash) = accepted(context, here, visit, token, "reset", password).await?;
    let mut tx = context.db.begin(&visit.door()).await?;
    db::accounts::reset_password(&mut tx, &KeyHash::of(token), &hash).await?;
    let login = db::sessions::find_login(&mut tx, &email).await?.ok_or(Refused::Link)?;
    let opened = session::open(&mut tx, visit, login).await?;
    post(&mut tx, here, "password_changed", &letters_of(here).password_changed, &email, &Enclosed::Nothing).await?;
    tx.commit().await?;
    Ok(opened)
}

/// The address behind a link and the hash of a password that was accepted for it.
async fn accepted(
    context: &Context,
    here: &Here,
    visit: &Visit,
    token: &str,
    purpose: &str,
    password: &str,
) -> Result<(String, String), Refused> {
    let email = proven_address(context, visit, token, purpose).await?.ok_or(Refused::Link)?;
    passwords::check(password, &email, &here.face.name).map_err(Refused::Password)?;
    let hash = context.turns.hash(password).await.ok_or(Refused::Trouble(crate::error::AppError::Fault))?;
    Ok((email, hash))
}
