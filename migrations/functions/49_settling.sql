-- what it is: what a client keeps becomes one sale, paid face to face at the prices that were frozen when the bag left; and what never
-- comes back is charged or written off. A bag may be settled in parts.

-- what these lines come to: goods, and what the house takes off when the whole bag is kept
create or replace function app.reckon_bag(bag uuid, codes text[]) returns table (subtotal bigint, keep_all bigint, lines integer)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare rules app.store_policies;
begin
    select r.* into rules from app.store_policies r where r.store_id = app.store_id();
    return query select coalesce(sum(case when rules.bag_price_guarantee then least(l.frozen_minor, v.price_minor) else l.frozen_minor end), 0)::bigint,
        case when exists (select 1 from app.bag_lines o where o.store_id = app.store_id() and o.bag_id = bag and o.status <> 'removed'
                and not (o.status = 'delivered' and o.code in (select upper(btrim(c)) from unnest(codes) c))) then 0
            else coalesce(div(sum(case when rules.bag_price_guarantee then least(l.frozen_minor, v.price_minor) else l.frozen_minor end) * rules.bag_keep_all_bp, 10000), 0)::bigint end,
        count(*)::integer
    from app.bag_lines l join app.variants v on v.store_id = l.store_id and v.id = l.variant_id
    where l.store_id = app.store_id() and l.bag_id = bag and l.status in ('delivered', 'missing') and l.code in (select upper(btrim(c)) from unnest(codes) c);
end $$;
comment on function app.reckon_bag is 'What settling these codes now would come to. keep_all is the house''s rule, and nobody''s gift.';

-- something was taken off the order of a bag: as by give_discount, before anybody pays
create or replace function app.note_discount(wanted_order uuid, amount bigint, from_total bigint, because text) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare o app.orders;
begin
    if amount = 0 then return from_total; end if;
    select x.* into o from app.orders x where x.store_id = app.store_id() and x.id = wanted_order;
    insert into app.order_discounts (store_id, id, order_id, amount_minor, total_before_minor, total_after_minor, reason, given_by, actor)
    values (o.store_id, gen_random_uuid(), o.id, amount, from_total, from_total - amount, because, app.person_id(), app.actor());
    perform app.record(o.store_id, 'order.discounted', 'order', o.id, jsonb_build_object('code', o.code, 'amount_minor', amount,
        'before', jsonb_build_object('total_minor', from_total), 'after', jsonb_build_object('total_minor', from_total - amount)));
    return from_total - amount;
end $$;

create or replace function app.settle_bag(command uuid, bag uuid, new_order uuid, new_payment uuid, order_code text, codes text[], how text, extra bigint, because text, expected bigint) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b constant app.bags := app.lock_bag_row(bag);
    said jsonb := app.begin_command(command, 'settle_bag', bag);
    most constant bigint := app.limit_of(app.actor(), 'discount');
    strays constant text[] := app.not_among(bag, codes, '{delivered,missing}');
    dues record;
    may bigint;
    total bigint;
    money text;
    rules app.store_policies;
    line record;
begin
    if said is not null then return said; end if;
    perform app.must_be(b, 'with_client', 'partially_settled');
    if strays <> '{}' then raise exception 'not_in_bag' using errcode = 'VT409', detail = to_jsonb(strays)::text; end if;
    if how is null or how not in ('cash', 'card', 'pix') then raise exception 'method' using errcode = 'VT422'; end if;
    -- prices are read with the pieces held still
    perform 1 from app.pieces p join app.bag_lines l on l.store_id = p.store_id and l.piece_id = p.id
        where l.store_id = store and l.bag_id = bag and l.status in ('delivered', 'missing') and l.code in (select upper(btrim(c)) from unnest(codes) c) order by p.id for no key update of p;
    select r.* into dues from app.reckon_bag(bag, codes) r;
    if dues.lines = 0 then raise exception 'empty' using errcode = 'VT409'; end if;
    if extra is null or extra < 0 then raise exception 'amount' using errcode = 'VT422'; end if;
    if extra > 0 and btrim(coalesce(because, '')) = '' then raise exception 'reason' using errcode = 'VT422'; end if;
    may := greatest(0, least(coalesce(div(dues.subtotal::numeric * most, 10000)::bigint, dues.subtotal), dues.subtotal - dues.keep_all - 1));
    if extra > may then raise exception 'over_limit' using errcode = 'VT409', detail = jsonb_build_object('left_minor', may)::text; end if;
    total := dues.subtotal - dues.keep_all - extra;
    if total is distinct from expected then raise exception 'total_changed' using errcode = 'VT409', detail = jsonb_build_object('total_minor', total)::text; end if;
    select s.currency into money from app.stores s where s.store_id = store;
    select r.* into rules from app.store_policies r where r.store_id = store;
    insert into app.orders (store_id, id, code, link_hash, visitor_hash, intent_key, person_id, status, email, phone, full_name, fulfilment, delivery_name, currency,
        subtotal_minor, delivery_minor, discount_minor, total_minor, pay_until, channel, bag_id)
    select store, new_order, order_code, encode(sha256(gen_random_uuid()::text::bytea), 'hex'), encode(sha256(gen_random_uuid()::text::bytea), 'hex'), command::text, b.client_id, 'pending',
        coalesce(c.email, ''), coalesce(c.phone, ''), c.full_name, 'pickup', b.code, money, dues.subtotal, 0, dues.keep_all + extra, total, clock_timestamp(), 'bag', bag
    from app.people c where c.store_id = store and c.id = b.client_id;
    insert into app.order_lines (store_id, order_id, line, product_id, variant_id, piece_id, sku, name, label, quantity, unit_price_minor, line_total_minor)
    select store, new_order, row_number() over (order by l.added_at, l.id), l.product_id, l.variant_id, l.piece_id, v.sku, l.name, l.label, 1, x.price, x.price
    from app.bag_lines l join app.variants v on v.store_id = l.store_id and v.id = l.variant_id
    cross join lateral (select case when rules.bag_price_guarantee then least(l.frozen_minor, v.price_minor) else l.frozen_minor end as price) x
    where l.store_id = store and l.bag_id = bag and l.status in ('delivered', 'missing') and l.code in (select upper(btrim(c)) from unnest(codes) c);
    perform app.note_discount(new_order, extra, app.note_discount(new_order, dues.keep_all, dues.subtotal, b.code), btrim(coalesce(because, '')));
    insert into app.payments (store_id, id, order_id, provider, amount_minor, currency, method) values (store, new_payment, new_order, 'counter', total, money, how);
    update app.payments x set status = 'awaiting' where x.store_id = store and x.id = new_payment;
    update app.payments x set status = 'confirmed', settled_at = clock_timestamp() where x.store_id = store and x.id = new_payment;
    update app.orders x set status = 'paid' where x.store_id = store and x.id = new_order;
    for line in select l.id, l.piece_id, l.status, o.unit_price_minor as price from app.bag_lines l join app.order_lines o on o.store_id = l.store_id and o.order_id = new_order and o.piece_id = l.piece_id
        where l.store_id = store and l.bag_id = bag and l.status in ('delivered', 'missing') order by l.piece_id loop
        update app.bag_lines l set status = case line.status when 'missing' then 'charged' else 'sold' end, sold_minor = line.price where l.store_id = store and l.id = line.id;
        update app.piece_claims c set ended_at = clock_timestamp(), ended_by = 'sold' where c.store_id = store and c.piece_id = line.piece_id and c.bag_id = bag and c.ended_at is null;
        update app.pieces p set status = 'sold', custody = 'client', custody_person = b.client_id, due_back_at = null where p.store_id = store and p.id = line.piece_id;
    end loop;
    return app.end_command(command, jsonb_build_object('status', app.derive_bag(bag), 'order', new_order, 'payment', new_payment, 'code', order_code,
        'subtotal_minor', dues.subtotal, 'discount_minor', dues.keep_all + extra, 'total_minor', total));
end $$;
comment on function app.settle_bag is '{status, order, payment, code, subtotal_minor, discount_minor, total_minor}. VT404; VT409 bag_status | not_in_bag [code] | empty | over_limit {left_minor} | total_changed {total_minor}; VT422 method | amount | reason.';

-- what is not to be had back and not to be charged
create or replace function app.write_off_line(command uuid, bag uuid, piece_code text, because text) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    b constant app.bags := app.lock_bag_row(bag);
    said jsonb := app.begin_command(command, 'write_off_line', bag);
    l app.bag_lines;
begin
    if said is not null then return said; end if;
    select x.* into l from app.bag_lines x join app.pieces p on p.store_id = x.store_id and p.id = x.piece_id
        where x.store_id = store and x.bag_id = bag and x.code = upper(btrim(piece_code)) and x.status in ('dispatched', 'delivered', 'missing') for no key update of p;
    if not found then raise exception 'not_in_bag' using errcode = 'VT409'; end if;
    update app.bag_lines x set status = 'written_off' where x.store_id = store and x.id = l.id;
    update app.piece_claims c set ended_at = clock_timestamp(), ended_by = 'released' where c.store_id = store and c.piece_id = l.piece_id and c.bag_id = bag and c.ended_at is null;
    update app.pieces p set status = 'written_off', write_off_reason = because, due_back_at = null where p.store_id = store and p.id = l.piece_id;
    return app.end_command(command, jsonb_build_object('line', l.id, 'status', app.derive_bag(bag)));
end $$;
comment on function app.write_off_line is '{line, status}. VT404; VT409 not_in_bag | write_off_reason | over_limit.';

do $owners$
declare f text;
begin
    foreach f in array array['reckon_bag', 'note_discount', 'settle_bag', 'write_off_line'] loop
        execute format('alter function app.%I owner to vitrine_keeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
end
$owners$;
grant execute on function app.reckon_bag, app.settle_bag to vitrine_attendant, vitrine_owner, vitrine_finance;
grant execute on function app.write_off_line to vitrine_attendant, vitrine_owner;
