//! What the back office asks the server about words of the vocabulary.
use crate::{
    domain::{
        id::{TagId, TagMergeId},
        tag::{TagRow, TagSheet, TagWish, Weight, Word},
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// A page of words by kind, from after `after`.
#[server(prefix = "/api", endpoint = "admin/tags/list", input = Json)]
pub async fn list_tags(wish: TagWish, after: Option<TagId>) -> Result<Vec<TagRow>, AppError> {
    use crate::{
        admin::list::{MOST_WORDS, PAGE},
        domain::{role::Role, tag::is_kind, text},
        server::{db::tags, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let words =
        text::optional_line(&wish.words, MOST_WORDS).map_err(|_| AppError::Invalid { field: "words".into(), reason: "too_long".into() })?;
    let kind = wish.kind.filter(|kind| is_kind(kind));
    let mut tx = context.db.begin(&actor).await?;
    let rows = tags::list(&mut tx, &TagWish { words, kind, ..wish }, after, i64::from(PAGE)).await?;
    tx.commit().await?;
    Ok(rows)
}

/// One word with what leans on it.
#[server(prefix = "/api", endpoint = "admin/tags/open", input = Json)]
pub async fn open_tag(id: TagId) -> Result<TagSheet, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::tags, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let sheet = tags::sheet(&mut tx, &here.face, id).await?;
    tx.commit().await?;
    Ok(sheet)
}

/// The words that are offered to whoever describes something, of one kind or of all.
#[server(prefix = "/api", endpoint = "admin/tags/words", input = Json)]
pub async fn offered_words(kind: String) -> Result<Vec<Word>, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::tags, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let words = tags::words(&mut tx).await?;
    tx.commit().await?;
    Ok(words.into_iter().filter(|word| kind.is_empty() || word.tag.kind == kind).collect())
}

/// A new word. `Conflict`: word_taken, also for one that was sent twice.
#[server(prefix = "/api", endpoint = "admin/tags/add", input = Json)]
pub async fn add_tag(kind: String, name: String, also: String) -> Result<TagId, AppError> {
    use crate::{
        domain::{role::Role, tag},
        server::{db::tags, rpc, words},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let refused = |field: &str| AppError::Invalid { field: field.into(), reason: "not_accepted".into() };
    let (name, also) = tag::names(&name, &also).map_err(|_| refused("name"))?;
    if !tag::is_kind(&kind) {
        return Err(refused("kind"));
    }
    let id = TagId(uuid::Uuid::now_v7());
    let mut tx = context.db.begin(&actor).await?;
    tags::add(&mut tx, id, &kind, &words::short_address(&name), &name, &also).await?;
    tx.commit().await?;
    Ok(id)
}

/// Another name; its address follows, and the one before leads on. `Conflict`: word_taken, merged_already.
#[server(prefix = "/api", endpoint = "admin/tags/rename", input = Json)]
pub async fn rename_tag(id: TagId, name: String, also: String) -> Result<(), AppError> {
    use crate::{
        domain::{role::Role, tag},
        server::{db::tags, rpc, words},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let (name, also) = tag::names(&name, &also).map_err(|_| AppError::Invalid { field: "name".into(), reason: "not_accepted".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    tags::rename(&mut tx, id, &words::short_address(&name), &name, &also).await?;
    tx.commit().await
}

/// Another word for it, or no longer (`slug` of one that the team added). `Conflict`: word_taken, merged_already.
#[server(prefix = "/api", endpoint = "admin/tags/alias", input = Json)]
pub async fn alias_tag(id: TagId, word: String, kept: bool) -> Result<(), AppError> {
    use crate::{
        domain::{role::Role, tag::MOST_NAME, text},
        server::{db::tags, rpc, words},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let word = text::line(&word, MOST_NAME).map_err(|_| AppError::Invalid { field: "word".into(), reason: "not_accepted".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    if kept {
        tags::call_also(&mut tx, id, &words::short_address(&word), &word).await?;
    } else {
        tags::forget_alias(&mut tx, id, &words::short_address(&word)).await?;
    }
    tx.commit().await
}

/// Offer it no longer, or again.
#[server(prefix = "/api", endpoint = "admin/tags/retire", input = Json)]
pub async fn retire_tag(id: TagId, retired: bool) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::tags, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    tags::retire(&mut tx, id, retired).await?;
    tx.commit().await
}

/// What a merge would touch.
#[server(prefix = "/api", endpoint = "admin/tags/weigh", input = Json)]
pub async fn weigh_merge(id: TagId, into: TagId) -> Result<Weight, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::tags, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let weight = tags::weigh(&mut tx, id, into).await?;
    tx.commit().await?;
    Ok(weight)
}

/// It goes on in another; the same `merge` is one. `Conflict`: merged_already, other_kind.
#[server(prefix = "/api", endpoint = "admin/tags/merge", input = Json)]
pub async fn merge_tags(merge: TagMergeId, id: TagId, into: TagId) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::tags, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    tags::merge(&mut tx, merge, id, into).await?;
    tx.commit().await
}

/// Take a merge back. `Conflict`: merged_already.
#[server(prefix = "/api", endpoint = "admin/tags/take-back", input = Json)]
pub async fn take_merge_back(merge: TagMergeId) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::tags, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    tags::take_back(&mut tx, merge).await?;
    tx.commit().await
}
