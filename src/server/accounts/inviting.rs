//! Joining the team: an owner asks, a letter goes out, and behind its link somebody chooses a name and a password, or proves that the
//! account of this address is hers. The invitation is the owner's transaction, coming in is the door's.
use super::{Refused, keeping::prove, letters_of, origin};
use crate::{
    domain::{id::InvitationId, role::Role},
    error::AppError,
    paths,
    server::{
        actor::{Actor, KeyHash, Person, Who},
        context::Context,
        db::{self, team::Asked, tx::Tx},
        letters::{self, Enclosed},
        page::Here,
        passwords,
        secrets::fresh_token,
        session::{self, Opened, Visit},
    },
};

/// Ask somebody to come, under these hats. `Conflict` when that makes no sense now (see `db::team::invite`).
pub async fn invite(context: &Context, here: &Here, email: &str, hats: &[Role]) -> Result<InvitationId, AppError> {
    let (id, token, link) = (InvitationId(uuid::Uuid::now_v7()), fresh_token(), origin_of(context, here).await?);
    let mut tx = context.db.begin(&here.actor()).await?;
    db::team::invite(&mut tx, id, email, hats, &KeyHash::of(&token)).await?;
    post(&mut tx, here, email, &token, &link).await?;
    tx.commit().await?;
    Ok(id)
}

/// Another letter with another link; the one before is good for nothing.
pub async fn invite_again(context: &Context, here: &Here, id: InvitationId) -> Result<(), AppError> {
    let (token, link) = (fresh_token(), origin_of(context, here).await?);
    let mut tx = context.db.begin(&here.actor()).await?;
    let email = db::team::invite_again(&mut tx, id, &KeyHash::of(&token)).await?;
    post(&mut tx, here, &email, &token, &link).await?;
    tx.commit().await
}

/// Which host the store has is the door's to know.
async fn origin_of(context: &Context, here: &Here) -> Result<String, AppError> {
    let mut tx = context.db.begin(&Actor::new(Who::Door, Some(here.face.id))).await?;
    let origin = origin(&mut tx, here).await?;
    tx.commit().await?;
    Ok(origin)
}

/// A letter for each link: one that was kept back as a second of the same minute would leave a dead link in the first.
async fn post(tx: &mut Tx, here: &Here, email: &str, token: &str, origin: &str) -> Result<(), AppError> {
    let link = Enclosed::Link(format!("{origin}{}", paths::join_link(token)));
    let key = format!("invite:{}", KeyHash::of(token).as_str());
    let letter = letters::compose(&here.face, "invite", &letters_of(here).invite, email, key, &link);
    db::letters::post(tx, &letter).await
}

/// What a link invites to, while it may be taken up. Asking changes nothing.
pub async fn invitation(context: &Context, visit: &Visit, token: &str) -> Result<Option<Asked>, AppError> {
    if token.len() > 64 {
        return Ok(None);
    }
    let mut tx = context.db.begin(&visit.door()).await?;
    let asked = db::team::find_invitation(&mut tx, &KeyHash::of(token)).await?;
    tx.commit().await?;
    Ok(asked)
}

/// An address without an account: name and password are chosen, and she is signed in.
pub async fn join(context: &Context, here: &Here, visit: &Visit, token: &str, name: &str, password: &str) -> Result<Opened, Refused> {
    let asked = invitation(context, visit, token).await?.filter(|asked| asked.person.is_none()).ok_or(Refused::Link)?;
    passwords::check(password, &asked.email, &here.face.name).map_err(Refused::Password)?;
    let hash = context.turns.hash(password).await.ok_or(Refused::Trouble(AppError::Fault))?;
    let mut tx = context.db.begin(&visit.door()).await?;
    db::team::join(&mut tx, &KeyHash::of(token), name, &hash).await?;
    let opened = enter(&mut tx, visit, &asked.email).await?;
    tx.commit().await?;
    Ok(opened)
}

/// She is signed in with the account of this address already. Her session gives way to one with the new hat.
pub async fn join_as_herself(context: &Context, visit: &Visit, token: &str, person: &Person, session: &str) -> Result<Opened, Refused> {
    let asked = invitation(context, visit, token).await?.filter(|asked| asked.person == Some(person.id)).ok_or(Refused::Link)?;
    let mut tx = context.db.begin(&visit.door()).await?;
    db::team::take_invitation(&mut tx, &KeyHash::of(token), person.id).await?;
    db::sessions::end(&mut tx, &KeyHash::of(session)).await?;
    let opened = enter(&mut tx, visit, &asked.email).await?;
    tx.commit().await?;
    Ok(opened)
}

/// The address has an account, and she proves with its password that it is hers.
pub async fn join_with_password(context: &Context, visit: &Visit, token: &str, password: &str) -> Result<Opened, Refused> {
    let asked = invitation(context, visit, token).await?.ok_or(Refused::Link)?;
    let person = asked.person.ok_or(Refused::Link)?;
    let (email, _) = prove(context, visit, person, password).await?;
    let mut tx = context.db.begin(&visit.door()).await?;
    db::team::take_invitation(&mut tx, &KeyHash::of(token), person).await?;
    let opened = enter(&mut tx, visit, &email).await?;
    tx.commit().await?;
    Ok(opened)
}

async fn enter(tx: &mut Tx, visit: &Visit, email: &str) -> Result<Opened, Refused> {
    let login = db::sessions::find_login(tx, email).await?.ok_or(Refused::Link)?;
    Ok(session::open(tx, visit, login).await?)
}
