//! The lines of one bag, for the team: in the order in which they were packed, what was taken out again left out.
use crate::{
    domain::{
        bag::{BagLine, Decision, LineStatus},
        id::{BagId, BagLineId, PieceId},
        money::Money,
        piece::Custody,
        store::StoreFace,
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;
use std::collections::HashMap;
use uuid::Uuid;

pub(super) async fn lines(tx: &mut Tx, id: BagId, face: &StoreFace, with_notes: bool) -> Result<Vec<BagLine>, AppError> {
    let mut said = if with_notes { notes(tx, id).await? } else { HashMap::new() };
    let rows = query!(
        r#"select l.id, l.piece_id, l.code, l.name, l.label, g.slug, m.media_key as "media_key?", l.status, coalesce(l.frozen_minor, v.price_minor) as "price!",
               v.price_minor, l.sold_minor, l.decision, l.condition, l.late,
               (select count(*) from app.bag_lines o join app.bags b on b.store_id = o.store_id and b.id = o.bag_id
                where o.store_id = l.store_id and o.piece_id = l.piece_id and o.id <> l.id and o.dispatched_at is not null and o.dispatched_at < coalesce(l.dispatched_at, now())
                  and b.client_id = (select h.client_id from app.bags h where h.store_id = l.store_id and h.id = l.bag_id)) as "tried_before!"
           from app.bag_lines l join app.products g on g.store_id = l.store_id and g.id = l.product_id
           join app.variants v on v.store_id = l.store_id and v.id = l.variant_id
           left join app.product_media m on m.store_id = l.store_id and m.product_id = l.product_id and m.position = 1
           where l.store_id = (select app.store_id()) and l.bag_id = $1 and l.status <> 'removed' order by l.added_at, l.id limit 500"#,
        id.0
    )
    .fetch_all(&mut **tx)
    .await?;
    let currency = face.currency;
    rows.into_iter()
        .map(|r| {
            let words = said.remove(&r.id).unwrap_or_default();
            let status: LineStatus = r.status.parse().map_err(|_| AppError::Fault)?;
            let decision = r.decision.and_then(|word| word.parse::<Decision>().ok());
            let custody = words.custody.and_then(|word| word.parse().ok()).filter(|_| status.is_out()).unwrap_or(Custody::Shop);
            let gone_on = status == LineStatus::Returned || (status.is_out() && custody == Custody::Courier);
            Ok(BagLine {
                id: BagLineId(r.id),
                piece: PieceId(r.piece_id),
                code: r.code,
                name: r.name,
                label: r.label,
                slug: r.slug,
                media_key: r.media_key,
                status,
                price: Money::new(r.price, currency),
                price_now: Money::new(r.price_minor, currency),
                sold: r.sold_minor.map(|minor| Money::new(minor, currency)),
                decision,
                reason: words.reason.and_then(|word| word.parse().ok()),
                fit_note: words.fit,
                condition: r.condition.and_then(|word| word.parse().ok()),
                condition_note: words.condition,
                late: r.late,
                custody,
                tried_before: u32::try_from(r.tried_before).unwrap_or(0),
                differs: decision == Some(Decision::Keep) && status != LineStatus::Dispatched && gone_on,
            })
        })
        .collect()
}

/// What was said of a line, and in whose hands its piece is: not for everybody's eyes.
#[derive(Default)]
struct Words {
    reason: Option<String>,
    fit: String,
    condition: String,
    custody: Option<String>,
}

async fn notes(tx: &mut Tx, id: BagId) -> Result<HashMap<Uuid, Words>, AppError> {
    let rows = query!(
        "select l.id, l.reason, l.fit_note, l.condition_note, p.custody from app.bag_lines l join app.pieces p on p.store_id = l.store_id and p.id = l.piece_id
         where l.store_id = (select app.store_id()) and l.bag_id = $1",
        id.0
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|r| (r.id, Words { reason: r.reason, fit: r.fit_note, condition: r.condition_note, custody: Some(r.custody) }))
        .collect())
}
