//! The stream of an open page: `GET /live?product=ID&product=ID`.
use crate::{
    domain::id::ProductId,
    error::AppError,
    server::{
        address,
        context::Context,
        envelope::Failure,
        live::{MOST_PRODUCTS, Wish},
        page::Origin,
    },
};
use axum::{
    body::Body,
    extract::{RawQuery, Request, State},
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};

const SECONDS: HeaderValue = HeaderValue::from_static("30");

pub async fn listen(
    State(context): State<Context>,
    origin: Origin,
    RawQuery(query): RawQuery,
    request: Request,
) -> Result<Response, Failure> {
    let face = context.stores.find(&context.db, &origin.name()).await?.ok_or(AppError::NotFound)?;
    let products = products(&query.unwrap_or_default())?;
    let last = request.headers().get("last-event-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
    let address = address::of(&request, context.proxies);
    let Some(stream) = context.live.listen(Wish { store: face.id, products, address, last }) else {
        let mut answer = Failure(AppError::TooMany).into_response();
        answer.headers_mut().insert(header::RETRY_AFTER, SECONDS);
        return Ok(answer);
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        // nginx would gather the stream until its buffer is full
        (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
    ];
    Ok((headers, Body::new(stream)).into_response())
}

fn products(query: &str) -> Result<Vec<ProductId>, AppError> {
    let invalid = || AppError::Invalid { field: "product".into(), reason: "not_accepted".into() };
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).map_err(|_| invalid())?;
    let wanted = pairs.iter().filter(|(name, _)| name == "product");
    let mut products = wanted.map(|(_, id)| id.parse::<ProductId>().map_err(|_| invalid())).collect::<Result<Vec<_>, _>>()?;
    products.sort_unstable();
    products.dedup();
    if (1..=MOST_PRODUCTS).contains(&products.len()) { Ok(products) } else { Err(invalid()) }
}
