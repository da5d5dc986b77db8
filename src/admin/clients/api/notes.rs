//! What the team notes of a client: words, measures, sentences.
use crate::{
    domain::{
        id::{NoteId, PersonId},
        product::MeasureArea,
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// Note a word of hers, or take one back that the team noted.
#[server(prefix = "/api", endpoint = "admin/clients/note-word", input = Json)]
pub async fn note_word(id: PersonId, kind: String, slug: String, noted: bool) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    clients::is_client(&mut tx, id).await?;
    clients::note_tag(&mut tx, id, &kind, &slug, noted).await?;
    tx.commit().await
}

/// Note a measure of hers in millimetres, or take back what the team noted.
#[server(prefix = "/api", endpoint = "admin/clients/note-measure", input = Json)]
pub async fn note_measure(id: PersonId, area: MeasureArea, millimetres: Option<i32>) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if millimetres.is_some_and(|millimetres| !(50..=3_000).contains(&millimetres)) {
        return Err(AppError::Invalid { field: "millimetres".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    clients::is_client(&mut tx, id).await?;
    clients::note_measure(&mut tx, id, area, millimetres).await?;
    tx.commit().await
}

/// Write something down of her; the same `note` is one.
#[server(prefix = "/api", endpoint = "admin/clients/write-note", input = Json)]
pub async fn write_note(id: PersonId, note: NoteId, body: String) -> Result<(), AppError> {
    use crate::{
        domain::{role::Role, text},
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let body = text::line(&body, 500).map_err(|_| AppError::Invalid { field: "body".into(), reason: "not_accepted".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    clients::is_client(&mut tx, id).await?;
    clients::write_note(&mut tx, id, note, &body).await?;
    tx.commit().await
}

/// Take a note back: one's own, or an owner any.
#[server(prefix = "/api", endpoint = "admin/clients/drop-note", input = Json)]
pub async fn drop_note(id: PersonId, note: NoteId) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    clients::is_client(&mut tx, id).await?;
    clients::drop_note(&mut tx, id, note).await?;
    tx.commit().await
}
