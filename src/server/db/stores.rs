//! Stores: found by host, listed for the demo's directory, their ways of delivery.
use super::tx::Tx;
use crate::{
    domain::{
        cart::DeliveryOption,
        id::{DeliveryId, StoreId},
        money::{Currency, Money},
        product::Picture,
        store::StoreFace,
    },
    error::AppError,
    server::stores::Door,
};
use sqlx::query;
use std::sync::Arc;
use uuid::Uuid;

struct Row {
    store_id: Uuid,
    slug: String,
    name: String,
    tagline: String,
    locale: String,
    currency: String,
    time_zone: String,
    theme: String,
}

impl Row {
    fn face(self) -> Result<StoreFace, AppError> {
        Ok(StoreFace {
            id: StoreId(self.store_id),
            slug: self.slug,
            name: self.name,
            tagline: self.tagline,
            locale: self.locale.parse().map_err(|_| AppError::Fault)?,
            currency: self.currency.parse().map_err(|_| AppError::Fault)?,
            time_zone: self.time_zone,
            theme: self.theme.parse().map_err(|_| AppError::Fault)?,
        })
    }
}

/// The store that answers under `host`.
pub async fn find(tx: &mut Tx, host: &str) -> Result<Option<StoreFace>, AppError> {
    let row = sqlx::query_as!(
        Row,
        r#"select store_id as "store_id!", slug as "slug!", name as "name!", tagline as "tagline!", locale as "locale!",
                  currency as "currency!", time_zone as "time_zone!", theme as "theme!" from app.find_store($1)"#,
        host
    )
    .fetch_optional(&mut **tx)
    .await?;
    row.map(Row::face).transpose()
}

/// All stores, by slug, each with a host.
pub async fn doors(tx: &mut Tx) -> Result<Vec<Door>, AppError> {
    let rows = query!(
        r#"select store_id as "store_id!", slug as "slug!", name as "name!", tagline as "tagline!", locale as "locale!",
                  currency as "currency!", time_zone as "time_zone!", theme as "theme!", host as "host!" from app.list_doors()"#
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| {
            let (host, row) = (
                r.host,
                Row {
                    store_id: r.store_id,
                    slug: r.slug,
                    name: r.name,
                    tagline: r.tagline,
                    locale: r.locale,
                    currency: r.currency,
                    time_zone: r.time_zone,
                    theme: r.theme,
                },
            );
            Ok(Door { face: Arc::new(row.face()?), host })
        })
        .collect()
}

/// The store's ways of delivery, with the fee that a cart of `subtotal` would pay.
pub async fn delivery_options(tx: &mut Tx, subtotal: Money) -> Result<Vec<DeliveryOption>, AppError> {
    let rows = query!(
        "select id, kind, name, promise, reach, fee_minor, free_from_minor from app.delivery_options where active order by sort, name"
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let free = row.free_from_minor.is_some_and(|from| subtotal.minor >= from);
            DeliveryOption {
                id: DeliveryId(row.id),
                pickup: row.kind == "pickup",
                name: row.name,
                promise: row.promise,
                reach: row.reach,
                fee: Money::new(if free { 0 } else { row.fee_minor }, subtotal.currency),
            }
        })
        .collect())
}

/// Picture of the store itself at `place` (`hero`, …), with the same motif in other lights and cuts.
pub async fn picture(tx: &mut Tx, place: &str) -> Result<Option<Picture>, AppError> {
    let rows = query!(
        "select media_key, width, height, thumbhash, alt, scene from app.store_media where place = $1 or of_place = $1 order by of_place is not null, place",
        place
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut pictures = rows.into_iter().map(|r| {
        let picture = super::catalogue::picture(r.media_key, r.width, r.height, &r.thumbhash, r.alt);
        super::catalogue::in_scene(picture, &r.scene)
    });
    let first = pictures.next();
    Ok(first.map(|first| Picture { others: pictures.collect(), ..first }))
}

/// Ids of all stores, for the clock.
pub async fn all(tx: &mut Tx) -> Result<Vec<StoreId>, AppError> {
    let rows = query!(r#"select store_id as "id!" from app.all_stores()"#).fetch_all(&mut **tx).await?;
    Ok(rows.into_iter().map(|row| StoreId(row.id)).collect())
}

/// The currency as a store writes it; used where only an id is at hand.
pub async fn currency(tx: &mut Tx) -> Result<Currency, AppError> {
    let row = query!("select currency from app.stores").fetch_one(&mut **tx).await?;
    row.currency.parse().map_err(|_| AppError::Fault)
}

/// Whether any store still has the logins of a demo.
pub async fn has_demo_logins(db: &super::tx::Db) -> Result<bool, AppError> {
    use crate::server::{
        actor::{Actor, Who},
        stores::Stores,
    };
    for door in Stores::doors(db).await? {
        let mut tx = db.begin(&Actor::new(Who::Door, Some(door.face.id))).await?;
        let found = super::sessions::find_login(&mut tx, &format!("owner@{}.test", door.face.slug)).await?;
        tx.commit().await?;
        if found.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
