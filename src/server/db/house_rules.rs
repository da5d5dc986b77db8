//! What an owner sets about her house: ways of delivery, clocks and limits. Two who change the same thing at once don't undo each other:
//! whoever saves says what she saw, and a row that is otherwise by then stays as it is.
use super::tx::Tx;
use crate::{
    domain::{
        house_rules::{HouseRules, Way},
        id::DeliveryId,
    },
    error::AppError,
};
use sqlx::query;

/// Every way of delivery, the offered ones first.
pub async fn ways(tx: &mut Tx) -> Result<Vec<Way>, AppError> {
    let rows = query!(
        "select id, kind, name, promise, fee_minor, free_from_minor, reach, active from app.delivery_options
         where store_id = (select app.store_id()) order by active desc, sort, name, id limit 100"
    )
    .fetch_all(&mut **tx)
    .await?;
    let way = rows.into_iter().map(|row| Way {
        id: DeliveryId(row.id),
        pickup: row.kind == "pickup",
        name: row.name,
        promise: row.promise,
        fee_minor: row.fee_minor,
        free_from_minor: row.free_from_minor,
        reach: row.reach.unwrap_or_default(),
        active: row.active,
    });
    Ok(way.collect())
}

/// A new way of delivery, below the others. The same id is one way.
pub async fn add_way(tx: &mut Tx, way: &Way) -> Result<(), AppError> {
    query!(
        "insert into app.delivery_options (store_id, id, kind, name, promise, fee_minor, free_from_minor, reach, active, sort)
         values ((select app.store_id()), $1, $2, $3, $4, $5, $6, nullif($7, ''), $8,
             (select least(coalesce(max(d.sort), 0) + 1, 32000) from app.delivery_options d where d.store_id = (select app.store_id()))) on conflict do nothing",
        way.id.0,
        if way.pickup { "pickup" } else { "delivery" },
        way.name,
        way.promise,
        way.fee_minor,
        way.free_from_minor,
        way.reach,
        way.active
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// Change a way from what was seen. `Conflict`: edited_meanwhile.
pub async fn save_way(tx: &mut Tx, seen: &Way, way: &Way) -> Result<(), AppError> {
    let done = query!(
        "update app.delivery_options d set name = $2, promise = $3, fee_minor = $4, free_from_minor = $5, reach = nullif($6, ''), active = $7
         where d.store_id = (select app.store_id()) and d.id = $1
           and (d.name, d.promise, d.fee_minor, d.free_from_minor, coalesce(d.reach, ''), d.active) is not distinct from ($8, $9, $10::bigint, $11::bigint, $12, $13::boolean)",
        seen.id.0,
        way.name,
        way.promise,
        way.fee_minor,
        way.free_from_minor,
        way.reach,
        way.active,
        seen.name,
        seen.promise,
        seen.fee_minor,
        seen.free_from_minor as Option<i64>,
        seen.reach,
        seen.active
    )
    .execute(&mut **tx)
    .await?;
    changed(done.rows_affected())
}

pub async fn rules(tx: &mut Tx) -> Result<HouseRules, AppError> {
    let row = query!(
        "select hold_minutes, payment_minutes, holds_per_visitor, low_stock_below, bag_days, bag_closed_days, bag_value_limit_minor, bag_keep_all_bp, bag_price_guarantee, dead_after_days, dead_below_bp
         from app.store_policies where store_id = (select app.store_id())"
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(HouseRules {
        hold_minutes: row.hold_minutes,
        payment_minutes: row.payment_minutes,
        holds_per_visitor: row.holds_per_visitor,
        low_stock_below: row.low_stock_below,
        bag_days: row.bag_days,
        bag_closed_days: row.bag_closed_days,
        bag_value_limit_minor: row.bag_value_limit_minor,
        bag_keep_all_bp: row.bag_keep_all_bp,
        bag_price_guarantee: row.bag_price_guarantee,
        dead_after_days: row.dead_after_days,
        dead_below_bp: row.dead_below_bp,
    })
}

/// Change the rules from what was seen. `Conflict`: edited_meanwhile.
pub async fn save_rules(tx: &mut Tx, seen: &HouseRules, rules: &HouseRules) -> Result<(), AppError> {
    query!("select 1 as one from app.store_policies where store_id = (select app.store_id()) for no key update")
        .fetch_one(&mut **tx)
        .await?;
    if self::rules(tx).await? != *seen {
        return changed(0);
    }
    let done = query!(
        "update app.store_policies set hold_minutes = $1, payment_minutes = $2, holds_per_visitor = $3, low_stock_below = $4, bag_days = $5, bag_closed_days = $6,
             bag_value_limit_minor = $7, bag_keep_all_bp = $8, bag_price_guarantee = $9, dead_after_days = $10, dead_below_bp = $11 where store_id = (select app.store_id())",
        rules.hold_minutes,
        rules.payment_minutes,
        rules.holds_per_visitor,
        rules.low_stock_below,
        rules.bag_days,
        rules.bag_closed_days,
        rules.bag_value_limit_minor,
        rules.bag_keep_all_bp,
        rules.bag_price_guarantee,
        rules.dead_after_days,
        rules.dead_below_bp
    )
    .execute(&mut **tx)
    .await?;
    changed(done.rows_affected())
}

/// Nothing changed: somebody was faster.
fn changed(rows: u64) -> Result<(), AppError> {
    if rows == 0 { Err(AppError::Conflict { reason: "edited_meanwhile".into() }) } else { Ok(()) }
}
