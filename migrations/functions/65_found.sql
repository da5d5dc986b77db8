-- what it is: finding goods. The words of the shop are learned by triggers; what was typed is understood in Rust (domain/spelling.rs);
-- one window answers which goods a listing means, for the page, its counts and its facets alike.

-- learn the words of a text: as they are spelled, and folded
create or replace function app.learn_words(store uuid, texts text[]) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into app.search_words (store_id, word, spelled)
    select store, said.word, min(said.spelled)
    from (select app.fold(part) as word, part as spelled from unnest(texts) as t (line), regexp_split_to_table(lower(t.line), '[^[:alnum:]]+') as part) said
    where char_length(said.word) between 3 and 40 and said.word ~ '^[[:alnum:]]+$' and said.word !~ '^[0-9]+$'
    group by said.word order by said.word
    on conflict do nothing
$$;

create or replace function app.after_products_named() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare store uuid;
begin
    for store in select distinct w.store_id from written w where w.status = 'live' loop
        perform app.learn_words(store, array(select distinct concat_ws(' ', w.name, w.tagline, w.brand) from written w where w.store_id = store and w.status = 'live'));
    end loop;
    return null;
end $$;

create or replace function app.after_product_renamed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.learn_words(new.store_id, array[new.name, new.tagline, new.brand]);
    return null;
end $$;

create or replace function app.after_words_named() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare store uuid;
begin
    for store in select distinct w.store_id from written w loop
        perform app.learn_words(store, array(select w.name from written w where w.store_id = store));
    end loop;
    return null;
end $$;

create or replace function app.after_ingredients_named() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare store uuid;
begin
    for store in select distinct w.store_id from written w loop
        perform app.learn_words(store, array(select w.inci || ' ' || w.name from written w where w.store_id = store));
    end loop;
    return null;
end $$;

-- when a page last changed: a hold and its end are no change, and neither are search words
create or replace function app.before_product_changes() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        new.changed_at := least(coalesce(new.published_at, now()), now());
    elsif (old.name, old.tagline, old.description, old.brand, old.usage, old.condition_note, old.status, old.listed_price_minor, replace(old.availability, 'held', 'available'))
        is distinct from (new.name, new.tagline, new.description, new.brand, new.usage, new.condition_note, new.status, new.listed_price_minor, replace(new.availability, 'held', 'available')) then
        new.changed_at := clock_timestamp();
    end if;
    return new;
end $$;

create or replace trigger products_named after insert on app.products referencing new table as written for each statement execute function app.after_products_named();
create or replace trigger product_renamed after update of name, tagline, brand, status on app.products for each row
    when (new.status = 'live' and (old.status, old.name, old.tagline, old.brand) is distinct from (new.status, new.name, new.tagline, new.brand)) execute function app.after_product_renamed();
create or replace trigger tags_named after insert on app.tags referencing new table as written for each statement execute function app.after_words_named();
create or replace trigger ingredients_named after insert on app.ingredients referencing new table as written for each statement execute function app.after_ingredients_named();
create or replace trigger product_changes before insert or update on app.products for each row execute function app.before_product_changes();

alter function app.learn_words owner to vitrine_keeper;
alter function app.after_products_named owner to vitrine_keeper;
alter function app.after_product_renamed owner to vitrine_keeper;
alter function app.after_words_named owner to vitrine_keeper;
alter function app.after_ingredients_named owner to vitrine_keeper;

-- garments that a body of these measures can wear. What is measured around may be 1 cm smaller (a tape is no ruler) or as much smaller
-- as its cloth gives, and 12 cm larger or as much larger as its cut is meant to be. What hangs at the waist must hold there
create or replace function app.fitting(body_areas text[], body_around integer[]) returns setof uuid
language sql stable begin atomic
    select m.product_id
    from app.product_measures m
    left join unnest(body_areas, body_around) as body (area, around) on body.area = m.area
    left join (
        select pt.product_id, max(t.room_mm) as room, max(t.give_mm) as give from app.tags t
        join app.product_tags pt on pt.store_id = t.store_id and pt.tag_id = t.id
        where t.store_id = (select app.store_id()) and pt.store_id = (select app.store_id()) and (t.room_mm > 0 or t.give_mm > 0) group by pt.product_id
    ) cut on cut.product_id = m.product_id
    where m.store_id = (select app.store_id())
    group by m.product_id
    having bool_or(body.area is not null)
        and bool_and(body.area is null or m.millimetres between body.around - 10 - coalesce(cut.give, 0) and body.around + 120 + coalesce(cut.room, 0))
        and (bool_or(m.area = 'bust') or bool_and(body.area is null or m.area <> 'waist' or m.millimetres <= body.around + 60));
end;
comment on function app.fitting is 'Products that a body of these measures (areas, millimetres) can wear.';

-- what a listing means. Words are folded; each stands somewhere in a product's search text, or (not every) one of them. A null asks nothing.
-- Nearness: a word of the name counts more than one of its tags, a whole word more than a beginning, a beginning more than a middle
create or replace function app.shop_window(words text[], every boolean, price_from bigint, price_to bigint, choices text[], body_areas text[], body_around integer[])
returns table (id uuid, price bigint, published_at timestamptz, nearness bigint)
language sql stable begin atomic
    select p.id, p.listed_price_minor, p.published_at,
        (select coalesce(sum(case when at.place = 0 then 4 * sign(strpos(p.search_text, w.word))
                                  else case when at.place <= char_length(p.name) + 1 then 40 else 12 end
                                     + case when strpos(' ' || p.search_text || ' ', ' ' || w.word || ' ') > 0 then 6 else 0 end end), 0)
         from unnest(words) as w (word), lateral (select strpos(' ' || p.search_text, ' ' || w.word) as place) at)::bigint
    from app.products p
    where p.store_id = (select app.store_id()) and p.status = 'live' and p.availability in ('available', 'held')
        and (words is null or case when every then not exists (select 1 from unnest(words) as w (word) where strpos(p.search_text, w.word) = 0)
                                   else exists (select 1 from unnest(words) as w (word) where strpos(p.search_text, w.word) > 0) end)
        and (price_from is null or p.listed_price_minor >= price_from) and (price_to is null or p.listed_price_minor <= price_to)
        and (body_areas is null or p.id in (select f.id from app.fitting(body_areas, body_around) as f (id)))
        and (choices is null or not exists (select 1 from (select distinct split_part(c, ':', 1) as kind from unnest(choices) c) asked
            where not exists (select 1 from app.product_tags pt join app.tags t on t.store_id = pt.store_id and t.id = pt.tag_id
                where pt.store_id = p.store_id and pt.product_id = p.id and t.kind = asked.kind and t.kind || ':' || t.slug = any (choices))));
end;
comment on function app.shop_window is 'What may be bought now and is meant by a listing, with what listings are sorted by.';

grant execute on function app.fitting, app.shop_window to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_finance, vitrine_owner;
