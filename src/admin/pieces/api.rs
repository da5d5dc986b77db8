//! What the back office asks the server about pieces. Who may see which row is decided by the database.
use crate::{
    domain::{
        id::PieceId,
        stock::{PieceRow, PieceSheet, PieceWish},
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// A page of pieces, what moved last first, from after `after`. The last page is shorter than `list::PAGE`.
#[server(prefix = "/api", endpoint = "admin/pieces/list", input = Json)]
pub async fn list_pieces(wish: PieceWish, after: Option<PieceId>) -> Result<Vec<PieceRow>, AppError> {
    use crate::{
        admin::list::{MOST_WORDS, PAGE},
        domain::{role::Role, text},
        server::{db::stock, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let words =
        text::optional_line(&wish.words, MOST_WORDS).map_err(|_| AppError::Invalid { field: "words".into(), reason: "too_long".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    let rows = stock::latest(&mut tx, &here.face, &PieceWish { words, ..wish }, after, i64::from(PAGE)).await?;
    tx.commit().await?;
    Ok(rows)
}

/// One piece with its life.
#[server(prefix = "/api", endpoint = "admin/pieces/open", input = Json)]
pub async fn open_piece(id: PieceId) -> Result<PieceSheet, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::stock, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let sheet = stock::sheet(&mut tx, &here.face, id).await?;
    tx.commit().await?;
    Ok(sheet)
}
