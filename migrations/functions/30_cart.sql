-- what it is: putting goods into a cart. A unique piece is claimed at once, for the store's hold time, renewed once when the
-- checkout begins; counted goods are promised only when the order is placed. Called by visitors; crosses their fence on purpose.

-- claim a piece for a cart, or for an order that has none any more. Answers held | sold | away | ok. The hot case (somebody else
-- has it) waits for no lock. Pieces are locked without their key everywhere: lines and claims that point at them must not wait
drop function if exists app.claim_piece(uuid, uuid, timestamptz);
create or replace function app.claim_piece(piece uuid, cart uuid, wanted_order uuid, until timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    now_is constant timestamptz := clock_timestamp();
    found_status text;
    holder app.piece_claims;
begin
    select c.* into holder from app.piece_claims c where c.store_id = store and c.piece_id = piece and c.ended_at is null;
    if found and holder.cart_id is distinct from cart and coalesce(holder.expires_at > now_is, true) then
        return case holder.kind when 'bag' then 'away' else 'held' end;
    end if;
    select p.status into found_status from app.pieces p where p.store_id = store and p.id = piece for no key update;
    select c.* into holder from app.piece_claims c where c.store_id = store and c.piece_id = piece and c.ended_at is null;
    if found then
        -- her own hold that ran out is hers again, unless somebody waits for the piece
        if holder.cart_id = cart and holder.kind = 'cart' and not (holder.expires_at <= now_is and exists (select 1 from app.piece_waits w
            where w.store_id = store and w.piece_id = piece and w.status = 'waiting')) then
            if holder.expires_at <= now_is then
                update app.piece_claims set expires_at = until where store_id = store and id = holder.id;
            end if;
            return 'ok';
        elsif coalesce(holder.expires_at > now_is, true) or holder.kind <> 'cart' then
            return case holder.kind when 'bag' then 'away' else 'held' end;
        end if;
        update app.piece_claims set ended_at = now_is, ended_by = 'expired' where store_id = store and id = holder.id;
        update app.pieces set status = 'in_stock' where store_id = store and id = piece and status = 'held';
        -- the queue may have taken it in the same moment
        select p.status into found_status from app.pieces p where p.store_id = store and p.id = piece;
        if found_status = 'held' then return 'held'; end if;
    end if;
    if found_status = 'sold' then return 'sold'; end if;
    if found_status is distinct from 'in_stock' then return 'away'; end if;
    insert into app.piece_claims (store_id, id, piece_id, kind, cart_id, order_id, expires_at)
    values (store, gen_random_uuid(), piece, case when wanted_order is null then 'cart' else 'order' end, cart, wanted_order, until);
    update app.pieces set status = 'held' where store_id = store and id = piece;
    return 'ok';
end $$;

-- give a cart's pieces back. The lock of the piece comes before its claim, here and everywhere
create or replace function app.release_claims_of_cart(cart uuid, only_piece uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    claim record;
    freed integer := 0;
begin
    for claim in select c.id, c.piece_id from app.piece_claims c join app.pieces p on p.store_id = c.store_id and p.id = c.piece_id
        where c.store_id = store and c.cart_id = cart and c.kind = 'cart' and c.ended_at is null and (only_piece is null or c.piece_id = only_piece)
        order by p.id for no key update of p loop
        update app.piece_claims set ended_at = clock_timestamp(), ended_by = 'released' where store_id = store and id = claim.id;
        update app.pieces set status = 'in_stock' where store_id = store and id = claim.piece_id and status = 'held';
        freed := freed + 1;
    end loop;
    return freed;
end $$;

create or replace function app.put_in_cart(new_cart uuid, variant uuid, wanted integer) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    who constant text := app.visitor();
    rules app.store_policies;
    cart uuid;
    item record;
    answer text;
begin
    if who is null or store is null then raise exception 'no_visitor' using errcode = 'VT403'; end if;
    if wanted not between 1 and 99 then raise exception 'quantity' using errcode = 'VT422'; end if;
    select v.product_id, v.price_minor, p.kind, pc.id as piece into item from app.variants v
        join app.products p on p.store_id = v.store_id and p.id = v.product_id
        left join app.pieces pc on pc.store_id = v.store_id and pc.variant_id = v.id
        where v.store_id = store and v.id = variant and v.active and p.status = 'live';
    if not found then return 'unknown'; end if;
    -- the hot case writes nothing, so that its answer does not wait for the disk
    if item.kind = 'unique' then
        select case c.kind when 'bag' then 'away' else 'held' end into answer from app.piece_claims c where c.store_id = store and c.piece_id = item.piece and c.ended_at is null
            and coalesce(c.expires_at > clock_timestamp(), true)
            and (c.kind = 'bag' or c.cart_id is distinct from (select k.id from app.carts k where k.store_id = store and k.key_hash = who));
        if found then return answer; end if;
    end if;
    insert into app.carts (store_id, id, key_hash) values (store, new_cart, who) on conflict (store_id, key_hash) do nothing;
    select c.id into cart from app.carts c where c.store_id = store and c.key_hash = who for update;
    select s.* into rules from app.store_policies s where s.store_id = store;
    if item.kind = 'unique' then
        -- what lies in unpaid orders of hers is held too; a piece that she holds already is no further one
        if not exists (select 1 from app.piece_claims c where c.store_id = store and c.piece_id = item.piece and c.cart_id = cart and c.ended_at is null
               and c.expires_at > clock_timestamp())
           and (select count(*) from app.piece_claims c left join app.orders o on o.store_id = c.store_id and o.id = c.order_id
                where c.store_id = store and c.ended_at is null
                  and ((c.kind = 'cart' and c.cart_id = cart) or (c.kind = 'order' and o.visitor_hash = who and o.status in ('pending', 'failed')))) >= rules.holds_per_visitor then
            return 'too_many_holds';
        end if;
        answer := app.claim_piece(item.piece, cart, null, clock_timestamp() + make_interval(mins => rules.hold_minutes));
        if answer <> 'ok' then return answer; end if;
        insert into app.cart_lines (store_id, cart_id, variant_id, quantity, seen_minor) values (store, cart, variant, 1, item.price_minor)
            on conflict (store_id, cart_id, variant_id) do update set seen_minor = excluded.seen_minor;
        return 'ok';
    end if;
    if app.units_free(store, variant) < 1 then return 'out'; end if;
    insert into app.cart_lines (store_id, cart_id, variant_id, quantity, seen_minor) values (store, cart, variant, wanted, item.price_minor)
        on conflict (store_id, cart_id, variant_id) do update set quantity = least(99, app.cart_lines.quantity + excluded.quantity), seen_minor = excluded.seen_minor;
    return 'ok';
end $$;
comment on function app.put_in_cart is 'ok | unknown | held | sold | away | out | too_many_holds. VT422 for a quantity outside 1..99.';

-- 0 removes the line; a unique piece has 1 or nothing
create or replace function app.change_quantity(variant uuid, wanted integer) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    cart uuid;
    piece uuid;
begin
    if app.visitor() is null then raise exception 'no_visitor' using errcode = 'VT403'; end if;
    if wanted not between 0 and 99 then raise exception 'quantity' using errcode = 'VT422'; end if;
    select c.id into cart from app.carts c where c.store_id = store and c.key_hash = app.visitor() for update;
    if not found then return 'unknown'; end if;
    select p.id into piece from app.pieces p where p.store_id = store and p.variant_id = variant;
    if wanted = 0 then
        delete from app.cart_lines where store_id = store and cart_id = cart and variant_id = variant;
        if piece is not null then perform app.release_claims_of_cart(cart, piece); end if;
        return 'ok';
    end if;
    if piece is not null and wanted > 1 then return 'only_one'; end if;
    update app.cart_lines set quantity = wanted where store_id = store and cart_id = cart and variant_id = variant;
    return case when found then 'ok' else 'unknown' end;
end $$;
comment on function app.change_quantity is 'ok | unknown | only_one. VT422 for a quantity outside 0..99.';

-- the price of a line changed, and she says that she saw it
create or replace function app.agree_to_price(variant uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare store constant uuid := app.store_id();
begin
    if app.visitor() is null then raise exception 'no_visitor' using errcode = 'VT403'; end if;
    update app.cart_lines l set seen_minor = v.price_minor from app.carts c, app.variants v
        where l.store_id = store and l.variant_id = variant and c.store_id = store and c.key_hash = app.visitor() and l.cart_id = c.id
          and v.store_id = store and v.id = l.variant_id;
    return case when found then 'ok' else 'unknown' end;
end $$;

-- the checkout begins: every live hold of this cart runs anew, once
create or replace function app.renew_holds() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    cart uuid;
    renewed_count integer;
begin
    select c.id into cart from app.carts c where c.store_id = store and c.key_hash = app.visitor() for update;
    -- pieces before their claims, in their order: the same cart may be placed in another tab, and the clock is at work
    perform 1 from app.pieces p join app.piece_claims c on c.store_id = p.store_id and c.piece_id = p.id
        where c.store_id = store and c.cart_id = cart and c.kind = 'cart' and c.ended_at is null order by p.id for no key update of p;
    update app.piece_claims c set renewed = true, expires_at = greatest(c.expires_at,
        clock_timestamp() + make_interval(mins => (select s.hold_minutes from app.store_policies s where s.store_id = c.store_id)))
    where c.store_id = store and c.cart_id = cart and c.kind = 'cart' and c.ended_at is null and not c.renewed and c.expires_at > clock_timestamp();
    get diagnostics renewed_count = row_count;
    return renewed_count;
end $$;

-- a cart as its holder sees it: what may be bought right now, and until when it is held. Computed at each look, never stored
drop function if exists app.cart_states();
create or replace function app.cart_states() returns table (variant_id uuid, state text, held_until timestamptz, free integer, seen_minor bigint)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
    return query select l.variant_id,
        case when p.status <> 'live' or not v.active then 'gone'
             when p.kind = 'counted' then case when app.units_free(l.store_id, l.variant_id) >= l.quantity then case when v.price_minor > l.seen_minor then 'dearer' else 'ok' end when app.units_free(l.store_id, l.variant_id) > 0 then 'short' else 'out' end
             when own.id is not null then case when v.price_minor > l.seen_minor then 'dearer' else 'ok' end
             when pc.status = 'in_stock' or (other.id is not null and other.kind = 'cart' and other.expires_at <= clock_timestamp()) then 'lapsed'
             when pc.status = 'held' then 'held'
             when pc.status = 'sold' then 'sold' else 'away' end,
        own.expires_at,
        case when p.kind = 'counted' then app.units_free(l.store_id, l.variant_id) end,
        l.seen_minor
    from app.carts c
    join app.cart_lines l on l.store_id = c.store_id and l.cart_id = c.id
    join app.variants v on v.store_id = l.store_id and v.id = l.variant_id
    join app.products p on p.store_id = v.store_id and p.id = v.product_id
    left join app.pieces pc on pc.store_id = v.store_id and pc.variant_id = v.id
    left join app.piece_claims own on own.store_id = pc.store_id and own.piece_id = pc.id and own.ended_at is null and own.cart_id = c.id and own.kind = 'cart' and own.expires_at > clock_timestamp()
    left join app.piece_claims other on other.store_id = pc.store_id and other.piece_id = pc.id and other.ended_at is null
    where c.store_id = app.store_id() and c.key_hash = app.visitor();
end $$;
comment on function app.cart_states is 'ok | dearer (than she saw) | short | out | lapsed (hold ran out, still free) | held | sold | away | gone, for each line of the visitor''s cart.';

alter function app.claim_piece owner to vitrine_keeper;
alter function app.release_claims_of_cart owner to vitrine_keeper;
alter function app.put_in_cart owner to vitrine_keeper;
alter function app.change_quantity owner to vitrine_keeper;
alter function app.agree_to_price owner to vitrine_keeper;
alter function app.renew_holds owner to vitrine_keeper;
alter function app.cart_states owner to vitrine_keeper;
revoke execute on function app.claim_piece, app.release_claims_of_cart, app.put_in_cart, app.change_quantity, app.agree_to_price, app.renew_holds, app.cart_states from public;
grant execute on function app.put_in_cart, app.change_quantity, app.agree_to_price, app.renew_holds, app.cart_states to vitrine_guest, vitrine_customer;
