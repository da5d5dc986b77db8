//! Clients in figures, which is what finance sees of them.
use crate::{
    domain::{
        client::figures::{FiguresRow, FiguresSheet, FiguresWish},
        id::PersonId,
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// A page of clients by name, from after `after`. The last page is shorter than `list::PAGE`.
#[server(prefix = "/api", endpoint = "admin/clients/figures", input = Json)]
pub async fn list_figures(wish: FiguresWish, after: Option<PersonId>) -> Result<Vec<FiguresRow>, AppError> {
    use crate::{
        admin::list::{MOST_WORDS, PAGE},
        domain::{role::Role, text},
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Finance])?;
    let words =
        text::optional_line(&wish.words, MOST_WORDS).map_err(|_| AppError::Invalid { field: "words".into(), reason: "too_long".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    let rows = clients::figures(&mut tx, &here.face, &FiguresWish { words, ..wish }, after, i64::from(PAGE)).await?;
    tx.commit().await?;
    Ok(rows)
}

/// One client in figures.
#[server(prefix = "/api", endpoint = "admin/clients/figures-of", input = Json)]
pub async fn open_figures(id: PersonId) -> Result<FiguresSheet, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::clients, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Finance])?;
    let mut tx = context.db.begin(&actor).await?;
    let sheet = clients::figures_of(&mut tx, &here.face, id).await?;
    tx.commit().await?;
    Ok(sheet)
}
