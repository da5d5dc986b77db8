//! What became of a bag: the statuses that it had, and what it brought.
use crate::{
    domain::{
        bag::{BagSale, BagStep},
        id::{BagId, OrderId},
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
    server::db::{orders::money, tx::Tx},
};
use sqlx::query;

pub(super) async fn steps(tx: &mut Tx, id: BagId, face: &StoreFace) -> Result<Vec<BagStep>, AppError> {
    let rows = query!(
        r#"select h.to_status, h.actor, p.full_name as "full_name?", to_char(h.changed_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "at!"
           from app.bag_status_history h left join app.people p on p.store_id = h.store_id and p.id = h.person_id
           where h.store_id = (select app.store_id()) and h.bag_id = $1 order by h.version limit 200"#,
        id.0,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| {
            Ok(BagStep {
                to: r.to_status.parse().map_err(|_| AppError::Fault)?,
                by: r.full_name.unwrap_or_default(),
                role: r.actor.parse().ok(),
                at: clock::written(&r.at, face.locale),
            })
        })
        .collect()
}

pub(super) async fn sales(tx: &mut Tx, id: BagId, face: &StoreFace) -> Result<Vec<BagSale>, AppError> {
    let rows = query!(
        r#"select o.id, o.code, o.currency, o.total_minor, to_char(o.placed_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "at!"
           from app.orders o where o.store_id = (select app.store_id()) and o.bag_id = $1 order by o.placed_at, o.id limit 200"#,
        id.0,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| {
            Ok(BagSale {
                order: OrderId(r.id),
                code: r.code,
                total: money(r.total_minor, &r.currency)?,
                at: clock::written(&r.at, face.locale),
            })
        })
        .collect()
}
