//! What a client keeps becomes one sale, paid face to face; what never comes back is charged or written off.
use super::{Moved, NotDone, Word, letters, read};
use crate::{
    domain::{
        bag::{BagStatus, Method, rules::Sum},
        id::{BagId, CommandId, OrderId, PaymentId},
        money::Money,
        piece::WriteOffReason,
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
    server::db::{orders::money, tx::Tx},
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

/// What stands on the slip that she gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    pub code: String,
    pub bag_code: String,
    pub client: String,
    pub at: String,
    pub method: Option<Method>,
    /// Code, name, size, price.
    pub lines: Vec<(String, String, String, Money)>,
    pub subtotal: Money,
    pub discount: Money,
    pub total: Money,
}

/// The receipt of an order that a bag brought. `NotFound` for any other.
pub async fn receipt(tx: &mut Tx, order: OrderId, face: &StoreFace) -> Result<Receipt, AppError> {
    let o = query!(
        r#"select o.code, o.full_name, o.currency, o.subtotal_minor, o.discount_minor, o.total_minor, b.code as bag_code,
               to_char(o.placed_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "at!",
               (select p.method from app.payments p where p.store_id = o.store_id and p.order_id = o.id and p.status = 'confirmed') as method
           from app.orders o join app.bags b on b.store_id = o.store_id and b.id = o.bag_id where o.store_id = (select app.store_id()) and o.id = $1"#,
        order.0,
        face.time_zone
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(AppError::NotFound)?;
    let lines = query!(
        r#"select coalesce(b.code, l.sku) as "code!", l.name, l.label, l.line_total_minor from app.order_lines l
           left join app.orders o on o.store_id = l.store_id and o.id = l.order_id
           left join app.bag_lines b on b.store_id = l.store_id and b.bag_id = o.bag_id and b.piece_id = l.piece_id and b.sold_minor is not null
           where l.store_id = (select app.store_id()) and l.order_id = $1 order by l.line"#,
        order.0
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(Receipt {
        lines: lines
            .into_iter()
            .map(|l| Ok((l.code, l.name, l.label, money(l.line_total_minor, &o.currency)?)))
            .collect::<Result<_, AppError>>()?,
        subtotal: money(o.subtotal_minor, &o.currency)?,
        discount: money(o.discount_minor, &o.currency)?,
        total: money(o.total_minor, &o.currency)?,
        at: clock::written(&o.at, face.locale),
        method: o.method.and_then(|word| word.parse().ok()),
        code: o.code,
        bag_code: o.bag_code,
        client: o.full_name,
    })
}
