-- what it is: the judge of states. Legal moves are looked up in the law; each is written to its history and to the events by
-- the same trigger, in the same transaction, whoever makes it. A person with psql may make any move that is legal for somebody.
-- plpgsql even for one statement: it keeps its plans for the session, a definer function in language sql is planned at each call.

-- the readers of the transaction's context, as 0001 made them, but parsed here once: so they need no search_path of their own, and
-- the planner writes them into every policy and query instead of calling (and planning) them at each use
create or replace function app.store_id() returns uuid language sql stable parallel safe return nullif(current_setting('app.store', true), '')::uuid;
create or replace function app.person_id() returns uuid language sql stable parallel safe return nullif(current_setting('app.person', true), '')::uuid;
create or replace function app.visitor() returns text language sql stable parallel safe return nullif(current_setting('app.visitor', true), '');
create or replace function app.link() returns text language sql stable parallel safe return nullif(current_setting('app.link', true), '');
create or replace function app.request() returns text language sql stable parallel safe return nullif(current_setting('app.request', true), '');
create or replace function app.actor() returns text language sql stable parallel safe return replace(coalesce(nullif(current_setting('role', true), ''), 'none'), 'vitrine_', '');

create or replace function app.check_move(machine text, from_state text, to_state text) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select 1 from law.transitions t
        where t.machine = check_move.machine and t.from_state = check_move.from_state and t.to_state = check_move.to_state
          and (t.actor = app.actor() or app.actor() = 'none')) then
        raise exception 'illegal_move' using errcode = 'VT409',
            detail = jsonb_build_object('machine', machine, 'from', from_state, 'to', to_state, 'actor', app.actor())::text;
    end if;
end $$;
comment on function app.check_move is 'Raises VT409 illegal_move unless the law lets this actor make this move.';

create or replace function app.record(store uuid, kind text, subject text, subject_id uuid, particulars jsonb) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into app.events (store_id, kind, subject, subject_id, actor, person_id, request, particulars)
    values (store, kind, subject, subject_id, app.actor(), app.person_id(), app.request(), particulars);
end $$;
comment on function app.record is 'Writes one event into the transaction of the fact it tells.';

-- pieces
create or replace function app.before_piece_moves() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        if new.status <> 'draft' and app.actor() <> 'seeder' then
            raise exception 'illegal_move' using errcode = 'VT409', detail = '{"machine":"piece","from":"","to":"' || new.status || '"}';
        end if;
        return new;
    end if;
    perform app.check_move('piece', old.status, new.status);
    perform app.check_piece(old, new);
    new := app.follow_piece(old, new);
    new.version := old.version + 1;
    new.changed_at := clock_timestamp();
    return new;
end $$;

create or replace function app.after_piece_moved() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into app.piece_status_history (store_id, piece_id, version, from_status, to_status, actor, person_id, changed_at)
    values (new.store_id, new.id, new.version, old.status, new.status, app.actor(), app.person_id(), new.changed_at);
    perform app.record(new.store_id, 'piece.' || new.status, 'piece', new.id, jsonb_build_object('from', old.status, 'product', new.product_id));
    -- a hold that the team overrides must not keep others from a piece that is free again; one that became a bag's stays
    if old.status = 'held' then
        update app.piece_claims set ended_at = clock_timestamp(), ended_by = 'overridden'
        where store_id = new.store_id and piece_id = new.id and ended_at is null and kind <> 'bag';
    end if;
    return null;
end $$;

-- what the shop window may say about a product: one word, kept in the transaction that changes the truth.
-- These functions look up single rows; without sequential scans a plan that was made on an empty table stays a good one
create or replace function app.word_for_window(piece_status text) returns text
language sql immutable parallel safe
    return case when piece_status in ('draft', 'held', 'sold') then piece_status
        when piece_status = 'in_stock' then 'available'
        when piece_status in ('bagged', 'in_consignment', 're_consigned') then 'away'
        else 'out' end;
comment on function app.word_for_window is 'products.availability of a unique product, from the status of its piece.';

create or replace function app.refresh_availability(store uuid, product uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare word text;
begin
    select case when exists (select 1 from app.variants v where v.store_id = store and v.product_id = product and v.active and app.units_free(store, v.id) > 0)
        then 'available' else 'out' end into word;
    update app.products set availability = word where store_id = store and id = product and kind = 'counted' and availability <> word;
end $$;
comment on function app.refresh_availability is 'Says available or out about a counted product, from what is free of its variants and kits.';

-- units of a counted variant that may still be promised; for a kit: of its scarcest part
create or replace function app.units_free(store uuid, variant uuid) returns integer
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
    return coalesce(
        (select min((s.on_hand - s.reserved) / k.quantity) from app.kit_parts k
         join app.stock_levels s on s.store_id = k.store_id and s.variant_id = k.part_variant_id
         where k.store_id = store and k.kit_variant_id = variant),
        (select s.on_hand - s.reserved from app.stock_levels s where s.store_id = store and s.variant_id = variant),
        0);
end $$;
comment on function app.units_free is 'Units that may still be promised to a buyer.';

create or replace function app.after_piece_changes_window() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
    update app.products p set availability = app.word_for_window(new.status)
    where p.store_id = new.store_id and p.id = new.product_id and p.availability <> app.word_for_window(new.status);
    return null;
end $$;

create or replace function app.after_stock_arrives() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
    perform app.refresh_availability(v.store_id, v.product_id) from app.variants v where v.store_id = new.store_id and v.id = new.variant_id;
    perform app.refresh_availability(k.store_id, k.product_id) from app.kit_parts k where k.store_id = new.store_id and k.part_variant_id = new.variant_id;
    return null;
end $$;

-- a kit that is packed, a variant that is taken from the offer: reckoned like a change of stock
create or replace function app.after_offer_changes() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
    perform app.refresh_availability(new.store_id, new.product_id);
    return null;
end $$;

-- One look for all shelves that a statement changed. A word can change only where fewer than the largest part of a kit (20) are free.
-- Windows are locked before they are reckoned: two sales that empty one product together would each still see the other's goods.
create or replace function app.after_stock_changes() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare pane record;
begin
    for pane in
        with changed as (select n.store_id, n.variant_id from was o join written n on n.store_id = o.store_id and n.variant_id = o.variant_id
            where least(o.on_hand - o.reserved, 20) is distinct from least(n.on_hand - n.reserved, 20))
        select v.store_id, v.product_id from changed c join app.variants v on v.store_id = c.store_id and v.id = c.variant_id
        union select k.store_id, k.product_id from changed c join app.kit_parts k on k.store_id = c.store_id and k.part_variant_id = c.variant_id
        order by 1, 2 loop
        perform 1 from app.products p where p.store_id = pane.store_id and p.id = pane.product_id for no key update;
        perform app.refresh_availability(pane.store_id, pane.product_id);
    end loop;
    perform app.record(n.store_id, 'stock.low', 'product', v.product_id, jsonb_build_object('variant', v.id, 'free', n.on_hand - n.reserved))
    from was o join written n on n.store_id = o.store_id and n.variant_id = o.variant_id
    join app.store_policies s on s.store_id = n.store_id
    join app.variants v on v.store_id = n.store_id and v.id = n.variant_id join app.products p on p.store_id = v.store_id and p.id = v.product_id
    where n.on_hand - n.reserved < coalesce(p.low_stock_below, s.low_stock_below) and o.on_hand - o.reserved >= coalesce(p.low_stock_below, s.low_stock_below);
    return null;
end $$;

-- orders and payments
create or replace function app.before_order_moves() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        if new.status <> 'pending' and app.actor() <> 'seeder' then
            raise exception 'illegal_move' using errcode = 'VT409', detail = '{"machine":"order","from":"","to":"' || new.status || '"}';
        end if;
        return new;
    end if;
    perform app.check_move('order', old.status, new.status);
    -- who works here says of what she sold face to face that it is paid, and of nothing else: that is a bank's word, or an owner's
    if old.status = 'pending' and new.status = 'paid' and new.channel = 'online' and app.actor() in ('attendant', 'finance') then
        raise exception 'illegal_move' using errcode = 'VT409', detail = '{"machine":"order","from":"pending","to":"paid"}';
    end if;
    new.version := old.version + 1;
    return new;
end $$;

create or replace function app.after_order_moved() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        if app.actor() <> 'seeder' then
            perform app.record(new.store_id, 'order.placed', 'order', new.id, jsonb_build_object('code', new.code, 'total_minor', new.total_minor));
        end if;
        return null;
    end if;
    insert into app.order_status_history (store_id, order_id, version, from_status, to_status, actor, person_id, changed_at)
    values (new.store_id, new.id, new.version, old.status, new.status, app.actor(), app.person_id(), clock_timestamp());
    perform app.record(new.store_id, 'order.' || new.status, 'order', new.id, jsonb_build_object('from', old.status, 'code', new.code, 'total_minor', new.total_minor));
    return null;
end $$;

create or replace function app.before_payment_moves() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform app.check_move('payment', old.status, new.status);
    new.version := old.version + 1;
    return new;
end $$;

create or replace function app.after_payment_moved() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.record(new.store_id, 'payment.' || new.status, 'payment', new.id, jsonb_build_object('from', old.status, 'order', new.order_id, 'amount_minor', new.amount_minor));
    return null;
end $$;

create or replace trigger piece_moves before insert or update of status on app.pieces for each row execute function app.before_piece_moves();
create or replace trigger piece_moved after update of status on app.pieces for each row when (old.version is distinct from new.version) execute function app.after_piece_moved();
create or replace trigger piece_changes_window after insert or update of status on app.pieces for each row execute function app.after_piece_changes_window();
create or replace trigger stock_arrives_in_window after insert on app.stock_levels for each row execute function app.after_stock_arrives();
create or replace trigger kit_arrives_in_window after insert on app.kit_parts for each row execute function app.after_offer_changes();
create or replace trigger offer_changes_window after update of active on app.variants for each row
    when (old.active is distinct from new.active) execute function app.after_offer_changes();
create or replace trigger stock_changes_window after update on app.stock_levels referencing old table as was new table as written
    for each statement execute function app.after_stock_changes();
create or replace trigger order_moves before insert or update of status on app.orders for each row execute function app.before_order_moves();
create or replace trigger order_placed after insert on app.orders for each row execute function app.after_order_moved();
create or replace trigger order_moved after update of status on app.orders for each row when (old.status is distinct from new.status) execute function app.after_order_moved();
create or replace trigger payment_moves before update of status on app.payments for each row execute function app.before_payment_moves();
create or replace trigger payment_moved after update of status on app.payments for each row when (old.status is distinct from new.status) execute function app.after_payment_moved();
-- what is written once is not emptied either: row triggers do not see a truncate
create or replace trigger events_never_emptied before truncate on app.events for each statement execute function app.refuse();
create or replace trigger order_status_history_never_emptied before truncate on app.order_status_history for each statement execute function app.refuse();
create or replace trigger piece_status_history_never_emptied before truncate on app.piece_status_history for each statement execute function app.refuse();

alter function app.check_move owner to vitrine_keeper;
alter function app.record owner to vitrine_keeper;
alter function app.after_piece_moved owner to vitrine_keeper;
alter function app.refresh_availability owner to vitrine_keeper;
alter function app.units_free owner to vitrine_keeper;
alter function app.after_piece_changes_window owner to vitrine_keeper;
alter function app.after_stock_arrives owner to vitrine_keeper;
alter function app.after_offer_changes owner to vitrine_keeper;
alter function app.after_stock_changes owner to vitrine_keeper;
alter function app.after_order_moved owner to vitrine_keeper;
alter function app.after_payment_moved owner to vitrine_keeper;
revoke execute on function app.check_move, app.record, app.refresh_availability, app.units_free from public;
grant execute on function app.check_move to vitrine_attendant, vitrine_owner, vitrine_keeper, vitrine_seeder;
grant execute on function app.word_for_window to vitrine_keeper;
grant execute on function app.units_free to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_finance, vitrine_owner;
