-- one page of the whole shop, newest first: $1 store
select p.id, p.slug, p.name, p.tagline, p.kind = 'unique' as one_of_a_kind, p.availability, p.listed_price_minor as price_minor, v.was_minor,
       v.sizes, p.hue::int as hue, m.media_key, m.width, m.height, m.alt,
       -(extract(epoch from p.published_at) * 1000000)::bigint as place
from app.products p
left join lateral (
    select string_agg(v.label, ' · ' order by v.sort, v.label) as sizes,
           max(v.compare_at_minor) filter (where v.price_minor = p.listed_price_minor) as was_minor
    from app.variants v where v.store_id = p.store_id and v.product_id = p.id and v.active) v on true
left join lateral (
    select m.media_key, m.width, m.height, m.alt from app.product_media m
    where m.store_id = p.store_id and m.product_id = p.id order by m.position limit 1) m on true
where p.store_id = $1 and p.status = 'live' and p.availability in ('available', 'held')
order by p.published_at desc, p.id limit 25
