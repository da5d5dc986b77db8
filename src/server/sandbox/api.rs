//! The bank's API for merchants: open an intent, give money of it back.
use super::messages;
use crate::{
    domain::id::StoreId,
    error::AppError,
    paths,
    server::{
        actor::{Actor, Who},
        context::Context,
        db::{self, sandbox::Intent},
        envelope::Failure,
        gateway::{IDEMPOTENCY_KEY, IntentAnswer, IntentRequest, RefundAnswer, RefundRequest},
        page::Origin,
    },
};
use axum::{Json, extract::State, http::HeaderMap};
use subtle::ConstantTimeEq;

/// Open an intent for a merchant who proves herself by her key.
pub async fn open_intent(
    State(context): State<Context>,
    origin: Origin,
    headers: HeaderMap,
    Json(asked): Json<IntentRequest>,
) -> Result<Json<IntentAnswer>, Failure> {
    let merchant = merchant(&context, &headers, &asked.merchant)?;
    let host = url_host(&asked.return_url).ok_or(AppError::Invalid { field: "return_url".into(), reason: "not_understood".into() })?;
    let id = format!("sbx_{}", hex::encode(rand::random::<[u8; 16]>()));
    let intent = Intent {
        id: id.clone(),
        amount_minor: asked.amount_minor,
        currency: asked.currency,
        reference: asked.reference,
        return_url: asked.return_url.clone(),
        webhook_url: asked.webhook_url,
        state: "open".into(),
    };
    let mut tx = context.db.begin(&Actor::new(Who::Sandbox, Some(merchant))).await?;
    db::sandbox::open(&mut tx, &intent).await?;
    tx.commit().await?;
    // the page stands under the merchant's own host, so that a demo needs one port and no further name
    Ok(Json(IntentAnswer { pay_url: format!("{}://{host}{}", origin.scheme, paths::sandbox_page(&id)), id }))
}

/// Give money back of an intent that was paid. The same key is one refund, however often it is asked for: the answer and the message
/// are the same again.
pub async fn give_back(
    State(context): State<Context>,
    headers: HeaderMap,
    Json(asked): Json<RefundRequest>,
) -> Result<Json<RefundAnswer>, Failure> {
    let merchant = merchant(&context, &headers, &asked.merchant)?;
    let key = headers.get(IDEMPOTENCY_KEY).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !(8..=128).contains(&key.len()) {
        return Err(AppError::Invalid { field: "key".into(), reason: "missing".into() }.into());
    }
    let mut tx = context.db.begin(&Actor::new(Who::Sandbox, Some(merchant))).await?;
    let fresh = format!("rfd_{}", hex::encode(rand::random::<[u8; 16]>()));
    let id = db::sandbox::refund(&mut tx, key, &fresh, &asked.intent, asked.amount_minor).await?;
    let mut intent = db::sandbox::find(&mut tx, &asked.intent).await?.ok_or(AppError::NotFound)?;
    tx.commit().await?;
    // what the seeder tells of was opened before anybody knew on which port we listen
    intent.webhook_url = at_port(&intent.webhook_url, context.port);
    let (secret, told, key) = (context.secrets.gateway_key(&asked.merchant), id.clone(), key.to_owned());
    // as banks do: it is taken now, and said later that it was done
    tokio::spawn(async move { messages::tell_refund(&told, &key, asked.amount_minor, &intent, &secret).await });
    Ok(Json(RefundAnswer { id, state: "pending".into() }))
}

/// The merchant who shows her key.
fn merchant(context: &Context, headers: &HeaderMap, named: &str) -> Result<StoreId, AppError> {
    let merchant: StoreId = named.parse().map_err(|_| AppError::Unauthorized)?;
    let shown = headers
        .get("authorization")
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "))
        .unwrap_or_default();
    if !bool::from(context.secrets.gateway_key(named).as_bytes().ct_eq(shown.as_bytes())) {
        return Err(AppError::Unauthorized);
    }
    Ok(merchant)
}

/// `host[:port]` of an absolute http address.
fn url_host(url: &str) -> Option<&str> {
    url.split_once("://").map(|(_, rest)| rest.split('/').next().unwrap_or_default()).filter(|host| !host.is_empty())
}

/// The same address at our port, where it names none.
fn at_port(url: &str, port: u16) -> String {
    match url_host(url) {
        Some(host) if !host.contains(':') => url.replacen(host, &format!("{host}:{port}"), 1),
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::at_port;

    #[test]
    fn a_port_is_added_where_none_is_named() {
        assert_eq!(at_port("http://amora.localhost/api/x", 3000), "http://amora.localhost:3000/api/x");
        assert_eq!(at_port("http://amora.localhost:1/api/x", 3000), "http://amora.localhost:1/api/x");
        assert_eq!(at_port("", 3000), "");
    }
}
