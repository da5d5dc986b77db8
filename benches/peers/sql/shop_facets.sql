-- all there is, its prices, and how much of it each word has: $1 store
with shown as materialized (
    select p.id, p.listed_price_minor as price from app.products p
    where p.store_id = $1 and p.status = 'live' and p.availability in ('available', 'held'))
select 'total' as kind, '' as slug, '' as name, 0::int as sort, count(*) as count, min(price) as cheapest, max(price) as dearest from shown
union all
select t.kind, t.slug, t.name, t.sort::int, count(*), null, null
from shown join app.product_tags pt on pt.store_id = $1 and pt.product_id = shown.id
join app.tags t on t.store_id = pt.store_id and t.id = pt.tag_id
group by t.kind, t.slug, t.name, t.sort
order by sort, name
