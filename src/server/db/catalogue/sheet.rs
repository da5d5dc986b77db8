//! Everything a product page shows, in the few queries that it takes.
use super::{
    cards::{cards_of, sisters},
    in_scene, picture,
};
use crate::{
    domain::{
        id::VariantId,
        money::{Currency, Money},
        product::{CollectionName, Ingredient, KitPart, Measure, MeasureArea, Picture, ProductSheet, Tag, Variant},
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;
use std::collections::HashMap;
use uuid::Uuid;

const SISTERS: i64 = 4;

/// The page of a live product. `NotFound` for any other slug.
pub async fn sheet(tx: &mut Tx, slug: &str, currency: Currency) -> Result<ProductSheet, AppError> {
    let row = query!(
        r#"select p.id, p.description, p.usage, p.condition_note, c.number as "number?", c.title as "title?", c.slug as "slug?"
           from app.products p left join app.collections c on c.store_id = p.store_id and c.id = p.collection_id
           where p.store_id = (select app.store_id()) and p.slug = $1"#,
        slug
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(AppError::NotFound)?;
    let card = cards_of(tx, &[row.id], currency).await?.into_iter().next().ok_or(AppError::NotFound)?;
    let collection = match (row.number, row.title, row.slug) {
        (Some(number), Some(title), Some(slug)) => Some(CollectionName { number: u32::try_from(number).unwrap_or(0), title, slug }),
        _ => None,
    };
    Ok(ProductSheet {
        sisters: sisters(tx, card.id, SISTERS, currency).await?,
        variants: variants(tx, row.id, currency, card.unique).await?,
        pictures: pictures(tx, row.id).await?,
        tags: tags(tx, row.id).await?,
        ingredients: ingredients(tx, row.id).await?,
        measures: measures(tx, row.id).await?,
        kit: kit(tx, row.id).await?,
        description: row.description,
        usage: row.usage,
        condition_note: row.condition_note,
        collection,
        back: None,
        card,
    })
}

async fn variants(tx: &mut Tx, product: Uuid, currency: Currency, unique: bool) -> Result<Vec<Variant>, AppError> {
    let rows = query!(
        r#"select v.id, v.label, v.sku, v.price_minor, v.compare_at_minor, case when $2 then 1 else app.units_free(v.store_id, v.id) end as "free!", s.low_stock_below
           from app.variants v join app.store_policies s on s.store_id = v.store_id
           where v.store_id = (select app.store_id()) and v.product_id = $1 and v.active order by v.sort, v.label"#,
        product,
        unique
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|v| Variant {
            id: VariantId(v.id),
            label: v.label,
            sku: v.sku,
            price: Money::new(v.price_minor, currency),
            compare_at: v.compare_at_minor.map(|minor| Money::new(minor, currency)),
            free: u32::try_from(v.free).unwrap_or(0),
            low: !unique && v.free > 0 && v.free < v.low_stock_below,
        })
        .collect())
}

async fn pictures(tx: &mut Tx, product: Uuid) -> Result<Vec<Picture>, AppError> {
    let rows = query!(
        "select media_key, width, height, thumbhash, alt, scene from app.product_media where store_id = (select app.store_id()) and product_id = $1 order by position",
        product
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|m| in_scene(picture(m.media_key, m.width, m.height, &m.thumbhash, m.alt), &m.scene)).collect())
}

async fn tags(tx: &mut Tx, product: Uuid) -> Result<Vec<Tag>, AppError> {
    let rows = query!(
        r#"select t.kind, t.slug, t.name from app.product_tags pt join app.tags t on t.store_id = pt.store_id and t.id = pt.tag_id
           where pt.store_id = (select app.store_id()) and pt.product_id = $1 order by t.kind, t.sort, t.name"#,
        product
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|t| Tag { kind: t.kind, slug: t.slug, name: t.name }).collect())
}

async fn ingredients(tx: &mut Tx, product: Uuid) -> Result<Vec<Ingredient>, AppError> {
    let rows = query!(
        r#"select i.id, i.inci, i.name, i.purpose, i.family, pi.share_bp from app.product_ingredients pi
           join app.ingredients i on i.store_id = pi.store_id and i.id = pi.ingredient_id
           where pi.store_id = (select app.store_id()) and pi.product_id = $1 order by pi.position"#,
        product
    )
    .fetch_all(&mut **tx)
    .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut others = others_with_them(tx, product).await?;
    let conflicts = crate::server::db::quizzes::conflicts(tx).await?;
    let told = |family: Option<String>| -> Vec<(String, String)> {
        let about = conflicts.iter().filter(|conflict| family.as_ref().is_some_and(|family| conflict.is_about(family)));
        about.map(|conflict| (conflict.title.clone(), conflict.advice.clone())).collect()
    };
    Ok(rows
        .into_iter()
        .map(|i| Ingredient {
            inci: i.inci,
            name: i.name,
            purpose: i.purpose,
            share_bp: i.share_bp.and_then(|bp| u32::try_from(bp).ok()),
            also_in: others.remove(&i.id).unwrap_or_default(),
            conflicts: told(i.family),
        })
        .collect())
}

/// Name and slug of the other products that share an ingredient with this one, by ingredient.
async fn others_with_them(tx: &mut Tx, product: Uuid) -> Result<HashMap<Uuid, Vec<(String, String)>>, AppError> {
    let rows = query!(
        r#"select mine.ingredient_id, p.name, p.slug from app.product_ingredients mine
           join app.product_ingredients theirs on theirs.store_id = mine.store_id and theirs.ingredient_id = mine.ingredient_id and theirs.product_id <> mine.product_id
           join app.products p on p.store_id = theirs.store_id and p.id = theirs.product_id
           where mine.store_id = (select app.store_id()) and mine.product_id = $1 and p.status = 'live' order by p.name"#,
        product
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut others: HashMap<Uuid, Vec<(String, String)>> = HashMap::new();
    for row in rows {
        others.entry(row.ingredient_id).or_default().push((row.name, row.slug));
    }
    Ok(others)
}

async fn measures(tx: &mut Tx, product: Uuid) -> Result<Vec<Measure>, AppError> {
    let rows = query!(
        "select area, millimetres from app.product_measures where store_id = (select app.store_id()) and product_id = $1 order by area",
        product
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows
        .into_iter()
        .filter_map(|m| Some(Measure { area: m.area.parse::<MeasureArea>().ok()?, millimetres: u32::try_from(m.millimetres).ok()? }))
        .collect())
}

async fn kit(tx: &mut Tx, product: Uuid) -> Result<Vec<KitPart>, AppError> {
    let rows = query!(
        r#"select p.name, p.slug, v.label, k.quantity from app.kit_parts k
           join app.variants v on v.store_id = k.store_id and v.id = k.part_variant_id
           join app.products p on p.store_id = v.store_id and p.id = v.product_id
           where k.store_id = (select app.store_id()) and k.product_id = $1 order by p.name"#,
        product
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|k| KitPart { name: k.name, slug: k.slug, label: k.label, quantity: u32::try_from(k.quantity).unwrap_or(1) })
        .collect())
}
