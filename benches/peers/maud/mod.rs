//! The twin in axum, maud and sqlx, as somebody writes it by hand who needs the shop and the product page of one store: templates
//! compiled to plain string pushes, two statements a page, a pool with a plain login that no policy concerns.
//!
//! It knows garments only, and no filters: it does less than ours, which is to its advantage. What no row decides (bar, footer,
//! addresses of styles) it takes finished from our page; words come from `i18n`. `Door::Ours` runs the same statements as a
//! guest behind the program's door, so that the price of policies can be told apart from the price of views.
mod product;
mod rows;
mod shop;
mod whole;

use crate::{Trouble, handed::Handed};
use axum::{
    Router,
    extract::{Path, State},
    http::StatusCode,
    response::{Html, IntoResponse, Response},
    routing::get,
    serve::ListenerExt,
};
use sqlx::{
    PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use std::{net::Ipv4Addr, sync::Arc};
use tokio::net::TcpListener;
use tower_http::{CompressionLevel, compression::CompressionLayer};
use uuid::Uuid;
use vitrine::{
    domain::{
        id::StoreId,
        money::{Currency, Money},
        store::{Locale, Theme},
    },
    i18n::amount,
    paths,
    server::{actor::Actor, db::tx::Db},
};

/// The statements by name, for the twin that is no Rust.
pub use rows::STATEMENTS;

/// As many connections as the program's own pool has.
const POOL: u32 = 12;

/// How the twin comes to its rows.
enum Door {
    Plain(PgPool),
    Ours(Db),
}

/// The one store that the twin serves.
pub struct House {
    pub store: Uuid,
    pub name: String,
    pub locale: Locale,
    pub theme: Theme,
    pub currency: Currency,
    pub handed: Handed,
    pub origin: String,
    door: Door,
}

impl House {
    pub fn price(&self, minor: i64) -> String {
        amount::money(Money::new(minor, self.currency), self.locale)
    }
}

/// Serve on `port` until the process is ended; `behind_our_door` takes rows as a guest under the policies.
pub async fn serve(port: u16, url: &str, handed: Handed, behind_our_door: bool) -> Result<(), Trouble> {
    let door = if behind_our_door {
        Door::Ours(Db::connect(url, POOL).await?)
    } else {
        let options = url.parse::<PgConnectOptions>()?;
        Door::Plain(PgPoolOptions::new().max_connections(POOL).test_before_acquire(false).connect_with(options).await?)
    };
    let house = House {
        store: handed.store,
        name: handed.name.clone(),
        locale: handed.locale.parse()?,
        theme: handed.theme.parse()?,
        currency: handed.currency.parse()?,
        origin: format!("http://localhost:{port}"),
        handed,
        door,
    };
    let routes = Router::new()
        .route(paths::SHOP, get(show_shop))
        .route(paths::PRODUCT_PATTERN, get(show_product))
        .route(paths::HEALTHZ, get(|| async { "ok" }))
        .with_state(Arc::new(house))
        // whoever serves a page compresses it: the same layer and quality as ours, and Next.js does it by itself
        .layer(CompressionLayer::new().quality(CompressionLevel::Precise(4)));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?.tap_io(|stream| drop(stream.set_nodelay(true)));
    axum::serve(listener, routes).await?;
    Ok(())
}

/// Anything that went wrong; the log is the harness's.
struct Broken(Trouble);

impl<E: Into<Trouble>> From<E> for Broken {
    fn from(error: E) -> Self {
        Self(error.into())
    }
}

impl IntoResponse for Broken {
    fn into_response(self) -> Response {
        eprintln!("twin: {}", self.0);
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    }
}

async fn show_shop(State(house): State<Arc<House>>) -> Result<Html<String>, Broken> {
    let shelf = match &house.door {
        Door::Plain(pool) => rows::shelf(&mut *pool.acquire().await?, &house).await?,
        Door::Ours(db) => {
            let mut tx = db.begin(&Actor::guest(StoreId(house.store))).await?;
            let shelf = rows::shelf(&mut tx, &house).await?;
            tx.commit().await?;
            shelf
        }
    };
    Ok(Html(shop::page(&house, &shelf).into_string()))
}

async fn show_product(State(house): State<Arc<House>>, Path(slug): Path<String>) -> Result<Response, Broken> {
    let sheet = match &house.door {
        Door::Plain(pool) => rows::sheet(&mut *pool.acquire().await?, &house, &slug).await?,
        Door::Ours(db) => {
            let mut tx = db.begin(&Actor::guest(StoreId(house.store))).await?;
            let sheet = rows::sheet(&mut tx, &house, &slug).await?;
            tx.commit().await?;
            sheet
        }
    };
    Ok(match sheet {
        Some(sheet) => Html(product::page(&house, &sheet)?.into_string()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    })
}
