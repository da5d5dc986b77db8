//! Bags for those who are not of the shop's floor: a client under her link or signed in, a courier who carries them.
use super::rules;
use crate::{
    domain::{
        bag::{CarriedBag, CarriedLine, HerBag, HerLine, LineStatus},
        id::{BagId, BagLineId},
        money::Money,
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
    server::db::tx::Tx,
};
use sqlx::query;

/// The bag whose link this transaction holds. `NotFound` for any other token.
pub async fn by_link(tx: &mut Tx, face: &StoreFace) -> Result<HerBag, AppError> {
    let row = query!("select id from app.bags where store_id = (select app.store_id()) and link_hash = (select app.link())")
        .fetch_optional(&mut **tx)
        .await?;
    her_bag(tx, BagId(row.ok_or(AppError::NotFound)?.id), face).await
}

/// A bag of the customer of this transaction, or of her link.
pub async fn her_bag(tx: &mut Tx, id: BagId, face: &StoreFace) -> Result<HerBag, AppError> {
    let b = query!(
        r#"select b.id, b.code, b.status, to_char(b.due_at at time zone $2, 'YYYY-MM-DD HH24:MI') as due_at, extract(epoch from b.due_at - now())::bigint as due_within_s
           from app.bags b where b.store_id = (select app.store_id()) and b.id = $1"#,
        id.0,
        face.time_zone
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(AppError::NotFound)?;
    let status: crate::domain::bag::BagStatus = b.status.parse().map_err(|_| AppError::Fault)?;
    let due_within_s = b.due_within_s.filter(|_| status.is_out());
    Ok(HerBag {
        id,
        code: b.code,
        status,
        due_at: b.due_at.map(|at| clock::written(&at, face.locale)),
        overdue: due_within_s.is_some_and(|seconds| seconds < 0),
        due_within_s,
        rules: rules(tx).await?,
        lines: her_lines(tx, id, face).await?,
    })
}

async fn her_lines(tx: &mut Tx, id: BagId, face: &StoreFace) -> Result<Vec<HerLine>, AppError> {
    // a product that left the window is not to be seen any more, what she has at home is: so its page is optional
    let rows = query!(
        r#"select l.id, l.code, l.name, l.label, g.slug as "slug?", m.media_key as "media_key?", l.status, coalesce(l.sold_minor, l.frozen_minor) as price, l.decision, l.reason, l.fit_note
           from app.bag_lines l left join app.products g on g.store_id = l.store_id and g.id = l.product_id
           left join app.product_media m on m.store_id = l.store_id and m.product_id = l.product_id and m.position = 1
           where l.store_id = (select app.store_id()) and l.bag_id = $1 order by l.added_at, l.id limit 500"#,
        id.0
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| {
            Ok(HerLine {
                id: BagLineId(r.id),
                code: r.code,
                name: r.name,
                label: r.label,
                slug: r.slug.unwrap_or_default(),
                media_key: r.media_key,
                status: r.status.parse().map_err(|_| AppError::Fault)?,
                price: r.price.map(|minor| Money::new(minor, face.currency)),
                decision: r.decision.and_then(|word| word.parse().ok()),
                reason: r.reason.and_then(|word| word.parse().ok()),
                fit_note: r.fit_note,
            })
        })
        .collect()
}

/// The bags of the customer of this transaction, the newest first.
pub async fn hers(tx: &mut Tx) -> Result<Vec<BagId>, AppError> {
    let rows = query!(
        "select id from app.bags where store_id = (select app.store_id()) and client_id = (select app.person_id()) order by opened_at desc, id desc limit 100"
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|row| BagId(row.id)).collect())
}

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
