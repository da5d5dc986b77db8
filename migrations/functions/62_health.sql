-- what it is: the round that says what should move, and why. A piece weighs what it ties up, for as long as it has hung, by how tired its words
-- are; what to do about it follows from what it has been through. Prices that it suggests never go below their floor.

-- four in the morning of the store begins its day
create or replace function app.day_of_health() returns date language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select (clock_timestamp() at time zone s.time_zone - interval '4 hours')::date from app.stores s where s.store_id = app.store_id()
$$;

-- everything that lies on the rail, weighed. The ladder: a tenth off the first price for each time that a collection may hang, three at most
create or replace function app.weigh_pieces()
returns table (piece_id uuid, action text, score bigint, at_risk_minor bigint, suggested_minor bigint, cut_minor bigint, shelf_days integer, outings integer, complaints integer, fatigue_pm integer, is_dead boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    with house as (
        select y.dead_after_days as patience, y.dead_below_bp as few_bp, (clock_timestamp() at time zone s.time_zone)::date as today, s.time_zone as zone
        from app.stores s join app.store_policies y on y.store_id = s.store_id where s.store_id = app.store_id()
    ), rail as (
        select p.id, p.product_id, p.ownership, p.outings, p.floor_minor, p.lasts_days, p.wished_back_at, p.arrived_at, v.price_minor, g.collection_id,
            -- what it cost before it was first made cheaper on purpose
            coalesce(p.base_minor, (select h.from_minor from app.price_history h where h.store_id = p.store_id and h.variant_id = v.id and h.reason in ('markdown', 'season', 'agreement') order by h.number limit 1), v.price_minor) as first_minor,
            case p.ownership when 'consigned_in' then div(v.price_minor::numeric * coalesce(a.store_bp, 5000), 10000)::bigint else coalesce(c.cost_minor, v.price_minor) end as at_risk
        from app.pieces p join app.variants v on v.store_id = p.store_id and v.id = p.variant_id join app.products g on g.store_id = p.store_id and g.id = p.product_id
        left join app.agreements a on a.store_id = p.store_id and a.id = p.agreement_id
        left join app.product_costs c on c.store_id = p.store_id and c.product_id = p.product_id
        where p.store_id = app.store_id() and p.status = 'in_stock'
    ), steps as (
        select h.piece_id, h.changed_at, h.to_status in ('in_stock', 'held') as is_there, lead(h.changed_at) over (partition by h.piece_id order by h.version) as until
        from app.piece_status_history h join rail r on r.id = h.piece_id where h.store_id = app.store_id()
    ), shelf as (
        select s.piece_id, floor(sum(extract(epoch from coalesce(s.until, clock_timestamp()) - s.changed_at)) filter (where s.is_there) / 86400)::integer as days from steps s group by s.piece_id
    ), words as (
        select d.tag_id, count(*) filter (where p.status = 'in_stock') as hang, count(*) filter (where p.status = 'sold') as sold
        from app.product_tags d join app.tags t on t.store_id = d.store_id and t.id = d.tag_id and t.kind <> 'size'
        join app.pieces p on p.store_id = d.store_id and p.product_id = d.product_id
            and (p.status = 'in_stock' or p.status = 'sold' and p.changed_at > clock_timestamp() - interval '90 days')
        where d.store_id = app.store_id() group by d.tag_id
    ), tired as (
        select d.product_id, (sum(1000 * w.hang / greatest(w.hang + w.sold, 1)) / count(*))::integer as pm
        from app.product_tags d join words w on w.tag_id = d.tag_id where d.store_id = app.store_id() group by d.product_id
    ), said as (
        select l.piece_id, count(*)::integer as many from app.bag_lines l join rail r on r.id = l.piece_id
        where l.store_id = app.store_id() and l.reason in ('too_big', 'too_small', 'length', 'fabric', 'colour') and l.status in ('returned', 'handed_over') group by l.piece_id
    ), dead as (
        select c.id from app.collections c cross join house h
        cross join lateral (select count(*) filter (where x.status not in ('sold', 'draft', 'sent_back', 'donated', 'written_off')) as here, count(*) filter (where x.status = 'sold') as sold
            from app.products g join app.pieces x on x.store_id = g.store_id and x.product_id = g.id where g.store_id = c.store_id and g.collection_id = c.id) n
        where c.store_id = app.store_id() and c.is_public and c.archived_at is null and n.here > 0
          and h.today - greatest(c.arrived_on, (c.opens_at at time zone h.zone)::date) >= h.patience and n.sold * 10000 < h.few_bp::bigint * (n.here + n.sold)
    ), known as (
        select r.*, coalesce(s.days, floor(extract(epoch from clock_timestamp() - r.arrived_at) / 86400)::integer, 0) as days, coalesce(t.pm, 500) as pm, coalesce(x.many, 0) as complaints, d.id is not null as is_dead, h.patience
        from rail r cross join house h left join shelf s on s.piece_id = r.id left join tired t on t.product_id = r.product_id
        left join said x on x.piece_id = r.id left join dead d on d.id = r.collection_id
    ), laddered as (
        select k.*, greatest(div(k.first_minor::numeric * (10 - least(k.days / k.patience, 3)), 10)::bigint, coalesce(k.floor_minor, div(k.first_minor, 2)::bigint)) as step_minor from known k
    )
    select l.id, case
            when l.ownership = 'consigned_in' and (l.wished_back_at is not null or l.days >= l.lasts_days) then 'return'
            when l.outings >= 2 and l.complaints * 2 >= l.outings then 'mend'
            when l.days >= l.patience and l.step_minor < l.price_minor then 'discount'
            when l.ownership = 'own' and l.days >= l.patience * 4 then 'retire'
            else 'match' end,
        div(l.at_risk::numeric * greatest(l.days, 0) * (500 + l.pm), 1000)::bigint + case when l.is_dead then l.at_risk * l.patience else 0 end,
        l.at_risk, case when l.step_minor < l.price_minor then l.step_minor end, greatest(l.price_minor - l.step_minor, 0), greatest(l.days, 0), l.outings, l.complaints, l.pm, l.is_dead
    from laddered l
$$;

-- make it anew. by_clock: once for a day of the store, however many processes ask, and only where nobody did it by hand; -1 when it was done
create or replace function app.make_health(by_clock boolean) returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    today constant date := app.day_of_health();
    made integer;
begin
    perform pg_advisory_xact_lock(hashtextextended(store::text || 'health', 0));
    if by_clock and exists (select 1 from app.health_rounds r where r.store_id = store and r.day = today) then return -1; end if;
    delete from app.health_left l where l.store_id = store;
    delete from app.piece_health h where h.store_id = store;
    insert into app.piece_health (store_id, piece_id, place, action, score, at_risk_minor, suggested_minor, cut_minor, shelf_days, outings, complaints, fatigue_pm, is_dead)
    select store, w.piece_id, row_number() over (order by w.score desc, w.piece_id), w.action, w.score, w.at_risk_minor, w.suggested_minor, w.cut_minor, w.shelf_days, w.outings, w.complaints, w.fatigue_pm, w.is_dead
    from app.weigh_pieces() w;
    get diagnostics made = row_count;
    insert into app.health_rounds as r (store_id, day, made_at, pieces, counts)
    select store, today, clock_timestamp(), made, coalesce(jsonb_object_agg(n.action, n.many), '{}')
    from (select h.action, count(*) as many from app.piece_health h where h.store_id = store group by h.action) n
    on conflict (store_id, day) do update set made_at = excluded.made_at, pieces = excluded.pieces, counts = excluded.counts;
    return made;
end $$;
comment on function app.make_health is 'How many pieces were weighed; -1 when the clock has nothing to do.';

-- what is sold or gone, and what was made cheaper, is not to be moved any more
create or replace function app.after_piece_left() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    with gone as (delete from app.piece_health h where h.store_id = new.store_id and h.piece_id = new.id returning h.store_id, h.piece_id, h.action)
    insert into app.health_left (store_id, piece_id, action) select g.store_id, g.piece_id, g.action from gone g on conflict do nothing;
    return null;
end $$;
create or replace function app.after_piece_cheaper() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    with gone as (
        delete from app.piece_health h using app.pieces p
        where p.store_id = new.store_id and p.variant_id = new.id and h.store_id = p.store_id and h.piece_id = p.id returning h.store_id, h.piece_id, h.action
    )
    insert into app.health_left (store_id, piece_id, action) select g.store_id, g.piece_id, g.action from gone g on conflict do nothing;
    return null;
end $$;
create or replace trigger piece_left after update of status on app.pieces for each row
    when (new.status in ('sold', 'sent_back', 'donated', 'written_off', 'in_care')) execute function app.after_piece_left();
create or replace trigger piece_cheaper after update of price_minor on app.variants for each row
    when (new.price_minor < old.price_minor) execute function app.after_piece_cheaper();

do $owners$
declare f text;
begin
    foreach f in array array['day_of_health', 'weigh_pieces', 'make_health', 'after_piece_left', 'after_piece_cheaper'] loop
        execute format('alter function app.%I owner to vitrine_keeper', f);
        execute format('revoke execute on function app.%I from public', f);
    end loop;
end
$owners$;
grant execute on function app.make_health to vitrine_worker, vitrine_attendant, vitrine_owner;
