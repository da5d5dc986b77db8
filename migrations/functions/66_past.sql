-- what it is: answers about the past, counted with the rights of whoever asks: what became of pieces the first, second, … time they went out,
-- how long what was sold had hung, why pieces came back, and what clients kept since they first came. A look back is the present month of
-- the store and those before it, twelve at most. Nothing is kept for it: each way begins at an index that lists have (bags by the day on
-- which they were opened, pieces of one status by their last move, orders of one status by their day).

create or replace function app.past_since(months integer) returns timestamptz language sql stable
    return (select (date_trunc('month', now() at time zone s.time_zone) - make_interval(months => least(greatest(months, 1), 12) - 1)) at time zone s.time_zone
        from app.stores s where s.store_id = (select app.store_id()));
comment on function app.past_since is 'When the first of so many months of the store began; the last of them is the present one.';

-- pieces that are sold, by the times that they had been out; 6 is six and more
create or replace function app.past_sold(months integer) returns table (outings integer, pieces bigint) language sql stable
begin atomic
    select least(p.outings, 6), count(*) from app.pieces p
    where p.store_id = (select app.store_id()) and p.status = 'sold' and p.changed_at >= (select app.past_since(months))
    group by least(p.outings, 6);
end;
comment on function app.past_sold is 'Of pieces that were sold in these months and did not come back: how often each had left for a client''s home.';

-- what became of pieces in bags that were opened in these months. Which time out it was is counted over all its bags, those before too
create or replace function app.past_outings(months integer) returns table (outing integer, tried bigint, kept bigint) language sql stable
begin atomic
    with ended as materialized (
        select l.id, l.piece_id, l.status in ('sold', 'charged') as is_kept
        from app.bags b join app.bag_lines l on l.store_id = b.store_id and l.bag_id = b.id
        where b.store_id = (select app.store_id()) and b.opened_at >= (select app.past_since(months))
          and l.dispatched_at is not null and l.status in ('sold', 'charged', 'returned', 'written_off', 'handed_over')
    ), numbered as (
        select l.id, row_number() over (partition by l.piece_id order by l.dispatched_at, l.id) as place from app.bag_lines l
        where l.store_id = (select app.store_id()) and l.dispatched_at is not null and l.piece_id in (select e.piece_id from ended e)
    )
    select least(n.place, 6)::integer, count(*), count(*) filter (where e.is_kept) from ended e join numbered n on n.id = e.id group by least(n.place, 6);
end;
comment on function app.past_outings is 'Times out that ended, and those of them that ended with a sale, by the number of the outing; what is still out is none of them.';

-- days that pieces hung, and that they were at homes, until they were sold. The sum of what they left less the sum of what they entered, each
-- counted from their arrival: what was hung on that day without a word of it in its history hung from then on
create or replace function app.past_shelf(months integer) returns table (consigned boolean, at_home boolean, days integer, pieces bigint) language sql stable
begin atomic
    with lived as (
        select p.ownership = 'consigned_in' as is_consigned,
            sum(case when h.from_status in ('in_stock', 'held') and h.to_status not in ('in_stock', 'held') then h.changed_at - p.arrived_at
                     when h.to_status in ('in_stock', 'held') and h.from_status not in ('in_stock', 'held') then p.arrived_at - h.changed_at end) as hung,
            sum(case when h.from_status in ('in_consignment', 're_consigned') and h.to_status not in ('in_consignment', 're_consigned') then h.changed_at - p.arrived_at
                     when h.to_status in ('in_consignment', 're_consigned') and h.from_status not in ('in_consignment', 're_consigned') then p.arrived_at - h.changed_at end) as away
        from app.pieces p join app.piece_status_history h on h.store_id = p.store_id and h.piece_id = p.id
        where p.store_id = (select app.store_id()) and p.status = 'sold' and p.changed_at >= (select app.past_since(months))
        group by p.id, p.ownership
    ), spent as (
        select l.is_consigned, x.is_home, greatest(floor(extract(epoch from x.took) / 86400), 0)::integer as days
        from lived l cross join lateral (values (false, l.hung), (true, l.away)) as x (is_home, took) where x.took is not null
    )
    select s.is_consigned, s.is_home, s.days, count(*) from spent s group by s.is_consigned, s.is_home, s.days;
end;
comment on function app.past_shelf is 'Of pieces that were sold in these months: whole days on the rail, and at clients'' homes of those that went out.';

-- why pieces of these months' bags came back, by size and by brand; the twelve of each of which most came back. said: too_big, too_small, length,
-- fabric, colour, price, style, other, and last those of which nobody said why (src/domain/past/reasons.rs)
create or replace function app.past_reasons(months integer) returns table (kind text, label text, tried bigint, back bigint, said bigint[]) language sql stable
begin atomic
    with ended as (
        select l.label as size, g.brand, l.status in ('returned', 'handed_over') as is_back, l.reason
        from app.bags b join app.bag_lines l on l.store_id = b.store_id and l.bag_id = b.id join app.products g on g.store_id = l.store_id and g.id = l.product_id
        where b.store_id = (select app.store_id()) and b.opened_at >= (select app.past_since(months))
          and l.dispatched_at is not null and l.status in ('sold', 'charged', 'returned', 'written_off', 'handed_over')
    ), named as (
        select x.kind, x.label, e.is_back, e.reason from ended e cross join lateral (values ('size'::text, e.size), ('brand'::text, e.brand)) as x (kind, label) where x.label <> ''
    ), counted as (
        select n.kind, n.label, count(*) as tried, count(*) filter (where n.is_back) as back,
            array[count(*) filter (where n.is_back and n.reason = 'too_big'), count(*) filter (where n.is_back and n.reason = 'too_small'), count(*) filter (where n.is_back and n.reason = 'length'),
                count(*) filter (where n.is_back and n.reason = 'fabric'), count(*) filter (where n.is_back and n.reason = 'colour'), count(*) filter (where n.is_back and n.reason = 'price'),
                count(*) filter (where n.is_back and n.reason = 'style'), count(*) filter (where n.is_back and n.reason = 'other'), count(*) filter (where n.is_back and n.reason is null)] as said
        from named n group by n.kind, n.label
    ), placed as (
        select c.kind, c.label, c.tried, c.back, c.said, row_number() over (partition by c.kind order by c.back desc, c.label) as place from counted c where c.back > 0
    )
    select p.kind, p.label, p.tried, p.back, p.said from placed p where p.place <= 12 order by p.kind, p.place;
end;
comment on function app.past_reasons is 'For those who may read why a client returned something: not finance.';

-- clients by the month in which they first paid an order or had a bag opened, and what they kept in each month from then on, less what went
-- back. Months are counted through (year times twelve), so that two of them can be taken from each other
create or replace function app.past_cohorts(months integer)
returns table (first_month text, ago integer, clients bigint, later integer, buyers bigint, pieces bigint, net_minor bigint) language sql stable
begin atomic
    with edge as (
        select s.time_zone as zone, app.past_since(months) as since, t.year * 12 + t.month - 1 as present
        from app.stores s cross join lateral (select extract(year from now() at time zone s.time_zone)::integer as year, extract(month from now() at time zone s.time_zone)::integer as month) t
        where s.store_id = (select app.store_id())
    ), bought as (
        select o.person_id, o.id, o.total_minor, (extract(year from o.placed_at at time zone e.zone) * 12 + extract(month from o.placed_at at time zone e.zone))::integer - 1 as month
        from edge e join app.orders o on o.store_id = (select app.store_id()) and o.status = 'paid' and o.placed_at >= e.since where o.person_id is not null
    ), came as (
        select b.person_id, b.month from bought b
        union all
        select x.client_id, (extract(year from x.opened_at at time zone e.zone) * 12 + extract(month from x.opened_at at time zone e.zone))::integer - 1
        from edge e join app.bags x on x.store_id = (select app.store_id()) and x.status <> 'cancelled' and x.opened_at >= e.since
    ), firsts as (
        select c.person_id, min(c.month) as month from came c group by c.person_id
    ), fresh as (
        select f.person_id, f.month from firsts f cross join edge e
        where not exists (select 1 from app.orders o where o.store_id = (select app.store_id()) and o.person_id = f.person_id and o.status = 'paid' and o.placed_at < e.since)
          and not exists (select 1 from app.bags x where x.store_id = (select app.store_id()) and x.client_id = f.person_id and x.status <> 'cancelled' and x.opened_at < e.since)
    ), kept as (
        select f.month, b.month - f.month as later, count(distinct b.person_id) as buyers, sum(n.pieces)::bigint as pieces, sum(b.total_minor - n.back)::bigint as net_minor
        from fresh f join bought b on b.person_id = f.person_id
        cross join lateral (select
            (select coalesce(sum(l.quantity), 0) from app.order_lines l where l.store_id = (select app.store_id()) and l.order_id = b.id) as pieces,
            (select coalesce(sum(r.amount_minor), 0) from app.refunds r where r.store_id = (select app.store_id()) and r.order_id = b.id and r.status = 'done') as back) n
        group by f.month, b.month - f.month
    ), sizes as (
        select f.month, count(*) as clients from fresh f group by f.month
    )
    select to_char(make_date(z.month / 12, z.month % 12 + 1, 1), 'YYYY-MM'), e.present - z.month, z.clients, k.later, coalesce(k.buyers, 0), coalesce(k.pieces, 0), coalesce(k.net_minor, 0)
    from sizes z cross join edge e left join kept k on k.month = z.month order by z.month, k.later;
end;
comment on function app.past_cohorts is 'Rows of one month stand together. later: months since then; null where they never kept anything.';

revoke execute on function app.past_since, app.past_sold, app.past_outings, app.past_shelf, app.past_reasons, app.past_cohorts from public;
grant execute on function app.past_since, app.past_sold, app.past_outings to vitrine_attendant, vitrine_finance, vitrine_owner;
grant execute on function app.past_shelf, app.past_cohorts to vitrine_finance, vitrine_owner;
grant execute on function app.past_reasons to vitrine_attendant, vitrine_owner;
