//! What the back office asks the server about editorial pages. Who may write is decided by the database; here the rest is said sooner.
use crate::{
    domain::editorial::{Base, Block, Found, Move, PageKey, PageRow, PageSheet},
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// Characters of a search.
pub const MOST_WORDS: usize = 80;

/// Home, looks and collections whose words these are.
#[server(prefix = "/api", endpoint = "admin/pages/list", input = Json)]
pub async fn list_pages(words: String) -> Result<Vec<PageRow>, AppError> {
    use crate::{
        domain::{role::Role, text},
        server::{db::pages, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let words =
        text::optional_line(&words, MOST_WORDS).map_err(|_| AppError::Invalid { field: "words".into(), reason: "too_long".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    let rows = pages::list(&mut tx, &here.face, &words).await?;
    tx.commit().await?;
    Ok(rows)
}

/// One page with its blocks.
#[server(prefix = "/api", endpoint = "admin/pages/open", input = Json)]
pub async fn open_page(key: PageKey) -> Result<PageSheet, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::pages, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let sheet = pages::sheet(&mut tx, &here.face, key).await?;
    tx.commit().await?;
    Ok(sheet)
}

/// Write the draft. `base` is what the caller saw; `Conflict("edited_meanwhile")` when that is not the last word any more.
#[server(prefix = "/api", endpoint = "admin/pages/save", input = Json)]
pub async fn save_page(key: PageKey, base: Option<Base>, title: String, description: String, blocks: Vec<Block>) -> Result<Base, AppError> {
    use crate::{
        domain::{
            editorial::{MOST_DESCRIPTION, MOST_TITLE, check},
            role::Role,
            text,
        },
        server::{db::pages, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let invalid = |field: &str| AppError::Invalid { field: field.into(), reason: "not_accepted".into() };
    let title = text::optional_line(&title, MOST_TITLE).map_err(|_| invalid("title"))?;
    let description = text::optional_line(&description, MOST_DESCRIPTION).map_err(|_| invalid("description"))?;
    let blocks: Vec<Block> = blocks.into_iter().map(Block::tidied).collect();
    check(&blocks).map_err(|unsound| invalid(&format!("{}.{}", unsound.block, unsound.field)))?;
    let mut tx = context.db.begin(&actor).await?;
    let base = pages::save(&mut tx, &key, base, &title, &description, &blocks).await?;
    tx.commit().await?;
    Ok(base)
}

/// Publish, schedule, take off, go back; answers the page as it stands then.
#[server(prefix = "/api", endpoint = "admin/pages/move", input = Json)]
pub async fn move_page(key: PageKey, base: Base, step: Move) -> Result<PageSheet, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::pages, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    pages::move_page(&mut tx, &here.face, &key, base, &step).await?;
    let sheet = pages::sheet(&mut tx, &here.face, key).await?;
    tx.commit().await?;
    Ok(sheet)
}

/// The address under which anybody sees this page as it is being written, for a week.
#[server(prefix = "/api", endpoint = "admin/pages/preview", input = Json)]
pub async fn preview_page(key: PageKey) -> Result<String, AppError> {
    use crate::{
        domain::role::Role,
        paths,
        server::{db::pages, rpc, secrets},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let token = secrets::fresh_token();
    let mut tx = context.db.begin(&actor).await?;
    pages::open_preview(&mut tx, &key, &token).await?;
    tx.commit().await?;
    Ok(paths::preview(&token))
}

/// Products to refer to, with their pictures.
#[server(prefix = "/api", endpoint = "admin/pages/goods", input = Json)]
pub async fn find_goods(words: String) -> Result<Vec<Found>, AppError> {
    use crate::{
        domain::{role::Role, text},
        server::{db::pages, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let words =
        text::optional_line(&words, MOST_WORDS).map_err(|_| AppError::Invalid { field: "words".into(), reason: "too_long".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    let found = pages::find(&mut tx, &words).await?;
    tx.commit().await?;
    Ok(found)
}
