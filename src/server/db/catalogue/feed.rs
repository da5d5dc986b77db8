//! Everything that can be bought now, a handful at a time, for those who list it elsewhere.
use super::map::pairs;
use crate::{
    domain::money::{Currency, Money},
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;
use uuid::Uuid;

/// Products that one question asks for: what the memory of a feed holds.
const HANDFUL: i64 = 200;

/// One thing that can be put into a cart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    pub product: Uuid,
    pub slug: String,
    pub name: String,
    pub description: String,
    pub brand: String,
    pub unique: bool,
    pub sku: String,
    pub label: String,
    pub price: Money,
    pub compare_at: Option<Money>,
    /// Keys and pixels across, the first one first.
    pub pictures: Vec<(String, u32)>,
    pub size: Option<String>,
    pub colour: Option<String>,
    pub fabric: Option<String>,
    pub category: Option<String>,
}

/// The next handful after a product, by id; empty at the end. What is in a cart or sold out is not offered.
pub async fn offered(tx: &mut Tx, after: Option<Uuid>, currency: Currency) -> Result<Vec<Offered>, AppError> {
    let rows = query!(
        r#"select p.id, p.slug, p.name, p.description, p.tagline, p.brand, p.kind, v.sku, v.label, v.price_minor, v.compare_at_minor,
               (select array_agg(m.media_key order by m.position) from app.product_media m where m.store_id = p.store_id and m.product_id = p.id) as keys,
               (select array_agg(m.width order by m.position) from app.product_media m where m.store_id = p.store_id and m.product_id = p.id) as widths,
               said.size, said.colour, said.fabric, said.category
           from (select * from app.products p where p.store_id = (select app.store_id()) and p.status = 'live' and p.availability = 'available'
                 and ($1::uuid is null or p.id > $1) order by p.id limit $2) p
           join app.variants v on v.store_id = p.store_id and v.product_id = p.id and v.active
           left join lateral (
               select string_agg(t.name, '/') filter (where t.kind = 'size') as size, string_agg(t.name, '/') filter (where t.kind = 'colour') as colour,
                   string_agg(t.name, '/') filter (where t.kind = 'fabric') as fabric, min(t.name) filter (where t.kind = 'category') as category
               from app.product_tags pt join app.tags t on t.store_id = pt.store_id and t.id = pt.tag_id
               where pt.store_id = p.store_id and pt.product_id = p.id) said on true
           where p.kind = 'unique' or app.units_free(v.store_id, v.id) > 0
           order by p.id, v.sort"#,
        after,
        HANDFUL
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Offered {
            product: row.id,
            slug: row.slug,
            description: [row.description, row.tagline, row.name.clone()].into_iter().find(|text| !text.is_empty()).unwrap_or_default(),
            name: row.name,
            brand: row.brand,
            unique: row.kind == "unique",
            sku: row.sku,
            label: row.label,
            price: Money::new(row.price_minor, currency),
            compare_at: row.compare_at_minor.map(|minor| Money::new(minor, currency)),
            pictures: pairs(row.keys, row.widths),
            size: row.size,
            colour: row.colour,
            fabric: row.fabric,
            category: row.category,
        })
        .collect())
}
