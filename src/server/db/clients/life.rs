//! A client's life in one stream, the newest first, page by page.
use crate::{
    domain::{
        client::life::{LifeLink, LifeMark, Moment, Part},
        id::{BagId, OrderId, PersonId},
        money::Money,
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
    server::db::tx::Tx,
};
use sqlx::query;
use uuid::Uuid;

/// Up to `count` moments of a part of her life, from after `after`.
pub async fn life(
    tx: &mut Tx,
    face: &StoreFace,
    id: PersonId,
    part: Part,
    after: Option<&LifeMark>,
    count: i64,
) -> Result<Vec<Moment>, AppError> {
    let wanted: Vec<String> = part.happenings().iter().map(|one| one.name().to_owned()).collect();
    // each branch is asked only for what is wanted of it
    let rows = query!(
        r#"with bags as materialized (select b.store_id, b.id, b.code, b.status, b.opened_at, b.closed_at, b.due_at from app.bags b
               where b.store_id = (select app.store_id()) and b.client_id = $1 and b.status <> 'cancelled'),
           life (what, id, at, text, word, reason, beside, amount, bag, buy) as (
               select 'bag', b.id, b.opened_at, b.code, b.status, null, null, null::bigint, b.id, null::uuid from bags b
               union all select case when b.closed_at > b.due_at then 'late' else 'closed' end, b.id, b.closed_at, b.code, b.status, null, null, null, b.id, null from bags b where b.status in ('settled', 'settled_none')
               union all select case when l.status in ('sold', 'charged') then 'kept' when l.status in ('dispatched', 'delivered', 'missing') then 'out' else 'came_back' end, l.id,
                   coalesce(l.resolved_at, l.dispatched_at), l.code || ' ' || l.name, l.status, l.reason, l.fit_note, coalesce(l.sold_minor, l.frozen_minor), l.bag_id, null
                   from bags b join app.bag_lines l on l.store_id = b.store_id and l.bag_id = b.id where l.dispatched_at is not null and l.status <> 'removed'
               union all select 'said', l.id, l.decided_at, l.code || ' ' || l.name, l.decision, l.reason, l.fit_note, null, l.bag_id, null
                   from bags b join app.bag_lines l on l.store_id = b.store_id and l.bag_id = b.id where l.decided_at is not null and l.status <> 'removed'
               union all select case o.status when 'paid' then 'order' else 'unpaid' end, o.id, o.placed_at, o.code, o.status, null, null, o.total_minor, null, o.id from app.orders o
                   where o.store_id = (select app.store_id()) and o.person_id = $1
               union all select 'refund', r.id, coalesce(r.settled_at, r.asked_at), o.code, o.status, null, r.reason, r.amount_minor, null, o.id from app.orders o
                   join app.refunds r on r.store_id = o.store_id and r.order_id = o.id and r.status = 'done' where o.store_id = (select app.store_id()) and o.person_id = $1 and o.status = 'paid'
               union all select 'note', n.id, n.noted_at, n.body, '', null, w.full_name, null, null, null from app.client_notes n
                   left join app.people w on w.store_id = n.store_id and w.id = n.noted_by where n.store_id = (select app.store_id()) and n.person_id = $1
               union all select 'word', md5(c.tag_id::text || c.source || c.area)::uuid, c.noted_at, t.name, c.source, null, null, null, null, null from app.client_tags c
                   join app.tags t on t.store_id = c.store_id and t.id = c.tag_id where c.store_id = (select app.store_id()) and c.person_id = $1
               union all select case when c.tag_id is null then 'measure_was' else 'word_was' end, c.id, c.ended_at, coalesce(t.name, c.area), c.source, null, null, c.millimetres, null, null from app.client_past c
                   left join app.tags t on t.store_id = c.store_id and t.id = c.tag_id where c.store_id = (select app.store_id()) and c.person_id = $1
               union all select 'measure', md5(c.area || c.source)::uuid, c.noted_at, c.area, c.source, null, null, c.millimetres, null, null from app.client_measures c
                   where c.store_id = (select app.store_id()) and c.person_id = $1
               union all select 'merged', m.id, m.merged_at, p.full_name, '', null, w.full_name, null, null, null from app.client_merges m
                   join app.people p on p.store_id = m.store_id and p.id = m.loser_id left join app.people w on w.store_id = m.store_id and w.id = m.merged_by
                   where m.store_id = (select app.store_id()) and m.winner_id = $1 and m.undone_at is null)
           select l.what as "what!", l.id as "id!", (extract(epoch from l.at) * 1000000)::bigint as "micros!", to_char(l.at at time zone $3, 'YYYY-MM-DD HH24:MI') as "at!",
               l.text as "text!", l.word as "word!", coalesce(l.reason, '') as "reason!", coalesce(l.beside, '') as "beside!", l.amount, l.bag, l.buy
           from life l where l.what = any ($2) and ($4::bigint is null or ((extract(epoch from l.at) * 1000000)::bigint, l.id, l.what) < ($4, $5::uuid, $6::text))
           order by 3 desc, l.id desc, l.what desc limit $7"#,
        id.0,
        &wanted,
        face.time_zone,
        after.map(|mark| mark.micros) as Option<i64>,
        after.map(|mark| mark.id) as Option<Uuid>,
        after.map(|mark| mark.what.name()) as Option<&str>,
        count
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Moment {
                mark: LifeMark { micros: row.micros, id: row.id, what: row.what.parse().map_err(|_| AppError::Fault)? },
                at: clock::written(&row.at, face.locale),
                text: row.text,
                word: row.word,
                reason: row.reason,
                beside: row.beside,
                amount: row.amount.map(|minor| Money::new(minor, face.currency)),
                link: row.bag.map(|id| LifeLink::Bag(BagId(id))).or(row.buy.map(|id| LifeLink::Order(OrderId(id)))),
            })
        })
        .collect()
}
