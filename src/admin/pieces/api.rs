//! What the back office asks the server about pieces. Who may see which row is decided by the database.
use crate::{
    domain::{
        id::PieceId,
        piece::PieceMove,
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
        server::{db::piece_lists, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let words =
        text::optional_line(&wish.words, MOST_WORDS).map_err(|_| AppError::Invalid { field: "words".into(), reason: "too_long".into() })?;
    let tag = wish.tag.filter(|tag| tag.len() <= 80);
    let mut tx = context.db.begin(&actor).await?;
    let rows = piece_lists::latest(&mut tx, &here.face, &PieceWish { words, tag, ..wish }, after, i64::from(PAGE)).await?;
    tx.commit().await?;
    Ok(rows)
}

/// Say what becomes of a piece that lies in the shop. `Conflict` for what the law or a claim forbids.
#[server(prefix = "/api", endpoint = "admin/pieces/move", input = Json)]
pub async fn move_piece(id: PieceId, to: PieceMove) -> Result<(), AppError> {
    use crate::{
        domain::{role::Role, text},
        server::{db::pieces, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if matches!(&to, PieceMove::ToCare(_, due) if !text::is_day(due)) {
        return Err(AppError::Invalid { field: "due".into(), reason: "not_understood".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    pieces::move_piece(&mut tx, id, &to).await?;
    tx.commit().await
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

/// All words of a piece, also of one that is shown, from those that were seen. `Conflict`: edited_meanwhile, missing.
#[server(prefix = "/api", endpoint = "admin/pieces/describe", input = Json)]
pub async fn describe_piece(id: PieceId, seen: Vec<(String, String)>, words: Vec<(String, String)>) -> Result<(), AppError> {
    use crate::{
        domain::{role::Role, tag::are_words},
        server::{db::intake, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if !are_words(&seen) || !are_words(&words) {
        return Err(AppError::Invalid { field: "words".into(), reason: "not_accepted".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    intake::describe(&mut tx, id, &seen, &words).await?;
    tx.commit().await
}
