//! Collections: read for the room where they are kept (`list`, `sheet`), and its verbs, which are functions of the database.
mod list;
mod sheet;

pub use list::list;
pub use sheet::sheet;

use super::tx::Tx;
use crate::{
    domain::{
        collection::Said,
        id::{CollectionId, ProductId},
    },
    error::AppError,
};
use sqlx::query;
use uuid::Uuid;

/// Say its words and dates, from the version that was seen. `NotFound`; `Conflict`: edited_meanwhile, already_public.
pub async fn edit(tx: &mut Tx, id: CollectionId, seen: i32, said: &Said) -> Result<(), AppError> {
    let opens = Some(said.opens.as_str()).filter(|hour| !hour.is_empty());
    query!(
        "select app.edit_collection($1, $2, $3, $4, $5::text::date, $6::text::timestamp)",
        id.0,
        seen,
        said.title,
        said.story,
        said.arrived_on,
        opens
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(())
}

/// Whose picture is its cover; nobody's: what hangs first in it.
pub async fn choose_cover(tx: &mut Tx, id: CollectionId, seen: i32, product: Option<ProductId>) -> Result<(), AppError> {
    query!("select app.choose_cover($1, $2, $3)", id.0, seen, product.map(|id| id.0) as Option<Uuid>).fetch_one(&mut **tx).await?;
    Ok(())
}

/// Into a collection, or out of any. `NotFound`; `Conflict`: archived, already_public.
pub async fn move_piece(tx: &mut Tx, code: &str, to: Option<CollectionId>) -> Result<(), AppError> {
    query!("select app.move_to_collection($1, $2)", code, to.map(|id| id.0) as Option<Uuid>).fetch_one(&mut **tx).await?;
    Ok(())
}

/// It is over, and its address leads to `successor` or to the shop; or it is not. `NotFound`; `Conflict`: edited_meanwhile.
pub async fn archive(tx: &mut Tx, id: CollectionId, seen: i32, over: bool, successor: Option<CollectionId>) -> Result<(), AppError> {
    query!("select app.archive_collection($1, $2, $3, $4)", id.0, seen, over, successor.map(|id| id.0) as Option<Uuid>)
        .fetch_one(&mut **tx)
        .await?;
    Ok(())
}

/// Open those whose hour has come in the store of this transaction; how many.
pub async fn open_due(tx: &mut Tx) -> Result<i32, AppError> {
    Ok(query!(r#"select app.open_due() as "opened!""#).fetch_one(&mut **tx).await?.opened)
}

/// What an address of a collection shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    Here,
    /// It is over; another one goes on with it, or the whole shop.
    Over(Option<String>),
}

/// How a visitor finds a collection. `NotFound` also for one whose hour has not come.
pub async fn standing(tx: &mut Tx, slug: &str) -> Result<Standing, AppError> {
    let row = query!(
        r#"select archived_at is not null as "over!", case when archived_at is not null then app.leads_to(slug) end as leads_to
           from app.collections where store_id = (select app.store_id()) and slug = $1"#,
        slug
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(AppError::NotFound)?;
    Ok(if row.over { Standing::Over(row.leads_to) } else { Standing::Here })
}
