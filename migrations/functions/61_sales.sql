-- what it is: what the days brought. Closed days are read from the books, what no closed day tells yet from the orders themselves: together
-- exact to the cent at any moment, and no sale waits for a sum that another one writes.

-- what each day of a span brought, in the store's own zone; days of nothing may be left out. Asked with the rights of whoever asks
create or replace function app.sales_of(first date, last date)
returns table (day date, orders bigint, pieces bigint, sold_minor bigint, bag_minor bigint, back_minor bigint) language sql stable
begin atomic
    with edge as (
        select z.time_zone as zone, greatest(first, (select d.day + 1 from app.sales_days d where d.store_id = (select app.store_id()) order by d.day desc limit 1))::timestamp at time zone z.time_zone as since,
            (last + 1)::timestamp at time zone z.time_zone as until
        from app.stores z where z.store_id = (select app.store_id())
    ), fresh as (
        select (h.changed_at at time zone e.zone)::date as day, 1 as orders, n.pieces, o.total_minor as sold, case o.channel when 'bag' then o.total_minor else 0 end as bag, 0::bigint as back
        from edge e join app.order_status_history h on h.store_id = (select app.store_id()) and h.to_status = 'paid' and h.changed_at >= e.since and h.changed_at < e.until
        join app.orders o on o.store_id = h.store_id and o.id = h.order_id
        cross join lateral (select coalesce(sum(l.quantity), 0) as pieces from app.order_lines l where l.store_id = o.store_id and l.order_id = o.id) n
        union all
        select (r.settled_at at time zone e.zone)::date, 0, 0, 0, 0, r.amount_minor
        from edge e join app.refunds r on r.store_id = (select app.store_id()) and r.status = 'done' and r.settled_at >= e.since and r.settled_at < e.until
    )
    select d.day, d.orders::bigint, d.pieces::bigint, d.sold_minor, d.bag_minor, d.back_minor from app.sales_days d
    where d.store_id = (select app.store_id()) and d.day between first and last
    union all
    select f.day, sum(f.orders)::bigint, sum(f.pieces)::bigint, sum(f.sold)::bigint, sum(f.bag)::bigint, sum(f.back)::bigint from fresh f group by f.day;
end;
comment on function app.sales_of is 'Money of orders on the day on which they were paid, and money that went back on the day on which it did.';

-- close the days that are over: at four in the morning nothing of yesterday is on its way any more
create or replace function app.close_days() returns integer
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
    store constant uuid := app.store_id();
    zone constant text := (select s.time_zone from app.stores s where s.store_id = store);
    last constant date := (clock_timestamp() at time zone zone - interval '4 hours')::date - 1;
    first date;
    made integer;
begin
    perform pg_advisory_xact_lock(hashtextextended(store::text || 'books', 0));
    first := coalesce((select max(d.day) + 1 from app.sales_days d where d.store_id = store),
        (select (min(h.changed_at) at time zone zone)::date from app.order_status_history h where h.store_id = store and h.to_status = 'paid'));
    if first is null or first > last then return 0; end if;
    insert into app.sales_days (store_id, day, orders, pieces, sold_minor, bag_minor, back_minor)
    select store, g.day::date, coalesce(s.orders, 0), coalesce(s.pieces, 0), coalesce(s.sold_minor, 0), coalesce(s.bag_minor, 0), coalesce(s.back_minor, 0)
    from generate_series(first, last, interval '1 day') as g (day) left join app.sales_of(first, last) s on s.day = g.day::date;
    get diagnostics made = row_count;
    return made;
end $$;
comment on function app.close_days is 'How many days were closed; those of a long pause all at once.';

alter function app.close_days owner to vitrine_keeper;
revoke execute on function app.sales_of, app.close_days from public;
grant execute on function app.sales_of to vitrine_finance, vitrine_owner, vitrine_keeper;
grant execute on function app.close_days to vitrine_worker;

-- clients who ordered, or had a bag, within so many days; the list of clients shows the same ones
create or replace function app.active_clients(days integer) returns table (person_id uuid) language sql stable
begin atomic
    select p.id from app.people p join (
        select o.person_id as id from app.orders o where o.store_id = (select app.store_id()) and o.person_id is not null and o.placed_at > now() - make_interval(days => days)
        union select b.client_id from app.bags b where b.store_id = (select app.store_id()) and greatest(b.opened_at, b.delivered_at, b.closed_at) > now() - make_interval(days => days)) x on x.id = p.id
    where p.store_id = (select app.store_id()) and p.disabled_at is null
      and exists (select 1 from app.person_roles r where r.store_id = p.store_id and r.person_id = p.id and r.role = 'customer');
end;
revoke execute on function app.active_clients from public;
grant execute on function app.active_clients to vitrine_attendant, vitrine_owner, vitrine_finance;
