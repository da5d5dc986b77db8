//! The books of the sandbox bank. It is a stranger: it reads nothing of the shop.
use super::tx::Tx;
use crate::error::AppError;
use sqlx::query;

/// A payment that the bank was asked for.
#[derive(Debug, Clone)]
pub struct Intent {
    pub id: String,
    pub amount_minor: i64,
    pub currency: String,
    pub reference: String,
    pub return_url: String,
    pub webhook_url: String,
    pub state: String,
}

pub async fn open(tx: &mut Tx, intent: &Intent) -> Result<(), AppError> {
    query!(
        r#"insert into job.sandbox_intents (store_id, id, amount_minor, currency, reference, return_url, webhook_url)
           values ((select app.store_id()), $1, $2, $3, $4, $5, $6)"#,
        intent.id,
        intent.amount_minor,
        intent.currency,
        intent.reference,
        intent.return_url,
        intent.webhook_url
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

pub async fn find(tx: &mut Tx, id: &str) -> Result<Option<Intent>, AppError> {
    let row = query!(
        "select id, amount_minor, currency, reference, return_url, webhook_url, state from job.sandbox_intents where store_id = (select app.store_id()) and id = $1",
        id
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(|r| Intent {
        id: r.id,
        amount_minor: r.amount_minor,
        currency: r.currency,
        reference: r.reference,
        return_url: r.return_url,
        webhook_url: r.webhook_url,
        state: r.state,
    }))
}

/// Note what became of an intent.
pub async fn note(tx: &mut Tx, id: &str, state: &str) -> Result<(), AppError> {
    query!("update job.sandbox_intents set state = $2 where store_id = (select app.store_id()) and id = $1", id, state)
        .execute(&mut **tx)
        .await?;
    Ok(())
}

/// Money that goes back, once per key of the merchant. Answers the bank's own id of it. `NotFound` for an intent that nobody paid here;
/// `Conflict` when more would go back than came, or the key stands for another sum.
pub async fn refund(tx: &mut Tx, key: &str, id: &str, intent: &str, amount_minor: i64) -> Result<String, AppError> {
    // one after the other for an intent: what is left of it must hold while it is reckoned
    let paid = query!(
        "select amount_minor from job.sandbox_intents where store_id = (select app.store_id()) and id = $1 and state = 'approved' for no key update",
        intent
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(AppError::NotFound)?;
    let before = query!(
        "select id, intent_id, amount_minor from job.sandbox_refunds where store_id = (select app.store_id()) and request_key = $1",
        key
    )
    .fetch_optional(&mut **tx)
    .await?;
    if let Some(before) = before {
        return if before.intent_id == intent && before.amount_minor == amount_minor {
            Ok(before.id)
        } else {
            Err(AppError::Conflict { reason: "key_of_another".into() })
        };
    }
    let gone = query!(
        r#"select coalesce(sum(amount_minor), 0)::bigint as "gone!" from job.sandbox_refunds where store_id = (select app.store_id()) and intent_id = $1"#,
        intent
    )
    .fetch_one(&mut **tx)
    .await?
    .gone;
    if amount_minor <= 0 || paid.amount_minor.saturating_sub(gone) < amount_minor {
        return Err(AppError::Conflict { reason: "too_much".into() });
    }
    query!(
        "insert into job.sandbox_refunds (store_id, request_key, id, intent_id, amount_minor) values ((select app.store_id()), $1, $2, $3, $4)",
        key,
        id,
        intent,
        amount_minor
    )
    .execute(&mut **tx)
    .await?;
    Ok(id.to_owned())
}
