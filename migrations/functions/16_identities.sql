-- what it is: the door's verbs for other proofs. A provider's account stands for the password of a customer; a passkey comes after the
-- password of the team. A session without its second proof is there, and opens nothing: find_session does not see it.

-- of the team: who works here, whatever else she is
create or replace function auth.is_team(person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select 1 from app.person_roles r where r.store_id = app.store_id() and r.person_id = person
        and r.role in ('courier', 'attendant', 'finance', 'owner'))
$$;

-- whether a session needs no second proof, or has had it: the law of the half-open door
create or replace function auth.is_whole(person uuid, as_role text, second timestamptz) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select second is not null or not (
        exists (select 1 from auth.passkeys k where k.store_id = app.store_id() and k.person_id = person)
        or (as_role in ('courier', 'attendant', 'finance', 'owner') and exists (select 1 from auth.passkey_rules r where r.store_id = app.store_id())))
$$;

-- providers

create or replace function auth.find_identity(of_issuer text, of_subject text) returns table (person_id uuid, full_name text, roles text[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select i.person_id, p.full_name,
        array(select r.role from app.person_roles r where r.store_id = i.store_id and r.person_id = i.person_id order by r.role)
    from auth.identities i join app.people p on p.store_id = i.store_id and p.id = i.person_id
    where i.store_id = app.store_id() and i.issuer = of_issuer and i.subject = of_subject and p.disabled_at is null
$$;

-- a new customer by a provider that has proven the address. She takes over nothing that hangs on the address alone: no client that the
-- store knows, no guest orders. A letter to the address does that
create or replace function auth.join_by_identity(of_issuer text, of_subject text, address text, new_person uuid, called text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare store constant uuid := app.store_id();
begin
    if exists (select 1 from auth.credentials c where c.store_id = store and c.email = address)
        or exists (select 1 from auth.identities i where i.store_id = store and i.issuer = of_issuer and i.subject = of_subject) then
        raise exception 'taken' using errcode = 'VT409';
    end if;
    insert into app.people (store_id, id, full_name, email) values (store, new_person, called, address);
    insert into app.person_roles (store_id, person_id, role) values (store, new_person, 'customer');
    insert into auth.credentials (store_id, person_id, email) values (store, new_person, address);
    insert into auth.identities (store_id, issuer, subject, person_id, email) values (store, of_issuer, of_subject, new_person, address);
    update auth.proofs p set used_at = clock_timestamp() where p.store_id = store and p.email = address and p.purpose = 'account' and p.used_at is null;
    perform app.record(store, 'person.joined', 'person', new_person, '{"known": false, "by": "provider"}');
end $$;
comment on function auth.join_by_identity is 'VT409 taken: the address or the identity has an account.';

create or replace function auth.link_identity(of_issuer text, of_subject text, address text, person uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare store constant uuid := app.store_id();
begin
    perform 1 from auth.credentials c where c.store_id = store and c.person_id = person for update;
    if not found or not auth.is_customer(person) or auth.is_team(person) then raise exception 'customers_only' using errcode = 'VT403'; end if;
    insert into auth.identities (store_id, issuer, subject, person_id, email) values (store, of_issuer, of_subject, person, address) on conflict do nothing;
    if not found then raise exception 'linked_already' using errcode = 'VT409'; end if;
    perform app.record(store, 'person.identity_linked', 'person', person, jsonb_build_object('issuer', of_issuer));
end $$;
comment on function auth.link_identity is 'VT409 linked_already: it belongs to somebody, or she has one of this provider. VT403 customers_only.';

-- never the last way in
create or replace function auth.unlink_identity(of_issuer text, person uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare store constant uuid := app.store_id();
begin
    perform 1 from auth.credentials c where c.store_id = store and c.person_id = person for update;
    if not exists (select 1 from auth.credentials c where c.store_id = store and c.person_id = person and c.password_hash is not null)
        and not exists (select 1 from auth.identities i where i.store_id = store and i.person_id = person and i.issuer <> of_issuer) then
        raise exception 'last_way' using errcode = 'VT409';
    end if;
    delete from auth.identities i where i.store_id = store and i.person_id = person and i.issuer = of_issuer;
    if found then perform app.record(store, 'person.identity_unlinked', 'person', person, jsonb_build_object('issuer', of_issuer)); end if;
end $$;
comment on function auth.unlink_identity is 'VT409 last_way.';

create or replace function auth.ways_of(person uuid, of_issuer text) returns table (has_password boolean, identity text, is_team boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.password_hash is not null,
        (select i.email from auth.identities i where i.store_id = c.store_id and i.person_id = c.person_id and i.issuer = of_issuer),
        auth.is_team(c.person_id)
    from auth.credentials c where c.store_id = app.store_id() and c.person_id = person
$$;

-- false: somebody has been here with it
create or replace function auth.spend(token text, lasting interval) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from auth.spent s where s.store_id = app.store_id() and s.expires_at < clock_timestamp();
    insert into auth.spent (store_id, token_hash, expires_at) values (app.store_id(), token, clock_timestamp() + lasting) on conflict do nothing;
    return found;
end $$;

-- passkeys

-- a session between its two proofs: ten minutes from the first
create or replace function auth.find_half_session(token text) returns table (person_id uuid, role text, full_name text, email text, has_passkey boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.person_id, s.role, p.full_name, c.email, exists (select 1 from auth.passkeys k where k.store_id = s.store_id and k.person_id = s.person_id)
    from auth.sessions s
    join auth.credentials c on c.store_id = s.store_id and c.person_id = s.person_id and c.epoch = s.epoch
    join app.people p on p.store_id = s.store_id and p.id = s.person_id and p.disabled_at is null
    join app.person_roles r on r.store_id = s.store_id and r.person_id = s.person_id and r.role = s.role
    where s.store_id = app.store_id() and s.token_hash = token and s.ended_at is null and s.expires_at > now()
        and s.created_at > now() - interval '10 minutes' and not auth.is_whole(s.person_id, s.role, s.second_at)
$$;

-- the second proof was given, before or by a passkey that was added in this very transaction: the session gets another key, and the old
-- one is nobody's
create or replace function auth.complete_session(token text, new_token text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update auth.sessions s set token_hash = new_token, second_at = now()
    where s.store_id = app.store_id() and s.token_hash = token and s.ended_at is null and (s.second_at is null or s.second_at = now())
        and s.expires_at > now() and s.created_at > now() - interval '10 minutes';
    if not found then raise exception 'link_over' using errcode = 'VT409'; end if;
    delete from auth.ceremonies y where y.store_id = app.store_id() and y.session_hash = token;
end $$;
comment on function auth.complete_session is 'VT409 link_over.';

create or replace function auth.open_ceremony(session text, of_kind text, its_state text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from auth.ceremonies y where y.store_id = app.store_id() and (y.expires_at < clock_timestamp() or (y.session_hash = session and y.kind = of_kind));
    insert into auth.ceremonies (store_id, session_hash, kind, state, expires_at)
    values (app.store_id(), session, of_kind, its_state, clock_timestamp() + interval '5 minutes');
end $$;

-- for one answer, right or wrong
create or replace function auth.take_ceremony(session text, of_kind text) returns text
language sql security definer set search_path = pg_catalog, pg_temp as $$
    delete from auth.ceremonies y where y.store_id = app.store_id() and y.session_hash = session and y.kind = of_kind and y.expires_at > clock_timestamp()
    returning y.state
$$;

create or replace function auth.passkeys_of(person uuid) returns table (id uuid, name text, credential text, since text, used text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select k.id, k.name, k.credential, to_char(k.created_at at time zone t.time_zone, 'YYYY-MM-DD HH24:MI'), to_char(k.used_at at time zone t.time_zone, 'YYYY-MM-DD HH24:MI')
    from auth.passkeys k join app.stores t on t.store_id = k.store_id
    where k.store_id = app.store_id() and k.person_id = person order by k.created_at, k.id limit 20
$$;

create or replace function auth.second_proof_of(person uuid) returns table (codes_left integer, is_required boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select (select count(*)::integer from auth.recovery_codes c where c.store_id = app.store_id() and c.person_id = person and c.used_at is null),
        exists (select 1 from auth.passkey_rules r where r.store_id = app.store_id())
$$;

-- by a whole session, or by the half of somebody who has none yet. The passkey is this session's second proof as well. Her credentials
-- are locked before they are counted, so of two halves that make the first one at once the second finds a passkey, and is refused
create or replace function auth.add_passkey(session text, person uuid, passkey uuid, its_credential_id text, called text, its_credential text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    held integer;
begin
    if not auth.is_team(person) then raise exception 'team_only' using errcode = 'VT403'; end if;
    perform 1 from auth.credentials c where c.store_id = store and c.person_id = person for update;
    select count(*) into held from auth.passkeys k where k.store_id = store and k.person_id = person;
    if held >= 20 then raise exception 'too_many' using errcode = 'VT409'; end if;
    update auth.sessions s set second_at = now()
    where s.store_id = store and s.token_hash = session and s.person_id = person and s.ended_at is null and s.expires_at > now()
        and (auth.is_whole(s.person_id, s.role, s.second_at) or (held = 0 and s.created_at > now() - interval '10 minutes'));
    if not found then raise exception 'not_here' using errcode = 'VT403'; end if;
    insert into auth.passkeys (store_id, id, person_id, credential_id, name, credential) values (store, passkey, person, its_credential_id, called, its_credential);
    perform app.record(store, 'person.passkey_added', 'person', person, jsonb_build_object('passkey', passkey, 'name', called));
end $$;
comment on function auth.add_passkey is 'VT403 team_only | not_here; VT409 too_many.';

-- it was used: its counter moves on
create or replace function auth.renew_passkey(person uuid, its_credential_id text, its_credential text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    update auth.passkeys k set credential = its_credential, used_at = clock_timestamp()
    where k.store_id = app.store_id() and k.person_id = person and k.credential_id = its_credential_id
$$;

create or replace function auth.remove_passkey(person uuid, passkey uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    called text;
    held integer;
begin
    perform 1 from auth.credentials c where c.store_id = store and c.person_id = person for update;
    select count(*) into held from auth.passkeys k where k.store_id = store and k.person_id = person;
    if held = 1 and auth.is_team(person) and exists (select 1 from auth.passkey_rules r where r.store_id = store) then
        raise exception 'last_passkey' using errcode = 'VT409';
    end if;
    delete from auth.passkeys k where k.store_id = store and k.person_id = person and k.id = passkey returning k.name into called;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    if held = 1 then delete from auth.recovery_codes c where c.store_id = store and c.person_id = person; end if;
    perform app.record(store, 'person.passkey_removed', 'person', person, jsonb_build_object('passkey', passkey, 'name', called));
end $$;
comment on function auth.remove_passkey is 'VT409 last_passkey: the store asks for one.';

-- new codes; the ones before are over
create or replace function auth.set_recovery_codes(person uuid, hashes text[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from auth.recovery_codes c where c.store_id = app.store_id() and c.person_id = person;
    insert into auth.recovery_codes (store_id, person_id, code_hash) select app.store_id(), person, h from unnest(hashes) as h;
    perform app.record(app.store_id(), 'person.recovery_codes_made', 'person', person, jsonb_build_object('many', cardinality(hashes)));
end $$;

create or replace function auth.take_recovery_code(person uuid, hash text) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update auth.recovery_codes c set used_at = clock_timestamp()
    where c.store_id = app.store_id() and c.person_id = person and c.code_hash = hash and c.used_at is null;
    if not found then return false; end if;
    perform app.record(app.store_id(), 'person.recovery_code_used', 'person', person, '{}');
    return true;
end $$;

-- everybody of the team needs one from now on, or nobody any more. An owner who has none would lock herself out
create or replace function auth.require_passkeys(person uuid, wanted boolean) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare store constant uuid := app.store_id();
begin
    if not exists (select 1 from app.person_roles r where r.store_id = store and r.person_id = person and r.role = 'owner') then
        raise exception 'owner_only' using errcode = 'VT403';
    end if;
    if wanted and not exists (select 1 from auth.passkeys k where k.store_id = store and k.person_id = person) then
        raise exception 'no_passkey' using errcode = 'VT409';
    end if;
    if wanted then
        insert into auth.passkey_rules (store_id) values (store) on conflict do nothing;
    else
        delete from auth.passkey_rules r where r.store_id = store;
    end if;
    if found then
        perform app.record(store, case when wanted then 'store.passkeys_required' else 'store.passkeys_optional' end, 'person', person, '{}');
    end if;
end $$;
comment on function auth.require_passkeys is 'VT409 no_passkey; VT403 owner_only.';

do $owners$
declare
    f text;
    called text[] := array['find_identity', 'join_by_identity', 'link_identity', 'unlink_identity', 'ways_of', 'spend', 'find_half_session', 'complete_session',
        'open_ceremony', 'take_ceremony', 'passkeys_of', 'second_proof_of', 'add_passkey', 'renew_passkey', 'remove_passkey', 'set_recovery_codes',
        'take_recovery_code', 'require_passkeys'];
begin
    foreach f in array called || array['is_team', 'is_whole'] loop
        execute format('alter function auth.%I owner to vitrine_doorkeeper', f);
        execute format('revoke execute on function auth.%I from public', f);
    end loop;
    foreach f in array called loop
        execute format('grant execute on function auth.%I to vitrine_door', f);
    end loop;
end
$owners$;
