//! An order, for whoever holds its link: how it stands, paying again, giving it up.
use crate::{
    error::AppError,
    paths,
    server::{
        actor::Actor,
        context::Context,
        db,
        envelope::Failure,
        gateway,
        page::{self, Here, Html},
    },
    storefront::order::{self, OrderNotice},
};
use axum::{
    extract::{Path, Query, State},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub struct Asked {
    notice: Option<String>,
}

pub async fn show(
    State(context): State<Context>,
    here: Here,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let mut tx = context.db.begin(&holder(&here, &token)?).await?;
    let sheet = db::order_sheets::by_link(&mut tx, &here.face).await?;
    tx.commit().await?;
    let notice = match asked.notice.as_deref() {
        Some("provider-silent") => Some(OrderNotice::ProviderSilent),
        Some("goods-gone") => Some(OrderNotice::GoodsGone),
        Some("not-payable") => Some(OrderNotice::NotPayable),
        _ => None,
    };
    let face = (*here.face).clone();
    let head = order::head(&face, &sheet);
    let offer = here.person.is_none();
    let view = move || page::any(view! { <order::OrderPage face=face sheet=sheet token=token notice=notice offer=offer/> });
    Ok(Html::page(&context, &here, head, view).into_response())
}

/// Whoever holds the link acts as a guest with it. An empty or overlong token is nobody's.
fn holder(here: &Here, token: &str) -> Result<Actor, AppError> {
    if (32..=64).contains(&token.len()) { Ok(here.shopper().with_link(token)) } else { Err(AppError::NotFound) }
}

/// Open one more attempt, and send the buyer to the provider.
pub async fn pay(State(context): State<Context>, here: Here, Path(token): Path<String>) -> Result<Redirect, Failure> {
    let mut tx = context.db.begin(&holder(&here, &token)?).await?;
    let attempt = match db::payments::again(&mut tx, gateway::PROVIDER).await {
        Ok(attempt) => attempt,
        Err(AppError::Conflict { reason }) => {
            return Ok(back(&token, if reason == "goods_missing" { "goods-gone" } else { "not-payable" }));
        }
        Err(error) => return Err(error.into()),
    };
    tx.commit().await?;
    let target = match attempt.open_url {
        Some(url) => Ok(url),
        None => gateway::announce(&context, &here.face, &here.origin.to_string(), &token, attempt.payment, attempt.amount).await,
    };
    Ok(target.map_or_else(|_| back(&token, "provider-silent"), |url| Redirect::to(&url)))
}

pub async fn cancel(State(context): State<Context>, here: Here, Path(token): Path<String>) -> Result<Redirect, Failure> {
    let mut tx = context.db.begin(&holder(&here, &token)?).await?;
    match db::orders::cancel(&mut tx).await {
        Ok(()) => tx.commit().await?,
        Err(AppError::Conflict { .. }) => return Ok(back(&token, "not-payable")),
        Err(error) => return Err(error.into()),
    }
    Ok(Redirect::to(&paths::order(&token)))
}

fn back(token: &str, notice: &str) -> Redirect {
    Redirect::to(&format!("{}?notice={notice}", paths::order(token)))
}
