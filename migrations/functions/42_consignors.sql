-- what it is: consignors and what is agreed with them: added, agreed with by link, their arrivals; the clock of the shelf, on which a
-- consigned piece gets cheaper, runs out and goes; and her own page. Whose a piece is and for how much at least, is judged by triggers.

-- how long a piece has been on the shelf, all stays together, and since when it is there now. Bagged, out, looked at or in care it is not
create or replace function app.shelf_clock(wanted uuid) returns table (seconds bigint, since timestamptz) language sql stable
begin atomic
    with steps as (
        select h.version, h.changed_at, h.from_status in ('in_stock', 'held') as was_there, h.to_status in ('in_stock', 'held') as is_there,
            lead(h.changed_at) over (order by h.version) as until
        from app.piece_status_history h where h.store_id = app.store_id() and h.piece_id = wanted)
    select coalesce(floor(sum(extract(epoch from coalesce(s.until, clock_timestamp()) - s.changed_at)) filter (where s.is_there)), 0)::bigint,
        case when (array_agg(s.is_there order by s.version desc))[1] then max(s.changed_at) filter (where s.is_there and not s.was_there) end
    from steps s;
end;
comment on function app.shelf_clock is 'Seconds on the shelf, and since when this stay lasts; nothing while it is not there.';

-- where the time of a consigned piece stands: fine | soon | grace | expired, or away while its clock stands still. Grace begins when the
-- time has run out, or when it is back on the shelf, whatever is later. And what the schedule would make of its price
create or replace function app.consigned_state(wanted uuid)
returns table (shelf_days integer, left_days integer, standing text, ran_out boolean, runs_out timestamptz, grace_until timestamptz, due_minor bigint) language sql stable
begin atomic
    select (c.seconds / 86400)::integer, p.lasts_days - (c.seconds / 86400)::integer,
        case when e.runs_out is null then 'away' when e.runs_out > clock_timestamp() + interval '7 days' then 'fine' when e.runs_out > clock_timestamp() then 'soon'
            when e.runs_out + make_interval(days => a.grace_days) > clock_timestamp() then 'grace' else 'expired' end,
        coalesce(c.seconds >= p.lasts_days::bigint * 86400, false), e.runs_out, e.runs_out + make_interval(days => a.grace_days),
        greatest(p.floor_minor, div(p.base_minor::numeric * (10000 - coalesce((select max(s.cut) from unnest(a.off_days, a.off_bp) as s (day, cut) where s.day <= c.seconds / 86400), 0)), 10000)::bigint)
    from app.pieces p join app.agreements a on a.store_id = p.store_id and a.id = p.agreement_id cross join lateral app.shelf_clock(p.id) c
    cross join lateral (select c.since + make_interval(secs => greatest(0, p.lasts_days::bigint * 86400 - c.seconds + extract(epoch from clock_timestamp() - c.since))::double precision) as runs_out) e
    where p.store_id = app.store_id() and p.id = wanted;
end;
comment on function app.consigned_state is 'The clock of a consigned piece; days, its standing, and the price that the schedule says today.';

-- whose a piece is: nobody's goods without an agreement that she accepted, under psql too. And when it is hung, what it is held to
create or replace function app.before_piece_consigned() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    a app.agreements;
    price bigint;
begin
    if new.ownership = 'consigned_in' or new.agreement_id is not null then
        perform app.stand_in(new.store_id);
        select x.* into a from app.agreements x where x.store_id = new.store_id and x.id = new.agreement_id and x.consignor_id = new.consignor_id;
        if a.accepted_at is null and (tg_op = 'INSERT' or (old.ownership, old.consignor_id, old.agreement_id) is distinct from (new.ownership, new.consignor_id, new.agreement_id)) then
            raise exception 'no_agreement' using errcode = 'VT409';
        end if;
    end if;
    if a.id is not null and new.ownership = 'consigned_in' and new.base_minor is null and new.status = 'in_stock' then
        select v.price_minor into price from app.variants v where v.store_id = new.store_id and v.id = new.variant_id for no key update;
        new.base_minor := price;
        new.floor_minor := coalesce(a.floor_minor, ceil(price::numeric * coalesce(a.floor_bp, 0) / 10000)::bigint);
        new.lasts_days := a.lasts_days;
        if price < new.floor_minor then raise exception 'below_floor' using errcode = 'VT409', detail = jsonb_build_object('floor_minor', new.floor_minor)::text; end if;
    end if;
    -- a wish ends with what it was about, and a reason with its state
    if new.status in ('sold', 'sent_back', 'donated', 'written_off') then new.wished_back_at := null; end if;
    if new.status <> 'sent_back' then new.decline_reason := null; end if;
    return new;
end $$;

create or replace function app.after_piece_consigned() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.stand_in(new.store_id);
    if old.agreement_id is not null and old.ownership = 'consigned_in' and new.ownership = 'own' then
        perform app.record(new.store_id, 'piece.converted', 'piece', new.id, jsonb_build_object('person', old.consignor_id, 'agreement', old.agreement_id));
    end if;
    if new.lasts_days <> old.lasts_days then perform app.record(new.store_id, 'piece.renewed', 'piece', new.id, app.changed(jsonb_build_object('lasts_days', old.lasts_days), jsonb_build_object('lasts_days', new.lasts_days))); end if;
    if (old.wished_back_at is null) <> (new.wished_back_at is null) and old.status = new.status then
        perform app.record(new.store_id, case when new.wished_back_at is null then 'piece.left_here' else 'piece.wished_back' end, 'piece', new.id, '{}');
    end if;
    return null;
end $$;

-- a price never falls below what was agreed, whoever writes it
create or replace function app.before_price_falls() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare least_minor bigint;
begin
    perform app.stand_in(new.store_id);
    select p.floor_minor into least_minor from app.pieces p where p.store_id = new.store_id and p.variant_id = new.id and p.agreement_id is not null;
    if new.price_minor < least_minor then raise exception 'below_floor' using errcode = 'VT409', detail = jsonb_build_object('floor_minor', least_minor)::text; end if;
    return new;
end $$;

-- who brings goods. By phone or address she may be known, as a client or by another hat: then she is the one
create or replace function app.make_consignor(person uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare store constant uuid := app.store_id();
begin
    if not exists (select 1 from app.people p where p.store_id = store and p.id = person and p.disabled_at is null) then raise exception 'unknown' using errcode = 'VT404'; end if;
    insert into app.person_roles (store_id, person_id, role) values (store, person, 'consignor') on conflict do nothing;
    insert into app.consignors (store_id, person_id) values (store, person) on conflict do nothing;
end $$;
comment on function app.make_consignor is 'VT404. Twice is once.';

create or replace function app.add_consignor(new_id uuid, name text, mail text, number text) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    her uuid;
begin
    -- as two who add the same client: one after the other
    perform pg_advisory_xact_lock(hashtextextended(store::text || coalesce(nullif(number, ''), mail), 0));
    select p.id into her from app.people p where p.store_id = store and p.disabled_at is null and (p.id = new_id or p.phone = nullif(number, '') or p.email = nullif(mail, '')) order by p.id limit 1;
    if her is null then
        her := new_id;
        insert into app.people (store_id, id, full_name, email, phone) values (store, her, name, nullif(mail, ''), nullif(number, ''));
    end if;
    perform app.make_consignor(her);
    return her;
end $$;
comment on function app.add_consignor is 'Her id, which is another one when she was known.';

create or replace function app.give_consignor_link(person uuid, link text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.consignors c set link_hash = link where c.store_id = app.store_id() and c.person_id = person and c.link_hash is distinct from link;
    if not found and not exists (select 1 from app.consignors c where c.store_id = app.store_id() and c.person_id = person) then raise exception 'unknown' using errcode = 'VT404'; end if;
end $$;
comment on function app.give_consignor_link is 'VT404.';

-- what is proposed to her: the next version
create or replace function app.draw_agreement(new_id uuid, person uuid, share integer, least_bp integer, least_minor bigint, days integer[], cuts integer[], lasts integer, grace integer, then_what text) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    n integer;
begin
    perform 1 from app.consignors c where c.store_id = store and c.person_id = person for no key update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    select a.version into n from app.agreements a where a.store_id = store and a.id = new_id;
    if found then return n; end if;
    select coalesce(max(a.version), 0) + 1 into n from app.agreements a where a.store_id = store and a.consignor_id = person;
    insert into app.agreements (store_id, id, consignor_id, version, store_bp, floor_bp, floor_minor, off_days, off_bp, lasts_days, grace_days, fate, drawn_by)
    values (store, new_id, person, n, share, least_bp, least_minor, days, cuts, lasts, grace, then_what, app.person_id());
    return n;
end $$;
comment on function app.draw_agreement is 'Its version. The same id is one agreement. VT404.';

-- she types her name under it, once; once more says nothing new
create or replace function app.accept_agreement(wanted uuid, name text, sentences text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    a app.agreements;
begin
    perform 1 from app.consignors c where c.store_id = store and c.link_hash = app.link() for no key update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    select x.* into a from app.agreements x join app.consignors c on c.store_id = x.store_id and c.person_id = x.consignor_id
        where x.store_id = store and x.id = wanted and c.link_hash = app.link();
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    if a.accepted_at is not null then return; end if;
    if exists (select 1 from app.agreements x where x.store_id = store and x.consignor_id = a.consignor_id and x.version > a.version) then raise exception 'superseded' using errcode = 'VT409'; end if;
    if btrim(coalesce(name, '')) = '' then raise exception 'name' using errcode = 'VT422'; end if;
    update app.agreements x set accepted_at = clock_timestamp(), accepted_name = btrim(name), accepted_text = sentences where x.store_id = store and x.id = wanted;
end $$;
comment on function app.accept_agreement is 'By who holds the link. VT404; VT409 superseded: there is a later version; VT422 name.';

create or replace function app.after_agreement_written() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if app.actor() = 'seeder' then return null; end if;
    perform app.stand_in(new.store_id);
    if tg_op = 'INSERT' then
        perform app.record(new.store_id, 'agreement.drawn', 'agreement', new.id, jsonb_build_object('person', new.consignor_id, 'version', new.version, 'store_bp', new.store_bp,
            'floor_bp', new.floor_bp, 'floor_minor', new.floor_minor, 'lasts_days', new.lasts_days, 'grace_days', new.grace_days, 'fate', new.fate));
    else
        perform app.record(new.store_id, 'agreement.accepted', 'agreement', new.id, jsonb_build_object('person', new.consignor_id, 'version', new.version, 'sentences', new.accepted_text));
    end if;
    return null;
end $$;

-- what is agreed stays: only acceptance is added, once, and the name taken off when she is forgotten
create or replace function app.before_agreement_changes() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'DELETE' or to_jsonb(old) - '{accepted_at,accepted_name,accepted_text}'::text[] <> to_jsonb(new) - '{accepted_at,accepted_name,accepted_text}'::text[]
        or old.accepted_at is not null and (old.accepted_at, old.accepted_text) is distinct from (new.accepted_at, new.accepted_text) then
        raise exception 'written_once' using errcode = 'VT403';
    end if;
    return new;
end $$;

create or replace function app.after_consignor_written() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if app.actor() = 'seeder' then return null; end if;
    perform app.stand_in(new.store_id);
    perform app.record(new.store_id, case tg_op when 'INSERT' then 'person.consigns' else 'person.statement_linked' end, 'person', new.person_id, '{}');
    return null;
end $$;

-- an arrival is hers: what is taken in with it comes under the newest version that she accepted
create or replace function app.consign_arrival(arrival uuid, person uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    a app.agreements;
begin
    perform 1 from app.collections c where c.store_id = store and c.id = arrival;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    perform 1 from app.consignors c where c.store_id = store and c.person_id = person for no key update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    select x.* into a from app.agreements x where x.store_id = store and x.consignor_id = person and x.accepted_at is not null order by x.version desc limit 1;
    if not found then raise exception 'no_agreement' using errcode = 'VT409'; end if;
    if exists (select 1 from app.products g where g.store_id = store and g.collection_id = arrival) then raise exception 'has_pieces' using errcode = 'VT409'; end if;
    insert into app.consigned_arrivals (store_id, collection_id, consignor_id, agreement_id) values (store, arrival, person, a.id);
    perform app.record(store, 'collection.consigned', 'collection', arrival, jsonb_build_object('person', person, 'version', a.version));
    return a.version;
end $$;
comment on function app.consign_arrival is 'The version. VT404; VT409 no_agreement | has_pieces.';

-- a draft that is not taken waits for her, with the reason on her receipt
create or replace function app.decline_piece(wanted uuid, reason text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    p app.pieces;
begin
    select x.* into p from app.pieces x where x.store_id = store and x.id = wanted for no key update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    if p.status = 'sent_back' and p.decline_reason is not null then return; end if;
    if p.status <> 'draft' then raise exception 'not_a_draft' using errcode = 'VT409', detail = jsonb_build_object('status', p.status)::text; end if;
    if p.agreement_id is not null and reason is null then raise exception 'reason' using errcode = 'VT422'; end if;
    update app.pieces x set status = 'sent_back', decline_reason = case when p.agreement_id is not null then reason end where x.store_id = store and x.id = wanted;
end $$;
comment on function app.decline_piece is 'VT404; VT409 not_a_draft {status} | not_consigned; VT422 reason.';

create or replace trigger piece_terms before insert or update on app.pieces for each row execute function app.before_piece_consigned();
create or replace trigger piece_terms_told after update on app.pieces for each row
    when ((old.ownership, old.lasts_days, old.wished_back_at) is distinct from (new.ownership, new.lasts_days, new.wished_back_at)) execute function app.after_piece_consigned();
create or replace trigger price_keeps_its_floor before update of price_minor on app.variants for each row
    when (new.price_minor < old.price_minor) execute function app.before_price_falls();
create or replace trigger agreement_written_once before update or delete on app.agreements for each row execute function app.before_agreement_changes();
create or replace trigger agreements_never_emptied before truncate on app.agreements for each statement execute function app.refuse();
create or replace trigger agreement_told after insert on app.agreements for each row execute function app.after_agreement_written();
create or replace trigger agreement_told_accepted after update on app.agreements for each row
    when (old.accepted_at is null and new.accepted_at is not null) execute function app.after_agreement_written();
create or replace trigger consignor_told after insert on app.consignors for each row execute function app.after_consignor_written();
create or replace trigger consignor_link_told after update of link_hash on app.consignors for each row
    when (old.link_hash is distinct from new.link_hash and new.link_hash is not null) execute function app.after_consignor_written();

do $owners$
declare
    f text;
    verbs text[] := array['make_consignor', 'add_consignor', 'give_consignor_link', 'draw_agreement', 'consign_arrival', 'decline_piece'];
begin
    foreach f in array verbs || array['accept_agreement', 'before_piece_consigned', 'after_piece_consigned', 'before_price_falls', 'after_agreement_written', 'after_consignor_written'] loop
        execute format('alter function app.%I owner to vitrine_keeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
    foreach f in array verbs loop
        execute format('grant execute on function app.%I to vitrine_attendant, vitrine_owner', f);
    end loop;
end
$owners$;
revoke execute on function app.shelf_clock, app.consigned_state from public;
grant execute on function app.shelf_clock, app.consigned_state to vitrine_keeper, vitrine_attendant, vitrine_owner;
grant execute on function app.accept_agreement to vitrine_guest, vitrine_customer;
