//! The file of a person: everything that the store holds about her, given to herself after her password, or by an owner.
use super::{Refused, keeping::prove};
use crate::{
    domain::{id::PersonId, store::Locale},
    error::AppError,
    i18n::privacy as say,
    server::{
        actor::Person,
        context::Context,
        db::{self, privacy::Line},
        page::Here,
        session::Visit,
    },
};
use std::fmt::Write;

/// Everything about her, after her password.
pub async fn export(context: &Context, here: &Here, visit: &Visit, person: &Person, password: &str) -> Result<String, Refused> {
    prove(context, visit, person.id, password).await?;
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
