//! What a client's bags and orders come to. Each figure is the number of rows, or their sum, of a part of her life (`life.rs`).
use crate::{
    domain::{
        client::{Facts, Worth},
        id::PersonId,
        money::Money,
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
    server::db::tx::Tx,
};
use sqlx::query;

pub(super) fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

/// What her bags tell. For everybody who may read bags.
pub async fn facts(tx: &mut Tx, id: PersonId) -> Result<Facts, AppError> {
    let row = query!(
        r#"select count(distinct b.id) as "bags!",
               count(l.id) filter (where l.status in ('sold', 'charged', 'returned', 'written_off', 'handed_over') and l.dispatched_at is not null) as "tried!",
               count(l.id) filter (where l.status in ('sold', 'charged') and l.dispatched_at is not null) as "kept!",
               count(l.id) filter (where l.status in ('dispatched', 'delivered', 'missing') and l.dispatched_at is not null) as "out!",
               count(distinct b.id) filter (where b.status in ('settled', 'settled_none')) as "closed!",
               count(distinct b.id) filter (where b.status in ('settled', 'settled_none') and b.closed_at > b.due_at) as "late!"
           from app.bags b left join app.bag_lines l on l.store_id = b.store_id and l.bag_id = b.id
           where b.store_id = (select app.store_id()) and b.client_id = $1 and b.status <> 'cancelled'"#,
        id.0
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(Facts {
        bags: count(row.bags),
        tried: count(row.tried),
        kept: count(row.kept),
        out: count(row.out),
        closed: count(row.closed),
        late: count(row.late),
    })
}

/// What she is worth. What went back is not hers any more; a ticket is rounded half up.
pub async fn worth(tx: &mut Tx, face: &StoreFace, id: PersonId) -> Result<Worth, AppError> {
    let row = query!(
        r#"with bought as (select o.id, o.placed_at, o.status, o.total_minor from app.orders o where o.store_id = (select app.store_id()) and o.person_id = $1),
           days as (select distinct (d.at at time zone $2)::date as day from (
               select x.placed_at as at from bought x where x.status = 'paid' union all select b.opened_at from app.bags b where b.store_id = (select app.store_id()) and b.client_id = $1 and b.status <> 'cancelled') d)
           select count(*) filter (where x.status = 'paid') as "orders!", coalesce(sum(x.total_minor) filter (where x.status = 'paid'), 0)::bigint as "brought!",
               (select coalesce(sum(r.amount_minor), 0)::bigint from app.refunds r join bought y on y.id = r.order_id where r.store_id = (select app.store_id()) and y.status = 'paid' and r.status = 'done') as "back!",
               (select count(*) from days) as "visits!",
               to_char(greatest((select max(y.placed_at) from bought y where y.status = 'paid'), (select max(greatest(b.opened_at, b.delivered_at, b.closed_at)) from app.bags b
                   where b.store_id = (select app.store_id()) and b.client_id = $1 and b.status <> 'cancelled')) at time zone $2, 'YYYY-MM-DD HH24:MI') as "last?"
           from bought x"#,
        id.0,
        face.time_zone
    )
    .fetch_one(&mut **tx)
    .await?;
    let lifetime = row.brought - row.back;
    let ticket = (row.orders > 0).then(|| (lifetime * 2 + row.orders).div_euclid(row.orders * 2));
    Ok(Worth {
        orders: count(row.orders),
        lifetime: Money::new(lifetime, face.currency),
        ticket: ticket.map(|minor| Money::new(minor, face.currency)),
        visits: count(row.visits),
        last: row.last.map(|at| clock::written(&at, face.locale)).unwrap_or_default(),
    })
}
