//! One bag with its lines, for the team. Who may not read notes (finance) gets the sheet without them.
use super::{
    lines::lines,
    list::Raw,
    past::{sales, steps},
};
use crate::{
    domain::{
        bag::{
            BagSheet, Collection, Day,
            rules::{BagRules, closed_days},
        },
        id::{BagId, PersonId},
        money::Money,
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
    server::db::{clients, tx::Tx},
};
use sqlx::{query, query_as};

/// A bag that the actor may see. `NotFound`.
pub async fn sheet(tx: &mut Tx, id: BagId, face: &StoreFace) -> Result<BagSheet, AppError> {
    let raw = query_as!(
        Raw,
        r#"select b.id, b.code, b.status, b.client_id, c.full_name as client_name, a.full_name as "attendant_name?", b.courier_id, k.full_name as "courier_name?",
               (select count(*) from app.bag_lines l where l.store_id = b.store_id and l.bag_id = b.id and l.status <> 'removed') as "pieces!",
               b.pieces_out, b.value_out_minor, to_char(b.opened_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "opened_at!",
               to_char(b.due_at at time zone $2, 'YYYY-MM-DD HH24:MI') as due_at, extract(epoch from now() - b.due_at)::bigint as over_s,
               ((now() at time zone $2)::date - (b.due_at at time zone $2)::date)::bigint as over_days
           from app.bags b join app.people c on c.store_id = b.store_id and c.id = b.client_id
           left join app.people a on a.store_id = b.store_id and a.id = b.attendant_id left join app.people k on k.store_id = b.store_id and k.id = b.courier_id
           where b.store_id = (select app.store_id()) and b.id = $1"#,
        id.0,
        face.time_zone
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(AppError::NotFound)?;
    let more = query!(
        r#"select greatest(app.value_limit(b.client_id), b.limit_override_minor) as "most!", app.value_held(b.client_id, null) as "held!",
               to_char(b.dispatched_at at time zone $2, 'YYYY-MM-DD HH24:MI') as dispatched_at, to_char(b.delivered_at at time zone $2, 'YYYY-MM-DD HH24:MI') as delivered_at,
               to_char(b.closed_at at time zone $2, 'YYYY-MM-DD HH24:MI') as closed_at, to_char(b.collect_on, 'ID YYYY-MM-DD') as collect_on, b.collect_part, b.client_id
           from app.bags b where b.store_id = (select app.store_id()) and b.id = $1"#,
        id.0,
        face.time_zone
    )
    .fetch_one(&mut **tx)
    .await?;
    let written = |at: Option<String>| at.map(|at| clock::written(&at, face.locale));
    let with_notes = may_read_notes(tx).await?;
    Ok(BagSheet {
        row: raw.row(face)?,
        note: if with_notes { note(tx, id).await? } else { String::new() },
        dispatched_at: written(more.dispatched_at),
        delivered_at: written(more.delivered_at),
        closed_at: written(more.closed_at),
        limit: Money::new(more.most, face.currency),
        held: Money::new(more.held, face.currency),
        place: clients::place(tx, PersonId(more.client_id)).await?,
        rules: rules(tx).await?,
        collect: collection(more.collect_on, more.collect_part, face)?,
        lines: lines(tx, id, face, with_notes).await?,
        steps: steps(tx, id, face).await?,
        sales: sales(tx, id, face).await?,
    })
}

/// When it is collected: the day with its day of the week, and the part of the day.
pub(super) fn collection(day: Option<String>, part: Option<String>, face: &StoreFace) -> Result<Option<Collection>, AppError> {
    let Some((day, part)) = day.zip(part) else { return Ok(None) };
    Ok(Some(Collection { day: written_day(&day, face), part: part.parse().map_err(|_| AppError::Fault)? }))
}

/// `4 2026-11-26`, as programs name it and as people write it.
pub(super) fn written_day(day: &str, face: &StoreFace) -> Day {
    Day { on: day.split_once(' ').map_or(day, |(_, on)| on).to_owned(), written: clock::near(day, face.locale) }
}

/// The house's rules about bags.
pub async fn rules(tx: &mut Tx) -> Result<BagRules, AppError> {
    let row = query!("select bag_days, bag_closed_days, bag_keep_all_bp, bag_price_guarantee from app.store_policies where store_id = (select app.store_id())")
        .fetch_one(&mut **tx)
        .await?;
    Ok(BagRules {
        days: u32::try_from(row.bag_days).unwrap_or(1),
        closed: closed_days(&row.bag_closed_days),
        keep_all_bp: i64::from(row.bag_keep_all_bp),
        price_guarantee: row.bag_price_guarantee,
    })
}

/// Asked first, because a role without the grant would break the transaction.
async fn may_read_notes(tx: &mut Tx) -> Result<bool, AppError> {
    Ok(query!(r#"select has_column_privilege('app.bags', 'note', 'select') as "may!""#).fetch_one(&mut **tx).await?.may)
}

async fn note(tx: &mut Tx, id: BagId) -> Result<String, AppError> {
    Ok(query!("select note from app.bags where store_id = (select app.store_id()) and id = $1", id.0).fetch_one(&mut **tx).await?.note)
}
