//! Pages made of blocks: home (by way of `home`), collections, and any page as it is being written, for whoever holds its link.
use crate::{
    domain::editorial::{PageKey, PageKind},
    error::AppError,
    paths,
    server::{
        context::Context,
        db,
        envelope::Failure,
        page::{self, Here, Html},
        window::Shows,
    },
    storefront::editorial::{self, ListedCollection, Missed},
};
use axum::{
    extract::{Path, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use leptos::prelude::*;

/// Longest token of a link.
const LONGEST_TOKEN: usize = 64;
/// As the policy of every page, except that our own editor may frame it.
const FRAMED: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; \
    form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

/// The published page of this name. `missed`: what came of a wish to have a whole look.
pub async fn published(context: &Context, here: &Here, key: PageKey, missed: Option<Missed>) -> Result<Html, Failure> {
    let mut tx = context.db.begin(&here.shopper()).await?;
    let page = db::pages::of_key(&mut tx, &here.face, key).await?;
    tx.commit().await?;
    let face = (*here.face).clone();
    let head = editorial::head(&face, &page);
    // what came of one visitor's wish is nobody else's page
    let for_everybody = missed.is_none();
    let html = Html::page(context, here, head, move || {
        page::any(view! { <editorial::EditorialPage face=face page=page missed=missed is_preview=false/> })
    });
    Ok(if for_everybody { html.kept(Shows::everything(here.face.id)) } else { html })
}

/// The address of a collection that is over leads on. Browsers ask again each time: it may be brought back.
pub async fn collection(State(context): State<Context>, here: Here, Path(slug): Path<String>) -> Result<Response, Failure> {
    let key = PageKey::new(PageKind::Collection, &slug).ok_or(AppError::NotFound)?;
    let mut tx = context.db.begin(&here.shopper()).await?;
    let standing = db::collections::standing(&mut tx, &key.slug).await?;
    tx.commit().await?;
    let db::collections::Standing::Over(successor) = standing else {
        return Ok(published(&context, &here, key, None).await?.into_response());
    };
    let target = successor.map_or_else(|| paths::SHOP.to_owned(), |slug| paths::collection(&slug));
    let location = HeaderValue::from_str(&target).map_err(|_| AppError::Fault)?;
    let headers = [(header::LOCATION, location), (header::CACHE_CONTROL, HeaderValue::from_static("no-store"))];
    Ok((StatusCode::MOVED_PERMANENTLY, headers).into_response())
}

pub async fn collections(State(context): State<Context>, here: Here) -> Result<Html, Failure> {
    let mut tx = context.db.begin(&here.shopper()).await?;
    let listed = db::pages::collections(&mut tx).await?;
    let newest = listed.iter().position(|one| one.there > 0);
    let hangs = match newest.and_then(|place| listed.get(place)) {
        Some(one) => db::pages::of_collection(&mut tx, &one.slug, 1, here.face.currency).await?.0,
        None => Vec::new(),
    };
    tx.commit().await?;
    let face = (*here.face).clone();
    let mut picture = hangs.into_iter().next().and_then(|card| card.picture);
    let line = |(place, one): (usize, db::pages::Listed)| {
        let picture = if newest == Some(place) { picture.take() } else { None };
        ListedCollection { slug: one.slug, number: one.number, title: one.title, there: one.there, picture }
    };
    let collections: Vec<ListedCollection> = listed.into_iter().enumerate().map(line).collect();
    let head = editorial::collections_head(&face, u32::try_from(collections.len()).unwrap_or(0));
    Ok(Html::page(&context, &here, head, move || page::any(view! { <editorial::CollectionsPage face=face collections=collections/> }))
        .kept(Shows::everything(here.face.id)))
}

/// Works without signing in, is found by no machine, and stays in no cache. Only our own editor may frame it.
pub async fn preview(State(context): State<Context>, here: Here, Path(token): Path<String>) -> Result<Response, Failure> {
    if token.len() > LONGEST_TOKEN {
        return Err(AppError::NotFound.into());
    }
    let mut tx = context.db.begin(&here.shopper().with_link(&token)).await?;
    let page = db::pages::previewed(&mut tx, &here.face).await?;
    tx.commit().await?;
    let face = (*here.face).clone();
    let head = crate::app::Head { noindex: true, preload: None, ..editorial::head(&face, &page) };
    let mut answer = Html::page(&context, &here, head, move || {
        page::any(view! { <editorial::EditorialPage face=face page=page missed=None is_preview=true/> })
    })
    .into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(FRAMED));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    // the link is a secret: where somebody goes from here is not told where she came from
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    Ok(answer)
}
