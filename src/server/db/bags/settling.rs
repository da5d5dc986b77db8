//! What a client keeps becomes one sale, paid face to face; what never comes back is charged or written off.
use super::{Moved, NotDone, Word, letters, read};
use crate::{
    domain::{
        bag::{BagStatus, Method, rules::Sum},
        id::{BagId, CommandId, OrderId, PaymentId},
        piece::WriteOffReason,
    },
    error::AppError,
    server::db::tx::Tx,
};
use serde::Deserialize;
use sqlx::{query, query_scalar};
use uuid::Uuid;

/// What she keeps, and how she pays. A missing piece among `codes` is charged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    pub codes: Vec<String>,
    pub method: Method,
    /// More than the house's own rule takes off, and why.
    pub extra_minor: i64,
    pub reason: String,
    /// What she was told that it comes to.
    pub total_minor: i64,
}

/// It is paid.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Settled {
    pub status: Word<BagStatus>,
    pub order: OrderId,
    pub payment: PaymentId,
    pub code: String,
    pub subtotal_minor: i64,
    pub discount_minor: i64,
    pub total_minor: i64,
}

/// What keeping these codes would come to now, without anything extra.
pub async fn reckon(tx: &mut Tx, bag: BagId, codes: &[String]) -> Result<Sum, AppError> {
    let row = query!(r#"select subtotal as "subtotal!", keep_all as "keep_all!" from app.reckon_bag($1, $2)"#, bag.0, codes)
        .fetch_one(&mut **tx)
        .await?;
    Ok(Sum { subtotal_minor: row.subtotal, keep_all_minor: row.keep_all, extra_minor: 0, total_minor: row.subtotal - row.keep_all })
}

/// Kept pieces become one paid order; the rest of the bag stays as it is. Refused: Status, NotInBag, Empty, OverRoleLimit, TotalChanged.
/// `Invalid`: method, amount, reason.
pub async fn settle(tx: &mut Tx, command: CommandId, bag: BagId, settlement: &Settlement) -> Result<Settled, NotDone> {
    let said = query_scalar!(
        r#"select app.settle_bag($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) as "said!""#,
        command.0,
        bag.0,
        Uuid::now_v7(),
        Uuid::now_v7(),
        letters::<8>(),
        &settlement.codes,
        settlement.method.name(),
        settlement.extra_minor,
        settlement.reason,
        settlement.total_minor
    );
    read(said.fetch_one(&mut **tx).await?)
}

/// What is not to be had back and not to be charged. Refused: NotInBag, OverRoleLimit.
pub async fn write_off(tx: &mut Tx, command: CommandId, bag: BagId, code: &str, reason: WriteOffReason) -> Result<Moved, NotDone> {
    let said = query_scalar!(r#"select app.write_off_line($1, $2, $3, $4) as "said!""#, command.0, bag.0, code, reason.name());
    read(said.fetch_one(&mut **tx).await?)
}
