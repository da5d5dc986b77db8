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
