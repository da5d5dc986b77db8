//! A product's page: also a sold one's, which says so and shows its sisters.
use crate::{
    domain::{cart::Put, id::StoreId, product::ProductSheet},
    server::{
        context::Context,
        db,
        envelope::Failure,
        page::{self, Here, Html},
        window::Shows,
    },
    storefront::product,
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
    let mut tx = context.db.begin(&here.shopper()).await?;
    let sheet = db::catalogue::sheet(&mut tx, &slug, here.face.currency).await?;
    tx.commit().await?;
    let notice = asked.put.as_deref().and_then(put_of_word);
    let face = (*here.face).clone();
    let head = product::head(&face, &sheet);
    let shows = shows(face.id, &sheet);
    Ok(Html::page(&context, &here, head, move || page::any(view! { <product::ProductPage face=face sheet=sheet notice=notice/> }))
        .kept(shows))
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

fn put_of_word(word: &str) -> Option<Put> {
    [Put::Held, Put::Sold, Put::Away, Put::OutOfStock, Put::TooManyHolds].into_iter().find(|put| word_of_put(*put) == word)
}
