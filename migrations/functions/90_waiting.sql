-- what it is: the queue of a piece. Whoever changes a piece's status calls it, through a trigger: a piece that comes back is claimed for
-- the first who waits in the same transaction, before anybody else can see it free. The lock of the piece comes before places, here and
-- everywhere; a place is only moved by who holds its piece's lock.

create or replace function app.before_wait_moves() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        if new.status <> 'waiting' then
            raise exception 'illegal_move' using errcode = 'VT409', detail = '{"machine":"wait","from":"","to":"' || new.status || '"}';
        end if;
        return new;
    end if;
    perform app.check_move('wait', old.status, new.status);
    new.version := old.version + 1;
    new.ended_at := case when new.status in ('waiting', 'offered') then null else clock_timestamp() end;
    new.offer_until := case when new.status = 'offered' then coalesce(new.offer_until,
        clock_timestamp() + (select make_interval(hours => greatest(s.offer_hours, 1)) from app.store_policies s where s.store_id = new.store_id)) end;
    return new;
end $$;

create or replace function app.after_wait_moved() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare was constant text := case when tg_op = 'UPDATE' then old.status end;
begin
    if was is not null then
        insert into app.piece_wait_history (store_id, wait_id, version, from_status, to_status, actor, person_id, changed_at)
        values (new.store_id, new.id, new.version, was, new.status, app.actor(), app.person_id(), clock_timestamp());
    end if;
    perform app.record(new.store_id, 'wait.' || new.status, 'wait', new.id,
        jsonb_build_object('from', was, 'piece', new.piece_id, 'channel', new.channel, 'until', new.offer_until));
    return null;
end $$;

-- the piece is in stock and its row is locked by the caller: the first who waits gets it, or everybody is told
create or replace function app.offer_to_queue(store uuid, piece uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
    hours integer;
    next_one uuid;
    until timestamptz;
begin
    if not exists (select 1 from app.piece_waits w where w.store_id = store and w.piece_id = piece and w.status = 'waiting') then return; end if;
    select s.offer_hours into hours from app.store_policies s where s.store_id = store;
    if hours = 0 then
        update app.piece_waits set status = 'notified' where store_id = store and piece_id = piece and status = 'waiting';
        return;
    end if;
    select w.id into next_one from app.piece_waits w where w.store_id = store and w.piece_id = piece and w.status = 'waiting'
        order by w.joined_at, w.id limit 1;
    until := clock_timestamp() + make_interval(hours => hours);
    insert into app.piece_claims (store_id, id, piece_id, kind, expires_at) values (store, gen_random_uuid(), piece, 'wait', until);
    update app.piece_waits set status = 'offered', offer_until = until where store_id = store and id = next_one;
    update app.pieces set status = 'held' where store_id = store and id = piece;
end $$;

-- fires after piece_moved (triggers go by name), which ends the claim that a hand of the team overrides
create or replace function app.after_piece_is_waited_for() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
    if new.status in ('sold', 'sent_back', 'donated', 'written_off') then
        update app.piece_waits set status = 'expired' where store_id = new.store_id and piece_id = new.id and status in ('waiting', 'offered');
    elsif old.status = 'held' then
        -- the team took it out of somebody's offer: she keeps her place
        update app.piece_waits set status = 'waiting' where store_id = new.store_id and piece_id = new.id and status = 'offered';
    end if;
    if new.status = 'in_stock' then
        if new.due_back_at is not null then
            update app.pieces set due_back_at = null where store_id = new.store_id and id = new.id;
        end if;
        perform app.offer_to_queue(new.store_id, new.id);
    end if;
    return null;
end $$;

create or replace function app.join_queue(new_wait uuid, variant uuid, by_channel text, by_contact text, agreed text, link text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    who constant text := app.visitor();
    thing record;
    holder app.piece_claims;
begin
    if who is null or store is null then raise exception 'no_visitor' using errcode = 'VT403'; end if;
    select pc.id, pc.status into thing from app.variants v
        join app.products p on p.store_id = v.store_id and p.id = v.product_id and p.status = 'live'
        join app.pieces pc on pc.store_id = v.store_id and pc.variant_id = v.id
        where v.store_id = store and v.id = variant and v.active for no key update of pc;
    if not found then return 'unknown'; end if;
    -- the same form again: the same place
    if exists (select 1 from app.piece_waits w where w.store_id = store and w.link_hash = link and w.status in ('waiting', 'offered')) then return 'ok'; end if;
    if thing.status in ('draft', 'sold', 'sent_back', 'donated', 'written_off') then return 'sold'; end if;
    select c.* into holder from app.piece_claims c where c.store_id = store and c.piece_id = thing.id and c.ended_at is null;
    if thing.status = 'in_stock' or (holder.kind = 'cart' and holder.expires_at <= clock_timestamp()) then return 'free'; end if;
    if holder.kind = 'cart' and exists (select 1 from app.carts c where c.store_id = store and c.id = holder.cart_id and c.key_hash = who) then return 'yours'; end if;
    if exists (select 1 from app.piece_waits w where w.store_id = store and w.piece_id = thing.id and w.contact = by_contact and w.status in ('waiting', 'offered')) then
        return 'already';
    end if;
    if (select count(*) from app.piece_waits w where w.store_id = store and w.piece_id = thing.id and w.status in ('waiting', 'offered')) >= 100
       or (select count(*) from app.piece_waits w where w.store_id = store and w.visitor_hash = who and w.status in ('waiting', 'offered')) >= 20 then
        return 'full';
    end if;
    insert into app.piece_waits (store_id, id, piece_id, channel, contact, consent, link_hash, visitor_hash)
    values (store, new_wait, thing.id, by_channel, by_contact, agreed, link, who);
    return 'ok';
end $$;
comment on function app.join_queue is 'ok | unknown | sold | free (take it now) | yours (in your own cart) | already (this contact waits) | full. The same link twice is one place.';

-- the place that the transaction's link opens, with its piece locked first; nothing for any other link
create or replace function app.lock_place() returns app.piece_waits
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare place app.piece_waits;
begin
    select w.* into place from app.piece_waits w where w.store_id = app.store_id() and w.link_hash = app.link();
    if not found then raise exception 'no_such_place' using errcode = 'VT404'; end if;
    perform 1 from app.pieces p where p.store_id = place.store_id and p.id = place.piece_id for no key update;
    select w.* into place from app.piece_waits w where w.store_id = place.store_id and w.id = place.id;
    return place;
end $$;

create or replace function app.take_offer(new_cart uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    who constant text := app.visitor();
    cart uuid;
    place app.piece_waits;
begin
    if who is null or store is null then raise exception 'no_visitor' using errcode = 'VT403'; end if;
    insert into app.carts (store_id, id, key_hash) values (store, new_cart, who) on conflict (store_id, key_hash) do nothing;
    select c.id into cart from app.carts c where c.store_id = store and c.key_hash = who for update;
    place := app.lock_place();
    if place.status <> 'offered' or place.offer_until <= clock_timestamp() then return 'over'; end if;
    -- her right goes on in her cart, for as long as it was given
    update app.piece_claims c set kind = 'cart', cart_id = cart,
        expires_at = greatest(c.expires_at, clock_timestamp() + make_interval(mins => (select s.hold_minutes from app.store_policies s where s.store_id = store)))
        where c.store_id = store and c.piece_id = place.piece_id and c.kind = 'wait' and c.ended_at is null;
    if not found then return 'over'; end if;
    insert into app.cart_lines (store_id, cart_id, variant_id, quantity, seen_minor)
        select store, cart, v.id, 1, v.price_minor from app.pieces p join app.variants v on v.store_id = p.store_id and v.id = p.variant_id
        where p.store_id = store and p.id = place.piece_id on conflict do nothing;
    update app.piece_waits set status = 'taken' where store_id = store and id = place.id;
    return 'ok';
end $$;
comment on function app.take_offer is 'By link: ok | over (no offer, or its time ran out). The claim becomes the visitor''s cart''s.';

create or replace function app.leave_queue() returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare place app.piece_waits;
begin
    place := app.lock_place();
    if place.status not in ('waiting', 'offered') then return 'over'; end if;
    update app.piece_waits set status = 'withdrawn' where store_id = place.store_id and id = place.id;
    if place.status = 'offered' then
        update app.piece_claims set ended_at = clock_timestamp(), ended_by = 'released'
            where store_id = place.store_id and piece_id = place.piece_id and kind = 'wait' and ended_at is null;
        update app.pieces set status = 'in_stock' where store_id = place.store_id and id = place.piece_id and status = 'held';
    end if;
    return 'ok';
end $$;
comment on function app.leave_queue is 'By link: ok | over (it had ended). An offer goes to the next at once.';

-- what the holder of a link may know: her own place, and nobody else's
create or replace function app.my_place() returns table (status text, place integer, product_id uuid, offer_until timestamptz, due timestamptz, channel text, contact text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
    return query select w.status,
        case when w.status in ('waiting', 'offered') then (select count(*)::integer from app.piece_waits o where o.store_id = w.store_id and o.piece_id = w.piece_id
            and o.status in ('waiting', 'offered') and (o.status = 'offered' and o.id <> w.id or (o.joined_at, o.id) <= (w.joined_at, w.id))) end,
        p.product_id, w.offer_until, p.due_back_at, w.channel, w.contact
    from app.piece_waits w join app.pieces p on p.store_id = w.store_id and p.id = w.piece_id
    where w.store_id = app.store_id() and w.link_hash = app.link();
end $$;

-- why a unique product can't be had right now, and until when: cart | order | wait (with its end), home (with its due date, if there is one)
create or replace function app.when_back(product uuid) returns table (reason text, until timestamptz)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
    return query select case when p.status = 'held' then c.kind else 'home' end, case when p.status = 'held' then c.expires_at when p.due_back_at > clock_timestamp() then p.due_back_at end
    from app.pieces p left join app.piece_claims c on c.store_id = p.store_id and c.piece_id = p.id and c.ended_at is null
    where p.store_id = app.store_id() and p.product_id = when_back.product
      and (p.status in ('bagged', 'in_consignment', 're_consigned') or (p.status = 'held' and c.kind in ('cart', 'order', 'wait')));
end $$;

-- the clock: offers whose time is over go to the next
create or replace function app.pass_offers(at_most integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    thing record;
    passed integer := 0;
begin
    for thing in select p.id as piece, w.id as wait from app.piece_waits w join app.pieces p on p.store_id = w.store_id and p.id = w.piece_id
        where w.store_id = store and w.status = 'offered' and w.offer_until <= clock_timestamp() order by p.id limit at_most for no key update of p skip locked loop
        update app.piece_waits set status = 'expired' where store_id = store and id = thing.wait and status = 'offered' and offer_until <= clock_timestamp();
        if found then
            update app.piece_claims set ended_at = clock_timestamp(), ended_by = 'expired' where store_id = store and piece_id = thing.piece and kind = 'wait' and ended_at is null;
            update app.pieces set status = 'in_stock' where store_id = store and id = thing.piece and status = 'held';
            passed := passed + 1;
        end if;
    end loop;
    return passed;
end $$;

-- what a visitor typed at the checkout
create or replace function app.save_draft(fields text[], contents text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    cart uuid;
begin
    -- an order of the same cart forgets drafts: it holds this lock until it stands
    select c.id into cart from app.carts c where c.store_id = store and c.key_hash = app.visitor() for no key update;
    if not found then return; end if;
    insert into app.checkout_drafts (store_id, cart_id, field, content)
        select store, cart, typed.field, left(typed.content, 500) from unnest(fields, contents) as typed (field, content) where typed.content <> '' order by typed.field
        on conflict (store_id, cart_id, field) do update set content = excluded.content, saved_at = clock_timestamp();
    delete from app.checkout_drafts d using unnest(fields, contents) as typed (field, content)
        where d.store_id = store and d.cart_id = cart and d.field = typed.field and typed.content = '';
end $$;
comment on function app.save_draft is 'Keeps these fields of the visitor''s cart; an empty one is forgotten. Nothing happens without a cart.';

create or replace function app.forget_draft() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from app.checkout_drafts d using app.carts c
        where c.store_id = app.store_id() and c.key_hash = app.visitor() and d.store_id = c.store_id and d.cart_id = c.id;
end $$;

create or replace function app.after_order_takes_draft() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
    delete from app.checkout_drafts d using app.carts c
        where c.store_id = new.store_id and c.key_hash = new.visitor_hash and d.store_id = c.store_id and d.cart_id = c.id;
    return null;
end $$;

create or replace trigger wait_moves before insert or update of status on app.piece_waits for each row execute function app.before_wait_moves();
create or replace trigger wait_joined after insert on app.piece_waits for each row execute function app.after_wait_moved();
create or replace trigger wait_moved after update of status on app.piece_waits for each row when (old.status is distinct from new.status) execute function app.after_wait_moved();
create or replace trigger piece_waited_for after update of status on app.pieces for each row when (old.status is distinct from new.status) execute function app.after_piece_is_waited_for();
create or replace trigger order_takes_draft after insert on app.orders for each row when (new.status = 'pending') execute function app.after_order_takes_draft();

alter function app.after_wait_moved owner to vitrine_keeper;
alter function app.offer_to_queue owner to vitrine_keeper;
alter function app.after_piece_is_waited_for owner to vitrine_keeper;
alter function app.join_queue owner to vitrine_keeper;
alter function app.lock_place owner to vitrine_keeper;
alter function app.take_offer owner to vitrine_keeper;
alter function app.leave_queue owner to vitrine_keeper;
alter function app.my_place owner to vitrine_keeper;
alter function app.when_back owner to vitrine_keeper;
alter function app.pass_offers owner to vitrine_keeper;
alter function app.save_draft owner to vitrine_keeper;
alter function app.forget_draft owner to vitrine_keeper;
alter function app.after_order_takes_draft owner to vitrine_keeper;
revoke execute on function app.offer_to_queue, app.join_queue, app.lock_place, app.take_offer, app.leave_queue, app.my_place, app.when_back, app.pass_offers, app.save_draft, app.forget_draft from public;
grant execute on function app.join_queue, app.take_offer, app.leave_queue, app.my_place, app.when_back, app.save_draft, app.forget_draft to vitrine_guest, vitrine_customer;
grant execute on function app.pass_offers to vitrine_worker;
