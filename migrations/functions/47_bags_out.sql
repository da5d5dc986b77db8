-- what it is: a bag from the door of the shop to the client's home and her word about each piece: dispatched, delivered or brought back,
-- decided about, collected. Custody follows the hands, status follows the scans.

-- when a bag is due: so many days of trade after its delivery, at eight in the evening on the store's own clock (src/domain/bag)
create or replace function app.due_after(since timestamptz) returns timestamptz
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
    zone text;
    rules app.store_policies;
    day date;
    days integer;
begin
    select s.time_zone into zone from app.stores s where s.store_id = app.store_id();
    select r.* into rules from app.store_policies r where r.store_id = app.store_id();
    day := (since at time zone zone)::date;
    days := rules.bag_days;
    while days > 0 loop
        day := day + 1;
        if strpos(rules.bag_closed_days, extract(isodow from day)::integer::text) = 0 then days := days - 1; end if;
    end loop;
    return (day + time '20:00') at time zone zone;
end $$;

-- its lines are at her home; the caller holds the bag's lock
create or replace function app.leave_with_client(bag uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b app.bags;
begin
    update app.bags x set delivered_at = clock_timestamp(), due_at = app.due_after(clock_timestamp()) where x.store_id = store and x.id = bag returning * into b;
    perform 1 from app.pieces p join app.bag_lines l on l.store_id = p.store_id and l.piece_id = p.id
        where l.store_id = store and l.bag_id = bag and l.status = 'dispatched' order by p.id for no key update of p;
    update app.pieces p set custody = 'client', custody_person = b.client_id, due_back_at = b.due_at from app.bag_lines l
        where l.store_id = store and l.bag_id = bag and l.status = 'dispatched' and p.store_id = store and p.id = l.piece_id;
    update app.bag_lines l set status = 'delivered' where l.store_id = store and l.bag_id = bag and l.status = 'dispatched';
end $$;

-- what of these codes is in none of the bag's lines of these states
create or replace function app.not_among(bag uuid, codes text[], states text[]) returns text[]
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return array(select distinct upper(btrim(c)) from unnest(codes) c where upper(btrim(c)) not in
        (select l.code from app.bag_lines l where l.store_id = app.store_id() and l.bag_id = bag and l.status = any (states)) order by 1);
end $$;

-- every line is scanned, or said to be left behind. Without a courier she took it at the counter, and it is delivered
create or replace function app.dispatch_bag(command uuid, bag uuid, scanned text[], left_codes text[], left_notes text[], courier uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b constant app.bags := app.lock_bag_row(bag);
    said jsonb := app.begin_command(command, 'dispatch_bag', bag);
    carrier constant uuid := coalesce(courier, b.courier_id);
    line record;
    strays text[];
    sent integer := 0;
begin
    if said is not null then return said; end if;
    perform app.must_be(b, 'ready');
    if app.actor() = 'courier' and carrier is distinct from app.person_id() then raise exception 'courier' using errcode = 'VT422'; end if;
    perform app.check_courier(carrier);
    strays := app.not_among(bag, scanned || left_codes, '{packed}');
    if strays <> '{}' then raise exception 'not_in_bag' using errcode = 'VT409', detail = to_jsonb(strays)::text; end if;
    strays := array(select l.code from app.bag_lines l where l.store_id = store and l.bag_id = bag and l.status = 'packed'
        and not l.code = any (coalesce((select array_agg(upper(btrim(c))) from unnest(scanned || left_codes) c), '{}')) order by 1);
    if strays <> '{}' then raise exception 'not_scanned' using errcode = 'VT409', detail = to_jsonb(strays)::text; end if;
    for line in select l.id, l.code, l.piece_id, p.outings, v.price_minor, array_position(left_codes, l.code) as left_at
        from app.bag_lines l join app.pieces p on p.store_id = l.store_id and p.id = l.piece_id join app.variants v on v.store_id = l.store_id and v.id = l.variant_id
        where l.store_id = store and l.bag_id = bag and l.status = 'packed' order by p.id for no key update of p loop
        if line.left_at is not null then
            perform app.unbag(line.id, 'left_behind', left_notes[line.left_at]);
        else
            update app.bag_lines l set status = 'dispatched', frozen_minor = line.price_minor, dispatched_at = clock_timestamp() where l.store_id = store and l.id = line.id;
            update app.pieces p set status = case line.outings when 0 then 'in_consignment' else 're_consigned' end,
                custody = case when carrier is null then 'client' else 'courier' end, custody_person = coalesce(carrier, b.client_id) where p.store_id = store and p.id = line.piece_id;
            sent := sent + 1;
        end if;
    end loop;
    if sent = 0 then raise exception 'empty' using errcode = 'VT409'; end if;
    update app.bags x set courier_id = carrier, dispatched_at = clock_timestamp() where x.store_id = store and x.id = bag;
    perform app.derive_bag(bag);
    if carrier is null then perform app.leave_with_client(bag); end if;
    return app.end_command(command, jsonb_build_object('status', app.derive_bag(bag), 'sent', sent));
end $$;
comment on function app.dispatch_bag is '{status, sent}. VT404; VT409 bag_status | not_in_bag [code] | not_scanned [code] | empty; VT422 courier. Codes left behind have a note each.';

create or replace function app.deliver_bag(command uuid, bag uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    b constant app.bags := app.lock_bag_row(bag);
    said jsonb := app.begin_command(command, 'deliver_bag', bag);
begin
    if said is not null then return said; end if;
    perform app.must_be(b, 'dispatched');
    perform app.leave_with_client(bag);
    return app.end_command(command, jsonb_build_object('status', app.derive_bag(bag)));
end $$;
comment on function app.deliver_bag is '{status}. VT404; VT409 bag_status. Its days begin now.';

-- nobody was at home: what is still on the way is back in the shop, packed as it was, and its days have not begun
create or replace function app.bring_back_bag(command uuid, bag uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b constant app.bags := app.lock_bag_row(bag);
    said jsonb := app.begin_command(command, 'bring_back_bag', bag);
    line record;
begin
    if said is not null then return said; end if;
    perform app.must_be(b, 'dispatched');
    for line in select l.id, l.piece_id from app.bag_lines l join app.pieces p on p.store_id = l.store_id and p.id = l.piece_id
        where l.store_id = store and l.bag_id = bag and l.status = 'dispatched' order by p.id for no key update of p loop
        update app.bag_lines l set status = 'packed', dispatched_at = null where l.store_id = store and l.id = line.id;
        update app.piece_claims c set ended_at = clock_timestamp(), ended_by = 'released' where c.store_id = store and c.piece_id = line.piece_id and c.bag_id = bag and c.ended_at is null;
        update app.pieces p set status = 'returned' where p.store_id = store and p.id = line.piece_id;
        insert into app.piece_claims (store_id, id, piece_id, kind, bag_id) values (store, gen_random_uuid(), line.piece_id, 'bag', bag);
        update app.pieces p set status = 'bagged' where p.store_id = store and p.id = line.piece_id;
    end loop;
    update app.bags x set dispatched_at = null where x.store_id = store and x.id = bag;
    return app.end_command(command, jsonb_build_object('status', app.derive_bag(bag)));
end $$;
comment on function app.bring_back_bag is '{status}. VT404; VT409 bag_status.';

-- what she says of a piece, by her link or signed in; or what one of the shop heard from her. It moves nothing
create or replace function app.decide_line(command uuid, wanted_line uuid, word text, because text, fit text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    l app.bag_lines;
    b app.bags;
    said jsonb;
begin
    select x.* into l from app.bag_lines x where x.store_id = store and x.id = wanted_line;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    b := app.lock_bag_row(l.bag_id);
    if not (app.actor() in ('attendant', 'owner', 'none') or coalesce(b.link_hash = app.link(), false) or (app.actor() = 'customer' and coalesce(b.client_id = app.person_id(), false))) then
        raise exception 'unknown' using errcode = 'VT404';
    end if;
    said := app.begin_command(command, 'decide_line', b.id);
    if said is not null then return said; end if;
    if word is null or word not in ('keep', 'return', 'unsure') then raise exception 'decision' using errcode = 'VT422'; end if;
    select x.* into l from app.bag_lines x where x.store_id = store and x.id = wanted_line;
    if l.status not in ('dispatched', 'delivered') then
        raise exception 'line_status' using errcode = 'VT409', detail = jsonb_build_object('status', l.status)::text;
    end if;
    update app.bag_lines x set decision = word, reason = nullif(because, ''), fit_note = btrim(coalesce(fit, '')), decided_at = clock_timestamp() where x.store_id = store and x.id = l.id;
    perform app.record(store, 'bag.decided', 'bag', b.id, jsonb_strip_nulls(jsonb_build_object('code', b.code, 'line', l.id,
        'before', jsonb_build_object('decision', l.decision), 'after', jsonb_build_object('decision', word), 'reason', nullif(because, ''))));
    return app.end_command(command, jsonb_build_object('line', l.id, 'status', b.status));
end $$;
comment on function app.decide_line is '{line, status}. VT404; VT409 line_status {status}; VT422 decision.';

-- days on which a bag may be collected: days of trade from tomorrow on by the store's own clock, two weeks of them
create or replace function app.collection_days() returns setof date
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
    select (now() at time zone s.time_zone)::date + ahead from app.stores s join app.store_policies r on r.store_id = s.store_id, generate_series(1, 14) as ahead
    where s.store_id = app.store_id() and strpos(r.bag_closed_days, extract(isodow from (now() at time zone s.time_zone)::date + ahead)::integer::text) = 0
    order by ahead;
end;

-- when she wants it to be collected; the same wish again changes nothing
create or replace function app.ask_collection(wanted uuid, day date, part text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b constant app.bags := app.lock_bag_row(wanted);
begin
    if not (app.actor() in ('attendant', 'owner', 'none') or coalesce(b.link_hash = app.link(), false) or (app.actor() = 'customer' and coalesce(b.client_id = app.person_id(), false))) then
        raise exception 'unknown' using errcode = 'VT404';
    end if;
    perform app.must_be(b, 'dispatched', 'with_client', 'partially_settled');
    if day is null or part is null or part not in ('morning', 'afternoon', 'evening') or day not in (select d from app.collection_days() d) then
        raise exception 'day' using errcode = 'VT422';
    end if;
    if b.collect_on = day and b.collect_part = part then return; end if;
    update app.bags x set collect_on = day, collect_part = part where x.store_id = store and x.id = b.id;
    perform app.record(store, 'bag.collection_asked', 'bag', b.id, jsonb_build_object('code', b.code,
        'before', jsonb_strip_nulls(jsonb_build_object('collect_on', b.collect_on, 'collect_part', b.collect_part)), 'after', jsonb_build_object('collect_on', day, 'collect_part', part)));
end $$;
comment on function app.ask_collection is 'VT404; VT409 bag_status; VT422 day.';

-- the courier has them from her: what is scanned at her door counts, whatever she said
create or replace function app.collect_lines(command uuid, bag uuid, scanned text[]) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b constant app.bags := app.lock_bag_row(bag);
    said jsonb := app.begin_command(command, 'collect_lines', bag);
    wanted constant text[] := array(select upper(btrim(c)) from unnest(scanned) c);
    taken integer;
begin
    if said is not null then return said; end if;
    perform app.must_be(b, 'with_client', 'partially_settled');
    if b.courier_id is null then raise exception 'courier' using errcode = 'VT422'; end if;
    perform 1 from app.pieces p join app.bag_lines l on l.store_id = p.store_id and l.piece_id = p.id
        where l.store_id = store and l.bag_id = bag and l.status = 'delivered' and l.code = any (wanted) order by p.id for no key update of p;
    update app.pieces p set custody = 'courier', custody_person = b.courier_id from app.bag_lines l
        where l.store_id = store and l.bag_id = bag and l.status = 'delivered' and l.code = any (wanted) and p.store_id = store and p.id = l.piece_id;
    get diagnostics taken = row_count;
    return app.end_command(command, jsonb_build_object('status', b.status, 'taken', taken, 'strays', to_jsonb(app.not_among(bag, wanted, '{delivered}'))));
end $$;
comment on function app.collect_lines is '{status, taken, strays: [code]}. VT404; VT409 bag_status; VT422 courier.';

do $owners$
declare f text;
begin
    foreach f in array array['due_after', 'leave_with_client', 'not_among', 'dispatch_bag', 'deliver_bag', 'bring_back_bag', 'decide_line', 'collect_lines', 'collection_days', 'ask_collection'] loop
        execute format('alter function app.%I owner to vitrine_keeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
end
$owners$;
grant execute on function app.dispatch_bag, app.collect_lines to vitrine_attendant, vitrine_courier, vitrine_owner;
grant execute on function app.deliver_bag to vitrine_attendant, vitrine_courier, vitrine_owner;
grant execute on function app.bring_back_bag to vitrine_attendant, vitrine_owner;
grant execute on function app.decide_line, app.ask_collection, app.collection_days to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_owner;
grant execute on function app.due_after to vitrine_attendant, vitrine_owner;
