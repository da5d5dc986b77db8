//! The bank's page for buyers: an amount and four buttons. Each button becomes messages to the merchant, and the buyer goes back.
use super::messages::{self, Script};
use crate::{
    domain::money::Money,
    error::AppError,
    server::{
        actor::{Actor, Who},
        context::Context,
        db::{self, sandbox::Intent},
        envelope::Failure,
        page::{Here, Html},
    },
    storefront::gateway::BankPage,
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

/// Show an intent to its buyer.
pub async fn show(State(context): State<Context>, here: Here, Path(id): Path<String>) -> Result<Response, Failure> {
    let intent = find(&context, &here, &id).await?;
    let amount = Money::new(intent.amount_minor, intent.currency.parse().map_err(|_| AppError::Fault)?);
    let page = BankPage { merchant: intent.reference, amount, intent: intent.id, open: intent.state == "open", back: intent.return_url };
    Ok(Html::bank(&context, &here, page).into_response())
}

#[derive(Debug, Deserialize)]
pub struct Decision {
    decision: String,
}

/// The buyer pressed a button.
pub async fn decide(
    State(context): State<Context>,
    here: Here,
    Path(id): Path<String>,
    Form(pressed): Form<Decision>,
) -> Result<Response, Failure> {
    let intent = find(&context, &here, &id).await?;
    let script = Script::parse(&pressed.decision).ok_or(AppError::Invalid { field: "decision".into(), reason: "not_a_choice".into() })?;
    if intent.state == "open" {
        let mut tx = context.db.begin(&Actor::new(Who::Sandbox, Some(here.face.id))).await?;
        db::sandbox::note(&mut tx, &intent.id, script.state()).await?;
        tx.commit().await?;
        let key = context.secrets.gateway_key(&here.face.id.to_string());
        messages::play(script, &intent, &key).await;
    }
    Ok(Redirect::to(&intent.return_url).into_response())
}

async fn find(context: &Context, here: &Here, id: &str) -> Result<Intent, AppError> {
    let mut tx = context.db.begin(&Actor::new(Who::Sandbox, Some(here.face.id))).await?;
    let intent = db::sandbox::find(&mut tx, id).await?;
    tx.commit().await?;
    intent.ok_or(AppError::NotFound)
}
