//! The checkout: a form, and the order that it becomes. Prices come from the database; the form only says which total was seen.
use super::cart::add_cookie;
use crate::{
    domain::{
        account::Consent,
        cart::{Cart, DeliveryOption},
        checkout::{Checkout, CheckoutForm, FieldErrors, write_totals},
        money::Money,
        role::Role,
    },
    error::AppError,
    paths,
    server::{
        actor::KeyHash,
        context::Context,
        db::{self, orders::NotPlaced, tx::Tx},
        envelope::Failure,
        gateway,
        page::{self, Here, Html},
        secrets::fresh_token,
        session::{COUNT, set_cookie},
    },
    storefront::checkout::{self, CheckoutNotice, Own},
};
use axum::{
    Form,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use serde::Deserialize;

/// What the page shows beside the form.
struct Desk {
    cart: Cart,
    options: Vec<DeliveryOption>,
    own: Option<Own>,
}

impl Desk {
    async fn lay(context: &Context, here: &Here) -> Result<Self, AppError> {
        let mut tx = context.db.begin(&here.shopper()).await?;
        let cart = db::carts::cart(&mut tx, here.face.currency).await?;
        let options = db::stores::delivery_options(&mut tx, cart.subtotal).await?;
        let own = match &here.person {
            Some(person) if person.role == Role::Customer => {
                let standing = db::consents::standing(&mut tx).await?;
                let news = [Consent::NewsByEmail, Consent::NewsByWhatsapp];
                let open = standing.into_iter().filter(|(consent, stands)| !stands && news.contains(consent)).map(|(consent, _)| consent);
                Some(Own { addresses: db::addresses::hers(&mut tx).await?, open_consents: open.collect() })
            }
            _ => None,
        };
        tx.commit().await?;
        Ok(Self { cart, options, own })
    }

    fn total(&self, delivery: &str) -> Money {
        let fee = self.options.iter().find(|option| option.id.to_string() == delivery).or(self.options.first()).map(|option| option.fee);
        fee.and_then(|fee| self.cart.subtotal.plus(fee)).unwrap_or(self.cart.subtotal)
    }
}

/// The holds run anew, once, and the form is shown.
pub async fn begin(State(context): State<Context>, here: Here) -> Result<Redirect, Failure> {
    let mut tx = context.db.begin(&here.shopper()).await?;
    db::carts::renew_holds(&mut tx).await?;
    tx.commit().await?;
    Ok(Redirect::to(paths::CHECKOUT))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// One of her addresses, to be written into the form.
    address: String,
}

pub async fn show(State(context): State<Context>, here: Here, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let desk = Desk::lay(&context, &here).await?;
    if !desk.cart.can_be_ordered() {
        return Ok(Redirect::to(paths::CART).into_response());
    }
    let mut tx = context.db.begin(&here.shopper()).await?;
    let mut form = db::drafts::find(&mut tx).await?.unwrap_or_default();
    tx.commit().await?;
    // a way of delivery that there is no more was not chosen
    if !desk.options.iter().any(|option| option.id.to_string() == form.delivery) {
        form.delivery = desk.options.first().map(|option| option.id.to_string()).unwrap_or_default();
    }
    let hers = desk.own.as_ref().and_then(|own| own.addresses.iter().find(|one| one.id.to_string() == asked.address));
    if let Some(one) = hers {
        form.write_address(&one.address);
    }
    Ok(render(&context, &here, desk, form, Vec::new(), None).into_response())
}

/// What a customer ticked beside her order: told with it, in the same transaction. No tick stops an order.
async fn note_ticks(tx: &mut Tx, form: &CheckoutForm, checked: &Checkout, own: Option<&Own>) -> Result<(), AppError> {
    let Some(own) = own else { return Ok(()) };
    for consent in form.agreed().filter(|consent| own.open_consents.contains(consent)) {
        db::consents::decide(tx, consent, true).await?;
    }
    if let Some(address) = checked.address.as_ref().filter(|_| !form.keep_address.is_empty()) {
        match db::addresses::add(tx, address).await {
            // the list is full: she will see it there
            Ok(()) | Err(AppError::Conflict { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Place the order, announce its payment, and send the buyer to pay. What is wrong is said beside its field, and nothing is lost.
pub async fn place(State(context): State<Context>, here: Here, Form(form): Form<CheckoutForm>) -> Result<Response, Failure> {
    let Some(visitor) = here.visitor.clone() else { return Ok(Redirect::to(paths::CART).into_response()) };
    let desk = Desk::lay(&context, &here).await?;
    let mut checked = match form.check(here.face.locale, &desk.options) {
        Ok(checked) => checked,
        Err(errors) => {
            save(&context, &here, &form).await?;
            return Ok(render(&context, &here, desk, form, errors, None).with_status(StatusCode::UNPROCESSABLE_ENTITY).into_response());
        }
    };
    if !(8..=64).contains(&checked.intent.len()) {
        checked.intent = fresh_token();
    }
    // made from the submit's own key: the same submit opens the same order again
    let token = context.secrets.token("order", &[&here.face.id.to_string(), &visitor, &checked.intent]);
    let mut tx = context.db.begin(&here.shopper()).await?;
    match db::orders::place(&mut tx, &checked, &KeyHash::of(&token), gateway::PROVIDER).await {
        Ok(placed) => {
            if !placed.replayed {
                note_ticks(&mut tx, &form, &checked, desk.own.as_ref()).await?;
            }
            tx.commit().await?;
            let total = Money::new(placed.total_minor, here.face.currency);
            let target = pay_page(&context, &here, &token, placed.payment, total).await;
            let mut answer = Redirect::to(&target).into_response();
            add_cookie(&mut answer, &set_cookie(COUNT, "0", 30, context.https, true));
            Ok(answer)
        }
        Err(why) => {
            drop(tx);
            refuse(&context, &here, form, why).await
        }
    }
}

/// Without script, what was typed is kept when it is sent.
async fn save(context: &Context, here: &Here, form: &CheckoutForm) -> Result<(), AppError> {
    let mut form = form.clone();
    let typed = form.kept().map(|(name, field)| (name.to_owned(), std::mem::take(field)));
    let mut tx = context.db.begin(&here.shopper()).await?;
    db::drafts::save(&mut tx, &typed).await?;
    tx.commit().await
}

/// A field was left: keep it for her who typed it. Nothing is answered; who has no cart keeps nothing.
pub async fn keep(State(context): State<Context>, here: Here, Form(typed): Form<Vec<(String, String)>>) -> Result<StatusCode, Failure> {
    if here.visitor.is_some() {
        let mut tx = context.db.begin(&here.shopper()).await?;
        db::drafts::save(&mut tx, &typed).await?;
        tx.commit().await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// She wants it forgotten.
pub async fn forget(State(context): State<Context>, here: Here) -> Result<Redirect, Failure> {
    let mut tx = context.db.begin(&here.shopper()).await?;
    db::drafts::forget(&mut tx).await?;
    tx.commit().await?;
    Ok(Redirect::to(paths::CHECKOUT))
}

/// Where the buyer goes to pay; her order's own page when the provider does not answer.
async fn pay_page(context: &Context, here: &Here, token: &str, payment: crate::domain::id::PaymentId, total: Money) -> String {
    match gateway::announce(context, &here.face, &here.origin.to_string(), token, payment, total).await {
        Ok(url) => url,
        Err(_) => format!("{}?notice=provider-silent", paths::order(token)),
    }
}

async fn refuse(context: &Context, here: &Here, form: CheckoutForm, why: NotPlaced) -> Result<Response, Failure> {
    let desk = Desk::lay(context, here).await?;
    let notice = match why {
        NotPlaced::CartEmpty => return Ok(Redirect::to(paths::CART).into_response()),
        NotPlaced::TotalChanged(now) => {
            let before = Money::new(form.expected_total_minor().unwrap_or(0), here.face.currency);
            CheckoutNotice::TotalChanged { before, now: Money::new(now, here.face.currency) }
        }
        NotPlaced::GoodsMissing(missing) => {
            let names = desk
                .cart
                .lines
                .iter()
                .filter(|line| missing.iter().any(|m| m.variant() == line.variant))
                .map(|line| line.name.clone())
                .collect();
            CheckoutNotice::GoodsMissing(names)
        }
        NotPlaced::Other(AppError::Unavailable) => CheckoutNotice::Busy,
        NotPlaced::Other(error) => return Err(error.into()),
    };
    Ok(render(context, here, desk, form, Vec::new(), Some(notice)).with_status(StatusCode::CONFLICT).into_response())
}

fn render(context: &Context, here: &Here, desk: Desk, mut form: CheckoutForm, errors: FieldErrors, notice: Option<CheckoutNotice>) -> Html {
    let total = desk.total(&form.delivery);
    form.expected_totals =
        write_totals(desk.options.iter().filter_map(|option| Some((option.id, desk.cart.subtotal.plus(option.fee)?.minor))));
    if form.intent.is_empty() {
        form.intent = fresh_token();
    }
    let face = (*here.face).clone();
    let head = checkout::head(&face);
    let Desk { cart, options, own } = desk;
    Html::page(context, here, head, move || {
        page::any(
            view! { <checkout::CheckoutPage face=face cart=cart options=options form=form errors=errors notice=notice total=total own=own/> },
        )
    })
}
