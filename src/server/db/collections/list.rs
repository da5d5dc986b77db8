//! The list of collections with what each has, sold and brought. What one brought is asked for by who may know, and by nobody else.
use crate::{
    domain::{
        collection::{CollectionRow, CollectionWish, Shown},
        id::CollectionId,
        money::Money,
        role::Role,
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
    server::db::tx::Tx,
};
use sqlx::{query, query_as};
use std::collections::HashMap;
use uuid::Uuid;

pub(super) struct Line {
    id: Uuid,
    number: i32,
    title: String,
    media_key: Option<String>,
    here: i64,
    out: i64,
    sold: i64,
    days: i64,
    dead: bool,
    opens: Option<String>,
    archived: bool,
}

/// Up to `count` collections, the newest first, from after `after`. `role` asks.
pub async fn list(
    tx: &mut Tx,
    face: &StoreFace,
    role: Role,
    wish: &CollectionWish,
    after: Option<CollectionId>,
    count: i64,
) -> Result<Vec<CollectionRow>, AppError> {
    let lines = lines(tx, face, Some(wish.shown), &wish.words, after, None, count).await?;
    rows(tx, face, role, lines).await
}

/// One of them, whatever its state.
pub(super) async fn one(tx: &mut Tx, face: &StoreFace, role: Role, id: CollectionId) -> Result<CollectionRow, AppError> {
    let lines = lines(tx, face, None, "", None, Some(id), 1).await?;
    rows(tx, face, role, lines).await?.pop().ok_or(AppError::NotFound)
}

async fn rows(tx: &mut Tx, face: &StoreFace, role: Role, lines: Vec<Line>) -> Result<Vec<CollectionRow>, AppError> {
    let ids: Vec<Uuid> = lines.iter().map(|line| line.id).collect();
    let may_know = matches!(role, Role::Finance | Role::Owner);
    let brought = if may_know { brought_by(tx, &ids).await? } else { HashMap::new() };
    let count = |number: i64| u32::try_from(number).unwrap_or(0);
    let row = |line: Line| CollectionRow {
        brought: may_know.then(|| Money::new(brought.get(&line.id).copied().unwrap_or(0), face.currency)),
        id: CollectionId(line.id),
        number: u32::try_from(line.number).unwrap_or(0),
        title: line.title,
        media_key: line.media_key,
        here: count(line.here),
        out: count(line.out),
        sold: count(line.sold),
        days: count(line.days),
        dead: line.dead,
        opens: line.opens.map(|at| clock::written(&at, face.locale)),
        archived: line.archived,
    };
    Ok(lines.into_iter().map(row).collect())
}

async fn brought_by(tx: &mut Tx, ids: &[Uuid]) -> Result<HashMap<Uuid, i64>, AppError> {
    let rows =
        query!(r#"select collection_id as "id!", brought_minor as "minor!" from app.brought_by($1)"#, ids).fetch_all(&mut **tx).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.minor)).collect())
}

async fn lines(
    tx: &mut Tx,
    face: &StoreFace,
    shown: Option<Shown>,
    words: &str,
    after: Option<CollectionId>,
    only: Option<CollectionId>,
    count: i64,
) -> Result<Vec<Line>, AppError> {
    let lines = query_as!(
        Line,
        r#"select c.id, c.number, c.title, coalesce(cover.media_key, hung.media_key) as "media_key?", n.here as "here!", n.away as "out!", n.sold as "sold!", d.days as "days!",
               s.is_dead as "dead!", case when not c.is_public then to_char(c.opens_at at time zone $1, 'YYYY-MM-DD HH24:MI') end as opens, c.archived_at is not null as "archived!"
           from app.collections c join app.store_policies p on p.store_id = c.store_id
           cross join lateral (select count(*) filter (where x.status in ('in_stock', 'held', 'bagged', 'returned', 'in_care')) as here,
               count(*) filter (where x.status in ('in_consignment', 're_consigned')) as away, count(*) filter (where x.status = 'sold') as sold
               from app.products g join app.pieces x on x.store_id = g.store_id and x.product_id = g.id where g.store_id = c.store_id and g.collection_id = c.id) n
           cross join lateral (select greatest((now() at time zone $1)::date - greatest(c.arrived_on, (c.opens_at at time zone $1)::date), 0)::bigint as days) d
           cross join lateral (select c.is_public and c.archived_at is null and n.here + n.away > 0 and d.days >= p.dead_after_days
               and n.sold * 10000 < p.dead_below_bp::bigint * (n.here + n.away + n.sold) as is_dead) s
           left join app.product_media cover on cover.store_id = c.store_id and cover.product_id = c.cover_product and cover.position = 1
           left join lateral (select m.media_key from app.products g join app.product_media m on m.store_id = g.store_id and m.product_id = g.id and m.position = 1
               where g.store_id = c.store_id and g.collection_id = c.id order by g.published_at desc nulls last, g.id limit 1) hung on cover.media_key is null
           where c.store_id = (select app.store_id()) and ($2::uuid is null or c.id = $2)
             and case $3::text when 'current' then c.archived_at is null when 'dead' then s.is_dead when 'waiting' then not c.is_public when 'archived' then c.archived_at is not null else true end
             and ($4 = '' or strpos(app.fold(c.title), app.fold($4)) > 0 or c.number::text = $4)
             and ($5::uuid is null or c.number < (select a.number from app.collections a where a.store_id = (select app.store_id()) and a.id = $5))
           order by c.number desc limit $6"#,
        face.time_zone,
        only.map(|id| id.0) as Option<Uuid>,
        shown.map(Shown::name),
        words,
        after.map(|id| id.0) as Option<Uuid>,
        count
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(lines)
}
