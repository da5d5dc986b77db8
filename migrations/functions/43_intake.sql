-- what it is: goods come in. An arrival is opened, a piece is described and gets its pictures, and it goes to the rail when nothing is
-- missing; one that is not taken goes back. Each verb is done once under the ids that it is given.

create or replace function app.open_arrival(new_id uuid, base text, said_title text, said_story text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    n integer;
begin
    -- numbers are given one after the other
    perform pg_advisory_xact_lock(hashtextextended(store::text || 'arrivals', 0));
    select c.number into n from app.collections c where c.store_id = store and c.id = new_id;
    if found then return n; end if;
    select coalesce(max(c.number), 0) + 1 into n from app.collections c where c.store_id = store;
    insert into app.collections (store_id, id, slug, number, title, story, arrived_on)
    select store, new_id, case when exists (select 1 from app.collections c where c.store_id = store and c.slug = base) then left(base, 70) || '-' || n else base end, n,
        said_title, said_story, (now() at time zone s.time_zone)::date from app.stores s where s.store_id = store;
    perform app.record(store, 'collection.opened', 'collection', new_id, jsonb_build_object('number', n, 'name', said_title));
    return n;
end $$;
comment on function app.open_arrival is 'Its number. The same id is one arrival.';

-- words of the store's vocabulary, [{kind, slug}], however they are called: each kind that is named is what it is told now. A word that is
-- retired stays where it is, and is given to nothing else. And measures, [{area, millimetres}], likewise
create or replace function app.describe_with(product uuid, words jsonb, measures jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    said constant uuid[] := array(select app.word_to_say(w.kind, w.slug) from jsonb_to_recordset(words) as w (kind text, slug text) where w.slug <> '');
begin
    if array_position(said, null) is not null or exists (select 1 from app.tags t where t.store_id = store and t.id = any (said) and t.retired
        and not exists (select 1 from app.product_tags d where d.store_id = store and d.product_id = describe_with.product and d.tag_id = t.id)) then
        raise exception 'word' using errcode = 'VT422';
    end if;
    delete from app.product_tags d using app.tags t where d.store_id = store and d.product_id = product and t.store_id = store and t.id = d.tag_id
        and t.kind in (select w.kind from jsonb_to_recordset(words) as w (kind text)) and t.id <> all (said);
    insert into app.product_tags (store_id, product_id, tag_id) select distinct store, product, w.id from unnest(said) as w (id) on conflict do nothing;
    if measures is null then return; end if;
    delete from app.product_measures m where m.store_id = store and m.product_id = product;
    insert into app.product_measures (store_id, product_id, area, millimetres)
    select store, product, m.area, m.millimetres from jsonb_to_recordset(measures) as m (area text, millimetres integer);
end $$;

-- what comes with a consignor's arrival is hers, under the version of that arrival; anything else is the shop's own
drop function if exists app.take_in(uuid, uuid, uuid, text, uuid, text, text, text, bigint, text, jsonb, jsonb, boolean);
create or replace function app.take_in(new_product uuid, new_variant uuid, new_piece uuid, new_code text, arrival uuid, base text, said_name text, said_label text,
    price bigint, said_condition text, words jsonb, measures jsonb) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    code_before text;
    brought app.consigned_arrivals;
begin
    perform 1 from app.collections c where c.store_id = store and c.id = arrival;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    select p.code into code_before from app.pieces p where p.store_id = store and p.id = new_piece;
    if found then return code_before; end if;
    insert into app.products (store_id, id, slug, kind, status, name, condition_note, collection_id)
    values (store, new_product, left(base, 100) || '-' || lower(new_code), 'unique', 'draft', said_name, said_condition, arrival);
    insert into app.variants (store_id, id, product_id, sku, label, price_minor) values (store, new_variant, new_product, new_code, said_label, price);
    select b.* into brought from app.consigned_arrivals b where b.store_id = store and b.collection_id = arrival;
    insert into app.pieces (store_id, id, product_id, variant_id, code, ownership, consignor_id, agreement_id)
    values (store, new_piece, new_product, new_variant, new_code, case when brought.agreement_id is null then 'own' else 'consigned_in' end, brought.consignor_id, brought.agreement_id);
    perform app.describe_with(new_product, words, measures);
    perform app.record(store, 'piece.taken_in', 'piece', new_piece, jsonb_build_object('code', new_code, 'product', new_product, 'price_minor', price, 'consignor', brought.consignor_id));
    return new_code;
end $$;
comment on function app.take_in is 'Its code. VT404 arrival; VT422 word. The same piece is taken in once.';

-- what a draft still lacked: a price, words of the vocabulary; what is not named stays
create or replace function app.complete_draft(wanted uuid, price bigint, words jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    p app.pieces;
begin
    select x.* into p from app.pieces x where x.store_id = store and x.id = wanted for no key update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    if p.status <> 'draft' then raise exception 'not_a_draft' using errcode = 'VT409', detail = jsonb_build_object('status', p.status)::text; end if;
    perform app.describe_with(p.product_id, words, null);
    perform app.say_why('intake', '');
    update app.variants x set price_minor = coalesce(price, x.price_minor), label = coalesce(
        (select t.name from jsonb_to_recordset(words) as w (kind text, slug text) join app.tags t on t.store_id = store and t.id = app.tag_called(w.kind, w.slug) where w.kind = 'size' limit 1), x.label)
    where x.store_id = store and x.id = p.variant_id;
    perform app.say_why('', '');
end $$;
comment on function app.complete_draft is 'VT404; VT409 not_a_draft {status}; VT422 word.';

-- all words of a piece, also of one that is shown: what is not said goes. Whoever says them says what she saw
create or replace function app.describe_piece(wanted uuid, seen jsonb, words jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    p app.pieces;
    before_it text[];
    after_it text[];
begin
    select x.* into p from app.pieces x where x.store_id = store and x.id = wanted for no key update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    before_it := app.words_of(p.product_id);
    if before_it <> array(select distinct t.kind || ':' || t.slug from jsonb_to_recordset(seen) as w (kind text, slug text)
        join app.tags t on t.store_id = store and t.id = app.word_to_say(w.kind, w.slug) order by 1) then
        raise exception 'edited_meanwhile' using errcode = 'VT409';
    end if;
    perform app.describe_with(p.product_id, words || coalesce((select jsonb_agg(distinct jsonb_build_object('kind', split_part(w, ':', 1), 'slug', '')) from unnest(before_it) as w), '[]'), null);
    after_it := app.words_of(p.product_id);
    if after_it = before_it then return; end if;
    if p.status <> 'draft' and app.missing_of(p.product_id) && array['size', 'category'] then
        raise exception 'missing' using errcode = 'VT409', detail = to_jsonb(app.missing_of(p.product_id))::text;
    end if;
    update app.variants x set label = t.name from app.product_tags d join app.tags t on t.store_id = d.store_id and t.id = d.tag_id and t.kind = 'size'
    where x.store_id = store and x.id = p.variant_id and d.store_id = store and d.product_id = p.product_id and x.label <> t.name
        and not (t.kind || ':' || t.slug = any (before_it));
    perform app.record(store, 'product.described', 'product', p.product_id,
        jsonb_build_object('before', jsonb_build_object('tags', array_to_string(before_it, ' ')), 'after', jsonb_build_object('tags', array_to_string(after_it, ' '))));
end $$;
comment on function app.describe_piece is 'VT404; VT422 word; VT409 edited_meanwhile | missing [size | category].';

create or replace function app.words_of(product uuid) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
    select array(select t.kind || ':' || t.slug from app.product_tags d join app.tags t on t.store_id = d.store_id and t.id = d.tag_id
        where d.store_id = app.store_id() and d.product_id = words_of.product order by 1);
end;

create or replace function app.hang_photo(new_id uuid, product uuid, key text, wide integer, high integer, hash text, words text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    place integer;
begin
    perform 1 from app.products p where p.store_id = store and p.id = product for no key update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    select m.position into place from app.product_media m where m.store_id = store and (m.id = new_id or m.product_id = product and m.media_key = key);
    if found then return place; end if;
    select coalesce(max(m.position), 0) + 1 into place from app.product_media m where m.store_id = store and m.product_id = product;
    if place > 12 then raise exception 'too_many' using errcode = 'VT409'; end if;
    insert into app.product_media (store_id, id, product_id, position, media_key, width, height, thumbhash, alt) values (store, new_id, product, place, key, wide, high, hash, words);
    perform app.record(store, 'product.photo_hung', 'product', product, jsonb_build_object('number', place));
    return place;
end $$;
comment on function app.hang_photo is 'Its place. VT404; VT409 too_many. The same picture hangs once.';

-- the last picture of what is shown stays
create or replace function app.take_photo_down(product uuid, key text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    live boolean;
begin
    select p.status = 'live' into live from app.products p where p.store_id = store and p.id = product for no key update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    if live and (select count(*) = 1 and bool_or(m.media_key = key) from app.product_media m where m.store_id = store and m.product_id = take_photo_down.product) then raise exception 'last_photo' using errcode = 'VT409'; end if;
    delete from app.product_media m where m.store_id = store and m.product_id = take_photo_down.product and m.media_key = key;
    if not found then return; end if;
    perform app.place_photos(product, array(select m.media_key from app.product_media m where m.store_id = store and m.product_id = take_photo_down.product order by m.position));
    perform app.record(store, 'product.photo_taken_down', 'product', product, '{}');
end $$;
comment on function app.take_photo_down is 'VT404; VT409 last_photo.';

-- what is missing before a unique product may be shown
create or replace function app.missing_of(product uuid) returns text[]
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
    select array_remove(array[
        case when not exists (select 1 from app.product_media m where m.store_id = app.store_id() and m.product_id = missing_of.product) then 'photo' end,
        case when not exists (select 1 from app.variants v where v.store_id = app.store_id() and v.product_id = missing_of.product and v.price_minor > 0) then 'price' end,
        case when not exists (select 1 from app.product_tags d join app.tags t on t.store_id = d.store_id and t.id = d.tag_id
            where d.store_id = app.store_id() and d.product_id = missing_of.product and t.kind = 'size') then 'size' end,
        case when not exists (select 1 from app.product_tags d join app.tags t on t.store_id = d.store_id and t.id = d.tag_id
            where d.store_id = app.store_id() and d.product_id = missing_of.product and t.kind = 'category') then 'category' end], null);
end;

create or replace function app.publish_piece(wanted uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    p app.pieces;
    missing text[];
begin
    select x.* into p from app.pieces x where x.store_id = store and x.id = wanted for no key update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    if p.status = 'in_stock' then return; end if;
    if p.status <> 'draft' then raise exception 'not_a_draft' using errcode = 'VT409', detail = jsonb_build_object('status', p.status)::text; end if;
    missing := app.missing_of(p.product_id);
    if missing <> '{}' then raise exception 'missing' using errcode = 'VT409', detail = to_jsonb(missing)::text; end if;
    -- in a collection that waits for its hour it waits with it: in the shop, and on no page yet
    update app.products x set status = 'live', published_at = coalesce(x.published_at, clock_timestamp()) where x.store_id = store and x.id = p.product_id
        and not exists (select 1 from app.collections c where c.store_id = store and c.id = x.collection_id and not c.is_public);
    update app.pieces x set status = 'in_stock' where x.store_id = store and x.id = p.id;
end $$;
comment on function app.publish_piece is 'VT404; VT409 not_a_draft {status} | missing [photo | price | size | category] | below_floor {floor_minor}.';

do $owners$
declare
    f text;
    verbs text[] := array['open_arrival', 'take_in', 'complete_draft', 'describe_piece', 'hang_photo', 'take_photo_down', 'missing_of', 'publish_piece'];
begin
    foreach f in array verbs || array['describe_with', 'words_of'] loop
        execute format('alter function app.%I owner to vitrine_keeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
    foreach f in array verbs loop
        execute format('grant execute on function app.%I to vitrine_attendant, vitrine_owner', f);
    end loop;
end
$owners$;
