-- what it is: goods that come in by the hands of the team: an arrival, pieces with their words and pictures, and what is missing before one
-- may be shown. The verbs are in functions/43_intake.sql; nobody inserts goods by hand.

-- who may see and change it
do $fence$
declare t text;
begin
    foreach t in array array['collections', 'products', 'variants', 'pieces', 'product_media', 'product_tags', 'product_measures'] loop
        execute format('create policy "the keeper takes goods in" on app.%I for insert to vitrine_keeper with check (store_id = (select app.store_id()))', t);
    end loop;
    foreach t in array array['product_media', 'product_tags', 'product_measures'] loop
        execute format('create policy "the keeper takes down what hung there" on app.%I for delete to vitrine_keeper using (store_id = (select app.store_id()))', t);
        execute format('grant delete on app.%I to vitrine_keeper', t);
    end loop;
end
$fence$;
grant insert (store_id, id, slug, number, title, story, arrived_on) on app.collections to vitrine_keeper;
grant insert (store_id, id, slug, kind, status, name, condition_note, collection_id), update (status, published_at) on app.products to vitrine_keeper;
grant insert (store_id, id, product_id, sku, label, price_minor), update (label, price_minor) on app.variants to vitrine_keeper;
grant insert (store_id, id, product_id, variant_id, code, ownership) on app.pieces to vitrine_keeper;
grant insert (store_id, id, product_id, position, media_key, width, height, thumbhash, alt) on app.product_media to vitrine_keeper;
grant insert (store_id, product_id, tag_id) on app.product_tags to vitrine_keeper;
grant insert (store_id, product_id, area, millimetres) on app.product_measures to vitrine_keeper;
