-- what it is: a bag until it leaves the shop: opened for a client, filled, locked, given to a courier, cancelled; and what an owner allows.

create or replace function app.open_bag(new_bag uuid, new_code text, link text, client uuid, said text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b app.bags;
begin
    perform app.lock_client(client);
    select x.* into b from app.bags x where x.store_id = store and x.id = new_bag;
    if found and b.client_id <> client then raise exception 'command_reused' using errcode = 'VT409'; end if;
    if b.id is null then
        insert into app.bags (store_id, id, code, link_hash, client_id, attendant_id, note)
        values (store, new_bag, new_code, link, client, app.person_id(), btrim(coalesce(said, ''))) returning * into b;
    end if;
    return jsonb_build_object('bag', b.id, 'code', b.code, 'status', b.status);
end $$;
comment on function app.open_bag is '{bag, code, status}. VT404 client; VT409 blocked. The same id is one bag.';

-- by code as it is scanned, or by id. What the client herself holds in a cart comes along; what anybody else holds does not
-- her link is derived from what the shop knows; one that was told otherwise (by a seed, or before the secret was changed) follows
create or replace function app.give_bag_link(wanted uuid, link text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b constant app.bags := app.lock_bag_row(wanted);
begin
    if b.status = 'cancelled' then raise exception 'bag_status' using errcode = 'VT409', detail = jsonb_build_object('status', b.status)::text; end if;
    update app.bags x set link_hash = link where x.store_id = store and x.id = b.id and x.link_hash <> link;
    if found then perform app.record(store, 'bag.link_changed', 'bag', b.id, jsonb_build_object('code', b.code)); end if;
end $$;
comment on function app.give_bag_link is 'VT404; VT409 bag_status. A link before it leads nowhere from then on.';

create or replace function app.put_in_bag(command uuid, bag uuid, piece_code text, wanted uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b constant app.bags := app.lock_bag_row(bag);
    said jsonb := app.begin_command(command, 'put_in_bag', bag);
    p app.pieces;
    claim app.piece_claims;
    line uuid := gen_random_uuid();
begin
    if said is not null then return said; end if;
    perform app.must_be(b, 'draft', 'preparing');
    select x.* into p from app.pieces x where x.store_id = store and (x.id = wanted or (wanted is null and x.code = upper(btrim(piece_code)))) for no key update;
    if not found then raise exception 'unknown_piece' using errcode = 'VT409'; end if;
    select c.* into claim from app.piece_claims c where c.store_id = store and c.piece_id = p.id and c.ended_at is null;
    if claim.bag_id = bag then
        -- scanned again: it lies there already
        return app.end_command(command, jsonb_build_object('piece', p.id, 'status', b.status, 'again', true, 'held_minor', app.value_held(b.client_id, null), 'limit_minor', app.value_limit(b.client_id)));
    elsif claim.kind = 'bag' then
        raise exception 'in_a_bag' using errcode = 'VT409', detail = (select jsonb_build_object('code', o.code) from app.bags o where o.store_id = store and o.id = claim.bag_id)::text;
    end if;
    if claim.kind = 'cart' and exists (select 1 from app.carts c where c.store_id = store and c.id = claim.cart_id and c.person_id = b.client_id) then
        update app.piece_claims c set kind = 'bag', bag_id = bag, expires_at = null where c.store_id = store and c.id = claim.id;
    elsif claim.kind = 'cart' and claim.expires_at <= clock_timestamp() then
        update app.piece_claims c set ended_at = clock_timestamp(), ended_by = 'expired' where c.store_id = store and c.id = claim.id;
        update app.pieces x set status = 'in_stock' where x.store_id = store and x.id = p.id and x.status = 'held';
        select x.* into p from app.pieces x where x.store_id = store and x.id = p.id;
        claim := null;
    end if;
    if claim.id is null and p.status in ('in_stock', 'returned') then
        insert into app.piece_claims (store_id, id, piece_id, kind, bag_id) values (store, gen_random_uuid(), p.id, 'bag', bag);
    elsif claim.id is null or not exists (select 1 from app.piece_claims c where c.store_id = store and c.id = claim.id and c.bag_id = bag) then
        raise exception 'not_free' using errcode = 'VT409', detail = jsonb_build_object('status', p.status)::text;
    end if;
    update app.pieces x set status = 'bagged' where x.store_id = store and x.id = p.id;
    insert into app.bag_lines (store_id, id, bag_id, piece_id, product_id, variant_id, code, name, label)
    select store, line, bag, p.id, p.product_id, p.variant_id, p.code, g.name, v.label from app.products g
        join app.variants v on v.store_id = g.store_id and v.id = p.variant_id where g.store_id = store and g.id = p.product_id;
    return app.end_command(command, jsonb_build_object('line', line, 'piece', p.id, 'status', app.derive_bag(bag), 'again', false,
        'tried_before', (select count(*) from app.bag_lines l join app.bags o on o.store_id = l.store_id and o.id = l.bag_id
            where l.store_id = store and l.piece_id = p.id and o.client_id = b.client_id and l.dispatched_at is not null),
        'held_minor', app.value_held(b.client_id, null), 'limit_minor', app.value_limit(b.client_id)));
end $$;
comment on function app.put_in_bag is '{line, piece, status, again, tried_before, held_minor, limit_minor}. VT404; VT409 bag_status | unknown_piece | in_a_bag {code} | not_free {status}.';

-- a piece leaves a bag that has not left: the caller holds the bag's and the piece's lock
create or replace function app.unbag(wanted_line uuid, because text, in_words text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    l app.bag_lines;
begin
    update app.bag_lines x set status = 'removed', why = because, why_note = btrim(coalesce(in_words, '')) where x.store_id = store and x.id = wanted_line returning * into l;
    update app.piece_claims c set ended_at = clock_timestamp(), ended_by = 'released' where c.store_id = store and c.piece_id = l.piece_id and c.bag_id = l.bag_id and c.ended_at is null;
    update app.pieces p set status = 'in_stock' where p.store_id = store and p.id = l.piece_id and p.status = 'bagged';
end $$;

create or replace function app.take_out_of_bag(command uuid, bag uuid, piece_code text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b constant app.bags := app.lock_bag_row(bag);
    said jsonb := app.begin_command(command, 'take_out_of_bag', bag);
    line uuid;
begin
    if said is not null then return said; end if;
    perform app.must_be(b, 'preparing');
    select l.id into line from app.bag_lines l join app.pieces p on p.store_id = l.store_id and p.id = l.piece_id
        where l.store_id = store and l.bag_id = bag and l.code = upper(btrim(piece_code)) and l.status = 'added' for no key update of p;
    if not found then raise exception 'not_in_bag' using errcode = 'VT409'; end if;
    perform app.unbag(line, 'taken_out', '');
    return app.end_command(command, jsonb_build_object('line', line, 'status', app.derive_bag(bag)));
end $$;
comment on function app.take_out_of_bag is '{line, status}. VT404; VT409 bag_status | not_in_bag.';

-- ready: the list is closed and may leave
create or replace function app.lock_bag(command uuid, bag uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b app.bags;
    said jsonb;
begin
    perform app.lock_client((select x.client_id from app.bags x where x.store_id = store and x.id = bag));
    b := app.lock_bag_row(bag);
    said := app.begin_command(command, 'lock_bag', bag);
    if said is not null then return said; end if;
    perform app.must_be(b, 'preparing');
    perform app.check_limit(b);
    update app.bag_lines l set status = 'packed' where l.store_id = store and l.bag_id = bag and l.status = 'added';
    if not found then raise exception 'empty' using errcode = 'VT409'; end if;
    update app.bags x set status = 'ready' where x.store_id = store and x.id = bag;
    return app.end_command(command, jsonb_build_object('status', 'ready'));
end $$;
comment on function app.lock_bag is '{status}. VT404; VT409 blocked | bag_status | empty, and what app.check_limit says.';

create or replace function app.unlock_bag(command uuid, bag uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b constant app.bags := app.lock_bag_row(bag);
    said jsonb := app.begin_command(command, 'unlock_bag', bag);
begin
    if said is not null then return said; end if;
    perform app.must_be(b, 'ready');
    update app.bag_lines l set status = 'added' where l.store_id = store and l.bag_id = bag and l.status = 'packed';
    update app.bags x set status = 'preparing' where x.store_id = store and x.id = bag;
    return app.end_command(command, jsonb_build_object('status', 'preparing'));
end $$;

create or replace function app.cancel_bag(command uuid, bag uuid, because text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b constant app.bags := app.lock_bag_row(bag);
    said jsonb := app.begin_command(command, 'cancel_bag', bag);
    line record;
begin
    if said is not null then return said; end if;
    perform app.must_be(b, 'draft', 'preparing', 'ready');
    for line in select l.id from app.bag_lines l join app.pieces p on p.store_id = l.store_id and p.id = l.piece_id
        where l.store_id = store and l.bag_id = bag and l.status in ('added', 'packed') order by p.id for no key update of p loop
        perform app.unbag(line.id, 'cancelled', because);
    end loop;
    update app.bags x set status = 'cancelled', pieces_out = 0, value_out_minor = 0 where x.store_id = store and x.id = bag;
    return app.end_command(command, jsonb_build_object('status', 'cancelled'));
end $$;
comment on function app.cancel_bag is '{status}. VT404; VT409 bag_status. Its pieces are in stock again.';

-- who carries it: somebody with a courier's hat, or nobody
create or replace function app.check_courier(courier uuid) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if courier is not null and not exists (select 1 from app.person_roles r join app.people p on p.store_id = r.store_id and p.id = r.person_id and p.disabled_at is null
        where r.store_id = app.store_id() and r.person_id = courier and r.role = 'courier') then
        raise exception 'courier' using errcode = 'VT422';
    end if;
end $$;

create or replace function app.assign_bag(command uuid, bag uuid, courier uuid) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b constant app.bags := app.lock_bag_row(bag);
    said jsonb := app.begin_command(command, 'assign_bag', bag);
begin
    if said is not null then return said; end if;
    perform app.must_be(b, 'draft', 'preparing', 'ready', 'dispatched', 'with_client', 'partially_settled');
    perform app.check_courier(courier);
    update app.bags x set courier_id = courier where x.store_id = store and x.id = bag;
    perform app.record(store, 'bag.assigned', 'bag', bag, jsonb_build_object('code', b.code,
        'before', jsonb_build_object('courier', b.courier_id), 'after', jsonb_build_object('courier', courier)));
    return app.end_command(command, jsonb_build_object('status', b.status));
end $$;
comment on function app.assign_bag is '{status}. VT404; VT409 bag_status; VT422 courier.';

-- an owner lets one bag go beyond the limits
create or replace function app.lift_limit(command uuid, bag uuid, most bigint, because text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b constant app.bags := app.lock_bag_row(bag);
    said jsonb := app.begin_command(command, 'lift_limit', bag);
begin
    if said is not null then return said; end if;
    perform app.must_be_owner();
    if btrim(coalesce(because, '')) = '' then raise exception 'reason' using errcode = 'VT422'; end if;
    update app.bags x set limit_override_minor = most, override_reason = btrim(because) where x.store_id = store and x.id = bag;
    perform app.record(store, 'bag.limit_lifted', 'bag', bag, jsonb_build_object('code', b.code,
        'before', jsonb_build_object('limit_minor', b.limit_override_minor), 'after', jsonb_build_object('limit_minor', most)));
    return app.end_command(command, jsonb_build_object('status', b.status));
end $$;
comment on function app.lift_limit is '{status}. VT403 not_an_owner; VT404; VT422 reason.';

do $owners$
declare f text;
begin
    foreach f in array array['open_bag', 'give_bag_link', 'put_in_bag', 'unbag', 'take_out_of_bag', 'lock_bag', 'unlock_bag', 'cancel_bag', 'check_courier', 'assign_bag', 'lift_limit'] loop
        execute format('alter function app.%I owner to vitrine_keeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
    foreach f in array array['open_bag', 'give_bag_link', 'put_in_bag', 'take_out_of_bag', 'lock_bag', 'unlock_bag', 'cancel_bag', 'assign_bag'] loop
        execute format('grant execute on function app.%I to vitrine_attendant, vitrine_owner', f);
    end loop;
end
$owners$;
grant execute on function app.lift_limit to vitrine_owner;
