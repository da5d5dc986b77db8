//! Editorial pages: as visitors are shown them (`show`), as the team writes them (`edit`), and what the clock publishes.
//!
//! The verbs are SQL functions (functions/80_pages.sql); who may read which revision is row level security's business.
mod edit;
mod goods;
mod list;
mod look;
mod show;

pub use edit::{move_page, open_preview, save, sheet};
pub use goods::{find, found, of_collection};
pub use list::{Listed, collections, list, published};
pub use show::{of_key, previewed};

use super::tx::Tx;
use crate::error::AppError;
use sqlx::query;

/// Publish what is due in the store of this transaction; how many revisions were published.
pub async fn publish_due(tx: &mut Tx) -> Result<i32, AppError> {
    Ok(query!(r#"select app.publish_due() as "published!""#).fetch_one(&mut **tx).await?.published)
}

/// A collection as its own page and the index of all need it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    pub slug: String,
    pub number: u32,
    pub title: String,
    pub story: String,
}

/// The collection behind a slug.
async fn arrival(tx: &mut Tx, slug: &str) -> Result<Arrival, AppError> {
    let row = query!("select slug, number, title, story from app.collections where store_id = (select app.store_id()) and slug = $1", slug)
        .fetch_optional(&mut **tx)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok(Arrival { slug: row.slug, number: u32::try_from(row.number).unwrap_or(0), title: row.title, story: row.story })
}
