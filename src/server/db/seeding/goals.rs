//! A goal for the present month, a tenth above what an average month of the last three brought, rounded; and the floor's part of it.
use crate::{error::AppError, server::db::tx::Tx};
use uuid::Uuid;

/// Nothing where nothing was sold.
pub async fn set_goal(tx: &mut Tx, attendant: Uuid) -> Result<(), AppError> {
    sqlx::query!(
        "insert into app.goals (store_id, month, target_minor, stretch_minor)
         select s.store_id, date_trunc('month', now() at time zone s.time_zone)::date, o.minor, o.minor * 6 / 5
         from app.stores s cross join (select sum(o.total_minor)::bigint / 3 * 11 / 10 / 100000 * 100000 as minor from app.orders o
             where o.store_id = app.store_id() and o.status = 'paid' and o.placed_at > now() - interval '90 days') o
         where s.store_id = app.store_id() and o.minor > 0"
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "insert into app.goal_shares (store_id, month, person_id, target_minor)
         select s.store_id, date_trunc('month', now() at time zone s.time_zone)::date, $1, o.minor
         from app.stores s cross join (select sum(o.total_minor)::bigint / 10 / 100000 * 100000 as minor from app.orders o
             where o.store_id = app.store_id() and o.status = 'paid' and o.placed_at > now() - interval '90 days') o
         where s.store_id = app.store_id() and o.minor > 0",
        attendant
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
