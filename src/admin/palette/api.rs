//! What the finder asks the server. Each kind is looked for under the role of the caller.
use crate::{domain::find::Hit, error::AppError};
use leptos::{prelude::*, server_fn::codec::Json};

/// What may be meant by these words.
#[server(prefix = "/api", endpoint = "admin/find", input = Json)]
pub async fn find(words: String) -> Result<Vec<Hit>, AppError> {
    use crate::{
        admin::list::MOST_WORDS,
        domain::{role::Role, text},
        server::{db, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    let role = actor.require(&[Role::Attendant, Role::Finance, Role::Owner])?.role;
    let words = text::line(&words, MOST_WORDS).map_err(|_| AppError::Invalid { field: "words".into(), reason: "length".into() })?;
    let mut tx = context.db.begin(&actor).await?;
    let hits = db::find::find(&mut tx, &here.face, role, &words).await?;
    tx.commit().await?;
    Ok(hits)
}
