//! The demo's mailbox: everybody's letters on one page. A stranger to the shop, as the bank is; it exists where no SMTP server is set.
use crate::{
    error::AppError,
    server::{
        actor::{Actor, Who},
        context::Context,
        db,
        envelope::Failure,
        letters::Post,
        page::{Here, Html},
    },
    storefront::mailbox::Shown,
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};

/// Letters on the page.
const MOST: i64 = 50;

pub async fn show(State(context): State<Context>, here: Here) -> Result<Response, Failure> {
    if !matches!(context.post, Post::Sandbox) {
        return Err(AppError::NotFound.into());
    }
    let mut tx = context.db.begin(&Actor::new(Who::Sandbox, Some(here.face.id))).await?;
    let letters = db::letters::mailbox(&mut tx, &here.face.time_zone, MOST).await?;
    tx.commit().await?;
    let shown =
        letters.into_iter().map(|letter| Shown { to: letter.to, subject: letter.subject, text: letter.text, at: letter.at }).collect();
    Ok(Html::mailbox(&context, &here, shown).into_response())
}
