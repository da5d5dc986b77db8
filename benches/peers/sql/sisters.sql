-- the four that share most words with a product, as cards: $1 store, $2 product
select p.id, p.slug, p.name, p.tagline, p.kind = 'unique' as one_of_a_kind, p.availability, p.listed_price_minor as price_minor, v.was_minor,
       v.sizes, p.hue::int as hue, m.media_key, m.width, m.height, m.alt, 0::bigint as place
from (
    select p.id, sum(case when t.kind in ('size', 'category') then 2 else 1 end) as alike, p.published_at
    from app.product_tags mine
    join app.tags t on t.store_id = mine.store_id and t.id = mine.tag_id
    join app.product_tags theirs on theirs.store_id = mine.store_id and theirs.tag_id = mine.tag_id and theirs.product_id <> mine.product_id
    join app.products p on p.store_id = theirs.store_id and p.id = theirs.product_id
    where mine.store_id = $1 and mine.product_id = $2 and p.status = 'live' and p.availability = 'available'
    group by p.id, p.published_at order by alike desc, p.published_at desc, p.id limit 4) near
join app.products p on p.store_id = $1 and p.id = near.id
left join lateral (
    select string_agg(v.label, ' · ' order by v.sort, v.label) as sizes,
           max(v.compare_at_minor) filter (where v.price_minor = p.listed_price_minor) as was_minor
    from app.variants v where v.store_id = p.store_id and v.product_id = p.id and v.active) v on true
left join lateral (
    select m.media_key, m.width, m.height, m.alt from app.product_media m
    where m.store_id = p.store_id and m.product_id = p.id order by m.position limit 1) m on true
order by near.alike desc, near.published_at desc, p.id
