//! To be forgotten: her present password, then a link to her address, used by POST in her own session. That she changed her mind is
//! signing in: a trigger's work. The clock does the rest.
use super::{Refused, charge_letter, keeping::prove, letters_of, origin, post};
use crate::{
    domain::privacy::Hindrance,
    error::AppError,
    paths,
    server::{
        actor::{KeyHash, Person},
        context::Context,
        db,
        letters::{self, Enclosed},
        page::Here,
        secrets::fresh_token,
        session::Visit,
    },
};

const LINK_HOURS: i32 = 24;

/// Why somebody is not forgotten.
#[derive(Debug)]
pub enum NotForgotten {
    Refused(Refused),
    Hindered(Hindrance),
}

impl From<Refused> for NotForgotten {
    fn from(why: Refused) -> Self {
        Self::Refused(why)
    }
}

impl From<AppError> for NotForgotten {
    fn from(error: AppError) -> Self {
        Self::Refused(error.into())
    }
}

/// A refusal of the database: a hindrance has a word of its own.
fn hindered(error: AppError) -> NotForgotten {
    match error {
        AppError::Conflict { reason } => match reason.parse() {
            Ok(hindrance) => NotForgotten::Hindered(hindrance),
            Err(_) => NotForgotten::Refused(Refused::Link),
        },
        other => NotForgotten::Refused(Refused::Trouble(other)),
    }
}

/// She wants to be forgotten: a link goes to her address, and nothing happens until it was used.
pub async fn ask_erasure(context: &Context, here: &Here, visit: &Visit, person: &Person, password: &str) -> Result<(), NotForgotten> {
    let (email, _) = prove(context, visit, person.id, password).await?;
    let token = fresh_token();
    let mut tx = context.db.begin(&visit.door()).await?;
    charge_letter(&mut tx, visit, &email).await?;
    db::erasures::ask(&mut tx, person.id, &KeyHash::of(&token), LINK_HOURS).await.map_err(hindered)?;
    let link = format!("{}{}", origin(&mut tx, here).await?, paths::erase_link(&token));
    // a second wish has a second secret: it is a letter of its own
    let key = format!("erase:{}", KeyHash::of(&token).as_str());
    let letter = letters::compose(&here.face, "erase", &letters_of(here).erase, &email, key, &Enclosed::Link(link));
    db::letters::post(&mut tx, &letter).await?;
    tx.commit().await?;
    Ok(())
}

/// Whether this link is hers and may still be used.
pub async fn is_asked(context: &Context, visit: &Visit, person: &Person, token: &str) -> Result<bool, AppError> {
    if token.len() > 64 {
        return Ok(false);
    }
    let mut tx = context.db.begin(&visit.door()).await?;
    let asked = db::erasures::is_asked(&mut tx, person.id, &KeyHash::of(token)).await?;
    tx.commit().await?;
    Ok(asked)
}

/// The link was used: she is signed out everywhere, and the days run. Answers when they are over.
pub async fn confirm_erasure(context: &Context, here: &Here, visit: &Visit, person: &Person, token: &str) -> Result<String, NotForgotten> {
    let cart = here.visitor.as_deref().map(KeyHash::of);
    let mut tx = context.db.begin(&visit.door()).await?;
    let email = db::accounts::address_of(&mut tx, person.id).await?.ok_or(Refused::Link)?;
    let due = db::erasures::confirm(&mut tx, person.id, &KeyHash::of(token), cart.as_ref(), &here.face).await.map_err(hindered)?;
    post(&mut tx, here, "erase_set", &letters_of(here).erase_set, &email, &Enclosed::Code(due.clone())).await?;
    tx.commit().await?;
    Ok(due)
}
