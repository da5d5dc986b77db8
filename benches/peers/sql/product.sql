-- a product and all that hangs on it, in one round trip: $1 store, $2 slug
select p.id, p.slug, p.name, p.tagline, p.brand, p.kind = 'unique' as one_of_a_kind, p.availability, p.listed_price_minor as price_minor,
       p.hue::int as hue, p.description, p.usage, p.condition_note, c.number as collection_number, c.title as collection_title,
       (select json_agg(json_build_object('id', v.id, 'label', v.label, 'sku', v.sku, 'price', v.price_minor, 'was', v.compare_at_minor,
                   'free', case when p.kind = 'unique' then 1 else app.units_free(v.store_id, v.id) end) order by v.sort, v.label)
        from app.variants v where v.store_id = p.store_id and v.product_id = p.id and v.active)::text as variants,
       (select json_agg(json_build_object('key', m.media_key, 'width', m.width, 'height', m.height, 'alt', m.alt) order by m.position)
        from app.product_media m where m.store_id = p.store_id and m.product_id = p.id)::text as pictures,
       (select json_agg(json_build_object('kind', t.kind, 'slug', t.slug, 'name', t.name) order by t.kind, t.sort, t.name)
        from app.product_tags pt join app.tags t on t.store_id = pt.store_id and t.id = pt.tag_id
        where pt.store_id = p.store_id and pt.product_id = p.id)::text as tags,
       (select json_agg(json_build_object('area', m.area, 'millimetres', m.millimetres) order by m.area)
        from app.product_measures m where m.store_id = p.store_id and m.product_id = p.id)::text as measures
from app.products p left join app.collections c on c.store_id = p.store_id and c.id = p.collection_id
where p.store_id = $1 and p.slug = $2
