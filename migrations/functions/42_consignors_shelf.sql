-- what it is: what becomes of consigned pieces: cheaper by the schedule, renewed, waiting for her, collected, the shop's; what she wishes; and
-- what she reads about them under her link. Verbs of pieces lock the piece first.

create or replace function app.lock_consigned(wanted uuid) returns app.pieces
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p app.pieces;
begin
    select x.* into p from app.pieces x where x.store_id = app.store_id() and x.id = wanted for no key update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    if p.agreement_id is null or p.ownership <> 'consigned_in' then raise exception 'not_consigned' using errcode = 'VT409'; end if;
    return p;
end $$;

-- whose link this transaction holds
create or replace function app.consignor_of_link() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare her uuid;
begin
    select c.person_id into her from app.consignors c where c.store_id = app.store_id() and c.link_hash = app.link();
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    return her;
end $$;

-- the price of today's step, never under the floor; nothing is made cheaper that somebody has in her hands or in her cart
create or replace function app.lower_by_schedule(wanted uuid) returns bigint
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    p constant app.pieces := app.lock_consigned(wanted);
    due bigint;
    now_minor bigint;
begin
    if p.status <> 'in_stock' then raise exception 'not_on_rail' using errcode = 'VT409', detail = jsonb_build_object('status', p.status)::text; end if;
    select s.due_minor into due from app.consigned_state(wanted) s;
    select v.price_minor into now_minor from app.variants v where v.store_id = store and v.id = p.variant_id for no key update;
    if due >= now_minor then raise exception 'nothing_due' using errcode = 'VT409'; end if;
    perform app.say_why('agreement', '');
    update app.variants v set price_minor = due, compare_at_minor = p.base_minor where v.store_id = store and v.id = p.variant_id;
    perform app.say_why('', '');
    return due;
end $$;
comment on function app.lower_by_schedule is 'The new price. VT404; VT409 not_consigned | not_on_rail {status} | nothing_due.';

-- as long again, from today
create or replace function app.renew_piece(wanted uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    p constant app.pieces := app.lock_consigned(wanted);
    s record;
begin
    select x.* into s from app.consigned_state(wanted) x;
    if s.standing in ('away', 'fine') then raise exception 'nothing_due' using errcode = 'VT409'; end if;
    update app.pieces x set lasts_days = s.shelf_days + a.lasts_days from app.agreements a
        where x.store_id = store and x.id = wanted and a.store_id = store and a.id = p.agreement_id;
end $$;
comment on function app.renew_piece is 'VT404; VT409 not_consigned | nothing_due.';

-- grace is over, and it was agreed that it becomes the shop's then. It keeps whose it was, and her page says so
create or replace function app.convert_piece(wanted uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    p constant app.pieces := app.lock_consigned(wanted);
begin
    if p.status <> 'in_stock' then raise exception 'not_on_rail' using errcode = 'VT409', detail = jsonb_build_object('status', p.status)::text; end if;
    if not app.is_given_up(wanted, 'convert') then raise exception 'not_agreed' using errcode = 'VT409'; end if;
    update app.pieces x set ownership = 'own', base_minor = null, floor_minor = null, lasts_days = null, wished_back_at = null
        where x.store_id = store and x.id = wanted;
end $$;
comment on function app.convert_piece is 'VT404; VT409 not_consigned | not_on_rail {status} | not_agreed.';

-- whether grace is over and this is what was agreed for then
create or replace function app.is_given_up(wanted uuid, as_agreed text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select 1 from app.pieces p join app.agreements a on a.store_id = p.store_id and a.id = p.agreement_id cross join lateral app.consigned_state(p.id) s
        where p.store_id = app.store_id() and p.id = wanted and a.fate = as_agreed and s.standing = 'expired')
$$;

-- she was here and took it
create or replace function app.collect_piece(wanted uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare p constant app.pieces := app.lock_consigned(wanted);
begin
    if p.status <> 'sent_back' then raise exception 'not_sent_back' using errcode = 'VT409', detail = jsonb_build_object('status', p.status)::text; end if;
    update app.pieces x set custody = 'consignor', custody_person = p.consignor_id where x.store_id = p.store_id and x.id = wanted and x.custody = 'shop';
end $$;
comment on function app.collect_piece is 'VT404; VT409 not_consigned | not_sent_back {status}. Twice is once.';

-- she wants it back, or leaves it here after all: under her link, or as she told the shop
create or replace function app.wish_back(wanted uuid, wished boolean) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    p app.pieces;
    her uuid;
begin
    -- whoever holds a link hears of no goods but hers; asked beforehand, since a planner may ask within a query whenever it likes
    if app.actor() not in ('attendant', 'owner') then
        her := app.consignor_of_link();
        if not exists (select 1 from app.pieces x where x.store_id = app.store_id() and x.id = wanted and x.consignor_id = her) then
            raise exception 'unknown' using errcode = 'VT404';
        end if;
    end if;
    p := app.lock_consigned(wanted);
    if p.status in ('draft', 'sold', 'sent_back', 'donated', 'written_off') then raise exception 'not_here' using errcode = 'VT409', detail = jsonb_build_object('status', p.status)::text; end if;
    update app.pieces x set wished_back_at = case when wished then coalesce(p.wished_back_at, clock_timestamp()) end where x.store_id = p.store_id and x.id = wanted;
end $$;
comment on function app.wish_back is 'VT404; VT409 not_consigned | not_here {status}. Twice is once.';

-- what a line brought: what was taken off the order is shared among its lines, to the cent
create or replace function app.net_of_line(wanted_order uuid, wanted_line integer) returns bigint language sql stable
begin atomic
    select l.line_total_minor - case when o.subtotal_minor = 0 then 0
        else div(o.discount_minor::numeric * c.until, o.subtotal_minor) - div(o.discount_minor::numeric * (c.until - l.line_total_minor), o.subtotal_minor) end::bigint
    from app.order_lines l join app.orders o on o.store_id = l.store_id and o.id = l.order_id
    cross join lateral (select sum(x.line_total_minor) as until from app.order_lines x where x.store_id = l.store_id and x.order_id = l.order_id and x.line <= l.line) c
    where l.store_id = app.store_id() and l.order_id = wanted_order and l.line = wanted_line;
end;
comment on function app.net_of_line is 'Minor units of a line after its part of the discount; those of all lines come to the goods of the order less its discount.';

-- her pieces, as both sides see them: no client, no bag
create or replace function app.pieces_of_consignor(person uuid)
returns table (id uuid, collection_id uuid, code text, name text, label text, media_key text, status text, custody text, standing text, left_days integer, runs_out timestamptz, grace_until timestamptz,
    price_minor bigint, wished boolean, decline_reason text, version integer, store_bp integer, back_by timestamptz, sold_at timestamptz, net_minor bigint, converted boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.id, g.collection_id, p.code, g.name, v.label, (select m.media_key from app.product_media m where m.store_id = g.store_id and m.product_id = g.id order by m.position limit 1),
        p.status, p.custody, s.standing, s.left_days, s.runs_out, s.grace_until, v.price_minor, p.wished_back_at is not null, p.decline_reason, a.version, a.store_bp,
        case when p.status in ('bagged', 'in_consignment', 're_consigned') then p.due_back_at end, b.placed_at, app.net_of_line(b.order_id, b.line), p.ownership = 'own'
    from app.pieces p
    join app.agreements a on a.store_id = p.store_id and a.id = p.agreement_id
    join app.products g on g.store_id = p.store_id and g.id = p.product_id
    join app.variants v on v.store_id = p.store_id and v.id = p.variant_id
    left join lateral app.consigned_state(p.id) s on p.status in ('in_stock', 'held') and p.ownership = 'consigned_in'
    left join lateral (select l.order_id, l.line, o.placed_at from app.order_lines l join app.orders o on o.store_id = l.store_id and o.id = l.order_id
        where l.store_id = p.store_id and l.piece_id = p.id and o.status = 'paid' order by o.placed_at desc limit 1) b on p.status = 'sold' and p.ownership = 'consigned_in'
    where p.store_id = app.store_id() and p.consignor_id = person
    order by coalesce(b.placed_at, p.changed_at) desc, p.id limit 1000
$$;

create or replace function app.her_pieces()
returns table (id uuid, collection_id uuid, code text, name text, label text, media_key text, status text, custody text, standing text, left_days integer, runs_out timestamptz, grace_until timestamptz,
    price_minor bigint, wished boolean, decline_reason text, version integer, store_bp integer, back_by timestamptz, sold_at timestamptz, net_minor bigint, converted boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$ select * from app.pieces_of_consignor(app.consignor_of_link()) $$;
comment on function app.her_pieces is 'Under her link. VT404.';

create or replace function app.her_name() returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.full_name from app.people p where p.store_id = app.store_id() and p.id = app.consignor_of_link() and p.disabled_at is null
$$;

create or replace function app.her_agreements() returns setof app.agreements
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select a.* from app.agreements a where a.store_id = app.store_id() and a.consignor_id = app.consignor_of_link() order by a.version desc
$$;

-- what she brought, with what was taken of it
create or replace function app.arrivals_of_consignor(person uuid) returns table (id uuid, number integer, title text, arrived_on date, version integer, taken bigint, declined bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.id, c.number, c.title, c.arrived_on, a.version, n.all_of_it - n.declined, n.declined
    from app.consigned_arrivals b join app.collections c on c.store_id = b.store_id and c.id = b.collection_id
    join app.agreements a on a.store_id = b.store_id and a.id = b.agreement_id
    cross join lateral (select count(*) as all_of_it, count(*) filter (where p.decline_reason is not null) as declined
        from app.products g join app.pieces p on p.store_id = g.store_id and p.product_id = g.id where g.store_id = c.store_id and g.collection_id = c.id) n
    where b.store_id = app.store_id() and b.consignor_id = person order by c.number desc limit 200
$$;

create or replace function app.her_arrivals() returns table (id uuid, number integer, title text, arrived_on date, version integer, taken bigint, declined bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$ select * from app.arrivals_of_consignor(app.consignor_of_link()) $$;

-- whether something of hers is still here or out: so long she can't be forgotten
create or replace function app.has_goods_here(person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select 1 from app.pieces p where p.store_id = app.store_id() and p.consignor_id = person and p.ownership = 'consigned_in'
        and p.status not in ('sold', 'donated', 'written_off') and not (p.status = 'sent_back' and p.custody <> 'shop'))
$$;

do $owners$
declare
    f text;
    floor text[] := array['lower_by_schedule', 'renew_piece', 'collect_piece', 'pieces_of_consignor', 'arrivals_of_consignor'];
    hers text[] := array['her_pieces', 'her_name', 'her_agreements', 'her_arrivals'];
begin
    foreach f in array floor || hers || array['lock_consigned', 'consignor_of_link', 'convert_piece', 'is_given_up', 'wish_back', 'has_goods_here'] loop
        execute format('alter function app.%I owner to vitrine_keeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
    foreach f in array floor loop execute format('grant execute on function app.%I to vitrine_attendant, vitrine_owner', f); end loop;
    foreach f in array hers loop execute format('grant execute on function app.%I to vitrine_guest, vitrine_customer', f); end loop;
end
$owners$;
revoke execute on function app.net_of_line from public;
grant execute on function app.net_of_line to vitrine_keeper, vitrine_attendant, vitrine_owner;
grant execute on function app.convert_piece to vitrine_owner;
grant execute on function app.wish_back to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_owner;
grant execute on function app.has_goods_here to vitrine_doorkeeper;
