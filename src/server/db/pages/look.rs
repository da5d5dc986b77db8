//! A look as it can be worn today: what is gone is replaced by its nearest sister, or its place is left out (`app.heal_look`).
use crate::{
    domain::{
        editorial::LookLine,
        id::{ProductId, VariantId},
        money::Currency,
    },
    error::AppError,
    server::db::{catalogue::cards_of, tx::Tx},
};
use sqlx::query;
use std::collections::HashMap;
use uuid::Uuid;

/// The places of a look that have something in them, in their order.
pub(super) async fn healed(tx: &mut Tx, wanted: &[ProductId], currency: Currency) -> Result<Vec<LookLine>, AppError> {
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = wanted.iter().map(|id| id.0).collect();
    let rows = query!(
        r#"select h.product as "wanted!", h.shown as "shown?", p.name as "name?" from app.heal_look($1) h
           left join app.products p on p.store_id = (select app.store_id()) and p.id = h.product order by h.place"#,
        &ids
    )
    .fetch_all(&mut **tx)
    .await?;
    let worn: Vec<Uuid> = rows.iter().filter_map(|row| row.shown).collect();
    let cards: HashMap<Uuid, _> = cards_of(tx, &worn, currency).await?.into_iter().map(|card| (card.id.0, card)).collect();
    let mut variants = first_variants(tx, &worn).await?;
    let lines = rows.into_iter().filter_map(|row| {
        let card = cards.get(&row.shown?)?.clone();
        let (variant, label) = variants.remove(&card.id.0).map_or((None, String::new()), |(id, label)| (Some(VariantId(id)), label));
        let instead_of = (row.shown != Some(row.wanted)).then(|| row.name.unwrap_or_default());
        Some(LookLine { instead_of, card, variant, label })
    });
    Ok(lines.collect())
}

/// For each product the first size or volume of which something is there, else the first of all.
async fn first_variants(tx: &mut Tx, products: &[Uuid]) -> Result<HashMap<Uuid, (Uuid, String)>, AppError> {
    let rows = query!(
        r#"select distinct on (v.product_id) v.product_id, v.id, v.label from app.variants v
           join app.products p on p.store_id = v.store_id and p.id = v.product_id
           where v.store_id = (select app.store_id()) and v.product_id = any($1) and v.active
           order by v.product_id, (case when p.kind = 'counted' then app.units_free(v.store_id, v.id) > 0 else true end) desc, v.sort, v.label"#,
        products
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|row| (row.product_id, (row.id, row.label))).collect())
}
