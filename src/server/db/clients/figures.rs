//! Clients in figures, for whoever keeps the books: her name and what her bags and orders come to. Nothing here asks how she is reached.
use super::facts::{count, worth};
use crate::{
    domain::{
        client::{
            Facts,
            figures::{FiguresRow, FiguresSheet, FiguresWish, OutBag},
        },
        id::PersonId,
        money::Money,
        store::StoreFace,
        today::ACTIVE_DAYS,
    },
    error::AppError,
    i18n::clock,
    server::db::tx::Tx,
};
use sqlx::query;
use uuid::Uuid;

/// Words of one search.
const MOST_WORDS: usize = 6;

/// Up to `count` clients by name, from after `after`.
pub async fn figures(
    tx: &mut Tx,
    face: &StoreFace,
    wish: &FiguresWish,
    after: Option<PersonId>,
    count: i64,
) -> Result<Vec<FiguresRow>, AppError> {
    lines(tx, face, wish, after, None, count).await
}

/// One of them. `NotFound` for who is no client.
pub async fn figures_of(tx: &mut Tx, face: &StoreFace, id: PersonId) -> Result<FiguresSheet, AppError> {
    let row = lines(tx, face, &FiguresWish::default(), None, Some(id), 1).await?.pop().ok_or(AppError::NotFound)?;
    let class = query!(
        r#"select c.name from app.client_terms t join app.client_classes c on c.store_id = t.store_id and c.id = t.class_id
           where t.store_id = (select app.store_id()) and t.person_id = $1"#,
        id.0
    )
    .fetch_optional(&mut **tx)
    .await?;
    let bags = query!(
        r#"select b.code, b.pieces_out, b.value_out_minor, coalesce(to_char(b.due_at at time zone $2, 'YYYY-MM-DD HH24:MI'), '') as "due!", coalesce(b.due_at < now(), false) as "late!"
           from app.bags b where b.store_id = (select app.store_id()) and b.client_id = $1 and b.status in ('dispatched', 'with_client', 'partially_settled')
           order by b.due_at, b.id limit 50"#,
        id.0,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    let bags = bags.into_iter().map(|bag| OutBag {
        code: bag.code,
        pieces: u32::try_from(bag.pieces_out).unwrap_or(0),
        value: Money::new(bag.value_out_minor, face.currency),
        due: clock::written(&bag.due, face.locale),
        late: bag.late,
    });
    Ok(FiguresSheet {
        worth: worth(tx, face, row.id).await?,
        class: class.map(|class| class.name).unwrap_or_default(),
        bags: bags.collect(),
        row,
    })
}

async fn lines(
    tx: &mut Tx,
    face: &StoreFace,
    wish: &FiguresWish,
    after: Option<PersonId>,
    only: Option<PersonId>,
    most: i64,
) -> Result<Vec<FiguresRow>, AppError> {
    let words: Vec<String> = wish.words.split_whitespace().take(MOST_WORDS).map(str::to_owned).collect();
    // the page first, so that only its rows are counted
    let rows = query!(
        r#"with page as materialized (
               select p.id, p.full_name, lower(p.full_name) as name, coalesce(o.value, 0) as value, coalesce(o.late, false) as late from app.people p
               left join lateral (select sum(x.pieces_out) as pieces, sum(x.value_out_minor)::bigint as value, bool_or(x.due_at < now()) as late from app.bags x
                   where x.store_id = p.store_id and x.client_id = p.id and x.status in ('dispatched', 'with_client', 'partially_settled')) o on true
               where p.store_id = (select app.store_id()) and p.disabled_at is null and ($4::uuid is null or p.id = $4)
                 and exists (select 1 from app.person_roles r where r.store_id = p.store_id and r.person_id = p.id and r.role = 'customer')
                 and not exists (select 1 from unnest($1::text[]) as w (word) where strpos(app.fold(p.full_name), app.fold(w.word)) = 0)
                 and ($2 in ('all', 'active') or coalesce(o.pieces, 0) > 0) and ($2 <> 'late' or coalesce(o.late, false))
                 and ($2 <> 'active' or p.id in (select a.person_id from app.active_clients($6) a))
                 and ($3::uuid is null or (lower(p.full_name), p.id) > (select lower(a.full_name), a.id from app.people a where a.store_id = (select app.store_id()) and a.id = $3))
               order by lower(p.full_name), p.id limit $5)
           select g.id as "id!", g.full_name as "full_name!", g.value as "value!", g.late as "late!", f.bags as "bags!", f.tried as "tried!", f.kept as "kept!", f.out as "out!",
               f.closed as "closed!", f.late_bags as "late_bags!"
           from page g cross join lateral (select count(distinct b.id) as bags,
               count(l.id) filter (where l.status in ('sold', 'charged', 'returned', 'written_off', 'handed_over') and l.dispatched_at is not null) as tried,
               count(l.id) filter (where l.status in ('sold', 'charged') and l.dispatched_at is not null) as kept,
               count(l.id) filter (where l.status in ('dispatched', 'delivered', 'missing') and l.dispatched_at is not null) as out,
               count(distinct b.id) filter (where b.status in ('settled', 'settled_none')) as closed,
               count(distinct b.id) filter (where b.status in ('settled', 'settled_none') and b.closed_at > b.due_at) as late_bags
               from app.bags b left join app.bag_lines l on l.store_id = b.store_id and l.bag_id = b.id
               where b.store_id = (select app.store_id()) and b.client_id = g.id and b.status <> 'cancelled') f
           order by g.name, g.id"#,
        &words,
        wish.shown.name(),
        after.map(|id| id.0) as Option<Uuid>,
        only.map(|id| id.0) as Option<Uuid>,
        most,
        ACTIVE_DAYS
    )
    .fetch_all(&mut **tx)
    .await?;
    let facts = |bags, tried, kept, out, closed, late| Facts {
        bags: count(bags),
        tried: count(tried),
        kept: count(kept),
        out: count(out),
        closed: count(closed),
        late: count(late),
    };
    Ok(rows
        .into_iter()
        .map(|row| FiguresRow {
            id: PersonId(row.id),
            full_name: row.full_name,
            facts: facts(row.bags, row.tried, row.kept, row.out, row.closed, row.late_bags),
            value_out: Money::new(row.value, face.currency),
            late: row.late,
        })
        .collect())
}
