//! What programs ask for: payment messages, readiness, version.
use crate::server::{
    actor::{Actor, Who},
    context::Context,
    envelope::Failure,
    gateway,
    page::Here,
};
use axum::{extract::State, http::HeaderMap};

/// A signed message of the payment provider.
pub async fn payment_message(State(context): State<Context>, here: Here, headers: HeaderMap, body: String) -> Result<String, Failure> {
    let signature = headers.get(gateway::SIGNATURE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Ok(gateway::hear(&context, &here.face, signature, &body, jiff::Timestamp::now().as_second()).await?)
}

/// Whether the database answers.
pub async fn ready(State(context): State<Context>) -> Result<&'static str, Failure> {
    let tx = context.db.begin(&Actor::new(Who::Door, None)).await?;
    tx.commit().await?;
    Ok("ready")
}

pub async fn version(State(context): State<Context>) -> String {
    format!("vitrine {} assets {}\n", env!("CARGO_PKG_VERSION"), context.assets.version)
}
