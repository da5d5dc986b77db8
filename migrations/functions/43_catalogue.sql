-- what it is: goods that are here are worked on: a word, a price, a size, a measure, a place among pictures. Each change says what its hand
-- had seen: what is otherwise by then stays as it is, and is told. Undoing is the same verb the other way round.

-- a price that changes leaves a row and an event, whoever changes it. Why travels in the transaction, set by the verb
create or replace function app.after_price_changed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare why constant text := coalesce(nullif(current_setting('app.price_reason', true), ''), 'by_hand');
begin
    perform app.stand_in(new.store_id);
    -- the row of the variant is locked: numbers are given one after the other
    insert into app.price_history (store_id, variant_id, number, product_id, from_minor, to_minor, struck_minor, reason, note, actor, person_id, changed_at)
    select new.store_id, new.id, coalesce(max(h.number), 0) + 1, new.product_id, old.price_minor, new.price_minor, old.compare_at_minor, why, coalesce(current_setting('app.price_note', true), ''),
        app.actor(), app.person_id(), clock_timestamp()
    from app.price_history h where h.store_id = new.store_id and h.variant_id = new.id;
    perform app.record(new.store_id, 'price.changed', 'product', new.product_id, jsonb_build_object('sku', new.sku, 'why', why,
        'before', jsonb_build_object('price_minor', old.price_minor), 'after', jsonb_build_object('price_minor', new.price_minor)));
    return null;
end $$;
create or replace trigger price_changed after update of price_minor on app.variants for each row
    when (old.price_minor <> new.price_minor) execute function app.after_price_changed();

-- what follows is told to the trigger, until the next one says otherwise
create or replace function app.say_why(reason text, note text) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform set_config('app.price_reason', coalesce(reason, ''), true), set_config('app.price_note', coalesce(note, ''), true);
end $$;

-- how a field of a piece stands now, as text; null for what is no field, and for a word that the store does not have
create or replace function app.field_of(p app.pieces, field text) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
    what constant text := split_part(field, ':', 1);
    g app.products;
begin
    select x.* into g from app.products x where x.store_id = p.store_id and x.id = p.product_id;
    return case what
        when 'name' then g.name
        when 'tagline' then g.tagline
        when 'description' then g.description
        when 'condition' then g.condition_note
        when 'collection' then coalesce(g.collection_id::text, '')
        when 'status' then p.status
        when 'price' then (select v.price_minor::text from app.variants v where v.store_id = p.store_id and v.id = p.variant_id)
        when 'size' then coalesce((select t.slug from app.product_tags d join app.tags t on t.store_id = d.store_id and t.id = d.tag_id
            where d.store_id = p.store_id and d.product_id = p.product_id and t.kind = 'size' order by t.sort, t.slug limit 1), '')
        when 'measure' then coalesce((select m.millimetres::text from app.product_measures m
            where m.store_id = p.store_id and m.product_id = p.product_id and m.area = split_part(field, ':', 2)), '')
        when 'tag' then (select case when exists (select 1 from app.product_tags d where d.store_id = t.store_id and d.product_id = p.product_id and d.tag_id = t.id) then 'on' else 'off' end
            from app.tags t where t.store_id = p.store_id and t.kind = split_part(field, ':', 2) and t.slug = split_part(field, ':', 3)) end;
end $$;

-- a measure, a word or an arrival: no row of its own tells of these, so the event is written here
create or replace function app.describe_field(p app.pieces, field text, seen text, becomes text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
    what constant text := split_part(field, ':', 1);
    word app.tags;
    told jsonb;
begin
    if what = 'measure' then
        delete from app.product_measures m where m.store_id = p.store_id and m.product_id = p.product_id and m.area = split_part(field, ':', 2);
        insert into app.product_measures (store_id, product_id, area, millimetres) select p.store_id, p.product_id, split_part(field, ':', 2), nullif(becomes, '')::integer where becomes <> '';
        told := jsonb_build_object('area', split_part(field, ':', 2), 'before', jsonb_build_object('millimetres', seen), 'after', jsonb_build_object('millimetres', becomes));
    elsif what = 'collection' then
        if becomes <> '' and not exists (select 1 from app.collections c where c.store_id = p.store_id and c.id = becomes::uuid) then raise exception 'collection' using errcode = 'VT422'; end if;
        update app.products g set collection_id = nullif(becomes, '')::uuid where g.store_id = p.store_id and g.id = p.product_id;
        told := (select jsonb_build_object('before', jsonb_build_object('number', (select c.number from app.collections c where c.store_id = p.store_id and c.id = nullif(seen, '')::uuid)),
            'after', jsonb_build_object('number', (select c.number from app.collections c where c.store_id = p.store_id and c.id = nullif(becomes, '')::uuid))));
    else
        select t.* into word from app.tags t where t.store_id = p.store_id and t.kind = split_part(field, ':', 2) and t.slug = split_part(field, ':', 3);
        if becomes = 'on' then
            insert into app.product_tags (store_id, product_id, tag_id) values (p.store_id, p.product_id, word.id);
        else
            delete from app.product_tags d where d.store_id = p.store_id and d.product_id = p.product_id and d.tag_id = word.id;
        end if;
        told := jsonb_build_object(case becomes when 'on' then 'after' else 'before' end, jsonb_build_object('tags', word.name),
            case becomes when 'on' then 'before' else 'after' end, jsonb_build_object('tags', ''));
    end if;
    perform app.record(p.store_id, 'product.described', 'product', p.product_id, told);
end $$;

-- a price: what was struck through stays above it or goes; a markdown strikes the old one through; taking back gives back what was struck
create or replace function app.price_piece(p app.pieces, becomes text, why text, said text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if p.status in ('sold', 'sent_back', 'donated', 'written_off') then raise exception 'gone' using errcode = 'VT409', detail = jsonb_build_object('status', p.status)::text; end if;
    if becomes !~ '^[1-9][0-9]{0,8}$' then raise exception 'price' using errcode = 'VT422'; end if;
    perform app.say_why(why, said);
    update app.variants v set price_minor = becomes::bigint, compare_at_minor = nullif(greatest(coalesce(case when why = 'undo' then
            (select h.struck_minor from app.price_history h where h.store_id = v.store_id and h.variant_id = v.id
                and h.from_minor = becomes::bigint and h.to_minor = v.price_minor order by h.number desc limit 1)
        else coalesce(v.compare_at_minor, case when why = 'markdown' then v.price_minor end) end, 0), becomes::bigint), becomes::bigint)
    where v.store_id = p.store_id and v.id = p.variant_id;
    perform app.say_why('', '');
end $$;

create or replace function app.edit_piece(wanted uuid, field text, seen text, becomes text, why text, said text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    what constant text := split_part(field, ':', 1);
    p app.pieces;
    now_is text;
    lacked text[];
begin
    select x.* into p from app.pieces x where x.store_id = store and x.id = wanted for no key update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    now_is := app.field_of(p, field);
    if now_is is null or becomes is null then raise exception 'field' using errcode = 'VT422'; end if;
    if now_is = becomes then return null; end if;
    if now_is is distinct from seen then return now_is; end if;
    lacked := app.missing_of(p.product_id);
    case what
        when 'price' then perform app.price_piece(p, becomes, why, said);
        when 'size' then
            if not exists (select 1 from app.tags t where t.store_id = store and t.kind = 'size' and t.slug = becomes) then raise exception 'word' using errcode = 'VT422'; end if;
            perform app.describe_with(p.product_id, jsonb_build_array(jsonb_build_object('kind', 'size', 'slug', becomes)), null);
            update app.variants v set label = (select t.name from app.tags t where t.store_id = store and t.kind = 'size' and t.slug = becomes) where v.store_id = store and v.id = p.variant_id;
        when 'status' then
            if p.status = 'draft' and becomes = 'in_stock' then perform app.publish_piece(p.id);
            else perform app.move_piece(p.id, becomes, why, nullif(said, '')::date); end if;
        when 'measure', 'tag', 'collection' then perform app.describe_field(p, field, seen, becomes);
        else
            if what = 'name' and btrim(becomes) = '' then raise exception 'name' using errcode = 'VT422'; end if;
            update app.products g set name = case what when 'name' then becomes else g.name end, tagline = case what when 'tagline' then becomes else g.tagline end,
                description = case what when 'description' then becomes else g.description end, condition_note = case what when 'condition' then becomes else g.condition_note end
            where g.store_id = store and g.id = p.product_id;
    end case;
    -- what is shown keeps what it needed to be shown
    if p.status <> 'draft' and not app.missing_of(p.product_id) <@ lacked then
        raise exception 'missing' using errcode = 'VT409', detail = to_jsonb(app.missing_of(p.product_id))::text;
    end if;
    return null;
end $$;
comment on function app.edit_piece is 'Nothing when it is so now; else how the field stands, and nothing was done. VT404; VT409 gone | missing and what app.move_piece says; VT422 field | price | word | name | collection.';

-- the same field of many pieces, [[piece, seen, becomes], …]: all of them, or none and a word for each that can't be
create or replace function app.edit_pieces(field text, edits jsonb, why text, said text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    one record;
    now_is text;
    word text;
    refused jsonb := '[]';
begin
    if jsonb_array_length(edits) > 500 then raise exception 'too_many' using errcode = 'VT409'; end if;
    for one in select (e ->> 0)::uuid as piece, e ->> 1 as seen, e ->> 2 as becomes from jsonb_array_elements(edits) e order by 1 loop
        begin
            now_is := app.edit_piece(one.piece, field, one.seen, one.becomes, why, said);
            word := case when now_is is not null then 'edited_meanwhile' end;
        exception when sqlstate 'VT409' then
            word := sqlerrm;
            now_is := null;
        end;
        if word is not null then refused := refused || jsonb_build_array(jsonb_build_array(one.piece, word, coalesce(now_is, ''))); end if;
    end loop;
    if refused <> '[]' then raise exception 'rows' using errcode = 'VT409', detail = refused::text; end if;
    return jsonb_array_length(edits);
end $$;
comment on function app.edit_pieces is 'How many. VT404; VT409 too_many | rows [[piece, word, how it stands now]].';

-- pictures stand one after the other from 1, as they are named here
create or replace function app.place_photos(product uuid, keys text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.product_media m set position = m.position + 1000 where m.store_id = app.store_id() and m.product_id = place_photos.product;
    update app.product_media m set position = k.place from unnest(keys) with ordinality as k (key, place) where m.store_id = app.store_id() and m.product_id = place_photos.product and m.media_key = k.key;
end $$;

create or replace function app.order_photos(product uuid, keys text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    hung text[];
begin
    perform 1 from app.products g where g.store_id = store and g.id = order_photos.product for no key update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    select coalesce(array_agg(m.media_key order by m.position), '{}') into hung from app.product_media m where m.store_id = store and m.product_id = order_photos.product;
    if hung = keys then return; end if;
    if (select array_agg(k order by k) from unnest(hung) k) is distinct from (select array_agg(k order by k) from unnest(keys) k) then raise exception 'edited_meanwhile' using errcode = 'VT409'; end if;
    perform app.place_photos(order_photos.product, keys);
    perform app.record(store, 'product.photos_ordered', 'product', order_photos.product, '{}');
end $$;
comment on function app.order_photos is 'VT404; VT409 edited_meanwhile when other pictures hang there. The same order says nothing new.';

do $owners$
declare
    f text;
    verbs text[] := array['edit_piece', 'edit_pieces', 'order_photos'];
begin
    foreach f in array verbs || array['after_price_changed', 'field_of', 'describe_field', 'price_piece', 'place_photos'] loop
        execute format('alter function app.%I owner to vitrine_keeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
    foreach f in array verbs loop
        execute format('grant execute on function app.%I to vitrine_attendant, vitrine_owner', f);
    end loop;
    -- what a change of many would meet is looked at first
    grant execute on function app.field_of to vitrine_attendant, vitrine_owner;
    revoke execute on function app.say_why from public;
    grant execute on function app.say_why to vitrine_keeper;
end
$owners$;

-- questions to lists: so many for one person and one list, and a note of each in the book that says nothing of what is asked
create or replace function app.before_filter_saved() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    -- the seeder reads no filters
    if app.actor() not in ('attendant', 'finance', 'owner') then return new; end if;
    if (select count(*) from app.saved_filters f where f.store_id = new.store_id and f.person_id = new.person_id and f.room = new.room) >= 20 then
        raise exception 'too_many' using errcode = 'VT409';
    end if;
    return new;
end $$;

create or replace function app.after_filter_saved() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare of constant jsonb := to_jsonb(case tg_op when 'DELETE' then old else new end);
begin
    if app.actor() not in ('attendant', 'finance', 'owner', 'none') then return null; end if;
    perform app.stand_in((of ->> 'store_id')::uuid);
    perform app.record((of ->> 'store_id')::uuid, case tg_op when 'INSERT' then 'filter.saved' when 'UPDATE' then 'filter.changed' else 'filter.removed' end, 'filter', (of ->> 'id')::uuid,
        jsonb_build_object('room', of -> 'room', 'shared', of -> 'shared'));
    return null;
end $$;
create or replace trigger filter_saves before insert on app.saved_filters for each row execute function app.before_filter_saved();
create or replace trigger filter_saved after insert or update or delete on app.saved_filters for each row execute function app.after_filter_saved();
alter function app.after_filter_saved owner to vitrine_keeper;
revoke execute on function app.after_filter_saved from public;
