//! The cart: shown, filled, changed. Every change answers with a redirect, so that reloading repeats nothing. What comes from the
//! drawer is answered with the drawer.
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

/// What the last change came to, after its redirect.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    notice: String,
    /// What was taken out, and how many of it.
    gone: String,
    of: String,
}

pub async fn show(State(context): State<Context>, here: Here, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (cart, notice) = look(&context, &here, &asked).await?;
    Ok(with_count(&context, cart.count(), render(&context, &here, cart, notice, false)))
}

/// The same for the drawer.
pub async fn drawer(State(context): State<Context>, here: Here, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (cart, notice) = look(&context, &here, &asked).await?;
    Ok(with_count(&context, cart.count(), render(&context, &here, cart, notice, true)))
}

async fn look(context: &Context, here: &Here, asked: &Asked) -> Result<(Cart, Option<CartNotice>), AppError> {
    let mut tx = context.db.begin(&here.shopper()).await?;
    let cart = db::carts::cart(&mut tx, here.face.currency).await?;
    let notice = match (asked.gone.parse::<VariantId>(), asked.of.parse::<u32>()) {
        (Ok(variant), Ok(quantity)) if (1..=99).contains(&quantity) => {
            let name = db::catalogue::name_of_variant(&mut tx, variant).await?;
            name.map(|name| CartNotice::Removed { variant, quantity, name })
        }
        _ => notice_of_word(&asked.notice),
    };
    tx.commit().await?;
    Ok((cart, notice))
}

/// The visitor's cart, empty without a key.
pub async fn read(context: &Context, here: &Here) -> Result<Cart, AppError> {
    let mut tx = context.db.begin(&here.shopper()).await?;
    let cart = db::carts::cart(&mut tx, here.face.currency).await?;
    tx.commit().await?;
    Ok(cart)
}

fn render(context: &Context, here: &Here, cart: Cart, notice: Option<CartNotice>, in_drawer: bool) -> Response {
    let face = (*here.face).clone();
    if in_drawer {
        return Html::fragment(here, move || page::any(view! { <cart::CartDrawer face=face cart=cart notice=notice/> })).into_response();
    }
    let head = cart::head(&face);
    Html::page(context, here, head, move || page::any(view! { <cart::CartPage face=face cart=cart notice=notice/> })).into_response()
}

/// The form as it was typed: numbers come as text, because "1.5" must be answered with a sentence.
#[derive(Debug, Deserialize)]
pub struct Line {
    variant: String,
    #[serde(default)]
    quantity: String,
    /// `drawer`, or nothing.
    #[serde(default)]
    from: String,
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

    fn in_drawer(&self) -> bool {
        self.from == "drawer"
    }

    /// Back to where the form stood; `query` tells what became of it.
    fn back(&self, query: &str) -> Redirect {
        let path = if self.in_drawer() { paths::CART_DRAWER } else { paths::CART };
        Redirect::to(&if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") })
    }
}

/// Put something in. A visitor without a key gets one here, or where she asks for a place in a queue.
pub async fn put(State(context): State<Context>, mut here: Here, Form(line): Form<Line>) -> Result<Response, Failure> {
    let variant = line.variant()?;
    let Some(quantity) = line.quantity(1) else { return refuse_quantity(&context, &here, line.in_drawer()).await };
    let fresh = give_key(&mut here);
    let mut tx = context.db.begin(&here.shopper()).await?;
    let put = db::carts::put(&mut tx, variant, quantity).await?;
    let slug = db::catalogue::slug_of_variant(&mut tx, variant).await?;
    let count = db::carts::count(&mut tx).await?;
    tx.commit().await?;
    let mut answer = match (put, slug) {
        (Put::Unknown, _) | (_, None) => return Err(AppError::NotFound.into()),
        (Put::Added, _) => line.back(""),
        (put, _) if line.in_drawer() => line.back(&format!("notice={}", word_of_put(put))),
        (put, Some(slug)) => Redirect::to(&format!("{}?put={}", paths::product(&slug), word_of_put(put))),
    }
    .into_response();
    set_key(&context, fresh.as_deref(), &mut answer);
    Ok(with_count(&context, count, answer))
}

pub async fn change_quantity(State(context): State<Context>, here: Here, Form(line): Form<Line>) -> Result<Response, Failure> {
    let variant = line.variant()?;
    let Some(quantity) = line.quantity(0) else { return refuse_quantity(&context, &here, line.in_drawer()).await };
    if here.visitor.is_none() {
        return Err(AppError::NotFound.into());
    }
    let mut tx = context.db.begin(&here.shopper()).await?;
    let before = db::carts::quantity(&mut tx, variant).await?;
    match db::carts::change_quantity(&mut tx, variant, quantity).await {
        Ok(()) => tx.commit().await?,
        Err(AppError::Invalid { .. }) => return Ok(line.back("notice=only-one").into_response()),
        Err(error) => return Err(error.into()),
    }
    let cart = read(&context, &here).await?;
    let told = before.filter(|_| quantity == 0).map(|before| format!("gone={variant}&of={before}")).unwrap_or_default();
    Ok(with_count(&context, cart.count(), line.back(&told).into_response()))
}

/// She saw that a line costs more than before.
pub async fn agree_to_price(State(context): State<Context>, here: Here, Form(line): Form<Line>) -> Result<Response, Failure> {
    let variant = line.variant()?;
    if here.visitor.is_none() {
        return Err(AppError::NotFound.into());
    }
    let mut tx = context.db.begin(&here.shopper()).await?;
    db::carts::agree_to_price(&mut tx, variant).await?;
    tx.commit().await?;
    Ok(line.back("").into_response())
}

async fn refuse_quantity(context: &Context, here: &Here, in_drawer: bool) -> Result<Response, Failure> {
    let cart = read(context, here).await?;
    let mut page = render(context, here, cart, Some(CartNotice::Quantity), in_drawer);
    *page.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    Ok(page)
}

fn notice_of_word(word: &str) -> Option<CartNotice> {
    match word {
        "only-one" => Some(CartNotice::OnlyOne),
        "busy" => Some(CartNotice::Busy),
        other => super::product::put_of_word(other).map(CartNotice::Put),
    }
}

/// A cart key for a visitor who has none; it is to be set in her cookie.
pub fn give_key(here: &mut Here) -> Option<String> {
    let fresh = here.visitor.is_none().then(fresh_token);
    here.visitor = here.visitor.take().or_else(|| fresh.clone());
    fresh
}

pub fn set_key(context: &Context, fresh: Option<&str>, answer: &mut Response) {
    if let Some(key) = fresh {
        add_cookie(answer, &set_cookie(cart_cookie(context.https), key, CART_DAYS, context.https, false));
    }
}

/// Tell the badge how many things there are.
pub fn with_count(context: &Context, count: u32, mut answer: Response) -> Response {
    add_cookie(&mut answer, &set_cookie(COUNT, &count.to_string(), CART_DAYS, context.https, true));
    answer
}

pub fn add_cookie(answer: &mut Response, line: &str) {
    if let Ok(value) = HeaderValue::from_str(line) {
        answer.headers_mut().append(header::SET_COOKIE, value);
    }
}
