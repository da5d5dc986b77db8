-- what it is: the door's verbs for accounts: tries are counted, secrets sent to an address are made and used up, people come in,
-- change how they prove themselves, and find the orders that they placed as guests. Only the door's role may call them, and none
-- of them answers a hash but find_login. A used or late secret is VT409 link_over, whatever was wrong with it.

-- charge one try to every bucket before it is made, so that tries side by side count as tries in a row; false = one of them is blocked.
-- After `most` tries one minute, doubling up to an hour; a day of quiet forgets
create or replace function auth.charge_try(buckets text[], most integer[]) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    bucket_now record;
begin
    for bucket_now in select b.bucket, b.most from unnest(buckets, most) as b (bucket, most) order by b.bucket loop
        insert into auth.tries (store_id, bucket) values (store, bucket_now.bucket) on conflict do nothing;
    end loop;
    perform 1 from auth.tries t where t.store_id = store and t.bucket = any (buckets) order by t.bucket for update;
    if exists (select 1 from auth.tries t where t.store_id = store and t.bucket = any (buckets) and t.blocked_until > clock_timestamp()) then
        return false;
    end if;
    update auth.tries t set
        failures = c.failures,
        blocked_until = case when c.failures < c.most then null
            else clock_timestamp() + least(interval '1 hour', interval '1 minute' * power(2, least(c.failures - c.most, 10))) end,
        tried_at = clock_timestamp()
    from (select o.bucket, b.most, case when o.tried_at < clock_timestamp() - interval '1 day' then 1 else o.failures + 1 end as failures
        from auth.tries o join unnest(buckets, most) as b (bucket, most) on b.bucket = o.bucket where o.store_id = store) c
    where t.store_id = store and t.bucket = c.bucket;
    return true;
end $$;
comment on function auth.charge_try is 'False when one of the buckets is blocked; then nothing was charged.';

-- the try was right: forget all of the first bucket, and this one try of the others
create or replace function auth.forgive_try(buckets text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform 1 from auth.tries t where t.store_id = app.store_id() and t.bucket = any (buckets) order by t.bucket for update;
    update auth.tries t set failures = case when t.bucket = buckets[1] then 0 else greatest(t.failures - 1, 0) end, blocked_until = null
    where t.store_id = app.store_id() and t.bucket = any (buckets);
end $$;

create or replace function auth.is_known_device(device text, address text) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select 1 from auth.credentials c join auth.devices d on d.store_id = c.store_id and d.person_id = c.person_id
        where c.store_id = app.store_id() and c.email = address and d.device_hash = device)
$$;

create or replace function auth.trust_device(device text, person uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into auth.devices (store_id, device_hash, person_id) values (app.store_id(), device, person)
    on conflict (store_id, device_hash, person_id) do update set seen_at = clock_timestamp()
$$;

create or replace function auth.open_proof(token text, purpose text, address text, person uuid, of_order uuid, session text, as_role text, lasting interval) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    insert into auth.proofs (store_id, token_hash, purpose, email, person_id, order_id, session_hash, role, expires_at)
    values (app.store_id(), token, purpose, address, person, of_order, session, as_role, clock_timestamp() + lasting)
$$;

create or replace function auth.find_proof(token text, wanted text) returns table (email text, person_id uuid, role text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.email, p.person_id, p.role from auth.proofs p
    where p.store_id = app.store_id() and p.token_hash = token and p.purpose = wanted and p.used_at is null and p.expires_at > clock_timestamp()
$$;

-- use a secret up, or refuse. Two at the same moment: one gets it
create or replace function auth.take_proof(token text, wanted text) returns auth.proofs
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare proof auth.proofs;
begin
    update auth.proofs p set used_at = clock_timestamp()
    where p.store_id = app.store_id() and p.token_hash = token and p.purpose = wanted and p.used_at is null and p.expires_at > clock_timestamp()
    returning p.* into proof;
    if not found then raise exception 'link_over' using errcode = 'VT409'; end if;
    return proof;
end $$;

-- guest orders of a proven address become hers. Only orders of nobody, only of exactly this address
create or replace function app.claim_orders(person uuid, address text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    claimed record;
    many integer := 0;
begin
    for claimed in update app.orders o set person_id = person
        where o.store_id = app.store_id() and o.person_id is null and o.email = address returning o.id, o.code loop
        perform app.record(app.store_id(), 'order.claimed', 'order', claimed.id, jsonb_build_object('code', claimed.code, 'person', person));
        many := many + 1;
    end loop;
    return many;
end $$;

create or replace function app.find_guest_order(wanted_code text) returns table (order_id uuid, email text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select o.id, o.email from app.orders o where o.store_id = app.store_id() and o.code = wanted_code and o.person_id is null
$$;

create or replace function app.claim_order(wanted uuid, person uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare its_code text;
begin
    update app.orders o set person_id = person where o.store_id = app.store_id() and o.id = wanted and o.person_id is null returning o.code into its_code;
    if not found then raise exception 'link_over' using errcode = 'VT409'; end if;
    perform app.record(app.store_id(), 'order.claimed', 'order', wanted, jsonb_build_object('code', its_code, 'person', person));
end $$;

create or replace function auth.is_customer(person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select 1 from app.person_roles r where r.store_id = app.store_id() and r.person_id = person and r.role = 'customer')
$$;

-- a new customer, by the link that was sent to her address. Who the store knows already by this address alone stays the same person,
-- unless she is one of the team or there are two of them, or the team wrote the address down: a slip of the pen, or worse, would give her away
create or replace function auth.create_account(token text, new_person uuid, called text, new_hash text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    proof constant auth.proofs := auth.take_proof(token, 'account');
    known uuid[];
    person uuid := new_person;
begin
    if exists (select 1 from auth.credentials c where c.store_id = store and c.email = proof.email) then
        raise exception 'taken' using errcode = 'VT409';
    end if;
    select array_agg(p.id) into known from app.people p
    where p.store_id = store and p.email = proof.email and p.disabled_at is null and not p.email_by_team
      and not exists (select 1 from auth.credentials c where c.store_id = store and c.person_id = p.id)
      and not exists (select 1 from app.person_roles r where r.store_id = store and r.person_id = p.id and r.role <> 'customer');
    if cardinality(known) = 1 then
        person := known[1];
    else
        insert into app.people (store_id, id, full_name, email) values (store, person, called, proof.email);
    end if;
    insert into app.person_roles (store_id, person_id, role) values (store, person, 'customer') on conflict do nothing;
    insert into auth.credentials (store_id, person_id, email, password_hash) values (store, person, proof.email, new_hash);
    update auth.proofs p set used_at = clock_timestamp() where p.store_id = store and p.email = proof.email and p.purpose = 'account' and p.used_at is null;
    perform app.record(store, 'person.joined', 'person', person, jsonb_build_object('known', cardinality(known) is not distinct from 1));
    perform app.claim_orders(person, proof.email);
    return person;
end $$;
comment on function auth.create_account is 'VT409 link_over | taken.';

-- every session ends, every secret that is on its way dies, every device is a stranger again
create or replace function auth.forget_everything(person uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update auth.proofs p set used_at = clock_timestamp() where p.store_id = app.store_id() and p.person_id = person and p.used_at is null;
    delete from auth.devices d where d.store_id = app.store_id() and d.person_id = person;
end $$;

create or replace function auth.change_password(person uuid, new_hash text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update auth.credentials c set password_hash = new_hash, epoch = c.epoch + 1, changed_at = clock_timestamp()
    where c.store_id = app.store_id() and c.person_id = person;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    perform auth.forget_everything(person);
    perform app.record(app.store_id(), 'person.password_changed', 'person', person, '{}');
end $$;

create or replace function auth.reset_password(token text, new_hash text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare proof constant auth.proofs := auth.take_proof(token, 'reset');
begin
    -- the address may have moved since
    perform 1 from auth.credentials c join app.people p on p.store_id = c.store_id and p.id = c.person_id
        where c.store_id = app.store_id() and c.person_id = proof.person_id and c.email = proof.email and p.disabled_at is null;
    if not found then raise exception 'link_over' using errcode = 'VT409'; end if;
    perform auth.change_password(proof.person_id, new_hash);
    -- a provider's account under another address may be that of whoever she is taking her account back from
    delete from auth.identities i where i.store_id = app.store_id() and i.person_id = proof.person_id and i.email <> proof.email;
    if auth.is_customer(proof.person_id) then perform app.claim_orders(proof.person_id, proof.email); end if;
    return proof.person_id;
end $$;
comment on function auth.reset_password is 'VT409 link_over.';

-- the address by which she signs in becomes the one that she has just proven. Answers the old one
create or replace function auth.move_address(token text, person uuid) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    proof constant auth.proofs := auth.take_proof(token, 'address');
    old_address text;
begin
    if proof.person_id <> person then raise exception 'link_over' using errcode = 'VT409'; end if;
    select c.email into old_address from auth.credentials c where c.store_id = store and c.person_id = person for update;
    if exists (select 1 from auth.credentials c where c.store_id = store and c.email = proof.email) then
        raise exception 'link_over' using errcode = 'VT409';
    end if;
    update auth.credentials c set email = proof.email, changed_at = clock_timestamp() where c.store_id = store and c.person_id = person;
    update app.people p set email = proof.email where p.store_id = store and p.id = person;
    perform auth.forget_everything(person);
    perform app.record(store, 'person.address_moved', 'person', person, '{}');
    if auth.is_customer(person) then perform app.claim_orders(person, proof.email); end if;
    return old_address;
end $$;
comment on function auth.move_address is 'VT409 link_over.';

-- by a link or by a code: only the person who asked, in the session in which she asked
create or replace function auth.claim_by_proof(token text, wanted text, person uuid, session text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare proof constant auth.proofs := auth.take_proof(token, wanted);
begin
    if proof.person_id <> person or proof.session_hash is distinct from session or not auth.is_customer(person) then
        raise exception 'link_over' using errcode = 'VT409';
    end if;
    if wanted = 'claim' then return app.claim_orders(person, proof.email); end if;
    perform app.claim_order(proof.order_id, person);
    return 1;
end $$;
comment on function auth.claim_by_proof is 'How many orders became hers; VT409 link_over.';

create or replace function auth.address_of(person uuid) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.email from auth.credentials c where c.store_id = app.store_id() and c.person_id = person
$$;

create or replace function auth.list_sessions(person uuid, current_token text) returns table (id uuid, opened text, user_agent text, is_current boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.id, to_char(s.created_at at time zone (select t.time_zone from app.stores t where t.store_id = s.store_id), 'YYYY-MM-DD HH24:MI'), s.user_agent, s.token_hash = current_token
    from auth.sessions s join auth.credentials c on c.store_id = s.store_id and c.person_id = s.person_id and c.epoch = s.epoch
    where s.store_id = app.store_id() and s.person_id = person and s.ended_at is null and s.expires_at > now()
    order by s.token_hash = current_token desc, s.created_at desc limit 50
$$;

create or replace function auth.end_session_of(person uuid, session uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    update auth.sessions set ended_at = now() where store_id = app.store_id() and person_id = person and id = session and ended_at is null
$$;

create or replace function auth.end_all_sessions(person uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update auth.credentials c set epoch = c.epoch + 1 where c.store_id = app.store_id() and c.person_id = person;
    update auth.sessions s set ended_at = now() where s.store_id = app.store_id() and s.person_id = person and s.ended_at is null;
    perform app.record(app.store_id(), 'person.signed_out_everywhere', 'person', person, '{}');
end $$;

-- what nobody needs any more: secrets after their end, tries that quiet has forgotten, devices that were not seen (the periods are
-- law.retention), invitations a month after their end
create or replace function auth.clear_away() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    gone integer;
    more integer;
begin
    delete from auth.proofs p where p.store_id = app.store_id() and p.expires_at < clock_timestamp() - law.kept('proofs');
    get diagnostics gone = row_count;
    delete from auth.tries t where t.store_id = app.store_id() and t.tried_at < clock_timestamp() - law.kept('tries')
        and (t.blocked_until is null or t.blocked_until < clock_timestamp());
    get diagnostics more = row_count;
    gone := gone + more;
    delete from auth.devices d where d.store_id = app.store_id() and d.seen_at < clock_timestamp() - law.kept('devices');
    get diagnostics more = row_count;
    gone := gone + more;
    delete from app.invitations i where i.store_id = app.store_id() and coalesce(i.ended_at, i.expires_at) < clock_timestamp() - interval '30 days';
    get diagnostics more = row_count;
    return gone + more;
end $$;

alter function app.claim_orders owner to vitrine_keeper;
alter function app.claim_order owner to vitrine_keeper;
alter function app.find_guest_order owner to vitrine_keeper;
revoke execute on function app.claim_orders, app.claim_order, app.find_guest_order from public;
grant execute on function app.claim_orders, app.claim_order, app.record to vitrine_doorkeeper;
grant execute on function app.find_guest_order to vitrine_door;
do $owners$
declare
    f text;
    called text[] := array['charge_try', 'forgive_try', 'is_known_device', 'trust_device', 'open_proof', 'find_proof', 'create_account', 'change_password',
        'reset_password', 'move_address', 'claim_by_proof', 'address_of', 'list_sessions', 'end_session_of', 'end_all_sessions'];
begin
    foreach f in array called || array['take_proof', 'is_customer', 'forget_everything', 'clear_away'] loop
        execute format('alter function auth.%I owner to vitrine_doorkeeper', f);
        execute format('revoke execute on function auth.%I from public', f);
    end loop;
    foreach f in array called loop
        execute format('grant execute on function auth.%I to vitrine_door', f);
    end loop;
    grant usage on schema auth to vitrine_worker;
    revoke execute on function auth.clear_away from vitrine_worker;
end
$owners$;
