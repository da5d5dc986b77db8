//! Payments: an intent is attached to an attempt, a buyer pays again, the provider's signed message is recorded.
use super::tx::Tx;
use crate::{
    domain::{
        id::PaymentId,
        money::{Currency, Money},
    },
    error::AppError,
};
use sqlx::query;
use uuid::Uuid;

/// An attempt that waits for the provider: without `open_url` it must still be announced there.
#[derive(Debug, Clone)]
pub struct Attempt {
    pub payment: PaymentId,
    pub amount: Money,
    pub open_url: Option<String>,
}

/// The provider opened an intent for this attempt. The transaction must hold the order's link. Returns the page of the intent that
/// stands: an attempt keeps its first one, and money paid at another would be nobody's.
pub async fn attach_intent(tx: &mut Tx, payment: PaymentId, intent: &str, url: &str) -> Result<String, AppError> {
    query!("select app.attach_intent($1, $2, $3)", payment.0, intent, url).fetch_one(&mut **tx).await?;
    let row = query!("select pay_url from app.payments where store_id = (select app.store_id()) and id = $1", payment.0)
        .fetch_one(&mut **tx)
        .await?;
    row.pay_url.ok_or(AppError::Fault)
}

/// One more attempt for an unpaid order, or the one that is open. `NotFound`; `Conflict` when paid, cancelled or the goods are gone.
pub async fn again(tx: &mut Tx, provider: &str) -> Result<Attempt, AppError> {
    let row = query!(
        r#"select payment_id as "payment!", amount_minor as "amount!", currency as "currency!", open_url from app.pay_again($1, $2)"#,
        Uuid::now_v7(),
        provider
    )
    .fetch_one(&mut **tx)
    .await?;
    let currency: Currency = row.currency.parse().map_err(|_| AppError::Fault)?;
    Ok(Attempt { payment: PaymentId(row.payment), amount: Money::new(row.amount, currency), open_url: row.open_url })
}

/// What a provider says became of an intent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message<'a> {
    pub event: &'a str,
    pub intent: &'a str,
    /// `approved`, `declined` or `expired`.
    pub outcome: &'a str,
    pub amount_minor: i64,
    pub currency: &'a str,
    /// As it came, for the inbox.
    pub body: &'a str,
}

/// Let a signed message take effect, once per event. Answers the word for the log: `paid`, `duplicate`, `mismatch`, ….
pub async fn record(tx: &mut Tx, provider: &str, message: Message<'_>) -> Result<String, AppError> {
    let row = query!(
        r#"select app.record_payment($1, $2, $3, $4, $5, $6, $7) as "word!""#,
        provider,
        message.event,
        message.intent,
        message.outcome,
        message.amount_minor,
        message.currency,
        message.body
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(row.word)
}

/// Let a signed message about a refund take effect, once per event; its `intent` is our key of it. Answers the word for the log:
/// `refunded`, `refund_failed`, `duplicate`, ….
pub async fn record_refund(tx: &mut Tx, provider: &str, message: Message<'_>) -> Result<String, AppError> {
    let row = query!(
        r#"select app.record_refund($1, $2, $3, $4, $5, $6, $7) as "word!""#,
        provider,
        message.event,
        message.intent,
        message.outcome,
        message.amount_minor,
        message.currency,
        message.body
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(row.word)
}
