-- what it is: her places in queues follow her when two records become one. A place knows no record, only the inbox or number that the shop
-- writes to; so what turns is that contact: from the one of the record that goes to the same kind of contact of the one that stays. Her turn
-- stays what it was. Where she waits for the same piece twice, both places rest as they are. No contact is written down for the way back:
-- the old record still has its own.

-- where a record is written to by this way; nothing when it has none
create or replace function app.reached_at(person uuid, by_channel text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select case by_channel when 'email' then p.email when 'phone' then p.phone end from app.people p where p.store_id = app.store_id() and p.id = person
$$;

-- places under the contact of one record, and whether the other's is free in that queue
create or replace function app.places_to_turn(from_person uuid, to_person uuid) returns table (id uuid, becomes text, free boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select w.id, n.contact, w.ended_at is not null or not exists (select 1 from app.piece_waits o
        where o.store_id = w.store_id and o.piece_id = w.piece_id and o.contact = n.contact and o.ended_at is null)
    from unnest(array['email', 'phone']) c (channel), app.reached_at(from_person, c.channel) l (contact), app.reached_at(to_person, c.channel) n (contact), app.piece_waits w
    where w.store_id = app.store_id() and w.channel = c.channel and w.contact = l.contact and l.contact <> '' and n.contact <> l.contact
$$;

-- the last of what a merge locks: whoever holds a place wants nothing after it that a merge holds
create or replace function app.turn_places(merge uuid, winner uuid, loser uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare many integer;
begin
    with turned as (
        update app.piece_waits w set contact = t.becomes from app.places_to_turn(loser, winner) t where w.store_id = app.store_id() and w.id = t.id and t.free returning w.id
    )
    insert into app.client_merge_rows (store_id, merge_id, number, place, how, field, key)
    select app.store_id(), merge, (select coalesce(max(o.number), 0) from app.client_merge_rows o where o.store_id = app.store_id() and o.merge_id = merge) + row_number() over (order by t.id),
        'app.piece_waits', 'moved', 'contact', jsonb_build_object('store_id', app.store_id(), 'id', t.id) from turned t;
    get diagnostics many = row_count;
    return many;
end $$;

-- back to the contact of the record that stands for itself again. Queues go on without anybody's hand, so a place that moved since hinders
-- nothing: what was forgotten of it stays forgotten, and where somebody else took up that contact meanwhile it stays where it is
create or replace function app.give_places_back(merge uuid, loser uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.piece_waits w set contact = l.contact
    from app.client_merge_rows m, unnest(array['email', 'phone']) c (channel), app.reached_at(loser, c.channel) l (contact)
    where m.store_id = app.store_id() and m.merge_id = merge and m.place = 'app.piece_waits' and w.store_id = m.store_id and w.id = (m.key ->> 'id')::uuid
      and w.channel = c.channel and w.contact <> '' and l.contact <> ''
      and (w.ended_at is not null or not exists (select 1 from app.piece_waits o
          where o.store_id = w.store_id and o.piece_id = w.piece_id and o.contact = l.contact and o.ended_at is null and o.id <> w.id));
end $$;

do $owners$
declare f text;
begin
    foreach f in array array['reached_at', 'places_to_turn', 'turn_places', 'give_places_back'] loop
        execute format('alter function app.%I owner to vitrine_doorkeeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
end
$owners$;
