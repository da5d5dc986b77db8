//! Goods as pages refer to them: found by words for an editor, by collection for a shelf, and single pictures of theirs.
use crate::{
    domain::{
        editorial::Found,
        id::ProductId,
        money::Currency,
        product::{Picture, ProductCard},
    },
    error::AppError,
    server::db::{
        catalogue::{self, cards_of},
        tx::Tx,
    },
};
use sqlx::query;
use std::collections::HashMap;
use uuid::Uuid;

/// Products that an editor gets to choose from.
const CHOICES: i64 = 24;
/// A collection of which most is gone still shows so many.
const LEAST: usize = 6;

/// One picture of a product that may be seen.
pub(super) async fn picture(tx: &mut Tx, product: ProductId, position: u8) -> Result<Option<Picture>, AppError> {
    let row = query!(
        r#"select media_key, width, height, thumbhash, alt, scene from app.product_media
           where store_id = (select app.store_id()) and product_id = $1 and position = $2"#,
        product.0,
        i16::from(position)
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(|m| catalogue::in_scene(catalogue::picture(m.media_key, m.width, m.height, &m.thumbhash, m.alt), &m.scene)))
}

/// What came with a collection: what can be had first, then some of what is gone; how many of each there are.
pub async fn of_collection(tx: &mut Tx, slug: &str, most: i64, currency: Currency) -> Result<(Vec<ProductCard>, u32, u32), AppError> {
    let rows = query!(
        r#"select p.id, p.availability in ('available', 'held', 'away') as "is_there!",
               count(*) filter (where p.availability in ('available', 'held', 'away')) over () as "there!", count(*) filter (where p.availability = 'sold') over () as "gone!"
           from app.collections c join app.products p on p.store_id = c.store_id and p.collection_id = c.id
           where c.store_id = (select app.store_id()) and c.slug = $1 and p.status = 'live' and p.availability <> 'draft'
           order by array_position(array['available', 'held', 'away', 'out', 'sold'], p.availability), p.published_at desc, p.id limit $2"#,
        slug,
        most
    )
    .fetch_all(&mut **tx)
    .await?;
    let count = |n: Option<i64>| n.and_then(|n| u32::try_from(n).ok()).unwrap_or(0);
    let (found, gone) = (count(rows.first().map(|row| row.there)), count(rows.first().map(|row| row.gone)));
    let ids: Vec<Uuid> = rows.into_iter().enumerate().filter(|(n, row)| row.is_there || *n < LEAST).map(|(_, row)| row.id).collect();
    Ok((cards_of(tx, &ids, currency).await?, found, gone))
}

/// Live products whose words these are, those that can be had first.
pub async fn find(tx: &mut Tx, words: &str) -> Result<Vec<Found>, AppError> {
    let rows = query!(
        r#"select p.id from app.products p
           where p.store_id = (select app.store_id()) and p.status = 'live'
             and not exists (select 1 from regexp_split_to_table(app.fold($1), '\s+') as word where strpos(p.search_text, word) = 0)
           order by (p.availability = 'available') desc, p.published_at desc, p.id limit $2"#,
        words,
        CHOICES
    )
    .fetch_all(&mut **tx)
    .await?;
    found(tx, &rows.into_iter().map(|row| ProductId(row.id)).collect::<Vec<_>>()).await
}

/// These products, as an editor sees them, in this order.
pub async fn found(tx: &mut Tx, products: &[ProductId]) -> Result<Vec<Found>, AppError> {
    let ids: Vec<Uuid> = products.iter().map(|id| id.0).collect();
    let rows = query!(
        r#"select p.id, p.name, p.availability, (select string_agg(v.label, ' · ' order by v.sort, v.label) from app.variants v
               where v.store_id = p.store_id and v.product_id = p.id and v.active) as sizes,
               array(select m.position || ':' || m.media_key from app.product_media m
                   where m.store_id = p.store_id and m.product_id = p.id order by m.position) as "pictures!: Vec<String>"
           from app.products p where p.store_id = (select app.store_id()) and p.id = any($1)"#,
        &ids
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut all = HashMap::new();
    for row in rows {
        let pictures = row.pictures.iter().filter_map(|entry| {
            let (position, key) = entry.split_once(':')?;
            Some((position.parse().ok()?, key.to_owned()))
        });
        let one = Found {
            id: ProductId(row.id),
            name: row.name,
            sizes: row.sizes.unwrap_or_default(),
            availability: row.availability.parse().map_err(|_| AppError::Fault)?,
            pictures: pictures.collect(),
        };
        all.insert(row.id, one);
    }
    Ok(ids.iter().filter_map(|id| all.remove(id)).collect())
}
