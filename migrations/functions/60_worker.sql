-- what it is: what the clock does. Holds and unpaid orders whose time is over give their goods back; events get their positions.
-- Both are safe to run from many processes at once.

-- give back what has expired in the store of this transaction: one order, then at most `at_most` holds. Called until it answers 0.
-- One order, because the goods of two can not be locked in one sequence; then the holds, because they wait for nobody
create or replace function app.release_expired(at_most integer) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    thing record;
    freed integer := 0;
begin
    for thing in select o.id, o.status from app.orders o
        where o.store_id = store and o.goods_until <= clock_timestamp() and o.status in ('pending', 'failed')
        order by o.goods_until limit 1 for update skip locked loop
        perform app.give_back_goods(thing.id, 'expired');
        if thing.status = 'pending' then
            update app.orders set status = 'cancelled' where store_id = store and id = thing.id;
        end if;
        freed := freed + 1;
    end loop;
    for thing in select p.id as piece, c.id as claim from app.piece_claims c join app.pieces p on p.store_id = c.store_id and p.id = c.piece_id
        where c.store_id = store and c.ended_at is null and c.kind = 'cart' and c.expires_at <= clock_timestamp()
        order by p.id limit at_most for no key update of p skip locked loop
        update app.piece_claims set ended_at = clock_timestamp(), ended_by = 'expired'
        where store_id = store and id = thing.claim and ended_at is null and kind = 'cart' and expires_at <= clock_timestamp();
        if found then
            update app.pieces set status = 'in_stock' where store_id = store and id = thing.piece and status = 'held';
            freed := freed + 1;
        end if;
    end loop;
    return freed;
end $$;

-- which stores there are, for work that goes from store to store
create or replace function app.all_stores() returns table (store_id uuid, slug text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.store_id, s.slug from app.stores s order by s.slug
$$;

-- give positions to every event whose transaction, and all before it, have ended. Runs as the relay; the clock's row admits one at a time
create or replace function job.number_events() returns bigint
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
    clock job.event_clock;
    horizon constant xid8 := pg_snapshot_xmin(pg_current_snapshot());
    given bigint;
begin
    select c.* into clock from job.event_clock c where c.only_row for update;
    if clock.numbered_to >= horizon then return 0; end if;
    insert into job.event_positions (store_id, event_id, position)
    select e.store_id, e.id, clock.last + row_number() over (order by e.xid, e.happened_at, e.id)
    from app.events e where e.xid >= clock.numbered_to and e.xid < horizon;
    get diagnostics given = row_count;
    update job.event_clock set last = clock.last + given, numbered_to = horizon where only_row;
    return given;
end $$;
comment on function job.number_events is 'How many events were numbered. Positions never run backwards for a reader: later commits get later positions.';

alter function app.release_expired owner to vitrine_keeper;
alter function app.all_stores owner to vitrine_doorkeeper;
revoke execute on function app.release_expired, app.all_stores, job.number_events from public;
grant execute on function app.release_expired, app.all_stores, job.number_events to vitrine_worker;
