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
        r#"select to_status, actor, to_char(changed_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "at!"
           from app.bag_status_history where store_id = (select app.store_id()) and bag_id = $1 order by version limit 200"#,
        id.0,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| Ok(BagStep { to: r.to_status.parse().map_err(|_| AppError::Fault)?, by: r.actor, at: clock::written(&r.at, face.locale) }))
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
