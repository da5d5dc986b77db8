//! The stream of an open page: `GET /live?product=ID&product=ID` of goods, `GET /live?me` of a room of work.
use crate::{
    domain::{account::Farewell, id::ProductId},
    error::AppError,
    server::{
        actor::KeyHash,
        address,
        context::Context,
        envelope::Failure,
        live::{MOST_PRODUCTS, Seat, Wish, farewell},
        page::Origin,
        session::{self, session_cookie},
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
    let address = address::of(&request, context.proxies);
    if query.as_deref() == Some("me") {
        let Some(token) = session::cookie(request.headers(), session_cookie(context.https)) else { return Ok(over(Farewell::Ended)) };
        let Some(person) = session::recognise(&context, face.id, &token).await? else {
            return Ok(over(session::farewell(&context, face.id, &token).await?));
        };
        let seat = Seat { store: face.id, person: person.id, session: KeyHash::of(&token) };
        return Ok(context.live.sit(seat, address).map_or_else(too_many, |stream| streamed(Body::new(stream))));
    }
    let products = products(&query.unwrap_or_default())?;
    let last = request.headers().get("last-event-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
    let stream = context.live.listen(Wish { store: face.id, products, address, last });
    Ok(stream.map_or_else(too_many, |stream| streamed(Body::new(stream))))
}

fn too_many() -> Response {
    let mut answer = Failure(AppError::TooMany).into_response();
    answer.headers_mut().insert(header::RETRY_AFTER, SECONDS);
    answer
}

/// A room whose session is over already. A browser can't read the status of a stream, so it is told in one, which ends.
fn over(why: Farewell) -> Response {
    streamed(Body::from(farewell(why)))
}

fn streamed(body: Body) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream")),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        // nginx would gather the stream until its buffer is full
        (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
    ];
    (headers, body).into_response()
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
