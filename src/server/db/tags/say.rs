//! Words as they are said: found by whatever they are called, and listed for whoever is about to say one.
use crate::{
    domain::{product::Tag, tag::Word},
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;
use std::collections::HashMap;
use uuid::Uuid;

/// The word that is meant; until this transaction ends it does not go on in another. `NotFound`.
pub async fn said(tx: &mut Tx, kind: &str, slug: &str) -> Result<Uuid, AppError> {
    query!("select app.word_to_say($1, $2) as id", kind, slug).fetch_one(&mut **tx).await?.id.ok_or(AppError::NotFound)
}

/// Of words as `kind:slug`, those that are called otherwise now, by what they were called.
pub async fn canonical(tx: &mut Tx, words: &[String]) -> Result<HashMap<String, String>, AppError> {
    let rows = query!(
        r#"select w.word as "word!", t.kind || ':' || t.slug as "now!" from unnest($1::text[]) as w (word)
           join app.tags t on t.store_id = (select app.store_id()) and t.id = app.tag_called(split_part(w.word, ':', 1), split_part(w.word, ':', 2))
           where t.kind || ':' || t.slug <> w.word"#,
        words
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|row| (row.word, row.now)).collect())
}

/// The words that are offered, with every other word for each.
pub async fn words(tx: &mut Tx) -> Result<Vec<Word>, AppError> {
    let rows = query!(
        r#"select kind, slug, name, app.fold(name || ' ' || spoken) as "folded!" from app.tags
           where store_id = (select app.store_id()) and merged_into is null and not retired order by kind, sort, name limit 1000"#
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|row| Word { tag: Tag { kind: row.kind, slug: row.slug, name: row.name }, folded: row.folded }).collect())
}
