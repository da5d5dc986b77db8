//! Bags for the courier who carries them: no prices, and nothing that was said.
use crate::{
    domain::{
        bag::{CarriedBag, CarriedLine, LineStatus},
        id::{BagId, BagLineId},
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
    server::db::tx::Tx,
};
use sqlx::query;

/// What the courier of this transaction carries or will collect, what is due first coming first.
pub async fn carried(tx: &mut Tx, face: &StoreFace) -> Result<Vec<CarriedBag>, AppError> {
    let bags = query!(
        r#"select id, code, status, to_char(due_at at time zone $1, 'YYYY-MM-DD HH24:MI') as due_at from app.bags
           where store_id = (select app.store_id()) and courier_id = (select app.person_id()) order by due_at nulls first, opened_at, id limit 100"#,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut carried = Vec::with_capacity(bags.len());
    for bag in bags {
        let rows = query!("select id, code, name, label, status, decision from app.bag_lines where store_id = (select app.store_id()) and bag_id = $1 order by added_at, id limit 500", bag.id)
            .fetch_all(&mut **tx)
            .await?;
        let line = |r: (uuid::Uuid, String, String, String, LineStatus, Option<String>)| CarriedLine {
            id: BagLineId(r.0),
            code: r.1,
            name: r.2,
            label: r.3,
            status: r.4,
            decision: r.5.and_then(|word| word.parse().ok()),
        };
        carried.push(CarriedBag {
            id: BagId(bag.id),
            code: bag.code,
            status: bag.status.parse().map_err(|_| AppError::Fault)?,
            due_at: bag.due_at.map(|at| clock::written(&at, face.locale)),
            lines: rows
                .into_iter()
                .map(|r| Ok(line((r.id, r.code, r.name, r.label, r.status.parse().map_err(|_| AppError::Fault)?, r.decision))))
                .collect::<Result<_, AppError>>()?,
        });
    }
    Ok(carried)
}
