-- what it is: what the shop window shows is kept in step with the catalogue: search text, lowest price, and whether the rows
-- that hang on a product (variants, pictures, tags, …) are shown.

create or replace function app.before_product_is_written() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    new.search_text := app.fold(concat_ws(' ', new.name, new.tagline, new.brand,
        (select string_agg(concat_ws(' ', t.name, nullif(t.spoken, '')), ' ' order by t.kind, t.slug) from app.product_tags pt join app.tags t on t.store_id = pt.store_id and t.id = pt.tag_id
         where pt.store_id = new.store_id and pt.product_id = new.id),
        (select string_agg(i.inci || ' ' || i.name, ' ') from app.product_ingredients pi join app.ingredients i on i.store_id = pi.store_id and i.id = pi.ingredient_id
         where pi.store_id = new.store_id and pi.product_id = new.id)));
    return new;
end $$;

-- words and formulas are written apart from their product, in any order, and taken off: the trigger of products makes the text anew
create or replace function app.after_product_described() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.products p set search_text = '' where (p.store_id, p.id) in (select w.store_id, w.product_id from written w);
    return null;
end $$;

create or replace function app.before_part_of_product() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
    new.shown := coalesce((select p.status = 'live' from app.products p where p.store_id = new.store_id and p.id = new.product_id), false);
    return new;
end $$;

create or replace function app.after_product_shown() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare t text;
begin
    foreach t in array array['variants', 'kit_parts', 'product_media', 'product_tags', 'product_ingredients', 'product_measures', 'product_rituals'] loop
        execute format('update app.%I set shown = $1 where store_id = $2 and product_id = $3', t) using new.status = 'live', new.store_id, new.id;
    end loop;
    return null;
end $$;

create or replace function app.after_variants_priced() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.products p set listed_price_minor = cheapest.price
    from (select v.store_id, v.product_id, min(v.price_minor) as price from app.variants v
          where v.active and (v.store_id, v.product_id) in (select distinct w.store_id, w.product_id from written w)
          group by 1, 2) cheapest
    where p.store_id = cheapest.store_id and p.id = cheapest.product_id and p.listed_price_minor <> cheapest.price;
    return null;
end $$;

create or replace trigger product_is_written before insert or update of name, tagline, brand, search_text on app.products for each row execute function app.before_product_is_written();
create or replace trigger product_shown after update of status on app.products for each row when (old.status is distinct from new.status) execute function app.after_product_shown();
create or replace trigger variants_priced after insert on app.variants referencing new table as written for each statement execute function app.after_variants_priced();
create or replace trigger variants_priced_again after update on app.variants referencing new table as written for each statement execute function app.after_variants_priced();
create or replace trigger product_tags_written after insert on app.product_tags referencing new table as written for each statement execute function app.after_product_described();
create or replace trigger product_tags_taken_off after delete on app.product_tags referencing old table as written for each statement execute function app.after_product_described();
create or replace trigger product_ingredients_written after insert on app.product_ingredients referencing new table as written for each statement execute function app.after_product_described();
drop function if exists app.after_product_tags_written;
create or replace trigger shown_with_product before insert on app.variants for each row execute function app.before_part_of_product();
create or replace trigger shown_with_product before insert on app.kit_parts for each row execute function app.before_part_of_product();
create or replace trigger shown_with_product before insert on app.product_media for each row execute function app.before_part_of_product();
create or replace trigger shown_with_product before insert on app.product_tags for each row execute function app.before_part_of_product();
create or replace trigger shown_with_product before insert on app.product_ingredients for each row execute function app.before_part_of_product();
create or replace trigger shown_with_product before insert on app.product_measures for each row execute function app.before_part_of_product();

alter function app.after_product_described owner to vitrine_keeper;
alter function app.before_part_of_product owner to vitrine_keeper;
alter function app.after_product_shown owner to vitrine_keeper;
alter function app.after_variants_priced owner to vitrine_keeper;
