-- what it is: hats are given and taken, people let in and kept out, and there is always an owner who can come in; whoever asks, with
-- a page or with SQL in hand. Every change by hand leaves an event with before and after. Judges are triggers, after the fences.

-- a person with psql may stand in no store; triggers write as their owners, whose fence is the store of the transaction
create or replace function app.stand_in(store uuid) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if app.store_id() is null then perform set_config('app.store', store::text, true); end if;
end $$;

-- a house of mail that says nothing of who lives there: a large public one, or one that can't exist (.test). Of any other, which may be
-- one person's own, only what stands above it: com.br, org
create or replace function app.hinted_domain(domain text) returns text language sql immutable parallel safe
    return case when domain = any (string_to_array('gmail.com googlemail.com hotmail.com hotmail.com.br outlook.com outlook.com.br live.com msn.com yahoo.com yahoo.com.br ymail.com icloud.com me.com mac.com aol.com proton.me protonmail.com gmx.com uol.com.br bol.com.br terra.com.br ig.com.br globo.com comcast.net verizon.net att.net', ' '))
            or domain ~ '(^|\.)test$' then domain
        else '…' || coalesce(substring(domain from '(\.(?:com|co|org|net|gov|edu|ac|art|eco|adv|blog)\.[a-z]{2})$'), substring(domain from '(\.[^.]*)$'), '') end;

-- what somebody may recognise and nobody can use: events are never changed, so no address and no name may stand in them
create or replace function app.hinted(typed text) returns text language sql immutable parallel safe
    return case when typed like '%@%' then left(typed, 1) || '…@' || app.hinted_domain(lower(substring(typed from '@([^@]*)$')))
        when typed like '+%' then left(typed, 3) || '…' || right(typed, 2)
        else regexp_replace(typed, '(\S)\S*', '\1.', 'g') end;

-- what differs between two rows, without what is long
create or replace function app.changed(was jsonb, written jsonb) returns jsonb language sql immutable set search_path = pg_catalog, pg_temp as $$
    select jsonb_build_object('before', coalesce(jsonb_object_agg(d.key, d.was) filter (where d.was is not null), '{}'), 'after', coalesce(jsonb_object_agg(d.key, d.written), '{}'))
    from (select w.key, case when length(was ->> w.key) > 200 then to_jsonb(left(was ->> w.key, 200) || '…') else was -> w.key end as was,
              case when length(w.value #>> '{}') > 200 then to_jsonb(left(w.value #>> '{}', 200) || '…') else w.value end as written
          from jsonb_each(written) w where w.value is distinct from was -> w.key) d
$$;

-- owners stand still, in one order, while somebody changes who is one of them: two of them who demote each other come one after the other
create or replace function app.hold_owners() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op <> 'INSERT' or app.actor() = 'owner' then
        perform 1 from app.people p where p.store_id = app.store_id()
            and p.id in (select r.person_id from app.person_roles r where r.store_id = p.store_id and r.role = 'owner')
            order by p.id for no key update of p;
    end if;
    return null;
end $$;

create or replace function app.is_active_owner(store uuid, person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select exists (select 1 from app.person_roles r join app.people p on p.store_id = r.store_id and p.id = r.person_id and p.disabled_at is null
        where r.store_id = store and r.person_id = person and r.role = 'owner')
$$;

-- her page may be older than her hat; and nobody makes herself an owner
create or replace function app.must_be_owner(raised uuid default null) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if app.actor() = 'owner' and (raised = app.person_id() or not app.is_active_owner(app.store_id(), app.person_id())) then raise exception 'not_an_owner' using errcode = 'VT403'; end if;
end $$;

-- somebody is left who can come in and do everything. In another isolation the snapshot could be older than the lock
create or replace function app.keep_an_owner(store uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if current_setting('transaction_isolation') <> 'read committed' then raise exception 'wrong_isolation' using errcode = 'VT409'; end if;
    if not exists (select 1 from app.person_roles r
        join app.people p on p.store_id = r.store_id and p.id = r.person_id and p.disabled_at is null
        join auth.credentials c on c.store_id = r.store_id and c.person_id = r.person_id
        where r.store_id = store and r.role = 'owner') then
        raise exception 'last_owner' using errcode = 'VT409';
    end if;
end $$;
comment on function app.keep_an_owner is 'VT409 last_owner when nobody is left who could come in as an owner.';

-- an invitation ends, and its key with it
create or replace function app.end_invitation(invitation uuid, how text, joined uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare ended app.invitations;
begin
    update app.invitations i set ended_at = clock_timestamp(), ended_by = how, person_id = joined
    where i.store_id = app.store_id() and i.id = invitation and i.ended_at is null returning i.* into ended;
    if not found then raise exception 'invitation_over' using errcode = 'VT409'; end if;
    update auth.proofs p set used_at = clock_timestamp() where p.store_id = ended.store_id and p.email = ended.email and p.purpose = 'invite' and p.used_at is null;
    if how = 'withdrawn' then
        perform app.record(ended.store_id, 'person.invitation_withdrawn', 'invitation', ended.id, jsonb_build_object('email', app.hinted(ended.email), 'hats', ended.hats));
    end if;
end $$;

-- whom she asked was asked by an owner; nobody comes in on the word of one who is none any more
create or replace function app.withdraw_invitations_of(person uuid) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
    select app.end_invitation(i.id, 'withdrawn', null) from app.invitations i where i.store_id = app.store_id() and i.invited_by = person and i.ended_at is null
$$;

create or replace function app.after_hat_changes() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    hat constant app.person_roles := case tg_op when 'INSERT' then new else old end;
    worn text[];
begin
    if app.actor() = 'seeder' then return null; end if;
    perform app.stand_in(hat.store_id);
    -- judges speak after the rows are written, so what she gives herself does not count, and what she lays down does
    if tg_op = 'INSERT' then
        perform app.must_be_owner(case when hat.role = 'owner' then hat.person_id end);
    elsif hat.role <> 'owner' or hat.person_id is distinct from app.person_id() then
        perform app.must_be_owner();
    end if;
    if tg_op = 'DELETE' then
        -- given back, the hat opens no room that was open before
        update auth.sessions s set ended_at = now() where s.store_id = hat.store_id and s.person_id = hat.person_id and s.role = hat.role and s.ended_at is null;
    end if;
    if hat.role in ('courier', 'attendant', 'finance', 'owner') or app.actor() = 'owner' then
        select coalesce(array_agg(r.role order by r.role), '{}') into worn from app.person_roles r where r.store_id = hat.store_id and r.person_id = hat.person_id;
        perform app.record(hat.store_id, case tg_op when 'INSERT' then 'person.hat_given' else 'person.hat_taken' end, 'person', hat.person_id,
            jsonb_build_object('hat', hat.role, 'before', jsonb_build_object('hats', case tg_op when 'INSERT' then array_remove(worn, hat.role) else worn || hat.role end),
                'after', jsonb_build_object('hats', worn)));
    end if;
    if tg_op = 'DELETE' and hat.role = 'owner' then
        perform app.withdraw_invitations_of(hat.person_id);
        perform app.keep_an_owner(hat.store_id);
    end if;
    return null;
end $$;

create or replace function app.after_person_disabled() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.stand_in(new.store_id);
    if new.disabled_at is null then
        perform app.must_be_owner(new.id);
    elsif new.id is distinct from app.person_id() then
        perform app.must_be_owner();
    end if;
    if new.disabled_at is not null then
        -- enabled again, she comes in by her password and by nothing that was open before
        update auth.credentials c set epoch = c.epoch + 1 where c.store_id = new.store_id and c.person_id = new.id;
        update auth.sessions s set ended_at = now() where s.store_id = new.store_id and s.person_id = new.id and s.ended_at is null;
        perform auth.forget_everything(new.id);
    end if;
    perform app.record(new.store_id, case when new.disabled_at is null then 'person.enabled' else 'person.disabled' end, 'person', new.id,
        jsonb_build_object('before', jsonb_build_object('disabled', old.disabled_at is not null), 'after', jsonb_build_object('disabled', new.disabled_at is not null)));
    if new.disabled_at is not null and exists (select 1 from app.person_roles r where r.store_id = new.store_id and r.person_id = new.id and r.role = 'owner') then
        perform app.withdraw_invitations_of(new.id);
        perform app.keep_an_owner(new.store_id);
    end if;
    return null;
end $$;

create or replace function app.after_person_written() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    said constant jsonb := jsonb_build_object('full_name', app.hinted(new.full_name), 'email', app.hinted(new.email), 'phone', app.hinted(new.phone));
    was jsonb := '{}';
begin
    -- who writes of herself (the door) has events of her own
    if app.actor() not in ('attendant', 'owner', 'none') then return null; end if;
    perform app.stand_in(new.store_id);
    if tg_op = 'UPDATE' then was := jsonb_build_object('full_name', app.hinted(old.full_name), 'email', app.hinted(old.email), 'phone', app.hinted(old.phone)); end if;
    perform app.record(new.store_id, case tg_op when 'INSERT' then 'person.added' else 'person.corrected' end, 'person', new.id, app.changed(was, said));
    return null;
end $$;

-- a row that the team changed: kind, subject, the column that names the subject, and columns that tell nothing
create or replace function app.after_change_by_hand() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    mute constant text[] := string_to_array(tg_argv[3], ' ') || array['store_id', 'id'];
    written constant jsonb := to_jsonb(new);
    difference constant jsonb := app.changed(case tg_op when 'UPDATE' then to_jsonb(old) else '{}' end - mute, written - mute);
begin
    if app.actor() = 'seeder' or difference -> 'after' = '{}' then return null; end if;
    perform app.stand_in(new.store_id);
    perform app.record(new.store_id, tg_argv[0], tg_argv[1], (written ->> tg_argv[2])::uuid, difference || jsonb_strip_nulls(jsonb_build_object('sku', written -> 'sku')));
    return null;
end $$;

-- what this person's sessions may open has changed: nodes look, and pages that are no longer hers leave
create or replace function app.after_seat_changes() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare her constant jsonb := to_jsonb(case tg_op when 'DELETE' then old else new end);
begin
    insert into job.window_changes (store_id, on_shelf, person_id) values ((her ->> 'store_id')::uuid, false, coalesce(her ->> 'person_id', her ->> 'id')::uuid);
    return null;
end $$;

-- the verbs of an owner
create or replace function app.invite(new_id uuid, address text, wanted text[], token text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    known app.people;
begin
    perform app.must_be_owner();
    select p.* into known from auth.credentials c join app.people p on p.store_id = c.store_id and p.id = c.person_id where c.store_id = store and c.email = address;
    if known.disabled_at is not null then raise exception 'is_disabled' using errcode = 'VT409'; end if;
    if wanted <@ array(select r.role from app.person_roles r where r.store_id = store and r.person_id = known.id) then raise exception 'wears_them' using errcode = 'VT409'; end if;
    if (select count(*) from app.invitations i where i.store_id = store and i.ended_at is null) >= 50 then raise exception 'too_many_open' using errcode = 'VT409'; end if;
    insert into app.invitations (store_id, id, email, hats, invited_by, expires_at)
        values (store, new_id, address, wanted, app.person_id(), clock_timestamp() + interval '7 days')
        on conflict (store_id, email) where ended_at is null do nothing;
    if not found then raise exception 'open_already' using errcode = 'VT409'; end if;
    perform auth.open_proof(token, 'invite', address, null, null, null, wanted[1], interval '7 days');
    perform app.record(store, 'person.invited', 'invitation', new_id, jsonb_build_object('email', app.hinted(address), 'hats', wanted));
end $$;
comment on function app.invite is 'VT409 is_disabled | wears_them | too_many_open | open_already. VT403 not_an_owner.';

-- another letter, with another link; the one before is good for nothing. Answers the address
create or replace function app.invite_again(invitation uuid, token text) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare asked app.invitations;
begin
    perform app.must_be_owner();
    select i.* into asked from app.invitations i where i.store_id = app.store_id() and i.id = invitation for update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    if asked.ended_at is not null then raise exception 'invitation_over' using errcode = 'VT409'; end if;
    if asked.sent_at > clock_timestamp() - interval '1 minute' then raise exception 'just_sent' using errcode = 'VT409'; end if;
    update app.invitations i set sent_at = clock_timestamp(), expires_at = clock_timestamp() + interval '7 days' where i.store_id = asked.store_id and i.id = asked.id;
    update auth.proofs p set used_at = clock_timestamp() where p.store_id = asked.store_id and p.email = asked.email and p.purpose = 'invite' and p.used_at is null;
    perform auth.open_proof(token, 'invite', asked.email, null, null, null, asked.hats[1], interval '7 days');
    perform app.record(asked.store_id, 'person.invited_again', 'invitation', asked.id, jsonb_build_object('email', app.hinted(asked.email), 'hats', asked.hats));
    return asked.email;
end $$;
comment on function app.invite_again is 'VT404 unknown. VT409 invitation_over | just_sent.';

create or replace function app.withdraw_invitation(invitation uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.must_be_owner();
    if not exists (select 1 from app.invitations i where i.store_id = app.store_id() and i.id = invitation) then raise exception 'unknown' using errcode = 'VT404'; end if;
    perform app.end_invitation(invitation, 'withdrawn', null);
end $$;

create or replace function app.team() returns table (id uuid, full_name text, email text, hats text[], since timestamptz, seen timestamptz, comes_in boolean, disabled boolean, sessions integer)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select p.id, p.full_name, coalesce(c.email, p.email, ''), t.hats, t.since,
        (select max(s.seen_at) from auth.sessions s where s.store_id = p.store_id and s.person_id = p.id), c.person_id is not null, p.disabled_at is not null,
        (select count(*)::integer from auth.sessions s where s.store_id = p.store_id and s.person_id = p.id and s.epoch = c.epoch and s.ended_at is null and s.expires_at > now())
    from (select r.person_id, array_agg(r.role order by r.role) as hats, min(r.granted_at) as since from app.person_roles r
          where r.store_id = app.store_id() and r.role in ('courier', 'attendant', 'finance', 'owner') group by 1) t
    join app.people p on p.store_id = app.store_id() and p.id = t.person_id
    left join auth.credentials c on c.store_id = p.store_id and c.person_id = p.id
    order by p.disabled_at is not null, 'owner' = any (t.hats) desc, lower(p.full_name), p.id limit 500
$$;

create or replace function app.must_be_of_team(person uuid) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select 1 from app.person_roles r where r.store_id = app.store_id() and r.person_id = person and r.role in ('courier', 'attendant', 'finance', 'owner')) then
        raise exception 'unknown' using errcode = 'VT404';
    end if;
end $$;

create or replace function app.sessions_of(person uuid) returns table (id uuid, opened text, user_agent text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.must_be_of_team(person);
    return query select s.id, s.opened, s.user_agent from auth.list_sessions(person, '') s;
end $$;
comment on function app.sessions_of is 'Where one of the team is signed in; VT404 for everybody else.';

-- one session of one of the team, or all of them
create or replace function app.end_sessions_of(person uuid, session uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare many integer;
begin
    perform app.must_be_owner();
    perform app.must_be_of_team(person);
    if session is null then
        update auth.credentials c set epoch = c.epoch + 1 where c.store_id = app.store_id() and c.person_id = person;
    end if;
    update auth.sessions s set ended_at = now() where s.store_id = app.store_id() and s.person_id = person and (session is null or s.id = session) and s.ended_at is null;
    get diagnostics many = row_count;
    if session is not null and many = 0 then raise exception 'unknown' using errcode = 'VT404'; end if;
    perform app.record(app.store_id(), 'person.sessions_ended', 'person', person, jsonb_build_object('many', many));
end $$;

-- the door: whom a link invites, and who she is if she has an account
create or replace function auth.find_invitation(token text) returns table (email text, hats text[], person_id uuid, inviter text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select i.email, i.hats, c.person_id, asking.full_name
    from auth.proofs p
    join app.invitations i on i.store_id = p.store_id and i.email = p.email and i.ended_at is null and i.expires_at > clock_timestamp()
    join app.people asking on asking.store_id = i.store_id and asking.id = i.invited_by
    left join auth.credentials c on c.store_id = i.store_id and c.email = i.email
    left join app.people her on her.store_id = c.store_id and her.id = c.person_id
    where p.store_id = app.store_id() and p.token_hash = token and p.purpose = 'invite' and p.used_at is null and p.expires_at > clock_timestamp()
      and her.disabled_at is null and app.is_active_owner(i.store_id, i.invited_by)
$$;

-- she takes the invitation up; from here on she acts, and not the door alone
create or replace function auth.take_invitation(token text, person uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    proof auth.proofs;
    asked app.invitations;
begin
    -- the invitation before its key, as an owner who sends it again takes them
    perform 1 from app.invitations i join auth.proofs p on p.store_id = i.store_id and p.email = i.email
        where p.store_id = app.store_id() and p.token_hash = token and p.purpose = 'invite' and i.ended_at is null for update of i;
    proof := auth.take_proof(token, 'invite');
    select i.* into asked from app.invitations i where i.store_id = proof.store_id and i.email = proof.email and i.ended_at is null and i.expires_at > clock_timestamp() for update;
    if not found or not app.is_active_owner(asked.store_id, asked.invited_by)
        or not exists (select 1 from auth.credentials c join app.people p on p.store_id = c.store_id and p.id = c.person_id
            where c.store_id = asked.store_id and c.person_id = person and c.email = asked.email and p.disabled_at is null) then
        raise exception 'link_over' using errcode = 'VT409';
    end if;
    perform set_config('app.person', person::text, true);
    insert into app.person_roles (store_id, person_id, role) select asked.store_id, person, hat from unnest(asked.hats) as hat on conflict do nothing;
    perform app.end_invitation(asked.id, 'joined', person);
    perform app.record(asked.store_id, 'person.joined_team', 'person', person, jsonb_build_object('hats', asked.hats, 'invitation', asked.id));
end $$;
comment on function auth.take_invitation is 'VT409 link_over, also when the account is not of the invited address.';

-- she has no account yet. Whom the store knows by this address alone stays the same person, unless one of the team wrote it down
create or replace function auth.join_team(token text, new_person uuid, called text, new_hash text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    address text;
    known uuid[];
    person uuid := new_person;
begin
    select f.email into address from auth.find_invitation(token) f where f.person_id is null;
    if not found then raise exception 'link_over' using errcode = 'VT409'; end if;
    select array_agg(p.id) into known from app.people p where p.store_id = store and p.email = address and p.disabled_at is null and not p.email_by_team
        and not exists (select 1 from auth.credentials c where c.store_id = store and c.person_id = p.id);
    if cardinality(known) = 1 then
        person := known[1];
    else
        insert into app.people (store_id, id, full_name, email) values (store, person, called, address);
    end if;
    insert into auth.credentials (store_id, person_id, email, password_hash) values (store, person, address, new_hash);
    perform auth.take_invitation(token, person);
end $$;
comment on function auth.join_team is 'VT409 link_over.';

-- which of these sessions no longer stand, and why; the others were seen
create or replace function auth.judge_seats(tokens text[]) returns table (token text, why text)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    return query select t.token, case when p.disabled_at is not null then 'disabled' when s.token_hash is not null and r.role is null then 'hat'
            when s.ended_at is null and s.expires_at <= now() then 'expired' else 'ended' end
        from unnest(tokens) as t (token)
        left join auth.sessions s on s.store_id = app.store_id() and s.token_hash = t.token
        left join auth.credentials c on c.store_id = s.store_id and c.person_id = s.person_id and c.epoch = s.epoch
        left join app.people p on p.store_id = s.store_id and p.id = s.person_id
        left join app.person_roles r on r.store_id = s.store_id and r.person_id = s.person_id and r.role = s.role
        where s.token_hash is null or s.ended_at is not null or s.expires_at <= now() or c.person_id is null or p.disabled_at is not null or r.role is null;
    update auth.sessions s set seen_at = now()
    where s.store_id = app.store_id() and s.token_hash = any (tokens) and s.ended_at is null and s.expires_at > now() and s.seen_at < now() - interval '5 minutes';
end $$;

create or replace trigger owners_stand_still before insert or delete on app.person_roles for each statement execute function app.hold_owners();
create or replace trigger owners_stand_still before update of disabled_at on app.people for each statement execute function app.hold_owners();
create or replace trigger hat_given after insert on app.person_roles for each row execute function app.after_hat_changes();
create or replace trigger hat_taken after delete on app.person_roles for each row execute function app.after_hat_changes();
create or replace trigger person_disabled after update of disabled_at on app.people for each row
    when ((old.disabled_at is null) <> (new.disabled_at is null) and old.merged_into is not distinct from new.merged_into) execute function app.after_person_disabled();
create or replace trigger person_added after insert on app.people for each row execute function app.after_person_written();
create or replace trigger person_corrected after update of full_name, email, phone on app.people for each row
    when ((old.full_name, old.email, old.phone) is distinct from (new.full_name, new.email, new.phone)) execute function app.after_person_written();

create or replace trigger seat_hat_taken after delete on app.person_roles for each row execute function app.after_seat_changes();
create or replace trigger seat_disabled after update of disabled_at on app.people for each row
    when (old.disabled_at is null and new.disabled_at is not null) execute function app.after_seat_changes();
create or replace trigger seat_ended after update of ended_at on auth.sessions for each row
    when (old.ended_at is null and new.ended_at is not null) execute function app.after_seat_changes();
create or replace trigger seats_ended after update of epoch on auth.credentials for each row when (old.epoch <> new.epoch) execute function app.after_seat_changes();

create or replace trigger told_by_hand after update on app.store_policies for each row execute function app.after_change_by_hand('store.policies_changed', 'store', 'store_id', '');
create or replace trigger told_by_hand after update of name, tagline on app.stores for each row execute function app.after_change_by_hand('store.renamed', 'store', 'store_id', '');
create or replace trigger told_added after insert on app.client_classes for each row execute function app.after_change_by_hand('store.class_added', 'store', 'store_id', '');
create or replace trigger told_by_hand after update on app.client_classes for each row execute function app.after_change_by_hand('store.class_changed', 'store', 'store_id', '');
create or replace trigger told_added after insert on app.goals for each row execute function app.after_change_by_hand('store.goal_set', 'store', 'store_id', 'set_at');
create or replace trigger told_by_hand after update on app.goals for each row execute function app.after_change_by_hand('store.goal_changed', 'store', 'store_id', 'set_at');
create or replace trigger told_added after insert on app.goal_shares for each row execute function app.after_change_by_hand('store.share_given', 'store', 'store_id', 'month');
create or replace trigger told_by_hand after update on app.goal_shares for each row execute function app.after_change_by_hand('store.share_changed', 'store', 'store_id', 'month');
create or replace trigger told_added after insert on app.card_snoozes for each row execute function app.after_change_by_hand('store.card_put_off', 'store', 'store_id', 'snoozed_at subject');
create or replace trigger told_by_hand after update on app.card_snoozes for each row execute function app.after_change_by_hand('store.card_put_off', 'store', 'store_id', 'snoozed_at subject');
create or replace trigger told_added after insert on app.delivery_options for each row execute function app.after_change_by_hand('delivery.added', 'delivery', 'id', '');
create or replace trigger told_by_hand after update on app.delivery_options for each row execute function app.after_change_by_hand('delivery.changed', 'delivery', 'id', '');
-- a price tells itself (43_catalogue.sql), with its reason
create or replace trigger told_by_hand after update of label, price_minor, compare_at_minor, active on app.variants for each row
    execute function app.after_change_by_hand('product.offer_changed', 'product', 'product_id', 'product_id sku shown price_minor');
create or replace trigger told_added after insert on app.tags for each row execute function app.after_change_by_hand('tag.added', 'tag', 'id', 'spoken sort room_mm give_mm retired merged_into');
create or replace trigger told_by_hand after update of slug, name, name_also, retired on app.tags for each row execute function app.after_change_by_hand('tag.changed', 'tag', 'id', 'spoken merged_into');
create or replace trigger told_added after insert on app.tag_aliases for each row when (not new.formerly) execute function app.after_change_by_hand('tag.alias_added', 'tag', 'tag_id', 'tag_id kind formerly');
create or replace trigger told_by_hand after update of title, story, arrived_on, is_public, opens_at, cover_product, archived_at, successor_id on app.collections for each row
    execute function app.after_change_by_hand('collection.changed', 'collection', 'id', 'version');
create or replace trigger told_by_hand after update of status, name, tagline, description, usage, condition_note, published_at, collection_id, low_stock_below on app.products for each row
    execute function app.after_change_by_hand('product.changed', 'product', 'id', 'search_text availability listed_price_minor version changed_at');
-- a cost is a subject of its own: an attendant reads what happened to products, and costs are not hers to know
create or replace trigger told_by_hand after update on app.product_costs for each row execute function app.after_change_by_hand('cost.changed', 'cost', 'product_id', 'product_id');

do $owners$
declare
    f text;
    verbs text[] := array['invite', 'invite_again', 'withdraw_invitation', 'team', 'sessions_of', 'end_sessions_of'];
    inner_verbs text[] := array['hold_owners', 'is_active_owner', 'must_be_owner', 'keep_an_owner', 'end_invitation', 'withdraw_invitations_of', 'must_be_of_team',
        'after_hat_changes', 'after_person_disabled'];
begin
    foreach f in array verbs || inner_verbs loop
        execute format('alter function app.%I owner to vitrine_doorkeeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
    foreach f in array verbs loop
        execute format('grant execute on function app.%I to vitrine_owner', f);
    end loop;
    foreach f in array array['find_invitation', 'take_invitation', 'join_team', 'judge_seats'] loop
        execute format('alter function auth.%I owner to vitrine_doorkeeper', f);
        execute format('revoke execute on function auth.%I from public', f);
        execute format('grant execute on function auth.%I to vitrine_door', f);
    end loop;
    foreach f in array array['after_person_written', 'after_change_by_hand', 'after_seat_changes'] loop
        execute format('alter function app.%I owner to vitrine_keeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
    -- the verbs of money ask it too
    grant execute on function app.must_be_owner to vitrine_keeper;
    foreach f in array array['stand_in', 'hinted', 'hinted_domain', 'changed'] loop
        execute format('revoke execute on function app.%I from public', f);
        execute format('grant execute on function app.%I to vitrine_keeper, vitrine_doorkeeper', f);
    end loop;
    -- the book is searched by hints
    grant execute on function app.hinted, app.hinted_domain to vitrine_owner;
end
$owners$;
