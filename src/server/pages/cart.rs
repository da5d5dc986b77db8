//! The cart: shown, filled, changed. Every change answers with a redirect, so that reloading repeats nothing.
use super::product::word_of_put;
use crate::{
    domain::{
        cart::{Cart, Put},
        id::VariantId,
    },
    error::AppError,
    paths,
    server::{
        context::Context,
        db,
        envelope::Failure,
        page::{self, Here, Html},
        secrets::fresh_token,
        session::{COUNT, cart_cookie, set_cookie},
    },
    storefront::cart::{self, CartNotice},
};
use axum::{
    Form,
    extract::{Query, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use serde::Deserialize;

const CART_DAYS: u32 = 30;

#[derive(Debug, Deserialize)]
pub struct Asked {
    notice: Option<String>,
}

pub async fn show(State(context): State<Context>, here: Here, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let cart = read(&context, &here).await?;
    let notice = asked.notice.as_deref().and_then(notice_of_word);
    Ok(with_count(&context, &here, cart.count(), render(&context, &here, cart, notice)))
}

/// The visitor's cart, empty without a key.
pub async fn read(context: &Context, here: &Here) -> Result<Cart, AppError> {
    let mut tx = context.db.begin(&here.shopper()).await?;
    let cart = db::carts::cart(&mut tx, here.face.currency).await?;
    tx.commit().await?;
    Ok(cart)
}

fn render(context: &Context, here: &Here, cart: Cart, notice: Option<CartNotice>) -> Response {
    let face = (*here.face).clone();
    let head = cart::head(&face);
    Html::page(context, here, head, move || page::any(view! { <cart::CartPage face=face cart=cart notice=notice/> })).into_response()
}

/// The form as it was typed: numbers come as text, because "1.5" must be answered with a sentence.
#[derive(Debug, Deserialize)]
pub struct Line {
    variant: String,
    #[serde(default)]
    quantity: String,
}

impl Line {
    fn variant(&self) -> Result<VariantId, AppError> {
        self.variant.parse().map_err(|_| AppError::NotFound)
    }

    /// Within `least`..=99, or nothing.
    fn quantity(&self, least: i32) -> Option<i32> {
        let typed = if self.quantity.is_empty() { "1" } else { self.quantity.trim() };
        typed.parse().ok().filter(|n| (least..=99).contains(n))
    }
}

/// Put something in. A visitor without a key gets one here, and only here.
pub async fn put(State(context): State<Context>, mut here: Here, Form(line): Form<Line>) -> Result<Response, Failure> {
    let variant = line.variant()?;
    let Some(quantity) = line.quantity(1) else { return refuse_quantity(&context, &here).await };
    let fresh = here.visitor.is_none().then(fresh_token);
    here.visitor = here.visitor.or_else(|| fresh.clone());
    let mut tx = context.db.begin(&here.shopper()).await?;
    let put = db::carts::put(&mut tx, variant, quantity).await?;
    let slug = db::catalogue::slug_of_variant(&mut tx, variant).await?;
    let count = db::carts::count(&mut tx).await?;
    tx.commit().await?;
    let target = match (put, slug) {
        (Put::Unknown, _) | (_, None) => return Err(AppError::NotFound.into()),
        (Put::Added, _) => paths::CART.to_owned(),
        (put, Some(slug)) => format!("{}?put={}", paths::product(&slug), word_of_put(put)),
    };
    let mut answer = Redirect::to(&target).into_response();
    if let Some(key) = fresh {
        add_cookie(&mut answer, &set_cookie(cart_cookie(context.https), &key, CART_DAYS, context.https, false));
    }
    Ok(with_count(&context, &here, count, answer))
}

pub async fn change_quantity(State(context): State<Context>, here: Here, Form(line): Form<Line>) -> Result<Response, Failure> {
    let variant = line.variant()?;
    let Some(quantity) = line.quantity(0) else { return refuse_quantity(&context, &here).await };
    if here.visitor.is_none() {
        return Err(AppError::NotFound.into());
    }
    let mut tx = context.db.begin(&here.shopper()).await?;
    match db::carts::change_quantity(&mut tx, variant, quantity).await {
        Ok(()) => tx.commit().await?,
        Err(AppError::Invalid { .. }) => return Ok(Redirect::to(&format!("{}?notice=only-one", paths::CART)).into_response()),
        Err(error) => return Err(error.into()),
    }
    let cart = read(&context, &here).await?;
    Ok(with_count(&context, &here, cart.count(), Redirect::to(paths::CART).into_response()))
}

async fn refuse_quantity(context: &Context, here: &Here) -> Result<Response, Failure> {
    let cart = read(context, here).await?;
    let mut page = render(context, here, cart, Some(CartNotice::Quantity));
    *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(page)
}

fn notice_of_word(word: &str) -> Option<CartNotice> {
    match word {
        "only-one" => Some(CartNotice::OnlyOne),
        "busy" => Some(CartNotice::Busy),
        _ => None,
    }
}

/// Tell the badge how many things there are.
pub fn with_count(context: &Context, _here: &Here, count: u32, mut answer: Response) -> Response {
    add_cookie(&mut answer, &set_cookie(COUNT, &count.to_string(), CART_DAYS, context.https, true));
    answer
}

pub fn add_cookie(answer: &mut Response, line: &str) {
    if let Ok(value) = HeaderValue::from_str(line) {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
}
