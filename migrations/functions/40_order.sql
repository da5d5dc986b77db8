-- what it is: placing an order. One call, one transaction: prices are read here and nowhere else, goods are taken or nothing is.
-- Locks are taken in one order everywhere: cart, order, pieces by id, stock by variant id, shop windows by product id; so two
-- buyers can wait but never deadlock. A transaction takes or gives back the goods of one order only.

-- how many units of which counted variant these lines take, kits opened into their parts
create or replace function app.demand_of_order(wanted_order uuid) returns table (variant_id uuid, quantity integer)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
    return query select coalesce(k.part_variant_id, l.variant_id), sum(l.quantity * coalesce(k.quantity, 1))::integer
    from app.order_lines l
    left join app.kit_parts k on k.store_id = l.store_id and k.kit_variant_id = l.variant_id
    where l.store_id = app.store_id() and l.order_id = wanted_order and l.piece_id is null
    group by 1 order by 1;
end $$;

-- take the goods of an order that holds none: every piece and every unit, or an account of what is missing ('[]' = all taken)
create or replace function app.take_goods(wanted_order uuid, cart uuid, until timestamptz) returns jsonb
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    line record;
    answer text;
    missing jsonb := '[]';
    within_reach uuid[];
begin
    for line in select l.variant_id, l.piece_id from app.order_lines l
        where l.store_id = store and l.order_id = wanted_order and l.piece_id is not null order by l.piece_id loop
        answer := app.claim_piece(line.piece_id, cart, wanted_order, until);
        if answer = 'ok' then
            update app.piece_claims set kind = 'order', order_id = wanted_order, expires_at = until
            where store_id = store and piece_id = line.piece_id and ended_at is null;
        else
            missing := missing || jsonb_build_object('variant', line.variant_id, 'problem', answer);
        end if;
    end loop;
    -- every shelf is locked before the first is touched, and all are touched at once: what follows from it (the shop window)
    -- comes after the last lock. Who finds too little waits for nobody
    select array_agg(shelf.variant_id) into within_reach from (
        select s.variant_id from app.stock_levels s join app.demand_of_order(wanted_order) d on d.variant_id = s.variant_id
        where s.store_id = store and s.on_hand - s.reserved >= d.quantity order by s.variant_id for no key update of s) shelf;
    with taken as (
        update app.stock_levels s set reserved = s.reserved + d.quantity from app.demand_of_order(wanted_order) d
        where s.store_id = store and s.variant_id = d.variant_id and s.variant_id = any (within_reach) and s.on_hand - s.reserved >= d.quantity
        returning s.variant_id, d.quantity)
    insert into app.stock_reservations (store_id, order_id, variant_id, quantity) select store, wanted_order, t.variant_id, t.quantity from taken t
    on conflict (store_id, order_id, variant_id) do update set quantity = excluded.quantity, ended_at = null, ended_by = null;
    return missing || coalesce((select jsonb_agg(jsonb_build_object('variant', short.variant_id, 'problem', 'short', 'free', app.units_free(store, short.variant_id)))
        from (select distinct l.variant_id from app.order_lines l left join app.kit_parts k on k.store_id = l.store_id and k.kit_variant_id = l.variant_id
              where l.store_id = store and l.order_id = wanted_order and l.piece_id is null and not exists (select 1 from app.stock_reservations r
                  where r.store_id = store and r.order_id = wanted_order and r.variant_id = coalesce(k.part_variant_id, l.variant_id) and r.ended_at is null)) short), '[]');
end $$;

-- give back what an order holds: pieces return to stock, units to the free count. Twice is once
create or replace function app.give_back_goods(from_order uuid, reason text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    thing record;
begin
    for thing in select c.id, c.piece_id from app.piece_claims c join app.pieces p on p.store_id = c.store_id and p.id = c.piece_id
        where c.store_id = store and c.order_id = from_order and c.ended_at is null order by p.id for no key update of p loop
        update app.piece_claims set ended_at = clock_timestamp(), ended_by = reason where store_id = store and id = thing.id;
        update app.pieces set status = 'in_stock' where store_id = store and id = thing.piece_id and status = 'held';
    end loop;
    perform 1 from app.stock_levels s join app.stock_reservations r on r.store_id = s.store_id and r.variant_id = s.variant_id
        where r.store_id = store and r.order_id = from_order and r.ended_at is null order by s.variant_id for no key update of s;
    with ended as (
        update app.stock_reservations r set ended_at = clock_timestamp(), ended_by = reason
        where r.store_id = store and r.order_id = from_order and r.ended_at is null returning r.variant_id, r.quantity)
    update app.stock_levels s set reserved = s.reserved - e.quantity from ended e where s.store_id = store and s.variant_id = e.variant_id;
    update app.orders set goods_until = null where store_id = store and id = from_order;
end $$;

-- the goods of a paid order leave the shop's books
create or replace function app.sell_goods(of_order uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    thing record;
begin
    for thing in select c.id, c.piece_id from app.piece_claims c join app.pieces p on p.store_id = c.store_id and p.id = c.piece_id
        where c.store_id = store and c.order_id = of_order and c.ended_at is null order by p.id for no key update of p loop
        update app.piece_claims set ended_at = clock_timestamp(), ended_by = 'sold' where store_id = store and id = thing.id;
        update app.pieces set status = 'sold' where store_id = store and id = thing.piece_id;
    end loop;
    perform 1 from app.stock_levels s join app.stock_reservations r on r.store_id = s.store_id and r.variant_id = s.variant_id
        where r.store_id = store and r.order_id = of_order and r.ended_at is null order by s.variant_id for no key update of s;
    with ended as (
        update app.stock_reservations r set ended_at = clock_timestamp(), ended_by = 'sold'
        where r.store_id = store and r.order_id = of_order and r.ended_at is null returning r.variant_id, r.quantity)
    update app.stock_levels s set on_hand = s.on_hand - e.quantity, reserved = s.reserved - e.quantity
    from ended e where s.store_id = store and s.variant_id = e.variant_id;
    update app.orders set goods_until = null where store_id = store and id = of_order;
end $$;

create or replace function app.place_order(
    new_order uuid, new_payment uuid, new_code text, new_link_hash text, new_intent_key text,
    buyer_name text, buyer_email text, buyer_phone text, buyer_note text,
    delivery uuid, address jsonb, expected_total_minor bigint, provider text
) returns table (order_id uuid, payment_id uuid, total_minor bigint, replayed boolean)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    who constant text := app.visitor();
    cart uuid;
    way app.delivery_options;
    subtotal bigint;
    fee bigint;
    until timestamptz;
    money text;
    missing jsonb;
begin
    if who is null or store is null then raise exception 'no_visitor' using errcode = 'VT403'; end if;
    select c.id into cart from app.carts c where c.store_id = store and c.key_hash = who for update;
    return query select o.id, p.id, o.total_minor, true from app.orders o join app.payments p on p.store_id = o.store_id and p.order_id = o.id
        where o.store_id = store and o.visitor_hash = who and o.intent_key = new_intent_key order by p.created_at desc limit 1;
    if found then return; end if;
    if cart is null or not exists (select 1 from app.cart_lines l where l.store_id = store and l.cart_id = cart) then
        raise exception 'cart_empty' using errcode = 'VT409';
    end if;
    select d.* into way from app.delivery_options d where d.store_id = store and d.id = delivery and d.active;
    if not found then raise exception 'delivery' using errcode = 'VT422'; end if;
    if way.kind = 'delivery' and address is null then raise exception 'address' using errcode = 'VT422'; end if;
    if way.reach is not null and not exists (select 1 from unnest(string_to_array(way.reach, ' ')) as near (beginning)
        where starts_with(regexp_replace(coalesce(address ->> 'postal_code', ''), '[^0-9]', '', 'g'), near.beginning)) then
        raise exception 'reach' using errcode = 'VT422';
    end if;
    select s.currency into money from app.stores s where s.store_id = store;
    select clock_timestamp() + make_interval(mins => r.payment_minutes) into until from app.store_policies r where r.store_id = store;
    select sum(v.price_minor * l.quantity) into subtotal from app.cart_lines l
        join app.variants v on v.store_id = l.store_id and v.id = l.variant_id where l.store_id = store and l.cart_id = cart;
    fee := case when way.free_from_minor is not null and subtotal >= way.free_from_minor then 0 else way.fee_minor end;
    if expected_total_minor is distinct from subtotal + fee then
        raise exception 'total_changed' using errcode = 'VT409', detail = jsonb_build_object('total_minor', subtotal + fee)::text;
    end if;
    insert into app.orders (store_id, id, code, link_hash, visitor_hash, intent_key, person_id, status, email, phone, full_name, note, fulfilment, delivery_name, currency, subtotal_minor, delivery_minor, total_minor, pay_until, goods_until)
    values (store, new_order, new_code, new_link_hash, who, new_intent_key, case when app.actor() = 'customer' then app.person_id() end, 'pending', buyer_email, buyer_phone, buyer_name, buyer_note, way.kind, way.name, money, subtotal, fee, subtotal + fee, until, until);
    insert into app.order_lines (store_id, order_id, line, product_id, variant_id, piece_id, sku, name, label, quantity, unit_price_minor, line_total_minor)
    select store, new_order, row_number() over (order by l.added_at, l.variant_id), p.id, v.id, pc.id, v.sku, p.name, v.label, l.quantity, v.price_minor, v.price_minor * l.quantity
    from app.cart_lines l join app.variants v on v.store_id = l.store_id and v.id = l.variant_id
    join app.products p on p.store_id = v.store_id and p.id = v.product_id
    left join app.pieces pc on pc.store_id = v.store_id and pc.variant_id = v.id
    where l.store_id = store and l.cart_id = cart and p.status = 'live' and v.active;
    if way.kind = 'delivery' then
        insert into app.order_addresses (store_id, order_id, line1, line2, district, city, region, postal_code)
        values (store, new_order, address ->> 'line1', coalesce(address ->> 'line2', ''), coalesce(address ->> 'district', ''), address ->> 'city', address ->> 'region', address ->> 'postal_code');
    end if;
    -- a line that stopped being live is missing too: it did not become an order line
    missing := coalesce((select jsonb_agg(jsonb_build_object('variant', l.variant_id, 'problem', 'gone')) from app.cart_lines l
        where l.store_id = store and l.cart_id = cart and not exists (select 1 from app.order_lines o where o.store_id = store and o.order_id = new_order and o.variant_id = l.variant_id)), '[]');
    insert into app.payments (store_id, id, order_id, provider, amount_minor, currency) values (store, new_payment, new_order, place_order.provider, subtotal + fee, money);
    delete from app.cart_lines l where l.store_id = store and l.cart_id = cart;
    -- the goods come last: from here to the commit, every other buyer of the same goods waits
    missing := app.take_goods(new_order, cart, until) || missing;
    if missing <> '[]' then
        raise exception 'goods_missing' using errcode = 'VT409', detail = missing::text;
    end if;
    return query select new_order, new_payment, subtotal + fee, false;
end $$;
comment on function app.place_order is 'VT409 cart_empty | total_changed {total_minor} | goods_missing [{variant, problem}]; VT422 delivery | address | reach. The same intent key answers the same order.';

alter function app.demand_of_order owner to vitrine_keeper;
alter function app.take_goods owner to vitrine_keeper;
alter function app.give_back_goods owner to vitrine_keeper;
alter function app.sell_goods owner to vitrine_keeper;
alter function app.place_order owner to vitrine_keeper;
revoke execute on function app.demand_of_order, app.take_goods, app.give_back_goods, app.sell_goods, app.place_order from public;
grant execute on function app.place_order to vitrine_guest, vitrine_customer;
