-- the four of its kind that share most words with a product, as cards: $1 store, $2 product
select p.id, p.slug, p.name, p.tagline, p.kind = 'unique' as one_of_a_kind, p.availability, p.listed_price_minor as price_minor, v.was_minor,
       v.sizes, p.hue::int as hue, m.media_key, m.width, m.height, m.alt, 0::bigint as place
from (
    with words as materialized (
        select mine.tag_id, case t.kind when 'size' then 2 else 1 end as weight, t.kind = 'category' as is_kind
        from app.product_tags mine join app.tags t on t.store_id = mine.store_id and t.id = mine.tag_id
        where mine.store_id = $1 and mine.product_id = $2),
    kind as materialized (
        select p.id, p.published_at from app.product_tags theirs
        join app.products p on p.store_id = theirs.store_id and p.id = theirs.product_id
        where theirs.store_id = $1 and theirs.tag_id in (select tag_id from words where is_kind)
          and p.id <> $2 and p.status = 'live' and p.availability = 'available')
    select kind.id, kind.published_at,
           (select sum(words.weight) from app.product_tags theirs join words on words.tag_id = theirs.tag_id
            where theirs.store_id = $1 and theirs.product_id = kind.id) as alike
    from kind order by alike desc, kind.published_at desc, kind.id limit 4) near
join app.products p on p.store_id = $1 and p.id = near.id
left join lateral (
    select string_agg(v.label, ' · ' order by v.sort, v.label) as sizes,
           max(v.compare_at_minor) filter (where v.price_minor = p.listed_price_minor) as was_minor
    from app.variants v where v.store_id = p.store_id and v.product_id = p.id and v.active) v on true
left join lateral (
    select m.media_key, m.width, m.height, m.alt from app.product_media m
    where m.store_id = p.store_id and m.product_id = p.id order by m.position limit 1) m on true
order by near.alike desc, near.published_at desc, p.id
