//! Bags of the past and of today. Rows say what became of each piece; histories, hands, claims and events follow from them in the
//! database, as the triggers would have written them.
use super::{BATCH, column};
use crate::{error::AppError, server::db::tx::Tx};
use uuid::Uuid;

/// A bag. Times count seconds since 1970.
#[derive(Debug, Clone)]
pub struct BagRow {
    pub id: Uuid,
    pub code: String,
    /// 64 hex digits; nobody knows the secret that it would be the hash of.
    pub link_hash: String,
    pub client_id: Uuid,
    pub attendant_id: Uuid,
    pub courier_id: Uuid,
    pub status: String,
    pub opened: i64,
    pub dispatched: Option<i64>,
    pub delivered: Option<i64>,
    pub due: Option<i64>,
    pub closed: Option<i64>,
    /// What of it is out today.
    pub pieces_out: i32,
    pub value_out_minor: i64,
}

/// A piece in a bag.
#[derive(Debug, Clone)]
pub struct BagLineRow {
    pub id: Uuid,
    pub bag_id: Uuid,
    pub piece_id: Uuid,
    pub status: String,
    pub price_minor: i64,
    pub decision: Option<String>,
    pub reason: Option<String>,
    pub added: i64,
    pub dispatched: Option<i64>,
    pub resolved: Option<i64>,
}

pub async fn tell_bags(tx: &mut Tx, rows: &[BagRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH) {
        sqlx::query!(
            "insert into app.bags (store_id, id, code, link_hash, client_id, attendant_id, courier_id, status, opened_at, dispatched_at, delivered_at, due_at, closed_at, version, pieces_out, value_out_minor)
             select app.store_id(), id, code, link, client, attendant, courier, status, to_timestamp(opened), to_timestamp(sent), to_timestamp(delivered), to_timestamp(due), to_timestamp(closed),
                 case status when 'draft' then 0 when 'preparing' then 1 when 'cancelled' then 1 when 'ready' then 2 when 'dispatched' then 3 when 'with_client' then 4 else 5 end, pieces_out, value_out
             from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[], $8::bigint[], $9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::integer[], $14::bigint[])
                 as t (id, code, link, client, attendant, courier, status, opened, sent, delivered, due, closed, pieces_out, value_out)",
            column!(rows, id), column!(rows, code), column!(rows, link_hash), column!(rows, client_id), column!(rows, attendant_id), column!(rows, courier_id),
            column!(rows, status), column!(rows, opened), column!(rows, dispatched) as &[Option<i64>], column!(rows, delivered) as &[Option<i64>],
            column!(rows, due) as &[Option<i64>], column!(rows, closed) as &[Option<i64>], column!(rows, pieces_out), column!(rows, value_out_minor)
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// Names and sizes are looked up; what a kept piece was sold for is its price of that day.
pub async fn tell_bag_lines(tx: &mut Tx, rows: &[BagLineRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH) {
        sqlx::query!(
            "insert into app.bag_lines (store_id, id, bag_id, piece_id, product_id, variant_id, code, name, label, status, frozen_minor, sold_minor, decision, reason, decided_at, condition, added_at,
                 dispatched_at, resolved_at, version)
             select app.store_id(), t.id, t.bag, p.id, p.product_id, p.variant_id, p.code, g.name, v.label, t.status, case when t.sent is not null then t.price end,
                 case t.status when 'sold' then t.price end, t.decision, t.reason, case when t.decision is not null then to_timestamp(t.sent + 86400) end,
                 case t.status when 'returned' then 'fine' end, to_timestamp(t.added), to_timestamp(t.sent), to_timestamp(t.resolved),
                 case t.status when 'added' then 0 when 'packed' then 1 when 'dispatched' then 2 when 'delivered' then 3 else 4 end
             from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::bigint[], $9::bigint[], $10::bigint[])
                 as t (id, bag, piece, status, price, decision, reason, added, sent, resolved)
             join app.pieces p on p.store_id = app.store_id() and p.id = t.piece join app.products g on g.store_id = p.store_id and g.id = p.product_id
             join app.variants v on v.store_id = p.store_id and v.id = p.variant_id",
            column!(rows, id), column!(rows, bag_id), column!(rows, piece_id), column!(rows, status), column!(rows, price_minor),
            column!(rows, decision) as &[Option<String>], column!(rows, reason) as &[Option<String>], column!(rows, added),
            column!(rows, dispatched) as &[Option<i64>], column!(rows, resolved) as &[Option<i64>]
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}

/// What follows from all bags of the store, in four statements: who moved bags and lines when, whose hands pieces went through, what
/// is claimed, and the events of it all.
pub async fn follow_bags(tx: &mut Tx) -> Result<(), AppError> {
    sqlx::query!(
        "insert into app.bag_status_history (store_id, bag_id, version, from_status, to_status, actor, person_id, changed_at)
         select b.store_id, b.id, s.version, s.was, s.becomes, s.actor, s.person, s.at from app.bags b cross join lateral (values
             (1, 'draft', case b.status when 'cancelled' then 'cancelled' else 'preparing' end, 'attendant', b.attendant_id, b.opened_at + interval '1 minute'),
             (2, 'preparing', 'ready', 'attendant', b.attendant_id, coalesce(b.dispatched_at - interval '1 hour', b.opened_at + interval '1 hour')), (3, 'ready', 'dispatched', 'courier', b.courier_id, b.dispatched_at),
             (4, 'dispatched', 'with_client', 'courier', b.courier_id, b.delivered_at),
             (5, 'with_client', b.status, 'attendant', b.attendant_id, coalesce(b.closed_at, b.delivered_at + interval '20 hours'))) as s (version, was, becomes, actor, person, at)
         where b.store_id = app.store_id() and s.version <= b.version"
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "insert into app.bag_line_history (store_id, line_id, version, from_status, to_status, actor, person_id, changed_at)
         select l.store_id, l.id, s.version, s.was, s.becomes, s.actor, s.person, s.at from app.bag_lines l join app.bags b on b.store_id = l.store_id and b.id = l.bag_id
         cross join lateral (values (1, 'added', 'packed', 'attendant', b.attendant_id, coalesce(b.dispatched_at - interval '1 hour', b.opened_at + interval '1 hour')), (2, 'packed', 'dispatched', 'courier', b.courier_id, l.dispatched_at),
             (3, 'dispatched', 'delivered', 'courier', b.courier_id, b.delivered_at), (4, 'delivered', l.status, 'attendant', b.attendant_id, l.resolved_at)) as s (version, was, becomes, actor, person, at)
         where l.store_id = app.store_id() and s.version <= l.version"
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "insert into app.piece_custody_history (store_id, piece_id, number, from_custody, from_person, to_custody, to_person, actor, person_id, changed_at)
         select l.store_id, l.piece_id, row_number() over (partition by l.piece_id order by s.at), s.was, s.was_person, s.becomes, s.person, 'courier', b.courier_id, s.at
         from app.bag_lines l join app.bags b on b.store_id = l.store_id and b.id = l.bag_id cross join lateral (values
             ('shop', null::uuid, 'courier', b.courier_id, l.dispatched_at), ('courier', b.courier_id, 'client', b.client_id, b.delivered_at),
             ('client', b.client_id, 'shop', null, case l.status when 'returned' then l.resolved_at end)) as s (was, was_person, becomes, person, at)
         where l.store_id = app.store_id() and l.dispatched_at is not null and s.at is not null"
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "insert into app.piece_claims (store_id, id, piece_id, kind, bag_id, claimed_at, ended_at, ended_by)
         select l.store_id, gen_random_uuid(), l.piece_id, 'bag', l.bag_id, l.added_at, l.resolved_at, case l.status when 'sold' then 'sold' when 'returned' then 'released' end
         from app.bag_lines l where l.store_id = app.store_id() and (l.resolved_at is null or l.status in ('sold', 'returned'))"
    )
    .execute(&mut **tx)
    .await?;
    sqlx::query!(
        "insert into app.events (store_id, kind, subject, subject_id, actor, person_id, particulars, happened_at)
         select b.store_id, 'bag.' || coalesce(h.to_status, 'draft'), 'bag', b.id, coalesce(h.actor, 'attendant'), coalesce(h.person_id, b.attendant_id),
             jsonb_strip_nulls(jsonb_build_object('from', h.from_status, 'code', b.code)), coalesce(h.changed_at, b.opened_at)
         from app.bags b left join lateral (select * from app.bag_status_history x where x.store_id = b.store_id and x.bag_id = b.id union all select null, null, 0, null, null, null, null, null) h on true
         where b.store_id = app.store_id()
         union all
         select l.store_id, 'bag_line.' || coalesce(h.to_status, 'added'), 'bag_line', l.id, coalesce(h.actor, 'attendant'), h.person_id,
             jsonb_strip_nulls(jsonb_build_object('from', h.from_status, 'bag', l.bag_id, 'piece', l.piece_id)), coalesce(h.changed_at, l.added_at)
         from app.bag_lines l left join lateral (select * from app.bag_line_history x where x.store_id = l.store_id and x.line_id = l.id union all select null, null, 0, null, null, null, null, null) h on true
         where l.store_id = app.store_id()"
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
