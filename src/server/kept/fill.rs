//! The way of a request whose page is not there: one renders, the others wait for her.
use super::{
    Kept, Seat,
    page::Page,
    wish::{Key, anybodys, wish},
};
use crate::{
    error::AppError,
    server::{
        context::Context,
        envelope::Failure,
        window::{Born, Shows},
    },
};
use axum::{
    body::to_bytes,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::sync::{Arc, atomic::Ordering};

/// No page of ours comes near.
const LARGEST: usize = 4 * 1024 * 1024;

/// The layer around the routes that `router::storefront` marks.
pub async fn fill(State(context): State<Context>, request: Request, next: Next) -> Response {
    let kept = &context.kept;
    let Some(key) = wish(&request, kept.0.https).filter(|_| !kept.0.off) else { return next.run(request).await };
    let asked = request.headers().clone();
    // the front has looked, but not under the name without counting, and somebody may have been faster
    match kept.seat(&key) {
        Seat::There(page) => page.answer(&asked),
        Seat::Wait(mut done) => {
            let page = done.wait_for(Option::is_some).await.ok().and_then(|page| page.clone());
            match page {
                Some(page) => page.answer(&asked),
                // what she waited for can't be kept: she sees for herself
                None => render(kept, &key, kept.0.window.versions().now(), request, next).await.answer(&asked),
            }
        }
        Seat::Lead(born, tell) => {
            // others wait for it: it goes on when she who asked first is gone
            let kept = kept.clone();
            let done = tokio::spawn(async move {
                let rendered = render(&kept, &key, born, request, next).await;
                if let Rendered::Page(page) = &rendered {
                    drop(tell.send(Some(page.clone())));
                }
                kept.land(&key, &tell);
                rendered
            });
            done.await.map_or_else(|_| Failure(AppError::Fault).into_response(), |rendered| rendered.answer(&asked))
        }
    }
}

enum Rendered {
    Page(Arc<Page>),
    /// Not found, moved on, or not to be kept.
    Other(Response),
}

impl Rendered {
    fn answer(self, asked: &HeaderMap) -> Response {
        match self {
            Self::Page(page) => page.answer(asked),
            Self::Other(response) => response,
        }
    }
}

async fn render(kept: &Kept, key: &Key, born: Born, request: Request, next: Next) -> Rendered {
    let Some(_turn) = kept.0.turns.take(key.is_list()).await else {
        let mut answer = Failure(AppError::Unavailable).into_response();
        answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        return Rendered::Other(answer);
    };
    // while she waited for her turn, things may have changed: what she renders now knows of it
    let born = born.max(kept.0.window.versions().now());
    let response = next.run(anybodys(request, key)).await;
    let Some(shows) = response.extensions().get::<Shows>().cloned() else { return Rendered::Other(response) };
    if response.status() != StatusCode::OK || response.headers().contains_key(header::SET_COOKIE) {
        return Rendered::Other(response);
    }
    kept.0.renders.fetch_add(1, Ordering::Relaxed);
    let (parts, body) = response.into_parts();
    let Ok(plain) = to_bytes(body, LARGEST).await else { return Rendered::Other(Failure(AppError::Fault).into_response()) };
    let Some(page) = Page::press(&plain, parts.headers.clone(), &shows, born, kept.0.https) else {
        return Rendered::Other(Response::from_parts(parts, plain.into()));
    };
    let page = Arc::new(page);
    kept.put(key, &page);
    Rendered::Page(page)
}
