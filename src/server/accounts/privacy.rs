//! What a person asks about herself: her file, to be forgotten, and that she changed her mind (which is signing in: a trigger's work).
//! Both begin with her present password; forgetting needs a link to her address as well, used by POST in her own session.
use super::{Refused, charge_letter, keeping::prove, letters_of, origin, post};
use crate::{
    domain::{id::PersonId, privacy::Hindrance, store::Locale},
    error::AppError,
    i18n::privacy as say,
    paths,
    server::{
        actor::{KeyHash, Person},
        context::Context,
        db::{self, privacy::Line},
        letters::Enclosed,
        page::Here,
        secrets::fresh_token,
        session::Visit,
    },
};
use std::fmt::Write;

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

/// Everything about her, after her password.
pub async fn export(context: &Context, here: &Here, visit: &Visit, person: &Person, password: &str) -> Result<String, Refused> {
    prove(context, visit, person, password).await?;
    Ok(file(context, here, person.id).await?)
}

/// Everything about a client, for an owner who gives it to her. The database refuses every other hat.
pub async fn export_for(context: &Context, here: &Here, client: PersonId) -> Result<String, AppError> {
    file(context, here, client).await
}

async fn file(context: &Context, here: &Here, person: PersonId) -> Result<String, AppError> {
    let mut tx = context.db.begin(&here.actor()).await?;
    let lines = db::privacy::export(&mut tx, person).await?;
    tx.commit().await?;
    Ok(written(&here.face.name, &jiff::Timestamp::now().to_string(), &lines, here.face.locale))
}

/// One JSON document: sections in the order of the declaration, each with its words.
fn written(store: &str, at: &str, lines: &[Line], locale: Locale) -> String {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let mut json = format!("{{\n\"store\": {},\n\"written_at\": {},\n\"sections\": [", quoted(store), quoted(at));
    for (place, section) in lines.chunk_by(|one, next| one.section == next.section).enumerate() {
        let name = section.first().map(|line| line.section.as_str()).unwrap_or_default();
        let rows = section.iter().map(|line| line.json.as_str()).collect::<Vec<_>>().join(",\n");
        // writing into a String can't fail
        let _ = write!(
            json,
            "{}\n{{\"section\": {}, \"what\": {}, \"rows\": [\n{rows}\n]}}",
            if place == 0 { "" } else { "," },
            quoted(name),
            quoted(say::of(locale).section(name))
        );
    }
    json.push_str("\n]\n}\n");
    json
}

/// She wants to be forgotten: a link goes to her address, and nothing happens until it was used.
pub async fn ask_erasure(context: &Context, here: &Here, visit: &Visit, person: &Person, password: &str) -> Result<(), NotForgotten> {
    let (email, _) = prove(context, visit, person, password).await?;
    let token = fresh_token();
    let mut tx = context.db.begin(&visit.door()).await?;
    charge_letter(&mut tx, visit, &email).await?;
    db::privacy::ask(&mut tx, person.id, &KeyHash::of(&token), LINK_HOURS).await.map_err(hindered)?;
    let link = format!("{}{}", origin(&mut tx, here).await?, paths::erase_link(&token));
    // a second wish has a second secret: it is a letter of its own
    let key = format!("erase:{}", KeyHash::of(&token).as_str());
    let letter = crate::server::letters::compose(&here.face, "erase", &letters_of(here).erase, &email, key, &Enclosed::Link(link));
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
    let asked = db::privacy::is_asked(&mut tx, person.id, &KeyHash::of(token)).await?;
    tx.commit().await?;
    Ok(asked)
}

/// The link was used: she is signed out everywhere, and the days run. Answers when they are over.
pub async fn confirm_erasure(context: &Context, here: &Here, visit: &Visit, person: &Person, token: &str) -> Result<String, NotForgotten> {
    let cart = here.visitor.as_deref().map(KeyHash::of);
    let mut tx = context.db.begin(&visit.door()).await?;
    let email = db::accounts::address_of(&mut tx, person.id).await?.ok_or(Refused::Link)?;
    let due = db::privacy::confirm(&mut tx, person.id, &KeyHash::of(token), cart.as_ref(), &here.face).await.map_err(hindered)?;
    post(&mut tx, here, "erase_set", &letters_of(here).erase_set, &email, &Enclosed::Code(due.clone())).await?;
    tx.commit().await?;
    Ok(due)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_one_document_whatever_a_store_is_called() {
        let line = |section: &str, json: &str| Line { section: section.into(), json: json.into() };
        let lines = [line("person", "{\"full_name\": \"Ana\"}"), line("orders", "{\"code\": \"A\"}"), line("orders", "{\"code\": \"B\"}")];
        let file = written("\"Amora\"\n", "now", &lines, Locale::PtBr);
        let read: serde_json::Value = serde_json::from_str(&file).expect("JSON");
        assert_eq!(read["store"], "\"Amora\"\n");
        assert_eq!(read["sections"][1]["rows"][1]["code"], "B");
        let nothing: serde_json::Value = serde_json::from_str(&written("x", "now", &[], Locale::En)).expect("JSON");
        assert_eq!(nothing["sections"].as_array().map(Vec::len), Some(0));
    }
}
