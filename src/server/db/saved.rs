//! Questions to lists under a name. Row level security decides whose they are: nobody reads or changes another's, but for shared ones.
use super::tx::Tx;
use crate::{
    domain::{
        id::{FilterId, PersonId},
        saved::SavedFilter,
    },
    error::AppError,
};
use sqlx::query;

/// Those of a list: hers and the team's, by name.
pub async fn of_room(tx: &mut Tx, room: &str, owner: bool) -> Result<Vec<SavedFilter>, AppError> {
    let rows = query!(
        r#"select id, name, question, shared, person_id = (select app.person_id()) as "hers!" from app.saved_filters
           where store_id = (select app.store_id()) and room = $1 order by shared, lower(name), id limit 100"#,
        room
    )
    .fetch_all(&mut **tx)
    .await?;
    let one = rows.into_iter().map(|row| SavedFilter {
        id: FilterId(row.id),
        name: row.name,
        question: row.question,
        shared: row.shared,
        hers: row.hers || (owner && row.shared),
    });
    Ok(one.collect())
}

/// Keep a question; the same id is one. `Conflict`: too_many.
pub async fn save(tx: &mut Tx, whose: PersonId, room: &str, filter: &SavedFilter) -> Result<(), AppError> {
    query!(
        "insert into app.saved_filters (store_id, id, person_id, room, name, question, shared)
         values ((select app.store_id()), $1, $2, $3, $4, $5, $6) on conflict do nothing",
        filter.id.0,
        whose.0,
        room,
        filter.name,
        filter.question,
        filter.shared
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Another name, hers alone or everybody's. `NotFound` for another's.
pub async fn rename(tx: &mut Tx, id: FilterId, name: &str, shared: bool) -> Result<(), AppError> {
    let done = query!(
        "update app.saved_filters set name = $2, shared = $3 where store_id = (select app.store_id()) and id = $1",
        id.0,
        name,
        shared
    );
    found(done.execute(&mut **tx).await?.rows_affected())
}

/// `NotFound` for another's.
pub async fn take_off(tx: &mut Tx, id: FilterId) -> Result<(), AppError> {
    let done = query!("delete from app.saved_filters where store_id = (select app.store_id()) and id = $1", id.0);
    found(done.execute(&mut **tx).await?.rows_affected())
}

fn found(rows: u64) -> Result<(), AppError> {
    if rows == 0 { Err(AppError::NotFound) } else { Ok(()) }
}
