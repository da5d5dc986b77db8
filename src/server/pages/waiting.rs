//! Waiting for a piece: a place is asked for on the product's page, and looked at, taken or left by its link.
use super::cart::{give_key, set_key, with_count};
use crate::{
    domain::wait::{Joined, WaitError, WaitForm},
    error::AppError,
    i18n::words,
    paths,
    server::{
        actor::{Actor, KeyHash},
        context::Context,
        db,
        envelope::Failure,
        page::{self, Here, Html},
    },
    storefront::{product::WaitNotice, waiting},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use serde::Deserialize;

/// Ask for a place. Its link is made from who asks for what: the same form again leads to the same place.
pub async fn join(State(context): State<Context>, mut here: Here, Form(form): Form<WaitForm>) -> Result<Response, Failure> {
    let checked = form.check(here.face.locale).ok_or(AppError::NotFound)?;
    let wish = match checked {
        Ok(wish) => wish,
        Err(error) => return again(&context, &here, form, WaitNotice::Wrong(error)).await,
    };
    let fresh = give_key(&mut here);
    let visitor = here.visitor.clone().unwrap_or_default();
    let token = context.secrets.token("wait", &[&here.face.id.to_string(), &visitor, &wish.variant.to_string(), &wish.contact]);
    let agreed = words(here.face.locale).waiting.consent;
    let mut tx = context.db.begin(&here.shopper()).await?;
    let joined = db::waiting::join(&mut tx, &wish, agreed, &KeyHash::of(&token)).await?;
    match joined {
        Joined::Ok => {
            tx.commit().await?;
            let mut answer = Redirect::to(&paths::wait(&token)).into_response();
            set_key(&context, fresh.as_deref(), &mut answer);
            Ok(answer)
        }
        Joined::Unknown => Err(AppError::NotFound.into()),
        refused => {
            drop(tx);
            again(&context, &here, form, WaitNotice::NotJoined(refused)).await
        }
    }
}

/// The product's page with what was typed and why it gave no place.
async fn again(context: &Context, here: &Here, form: WaitForm, notice: WaitNotice) -> Result<Response, Failure> {
    let variant = form.variant.parse().map_err(|_| AppError::NotFound)?;
    let status = match notice {
        WaitNotice::Wrong(WaitError::Contact(_) | WaitError::Consent) => StatusCode::UNPROCESSABLE_ENTITY,
        WaitNotice::NotJoined(_) => StatusCode::CONFLICT,
    };
    let mut tx = context.db.begin(&here.shopper()).await?;
    let slug = db::catalogue::slug_of_variant(&mut tx, variant).await?.ok_or(AppError::NotFound)?;
    tx.commit().await?;
    Ok(super::product::render(context, here, &slug, None, Some((form, notice))).await?.with_status(status).into_response())
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// `over`: the offer could not be taken any more.
    notice: String,
}

pub async fn show(
    State(context): State<Context>,
    here: Here,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html, Failure> {
    let mut tx = context.db.begin(&holder(&here, &token)?).await?;
    let place = db::waiting::place(&mut tx, &here.face).await?;
    tx.commit().await?;
    let face = (*here.face).clone();
    let head = waiting::head(&face, &token);
    let over = asked.notice == "over";
    Ok(Html::page(&context, &here, head, move || page::any(view! { <waiting::WaitingPage face=face place=place token=token over=over/> })))
}

/// Whoever holds the link acts as a guest with it.
fn holder(here: &Here, token: &str) -> Result<Actor, AppError> {
    if (32..=64).contains(&token.len()) { Ok(here.shopper().with_link(token)) } else { Err(AppError::NotFound) }
}

/// Put what is offered into the cart of whoever holds the link.
pub async fn take(State(context): State<Context>, mut here: Here, Path(token): Path<String>) -> Result<Response, Failure> {
    let fresh = give_key(&mut here);
    let mut tx = context.db.begin(&holder(&here, &token)?).await?;
    let taken = db::waiting::take(&mut tx).await?;
    if !taken {
        return Ok(Redirect::to(&format!("{}?notice=over", paths::wait(&token))).into_response());
    }
    let count = db::carts::count(&mut tx).await?;
    tx.commit().await?;
    let mut answer = Redirect::to(paths::CART).into_response();
    set_key(&context, fresh.as_deref(), &mut answer);
    Ok(with_count(&context, count, answer))
}

pub async fn leave(State(context): State<Context>, here: Here, Path(token): Path<String>) -> Result<Redirect, Failure> {
    let mut tx = context.db.begin(&holder(&here, &token)?).await?;
    db::waiting::leave(&mut tx).await?;
    tx.commit().await?;
    Ok(Redirect::to(&paths::wait(&token)))
}
