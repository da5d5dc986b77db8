//! Bags for their client, under her link or signed in.
use super::rules;
use crate::{
    domain::{
        bag::{HerBag, HerLine},
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
