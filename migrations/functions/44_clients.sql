-- what it is: clients whom the team adds, and the book of what it notes about them.

-- by phone or address she may be known already: then she is the one, and nothing is added
create or replace function app.add_client(new_id uuid, name text, mail text, number text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    known uuid;
begin
    -- two who add the same person at once come one after the other
    perform pg_advisory_xact_lock(hashtextextended(store::text || coalesce(nullif(number, ''), mail), 0));
    select p.id into known from app.people p where p.store_id = store and p.disabled_at is null and (p.id = new_id or p.phone = nullif(number, '') or p.email = nullif(mail, ''))
        and exists (select 1 from app.person_roles r where r.store_id = store and r.person_id = p.id and r.role = 'customer') order by p.id limit 1;
    if known is not null then return known; end if;
    insert into app.people (store_id, id, full_name, email, phone) values (store, new_id, name, nullif(mail, ''), nullif(number, ''));
    insert into app.person_roles (store_id, person_id, role) values (store, new_id, 'customer');
    return new_id;
end $$;
comment on function app.add_client is 'Her id, which is another one when she was known.';

-- an address that one of the team writes down proves nothing, and stays marked until somebody else writes another
create or replace function app.before_email_written() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'INSERT' or new.email is distinct from old.email then new.email_by_team := new.email is not null and app.actor() in ('attendant', 'owner'); end if;
    return new;
end $$;
create or replace trigger email_written before insert or update of email on app.people for each row execute function app.before_email_written();

-- what an attendant notes of a client stands in the book, but not what it says: she may ask to be forgotten, and the book is never changed
create or replace function app.after_client_noted() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare her constant jsonb := to_jsonb(case tg_op when 'DELETE' then old else new end);
begin
    if her ->> 'source' <> 'attendant' or app.actor() not in ('attendant', 'owner', 'none') then return null; end if;
    perform app.stand_in((her ->> 'store_id')::uuid);
    perform app.record((her ->> 'store_id')::uuid, case tg_op when 'DELETE' then 'client.unnoted' else 'client.noted' end, 'person', (her ->> 'person_id')::uuid,
        jsonb_build_object('what', case when tg_table_name = 'client_tags' then 'word' else 'measure' end));
    return null;
end $$;
-- notes that go on with their word (41_merging.sql) are told by the word
create or replace trigger client_noted after insert or delete on app.client_tags for each row when (current_user <> 'vitrine_keeper') execute function app.after_client_noted();
create or replace trigger client_measured after insert or delete on app.client_measures for each row execute function app.after_client_noted();

do $owners$
declare f text;
begin
    foreach f in array array['add_client', 'after_client_noted'] loop
        execute format('alter function app.%I owner to vitrine_keeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
end
$owners$;
grant execute on function app.add_client to vitrine_attendant, vitrine_owner;
