-- what it is: two records become one client, and two again. What moves is declared below, table by table; a merge follows the declaration and
-- the unique keys of the catalogue, and writes every row down that it touches. tests/house/clients reads the catalogue and is red while a
-- column that names a person stands in neither list.

delete from law.merging where place <> '';
insert into law.merging (place, moves, stays, why) values
('app.people', '{}', '{id,merged_into,email,phone}', 'name and contact are chosen by hand, field by field; the old record stays as it is'),
('auth.credentials', '{}', '{person_id,email}', 'who has an account is never merged into somebody else'),
('auth.identities', '{}', '{person_id,email}', 'who has an account is never merged into somebody else'),
('auth.passkeys', '{}', '{person_id}', 'who works here is never merged into somebody else'),
('auth.recovery_codes', '{}', '{person_id}', 'who works here is never merged into somebody else'),
('auth.sessions', '{}', '{person_id}', 'they end with the merge'),
('auth.devices', '{}', '{person_id}', 'they are forgotten with the merge'),
('auth.proofs', '{}', '{person_id,email}', 'they end with the merge'),
('app.person_roles', '{}', '{person_id}', 'both are clients, and neither is more'),
('app.addresses', '{person_id}', '{}', 'she finds them at the checkout'),
('app.consents', '{}', '{person_id}', 'proof is never changed; app.agreed weighs the answers of all her records, and a no is stronger than a yes'),
('app.erasures', '{}', '{person_id}', 'nobody is merged who wants to be forgotten'),
('app.client_tags', '{person_id}', '{}', 'what was said of her taste'),
('app.client_measures', '{person_id}', '{}', 'her measures; where both were measured, one is chosen by hand'),
('app.client_past', '{person_id}', '{}', 'what was true of her before'),
('app.client_notes', '{person_id}', '{noted_by}', 'what the team wrote of her; who wrote it stays'),
('app.client_profiles', '{person_id}', '{attendant_id}', 'birthday, attendant, way to reach her; where both have some, each is chosen by hand'),
('app.match_contacts', '{person_id}', '{said_by}', 'that she was written to; who did works here'),
('app.match_profiles', '{}', '{person_id}', 'made anew from what moved'),
('app.match_marks', '{}', '{person_id}', 'made anew with that'),
('app.client_terms', '{person_id}', '{}', 'what she may have at home; where both have terms, one is chosen by hand, and who is blocked stays blocked'),
('app.client_pairs', '{}', '{one_id,other_id,said_by}', 'said of two records, and true of them still'),
('app.client_merges', '{}', '{winner_id,loser_id,merged_by,undone_by}', 'tells of two records which became one'),
('app.orders', '{person_id}', '{email,phone}', 'what she bought; where it was confirmed to is part of the order'),
('app.order_discounts', '{}', '{given_by}', 'who gave it works here'),
('app.refunds', '{}', '{asked_by}', 'who asked for it works here'),
('app.refund_status_history', '{}', '{person_id}', 'history is never changed'),
('app.order_status_history', '{}', '{person_id}', 'history is never changed'),
('app.bags', '{client_id}', '{attendant_id,courier_id}', 'open ones too: nothing closes by itself, and her limit is weighed over all of them from then on'),
('app.carts', '{}', '{person_id}', 'a cart is found by its browser; who has no account has none'),
('app.phone_requests', '{}', '{person_id,made_by,phone}', 'asked in an account, for one session, for a few days'),
('app.invitations', '{}', '{invited_by,person_id,email}', 'who is asked to work here'),
('app.events', '{}', '{person_id}', 'what happened is never changed'),
('app.piece_waits', '{contact}', '{}', 'her places in queues, by the inbox or number under which she waits (44_merging_places.sql)'),
('job.letters', '{}', '{to_address}', 'a letter goes where it was written to'),
('app.pieces', '{custody_person}', '{consignor_id}', 'what is at her home is at her home; who leaves pieces here is the one who stays'),
('app.consignors', '{}', '{person_id}', 'who leaves pieces here is the one who stays'),
('app.agreements', '{}', '{consignor_id,drawn_by}', 'who agreed is the one who stays; who drew it works here'),
('app.consigned_arrivals', '{}', '{consignor_id}', 'who leaves pieces here is the one who stays'),
('app.tag_merge_clients', '{}', '{person_id}', 'what a merge of words wrote down of a record; taken back, it stands with that record'),
('app.goal_shares', '{}', '{person_id}', 'work of the team'),
('app.saved_filters', '{}', '{person_id}', 'work of the team'),
('app.price_history', '{}', '{person_id}', 'history is never changed'),
('app.piece_status_history', '{}', '{person_id}', 'history is never changed'),
('app.piece_custody_history', '{}', '{from_person,to_person,person_id}', 'history is never changed'),
('app.bag_status_history', '{}', '{person_id}', 'history is never changed'),
('app.bag_line_history', '{}', '{person_id}', 'history is never changed'),
('app.piece_wait_history', '{}', '{person_id}', 'history is never changed'),
('app.page_previews', '{}', '{person_id}', 'work of the team'),
('app.page_revisions', '{}', '{edited_by}', 'work of the team'),
('app.page_revision_history', '{}', '{person_id}', 'history is never changed'),
('app.quiz_versions', '{}', '{published_by}', 'work of the team'),
('job.window_changes', '{}', '{person_id}', 'a note between servers that lives for a minute');

-- r is a row, $1 whom it shall name, $2 whom it names, $3 the store: rows that find their place free, by the unique keys of the catalogue
create or replace function law.merge_condition(wanted text, col text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select format('r.store_id = $3 and r.%I = $2', col)
        || coalesce(string_agg(format(' and not exists (select 1 from %s w where w.store_id = $3 and w.%I = $1%s)', wanted, col, coalesce(k.others, '')), ''), '')
    from (select (select string_agg(format(' and w.%1$I = r.%1$I', a.attname), '') from pg_attribute a
              where a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[]) and a.attname not in ('store_id', col)) as others
          from pg_index i where i.indrelid = wanted::regclass and i.indisunique and i.indpred is null
            and exists (select 1 from pg_attribute a where a.attrelid = i.indrelid and a.attname = col and a.attnum = any (i.indkey::int2[]))) k
$$;

-- how the row r of a table is found by m.key, and that key of a row
create or replace function law.by_key(wanted text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
    select string_agg(format('r.%1$I = (m.key ->> %1$L)::%2$s', a.attname, format_type(a.atttypid, a.atttypmod)), ' and ')
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[]) where i.indrelid = wanted::regclass and i.indisprimary
$$;
create or replace function law.key_of(wanted text, written jsonb) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
    select jsonb_object_agg(a.attname, written -> a.attname::text)
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[]) where i.indrelid = wanted::regclass and i.indisprimary
$$;

-- she, and every record that went on as her
create or replace function app.records_of(person uuid) returns uuid[]
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with recursive hers (id) as (select person union select p.id from app.people p join hers h on p.store_id = app.store_id() and p.merged_into = h.id)
    select array_agg(h.id) from hers h
$$;

-- why one record may not go on for the other: empty when it may
create or replace function app.merge_hindrance(winner uuid, loser uuid) returns text
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    accounts constant uuid[] := array(select c.person_id from auth.credentials c where c.store_id = store and c.person_id in (winner, loser)
        union select i.person_id from auth.identities i where i.store_id = store and i.person_id in (winner, loser));
begin
    if (select count(*) from app.people p where p.store_id = store and p.id in (winner, loser) and p.disabled_at is null
        and exists (select 1 from app.person_roles r where r.store_id = store and r.person_id = p.id and r.role = 'customer')) < (case when winner = loser then 1 else 2 end) then return 'unknown'; end if;
    if winner = loser then return 'same'; end if;
    if cardinality(accounts) = 2 then return 'two_accounts'; end if;
    if exists (select 1 from app.person_roles r where r.store_id = store and r.person_id = loser and r.role <> 'customer') then return 'works_here'; end if;
    if accounts = array[loser] then return 'has_account'; end if;
    if app.actor() = 'attendant' and exists (select 1 from app.person_roles r where r.store_id = store and r.person_id = winner and r.role not in ('customer', 'consignor')) then return 'owner_only'; end if;
    if exists (select 1 from app.erasures e where e.store_id = store and e.person_id in (winner, loser) and e.confirmed_at is not null and e.taken_back_at is null and e.done_at is null) then
        return 'erasure_waits';
    end if;
    return '';
end $$;
comment on function app.merge_hindrance is 'same | unknown · two_accounts: an account is never given to another · works_here, has_account: not in this direction · owner_only: the one who stays works here · erasure_waits.';

-- what she agreed to, over every record that went on as her: a no is stronger than a yes, until she answers anew
create or replace function app.agreed(person uuid) returns table (purpose text, channel text, granted boolean, decided_at timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare store constant uuid := app.store_id();
begin
    if app.actor() = 'customer' and person is distinct from app.person_id() then return; end if;
    return query
    with records as (select r as id, (select m.merged_at from app.client_merges m where m.store_id = store and m.loser_id = r and m.undone_at is null) as went_on from unnest(app.records_of(person)) r),
    latest as (select distinct on (c.person_id, c.purpose, c.channel) c.person_id, c.purpose, c.channel, c.granted, c.decided_at, r.went_on
        from app.consents c join records r on r.id = c.person_id where c.store_id = store order by c.person_id, c.purpose, c.channel, c.decided_at desc, c.id)
    select l.purpose, l.channel, bool_and(l.granted), max(l.decided_at) from latest l
    where l.person_id = person or not exists (select 1 from latest h where h.person_id = person and h.purpose = l.purpose and h.channel = l.channel and h.decided_at > l.went_on)
    group by l.purpose, l.channel;
end $$;

-- what would go where: rows that move, and rows whose place is taken
create or replace function app.preview_merge(winner uuid, loser uuid) returns table (place text, moves bigint, rests bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
    thing record;
    able bigint;
    held bigint;
begin
    for thing in select m.place, sum_of.col from law.merging m join law.person_data d on d.place = m.place, unnest(m.moves) as sum_of (col) where m.place <> 'app.piece_waits' order by d.sort loop
        execute format('select count(*) filter (where %s), count(*) from %s r where r.store_id = $3 and r.%I = $2', law.merge_condition(thing.place, thing.col), thing.place, thing.col)
            into able, held using winner, loser, app.store_id();
        if held > 0 then return query select thing.place, able, held - able; end if;
    end loop;
    return query select 'app.piece_waits', count(*) filter (where t.free), count(*) filter (where not t.free) from app.places_to_turn(loser, winner) t having count(*) > 0;
end $$;

-- turn the column that names a person, and write the rows down
create or replace function app.turn_rows(merge uuid, wanted text, col text, becomes uuid, was uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare many integer;
begin
    execute format('with turned as (update %1$s r set %2$I = $1 where %3$s returning to_jsonb(r) as written)
        insert into app.client_merge_rows (store_id, merge_id, number, place, how, field, key)
        select $3, $4, (select coalesce(max(o.number), 0) from app.client_merge_rows o where o.store_id = $3 and o.merge_id = $4) + row_number() over (), %4$L, ''moved'', %2$L, law.key_of(%4$L, t.written) from turned t',
        wanted, col, law.merge_condition(wanted, col), wanted) using becomes, was, app.store_id(), merge;
    get diagnostics many = row_count;
    return many;
end $$;

-- some fields of one row
create or replace function app.write_fields(wanted text, its_key jsonb, fields jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    one text := 'update %1$s r set %2$s from jsonb_populate_record(null::%1$s, $1) x, (select $2::jsonb as key) m where %3$s';
begin
    execute format(one, wanted, (select string_agg(format('%1$I = x.%1$I', f), ', ') from jsonb_object_keys(fields) f), law.by_key(wanted)) using fields, its_key;
    -- who wrote an address down is marked by a trigger of its column; what was marked before is told after it
    if fields ? 'email_by_team' then execute format(one, wanted, 'email_by_team = x.email_by_team', law.by_key(wanted)) using fields, its_key; end if;
end $$;

-- the same within a merge, which keeps what stood there
create or replace function app.overwrite(merge uuid, wanted text, its_key jsonb, fields jsonb, beside text[] default '{}') returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare before jsonb;
begin
    execute format('select to_jsonb(r) from %s r, (select $1::jsonb as key) m where %s', wanted, law.by_key(wanted)) into before using its_key;
    if before is null or before @> fields then return; end if;
    insert into app.client_merge_rows (store_id, merge_id, number, place, how, key, was)
    select app.store_id(), merge, coalesce(max(o.number), 0) + 1, wanted, 'written', its_key,
        (select jsonb_object_agg(f, before -> f) from (select jsonb_object_keys(fields) union select unnest(beside)) as k (f))
    from app.client_merge_rows o where o.store_id = app.store_id() and o.merge_id = merge;
    perform app.write_fields(wanted, its_key, fields);
end $$;

-- values of the one who goes that were chosen by hand; and who is blocked stays blocked
create or replace function app.take_fields(merge uuid, winner uuid, loser uuid, chosen text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    other jsonb;
    key jsonb := jsonb_build_object('store_id', store, 'id', winner);
    m app.client_measures;
begin
    select to_jsonb(p) into other from app.people p where p.store_id = store and p.id = loser;
    if chosen && '{full_name,email,phone}' then
        perform app.overwrite(merge, 'app.people', key, (select jsonb_object_agg(f, other -> f) from unnest(chosen) f where f in ('full_name', 'email', 'phone')), '{email_by_team}');
    end if;
    key := jsonb_build_object('store_id', store, 'person_id', winner);
    select to_jsonb(x) into other from app.client_profiles x where x.store_id = store and x.person_id = loser;
    if other is not null and chosen && '{birthday,attendant,prefers}' then
        perform app.overwrite(merge, 'app.client_profiles', key, (select jsonb_object_agg(f, other -> f) from unnest(
            case when 'birthday' = any (chosen) then array['birth_day', 'birth_month', 'birth_year'] else '{}' end || case when 'attendant' = any (chosen) then array['attendant_id'] else '{}' end
            || case when 'prefers' = any (chosen) then array['prefers'] else '{}' end) f));
    end if;
    select to_jsonb(x) into other from app.client_terms x where x.store_id = store and x.person_id = loser;
    if other is not null and 'terms' = any (chosen) then
        perform app.overwrite(merge, 'app.client_terms', key, other - array['store_id', 'person_id', 'bags_blocked']);
    end if;
    if (other ->> 'bags_blocked')::boolean then perform app.overwrite(merge, 'app.client_terms', key, '{"bags_blocked": true}'); end if;
    if 'measures' = any (chosen) then
        for m in select x.* from app.client_measures x where x.store_id = store and x.person_id = loser loop
            perform app.overwrite(merge, 'app.client_measures', key || jsonb_build_object('area', m.area, 'source', m.source), jsonb_build_object('millimetres', m.millimetres, 'noted_at', m.noted_at));
        end loop;
    end if;
end $$;

-- how each row was left: it can be undone as long as they are the same
create or replace function app.mark_merge(merge uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare thing text;
begin
    for thing in select distinct x.place from app.client_merge_rows x where x.store_id = app.store_id() and x.merge_id = merge loop
        execute format('update app.client_merge_rows m set mark = md5(to_jsonb(r)::text) from %s r where m.store_id = $1 and m.merge_id = $2 and m.place = %L and %s', thing, thing, law.by_key(thing))
            using app.store_id(), merge;
    end loop;
end $$;

-- the loser's record goes on as the winner
create or replace function app.merge_clients(new_merge uuid, winner uuid, loser uuid, chosen text[]) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    hindered text;
    thing record;
    many integer;
    moved jsonb := '{}';
    known app.client_merges;
begin
    perform 1 from app.people p where p.store_id = store and p.id in (winner, loser) order by p.id for update;
    select x.* into known from app.client_merges x where x.store_id = store and x.id = new_merge;
    if known.winner_id = winner and known.loser_id = loser and known.undone_at is null then return jsonb_build_object('winner', winner, 'again', true); end if;
    hindered := app.merge_hindrance(winner, loser);
    if hindered = 'unknown' then raise exception 'unknown' using errcode = 'VT404'; end if;
    if known.id is not null then raise exception 'used' using errcode = 'VT409'; end if;
    if hindered <> '' then raise exception '%', hindered using errcode = 'VT409'; end if;
    insert into app.client_merges (store_id, id, winner_id, loser_id) values (store, new_merge, winner, loser);
    for thing in select m.place, c.col from law.merging m join law.person_data d on d.place = m.place, unnest(m.moves) as c (col) where m.place <> 'app.piece_waits' order by d.sort loop
        if thing.place = 'app.client_terms' then perform 1 from app.client_terms t where t.store_id = store and t.person_id in (winner, loser) order by t.person_id for update; end if;
        if thing.place in ('app.bags', 'app.pieces') then
            execute format('select count(*) from (select 1 from %s r where r.store_id = $2 and r.%I = $1 order by r.id for no key update) locked', thing.place, thing.col) into many using loser, store;
        end if;
        many := app.turn_rows(new_merge, thing.place, thing.col, winner, loser);
        if many > 0 then moved := moved || jsonb_build_object(split_part(thing.place, '.', 2), many + coalesce((moved ->> split_part(thing.place, '.', 2))::integer, 0)); end if;
    end loop;
    perform app.take_fields(new_merge, winner, loser, chosen);
    perform app.overwrite(new_merge, 'app.people', jsonb_build_object('store_id', store, 'id', loser), jsonb_build_object('disabled_at', clock_timestamp(), 'merged_into', winner));
    update auth.sessions s set ended_at = now() where s.store_id = store and s.person_id = loser and s.ended_at is null;
    perform auth.forget_everything(loser);
    perform app.mark_merge(new_merge);
    many := app.turn_places(new_merge, winner, loser);
    if many > 0 then moved := moved || jsonb_build_object('piece_waits', many); end if;
    perform app.record(store, 'client.merged', 'person', winner, jsonb_build_object('other', loser, 'merge', new_merge, 'moved', moved, 'chosen', to_jsonb(chosen)));
    return jsonb_build_object('winner', winner, 'again', false, 'moved', moved);
end $$;
comment on function app.merge_clients is '{winner, moved}. VT404 unknown; VT409 as app.merge_hindrance says. The same id is one merge.';

-- two again, each with what was its own. What came to her since stays with her
create or replace function app.undo_merge(wanted uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp set timezone = 'UTC' as $$
declare
    store constant uuid := app.store_id();
    merge app.client_merges;
    thing text;
    step app.client_merge_rows;
    differs boolean;
begin
    select x.* into merge from app.client_merges x where x.store_id = store and x.id = wanted for update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    if merge.undone_at is not null then return merge.loser_id; end if;
    perform 1 from app.people p where p.store_id = store and p.id in (merge.winner_id, merge.loser_id) order by p.id for update;
    for thing in select x.place from app.client_merge_rows x join law.person_data d on d.place = x.place where x.store_id = store and x.merge_id = wanted and x.place <> 'app.piece_waits' group by x.place order by min(d.sort) loop
        execute format('select count(*) from (select 1 from %s r, app.client_merge_rows m where m.store_id = $1 and m.merge_id = $2 and m.place = %L and %s order by %s for no key update of r) locked',
            thing, thing, law.by_key(thing), (select string_agg(format('r.%I', f), ', ') from jsonb_object_keys(law.key_of(thing, '{}')) f)) using store, wanted;
        execute format('select exists (select 1 from app.client_merge_rows m left join %s r on %s where m.store_id = $1 and m.merge_id = $2 and m.place = %L and md5(to_jsonb(r)::text) is distinct from m.mark)',
            thing, law.by_key(thing), thing) into differs using store, wanted;
        if differs then raise exception 'changed' using errcode = 'VT409', detail = jsonb_build_object('place', split_part(thing, '.', 2))::text; end if;
    end loop;
    perform app.give_places_back(wanted, merge.loser_id);
    for step in select x.* from app.client_merge_rows x where x.store_id = store and x.merge_id = wanted and x.place <> 'app.piece_waits' order by x.number desc loop
        perform app.write_fields(step.place, step.key, case step.how when 'written' then step.was else jsonb_build_object(step.field, merge.loser_id) end);
    end loop;
    update app.client_merges x set undone_at = clock_timestamp(), undone_by = app.person_id() where x.store_id = store and x.id = wanted;
    perform app.record(store, 'client.unmerged', 'person', merge.winner_id, jsonb_build_object('other', merge.loser_id, 'merge', wanted));
    return merge.loser_id;
end $$;
comment on function app.undo_merge is 'The record that stands for itself again. VT404; VT409 changed {place}: a row is otherwise than the merge left it.';

-- whoever was about to write something of a record that went on meanwhile is told so, and writes nothing there
create or replace function app.after_row_of_client() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (select 1 from app.people p where p.store_id = new.store_id and p.id = (to_jsonb(new) ->> tg_argv[0])::uuid and p.merged_into is not null) then
        raise exception 'merged' using errcode = 'VT409';
    end if;
    return null;
end $$;
create or replace trigger zz_client_went_on after insert on app.bags for each row execute function app.after_row_of_client('client_id');
create or replace trigger zz_client_went_on after insert on app.client_tags for each row execute function app.after_row_of_client('person_id');
create or replace trigger zz_client_went_on after insert on app.client_measures for each row execute function app.after_row_of_client('person_id');
create or replace trigger zz_client_went_on after insert on app.client_notes for each row execute function app.after_row_of_client('person_id');
create or replace trigger zz_client_went_on after insert on app.client_profiles for each row execute function app.after_row_of_client('person_id');

do $owners$
declare f text;
begin
    foreach f in array array['records_of', 'merge_hindrance', 'agreed', 'preview_merge', 'turn_rows', 'write_fields', 'overwrite', 'take_fields', 'mark_merge', 'merge_clients', 'undo_merge', 'after_row_of_client'] loop
        execute format('alter function app.%I owner to vitrine_doorkeeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
end
$owners$;
revoke execute on function law.merge_condition, law.by_key, law.key_of from public;
grant execute on function law.merge_condition, law.by_key, law.key_of to vitrine_doorkeeper;
grant execute on function app.merge_hindrance, app.preview_merge, app.merge_clients, app.undo_merge to vitrine_attendant, vitrine_owner;
grant execute on function app.records_of to vitrine_attendant, vitrine_owner;
grant execute on function app.agreed to vitrine_customer, vitrine_attendant, vitrine_owner;
