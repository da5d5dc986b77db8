-- what it is: a phone number is proven by a code from the shop's own WhatsApp. The door notes who asks and takes the code; the shop floor
-- makes it for somebody else's question: a code is for the person and the session that asked. Who has an account as a client beside her hat could
-- ask herself, and the book shows both.

-- she asks, whether or not an order has the number. An earlier question of hers is over, and its code with it
create or replace function auth.ask_phone(new_id uuid, person uuid, session text, wanted_phone text, lasting interval) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare store constant uuid := app.store_id();
begin
    if not auth.is_customer(person) then raise exception 'not_a_customer' using errcode = 'VT403'; end if;
    -- two questions at once come one after the other
    perform 1 from auth.credentials c where c.store_id = store and c.person_id = person for update;
    update app.phone_requests r set ended_at = clock_timestamp() where r.store_id = store and r.person_id = person and r.ended_at is null;
    insert into app.phone_requests (store_id, id, person_id, session_hash, phone, expires_at)
    values (store, new_id, person, session, wanted_phone, clock_timestamp() + lasting);
end $$;
comment on function auth.ask_phone is 'VT403 not_a_customer.';

-- whether an order of nobody has this number
create or replace function app.is_guest_phone(wanted_phone text) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    return exists (select 1 from app.orders o where o.store_id = app.store_id() and o.phone = wanted_phone and o.person_id is null and o.phone <> '');
end $$;

-- the shop floor made a code for a question that stands: never for her own, and never for a number that no order has
create or replace function app.make_phone_code(wanted uuid, new_hash text, lasting interval) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    r app.phone_requests;
begin
    select x.* into r from app.phone_requests x where x.store_id = store and x.id = wanted for update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    if r.ended_at is not null or r.expires_at <= clock_timestamp() then raise exception 'request_over' using errcode = 'VT409'; end if;
    if r.person_id = app.person_id() then raise exception 'her_own' using errcode = 'VT403'; end if;
    if not app.is_guest_phone(r.phone) then raise exception 'no_order' using errcode = 'VT409'; end if;
    update app.phone_requests x set code_hash = new_hash, code_until = clock_timestamp() + lasting, made_at = clock_timestamp(), made_by = app.person_id(), tries = 0
    where x.store_id = store and x.id = r.id;
end $$;
comment on function app.make_phone_code is 'VT404; VT409 request_over | no_order; VT403 her_own.';

-- guest orders with exactly this number become hers. Only orders of nobody
create or replace function app.claim_orders_by_phone(person uuid, proven text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    claimed record;
    many integer := 0;
begin
    for claimed in update app.orders o set person_id = person
        where o.store_id = app.store_id() and o.person_id is null and o.phone = proven and o.phone <> '' returning o.id, o.code loop
        perform app.record(app.store_id(), 'order.claimed', 'order', claimed.id, jsonb_build_object('code', claimed.code, 'person', person));
        many := many + 1;
    end loop;
    return many;
end $$;

-- the number that her open question is about, in the session that asked; null when there is none
create or replace function auth.asked_phone(person uuid, session text) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select r.phone from app.phone_requests r
    where r.store_id = app.store_id() and r.person_id = person and r.session_hash = session and r.ended_at is null
$$;

-- she types the code. Null: it is wrong, over, or of somebody else; a wrong one is counted, so nothing is raised here
create or replace function auth.use_phone_code(person uuid, session text, hash text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    r app.phone_requests;
begin
    select x.* into r from app.phone_requests x
    where x.store_id = store and x.person_id = person and x.session_hash = session and x.ended_at is null for update;
    if not found or r.code_hash is null or r.code_until <= clock_timestamp() or r.tries >= 5 or not auth.is_customer(person) then return null; end if;
    if r.code_hash <> hash then
        update app.phone_requests x set tries = x.tries + 1 where x.store_id = store and x.id = r.id;
        return null;
    end if;
    update app.phone_requests x set used_at = clock_timestamp(), ended_at = clock_timestamp() where x.store_id = store and x.id = r.id;
    return app.claim_orders_by_phone(person, r.phone);
end $$;
comment on function auth.use_phone_code is 'How many orders became hers; null when the code is not accepted.';

-- each step leaves an event, whoever makes it; of the number only its end, since events are never changed
create or replace function app.after_phone_request_moved() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    what constant text := case
        when tg_op = 'INSERT' then 'person.phone_asked'
        when old.used_at is null and new.used_at is not null then 'person.phone_proven'
        when old.code_hash is distinct from new.code_hash then 'person.phone_code_made' end;
begin
    perform app.stand_in(new.store_id);
    if what is not null then perform app.record(new.store_id, what, 'person', new.person_id, jsonb_build_object('phone', '…' || right(new.phone, 2))); end if;
    return null;
end $$;
create or replace trigger phone_request_moved after insert or update of code_hash, used_at on app.phone_requests for each row execute function app.after_phone_request_moved();

do $owners$
declare f text;
begin
    foreach f in array array['is_guest_phone', 'claim_orders_by_phone'] loop
        execute format('alter function app.%I owner to vitrine_keeper', f);
        execute format('revoke execute on function app.%I from public', f);
        execute format('grant execute on function app.%I to vitrine_doorkeeper', f);
    end loop;
    foreach f in array array['make_phone_code', 'after_phone_request_moved'] loop
        execute format('alter function app.%I owner to vitrine_doorkeeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
    foreach f in array array['ask_phone', 'asked_phone', 'use_phone_code'] loop
        execute format('alter function auth.%I owner to vitrine_doorkeeper', f);
        execute format('revoke execute on function auth.%I from public', f);
        execute format('grant execute on function auth.%I to vitrine_door', f);
    end loop;
end
$owners$;
grant execute on function app.make_phone_code to vitrine_attendant, vitrine_owner;
