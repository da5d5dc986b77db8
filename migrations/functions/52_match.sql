-- what it is: whom to write to about what hangs here, and why. Points for each word that she and the pieces share, for her size, and for
-- having bought lately: whole numbers, which the owner sets and anybody may try. It reads one row per client (51_match_profiles.sql), sees
-- what its caller may see, and answers the same to the same question: who has as many points is ordered by who was written to longest ago,
-- who bought last, and her id.

-- what may still be had: garments in stock with their words and sizes as bits; of a collection, one piece, or all
create or replace function app.match_goods(wanted_collection uuid, wanted_piece uuid)
returns table (piece_id uuid, product_id uuid, taste bit varying, sizes bit varying, words integer, arrived_at timestamptz)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare store constant uuid := app.store_id();
begin
    -- each way by its own index
    if wanted_piece is not null then
        return query select x.id, x.product_id, m.taste, m.sizes, coalesce(m.words, 0)::integer, x.arrived_at
            from app.pieces x left join app.match_products m on m.store_id = store and m.product_id = x.product_id where x.store_id = store and x.id = wanted_piece and x.status = 'in_stock';
    elsif wanted_collection is not null then
        return query select x.id, x.product_id, m.taste, m.sizes, coalesce(m.words, 0)::integer, x.arrived_at
            from app.products g join app.pieces x on x.store_id = store and x.product_id = g.id and x.status = 'in_stock'
            -- one by one: a plan for all goods would read them all
            left join lateral (select m.taste, m.sizes, m.words from app.match_products m where m.store_id = store and m.product_id = g.id limit 1) m on true
            where g.store_id = store and g.collection_id = wanted_collection;
    else
        return query select x.id, x.product_id, m.taste, m.sizes, coalesce(m.words, 0)::integer, x.arrived_at
            from app.pieces x left join app.match_products m on m.store_id = store and m.product_id = x.product_id where x.store_id = store and x.status = 'in_stock';
    end if;
end $$;
comment on function app.match_goods is 'Pieces in stock and what they are in bits; no bits where nothing is said of one.';

-- what is asked about, all of it together, in bits; who tried every one of these pieces and gave it back; who said no to this before. No row
-- where nothing is in stock
create or replace function app.match_question(wanted_collection uuid, wanted_piece uuid)
returns table (pieces uuid[], taste bit varying, sizes bit varying, returned uuid[], said_no uuid[])
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare store constant uuid := app.store_id();
begin
    select array_agg(g.piece_id), bit_or(g.taste), bit_or(g.sizes) into pieces, taste, sizes from app.match_goods(wanted_collection, wanted_piece) g;
    if match_question.pieces is null then return; end if;
    returned := array(select b.client_id from app.bag_lines l join app.bags b on b.store_id = l.store_id and b.id = l.bag_id
        where l.store_id = store and l.piece_id = any (match_question.pieces) and l.status = 'returned' group by b.client_id having count(distinct l.piece_id) = cardinality(match_question.pieces));
    said_no := array(select c.person_id from app.match_contacts c where c.store_id = store and c.outcome = 'not_interested' and c.collection_id = wanted_collection
        union all select c.person_id from app.match_contacts c where c.store_id = store and c.outcome = 'not_interested' and c.piece_id = wanted_piece);
    return next;
end $$;
comment on function app.match_question is 'What app.match_clients and the indexes of processes are asked, so that both are asked the same.';

-- the question. Nobody has more points than all of her words, her size and her last purchase can give; so clients are looked at from those
-- who may have most downwards, and it ends where nobody who is left can come before the last one of the answer. The order is total, so how
-- they are looked at changes nothing of the answer. Up to `few` clients are looked at in one go.
-- dropped: the same for those who are left out, each with the first reason that holds
create or replace function app.match_clients(
    wanted_collection uuid, wanted_piece uuid, tag_points integer, size_points integer, recent_points integer, lately_points integer,
    recent_days integer, lately_days integer, quiet_days integer, most integer, dropped boolean default false, few integer default 20000)
returns setof app.match_found
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare
    store constant uuid := app.store_id();
    moment constant timestamptz := now();
    recently constant timestamptz := moment - make_interval(days => recent_days);
    lately constant timestamptz := moment - make_interval(days => lately_days);
    quiet constant timestamptz := moment - make_interval(days => quiet_days);
    it record;
    not_again uuid[];
    part record;
    best app.match_found[] := '{}';
    last app.match_found;
begin
    select q.taste, q.sizes, q.returned, q.said_no into it from app.match_question(wanted_collection, wanted_piece) q;
    if not found then return; end if;
    if dropped then
        return query
        select m.person_id, m.by_tags + m.by_size + m.by_recency, m.by_tags, m.by_size, m.by_recency, m.left_out, m.bought_at, m.contacted_at from (
            select m.person_id, tag_points * coalesce(bit_count(m.taste & it.taste), 0)::integer as by_tags, case when bit_count(m.sizes & it.sizes) > 0 then size_points else 0 end as by_size,
                case when m.bought_at > recently then recent_points when m.bought_at > lately then lately_points else 0 end as by_recency,
                case when m.opted_out then 'opted_out' when m.blocked then 'blocked' when m.due_at < moment then 'overdue' when m.person_id = any (it.said_no) then 'said_no'
                    when m.person_id = any (it.returned) then 'returned' when m.contacted_at > quiet then 'quiet' end as left_out, m.bought_at, m.contacted_at
            from app.match_profiles m where m.store_id = store offset 0) m
        where m.left_out is not null
        order by m.by_tags + m.by_size + m.by_recency desc, m.contacted_at nulls first, m.bought_at desc, m.person_id limit most;
        return;
    end if;
    not_again := it.said_no || it.returned;
    for part in
        with shelf as (select not ((select c.reltuples from pg_class c where c.oid = 'app.match_profiles'::regclass) between 0 and few)
            and (select count(*) from (select 1 from app.match_profiles m where m.store_id = store limit few + 1) m) > few as many),
        cells as (
            select 0 as low, 32767 as high, timestamptz '-infinity' as since, timestamptz 'infinity' as until from shelf where not many
            union all
            select w.words, w.words, span.since, span.until from (select (select max(m.words) from app.match_profiles m where m.store_id = store)::integer as most_words from shelf where many) s,
                generate_series(0, s.most_words) as w (words), (select lag(t.until, 1, timestamptz '-infinity') over (order by t.until) as since, t.until from (select distinct u as until from
                    unnest(array[lately, recently, greatest(recently, moment - interval '7 days'), timestamptz 'infinity']) u) t) span)
        select c.*, tag_points * least(c.high, coalesce(bit_count(it.taste), 0)::integer) + size_points
            + case when c.until > recently then recent_points when c.until > lately then lately_points else 0 end as bound
        from cells c order by 5 desc, c.until desc, c.high desc
    loop
        last := best[most];
        exit when last.score > part.bound or (last.score = part.bound and last.contacted_at is null and last.bought_at >= part.until);
        best := array(select (f.person_id, f.score, null, null, null, '', f.bought_at, f.contacted_at)::app.match_found from (
            select f.person_id, f.score, f.bought_at, f.contacted_at from unnest(best) f
            union all
            (select m.person_id, tag_points * coalesce(bit_count(m.taste & it.taste), 0)::integer + case when bit_count(m.sizes & it.sizes) > 0 then size_points else 0 end
                + case when m.bought_at > recently then recent_points when m.bought_at > lately then lately_points else 0 end as score, m.bought_at, m.contacted_at
            from app.match_profiles m where m.store_id = store and m.words between part.low and part.high and m.bought_at >= part.since and m.bought_at < part.until
                and not m.opted_out and not m.blocked and (m.due_at is null or m.due_at >= moment) and (m.contacted_at is null or m.contacted_at <= quiet) and m.person_id <> all (not_again)
            order by score desc, m.contacted_at nulls first, m.bought_at desc, m.person_id limit most)) f
            order by f.score desc, f.contacted_at nulls first, f.bought_at desc, f.person_id limit most);
    end loop;
    -- of which parts the points of these are made
    return query
    select f.person_id, f.score, tag_points * coalesce(bit_count(m.taste & it.taste), 0)::integer, case when bit_count(m.sizes & it.sizes) > 0 then size_points else 0 end,
        case when m.bought_at > recently then recent_points when m.bought_at > lately then lately_points else 0 end, '', f.bought_at, f.contacted_at
    from unnest(best) with ordinality as f
    cross join lateral (select m.taste, m.sizes, m.bought_at from app.match_profiles m where m.store_id = store and m.person_id = f.person_id limit 1) m order by f.ordinality;
end $$;
comment on function app.match_clients is 'Points of the clients whom these pieces suit most, the best first. left_out, of dropped: opted_out | blocked | overdue | said_no | returned | quiet, the first that holds.';

-- for each of them: what hangs here and suits her, the best first; what she brought back is not shown to her again
create or replace function app.match_pieces(persons uuid[], wanted_collection uuid, wanted_piece uuid, tag_points integer, size_points integer, most integer)
returns table (person_id uuid, place bigint, piece_id uuid, product_id uuid, by_tags integer, by_size integer)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare store constant uuid := app.store_id();
begin
    return query
    with had as materialized (select b.client_id, l.piece_id from app.bags b join app.bag_lines l on l.store_id = b.store_id and l.bag_id = b.id and l.status = 'returned'
        where b.store_id = store and b.client_id = any (persons))
    select best.person_id, best.place, best.piece_id, best.product_id, best.by_tags, best.by_size from (
        select s.person_id, row_number() over (partition by s.person_id order by s.by_size > 0 desc, s.by_tags + s.by_size desc, s.arrived_at desc, s.piece_id) as place,
            s.piece_id, s.product_id, s.by_tags, s.by_size
        from (select m.person_id, g.piece_id, g.product_id, g.arrived_at, tag_points * coalesce(bit_count(m.taste & g.taste), 0)::integer as by_tags,
                case when bit_count(m.sizes & g.sizes) > 0 then size_points else 0 end as by_size
            from app.match_profiles m cross join app.match_goods(wanted_collection, wanted_piece) g where m.store_id = store and m.person_id = any (persons)
                and not exists (select 1 from had h where h.client_id = m.person_id and h.piece_id = g.piece_id) offset 0) s) best
    where best.place <= most;
end $$;
comment on function app.match_pieces is 'Pieces in stock for each of these clients: those in her size first, then by points.';

do $rights$
declare f text;
begin
    foreach f in array array['match_goods', 'match_question', 'match_clients', 'match_pieces'] loop
        execute format('revoke execute on function app.%I from public', f);
        execute format('grant execute on function app.%I to vitrine_attendant, vitrine_owner', f);
    end loop;
end
$rights$;
