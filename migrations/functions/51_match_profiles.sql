-- what it is: the rows that the match reads, kept true. One function makes them anew from the truth; triggers say for whom.

-- how many bits a row has: what the words need, in steps
create or replace function app.match_width(of_sizes boolean) returns integer
language sql stable set search_path = pg_catalog, pg_temp as $$
    select case when of_sizes then 3 else 1 end * 64 * (coalesce(max(w.bit), 0) / 64 + 1) from app.match_words w where w.store_id = (select app.store_id()) and w.is_size = of_sizes
$$;
comment on function app.match_width is 'Bits in taste or in sizes of every row of this store.';

-- as the truth is in this moment. A plan that was made while a store was filled must not read whole tables for one person later
create or replace function app.match_reads(persons uuid[]) returns setof app.match_profiles
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
    store constant uuid := app.store_id();
    no_taste constant bit varying := repeat('0', app.match_width(false))::bit varying;
    no_size constant bit varying := repeat('0', app.match_width(true))::bit varying;
begin
    return query
    select store, p.id, coalesce(said.taste, no_taste)::bit varying, coalesce(worn.sizes, no_size)::bit varying, coalesce(bit_count(said.taste), 0)::smallint,
        coalesce((select max(o.placed_at) from app.orders o where o.store_id = store and o.person_id = p.id and o.status = 'paid'), '-infinity'),
        (select max(c.said_at) from app.match_contacts c where c.store_id = store and c.person_id = p.id),
        (select min(b.due_at) from app.bags b where b.store_id = store and b.client_id = p.id and b.status in ('with_client', 'partially_settled')),
        -- a no to being matched, or to being written to where she is written to
        exists (select 1 from app.agreed(p.id) a where not a.granted and (a.purpose, a.channel) in (('matching', 'none'), ('news', 'whatsapp'))),
        exists (select 1 from app.client_terms t where t.store_id = store and t.person_id = p.id and t.bags_blocked)
    from app.people p
    left join lateral (select bit_or(set_bit(no_taste, w.bit, 1)) as taste from app.client_tags c
        join app.match_words w on w.store_id = c.store_id and w.tag_id = c.tag_id and not w.is_size where c.store_id = store and c.person_id = p.id) said on true
    left join lateral (
        with sizes as (select w.bit, c.area from app.client_tags c join app.match_words w on w.store_id = c.store_id and w.tag_id = c.tag_id and w.is_size
            where c.store_id = store and c.person_id = p.id)
        -- what is known of one half goes before what is known of all of her, and that before halves where all of her is asked
        select bit_or(set_bit(no_size, s.bit * 3 + half.place, 1)) as sizes from sizes s
        join (values (0, 'whole'), (1, 'top'), (2, 'bottom')) as half (place, area) on s.area = half.area
            or (not exists (select 1 from sizes o where o.area = half.area) and (s.area = 'whole' or half.area = 'whole'))) worn on true
    where p.store_id = store and p.id = any (persons) and p.disabled_at is null
        and exists (select 1 from app.person_roles r where r.store_id = store and r.person_id = p.id and r.role = 'customer');
end $$;

create or replace function app.refresh_match(persons uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
    store constant uuid := app.store_id();
    truth app.match_profiles[];
    otherwise uuid[];
begin
    -- while rows are written no row grows
    perform pg_advisory_xact_lock_shared(hashtextextended(store::text || 'match', 0));
    truth := array(select f from app.match_reads(persons) f);
    -- whose row is there and should not be, seen in one look once more: she may have become a client since the first
    if exists (select 1 from app.match_profiles m where m.store_id = store and m.person_id = any (persons) and not exists (select 1 from unnest(truth) f where f.person_id = m.person_id)) then
        delete from app.match_profiles m where m.store_id = store and m.person_id = any (persons) and not exists (select 1 from app.match_reads(persons) f where f.person_id = m.person_id);
    end if;
    -- a row that is as it should be is not touched, and nobody waits for it
    otherwise := array(select f.person_id from unnest(truth) f left join app.match_profiles o on o.store_id = store and o.person_id = f.person_id
        where o is distinct from f order by f.person_id);
    if otherwise = '{}' then return; end if;
    -- whoever changes something of the same person comes after, and then reads again: both changes are in the row
    perform 1 from app.match_profiles o where o.store_id = store and o.person_id = any (otherwise) order by o.person_id for update;
    insert into app.match_profiles as m select f.* from app.match_reads(otherwise) f order by f.person_id
    on conflict (store_id, person_id) do update set taste = excluded.taste, sizes = excluded.sizes, words = excluded.words, bought_at = excluded.bought_at,
        contacted_at = excluded.contacted_at, due_at = excluded.due_at, opted_out = excluded.opted_out, blocked = excluded.blocked;
end $$;
comment on function app.refresh_match is 'The rows of these people, as the truth is now. Whoever is no client has none.';

-- the same for goods. What is measured at the bust and nowhere below dresses the upper half, what is measured below and not there the lower one
create or replace function app.match_reads_goods(products uuid[]) returns setof app.match_products
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
    store constant uuid := app.store_id();
    no_taste constant bit varying := repeat('0', app.match_width(false))::bit varying;
    no_size constant bit varying := repeat('0', app.match_width(true))::bit varying;
begin
    return query
    select store, t.product_id, coalesce(bit_or(set_bit(no_taste, w.bit, 1)) filter (where not w.is_size), no_taste)::bit varying,
        coalesce(bit_or(set_bit(no_size, w.bit * 3 + half.place, 1)) filter (where w.is_size), no_size)::bit varying, (count(*) filter (where not w.is_size))::smallint
    from app.product_tags t join app.match_words w on w.store_id = t.store_id and w.tag_id = t.tag_id
    cross join lateral (select case when bool_or(x.area = 'bust') and not bool_or(x.area in ('hip', 'inseam', 'thigh')) then 1
        when bool_or(x.area in ('hip', 'inseam', 'thigh')) and not bool_or(x.area in ('bust', 'shoulder', 'sleeve')) then 2 else 0 end as place
        from app.product_measures x where x.store_id = store and x.product_id = t.product_id) half
    where t.store_id = store and t.product_id = any (products) group by t.product_id;
end $$;

create or replace function app.refresh_match_goods(products uuid[]) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
    store constant uuid := app.store_id();
    otherwise uuid[];
begin
    perform pg_advisory_xact_lock_shared(hashtextextended(store::text || 'match', 0));
    delete from app.match_products m where m.store_id = store and m.product_id = any (products)
        and not exists (select 1 from app.product_tags t where t.store_id = store and t.product_id = m.product_id);
    otherwise := array(select f.product_id from app.match_reads_goods(products) f left join app.match_products o on o.store_id = store and o.product_id = f.product_id
        where o is distinct from f order by f.product_id);
    if otherwise = '{}' then return; end if;
    perform 1 from app.match_products o where o.store_id = store and o.product_id = any (otherwise) order by o.product_id for update;
    insert into app.match_products as m select f.* from app.match_reads_goods(otherwise) f order by f.product_id
    on conflict (store_id, product_id) do update set taste = excluded.taste, sizes = excluded.sizes, words = excluded.words;
end $$;
comment on function app.refresh_match_goods is 'The rows of these products, as the truth is now.';

-- a word gets its bit when it comes; rows grow when bits run out
create or replace function app.after_words_numbered() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store uuid;
    wide integer;
    wider integer;
begin
    for store in select distinct t.store_id from said t order by t.store_id loop
        perform app.stand_in(store);
        perform pg_advisory_xact_lock(hashtextextended(store::text || 'match', 0));
        wide := app.match_width(false);
        wider := app.match_width(true);
        insert into app.match_words (store_id, tag_id, is_size, bit)
        select store, t.id, t.kind = 'size', coalesce((select max(w.bit) + 1 from app.match_words w where w.store_id = store and w.is_size = (t.kind = 'size')), 0)
            + row_number() over (partition by t.kind = 'size' order by t.id) - 1 from said t where t.store_id = store on conflict do nothing;
        wide := app.match_width(false) - wide;
        wider := app.match_width(true) - wider;
        if wide > 0 or wider > 0 then
            update app.match_profiles m set taste = m.taste || repeat('0', wide)::bit varying, sizes = m.sizes || repeat('0', wider)::bit varying where m.store_id = store;
            update app.match_products m set taste = m.taste || repeat('0', wide)::bit varying, sizes = m.sizes || repeat('0', wider)::bit varying where m.store_id = store;
        end if;
    end loop;
    return null;
end $$;
create or replace trigger words_numbered after insert on app.tags referencing new table as said for each statement execute function app.after_words_numbered();

-- something changed that the match reads: tg_argv[0] is the column that names the person, or the product
create or replace function app.after_match_read() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    each record;
    was text := 'select null::uuid as store_id, null::uuid as person where false';
    is_now text := was;
begin
    if tg_op <> 'INSERT' then was := format('select store_id, %I as person from was', tg_argv[0]); end if;
    if tg_op <> 'DELETE' then is_now := format('select store_id, %I as person from is_now', tg_argv[0]); end if;
    for each in execute format('select store_id, array_agg(distinct person) as whom from (%s union all %s) x where person is not null group by store_id order by store_id', was, is_now) loop
        perform app.stand_in(each.store_id);
        if tg_argv[0] = 'product_id' then perform app.refresh_match_goods(each.whom); else perform app.refresh_match(each.whom); end if;
    end loop;
    return null;
end $$;

-- the same for one row of a table that often changes in what the match does not read
create or replace function app.after_match_read_row() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform app.stand_in(new.store_id);
    perform app.refresh_match(array_remove(array[(to_jsonb(old) ->> tg_argv[0])::uuid, (to_jsonb(new) ->> tg_argv[0])::uuid], null));
    return null;
end $$;

do $triggers$
declare
    source text[];
begin
    foreach source slice 1 in array array[['client_tags', 'person_id'], ['client_terms', 'person_id'], ['person_roles', 'person_id'], ['match_contacts', 'person_id'],
        ['consents', 'person_id'], ['product_tags', 'product_id'], ['product_measures', 'product_id']] loop
        execute format('create or replace trigger match_reads_new after insert on app.%I referencing new table as is_now for each statement execute function app.after_match_read(%L)', source[1], source[2]);
    end loop;
    foreach source slice 1 in array array[['client_tags', 'person_id'], ['client_terms', 'person_id'], ['person_roles', 'person_id'], ['match_contacts', 'person_id'],
        ['bags', 'client_id'], ['orders', 'person_id'], ['consents', 'person_id'], ['product_tags', 'product_id'], ['product_measures', 'product_id']] loop
        execute format('create or replace trigger match_reads_gone after delete on app.%I referencing old table as was for each statement execute function app.after_match_read(%L)', source[1], source[2]);
    end loop;
    foreach source slice 1 in array array[['client_tags', 'person_id'], ['match_contacts', 'person_id']] loop
        execute format('create or replace trigger match_reads_changed after update on app.%I referencing old table as was new table as is_now for each statement execute function app.after_match_read(%L)', source[1], source[2]);
    end loop;
    -- of a bag or an order the match reads one moment of its life: before and after it nobody is looked at
    foreach source slice 1 in array array[['people', 'id', 'IT.disabled_at'], ['client_terms', 'person_id', 'IT.bags_blocked'],
        ['bags', 'client_id', 'case when IT.status in (''with_client'', ''partially_settled'') then IT.due_at end'], ['orders', 'person_id', 'case when IT.status = ''paid'' then IT.placed_at end']] loop
        execute format('create or replace trigger match_reads_changed after update on app.%1$I for each row when ((old.%2$I, %3$s) is distinct from (new.%2$I, %4$s))
            execute function app.after_match_read_row(%2$L)', source[1], source[2], replace(source[3], 'IT.', 'old.'), replace(source[3], 'IT.', 'new.'));
        if source[1] in ('bags', 'orders') then
            execute format('create or replace trigger match_reads_new after insert on app.%1$I for each row when (%3$s is not null) execute function app.after_match_read_row(%2$L)',
                source[1], source[2], replace(source[3], 'IT.', 'new.'));
        end if;
    end loop;
end
$triggers$;

do $owners$
declare f text;
begin
    foreach f in array array['match_reads', 'match_reads_goods', 'refresh_match', 'refresh_match_goods', 'after_words_numbered', 'after_match_read', 'after_match_read_row'] loop
        execute format('alter function app.%I owner to vitrine_doorkeeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
end
$owners$;
revoke execute on function app.match_width from public;
grant execute on function app.match_width to vitrine_attendant, vitrine_owner, vitrine_doorkeeper;
