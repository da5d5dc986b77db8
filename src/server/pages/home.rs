//! The home page of a store; on a bare `localhost` of a demo, the list of stores.
use super::editorial;
use crate::{
    domain::editorial::PageKey,
    error::AppError,
    server::{
        context::Context,
        db,
        envelope::Failure,
        page::{self, Here, Html, Origin},
        stores::Stores,
    },
    storefront::directory,
};
use axum::extract::State;
use leptos::prelude::*;

pub async fn show(State(context): State<Context>, origin: Origin, here: Option<Here>) -> Result<Html, Failure> {
    let Some(here) = here else { return all_stores(&context, &origin).await };
    editorial::published(&context, &here, PageKey::home(), None).await
}

/// Demo only: a deployment with one store serves it on every host.
async fn all_stores(context: &Context, origin: &Origin) -> Result<Html, Failure> {
    if !context.demo || !matches!(origin.name().as_str(), "localhost" | "127.0.0.1" | "::1") {
        return Err(AppError::NotFound.into());
    }
    let mut stores = Vec::new();
    for door in Stores::doors(&context.db).await? {
        let mut tx = context.db.begin(&crate::server::actor::Actor::guest(door.face.id)).await?;
        let hero = db::stores::picture(&mut tx, "hero").await?;
        tx.commit().await?;
        stores.push(directory::DirectoryStore {
            face: (*door.face).clone(),
            origin: format!("{}://{}:{}", origin.scheme, door.host, context.port),
            hero,
        });
    }
    let password = context.demo_password.clone();
    Ok(Html::of(None, page::frame(context, origin, None), directory::head(), move || {
        page::any(view! { <directory::Directory stores=stores password=password/> })
    }))
}
