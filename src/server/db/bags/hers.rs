//! Bags for their client, under her link or signed in.
use super::{
    NotDone, rules,
    sheet::{collection, written_day},
};
use crate::{
    domain::{
        bag::{Day, HerBag, HerBagRow, HerLine, PartOfDay},
        id::{BagId, BagLineId},
        money::Money,
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
    server::db::tx::Tx,
};
use sqlx::{query, query_scalar};

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
        r#"select b.id, b.code, b.status, to_char(b.due_at at time zone $2, 'ID YYYY-MM-DD HH24:MI') as due_at, to_char(b.collect_on, 'ID YYYY-MM-DD') as collect_on, b.collect_part, extract(epoch from b.due_at - now())::bigint as due_within_s
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
        due_at: b.due_at.map(|at| clock::soon(&at, face.locale)),
        overdue: due_within_s.is_some_and(|seconds| seconds < 0),
        due_within_s,
        rules: rules(tx).await?,
        collect: collection(b.collect_on, b.collect_part, face)?,
        days: if status.is_out() { days(tx, face).await? } else { Vec::new() },
        lines: her_lines(tx, id, face).await?,
    })
}

/// Days of trade on which a bag may be collected.
async fn days(tx: &mut Tx, face: &StoreFace) -> Result<Vec<Day>, AppError> {
    let rows = query_scalar!(r#"select to_char(d, 'ID YYYY-MM-DD') as "day!" from app.collection_days() d"#).fetch_all(&mut **tx).await?;
    Ok(rows.iter().map(|day| written_day(day, face)).collect())
}

/// Ask for a day on which it is collected, under her link or signed in. `Conflict`: bag_status; `Invalid`: day.
pub async fn ask_collection(tx: &mut Tx, bag: BagId, on: &str, part: PartOfDay) -> Result<(), NotDone> {
    query!("select app.ask_collection($1, to_date($2, 'YYYY-MM-DD'), $3)", bag.0, on, part.name()).fetch_one(&mut **tx).await?;
    Ok(())
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
pub async fn hers(tx: &mut Tx, face: &StoreFace) -> Result<Vec<HerBagRow>, AppError> {
    let rows = query!(
        r#"select b.id, b.code, b.status, to_char(b.due_at at time zone $1, 'ID YYYY-MM-DD HH24:MI') as due_at, to_char(b.opened_at at time zone $1, 'ID YYYY-MM-DD') as "opened!",
               (select count(*) from app.bag_lines l where l.store_id = b.store_id and l.bag_id = b.id) as "pieces!"
           from app.bags b where b.store_id = (select app.store_id()) and b.client_id = (select app.person_id()) order by b.opened_at desc, b.id desc limit 100"#,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| {
            let status: crate::domain::bag::BagStatus = r.status.parse().map_err(|_| AppError::Fault)?;
            let due = r.due_at.filter(|_| status.is_out()).map(|at| clock::soon(&at, face.locale));
            let when = due.unwrap_or_else(|| clock::near(&r.opened, face.locale));
            Ok(HerBagRow { id: BagId(r.id), code: r.code, status, pieces: usize::try_from(r.pieces).unwrap_or(0), when })
        })
        .collect()
}
