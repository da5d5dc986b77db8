//! Pages as lists: all of them for whoever writes, those that are out for the map of the site, collections for their index.
use crate::{
    domain::{
        editorial::{PageKey, PageRow},
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
    server::db::tx::Tx,
};
use sqlx::query;
/// Lines of the list at most.
const MOST: i64 = 200;
/// Home, looks and collections, written or not, whose words these are.
pub async fn list(tx: &mut Tx, face: &StoreFace, words: &str) -> Result<Vec<PageRow>, AppError> {
    let rows = query!(
        r#"with known as (
               select 1 as rank, 'home' as kind, 'home' as slug, '' as title, 0 as number
               union all select 2, 'look', p.slug, '', 0 from app.pages p where p.store_id = (select app.store_id()) and p.kind = 'look'
               union all select 3, 'collection', c.slug, c.title, c.number from app.collections c where c.store_id = (select app.store_id())
           )
           select k.kind as "kind!", k.slug as "slug!", coalesce(nullif(r.title, ''), k.title) as "title!", p.live_number is not null as "is_live!",
               case when r.status in ('draft', 'scheduled') then r.status end as open,
               coalesce(to_char(p.changed_at at time zone $2, 'YYYY-MM-DD HH24:MI'), '') as "changed_at!"
           from known k left join app.pages p on p.store_id = (select app.store_id()) and p.kind = k.kind and p.slug = k.slug
           left join lateral app.revision_at_hand(p.id) r on p.id is not null
           where $1 = '' or strpos(app.fold(k.slug || ' ' || k.title || ' ' || coalesce(r.title, '')), app.fold($1)) > 0
           order by k.rank, k.number desc, k.slug limit $3"#,
        words,
        face.time_zone,
        MOST
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|row| {
            let kind = row.kind.parse().map_err(|_| AppError::Fault)?;
            Ok(PageRow {
                key: PageKey::new(kind, &row.slug).ok_or(AppError::Fault)?,
                title: row.title,
                is_live: row.is_live,
                open: row.open.map(|word| word.parse()).transpose().map_err(|_| AppError::Fault)?,
                changed_at: clock::written(&row.changed_at, face.locale),
            })
        })
        .collect()
}

/// A line of the index of collections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    pub slug: String,
    pub number: u32,
    pub title: String,
    /// What of it can be had.
    pub there: u32,
    /// Year and month of its arrival, `2026-11`.
    pub month: String,
}

/// Collections of which something is shown, sold or not, newest first. One of which nothing is shown is not sold out.
pub async fn collections(tx: &mut Tx) -> Result<Vec<Listed>, AppError> {
    let rows = query!(
        r#"select c.slug, c.number, c.title, to_char(c.arrived_on, 'YYYY-MM') as "month!",
               (select count(*) from app.products p where p.store_id = c.store_id and p.collection_id = c.id and p.status = 'live'
                and p.availability in ('available', 'held')) as "there!"
           from app.collections c where c.store_id = (select app.store_id()) and c.archived_at is null
             and exists (select 1 from app.products p where p.store_id = c.store_id and p.collection_id = c.id and p.status = 'live') order by c.number desc limit 1000"#
    )
    .fetch_all(&mut **tx)
    .await?;
    let count = |n: i64| u32::try_from(n).unwrap_or(0);
    let listed = rows.into_iter().map(|row| Listed {
        slug: row.slug,
        number: u32::try_from(row.number).unwrap_or(0),
        title: row.title,
        there: count(row.there),
        month: row.month,
    });
    Ok(listed.collect())
}

/// Pages that are out, with the day of their last change (`2026-11-21`), for the map of the site.
pub async fn published(tx: &mut Tx) -> Result<Vec<(PageKey, String)>, AppError> {
    let rows = query!(
        r#"select p.kind, p.slug, to_char(p.changed_at at time zone 'UTC', 'YYYY-MM-DD') as "day!" from app.pages p
           where p.store_id = (select app.store_id()) and p.live_number is not null
             and (p.kind <> 'collection' or exists (select 1 from app.collections c where c.store_id = p.store_id and c.id = p.collection_id and c.archived_at is null)) order by p.kind, p.slug limit 5000"#
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().filter_map(|row| Some((PageKey::new(row.kind.parse().ok()?, &row.slug)?, row.day))).collect())
}
