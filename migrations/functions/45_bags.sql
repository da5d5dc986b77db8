-- what it is: what every verb of bags leans on: states and their histories, one function by which a bag's status follows from its lines,
-- what a client may have at home. Locks are taken in one order everywhere: cart, order, terms of the client, bags by id, pieces by id.
-- Every verb carries the id of its command: done once, it answers the same again.

-- states: legal moves, history, event
create or replace function app.before_bag_moves() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        if app.actor() = 'seeder' then return new; end if;
        if new.status <> (case tg_table_name when 'bags' then 'draft' else 'added' end) then
            raise exception 'illegal_move' using errcode = 'VT409', detail = jsonb_build_object('machine', tg_table_name, 'from', '', 'to', new.status)::text;
        end if;
        return new;
    end if;
    perform app.check_move(case tg_table_name when 'bags' then 'bag' else 'bag_line' end, old.status, new.status);
    new.version := old.version + 1;
    if tg_table_name = 'bags' then
        if new.status in ('settled', 'settled_none', 'cancelled') then new.closed_at := clock_timestamp(); end if;
    elsif new.status in ('removed', 'returned', 'sold', 'charged', 'written_off', 'handed_over') then
        new.resolved_at := clock_timestamp();
        if new.status = 'removed' then new.why := coalesce(new.why, 'taken_out'); end if;
    end if;
    return new;
end $$;

create or replace function app.after_bag_moved() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'UPDATE' then
        insert into app.bag_status_history (store_id, bag_id, version, from_status, to_status, actor, person_id, changed_at)
        values (new.store_id, new.id, new.version, old.status, new.status, app.actor(), app.person_id(), clock_timestamp());
    elsif app.actor() = 'seeder' then
        return null;
    end if;
    perform app.record(new.store_id, 'bag.' || new.status, 'bag', new.id,
        jsonb_strip_nulls(jsonb_build_object('from', case tg_op when 'UPDATE' then old.status end, 'code', new.code, 'pieces', new.pieces_out, 'due', new.due_at)));
    return null;
end $$;

create or replace function app.after_bag_line_moved() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'UPDATE' then
        insert into app.bag_line_history (store_id, line_id, version, from_status, to_status, actor, person_id, changed_at)
        values (new.store_id, new.id, new.version, old.status, new.status, app.actor(), app.person_id(), clock_timestamp());
    elsif app.actor() = 'seeder' then
        return null;
    end if;
    perform app.record(new.store_id, 'bag_line.' || new.status, 'bag_line', new.id, jsonb_strip_nulls(jsonb_build_object(
        'from', case tg_op when 'UPDATE' then old.status end, 'bag', new.bag_id, 'piece', new.piece_id, 'why', new.why, 'price_minor', coalesce(new.sold_minor, new.frozen_minor))));
    return null;
end $$;

-- what every verb begins and ends with
create or replace function app.lock_bag_row(wanted uuid) returns app.bags
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare b app.bags;
begin
    select x.* into b from app.bags x where x.store_id = app.store_id() and x.id = wanted for no key update;
    -- to a courier there are no bags but hers
    if not found or (app.actor() = 'courier' and b.courier_id is distinct from app.person_id()) then raise exception 'unknown' using errcode = 'VT404'; end if;
    return b;
end $$;

create or replace function app.begin_command(command uuid, wanted_verb text, bag uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare said jsonb;
begin
    if command is null then raise exception 'command' using errcode = 'VT422'; end if;
    insert into app.bag_commands (store_id, id, verb, bag_id) values (app.store_id(), command, wanted_verb, bag) on conflict do nothing;
    if found then return null; end if;
    select c.answer into said from app.bag_commands c where c.store_id = app.store_id() and c.id = command and c.verb = wanted_verb and c.bag_id is not distinct from bag;
    if not found then raise exception 'command_reused' using errcode = 'VT409'; end if;
    return said;
end $$;
comment on function app.begin_command is 'Null the first time; afterwards what it answered then. VT409 command_reused; VT422 command.';

create or replace function app.end_command(command uuid, said jsonb) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.bag_commands c set answer = said where c.store_id = app.store_id() and c.id = command;
    return said;
end $$;

create or replace function app.must_be(b app.bags, variadic words text[]) returns void
language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
    if not b.status = any (words) then
        raise exception 'bag_status' using errcode = 'VT409', detail = jsonb_build_object('status', b.status)::text;
    end if;
end $$;
comment on function app.must_be is 'VT409 bag_status {status} unless the bag is in one of these.';

-- the status of a bag and what is out of it, from its lines; the caller holds its lock. People say draft, ready and cancelled, lines the rest
create or replace function app.derive_bag(wanted uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
    store constant uuid := app.store_id();
    b app.bags;
    n record;
    word text;
begin
    select x.* into b from app.bags x where x.store_id = store and x.id = wanted;
    select count(*) filter (where l.status in ('added', 'packed')) as waiting,
           count(*) filter (where l.status in ('dispatched', 'delivered', 'missing')) as away,
           coalesce(sum(l.frozen_minor) filter (where l.status in ('dispatched', 'delivered', 'missing')), 0) as worth,
           count(*) filter (where l.status in ('returned', 'sold', 'charged', 'written_off', 'handed_over')) as over,
           count(*) filter (where l.status in ('sold', 'charged')) as sold
        into n from app.bag_lines l where l.store_id = store and l.bag_id = wanted;
    word := case
        when b.status in ('ready', 'cancelled', 'settled', 'settled_none') and n.away = 0 then b.status
        when b.status in ('draft', 'preparing') and n.away = 0 then case when n.waiting > 0 then 'preparing' else b.status end
        when n.away = 0 and n.waiting > 0 then 'ready'
        when n.away = 0 then case when n.sold > 0 then 'settled' else 'settled_none' end
        when b.delivered_at is null then 'dispatched'
        when n.over = 0 then 'with_client'
        else 'partially_settled' end;
    if word <> b.status then
        update app.bags x set status = word, pieces_out = n.away, value_out_minor = n.worth where x.store_id = store and x.id = wanted;
    elsif (b.pieces_out, b.value_out_minor) <> (n.away, n.worth) then
        update app.bags x set pieces_out = n.away, value_out_minor = n.worth where x.store_id = store and x.id = wanted;
    end if;
    return word;
end $$;
comment on function app.derive_bag is 'The status of a bag as its lines say, written if it changed.';

-- what a client has at home or on its way, and how much it may be: her own limit, the store's, or what an owner allowed for this bag
create or replace function app.value_held(client uuid, beside uuid) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
    return coalesce((select sum(coalesce(l.frozen_minor, v.price_minor)) from app.bags b
        join app.bag_lines l on l.store_id = b.store_id and l.bag_id = b.id and l.status in ('added', 'packed', 'dispatched', 'delivered', 'missing')
        join app.variants v on v.store_id = l.store_id and v.id = l.variant_id
        where b.store_id = app.store_id() and b.client_id = client and b.id is distinct from beside
          and b.status in ('draft', 'preparing', 'ready', 'dispatched', 'with_client', 'partially_settled')), 0);
end $$;
comment on function app.value_held is 'What lies in a client''s open bags but for the one that is named, minor units.';

create or replace function app.value_limit(client uuid) returns bigint
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return coalesce((select coalesce(t.value_limit_minor, c.value_limit_minor) from app.client_terms t
            left join app.client_classes c on c.store_id = t.store_id and c.id = t.class_id where t.store_id = app.store_id() and t.person_id = client),
        (select s.bag_value_limit_minor from app.store_policies s where s.store_id = app.store_id()));
end $$;

-- the client is held still: two bags that are locked at once are weighed one after the other. Who is blocked gets none
create or replace function app.lock_client(client uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare blocked boolean;
begin
    if not exists (select 1 from app.person_roles r where r.store_id = app.store_id() and r.person_id = client and r.role = 'customer') then raise exception 'client' using errcode = 'VT404'; end if;
    insert into app.client_terms (store_id, person_id) values (app.store_id(), client) on conflict do nothing;
    select t.bags_blocked into blocked from app.client_terms t where t.store_id = app.store_id() and t.person_id = client for no key update;
    if blocked or exists (select 1 from app.people p where p.store_id = app.store_id() and p.id = client and p.disabled_at is not null) then
        raise exception 'blocked' using errcode = 'VT409';
    end if;
end $$;
comment on function app.lock_client is 'VT404 client; VT409 blocked.';

create or replace function app.check_limit(b app.bags) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    most constant bigint := greatest(app.value_limit(b.client_id), b.limit_override_minor);
    held constant bigint := app.value_held(b.client_id, null);
    room record;
begin
    if held > most then
        raise exception 'over_limit' using errcode = 'VT409', detail = jsonb_build_object('limit_minor', most, 'held_minor', held)::text;
    end if;
    -- what an owner allowed for this bag, she allowed knowing how many there are
    if b.limit_override_minor is not null then return; end if;
    select * into room from app.client_room(b.client_id);
    if room.pieces > room.pieces_limit then raise exception 'too_many_pieces' using errcode = 'VT409', detail = jsonb_build_object('most', room.pieces_limit, 'held', room.pieces)::text; end if;
    if room.bags > room.bags_limit then raise exception 'too_many_bags' using errcode = 'VT409', detail = jsonb_build_object('most', room.bags_limit, 'held', room.bags)::text; end if;
end $$;
comment on function app.check_limit is 'VT409 over_limit {limit_minor, held_minor} | too_many_pieces, too_many_bags {most, held}.';

create or replace trigger bag_moves before insert or update of status on app.bags for each row execute function app.before_bag_moves();
create or replace trigger bag_opened after insert on app.bags for each row execute function app.after_bag_moved();
create or replace trigger bag_moved after update of status on app.bags for each row when (old.status is distinct from new.status) execute function app.after_bag_moved();
create or replace trigger bag_line_moves before insert or update of status on app.bag_lines for each row execute function app.before_bag_moves();
create or replace trigger bag_line_added after insert on app.bag_lines for each row execute function app.after_bag_line_moved();
create or replace trigger bag_line_moved after update of status on app.bag_lines for each row when (old.status is distinct from new.status) execute function app.after_bag_line_moved();


do $owners$
declare f text;
begin
    foreach f in array array['after_bag_moved', 'after_bag_line_moved', 'lock_bag_row', 'begin_command', 'end_command', 'derive_bag', 'value_held', 'value_limit', 'lock_client', 'check_limit'] loop
        execute format('alter function app.%I owner to vitrine_keeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
end
$owners$;
revoke execute on function app.must_be from public;
grant execute on function app.must_be to vitrine_keeper;
grant execute on function app.value_held, app.value_limit to vitrine_attendant, vitrine_finance, vitrine_owner;
