//! Products as cards: by id in a given order, the newest, the nearest sisters of one.
use super::{
    in_both_lights,
    shots::{Shot, Shots},
};
use crate::{
    domain::{
        id::ProductId,
        money::{Currency, Money},
        product::{Availability, ProductCard},
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::{query, types::Json};
use std::collections::HashMap;
use uuid::Uuid;

/// Cards of these products, in this order; what may not be seen is left out.
pub async fn cards_of(tx: &mut Tx, ids: &[Uuid], currency: Currency) -> Result<Vec<ProductCard>, AppError> {
    let rows = query!(
        r#"select p.id, p.slug, p.name, p.tagline, p.brand, p.kind, p.hue, p.availability, p.listed_price_minor,
               (select string_agg(v.label, ' · ' order by v.sort, v.label) from app.variants v
                where v.store_id = p.store_id and v.product_id = p.id and v.active) as sizes,
               (select max(v.compare_at_minor) from app.variants v
                where v.store_id = p.store_id and v.product_id = p.id and v.active and v.price_minor = p.listed_price_minor) as compare_at,
               (select json_agg(json_build_object('key', m.media_key, 'width', m.width, 'height', m.height, 'thumbhash', m.thumbhash,
                       'alt', m.alt, 'scene', m.scene) order by m.position) from app.product_media m
                where m.store_id = p.store_id and m.product_id = p.id and m.position <= 2) as "pictures: Json<Vec<Shot>>"
           from app.products p where p.store_id = (select app.store_id()) and p.id = any($1)"#,
        ids
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut cards: HashMap<Uuid, ProductCard> = HashMap::new();
    for row in rows {
        let shots = row.pictures.map(|Json(shots)| shots).unwrap_or_default();
        let (picture, second_picture) = in_both_lights(shots.nth_picture(0), shots.nth_picture(1));
        let card = ProductCard {
            id: ProductId(row.id),
            slug: row.slug,
            name: row.name,
            tagline: row.tagline,
            brand: row.brand,
            price: Money::new(row.listed_price_minor, currency),
            compare_at: row.compare_at.map(|minor| Money::new(minor, currency)),
            sizes: row.sizes.unwrap_or_default(),
            unique: row.kind == "unique",
            availability: row.availability.parse::<Availability>().map_err(|_| AppError::Fault)?,
            hue: u16::try_from(row.hue).unwrap_or(60),
            picture,
            second_picture,
            room: Vec::new(),
        };
        cards.insert(row.id, card);
    }
    Ok(ids.iter().filter_map(|id| cards.remove(id)).collect())
}

/// The newest that may be bought now.
pub async fn newest(tx: &mut Tx, count: i64, currency: Currency) -> Result<Vec<ProductCard>, AppError> {
    let rows = query!(
        r#"select p.id from app.products p where p.store_id = (select app.store_id()) and p.status = 'live' and p.availability = 'available'
           order by p.published_at desc, p.id desc limit $1"#,
        count
    )
    .fetch_all(&mut **tx)
    .await?;
    let ids: Vec<Uuid> = rows.into_iter().map(|row| row.id).collect();
    cards_of(tx, &ids, currency).await
}

/// Those of its kind that share most words with a product (size counts double), and may be bought now; then others that do. Scores are
/// reckoned from the side of the few that are of its kind: from the side of the words, each listing would read every garment of its size.
pub async fn sisters(tx: &mut Tx, product: ProductId, count: i64, currency: Currency) -> Result<Vec<ProductCard>, AppError> {
    let rows = query!(
        r#"with words as materialized (
               select mine.tag_id, case t.kind when 'size' then 2 else 1 end as weight, t.kind = 'category' as is_kind
               from app.product_tags mine join app.tags t on t.store_id = mine.store_id and t.id = mine.tag_id
               where mine.store_id = (select app.store_id()) and mine.product_id = $1),
           near as materialized (
               select p.id, p.published_at from app.product_tags theirs
               join app.products p on p.store_id = theirs.store_id and p.id = theirs.product_id
               where theirs.store_id = (select app.store_id()) and theirs.tag_id in (select tag_id from words where is_kind)
                 and p.id <> $1 and p.status = 'live' and p.availability = 'available')
           select near.id as "id!" from near
           order by (select sum(words.weight) from app.product_tags theirs join words on words.tag_id = theirs.tag_id
                     where theirs.store_id = (select app.store_id()) and theirs.product_id = near.id) desc, near.published_at desc, near.id
           limit $2"#,
        product.0,
        count
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut ids: Vec<Uuid> = rows.into_iter().map(|row| row.id).collect();
    if let Some(missing) = missing(ids.len(), count) {
        ids.extend(cousins(tx, product, &ids, missing).await?);
    }
    cards_of(tx, &ids, currency).await
}

fn missing(found: usize, wanted: i64) -> Option<i64> {
    i64::try_from(found).ok().map(|found| wanted - found).filter(|missing| *missing > 0)
}

/// Of another kind, but with words in common.
async fn cousins(tx: &mut Tx, product: ProductId, sisters: &[Uuid], count: i64) -> Result<Vec<Uuid>, AppError> {
    let rows = query!(
        r#"select p.id as "id!" from app.product_tags mine
           join app.tags t on t.store_id = mine.store_id and t.id = mine.tag_id
           join app.product_tags theirs on theirs.store_id = mine.store_id and theirs.tag_id = mine.tag_id and theirs.product_id <> mine.product_id
           join app.products p on p.store_id = theirs.store_id and p.id = theirs.product_id
           where mine.store_id = (select app.store_id()) and mine.product_id = $1 and p.status = 'live' and p.availability = 'available'
             and p.id <> all($2)
           group by p.id, p.published_at
           order by sum(case t.kind when 'size' then 2 else 1 end) desc, p.published_at desc, p.id limit $3"#,
        product.0,
        sisters,
        count
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

/// The page on which a variant stands.
pub async fn slug_of_variant(tx: &mut Tx, variant: crate::domain::id::VariantId) -> Result<Option<String>, AppError> {
    let row = query!(
        r#"select p.slug from app.variants v join app.products p on p.store_id = v.store_id and p.id = v.product_id
           where v.store_id = (select app.store_id()) and v.id = $1"#,
        variant.0
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(|row| row.slug))
}

/// The card of one product by the name of its page.
pub async fn card_of_slug(tx: &mut Tx, slug: &str, currency: Currency) -> Result<Option<ProductCard>, AppError> {
    let row = query!("select p.id from app.products p where p.store_id = (select app.store_id()) and p.slug = $1", slug)
        .fetch_optional(&mut **tx)
        .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(cards_of(tx, &[row.id], currency).await?.into_iter().next())
}

/// What the product of a variant is called; nothing for what may not be seen.
pub async fn name_of_variant(tx: &mut Tx, variant: crate::domain::id::VariantId) -> Result<Option<String>, AppError> {
    let row = query!(
        r#"select p.name from app.variants v join app.products p on p.store_id = v.store_id and p.id = v.product_id
           where v.store_id = (select app.store_id()) and v.id = $1"#,
        variant.0
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(|row| row.name))
}

/// What may be said of these products right now, by slug; what may not be seen is left out.
pub async fn standing(tx: &mut Tx, slugs: &[String]) -> Result<Vec<(String, Availability)>, AppError> {
    let rows = query!("select slug, availability from app.products where store_id = (select app.store_id()) and slug = any($1)", slugs)
        .fetch_all(&mut **tx)
        .await?;
    rows.into_iter().map(|row| Ok((row.slug, row.availability.parse().map_err(|_| AppError::Fault)?))).collect()
}
