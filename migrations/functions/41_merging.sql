-- what it is: one word goes on in another of its kind, with every product and every note of a client that says it; and comes back as it
-- was. What somebody changed since then stays as she changed it: what no longer says the other word does not get this one back.

create or replace function app.merge_tags(new_merge uuid, from_tag uuid, into_tag uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    here app.tags;
    there app.tags;
    products integer;
    notes integer;
begin
    -- nobody says either word meanwhile (word_to_say)
    perform pg_advisory_xact_lock(hashtextextended(store::text || 'words', 0));
    if exists (select 1 from app.tag_merges m where m.store_id = store and m.id = new_merge) then return; end if;
    here := app.tag_in_hand(from_tag);
    there := app.tag_in_hand(into_tag);
    if here.id = there.id or here.kind <> there.kind then raise exception 'other_kind' using errcode = 'VT409'; end if;
    insert into app.tag_merges (store_id, id, from_id, into_id) values (store, new_merge, from_tag, into_tag);
    update app.tags t set merged_into = into_tag where t.store_id = store and t.id = from_tag;

    insert into app.tag_merge_products (store_id, merge_id, product_id, had_both)
    select store, new_merge, d.product_id, exists (select 1 from app.product_tags o where o.store_id = store and o.product_id = d.product_id and o.tag_id = into_tag)
    from app.product_tags d where d.store_id = store and d.tag_id = from_tag;
    get diagnostics products = row_count;
    delete from app.product_tags d where d.store_id = store and d.tag_id = from_tag;
    insert into app.product_tags (store_id, product_id, tag_id)
    select store, m.product_id, into_tag from app.tag_merge_products m where m.store_id = store and m.merge_id = new_merge and not m.had_both;

    insert into app.tag_merge_clients (store_id, merge_id, person_id, source, area, noted_at, had_both)
    select store, new_merge, c.person_id, c.source, c.area, c.noted_at, exists (select 1 from app.client_tags o
        where o.store_id = store and o.person_id = c.person_id and o.source = c.source and o.area = c.area and o.tag_id = into_tag)
    from app.client_tags c where c.store_id = store and c.tag_id = from_tag;
    get diagnostics notes = row_count;
    delete from app.client_tags c using app.tag_merge_clients m where c.store_id = store and c.tag_id = from_tag
        and m.store_id = store and m.merge_id = new_merge and m.had_both and (m.person_id, m.source, m.area) = (c.person_id, c.source, c.area);
    update app.client_tags c set tag_id = into_tag where c.store_id = store and c.tag_id = from_tag;
    perform app.record(store, 'tag.merged', 'tag', from_tag, jsonb_build_object('name', here.name, 'to', there.name, 'products', products, 'notes', notes));
end $$;
comment on function app.merge_tags is 'The same id is one merge. VT404; VT409 merged_already | other_kind.';

create or replace function app.take_merge_back(wanted uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    merge app.tag_merges;
    there app.tags;
begin
    perform pg_advisory_xact_lock(hashtextextended(store::text || 'words', 0));
    select m.* into merge from app.tag_merges m where m.store_id = store and m.id = wanted for update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    if merge.undone_at is not null then return; end if;
    -- one that went further comes back by the same way
    there := app.tag_in_hand(merge.into_id);

    -- notes first: their fence lets them come back as long as the word is away
    insert into app.client_tags (store_id, person_id, tag_id, source, area, noted_at)
    select store, m.person_id, merge.from_id, m.source, m.area, m.noted_at from app.tag_merge_clients m join app.client_tags c
        on c.store_id = store and c.tag_id = merge.into_id and (c.person_id, c.source, c.area) = (m.person_id, m.source, m.area)
    where m.store_id = store and m.merge_id = wanted and m.had_both;
    update app.client_tags c set tag_id = merge.from_id from app.tag_merge_clients m where c.store_id = store and c.tag_id = merge.into_id
        and m.store_id = store and m.merge_id = wanted and not m.had_both and (m.person_id, m.source, m.area) = (c.person_id, c.source, c.area);

    update app.tags t set merged_into = null where t.store_id = store and t.id = merge.from_id;
    insert into app.product_tags (store_id, product_id, tag_id)
    select store, m.product_id, merge.from_id from app.tag_merge_products m join app.product_tags d on d.store_id = store and d.tag_id = merge.into_id and d.product_id = m.product_id
    where m.store_id = store and m.merge_id = wanted;
    delete from app.product_tags d using app.tag_merge_products m where d.store_id = store and d.tag_id = merge.into_id
        and m.store_id = store and m.merge_id = wanted and not m.had_both and m.product_id = d.product_id;

    update app.tag_merges m set undone_at = clock_timestamp() where m.store_id = store and m.id = wanted;
    perform app.record(store, 'tag.merge_taken_back', 'tag', merge.from_id, jsonb_build_object('to', there.name));
end $$;
comment on function app.take_merge_back is 'Once. VT404; VT409 merged_already: the other word went on itself, which is taken back first.';

do $owners$
declare f text;
begin
    foreach f in array array['merge_tags', 'take_merge_back'] loop
        execute format('alter function app.%I owner to vitrine_keeper', f);
        execute format('revoke execute on function app.%I from public', f);
        execute format('grant execute on function app.%I to vitrine_attendant, vitrine_owner', f);
    end loop;
end
$owners$;
