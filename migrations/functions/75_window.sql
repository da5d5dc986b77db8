-- what it is: whoever changes what visitors may see leaves a note of it for those who keep pages (0010). The list of tables is not
-- written by hand: every table that a guest may read is watched, unless its fence looks at her own keys, because what is hers is on no
-- page that others see. Inserts of many rows become one note for the whole store.

create or replace function job.wake_window() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    perform pg_notify('vitrine_window', 'look');
    return null;
end $$;
comment on function job.wake_window is 'For hands that answer nobody (psql, the seeder, the clock): nodes look at once. The server asks them after its commits instead, because a NOTIFY makes commits wait for each other.';
create or replace trigger window_changed_by_hand after insert on job.window_changes for each statement
    when (session_user <> 'vitrine_web' or current_setting('role', true) in ('vitrine_seeder', 'vitrine_worker')) execute function job.wake_window();

-- the whole house: words, collections, editorial pages, the store's own name
create or replace function app.after_house_written() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into job.window_changes (store_id, product_id, on_shelf) select distinct w.store_id, null::uuid, true from written w;
    return null;
end $$;

-- what hangs on a product: its pictures, variants, words
create or replace function app.after_part_written() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if (select count(*) from (select distinct w.store_id, w.product_id from written w limit 33) few) > 32 then
        insert into job.window_changes (store_id, product_id, on_shelf) select distinct w.store_id, null::uuid, true from written w;
    else
        insert into job.window_changes (store_id, product_id, on_shelf) select distinct w.store_id, w.product_id, true from written w;
    end if;
    return null;
end $$;

create or replace function app.after_products_arrive() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into job.window_changes (store_id, product_id, on_shelf) select distinct w.store_id, null::uuid, true from written w;
    return null;
end $$;

-- lists show what is held beside what is free: a hold changes the cards and nothing else
create or replace function app.after_product_written() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    insert into job.window_changes (store_id, product_id, on_shelf) values (new.store_id, new.id,
        (old.status, old.listed_price_minor, old.search_text, old.published_at, old.collection_id, old.availability in ('available', 'held'))
        is distinct from (new.status, new.listed_price_minor, new.search_text, new.published_at, new.collection_id, new.availability in ('available', 'held')));
    return null;
end $$;

-- "only 3 left": a number that is shown below the store's mark, and what is gone
create or replace function app.after_stock_written() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
    insert into job.window_changes (store_id, product_id, on_shelf)
    with changed as (select n.store_id, n.variant_id from was o join written n on n.store_id = o.store_id and n.variant_id = o.variant_id
        join app.store_policies s on s.store_id = n.store_id
        where least(o.on_hand - o.reserved, greatest(s.low_stock_below, 20)) is distinct from least(n.on_hand - n.reserved, greatest(s.low_stock_below, 20)))
    select v.store_id, v.product_id, false from changed c join app.variants v on v.store_id = c.store_id and v.id = c.variant_id
    union select k.store_id, k.product_id, false from changed c join app.kit_parts k on k.store_id = c.store_id and k.part_variant_id = c.variant_id;
    return null;
end $$;

-- until when a piece is held or away, where its word for the window stays the same
create or replace function app.after_piece_promised() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
    if tg_table_name = 'pieces' then
        insert into job.window_changes (store_id, product_id, on_shelf) values (new.store_id, new.product_id, false);
    else
        insert into job.window_changes (store_id, product_id, on_shelf)
        select p.store_id, p.product_id, false from app.pieces p where p.store_id = new.store_id and p.id = new.piece_id;
    end if;
    return null;
end $$;

alter function app.after_house_written owner to vitrine_keeper;
alter function app.after_part_written owner to vitrine_keeper;
alter function app.after_products_arrive owner to vitrine_keeper;
alter function app.after_product_written owner to vitrine_keeper;
alter function app.after_stock_written owner to vitrine_keeper;
alter function app.after_piece_promised owner to vitrine_keeper;

create or replace trigger products_arrive_for_window after insert on app.products referencing new table as written for each statement execute function app.after_products_arrive();
create or replace trigger products_leave_for_window after delete on app.products referencing old table as written for each statement execute function app.after_products_arrive();
create or replace trigger product_written_for_window after update on app.products for each row when (old.* is distinct from new.*) execute function app.after_product_written();
create or replace trigger stock_written_for_window after update on app.stock_levels referencing old table as was new table as written for each statement execute function app.after_stock_written();
create or replace trigger piece_promised_for_window after update on app.pieces for each row
    when (old.status = new.status and old.due_back_at is distinct from new.due_back_at) execute function app.after_piece_promised();
create or replace trigger claim_promised_for_window after update of expires_at on app.piece_claims for each row
    when (new.ended_at is null and old.expires_at is distinct from new.expires_at) execute function app.after_piece_promised();

-- every other table that a guest may read; a table of a later migration is found at the next start
do $watch$
declare
    hers oid[];
    more oid[];
    t record;
    verb text;
begin
    -- fences that look at her keys, and fences that look at such tables
    loop
        select array_agg(distinct p.polrelid) into more from pg_policy p join pg_class c on c.oid = p.polrelid
        where c.relnamespace = 'app'::regnamespace and p.polcmd in ('r', '*') and 'vitrine_guest'::regrole = any (p.polroles)
          and (pg_get_expr(p.polqual, p.polrelid) ~ 'app\.(visitor|link|person_id)\(\)'
               or exists (select 1 from unnest(hers) h where pg_get_expr(p.polqual, p.polrelid) ~ ('\m' || h::regclass || '\M')));
        exit when more is not distinct from hers;
        hers := more;
    end loop;
    for t in select c.oid::regclass as name, c.relname, exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'shown' and not a.attisdropped)
            and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'product_id' and not a.attisdropped) as hangs
        from pg_class c where c.relnamespace = 'app'::regnamespace and c.relkind = 'r' and c.oid <> all (coalesce(hers, '{}')) and c.relname <> 'products'
          and (has_any_column_privilege('vitrine_guest', c.oid, 'select') or c.relname = 'store_domains') loop
        foreach verb in array array['insert', 'update', 'delete'] loop
            execute format('create or replace trigger %I after %s on %s referencing %s table as written for each statement execute function app.%I()',
                t.relname || '_' || verb || '_for_window', verb, t.name, case verb when 'delete' then 'old' else 'new' end,
                case when t.hangs then 'after_part_written' else 'after_house_written' end);
        end loop;
    end loop;
end
$watch$;
