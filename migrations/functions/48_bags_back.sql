-- what it is: pieces that come back, one by one: received, missed, looked at; or that go from one client straight to the next. And a bag
-- that may stay longer.

-- one piece is scanned into the shop. Whatever it is, the answer says what: nothing is refused that lies on the counter
create or replace function app.receive_line(command uuid, bag uuid, piece_code text, state text, in_words text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b constant app.bags := app.lock_bag_row(bag);
    said jsonb := app.begin_command(command, 'receive_line', bag);
    p app.pieces;
    l app.bag_lines;
    is_late boolean;
begin
    if said is not null then return said; end if;
    select x.* into p from app.pieces x where x.store_id = store and x.code = upper(btrim(piece_code)) for no key update;
    if not found then return app.end_command(command, jsonb_build_object('verdict', 'unknown', 'status', b.status)); end if;
    select x.* into l from app.bag_lines x where x.store_id = store and x.piece_id = p.id and x.status in ('dispatched', 'delivered', 'missing');
    if not found then
        return app.end_command(command, jsonb_build_object('piece', p.id, 'status', b.status, 'piece_status', p.status, 'verdict', case when exists (
            select 1 from app.bag_lines x where x.store_id = store and x.bag_id = bag and x.piece_id = p.id and x.status = 'returned') then 'already' else 'stranger' end));
    elsif l.bag_id <> bag then
        -- whose bag that is, whoever may see it looks up: no name stays in the memory of commands
        return app.end_command(command, (select jsonb_build_object('verdict', 'foreign', 'piece', p.id, 'status', b.status, 'bag', o.id, 'bag_code', o.code)
            from app.bags o where o.store_id = store and o.id = l.bag_id));
    end if;
    is_late := l.status = 'missing' or coalesce(clock_timestamp() > b.due_at, false);
    update app.piece_claims c set ended_at = clock_timestamp(), ended_by = 'released' where c.store_id = store and c.piece_id = p.id and c.bag_id = bag and c.ended_at is null;
    update app.bag_lines x set status = 'returned', late = is_late, condition = coalesce(nullif(state, ''), 'fine'), condition_note = btrim(coalesce(in_words, '')) where x.store_id = store and x.id = l.id;
    update app.pieces x set status = 'returned' where x.store_id = store and x.id = p.id;
    return app.end_command(command, jsonb_build_object('verdict', 'returned', 'piece', p.id, 'line', l.id, 'late', is_late, 'status', app.derive_bag(bag),
        'differs', coalesce(l.decision = 'keep', false)));
end $$;
comment on function app.receive_line is '{verdict: returned {line, late, differs} | already | foreign {bag, bag_code} | stranger {piece_status} | unknown, status}. VT404.';

-- the rest came, these did not
create or replace function app.miss_lines(command uuid, bag uuid, codes text[]) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b constant app.bags := app.lock_bag_row(bag);
    said jsonb := app.begin_command(command, 'miss_lines', bag);
    strays constant text[] := app.not_among(bag, codes, '{delivered,missing}');
begin
    if said is not null then return said; end if;
    perform app.must_be(b, 'with_client', 'partially_settled');
    if strays <> '{}' then raise exception 'not_in_bag' using errcode = 'VT409', detail = to_jsonb(strays)::text; end if;
    update app.bag_lines l set status = 'missing' where l.store_id = store and l.bag_id = bag and l.status = 'delivered' and l.code in (select upper(btrim(c)) from unnest(codes) c);
    return app.end_command(command, jsonb_build_object('status', app.derive_bag(bag)));
end $$;
comment on function app.miss_lines is '{status}. VT404; VT409 bag_status | not_in_bag [code].';

-- what came back was looked at: to the rail, or into care. Into another bag it goes by put_in_bag
create or replace function app.finish_inspection(command uuid, wanted uuid, outcome text, care text, due date) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    p app.pieces;
    said jsonb;
begin
    select x.* into p from app.pieces x where x.store_id = store and x.id = wanted for no key update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    said := app.begin_command(command, 'finish_inspection', null);
    if said is not null then return said; end if;
    if outcome is null or outcome not in ('in_stock', 'in_care') then raise exception 'outcome' using errcode = 'VT422'; end if;
    if p.status <> 'returned' then raise exception 'not_returned' using errcode = 'VT409', detail = jsonb_build_object('status', p.status)::text; end if;
    -- what its consignor asked for while it was out goes back to her, and not to the rail
    update app.pieces x set status = case when outcome = 'in_stock' and p.wished_back_at is not null then 'sent_back' else outcome end,
        care_reason = case outcome when 'in_care' then care end, care_due = case outcome when 'in_care' then due end where x.store_id = store and x.id = p.id;
    -- somebody of its queue may have it by now
    return app.end_command(command, (select jsonb_build_object('piece', x.id, 'status', x.status) from app.pieces x where x.store_id = store and x.id = p.id));
end $$;
comment on function app.finish_inspection is '{piece, status}. VT404; VT409 not_returned {status} | care_reason; VT422 outcome.';

-- from one client straight to the next: the old line ends and the new one begins in one transaction
create or replace function app.hand_over(command uuid, bag uuid, piece_code text, target uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b app.bags;
    t app.bags;
    said jsonb;
    l app.bag_lines;
    p app.pieces;
    line constant uuid := gen_random_uuid();
    carrier uuid;
    price bigint;
begin
    if bag = target then raise exception 'same_bag' using errcode = 'VT409'; end if;
    perform app.lock_client((select x.client_id from app.bags x where x.store_id = store and x.id = target));
    if bag < target then b := app.lock_bag_row(bag); end if;
    t := app.lock_bag_row(target);
    if bag > target then b := app.lock_bag_row(bag); end if;
    said := app.begin_command(command, 'hand_over', bag);
    if said is not null then return said; end if;
    perform app.must_be(b, 'dispatched', 'with_client', 'partially_settled');
    perform app.must_be(t, 'draft', 'dispatched', 'with_client', 'partially_settled');
    select x.* into p from app.pieces x where x.store_id = store and x.code = upper(btrim(piece_code)) for no key update;
    select x.* into l from app.bag_lines x where x.store_id = store and x.bag_id = bag and x.piece_id = p.id and x.status in ('dispatched', 'delivered');
    if not found then raise exception 'not_in_bag' using errcode = 'VT409'; end if;
    update app.bag_lines x set status = 'handed_over' where x.store_id = store and x.id = l.id;
    update app.piece_claims c set ended_at = clock_timestamp(), ended_by = 'released' where c.store_id = store and c.piece_id = p.id and c.bag_id = bag and c.ended_at is null;
    insert into app.piece_claims (store_id, id, piece_id, kind, bag_id) values (store, gen_random_uuid(), p.id, 'bag', target);
    insert into app.bag_lines (store_id, id, bag_id, piece_id, product_id, variant_id, code, name, label) values (store, line, target, p.id, p.product_id, p.variant_id, l.code, l.name, l.label);
    select v.price_minor into price from app.variants v where v.store_id = store and v.id = p.variant_id;
    update app.bag_lines x set status = 'dispatched', frozen_minor = price, dispatched_at = clock_timestamp() where x.store_id = store and x.id = line;
    carrier := coalesce(t.courier_id, b.courier_id);
    update app.pieces x set status = 're_consigned', custody = case when t.delivered_at is not null or carrier is null then 'client' else 'courier' end,
        custody_person = case when t.delivered_at is not null or carrier is null then t.client_id else carrier end, due_back_at = t.due_at where x.store_id = store and x.id = p.id;
    if t.delivered_at is not null then
        update app.bag_lines x set status = 'delivered' where x.store_id = store and x.id = line;
    elsif t.status = 'draft' then
        update app.bags x set courier_id = carrier, dispatched_at = clock_timestamp() where x.store_id = store and x.id = target;
        perform app.derive_bag(target);
        if carrier is null then perform app.leave_with_client(target); end if;
    end if;
    perform app.check_limit(t);
    return app.end_command(command, jsonb_build_object('line', line, 'status', app.derive_bag(bag), 'target_status', app.derive_bag(target)));
end $$;
comment on function app.hand_over is '{line, status, target_status}. VT404; VT409 same_bag | blocked | bag_status | not_in_bag | over_limit {limit_minor, held_minor}.';

create or replace function app.extend_bag(command uuid, bag uuid, until date, because text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b constant app.bags := app.lock_bag_row(bag);
    said jsonb := app.begin_command(command, 'extend_bag', bag);
    next_due timestamptz;
begin
    if said is not null then return said; end if;
    perform app.must_be(b, 'with_client', 'partially_settled');
    select (until + time '20:00') at time zone s.time_zone into next_due from app.stores s where s.store_id = store;
    if next_due is null or next_due <= b.due_at or next_due <= clock_timestamp() or next_due > clock_timestamp() + interval '90 days' then raise exception 'due' using errcode = 'VT422'; end if;
    update app.bags x set due_at = next_due where x.store_id = store and x.id = bag;
    perform 1 from app.pieces p join app.bag_lines l on l.store_id = p.store_id and l.piece_id = p.id
        where l.store_id = store and l.bag_id = bag and l.status in ('delivered', 'missing') order by p.id for no key update of p;
    update app.pieces p set due_back_at = next_due from app.bag_lines l
        where l.store_id = store and l.bag_id = bag and l.status in ('delivered', 'missing') and p.store_id = store and p.id = l.piece_id;
    perform app.record(store, 'bag.extended', 'bag', bag, jsonb_build_object('code', b.code, 'before', jsonb_build_object('due', b.due_at), 'after', jsonb_build_object('due', next_due)));
    return app.end_command(command, jsonb_build_object('status', b.status));
end $$;
comment on function app.extend_bag is '{status}. VT404; VT409 bag_status; VT422 due: not later than before, or more than 90 days from now.';

do $owners$
declare f text;
begin
    foreach f in array array['receive_line', 'miss_lines', 'finish_inspection', 'hand_over', 'extend_bag'] loop
        execute format('alter function app.%I owner to vitrine_keeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
end
$owners$;
grant execute on function app.receive_line, app.miss_lines, app.hand_over to vitrine_attendant, vitrine_courier, vitrine_owner;
grant execute on function app.finish_inspection to vitrine_attendant, vitrine_owner;
grant execute on function app.extend_bag to vitrine_attendant, vitrine_owner;
