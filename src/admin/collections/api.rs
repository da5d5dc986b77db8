//! What the back office asks the server about collections. Finance reads, the shop floor keeps them; what one brought is told to finance
//! and owners.
use crate::{
    domain::{
        collection::{CollectionRow, CollectionSheet, CollectionWish, Said},
        id::{CollectionId, ProductId},
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// A page of collections, the newest first, from after `after`.
#[server(prefix = "/api", endpoint = "admin/collections/list", input = Json)]
pub async fn list_collections(wish: CollectionWish, after: Option<CollectionId>) -> Result<Vec<CollectionRow>, AppError> {
    use crate::{
        admin::list::{MOST_WORDS, PAGE},
        domain::{role::Role, text},
        server::{db::collections, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    let role = actor.require(&[Role::Attendant, Role::Finance, Role::Owner])?.role;
    let words =
        text::optional_line(&wish.words, MOST_WORDS).map_err(|_| AppError::Invalid { field: "words".into(), reason: "too_long".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    let rows = collections::list(&mut tx, &here.face, role, &CollectionWish { words, ..wish }, after, i64::from(PAGE)).await?;
    tx.commit().await?;
    Ok(rows)
}

/// One collection with its pieces.
#[server(prefix = "/api", endpoint = "admin/collections/open", input = Json)]
pub async fn open_collection(id: CollectionId) -> Result<CollectionSheet, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::collections, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    let role = actor.require(&[Role::Attendant, Role::Finance, Role::Owner])?.role;
    let mut tx = context.db.begin(&actor).await?;
    let sheet = collections::sheet(&mut tx, &here.face, role, id).await?;
    tx.commit().await?;
    Ok(sheet)
}

/// A new collection by hand.
#[server(prefix = "/api", endpoint = "admin/collections/begin", input = Json)]
pub async fn begin_collection(title: String) -> Result<CollectionId, AppError> {
    use crate::{
        domain::{collection::MOST_TITLE, role::Role, text},
        server::{db::intake, rpc, words},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let title = text::line(&title, MOST_TITLE).map_err(|_| AppError::Invalid { field: "title".into(), reason: "not_accepted".into() })?;
    let id = CollectionId(uuid::Uuid::now_v7());
    let mut tx = context.db.begin(&actor).await?;
    intake::open_arrival(&mut tx, id, &words::address(&title, "colecao"), &title, "").await?;
    tx.commit().await?;
    Ok(id)
}

/// Its words and dates, from the version that was seen. `Conflict`: edited_meanwhile, already_public.
#[server(prefix = "/api", endpoint = "admin/collections/say", input = Json)]
pub async fn say_collection(id: CollectionId, seen: i32, said: Said) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::collections, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let refused = |field: &str| AppError::Invalid { field: field.into(), reason: "not_accepted".into() };
    let said = said.read().map_err(|wrong| refused(wrong.first().map_or("title", |field| field.name())))?;
    let mut tx = context.db.begin(&actor).await?;
    collections::edit(&mut tx, id, seen, &said).await?;
    tx.commit().await
}

/// Whose picture is its cover; nobody's: what hangs first.
#[server(prefix = "/api", endpoint = "admin/collections/cover", input = Json)]
pub async fn cover_collection(id: CollectionId, seen: i32, product: Option<ProductId>) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::collections, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    collections::choose_cover(&mut tx, id, seen, product).await?;
    tx.commit().await
}

/// The piece of this code goes into a collection, or out of any. `Conflict`: archived, already_public.
#[server(prefix = "/api", endpoint = "admin/collections/hang", input = Json)]
pub async fn hang_in_collection(id: Option<CollectionId>, code: String) -> Result<(), AppError> {
    use crate::{
        domain::{role::Role, text},
        server::{db::collections, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let code = text::line(&code, 16).map_err(|_| AppError::Invalid { field: "code".into(), reason: "not_accepted".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    collections::move_piece(&mut tx, &code.to_uppercase(), id).await?;
    tx.commit().await
}

/// It is over, and its address leads on; or it is brought back. `Conflict`: edited_meanwhile.
#[server(prefix = "/api", endpoint = "admin/collections/archive", input = Json)]
pub async fn archive_collection(id: CollectionId, seen: i32, over: bool, successor: Option<CollectionId>) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::collections, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    collections::archive(&mut tx, id, seen, over, successor).await?;
    tx.commit().await
}
