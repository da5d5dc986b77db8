-- what it is: the verbs of editorial pages: write a draft, publish it now or at an hour, take it back, show it to somebody beforehand;
-- and how a look heals itself. Only a draft is ever written; whoever saves names what she saw, and is told when it was not the last word.

create or replace function app.before_revision_moves() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'INSERT' then
        if new.status <> 'draft' and app.actor() <> 'seeder' then
            raise exception 'illegal_move' using errcode = 'VT409', detail = '{"machine":"page","from":"","to":"' || new.status || '"}';
        end if;
        return new;
    end if;
    perform app.check_move('page', old.status, new.status);
    new.version := old.version + 1;
    return new;
end $$;

create or replace function app.before_revision_written() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if old.status <> 'draft' or new.status <> 'draft' then
        raise exception 'not_a_draft' using errcode = 'VT409', detail = '{"machine":"page","from":"' || old.status || '"}';
    end if;
    new.version := old.version + 1;
    return new;
end $$;

-- history, event and what guests are shown, in the transaction of the move. A piece of the seed has a past and no event
create or replace function app.after_revision_moved() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into app.page_revision_history (store_id, revision_id, version, from_status, to_status, actor, person_id)
    values (new.store_id, new.id, new.version, case tg_op when 'INSERT' then '' else old.status end, new.status, app.actor(), app.person_id());
    update app.pages p set changed_at = clock_timestamp(),
        live_number = case when new.status = 'published' then new.number when p.live_number = new.number then null else p.live_number end
    where p.store_id = new.store_id and p.id = new.page_id;
    if app.actor() <> 'seeder' then
        perform app.record(new.store_id, 'page.' || new.status, 'page', new.page_id,
            coalesce((select jsonb_build_object('kind', p.kind, 'slug', p.slug) from app.pages p where p.store_id = new.store_id and p.id = new.page_id), '{}') || jsonb_build_object('number', new.number));
    end if;
    return null;
end $$;

create or replace trigger page_revision_moves before insert or update of status on app.page_revisions for each row execute function app.before_revision_moves();
create or replace trigger page_revision_written before update of title, description, blocks on app.page_revisions for each row execute function app.before_revision_written();
create or replace trigger page_revision_added after insert on app.page_revisions for each row execute function app.after_revision_moved();
create or replace trigger page_revision_moved after update of status on app.page_revisions for each row when (old.status is distinct from new.status) execute function app.after_revision_moved();

-- the revision that an editor opens: the one that is being written, else the published one, else the last
create or replace function app.revision_at_hand(page uuid) returns app.page_revisions
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare at_hand app.page_revisions;
begin
    select r.* into at_hand from app.page_revisions r where r.store_id = app.store_id() and r.page_id = page
    order by case r.status when 'draft' then 0 when 'scheduled' then 0 when 'published' then 1 else 2 end, r.number desc limit 1;
    return at_hand;
end $$;

-- refuse whoever does not know the last word
create or replace function app.check_base(at_hand app.page_revisions, base_number integer, base_version integer) returns void
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if at_hand.number is distinct from base_number or at_hand.version is distinct from base_version then
        raise exception 'edited_meanwhile' using errcode = 'VT409', detail = jsonb_build_object('number', at_hand.number, 'version', at_hand.version)::text;
    end if;
end $$;

create or replace function app.save_page(wanted_kind text, wanted_slug text, base_number integer, base_version integer,
    new_title text, new_description text, new_blocks jsonb, new_page uuid, new_revision uuid) returns table (saved_number integer, saved_version integer)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    page uuid;
    at_hand app.page_revisions;
begin
    if app.person_id() is null then raise exception 'no_person' using errcode = 'VT403'; end if;
    insert into app.pages (store_id, id, kind, slug, collection_id)
    select store, new_page, wanted_kind, wanted_slug, c.id from (select 1) as once left join app.collections c on wanted_kind = 'collection' and c.store_id = store and c.slug = wanted_slug
    where base_number is null and (wanted_kind <> 'collection' or c.id is not null)
    on conflict (store_id, kind, slug) do nothing;
    select p.id into page from app.pages p where p.store_id = store and p.kind = wanted_kind and p.slug = wanted_slug for update;
    if not found then raise exception 'no_page' using errcode = 'VT404'; end if;
    at_hand := app.revision_at_hand(page);
    perform app.check_base(at_hand, base_number, base_version);
    if at_hand.status in ('draft', 'scheduled') then
        update app.page_revisions r set title = new_title, description = new_description, blocks = new_blocks, edited_by = app.person_id(), edited_at = clock_timestamp()
        where r.store_id = store and r.id = at_hand.id returning r.number, r.version into saved_number, saved_version;
    else
        insert into app.page_revisions as r (store_id, id, page_id, number, title, description, blocks, edited_by)
        select store, new_revision, page, coalesce(max(o.number), 0) + 1, new_title, new_description, new_blocks, app.person_id()
        from app.page_revisions o where o.store_id = store and o.page_id = page
        returning r.number, r.version into saved_number, saved_version;
    end if;
    return next;
end $$;
comment on function app.save_page is 'Writes the draft and answers what it is now. VT404 for a collection that is not there; VT409 edited_meanwhile | not_a_draft.';

create or replace function app.publish_revision(page uuid, revision uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    update app.page_revisions r set status = 'retired' where r.store_id = app.store_id() and r.page_id = page and r.status = 'published' and r.id <> revision;
    update app.page_revisions r set status = 'published' where r.store_id = app.store_id() and r.id = revision;
end $$;

create or replace function app.move_page(wanted_kind text, wanted_slug text, base_number integer, base_version integer,
    step text, at timestamptz, from_number integer, new_revision uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    page uuid;
    at_hand app.page_revisions;
begin
    if app.person_id() is null then raise exception 'no_person' using errcode = 'VT403'; end if;
    select p.id into page from app.pages p where p.store_id = store and p.kind = wanted_kind and p.slug = wanted_slug for update;
    if not found then raise exception 'no_page' using errcode = 'VT404'; end if;
    at_hand := app.revision_at_hand(page);
    perform app.check_base(at_hand, base_number, base_version);
    case step
        when 'publish' then
            -- an hour that was promised is taken back first: the law lets nobody but the clock publish what is scheduled
            if at_hand.status = 'scheduled' then
                update app.page_revisions r set status = 'draft', publish_at = null where r.store_id = store and r.id = at_hand.id;
            end if;
            perform app.publish_revision(page, at_hand.id);
        when 'schedule' then
            if at is null or at <= clock_timestamp() then raise exception 'in_the_past' using errcode = 'VT422'; end if;
            if at > clock_timestamp() + interval '400 days' then raise exception 'too_far' using errcode = 'VT422'; end if;
            update app.page_revisions r set status = 'scheduled', publish_at = at where r.store_id = store and r.id = at_hand.id;
        when 'unschedule' then
            update app.page_revisions r set status = 'draft', publish_at = null where r.store_id = store and r.id = at_hand.id;
        when 'discard' then
            if at_hand.status = 'published' then raise exception 'not_a_draft' using errcode = 'VT409'; end if;
            update app.page_revisions r set status = 'retired' where r.store_id = store and r.id = at_hand.id;
        when 'unpublish' then
            if wanted_kind = 'home' then raise exception 'home_stays' using errcode = 'VT409'; end if;
            update app.page_revisions r set status = 'retired' where r.store_id = store and r.page_id = page and r.status = 'published';
            if not found then raise exception 'illegal_move' using errcode = 'VT409'; end if;
        when 'revert' then
            if at_hand.status in ('draft', 'scheduled') then raise exception 'draft_open' using errcode = 'VT409'; end if;
            insert into app.page_revisions (store_id, id, page_id, number, title, description, blocks, edited_by)
            select store, new_revision, page, (select max(n.number) + 1 from app.page_revisions n where n.store_id = store and n.page_id = page), o.title, o.description, o.blocks, app.person_id()
            from app.page_revisions o where o.store_id = store and o.page_id = page and o.number = from_number;
            if not found then raise exception 'no_revision' using errcode = 'VT404'; end if;
        else raise exception 'step' using errcode = 'VT422';
    end case;
end $$;
comment on function app.move_page is 'publish | schedule | unschedule | discard | unpublish | revert. VT409 edited_meanwhile | illegal_move | not_a_draft | home_stays | draft_open; VT422 in_the_past | too_far.';

-- publish what is due in the store of this transaction. The page is locked before its revision, as everywhere; what somebody else
-- holds is left for the next round, and what is scheduled no more is passed by: each is published once, also after a night without power
create or replace function app.publish_due() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    due record;
    published integer := 0;
begin
    for due in select r.id, r.page_id from app.page_revisions r
        where r.store_id = store and r.status = 'scheduled' and r.publish_at <= clock_timestamp() order by r.publish_at, r.id loop
        perform 1 from app.pages p where p.store_id = store and p.id = due.page_id for update skip locked;
        continue when not found;
        perform 1 from app.page_revisions r where r.store_id = store and r.id = due.id and r.status = 'scheduled' and r.publish_at <= clock_timestamp();
        continue when not found;
        perform app.publish_revision(due.page_id, due.id);
        published := published + 1;
    end loop;
    return published;
end $$;
comment on function app.publish_due is 'How many scheduled revisions were published now.';

create or replace function app.open_preview(wanted_kind text, wanted_slug text, token text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    delete from app.page_previews v where v.store_id = app.store_id() and v.expires_at <= clock_timestamp();
    insert into app.page_previews (store_id, token_hash, page_id, person_id, expires_at)
    select p.store_id, token, p.id, app.person_id(), clock_timestamp() + interval '7 days'
    from app.pages p where p.store_id = app.store_id() and p.kind = wanted_kind and p.slug = wanted_slug;
    if not found then raise exception 'no_page' using errcode = 'VT404'; end if;
end $$;

-- the page behind the link of this transaction, as it is being written; nothing for a link that nobody gave out or that has expired
create or replace function app.previewed_page() returns table (kind text, slug text, title text, description text, blocks jsonb)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
    return query select p.kind, p.slug, r.title, r.description, r.blocks
    from app.page_previews v join app.pages p on p.store_id = v.store_id and p.id = v.page_id
    cross join lateral app.revision_at_hand(p.id) r
    where v.store_id = app.store_id() and v.token_hash = app.link() and v.expires_at > clock_timestamp() and r.id is not null;
end $$;

-- a look as it can be worn today: each wanted product with itself while it can be had (or lies in somebody's bag for minutes), else with
-- its nearest sister, else with nothing. A sister is free, of the same kind, category and size, and in no other place of the look; the
-- nearest has fewest words that only one of both has, then the nearest price, then is the newest, then has the smaller id. Always the same
create or replace function app.heal_look(wanted uuid[]) returns table (place integer, product uuid, shown uuid)
language plpgsql stable set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
#variable_conflict use_column
declare
    store constant uuid := app.store_id();
    worn uuid[];
begin
    select coalesce(array_agg(p.id), '{}') into worn from app.products p
    where p.store_id = store and p.id = any (wanted) and p.status = 'live' and p.availability in ('available', 'held');
    for place, product in select w.n, w.id from unnest(wanted) with ordinality as w (id, n) loop
        shown := case when product = any (worn) then product end;
        if shown is null then
            select near.id into shown from (
                with mine as materialized (
                    select pt.tag_id, t.kind in ('category', 'size') as frames from app.product_tags pt join app.tags t on t.store_id = pt.store_id and t.id = pt.tag_id
                    where pt.store_id = store and pt.product_id = heal_look.product
                )
                select p.id,
                    (select count(*) from mine) + count(*) - 2 * count(*) filter (where theirs.tag_id in (select m.tag_id from mine m)) as distance,
                    abs(p.listed_price_minor - w.listed_price_minor) as step, p.published_at
                from app.products w
                join app.products p on p.store_id = w.store_id and p.kind = w.kind and p.status = 'live' and p.availability = 'available' and not p.id = any (worn)
                join app.product_tags theirs on theirs.store_id = p.store_id and theirs.product_id = p.id
                where w.store_id = store and w.id = heal_look.product
                  and p.id in (select c.product_id from app.product_tags c join mine m on m.tag_id = c.tag_id and m.frames where c.store_id = store
                      group by c.product_id having count(*) = (select count(*) from mine f where f.frames))
                group by p.id, p.published_at, p.listed_price_minor, w.listed_price_minor
                order by distance, step, p.published_at desc, p.id limit 1
            ) near;
            if shown is not null then worn := worn || shown; end if;
        end if;
        return next;
    end loop;
end $$;
comment on function app.heal_look is 'For each place of a look: what was wanted, and what may be shown there; null hides the place.';

alter function app.after_revision_moved owner to vitrine_keeper;
alter function app.revision_at_hand owner to vitrine_keeper;
alter function app.check_base owner to vitrine_keeper;
alter function app.save_page owner to vitrine_keeper;
alter function app.publish_revision owner to vitrine_keeper;
alter function app.move_page owner to vitrine_keeper;
alter function app.publish_due owner to vitrine_keeper;
alter function app.open_preview owner to vitrine_keeper;
alter function app.previewed_page owner to vitrine_keeper;
revoke execute on function app.revision_at_hand, app.check_base, app.save_page, app.publish_revision, app.move_page, app.publish_due, app.open_preview, app.previewed_page, app.heal_look from public;
grant execute on function app.revision_at_hand, app.save_page, app.move_page, app.open_preview to vitrine_attendant, vitrine_owner;
grant execute on function app.publish_due to vitrine_worker;
grant execute on function app.previewed_page to vitrine_guest, vitrine_customer;
grant execute on function app.heal_look to vitrine_guest, vitrine_customer;
