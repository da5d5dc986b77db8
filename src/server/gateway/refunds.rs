//! Money back, as the shop asks for it: after the commit that noted it, and again by the clock until the bank has said what became of
//! it. The key is the same each time, so that however often it is asked, it has one effect. Nothing is asked inside a transaction.
use super::{Gateway, IDEMPOTENCY_KEY, RefundAnswer, RefundRequest};
use crate::{
    domain::id::{RefundId, StoreId},
    error::AppError,
    paths,
    server::{
        actor::{Actor, Who},
        context::Context,
        db::{self, tills::ToAsk, tx::Db},
        secrets::Secrets,
    },
};
use reqwest::StatusCode;

/// Refunds of one round in one store.
const AT_MOST: i32 = 20;

/// How the shop reaches its bank. Cheap to clone.
#[derive(Clone)]
pub struct Bank {
    pub gateway: Gateway,
    pub secrets: Secrets,
}

/// Ask the bank for what is due in a store, or for the one that is named. What it does not answer is asked again by the clock.
pub async fn ask(db: &Db, bank: &Bank, store: StoreId, only: Option<RefundId>) -> Result<usize, AppError> {
    let mut tx = db.begin(&Actor::new(Who::Worker, Some(store))).await?;
    let due = db::tills::to_ask(&mut tx, only, AT_MOST).await?;
    tx.commit().await?;
    for refund in &due {
        let Some(answer) = post(bank, store, refund).await else { continue };
        let mut tx = db.begin(&Actor::new(Who::Gateway, Some(store))).await?;
        db::tills::note_answer(&mut tx, &refund.key, answer.as_deref().map_err(String::as_str)).await?;
        tx.commit().await?;
    }
    Ok(due.len())
}

/// The bank's id of the refund, or its refusal; `None` when it gave no answer that counts.
async fn post(bank: &Bank, store: StoreId, refund: &ToAsk) -> Option<Result<String, String>> {
    let merchant = store.to_string();
    let request = RefundRequest {
        intent: refund.intent.clone(),
        amount_minor: refund.amount.minor,
        currency: refund.amount.currency.code().into(),
        merchant: merchant.clone(),
    };
    let asked = bank
        .gateway
        .http
        .post(format!("{}{}", bank.gateway.base, paths::SANDBOX_REFUNDS))
        .bearer_auth(bank.secrets.gateway_key(&merchant))
        .header(IDEMPOTENCY_KEY, &refund.key)
        .json(&request)
        .send()
        .await;
    let answer = asked.inspect_err(|error| tracing::warn!(%error, "the bank did not answer about a refund; it is asked again")).ok()?;
    match answer.status() {
        status if status.is_success() => answer.json::<RefundAnswer>().await.ok().map(|answer| Ok(answer.id)),
        // what may be otherwise in a moment is no refusal
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS | StatusCode::UNAUTHORIZED => None,
        status if status.is_client_error() => {
            tracing::warn!(status = status.as_u16(), "the bank refused a refund");
            Some(Err(if status == StatusCode::NOT_FOUND { "unknown_payment" } else { "refused" }.to_owned()))
        }
        status => {
            tracing::warn!(status = status.as_u16(), "the bank was not well; a refund is asked for again");
            None
        }
    }
}

/// Ask for one in the background: whoever gave the word need not wait for the bank, and the clock asks again if this breaks off.
pub fn ask_soon(context: &Context, store: StoreId, refund: RefundId) {
    let (db, bank) = (context.db.clone(), context.bank());
    tokio::spawn(async move {
        if let Err(error) = ask(&db, &bank, store, Some(refund)).await {
            tracing::warn!(%error, "a refund was not asked for; the clock does it");
        }
    });
}
