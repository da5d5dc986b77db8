//! What in the visitor's cart should not be worn together. The judgement is `domain::conflict`; here is only who brings what.
use super::{quizzes::conflicts, tx::Tx};
use crate::{
    domain::conflict::{Clash, Item, clashes},
    error::AppError,
};
use sqlx::query;

/// Of everything in the cart.
pub async fn of_cart(tx: &mut Tx) -> Result<Vec<Clash>, AppError> {
    let items = in_cart(tx).await?;
    judged(tx, &items).await
}

/// Of one product with what is in the cart.
pub async fn with_product(tx: &mut Tx, slug: &str) -> Result<Vec<Clash>, AppError> {
    let mut items = in_cart(tx).await?;
    if items.iter().all(|item| item.slug != slug) {
        items.extend(product(tx, slug).await?);
    }
    let mut found = judged(tx, &items).await?;
    found.retain(|clash| clash.one.1 == slug || clash.other.1 == slug);
    Ok(found)
}

async fn judged(tx: &mut Tx, items: &[Item]) -> Result<Vec<Clash>, AppError> {
    if items.len() < 2 { Ok(Vec::new()) } else { Ok(clashes(items, &conflicts(tx).await?)) }
}

/// Products of the cart that bring a family; a set brings those of its parts.
async fn in_cart(tx: &mut Tx) -> Result<Vec<Item>, AppError> {
    let rows = query!(
        r#"select p.slug, p.name, array_agg(distinct i.family) as "families!: Vec<String>" from app.cart_lines l
           join app.variants v on v.store_id = l.store_id and v.id = l.variant_id
           join app.products p on p.store_id = v.store_id and p.id = v.product_id
           left join app.kit_parts k on k.store_id = v.store_id and k.kit_variant_id = v.id
           left join app.variants part on part.store_id = k.store_id and part.id = k.part_variant_id
           join app.product_ingredients pi on pi.store_id = v.store_id and pi.product_id = coalesce(part.product_id, v.product_id)
           join app.ingredients i on i.store_id = pi.store_id and i.id = pi.ingredient_id and i.family is not null
           where l.store_id = (select app.store_id()) group by p.slug, p.name order by min(l.added_at), p.slug"#
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|row| Item { slug: row.slug, name: row.name, families: row.families }).collect())
}

async fn product(tx: &mut Tx, slug: &str) -> Result<Option<Item>, AppError> {
    let row = query!(
        r#"select p.slug, p.name, array_agg(distinct i.family) as "families!: Vec<String>" from app.products p
           left join app.kit_parts k on k.store_id = p.store_id and k.product_id = p.id
           left join app.variants part on part.store_id = k.store_id and part.id = k.part_variant_id
           join app.product_ingredients pi on pi.store_id = p.store_id and pi.product_id = coalesce(part.product_id, p.id)
           join app.ingredients i on i.store_id = pi.store_id and i.id = pi.ingredient_id and i.family is not null
           where p.store_id = (select app.store_id()) and p.slug = $1 and p.status = 'live' group by p.slug, p.name"#,
        slug
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(|row| Item { slug: row.slug, name: row.name, families: row.families }))
}
