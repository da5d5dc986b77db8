//! A visitor's measures: kept in a cookie of her browser, put into the address of the shop, forgotten when she says so. Nothing of
//! them is kept here.
use super::cart::add_cookie;
use crate::{
    domain::{fit::Body, listing::Listing},
    paths,
    server::{
        context::Context,
        session::{self, set_cookie},
    },
};
use axum::{
    Form,
    extract::{RawQuery, State},
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

/// Centimetres, as [`Body::write`] has them; readable, since the page's own script may show that there are any.
const COOKIE: &str = "vitrine_measures";
const DAYS: u32 = 180;
/// Characters of what is no measure.
const MOST_TYPED: usize = 12;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    bust: String,
    waist: String,
    hip: String,
    /// Query of the listing that she came from.
    listing: String,
    forget: String,
}

/// Take the measures that her browser keeps into the listing; without any, she is led to where they are asked.
pub async fn show(RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let body = session::cookie(&headers, COOKIE).map(|kept| Body::read(&kept)).unwrap_or_default();
    let mut answer = Redirect::to(&listing_with(&query.unwrap_or_default(), body, Vec::new())).into_response();
    answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    answer
}

pub async fn keep(State(context): State<Context>, Form(typed): Form<Typed>) -> Response {
    let mut body = Body::default();
    let mut mistyped = Vec::new();
    if typed.forget.is_empty() {
        for (area, text) in [("bust", &typed.bust), ("waist", &typed.waist), ("hip", &typed.hip)] {
            if !body.set(area, text) {
                mistyped.push((area.to_owned(), text.chars().take(MOST_TYPED).collect()));
            }
        }
    }
    let mut answer = Redirect::to(&listing_with(&typed.listing, body, mistyped)).into_response();
    let days = if body.is_known() { DAYS } else { 0 };
    add_cookie(&mut answer, &set_cookie(COOKIE, &body.write(), days, context.https, false));
    answer
}

/// The address of a listing for this body, and for what was typed and is no measure: the page tells it. What is in the query of anybody's
/// making is read as a listing first.
fn listing_with(query: &str, body: Body, mistyped: Vec<(String, String)>) -> String {
    let pairs = super::shop::pairs(query);
    let mut listing = Listing::parse(pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    let asks = mistyped.first().map(|(area, _)| area.clone()).or_else(|| (!body.is_known()).then(|| "bust".to_owned()));
    (listing.body, listing.after, listing.mistyped) = (body, None, mistyped);
    let address = paths::shop(&listing.query());
    asks.map_or(address.clone(), |area| format!("{address}#{area}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_listing_is_gone_to() {
        let body = Body([Some(112), None, Some(120)]);
        assert_eq!(listing_with("size=52&after=x&next=//evil.example", body, Vec::new()), "/shop?size=52&bust=112&hip=120");
        assert_eq!(listing_with("https://evil.example/\r\nx", Body::default(), Vec::new()), "/shop#bust");
        let wrong = vec![("waist".to_owned(), "<b>\r\n".to_owned())];
        let told = listing_with("", body, wrong);
        assert!(told.starts_with("/shop?bust=112&hip=120&waist=") && told.ends_with("#waist") && !told.contains(['<', '\r']), "{told}");
    }
}
