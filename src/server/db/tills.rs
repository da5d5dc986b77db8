//! The money of an order for the team, and the verbs that give some. What a role may give is decided by the database.
use super::{orders::money, tx::Tx};
use crate::{
    domain::{
        id::{OrderId, PaymentId, RefundId},
        limit::{LIMITED, Limit, Verb},
        money::Money,
        role::Role,
        store::StoreFace,
        till::{Discount, Paid, Refund, RefundStep, Till},
    },
    error::AppError,
    i18n::clock,
};
use sqlx::query;
use std::collections::HashMap;
use uuid::Uuid;

/// The money of an order that the actor may see. `NotFound`.
pub async fn till(tx: &mut Tx, id: OrderId, face: &StoreFace) -> Result<Till, AppError> {
    let row = query!(
        r#"select o.status, o.currency, o.subtotal_minor, o.total_minor, app.discount_left(o.id) as "may_discount!", app.refund_left(o.id) as "may_refund!"
           from app.orders o where o.store_id = (select app.store_id()) and o.id = $1"#,
        id.0
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(AppError::NotFound)?;
    let payments = payments(tx, id, face).await?;
    let excess = if row.status == "paid" { excess(&payments, row.total_minor) } else { 0 };
    Ok(Till {
        subtotal: money(row.subtotal_minor, &row.currency)?,
        refunds: refunds(tx, id, face).await?,
        discounts: discounts(tx, id, face, &row.currency).await?,
        payments,
        may_discount: money(row.may_discount, &row.currency)?,
        may_refund: money(row.may_refund, &row.currency)?,
        excess: money(excess, &row.currency)?,
        to_decide: row.status == "needs_decision",
        next: Uuid::now_v7(),
    })
}

/// What is left of all payments beyond what the order comes to.
fn excess(payments: &[Paid], owed: i64) -> i64 {
    payments.iter().map(|paid| paid.left.minor).sum::<i64>().saturating_sub(owed).max(0)
}

async fn payments(tx: &mut Tx, id: OrderId, face: &StoreFace) -> Result<Vec<Paid>, AppError> {
    let rows = query!(
        r#"select p.id, p.status, p.provider = 'counter' as "by_hand!", p.method, p.amount_minor, p.currency, coalesce(app.left_of_payment(p.id), 0) as "left!",
               to_char(coalesce(p.settled_at, p.created_at) at time zone $2, 'YYYY-MM-DD HH24:MI') as "at!"
           from app.payments p where p.store_id = (select app.store_id()) and p.order_id = $1 order by p.created_at, p.id limit 100"#,
        id.0,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| {
            Ok(Paid {
                id: PaymentId(r.id),
                status: r.status.parse().map_err(|_| AppError::Fault)?,
                amount: money(r.amount_minor, &r.currency)?,
                left: money(r.left, &r.currency)?,
                by_hand: r.by_hand,
                method: r.method.and_then(|word| word.parse().ok()),
                at: clock::written(&r.at, face.locale),
            })
        })
        .collect()
}

async fn refunds(tx: &mut Tx, id: OrderId, face: &StoreFace) -> Result<Vec<Refund>, AppError> {
    let rows = query!(
        r#"select r.id, r.status, r.amount_minor, r.currency, r.reason, r.actor, to_char(coalesce(r.settled_at, r.asked_at) at time zone $2, 'YYYY-MM-DD HH24:MI') as "at!"
           from app.refunds r where r.store_id = (select app.store_id()) and r.order_id = $1 order by r.asked_at, r.id limit 200"#,
        id.0,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut steps = refund_steps(tx, id, face).await?;
    rows.into_iter()
        .map(|r| {
            Ok(Refund {
                steps: steps.remove(&r.id).unwrap_or_default(),
                id: RefundId(r.id),
                status: r.status.parse().map_err(|_| AppError::Fault)?,
                amount: money(r.amount_minor, &r.currency)?,
                reason: r.reason,
                by: r.actor,
                at: clock::written(&r.at, face.locale),
            })
        })
        .collect()
}

/// How each refund of an order went.
async fn refund_steps(tx: &mut Tx, id: OrderId, face: &StoreFace) -> Result<HashMap<Uuid, Vec<RefundStep>>, AppError> {
    let rows = query!(
        r#"select h.refund_id, h.to_status, h.actor, to_char(h.changed_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "at!"
           from app.refund_status_history h join app.refunds r on r.store_id = h.store_id and r.id = h.refund_id
           where h.store_id = (select app.store_id()) and r.order_id = $1 order by h.refund_id, h.version limit 1000"#,
        id.0,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut steps = HashMap::<Uuid, Vec<RefundStep>>::new();
    for r in rows {
        let to = r.to_status.parse().map_err(|_| AppError::Fault)?;
        steps.entry(r.refund_id).or_default().push(RefundStep { to, by: r.actor, at: clock::written(&r.at, face.locale) });
    }
    Ok(steps)
}

async fn discounts(tx: &mut Tx, id: OrderId, face: &StoreFace, currency: &str) -> Result<Vec<Discount>, AppError> {
    let rows = query!(
        r#"select d.amount_minor, d.reason, d.actor, to_char(d.given_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "at!"
           from app.order_discounts d where d.store_id = (select app.store_id()) and d.order_id = $1 order by d.given_at, d.id limit 200"#,
        id.0,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| {
            Ok(Discount { amount: money(r.amount_minor, currency)?, reason: r.reason, by: r.actor, at: clock::written(&r.at, face.locale) })
        })
        .collect()
}

/// Take something off an unpaid order; the same `id` is one discount. `Conflict`: not_payable, over_limit.
pub async fn give_discount(tx: &mut Tx, id: Uuid, order: OrderId, amount_minor: i64, reason: &str) -> Result<(), AppError> {
    query!("select app.give_discount($1, $2, $3, $4)", id, order.0, amount_minor, reason).fetch_one(&mut **tx).await?;
    Ok(())
}

/// Note that money goes back; the bank is asked after the commit. The same `id` is one refund. `Conflict`: over_limit, too_much.
pub async fn ask_refund(tx: &mut Tx, id: RefundId, payment: PaymentId, amount_minor: i64, reason: &str) -> Result<(), AppError> {
    query!("select app.ask_refund($1, $2, $3, $4)", id.0, payment.0, amount_minor, reason).fetch_one(&mut **tx).await?;
    Ok(())
}

/// Ask again for one that failed; another one stays as it is. `Conflict`: over_limit, too_much.
pub async fn ask_refund_again(tx: &mut Tx, id: RefundId) -> Result<(), AppError> {
    query!("select app.ask_refund_again($1)", id.0).fetch_one(&mut **tx).await?;
    Ok(())
}

/// An order that people decide about is paid after all. `Conflict`: nothing_to_decide, refunded, goods_missing.
pub async fn accept(tx: &mut Tx, order: OrderId) -> Result<(), AppError> {
    query!("select app.accept_order($1)", order.0).fetch_one(&mut **tx).await?;
    Ok(())
}

/// What a role may give; nothing is said of one without limits.
pub async fn limits(tx: &mut Tx, role: Role) -> Result<Vec<Limit>, AppError> {
    let mut limits = Vec::new();
    for verb in Verb::ALL.iter().copied().filter(|verb| LIMITED.contains(&role) && verb.is_of(role)) {
        let row = query!(r#"select app.limit_of($1, $2) as "most!""#, role.name(), verb.name()).fetch_one(&mut **tx).await?;
        limits.push(Limit { role, verb, most: row.most });
    }
    Ok(limits)
}

/// Say how much a role may give. `Forbidden` for anybody but an owner.
pub async fn set_limit(tx: &mut Tx, role: Role, verb: Verb, most: i64) -> Result<(), AppError> {
    query!("select app.set_limit($1, $2, $3)", role.name(), verb.name(), most).fetch_one(&mut **tx).await?;
    Ok(())
}

/// A refund that the bank is to be asked for.
#[derive(Debug, Clone)]
pub struct ToAsk {
    pub key: String,
    pub intent: String,
    pub amount: Money,
}

/// For the worker: what the bank has to be asked for now, at most so many, or the one that is named.
pub async fn to_ask(tx: &mut Tx, only: Option<RefundId>, at_most: i32) -> Result<Vec<ToAsk>, AppError> {
    let rows = query!(
        r#"select request_key as "key!", intent_id as "intent!", amount_minor as "amount!", currency as "currency!" from app.refunds_to_ask($1, $2)"#,
        only.map(|id| id.0) as Option<Uuid>,
        at_most
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter().map(|r| Ok(ToAsk { key: r.key, intent: r.intent, amount: money(r.amount, &r.currency)? })).collect()
}

/// For the gateway: the bank took it under its own id, or refused it with a word.
pub async fn note_answer(tx: &mut Tx, key: &str, answer: Result<&str, &str>) -> Result<(), AppError> {
    query!("select app.note_refund_answer($1, $2, $3)", key, answer.ok(), answer.err()).fetch_one(&mut **tx).await?;
    Ok(())
}
