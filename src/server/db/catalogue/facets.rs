//! How many products each word of each facet would leave, the other facets kept: one query for all of them.
use super::shelf::Filter;
use crate::{
    domain::listing::{FACETS, Facet, FacetWord, Listing},
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;

pub(super) struct Counted {
    pub total: u32,
    pub cheapest: Option<i64>,
    pub dearest: Option<i64>,
    pub facets: Vec<Facet>,
}

/// A product that misses exactly one asked facet still counts in that facet: choosing another word there would bring it back.
/// Counted by word before the words are looked up: the planner would otherwise go from every word to every product.
pub(super) async fn count(tx: &mut Tx, filter: &Filter, listing: &Listing) -> Result<Counted, AppError> {
    let rows = query!(
        r#"with base as materialized (
               select w.id, w.price from app.shop_window($1, $2, $3, $4, null, $6, $7) w
           ), asked as (
               select distinct split_part(c, ':', 1) as kind from unnest($5::text[]) c
           ), chosen as (
               select t.id, t.kind from app.tags t where t.store_id = (select app.store_id()) and t.kind || ':' || t.slug = any($5::text[])
           ), missed as materialized (
               select b.id, count(*) filter (where hit.product_id is null) as misses, min(a.kind) filter (where hit.product_id is null) as kind
               from base b cross join asked a
               left join (select distinct pt.product_id, c.kind from app.product_tags pt join chosen c on c.id = pt.tag_id
                          where pt.store_id = (select app.store_id())) hit on hit.product_id = b.id and hit.kind = a.kind
               group by b.id
           ), whole as (
               select b.id, b.price from base b left join missed m on m.id = b.id where coalesce(m.misses, 0) = 0
           ), worn as materialized (
               select pt.tag_id, m.kind as missed, count(*) as count
               from base b left join missed m on m.id = b.id
               join app.product_tags pt on pt.store_id = (select app.store_id()) and pt.product_id = b.id
               where coalesce(m.misses, 0) <= 1
               group by pt.tag_id, m.kind
           )
           select 'total' as "kind!", '' as "slug!", '' as "name!", 0::smallint as "sort!", count(*) as "count!", min(price) as cheapest, max(price) as dearest from whole
           union all
           select t.kind, t.slug, t.name, t.sort, sum(w.count)::bigint, null, null
           from worn w join app.tags t on t.store_id = (select app.store_id()) and t.id = w.tag_id
           where w.missed is null or w.missed = t.kind
           group by t.kind, t.slug, t.name, t.sort"#,
        filter.words.as_deref(),
        filter.every,
        filter.from_minor,
        filter.to_minor,
        &filter.choices,
        filter.areas.as_deref(),
        filter.around.as_deref()
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut counted = Counted { total: 0, cheapest: None, dearest: None, facets: Vec::new() };
    let mut words: Vec<(String, i16, FacetWord)> = Vec::new();
    for row in rows {
        let count = u32::try_from(row.count).unwrap_or_default();
        if row.kind == "total" {
            counted.total = count;
            counted.cheapest = row.cheapest;
            counted.dearest = row.dearest;
        } else {
            let chosen = listing.has(&row.kind, &row.slug);
            words.push((row.kind, row.sort, FacetWord { slug: row.slug, name: row.name, count, chosen }));
        }
    }
    words.sort_by(|a, b| (a.1, &a.2.name).cmp(&(b.1, &b.2.name)));
    for kind in FACETS {
        let of_kind: Vec<FacetWord> = words.iter().filter(|w| w.0 == kind).map(|w| w.2.clone()).collect();
        if !of_kind.is_empty() {
            counted.facets.push(Facet { kind: kind.into(), words: of_kind });
        }
    }
    Ok(counted)
}
