-- what it is: the door of the house: which store a host names, who signs in, whose cookie this is. Only the door's role may ask,
-- and no role of a person can read a hash.

create or replace function app.find_store(wanted_host text) returns table (store_id uuid, slug text, name text, tagline text, locale text, currency text, time_zone text, theme text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.store_id, s.slug, s.name, s.tagline, s.locale, s.currency, s.time_zone, s.theme
    from app.store_domains d join app.stores s on s.store_id = d.store_id where d.host = wanted_host
$$;

create or replace function app.list_doors() returns table (store_id uuid, slug text, name text, tagline text, locale text, currency text, time_zone text, theme text, host text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.store_id, s.slug, s.name, s.tagline, s.locale, s.currency, s.time_zone, s.theme,
        coalesce((select min(d.host) from app.store_domains d where d.store_id = s.store_id), '')
    from app.stores s order by s.slug
$$;

create or replace function auth.find_login(wanted_email text) returns table (person_id uuid, full_name text, password_hash text, epoch integer, roles text[])
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select c.person_id, p.full_name, c.password_hash, c.epoch,
        array(select r.role from app.person_roles r where r.store_id = c.store_id and r.person_id = c.person_id order by r.role)
    from auth.credentials c join app.people p on p.store_id = c.store_id and p.id = c.person_id
    where c.store_id = app.store_id() and c.email = lower(wanted_email) and p.disabled_at is null
$$;

create or replace function auth.open_session(token text, person uuid, as_role text, lasting interval, agent text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into auth.sessions (store_id, token_hash, person_id, role, epoch, expires_at, user_agent)
    select c.store_id, token, c.person_id, as_role, c.epoch, now() + lasting, left(agent, 200)
    from auth.credentials c join app.person_roles r on r.store_id = c.store_id and r.person_id = c.person_id and r.role = as_role
    where c.store_id = app.store_id() and c.person_id = person;
    if not found then raise exception 'no_such_hat' using errcode = 'VT403'; end if;
end $$;

create or replace function auth.find_session(token text) returns table (person_id uuid, role text, full_name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select s.person_id, s.role, p.full_name from auth.sessions s
    join auth.credentials c on c.store_id = s.store_id and c.person_id = s.person_id and c.epoch = s.epoch
    join app.people p on p.store_id = s.store_id and p.id = s.person_id and p.disabled_at is null
    join app.person_roles r on r.store_id = s.store_id and r.person_id = s.person_id and r.role = s.role
    where s.store_id = app.store_id() and s.token_hash = token and s.ended_at is null and s.expires_at > now()
        and auth.is_whole(s.person_id, s.role, s.second_at)
$$;

create or replace function auth.end_session(token text) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    update auth.sessions set ended_at = now() where store_id = app.store_id() and token_hash = token and ended_at is null
$$;

alter function app.find_store owner to vitrine_doorkeeper;
alter function app.list_doors owner to vitrine_doorkeeper;
alter function auth.find_login owner to vitrine_doorkeeper;
alter function auth.open_session owner to vitrine_doorkeeper;
alter function auth.find_session owner to vitrine_doorkeeper;
alter function auth.end_session owner to vitrine_doorkeeper;
revoke execute on function app.find_store, app.list_doors, auth.find_login, auth.open_session, auth.find_session, auth.end_session from public;
grant execute on function app.find_store, app.list_doors, auth.find_login, auth.open_session, auth.find_session, auth.end_session to vitrine_door;
