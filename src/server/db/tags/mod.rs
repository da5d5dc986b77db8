//! Words of the vocabulary: read for the room where they are kept (`list`), and its verbs, which are functions of the database. Whatever
//! a word is called, [`said`] finds it.
mod list;
mod merging;
mod say;

pub use list::{found, list, sheet};
pub use merging::{merge, take_back, weigh};
pub use say::{canonical, said, words};

use super::tx::Tx;
use crate::{domain::id::TagId, error::AppError};
use sqlx::query;

/// A new word; the same id is one. `Conflict`: word_taken.
pub async fn add(tx: &mut Tx, id: TagId, kind: &str, slug: &str, name: &str, also: &str) -> Result<(), AppError> {
    query!("select app.add_tag($1, $2, $3, $4, $5)", id.0, kind, slug, name, also).fetch_one(&mut **tx).await?;
    Ok(())
}

/// Another name, and with it another address. `NotFound`; `Conflict`: word_taken, merged_already.
pub async fn rename(tx: &mut Tx, id: TagId, slug: &str, name: &str, also: &str) -> Result<(), AppError> {
    query!("select app.rename_tag($1, $2, $3, $4)", id.0, slug, name, also).fetch_one(&mut **tx).await?;
    Ok(())
}

/// Another word for it. `NotFound`; `Conflict`: word_taken, merged_already.
pub async fn call_also(tx: &mut Tx, id: TagId, slug: &str, word: &str) -> Result<(), AppError> {
    query!("select app.add_alias($1, $2, $3)", id.0, slug, word).fetch_one(&mut **tx).await?;
    Ok(())
}

/// No longer another word for it; what it was called before stays.
pub async fn forget_alias(tx: &mut Tx, id: TagId, slug: &str) -> Result<(), AppError> {
    query!("select app.drop_alias($1, $2)", id.0, slug).fetch_one(&mut **tx).await?;
    Ok(())
}

/// Offer it no longer, or again.
pub async fn retire(tx: &mut Tx, id: TagId, retired: bool) -> Result<(), AppError> {
    query!("select app.retire_tag($1, $2)", id.0, retired).fetch_one(&mut **tx).await?;
    Ok(())
}
