//! The home page of a store; on a bare `localhost` of a demo, the list of stores.
use crate::{
    domain::listing::Listing,
    error::AppError,
    server::{
        context::Context,
        db,
        envelope::Failure,
        page::{self, Here, Html, Origin},
        stores::Stores,
    },
    storefront::{directory, home},
};
use axum::extract::State;
use leptos::prelude::*;

const NEWEST: i64 = 8;

pub async fn show(State(context): State<Context>, origin: Origin, here: Option<Here>) -> Result<Html, Failure> {
    let Some(here) = here else { return all_stores(&context, &origin).await };
    let currency = here.face.currency;
    let mut tx = context.db.begin(&here.shopper()).await?;
    let hero = db::stores::picture(&mut tx, "hero").await?;
    let newest = db::catalogue::newest(&mut tx, NEWEST, currency).await?;
    let shelf = db::catalogue::shelf(&mut tx, Listing::default(), currency).await?;
    tx.commit().await?;
    let face = (*here.face).clone();
    let head = home::head(&face, hero.clone());
    Ok(Html::page(&context, &here, head, move || {
        page::any(view! { <home::HomePage face=face hero=hero newest=newest facets=shelf.facets total=shelf.total/> })
    }))
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
    Ok(Html::of(context, None, page::frame(context, origin, None), directory::head(), move || {
        page::any(view! { <directory::Directory stores=stores password=password/> })
    }))
}
