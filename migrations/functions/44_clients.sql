-- what it is: clients whom the team adds, what they may have at home, what machines learn of them, and the book of what is noted.

-- an address as one inbox: what is after a plus is its owner's own sorting, and one large house of mail reads no dots
create or replace function app.folded_email(address text) returns text language sql immutable parallel safe strict
    return case when lower(split_part(address, '@', 2)) in ('gmail.com', 'googlemail.com') then replace(split_part(split_part(lower(address), '@', 1), '+', 1), '.', '') || '@gmail.com'
        else split_part(split_part(lower(address), '@', 1), '+', 1) || '@' || lower(split_part(address, '@', 2)) end;

-- by phone or address she may be known already: then she is the one, and nothing is added. Unless it is said why she is somebody else
create or replace function app.add_client(new_id uuid, name text, mail text, number text, apart text default null) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    known uuid[];
begin
    -- two who add the same person at once come one after the other
    perform pg_advisory_xact_lock(hashtextextended(store::text || coalesce(nullif(number, ''), mail), 0));
    select array_agg(p.id order by p.id = new_id desc, p.id) into known from app.people p where p.store_id = store and p.disabled_at is null and (p.id = new_id or p.phone = nullif(number, '') or p.email = nullif(mail, ''))
        and exists (select 1 from app.person_roles r where r.store_id = store and r.person_id = p.id and r.role = 'customer');
    if known[1] = new_id or (known is not null and btrim(coalesce(apart, '')) = '') then return known[1]; end if;
    insert into app.people (store_id, id, full_name, email, phone) values (store, new_id, name, nullif(mail, ''), nullif(number, ''));
    insert into app.person_roles (store_id, person_id, role) values (store, new_id, 'customer');
    insert into app.client_pairs (store_id, one_id, other_id, why) select store, least(k, new_id), greatest(k, new_id), btrim(apart) from unnest(known) k;
    return new_id;
end $$;
comment on function app.add_client is 'Her id, which is another one when she was known and nobody said why she is two.';

-- an address that one of the team writes down proves nothing, and stays marked until somebody else writes another
create or replace function app.before_email_written() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'INSERT' or new.email is distinct from old.email then new.email_by_team := new.email is not null and app.actor() in ('attendant', 'owner'); end if;
    return new;
end $$;
create or replace trigger email_written before insert or update of email on app.people for each row execute function app.before_email_written();

-- what she may have at home: her class, and limits of her own with a reason
create or replace function app.set_terms(client uuid, most bigint, pieces integer, bags integer, class uuid, blocked boolean, because text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    said constant text := btrim(coalesce(because, ''));
    t app.client_terms;
begin
    perform app.must_be_owner();
    if not exists (select 1 from app.people p where p.store_id = store and p.id = client) then raise exception 'client' using errcode = 'VT404'; end if;
    if class is not null and not exists (select 1 from app.client_classes c where c.store_id = store and c.id = class) then raise exception 'class' using errcode = 'VT404'; end if;
    if said = '' and num_nonnulls(most, pieces, bags) > 0 then raise exception 'reason' using errcode = 'VT422'; end if;
    insert into app.client_terms (store_id, person_id) values (store, client) on conflict do nothing;
    select x.* into t from app.client_terms x where x.store_id = store and x.person_id = client for no key update;
    if (t.value_limit_minor, t.pieces_limit, t.bags_limit, t.class_id, t.bags_blocked, t.reason) is not distinct from (most, pieces, bags, class, blocked, said) then return; end if;
    update app.client_terms x set value_limit_minor = most, pieces_limit = pieces, bags_limit = bags, class_id = class, bags_blocked = blocked, reason = said, changed_at = clock_timestamp()
        where x.store_id = store and x.person_id = client;
    perform app.record(store, 'person.terms_changed', 'person', client, jsonb_build_object(
        'before', jsonb_build_object('limit_minor', t.value_limit_minor, 'pieces', t.pieces_limit, 'bags', t.bags_limit, 'class', t.class_id, 'blocked', t.bags_blocked),
        'after', jsonb_build_object('limit_minor', most, 'pieces', pieces, 'bags', bags, 'class', class, 'blocked', blocked)));
end $$;
comment on function app.set_terms is 'VT403 not_an_owner; VT404 client | class; VT422 reason.';

-- how much room there is: her class, how many pieces and bags she has and may have; an empty limit is none
create or replace function app.client_room(client uuid) returns table (class text, pieces_limit integer, bags_limit integer, pieces bigint, bags bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
    return query select c.name, coalesce(t.pieces_limit, c.pieces_limit), coalesce(t.bags_limit, c.bags_limit), held.pieces, held.bags
        from (select count(l.id) as pieces, count(distinct b.id) as bags from app.bags b
              join app.bag_lines l on l.store_id = b.store_id and l.bag_id = b.id and l.status in ('added', 'packed', 'dispatched', 'delivered', 'missing')
              where b.store_id = app.store_id() and b.client_id = client and b.status in ('draft', 'preparing', 'ready', 'dispatched', 'with_client', 'partially_settled')) held
        left join app.client_terms t on t.store_id = app.store_id() and t.person_id = client
        left join app.client_classes c on c.store_id = t.store_id and c.id = t.class_id;
end $$;

-- words that her bags teach: of what was at her home and came back or stayed, two and at least half of those with that word stayed
create or replace function app.learn_from_bags(client uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    learned uuid[];
begin
    select array_agg(w.tag_id) into learned from (select g.tag_id from app.bags b
        join app.bag_lines l on l.store_id = b.store_id and l.bag_id = b.id and l.dispatched_at is not null and l.status in ('sold', 'charged', 'returned')
        join app.product_tags g on g.store_id = l.store_id and g.product_id = l.product_id
        where b.store_id = store and b.client_id = client group by g.tag_id
        having count(*) filter (where l.status <> 'returned') >= 2 and count(*) filter (where l.status <> 'returned') * 2 >= count(*)
        order by count(*) filter (where l.status <> 'returned') desc, g.tag_id limit 12) w;
    delete from app.client_tags t where t.store_id = store and t.person_id = client and t.source = 'returns' and not t.tag_id = any (coalesce(learned, '{}'));
    insert into app.client_tags (store_id, person_id, tag_id, source) select store, client, u, 'returns' from unnest(learned) u on conflict do nothing;
end $$;

create or replace function app.after_bag_taught() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.stand_in(new.store_id);
    perform app.learn_from_bags(new.client_id);
    return null;
end $$;
create or replace trigger bag_taught after update of status on app.bags for each row
    when (old.status is distinct from new.status and new.status in ('settled', 'settled_none')) execute function app.after_bag_taught();

-- what something else took the place of is kept; what was written again as it was did not change
create or replace function app.after_client_was() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    her constant jsonb := to_jsonb(case tg_op when 'INSERT' then new else old end);
    store constant uuid := (her ->> 'store_id')::uuid;
begin
    if app.actor() in ('seeder', 'worker') then return null; end if;
    perform app.stand_in(store);
    if tg_op = 'INSERT' then
        delete from app.client_past p where p.store_id = store and p.person_id = (her ->> 'person_id')::uuid and p.ended_at = now() and p.source = her ->> 'source' and p.area = her ->> 'area'
            and (p.tag_id = (her ->> 'tag_id')::uuid or p.millimetres = (her ->> 'millimetres')::integer);
    else
        insert into app.client_past (store_id, person_id, tag_id, millimetres, area, source, noted_at)
        values (store, (her ->> 'person_id')::uuid, (her ->> 'tag_id')::uuid, (her ->> 'millimetres')::integer, her ->> 'area', her ->> 'source', (her ->> 'noted_at')::timestamptz);
    end if;
    return null;
end $$;
create or replace trigger client_was_said after insert or delete on app.client_tags for each row execute function app.after_client_was();
create or replace trigger client_was_measured after insert or delete on app.client_measures for each row execute function app.after_client_was();

-- what an attendant notes of a client stands in the book, but not what it says: she may ask to be forgotten, and the book is never changed
create or replace function app.after_client_noted() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare her constant jsonb := to_jsonb(case tg_op when 'DELETE' then old else new end);
begin
    if coalesce(her ->> 'source', 'attendant') <> 'attendant' or app.actor() not in ('attendant', 'owner', 'none') then return null; end if;
    perform app.stand_in((her ->> 'store_id')::uuid);
    perform app.record((her ->> 'store_id')::uuid, case tg_op when 'DELETE' then 'client.unnoted' else 'client.noted' end, 'person', (her ->> 'person_id')::uuid,
        jsonb_build_object('what', case tg_table_name when 'client_tags' then 'word' when 'client_notes' then 'note' else 'measure' end));
    return null;
end $$;
-- notes that go on with their word (41_merging.sql) are told by the word
create or replace trigger client_noted after insert or delete on app.client_tags for each row when (current_user <> 'vitrine_keeper') execute function app.after_client_noted();
create or replace trigger client_measured after insert or delete on app.client_measures for each row execute function app.after_client_noted();
create or replace trigger client_written_of after insert or delete on app.client_notes for each row execute function app.after_client_noted();

create or replace function app.after_profile_written() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare was app.client_profiles;
begin
    if app.actor() not in ('attendant', 'owner', 'none') then return null; end if;
    if tg_op = 'UPDATE' then was := old; end if;
    perform app.stand_in(new.store_id);
    if (was.birth_day, was.birth_month, was.birth_year) is distinct from (new.birth_day, new.birth_month, new.birth_year) then
        perform app.record(new.store_id, 'client.noted', 'person', new.person_id, '{"what": "birthday"}');
    end if;
    if was.prefers is distinct from new.prefers then perform app.record(new.store_id, 'client.noted', 'person', new.person_id, '{"what": "way"}'); end if;
    if was.attendant_id is distinct from new.attendant_id then
        perform app.record(new.store_id, 'client.entrusted', 'person', new.person_id,
            jsonb_build_object('before', jsonb_build_object('person', was.attendant_id), 'after', jsonb_build_object('person', new.attendant_id)));
    end if;
    return null;
end $$;
create or replace trigger profile_written after insert or update on app.client_profiles for each row when (current_user <> 'vitrine_doorkeeper') execute function app.after_profile_written();

create or replace function app.after_told_apart() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.stand_in(new.store_id);
    perform app.record(new.store_id, 'client.told_apart', 'person', new.one_id, jsonb_build_object('other', new.other_id));
    return null;
end $$;
create or replace trigger told_apart after insert on app.client_pairs for each row execute function app.after_told_apart();

do $owners$
declare f text;
begin
    foreach f in array array['add_client', 'set_terms', 'client_room', 'learn_from_bags', 'after_bag_taught', 'after_client_was', 'after_client_noted', 'after_profile_written', 'after_told_apart'] loop
        execute format('alter function app.%I owner to vitrine_keeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
end
$owners$;
revoke execute on function app.folded_email from public;
grant execute on function app.folded_email to vitrine_attendant, vitrine_owner, vitrine_doorkeeper;
grant execute on function app.add_client to vitrine_attendant, vitrine_owner;
grant execute on function app.set_terms to vitrine_owner;
grant execute on function app.client_room to vitrine_attendant, vitrine_finance, vitrine_owner;
grant execute on function app.learn_from_bags to vitrine_seeder;

