//! A product's page: also a sold one's, which says so and shows its sisters.
use crate::{
    domain::{
        cart::Put,
        id::StoreId,
        product::{Availability, ProductSheet},
        wait::WaitForm,
    },
    server::{
        context::Context,
        db,
        envelope::Failure,
        page::{self, Here, Html},
        window::Shows,
    },
    storefront::product::{self, WaitNotice},
};
use axum::extract::{Path, Query, State};
use leptos::prelude::*;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
pub struct Asked {
    /// What putting it into the cart came to, after a redirect.
    put: Option<String>,
}

pub async fn show(
    State(context): State<Context>,
    here: Here,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html, Failure> {
    render(&context, &here, &slug, asked.put.as_deref().and_then(put_of_word), None).await
}

/// The page; `waiting` is the form that asked for a place in its queue and got none.
pub(super) async fn render(
    context: &Context,
    here: &Here,
    slug: &str,
    notice: Option<Put>,
    waiting: Option<(WaitForm, WaitNotice)>,
) -> Result<Html, Failure> {
    let mut tx = context.db.begin(&here.shopper()).await?;
    let mut sheet = db::catalogue::sheet(&mut tx, slug, here.face.currency).await?;
    if sheet.card.unique && sheet.card.availability != Availability::Available {
        sheet.back = db::waiting::back(&mut tx, sheet.card.id, &here.face).await?;
    }
    tx.commit().await?;
    let face = (*here.face).clone();
    let head = product::head(&face, &sheet);
    let shows = shows(face.id, &sheet);
    // a form that came back with its words is hers alone
    let for_everybody = waiting.is_none();
    let html = Html::page(context, here, head, move || {
        page::any(view! { <product::ProductPage face=face sheet=sheet notice=notice waiting=waiting/> })
    });
    Ok(if for_everybody { html.kept(shows) } else { html })
}

/// The product and its sisters; the parts of a kit have no card, so a kit shows everything.
fn shows(store: StoreId, sheet: &ProductSheet) -> Shows {
    if !sheet.kit.is_empty() {
        return Shows::everything(store);
    }
    Shows::house(store).products(sheet.sisters.iter().map(|sister| sister.id).chain([sheet.card.id]))
}

/// The word in the URL for an answer that leads back to the product.
pub fn word_of_put(put: Put) -> &'static str {
    match put {
        Put::Added => "added",
        Put::Held => "held",
        Put::Sold => "sold",
        Put::Away => "away",
        Put::OutOfStock => "out",
        Put::TooManyHolds => "too-many",
        Put::Unknown => "unknown",
    }
}

pub(super) fn put_of_word(word: &str) -> Option<Put> {
    [Put::Held, Put::Sold, Put::Away, Put::OutOfStock, Put::TooManyHolds].into_iter().find(|put| word_of_put(*put) == word)
}
