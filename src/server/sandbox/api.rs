//! The bank's API for merchants: open an intent.
use crate::{
    domain::id::StoreId,
    error::AppError,
    paths,
    server::{
        actor::{Actor, Who},
        context::Context,
        db::{self, sandbox::Intent},
        envelope::Failure,
        gateway::{IntentAnswer, IntentRequest},
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
    let merchant: StoreId = asked.merchant.parse().map_err(|_| AppError::Unauthorized)?;
    let shown = headers
        .get("authorization")
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "))
        .unwrap_or_default();
    if !bool::from(context.secrets.gateway_key(&asked.merchant).as_bytes().ct_eq(shown.as_bytes())) {
        return Err(AppError::Unauthorized.into());
    }
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

/// `host[:port]` of an absolute http address.
fn url_host(url: &str) -> Option<&str> {
    url.split_once("://").map(|(_, rest)| rest.split('/').next().unwrap_or_default()).filter(|host| !host.is_empty())
}
