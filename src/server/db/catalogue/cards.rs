//! Products as cards: by id in a given order, the newest, the nearest sisters of one.
use super::{in_both_lights, in_scene, picture};
use crate::{
    domain::{
        id::ProductId,
        money::{Currency, Money},
        product::{Availability, ProductCard},
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;
use std::collections::HashMap;
use uuid::Uuid;

/// Cards of these products, in this order; what may not be seen is left out.
pub async fn cards_of(tx: &mut Tx, ids: &[Uuid], currency: Currency) -> Result<Vec<ProductCard>, AppError> {
    let rows = query!(
        r#"select p.id, p.slug, p.name, p.tagline, p.brand, p.kind, p.hue, p.availability, p.listed_price_minor,
               (select string_agg(v.label, ' · ' order by v.sort, v.label) from app.variants v
                where v.store_id = p.store_id and v.product_id = p.id and v.active) as sizes,
               (select max(v.compare_at_minor) from app.variants v
                where v.store_id = p.store_id and v.product_id = p.id and v.active and v.price_minor = p.listed_price_minor) as compare_at
           from app.products p where p.store_id = (select app.store_id()) and p.id = any($1)"#,
        ids
    )
    .fetch_all(&mut **tx)
    .await?;
    let media = query!(
        r#"select m.product_id, m.position, m.media_key, m.width, m.height, m.thumbhash, m.alt, m.scene from app.product_media m
           where m.store_id = (select app.store_id()) and m.product_id = any($1) and m.position <= 2 order by m.product_id, m.position"#,
        ids
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut pictures: HashMap<Uuid, Vec<_>> = HashMap::new();
    for m in media {
        pictures.entry(m.product_id).or_default().push(in_scene(picture(m.media_key, m.width, m.height, &m.thumbhash, m.alt), &m.scene));
    }
    let mut cards: HashMap<Uuid, ProductCard> = HashMap::new();
    for row in rows {
        let mut shots = pictures.remove(&row.id).unwrap_or_default().into_iter();
        let (picture, second_picture) = in_both_lights(shots.next(), shots.next());
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

/// Those that share most words with a product (size counts double), and may be bought now.
pub async fn sisters(tx: &mut Tx, product: ProductId, count: i64, currency: Currency) -> Result<Vec<ProductCard>, AppError> {
    let rows = query!(
        r#"select p.id as "id!" from app.product_tags mine
           join app.tags t on t.store_id = mine.store_id and t.id = mine.tag_id
           join app.product_tags theirs on theirs.store_id = mine.store_id and theirs.tag_id = mine.tag_id and theirs.product_id <> mine.product_id
           join app.products p on p.store_id = theirs.store_id and p.id = theirs.product_id
           where mine.store_id = (select app.store_id()) and mine.product_id = $1 and p.status = 'live' and p.availability = 'available'
           group by p.id, p.published_at
           order by sum(case t.kind when 'size' then 2 when 'category' then 2 else 1 end) desc, p.published_at desc, p.id limit $2"#,
        product.0,
        count
    )
    .fetch_all(&mut **tx)
    .await?;
    let ids: Vec<Uuid> = rows.into_iter().map(|row| row.id).collect();
    cards_of(tx, &ids, currency).await
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
