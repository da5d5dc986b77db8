//! What a listing adds to its bare goods: why each fits the visitor, and where to go on from a listing that finds nothing.
use super::shelf::Filter;
use crate::{
    domain::{
        listing::{Listing, WayOn},
        product::{Measure, MeasureArea, ProductCard},
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;
use std::collections::HashMap;
use uuid::Uuid;

/// Ways that are tried: each is asked of the database.
const TRIED: usize = 8;
const SHOWN: usize = 4;

/// Write on each card how much room it leaves her.
pub(super) async fn tell_room(tx: &mut Tx, cards: &mut [ProductCard], listing: &Listing) -> Result<(), AppError> {
    let ids: Vec<Uuid> = cards.iter().map(|card| card.id.0).collect();
    let rows = query!(
        r#"select m.product_id, m.area, m.millimetres from app.product_measures m where m.store_id = (select app.store_id()) and m.product_id = any($1)"#,
        &ids
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut garments: HashMap<Uuid, Vec<Measure>> = HashMap::new();
    for row in rows {
        if let (Ok(area), Ok(millimetres)) = (row.area.parse::<MeasureArea>(), u32::try_from(row.millimetres)) {
            garments.entry(row.product_id).or_default().push(Measure { area, millimetres });
        }
    }
    for card in cards {
        card.room = garments.get(&card.id.0).map(|garment| listing.body.room(garment)).unwrap_or_default();
    }
    Ok(())
}

/// The same listing without one of the things that narrow it, where that shows something; fullest first.
pub(super) async fn ways_on(tx: &mut Tx, filter: &Filter, listing: &Listing) -> Result<Vec<WayOn>, AppError> {
    let mut found = Vec::new();
    for without in listing.without_one().into_iter().take(TRIED) {
        let mut wider = Filter::of(&without, filter.words.clone());
        wider.every = filter.every;
        let row = query!(
            r#"select count(*) as "count!" from app.shop_window($1, $2, $3, $4, nullif($5::text[], '{}'), $6, $7)"#,
            wider.words.as_deref(),
            wider.every,
            wider.from_minor,
            wider.to_minor,
            &wider.choices,
            wider.areas.as_deref(),
            wider.around.as_deref()
        )
        .fetch_one(&mut **tx)
        .await?;
        let count = u32::try_from(row.count).unwrap_or_default();
        if count > 0 && without.is_narrowed() {
            found.push(WayOn { listing: without, count });
        }
    }
    found.sort_by_key(|way| std::cmp::Reverse(way.count));
    found.truncate(SHOWN);
    Ok(found)
}
