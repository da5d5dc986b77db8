//! What the team notes of a client: words, measures, sentences of its own. What a quiz noted or her bags taught is not touched.
use crate::{
    domain::{
        id::{NoteId, PersonId},
        product::{MeasureArea, Tag},
    },
    error::AppError,
    server::db::{tags, tx::Tx},
};
use sqlx::query;

/// Note a measure of hers, or take back the one that the team noted.
pub async fn note_measure(tx: &mut Tx, id: PersonId, area: MeasureArea, millimetres: Option<i32>) -> Result<(), AppError> {
    query!(
        "delete from app.client_measures where store_id = (select app.store_id()) and person_id = $1 and area = $2 and source = 'attendant'",
        id.0,
        area.name()
    )
    .execute(&mut **tx)
    .await?;
    let Some(millimetres) = millimetres else { return Ok(()) };
    query!(
        "insert into app.client_measures (store_id, person_id, area, source, millimetres) values ((select app.store_id()), $1, $2, 'attendant', $3)",
        id.0,
        area.name(),
        millimetres
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Note a word, or take back one that the team noted. `NotFound` for a word that the store does not have.
pub async fn note_tag(tx: &mut Tx, id: PersonId, kind: &str, slug: &str, noted: bool) -> Result<(), AppError> {
    let tag = tags::said(tx, kind, slug).await?;
    if noted {
        query!(
            "insert into app.client_tags (store_id, person_id, tag_id, source) values ((select app.store_id()), $1, $2, 'attendant') on conflict do nothing",
            id.0,
            tag
        )
        .execute(&mut **tx)
        .await?;
    } else {
        query!(
            "delete from app.client_tags where store_id = (select app.store_id()) and person_id = $1 and tag_id = $2 and source = 'attendant'",
            id.0,
            tag
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// The words that the store offers, for whoever notes them.
pub async fn vocabulary(tx: &mut Tx) -> Result<Vec<Tag>, AppError> {
    Ok(tags::words(tx).await?.into_iter().map(|word| word.tag).collect())
}

/// Write something down in words of one's own. The same id is one note.
pub async fn write_note(tx: &mut Tx, id: PersonId, note: NoteId, body: &str) -> Result<(), AppError> {
    query!(
        "insert into app.client_notes (store_id, id, person_id, body) values ((select app.store_id()), $1, $2, $3) on conflict do nothing",
        note.0,
        id.0,
        body
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Take a note back: whoever wrote it, or an owner; `Forbidden` for another one. What is gone already is gone.
pub async fn drop_note(tx: &mut Tx, id: PersonId, note: NoteId) -> Result<(), AppError> {
    query!("delete from app.client_notes where store_id = (select app.store_id()) and person_id = $1 and id = $2", id.0, note.0)
        .execute(&mut **tx)
        .await?;
    let left = query!(
        r#"select exists (select 1 from app.client_notes where store_id = (select app.store_id()) and person_id = $1 and id = $2) as "is!""#,
        id.0,
        note.0
    );
    if left.fetch_one(&mut **tx).await?.is { Err(AppError::Forbidden) } else { Ok(()) }
}
