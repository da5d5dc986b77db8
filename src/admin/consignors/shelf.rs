//! What the back office asks the server about consigned pieces that wait for a decision.
use crate::{
    domain::{
        consignor::{ShelfVerb, Waiting, WaitingPiece},
        id::PieceId,
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};

/// Pieces whose time runs out or has, that are wanted back, or that wait to be collected.
#[server(prefix = "/api", endpoint = "admin/consignors/waiting", input = Json)]
pub async fn waiting_pieces(which: Waiting) -> Result<Vec<WaitingPiece>, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::consignors, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let pieces = consignors::waiting(&mut tx, &here.face, which).await?;
    tx.commit().await?;
    Ok(pieces)
}

/// Decide about one. `Conflict` says why not.
#[server(prefix = "/api", endpoint = "admin/consignors/decide", input = Json)]
pub async fn decide_piece(piece: PieceId, verb: ShelfVerb) -> Result<(), AppError> {
    use crate::{
        domain::role::Role,
        server::{db::consignors, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    consignors::decide(&mut tx, piece, verb).await?;
    tx.commit().await
}
