-- what it is: what the team does with collections: their words, cover and dates, pieces in and out, the hour on which one opens, the end of
-- one. And what one brought, for those who may know.

-- a collection that may be changed by whoever saw this version of it
create or replace function app.collection_in_hand(wanted uuid, seen integer) returns app.collections
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare it app.collections;
begin
    select c.* into it from app.collections c where c.store_id = app.store_id() and c.id = wanted for no key update;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    if it.version <> seen then raise exception 'edited_meanwhile' using errcode = 'VT409', detail = jsonb_build_object('version', it.version)::text; end if;
    return it;
end $$;

-- opens: its hour as the shop's clock shows it; null: now, or already. What is public stays so
create or replace function app.edit_collection(wanted uuid, seen integer, said_title text, said_story text, arrived date, opens timestamp) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    hour constant timestamptz := (select opens at time zone s.time_zone from app.stores s where s.store_id = store);
    it app.collections;
begin
    -- sent twice, it is said once
    if exists (select 1 from app.collections c where c.store_id = store and c.id = wanted and (c.title, c.story, c.arrived_on) = (said_title, said_story, arrived)
        and c.opens_at is not distinct from coalesce(hour, case when c.is_public then c.opens_at end)) then
        return;
    end if;
    it := app.collection_in_hand(wanted, seen);
    -- what hung publicly before would vanish from pages that people have open
    if it.is_public and hour is distinct from it.opens_at and hour > clock_timestamp() and exists (select 1 from app.products p
        where p.store_id = store and p.collection_id = wanted and p.status = 'live') then
        raise exception 'already_public' using errcode = 'VT409';
    end if;
    update app.collections c set title = said_title, story = said_story, arrived_on = arrived, version = c.version + 1,
        opens_at = coalesce(hour, case when c.is_public then c.opens_at end), is_public = hour is null or hour <= clock_timestamp() or (c.is_public and hour is not distinct from c.opens_at)
    where c.store_id = store and c.id = wanted;
    if not it.is_public then perform app.show_opened(wanted); end if;
end $$;
comment on function app.edit_collection is 'VT404; VT409 edited_meanwhile {version} | already_public.';

-- what waited in a collection that is public now is shown
create or replace function app.show_opened(wanted uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.products p set status = 'live', published_at = coalesce(p.published_at, clock_timestamp())
    where p.store_id = app.store_id() and p.collection_id = wanted and p.status = 'draft' and p.kind = 'unique' and app.missing_of(p.id) = '{}'
      and exists (select 1 from app.collections c where c.store_id = p.store_id and c.id = wanted and c.is_public)
      and exists (select 1 from app.pieces x where x.store_id = p.store_id and x.product_id = p.id and x.status <> 'draft');
end $$;

create or replace function app.choose_cover(wanted uuid, seen integer, product uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if exists (select 1 from app.collections c where c.store_id = app.store_id() and c.id = wanted and c.cover_product is not distinct from product) then return; end if;
    perform app.collection_in_hand(wanted, seen);
    if product is not null and not exists (select 1 from app.products p join app.product_media m on m.store_id = p.store_id and m.product_id = p.id
        where p.store_id = app.store_id() and p.id = product and p.collection_id = wanted) then
        raise exception 'unknown' using errcode = 'VT404';
    end if;
    update app.collections c set cover_product = product, version = c.version + 1 where c.store_id = app.store_id() and c.id = wanted;
end $$;
comment on function app.choose_cover is 'VT404, also for what is not in it; VT409 edited_meanwhile.';

-- a piece is in one collection: the one that it came with, or was moved to
create or replace function app.move_to_collection(piece_code text, wanted uuid) returns uuid
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    product uuid;
    it app.collections;
begin
    select x.product_id into product from app.pieces x where x.store_id = store and x.code = piece_code;
    if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
    if wanted is not null then
        select c.* into it from app.collections c where c.store_id = store and c.id = wanted for share;
        if not found then raise exception 'unknown' using errcode = 'VT404'; end if;
        if it.archived_at is not null then raise exception 'archived' using errcode = 'VT409'; end if;
        -- what is shown would be shown before its collection
        if not it.is_public and exists (select 1 from app.products p where p.store_id = store and p.id = product and p.status = 'live') then
            raise exception 'already_public' using errcode = 'VT409';
        end if;
    end if;
    update app.collections c set cover_product = null where c.store_id = store and c.cover_product = product and c.id is distinct from wanted;
    update app.products p set collection_id = wanted where p.store_id = store and p.id = product and p.collection_id is distinct from wanted;
    perform app.show_opened(wanted);
    return product;
end $$;
comment on function app.move_to_collection is 'Its product. VT404; VT409 archived | already_public.';

-- successor: where its address leads; null: to the shop. Or it is brought back
create or replace function app.archive_collection(wanted uuid, seen integer, is_over boolean, successor uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare store constant uuid := app.store_id();
begin
    perform pg_advisory_xact_lock(hashtextextended(store::text || 'arrivals', 0));
    if exists (select 1 from app.collections c where c.store_id = store and c.id = wanted and is_over = (c.archived_at is not null)
        and c.successor_id is not distinct from case when is_over then successor end) then
        return;
    end if;
    perform app.collection_in_hand(wanted, seen);
    if successor is not null and not exists (select 1 from app.collections c where c.store_id = store and c.id = successor and c.archived_at is null and c.id <> wanted) then
        raise exception 'unknown' using errcode = 'VT404';
    end if;
    update app.collections c set archived_at = case when is_over then coalesce(c.archived_at, clock_timestamp()) end, successor_id = case when is_over then successor end, version = c.version + 1
    where c.store_id = store and c.id = wanted;
end $$;
comment on function app.archive_collection is 'VT404, also for a successor that is over itself; VT409 edited_meanwhile.';

-- where an address leads: through collections that are over to one that is not. Nothing for one that is not over, or leads to the shop
create or replace function app.leads_to(wanted_slug text) returns text
language sql stable begin atomic
    with recursive way as (
        select c.id, c.slug, c.archived_at, c.successor_id from app.collections c where c.store_id = (select app.store_id()) and c.slug = wanted_slug
        union
        select c.id, c.slug, c.archived_at, c.successor_id from way w join app.collections c on c.store_id = (select app.store_id()) and c.id = w.successor_id
    )
    select w.slug from way w where w.archived_at is null and w.slug <> wanted_slug;
end;

-- the clock's: whose hour has come is public
create or replace function app.open_due() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    it uuid;
    opened integer := 0;
begin
    for it in select c.id from app.collections c where c.store_id = app.store_id() and not c.is_public and c.opens_at <= clock_timestamp() order by c.id for no key update skip locked loop
        update app.collections c set is_public = true, version = c.version + 1 where c.store_id = app.store_id() and c.id = it;
        perform app.show_opened(it);
        opened := opened + 1;
    end loop;
    return opened;
end $$;

-- what collections brought: paid lines less their share of what was taken off the order, before refunds
create or replace function app.brought_by(collections uuid[]) returns table (collection_id uuid, brought_minor bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp
begin atomic
    select p.collection_id, sum(l.line_total_minor - case when o.subtotal_minor > 0 then o.discount_minor * l.line_total_minor / o.subtotal_minor else 0 end)::bigint
    from app.products p join app.order_lines l on l.store_id = p.store_id and l.product_id = p.id join app.orders o on o.store_id = l.store_id and o.id = l.order_id
    where p.store_id = (select app.store_id()) and p.collection_id = any (brought_by.collections) and o.status = 'paid' group by p.collection_id;
end;
comment on function app.brought_by is 'For finance and owners.';

do $owners$
declare
    f text;
    verbs text[] := array['edit_collection', 'choose_cover', 'move_to_collection', 'archive_collection'];
begin
    foreach f in array verbs || array['collection_in_hand', 'show_opened', 'open_due', 'brought_by'] loop
        execute format('alter function app.%I owner to vitrine_keeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
    foreach f in array verbs loop
        execute format('grant execute on function app.%I to vitrine_attendant, vitrine_owner', f);
    end loop;
end
$owners$;
grant execute on function app.open_due to vitrine_worker;
grant execute on function app.brought_by to vitrine_finance, vitrine_owner;
revoke execute on function app.leads_to from public;
grant execute on function app.leads_to to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_owner;
