//! The picture under which a page is shared: drawn when it is first asked for, kept under the name of what stands on it. An old
//! name leads to the present one, so that a link that was shared long ago shows today's price.
use crate::{
    domain::share::ShareCard,
    error::AppError,
    paths,
    server::{
        context::Context,
        db,
        envelope::Failure,
        page::Here,
        photos::{PhotoError, share},
    },
    storefront,
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use tokio::sync::Semaphore;

/// Drawing takes a core for a tenth of a second: one at a time, so that whoever asks for all of them starves nobody.
static TURN: Semaphore = Semaphore::const_new(1);

pub async fn show(State(context): State<Context>, here: Here, Path((of, file)): Path<(String, String)>) -> Result<Response, Failure> {
    let asked = file.strip_suffix(".jpg").ok_or(AppError::NotFound)?;
    let card = card(&context, &here, &of).await?;
    let version = card.version();
    if asked != version {
        let mut answer = Redirect::temporary(&paths::share_product(&of, &version)).into_response();
        answer.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        return Ok(answer);
    }
    let kept = context.photos.shared(&version).await.map_err(lost)?;
    let jpeg = match kept {
        Some(jpeg) => jpeg,
        None => draw(&context, card, &version).await?,
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable")),
    ];
    Ok((headers, jpeg).into_response())
}

async fn card(context: &Context, here: &Here, of: &str) -> Result<ShareCard, AppError> {
    let mut tx = context.db.begin(&crate::server::actor::Actor::guest(here.face.id)).await?;
    let card = if of == paths::SHARE_HOUSE {
        storefront::share::house(&here.face, db::stores::picture(&mut tx, "hero").await?.as_ref())
    } else {
        let found = db::catalogue::card_of_slug(&mut tx, of, here.face.currency).await?;
        storefront::share::product(&here.face, &found.ok_or(AppError::NotFound)?)
    };
    tx.commit().await?;
    Ok(card)
}

async fn draw(context: &Context, card: ShareCard, version: &str) -> Result<Vec<u8>, AppError> {
    let _turn = TURN.acquire().await.map_err(|_| AppError::Fault)?;
    // whoever waited may find it drawn
    if let Some(jpeg) = context.photos.shared(version).await.map_err(lost)? {
        return Ok(jpeg);
    }
    let picture = match &card.picture {
        Some((key, width)) => context.photos.read(key, *width).await.map_err(lost)?,
        None => None,
    };
    let drawn = tokio::task::spawn_blocking(move || share::draw(&card, picture.as_deref())).await.map_err(|_| AppError::Fault)?;
    let jpeg = drawn.map_err(lost)?;
    context.photos.keep_shared(version, jpeg.clone()).await.map_err(lost)?;
    Ok(jpeg)
}

fn lost(error: PhotoError) -> AppError {
    tracing::error!(%error, "a shared picture could not be drawn");
    AppError::Fault
}
