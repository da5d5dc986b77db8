//! Everything a product page shows, in one round trip for the product and one for its sisters; formulas take two more.
//! What hangs on a product travels as JSON inside its row: a statement for each table costs more than what it reads.
use super::{
    cards::sisters,
    in_both_lights, ingredients,
    shots::{Shot, Shots},
};
use crate::{
    domain::{
        id::{ProductId, VariantId},
        money::{Currency, Money},
        product::{Availability, CollectionName, KitPart, Measure, ProductCard, ProductSheet, Tag, Variant},
    },
    error::AppError,
    server::db::tx::Tx,
};
use serde::Deserialize;
use sqlx::{query, types::Json};
use uuid::Uuid;

const SISTERS: i64 = 4;

#[derive(Debug, Deserialize)]
struct VariantRow {
    id: Uuid,
    label: String,
    sku: String,
    price: i64,
    was: Option<i64>,
    free: i64,
    low_below: i64,
}

#[derive(Debug, Deserialize)]
struct MeasureRow {
    area: String,
    millimetres: u32,
}

/// The page of a live product. `NotFound` for any other slug.
pub async fn sheet(tx: &mut Tx, slug: &str, currency: Currency) -> Result<ProductSheet, AppError> {
    let row = query!(
        r#"select p.id, p.slug, p.name, p.tagline, p.brand, p.kind, p.hue, p.availability, p.listed_price_minor,
               p.description, p.usage, p.condition_note, c.number as "number?", c.title as "title?", c.slug as "collection?",
               (select json_agg(json_build_object('id', v.id, 'label', v.label, 'sku', v.sku, 'price', v.price_minor, 'was', v.compare_at_minor,
                       'free', case p.kind when 'unique' then 1 else app.units_free(v.store_id, v.id) end, 'low_below', s.low_stock_below) order by v.sort, v.label)
                from app.variants v join app.store_policies s on s.store_id = v.store_id
                where v.store_id = (select app.store_id()) and v.product_id = p.id and v.active) as "variants: Json<Vec<VariantRow>>",
               (select json_agg(json_build_object('key', m.media_key, 'width', m.width, 'height', m.height, 'thumbhash', m.thumbhash,
                       'alt', m.alt, 'scene', m.scene) order by m.position)
                from app.product_media m where m.store_id = (select app.store_id()) and m.product_id = p.id) as "pictures: Json<Vec<Shot>>",
               (select json_agg(json_build_object('kind', t.kind, 'slug', t.slug, 'name', t.name) order by t.kind, t.sort, t.name)
                from app.product_tags pt join app.tags t on t.store_id = pt.store_id and t.id = pt.tag_id
                where pt.store_id = (select app.store_id()) and pt.product_id = p.id) as "tags: Json<Vec<Tag>>",
               (select json_agg(json_build_object('area', m.area, 'millimetres', m.millimetres) order by m.area)
                from app.product_measures m where m.store_id = (select app.store_id()) and m.product_id = p.id) as "measures: Json<Vec<MeasureRow>>",
               (select json_agg(json_build_object('name', o.name, 'slug', o.slug, 'label', v.label, 'quantity', k.quantity) order by o.name)
                from app.kit_parts k join app.variants v on v.store_id = k.store_id and v.id = k.part_variant_id
                join app.products o on o.store_id = v.store_id and o.id = v.product_id
                where k.store_id = (select app.store_id()) and k.product_id = p.id) as "kit: Json<Vec<KitPart>>"
           from app.products p left join app.collections c on c.store_id = p.store_id and c.id = p.collection_id
           where p.store_id = (select app.store_id()) and p.slug = $1"#,
        slug
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(AppError::NotFound)?;
    let unique = row.kind == "unique";
    let variants = row.variants.map(|Json(rows)| rows).unwrap_or_default();
    let price = row.listed_price_minor;
    let shots = row.pictures.map(|Json(shots)| shots).unwrap_or_default();
    let (picture, second_picture) = in_both_lights(shots.nth_picture(0), shots.nth_picture(1));
    let card = ProductCard {
        id: ProductId(row.id),
        slug: row.slug,
        name: row.name,
        tagline: row.tagline,
        brand: row.brand,
        price: Money::new(price, currency),
        compare_at: variants.iter().filter(|v| v.price == price).filter_map(|v| v.was).max().map(|minor| Money::new(minor, currency)),
        sizes: variants.iter().map(|v| v.label.as_str()).collect::<Vec<_>>().join(" · "),
        unique,
        availability: row.availability.parse::<Availability>().map_err(|_| AppError::Fault)?,
        hue: u16::try_from(row.hue).unwrap_or(60),
        picture,
        second_picture,
        room: Vec::new(),
    };
    Ok(ProductSheet {
        sisters: sisters(tx, card.id, SISTERS, currency).await?,
        ingredients: if unique { Vec::new() } else { ingredients::of(tx, row.id).await? },
        variants: variants.into_iter().map(|v| variant(v, unique, currency)).collect(),
        pictures: shots.pictures(),
        tags: row.tags.map(|Json(tags)| tags).unwrap_or_default(),
        measures: row.measures.map(|Json(rows)| rows.into_iter().filter_map(measure).collect()).unwrap_or_default(),
        kit: row.kit.map(|Json(kit)| kit).unwrap_or_default(),
        description: row.description,
        usage: row.usage,
        condition_note: row.condition_note,
        collection: collection(row.number, row.title, row.collection),
        back: None,
        card,
    })
}

fn variant(row: VariantRow, unique: bool, currency: Currency) -> Variant {
    Variant {
        id: VariantId(row.id),
        label: row.label,
        sku: row.sku,
        price: Money::new(row.price, currency),
        compare_at: row.was.map(|minor| Money::new(minor, currency)),
        free: u32::try_from(row.free).unwrap_or(0),
        low: !unique && row.free > 0 && row.free < row.low_below,
    }
}

fn measure(row: MeasureRow) -> Option<Measure> {
    Some(Measure { area: row.area.parse().ok()?, millimetres: row.millimetres })
}

fn collection(number: Option<i32>, title: Option<String>, slug: Option<String>) -> Option<CollectionName> {
    Some(CollectionName { number: u32::try_from(number?).unwrap_or(0), title: title?, slug: slug? })
}
