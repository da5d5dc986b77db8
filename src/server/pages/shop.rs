//! The shop: what the URL asks for.
use crate::{
    domain::listing::Listing,
    paths,
    server::{
        context::Context,
        db,
        envelope::Failure,
        page::{self, Here, Html},
        window::Shows,
    },
    storefront::shop,
};
use axum::{
    extract::{RawQuery, State},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;

pub async fn show(State(context): State<Context>, here: Here, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    let pairs = pairs(&query.unwrap_or_default());
    let listing = Listing::parse(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let mut tx = context.db.begin(&here.shopper()).await?;
    let asked = listing.choices.clone();
    let shelf = db::catalogue::shelf(&mut tx, listing, here.face.currency).await?;
    tx.commit().await?;
    // an old word leads on to the present one; not for ever, since what was merged may be taken back
    if shelf.listing.choices != asked {
        return Ok(Redirect::to(&paths::shop(&shelf.listing.query())).into_response());
    }
    let face = (*here.face).clone();
    let head = shop::head(&face, &shelf);
    let shows = Shows::house(face.id).shelf(face.id).products(shelf.cards.iter().map(|card| card.id));
    Ok(Html::page(&context, &here, head, move || page::any(view! { <shop::ShopPage face=face shelf=shelf/> })).kept(shows).into_response())
}

/// Decoded pairs of a query string; what is not UTF-8 is replaced, never an error.
pub(super) fn pairs(query: &str) -> Vec<(String, String)> {
    serde_urlencoded::from_str(query).unwrap_or_default()
}
