//! Accounts: people ask for a letter, prove an address, choose a password, find their guest orders. Each verb is one transaction of
//! the door, and the letter that belongs to it is posted in the same.
//!
//! What is answered never tells whether an address is known: both cases charge the same buckets and post a letter.
mod claiming;
mod entering;
mod erasing;
mod filing;
pub mod google;
mod inviting;
mod keeping;
pub mod passkeys;
pub mod phones;

pub use claiming::{ask_claim, ask_code, claim_by_code, claim_by_link};
pub use entering::{ask_account, ask_reset, create, reset};
pub use erasing::{NotForgotten, ask_erasure, confirm_erasure, is_asked};
pub use filing::{export, export_for};
pub use inviting::{invitation, invite, invite_again, join, join_as_herself, join_with_password};
pub use keeping::{ask_address, change_password, judge_new, move_address};

use super::{
    actor::KeyHash,
    context::Context,
    db::{self, accounts::NewProof, tx::Tx},
    letters::{self, Enclosed},
    page::Here,
    secrets::fresh_token,
    session::Visit,
};
use crate::{domain::account::PasswordTrouble, error::AppError, i18n::letters::Said};

/// Letters to one address, and asked for from one network, until a pause.
const LETTERS_TO: i32 = 6;
const LETTERS_FROM: i32 = 30;

/// Why something about an account was not done.
#[derive(Debug)]
pub enum Refused {
    /// The link or code is over, was used, or is somebody else's.
    Link,
    Password(PasswordTrouble),
    /// Too many tries or letters.
    Wait,
    Trouble(AppError),
}

impl From<AppError> for Refused {
    fn from(error: AppError) -> Self {
        match error {
            AppError::Conflict { .. } => Self::Link,
            other => Self::Trouble(other),
        }
    }
}

/// Charge a letter to its address and to the network that asks for it.
async fn charge_letter(tx: &mut Tx, visit: &Visit, to: &str) -> Result<(), Refused> {
    let buckets = [visit.bucket("letters to", to, LETTERS_TO), visit.bucket("letters from", visit.network.as_str(), LETTERS_FROM)];
    if db::accounts::charge(tx, &buckets).await? { Ok(()) } else { Err(Refused::Wait) }
}

/// Scheme and host for links in letters. A host that somebody merely claims could be her own: only one that the store has counts.
async fn origin(tx: &mut Tx, here: &Here) -> Result<String, AppError> {
    if db::stores::find(tx, &here.origin.name()).await?.is_some_and(|face| face.id == here.face.id) {
        return Ok(here.origin.to_string());
    }
    let doors = db::stores::doors(tx).await?;
    let host = doors.into_iter().find(|door| door.face.id == here.face.id).map(|door| door.host).unwrap_or_default();
    Ok(here.origin.elsewhere(&host).to_string())
}

/// One letter of a kind to an address a minute, however often it is asked for.
fn once_a_minute(kind: &str, to: &str) -> String {
    format!("{kind}:{}:{}", KeyHash::of(to).as_str(), jiff::Timestamp::now().as_second() / 60)
}

async fn post(tx: &mut Tx, here: &Here, kind: &'static str, said: &Said, to: &str, enclosed: &Enclosed) -> Result<(), AppError> {
    let letter = letters::compose(&here.face, kind, said, to, once_a_minute(kind, to), enclosed);
    db::letters::post(tx, &letter).await
}

/// Make a secret for `proof` and post the letter with its link; `path` makes the address from the token.
async fn post_link(tx: &mut Tx, here: &Here, said: &Said, proof: &NewProof<'_>, path: fn(&str) -> String) -> Result<(), AppError> {
    let token = fresh_token();
    db::accounts::open_proof(tx, &KeyHash::of(&token), proof).await?;
    let link = format!("{}{}", origin(tx, here).await?, path(&token));
    post(tx, here, proof.purpose, said, proof.email, &Enclosed::Link(link)).await
}

fn letters_of(here: &Here) -> &'static crate::i18n::letters::Letters {
    crate::i18n::letters::of(here.face.locale)
}

/// An address to which a secret of this purpose was sent, while it may be used.
pub async fn proven_address(context: &Context, visit: &Visit, token: &str, purpose: &str) -> Result<Option<String>, AppError> {
    if token.len() > 64 {
        return Ok(None);
    }
    let mut tx = context.db.begin(&visit.door()).await?;
    let proof = db::accounts::find_proof(&mut tx, &KeyHash::of(token), purpose).await?;
    tx.commit().await?;
    Ok(proof.map(|proof| proof.email))
}
