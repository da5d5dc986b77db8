//! Keeping an account: another password, another address. Both ask for the present password, and tell the address that was used so far.
use super::{Refused, charge_letter, letters_of, post, post_link};
use crate::{
    domain::{account::PasswordTrouble, id::PersonId},
    error::AppError,
    paths,
    server::{
        actor::{KeyHash, Person},
        context::Context,
        db::{self, accounts::NewProof, sessions::Login},
        letters::Enclosed,
        page::Here,
        passwords,
        session::{self, Opened, Visit},
    },
};

const ADDRESS_MINUTES: i32 = 60;
/// Wrong present passwords until a pause.
const TRIES: i32 = 5;

/// Another password: every other session ends, this browser gets a new one.
pub async fn change_password(
    context: &Context,
    here: &Here,
    visit: &Visit,
    person: &Person,
    current: &str,
    new: &str,
) -> Result<Opened, Refused> {
    let (email, login) = prove(context, visit, person.id, current).await?;
    passwords::check(new, &email, &here.face.name).map_err(Refused::Password)?;
    let hash = context.turns.hash(new).await.ok_or(Refused::Trouble(AppError::Fault))?;
    let mut tx = context.db.begin(&visit.door()).await?;
    db::accounts::change_password(&mut tx, person.id, &hash).await?;
    let opened = session::open(&mut tx, visit, login).await?;
    post(&mut tx, here, "password_changed", &letters_of(here).password_changed, &email, &Enclosed::Nothing).await?;
    tx.commit().await?;
    Ok(opened)
}

/// What is wrong with a password that she would rather have, whatever else was.
pub async fn judge_new(
    context: &Context,
    here: &Here,
    visit: &Visit,
    person: &Person,
    new: &str,
) -> Result<Option<PasswordTrouble>, AppError> {
    let mut tx = context.db.begin(&visit.door()).await?;
    let email = db::accounts::address_of(&mut tx, person.id).await?.unwrap_or_default();
    tx.commit().await?;
    Ok(passwords::check(new, &email, &here.face.name).err())
}

/// Ask for another address: a link goes to the new one, and nothing changes until it was used.
pub async fn ask_address(
    context: &Context,
    here: &Here,
    visit: &Visit,
    person: &Person,
    current: &str,
    email: &str,
) -> Result<(), Refused> {
    prove(context, visit, person.id, current).await?;
    let say = letters_of(here);
    let mut tx = context.db.begin(&visit.door()).await?;
    let charged = charge_letter(&mut tx, visit, email).await;
    if charged.is_ok() {
        if db::sessions::find_login(&mut tx, email).await?.is_some() {
            post(&mut tx, here, "address", &say.account_known, email, &Enclosed::Nothing).await?;
        } else {
            let proof = NewProof { purpose: "address", email, person: Some(person.id), minutes: ADDRESS_MINUTES, ..NewProof::default() };
            post_link(&mut tx, here, &say.address, &proof, paths::address_link).await?;
        }
    }
    tx.commit().await?;
    charged
}

/// The proven address becomes hers; the old one is told.
pub async fn move_address(context: &Context, here: &Here, visit: &Visit, person: &Person, token: &str) -> Result<(), Refused> {
    let mut tx = context.db.begin(&visit.door()).await?;
    let old = db::accounts::move_address(&mut tx, &KeyHash::of(token), person.id).await?;
    if let Some(device) = &visit.device {
        db::accounts::trust_device(&mut tx, &KeyHash::of(device), person.id).await?;
    }
    post(&mut tx, here, "address_moved", &letters_of(here).address_moved, &old, &Enclosed::Nothing).await?;
    tx.commit().await?;
    Ok(())
}

/// She, with her present password: her address and her login.
pub(super) async fn prove(context: &Context, visit: &Visit, person: PersonId, password: &str) -> Result<(String, Login), Refused> {
    let bucket = [visit.bucket("own password", &person.to_string(), TRIES)];
    let mut tx = context.db.begin(&visit.door()).await?;
    let may = db::accounts::charge(&mut tx, &bucket).await?;
    let email = db::accounts::address_of(&mut tx, person).await?.ok_or(Refused::Trouble(AppError::Forbidden))?;
    let login = db::sessions::find_login(&mut tx, &email).await?.ok_or(Refused::Trouble(AppError::Forbidden))?;
    tx.commit().await?;
    if !may {
        return Err(Refused::Wait);
    }
    if !context.turns.verify(login.password_hash.clone(), password).await {
        return Err(Refused::Password(PasswordTrouble::Wrong));
    }
    let mut tx = context.db.begin(&visit.door()).await?;
    db::accounts::forgive(&mut tx, &bucket).await?;
    tx.commit().await?;
    Ok((email, login))
}
