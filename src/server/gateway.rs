//! The payment provider as the shop sees it: an intent is asked for over HTTP, the buyer is sent to its page, and what became of
//! the money arrives as a signed message. The demo's provider is our own sandbox bank; the shop treats it as a stranger.
pub mod refunds;

use super::{
    actor::{Actor, Who},
    context::Context,
    db::{self, payments::Message},
    loopback, secrets,
};
use crate::{
    domain::{id::PaymentId, money::Money, store::StoreFace},
    error::AppError,
    paths,
};
use serde::{Deserialize, Serialize};

/// Name of the provider in our books.
pub const PROVIDER: &str = "sandbox";
/// Header with `t=<unix seconds>,v1=<hex signature>`.
pub const SIGNATURE: &str = "x-sandbox-signature";
/// Header under whose value the same refund may be asked for again.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";
/// A message older or younger than this is refused, seconds.
const TOLERANCE_S: u64 = 300;

/// Client of the provider.
#[derive(Clone)]
pub struct Gateway {
    http: reqwest::Client,
    base: String,
}

/// What the shop asks the provider for.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct IntentRequest {
    pub merchant: String,
    pub amount_minor: i64,
    pub currency: String,
    /// What the buyer reads on the provider's page.
    pub reference: String,
    pub return_url: String,
    pub webhook_url: String,
}

/// What the provider answers.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct IntentAnswer {
    pub id: String,
    pub pay_url: String,
}

/// What the shop asks back, under a key in the header [`IDEMPOTENCY_KEY`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RefundRequest {
    pub merchant: String,
    pub intent: String,
    pub amount_minor: i64,
    pub currency: String,
}

/// What the provider answers: it took the refund under its own id, and says later what became of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RefundAnswer {
    pub id: String,
    pub state: String,
}

/// What the provider says later.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Notice {
    pub event: String,
    pub intent: String,
    pub outcome: String,
    pub amount_minor: i64,
    pub currency: String,
    /// Our key of the refund that it speaks of; absent where it speaks of the intent itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refund: Option<String>,
}

impl Gateway {
    /// A client of the provider at `base`, e.g. `http://127.0.0.1:3000`.
    pub fn new(base: String) -> Result<Self, reqwest::Error> {
        Ok(Self { http: loopback::client(8)?, base })
    }

    /// Open an intent. `Unavailable` when the provider does not answer: the order stands, and can be paid later.
    async fn open(&self, key: &str, request: &IntentRequest) -> Result<IntentAnswer, AppError> {
        let trouble = |error: reqwest::Error| {
            tracing::warn!(%error, "the payment provider did not answer");
            AppError::Unavailable
        };
        let answer = self
            .http
            .post(format!("{}{}", self.base, paths::SANDBOX_INTENTS))
            .bearer_auth(key)
            .json(request)
            .send()
            .await
            .map_err(trouble)?;
        answer.error_for_status().map_err(trouble)?.json().await.map_err(trouble)
    }
}

/// Send a payment to the provider and note its answer. Returns the page to which the buyer goes.
pub async fn announce(
    context: &Context,
    face: &StoreFace,
    origin: &str,
    token: &str,
    payment: PaymentId,
    amount: Money,
) -> Result<String, AppError> {
    let request = IntentRequest {
        merchant: face.id.to_string(),
        amount_minor: amount.minor,
        currency: amount.currency.code().into(),
        reference: face.name.clone(),
        return_url: format!("{origin}{}", paths::order(token)),
        webhook_url: format!("{origin}{}", paths::PAYMENT_WEBHOOK),
    };
    let answer = context.gateway.open(&context.secrets.gateway_key(&face.id.to_string()), &request).await?;
    let mut tx = context.db.begin(&Actor::guest(face.id).with_link(token)).await?;
    let pay_url = db::payments::attach_intent(&mut tx, payment, &answer.id, &answer.pay_url).await?;
    tx.commit().await?;
    Ok(pay_url)
}

/// Let a message of the provider take effect. `Forbidden` without a fresh and right signature; such a message is not written down.
pub async fn hear(context: &Context, face: &StoreFace, signature: &str, body: &str, now_s: i64) -> Result<String, AppError> {
    let (timestamp, hex) = parse_signature(signature).ok_or(AppError::Forbidden)?;
    if now_s.abs_diff(timestamp) > TOLERANCE_S
        || !secrets::is_signed(&context.secrets.gateway_key(&face.id.to_string()), timestamp, body, hex)
    {
        tracing::warn!(store = face.slug, "a payment message with a wrong signature was refused");
        return Err(AppError::Forbidden);
    }
    let notice: Notice =
        serde_json::from_str(body).map_err(|_| AppError::Invalid { field: "body".into(), reason: "not_understood".into() })?;
    if notice.event.is_empty()
        || notice.event.len() > 128
        || notice.intent.len() > 128
        || notice.refund.as_ref().is_some_and(|key| key.len() > 128)
    {
        return Err(AppError::Invalid { field: "event".into(), reason: "not_understood".into() });
    }
    let mut tx = context.db.begin(&Actor::new(Who::Gateway, Some(face.id))).await?;
    let message = Message {
        event: &notice.event,
        intent: &notice.intent,
        outcome: &notice.outcome,
        amount_minor: notice.amount_minor,
        currency: &notice.currency,
        body,
    };
    let word = match notice.refund.as_deref() {
        Some(key) => db::payments::record_refund(&mut tx, PROVIDER, Message { intent: key, ..message }).await?,
        None => db::payments::record(&mut tx, PROVIDER, message).await?,
    };
    tx.commit().await?;
    tracing::info!(store = face.slug, payment.event = notice.event, payment.outcome = notice.outcome, effect = word, "payment message");
    Ok(word)
}

fn parse_signature(header: &str) -> Option<(i64, &str)> {
    let (time, hex) = header.split_once(',')?;
    Some((time.strip_prefix("t=")?.parse().ok()?, hex.strip_prefix("v1=")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_header_is_read_or_refused() {
        assert_eq!(parse_signature("t=12,v1=ab"), Some((12, "ab")));
        for bad in ["", "t=12", "v1=ab,t=12", "t=x,v1=ab", "t=12 v1=ab"] {
            assert_eq!(parse_signature(bad), None, "{bad}");
        }
    }
}
