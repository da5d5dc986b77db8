//! A picture that somebody of the shop takes of a piece: one file in the body of the request, developed and hung. Larger than every other
//! body, so its route has a limit and a patience of its own.
use crate::{
    domain::{id::ProductId, intake::MOST_BYTES, role::Role},
    error::AppError,
    server::{context::Context, db::intake, envelope::Failure, page::Here, photos::Photo},
};
use axum::{
    body::{Bytes, to_bytes},
    extract::{Path, Request, State},
    http::StatusCode,
};

pub async fn hang(
    State(context): State<Context>,
    here: Here,
    Path(product): Path<String>,
    request: Request,
) -> Result<StatusCode, Failure> {
    here.actor().require(&[Role::Attendant, Role::Owner])?;
    let product: ProductId = product.parse().map_err(|_| AppError::NotFound)?;
    // asked before the work is done: whoever names no product of hers costs nothing
    let mut tx = context.db.begin(&here.actor()).await?;
    let name = intake::name_of(&mut tx, product).await?;
    tx.commit().await?;
    // read once it is known that somebody may send it
    let file = to_bytes(request.into_body(), MOST_BYTES).await.map_err(|_| too_much())?;
    let photo = developed(&context, file).await?;
    let mut tx = context.db.begin(&here.actor()).await?;
    intake::hang(&mut tx, product, &photo, &name).await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

fn too_much() -> AppError {
    AppError::Invalid { field: "photo".into(), reason: "too_large".into() }
}

async fn developed(context: &Context, file: Bytes) -> Result<Photo, AppError> {
    context.photos.take_in(file.to_vec()).await.map_err(|error| match error {
        error if error.is_the_senders() => {
            tracing::info!(%error, "a picture was not taken");
            AppError::Invalid { field: "photo".into(), reason: "not_a_picture".into() }
        }
        other => {
            tracing::error!(error = %other, "a picture could not be kept");
            AppError::Fault
        }
    })
}
