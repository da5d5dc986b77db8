-- what it is: what presses this morning. Each rule is one branch: the fact, whom it is about, the money in it and how pressing it is in
-- thousandths; its sentence and its verb stand in the catalogue and in domain::urgent under the same word. Asked with the rights of whoever
-- asks; what somebody put off is left out, and so is what is no fact any more.

create or replace function app.urgent_facts()
returns table (rule text, subject uuid, label text, many bigint, money_minor bigint, pressing integer, ends_on date) language sql stable
begin atomic
    with here as (
        select s.store_id, (now() at time zone s.time_zone)::date as today from app.stores s where s.store_id = (select app.store_id())
    ), facts as (
        -- money is here and the goods are another's
        select 'decide' as rule, h.store_id as subject, '' as label, count(*) as many, sum(o.total_minor)::bigint as money, 1000 as pressing, null::date as ends_on
        from here h join app.orders o on o.store_id = h.store_id and o.status = 'needs_decision' group by h.store_id
        union all
        select 'bags_late', h.store_id, '', count(*), sum(b.value_out_minor)::bigint, least(1000, 500 + 100 * max(extract(day from now() - b.due_at))::integer), null
        from here h join app.bags b on b.store_id = h.store_id and b.status in ('with_client', 'partially_settled') and b.due_at < now() group by h.store_id
        union all
        select 'low_stock', h.store_id, min(a.name), count(*), sum(a.price_minor * (a.low_below - a.free))::bigint, case when min(a.free) <= 0 then 900 else 500 end, null
        from here h join app.products_stock_alerts a on a.store_id = h.store_id group by h.store_id
        union all
        (select 'arrived', c.id, c.number::text, n.many, n.money / 10, 700 - 60 * (h.today - c.arrived_on), c.arrived_on + 7
        from here h join app.collections c on c.store_id = h.store_id and c.archived_at is null and c.arrived_on between h.today - 6 and h.today
        cross join lateral (select count(*) as many, sum(v.price_minor)::bigint as money from app.products g join app.pieces p on p.store_id = g.store_id and p.product_id = g.id and p.status = 'in_stock'
            join app.variants v on v.store_id = p.store_id and v.id = p.variant_id where g.store_id = c.store_id and g.collection_id = c.id) n
        where n.many >= 5 order by c.number desc limit 3)
        union all
        -- the twenty that weigh most: a morning's work, and no census
        select 'slowing', h.store_id, '', d.many, d.minor, 400, null
        from here h cross join lateral (select count(*) as many, sum(x.cut_minor)::bigint as minor from (select x.cut_minor from app.piece_health x
            where x.store_id = h.store_id and x.action = 'discount' order by x.place limit 20) x) d
        where d.many >= 10
        union all
        select 'tried', p.id, g.name, x.outings::bigint, v.price_minor, 350, null
        from here h cross join lateral (select x.piece_id, x.outings from app.piece_health x where x.store_id = h.store_id and x.outings >= 4 order by x.outings desc, x.place limit 5) x
        join app.pieces p on p.store_id = h.store_id and p.id = x.piece_id and p.status = 'in_stock'
        join app.products g on g.store_id = p.store_id and g.id = p.product_id join app.variants v on v.store_id = p.store_id and v.id = p.variant_id
        union all
        -- a client who bought twice within a year has her birthday within a week, and her size hangs here; what she spends at a time is in it
        (select 'birthday', p.id, p.full_name, s.many, o.money, 600 - 50 * (b.day - h.today), b.day
        from here h cross join lateral (select h.today + n as day from generate_series(0, 6) n) b
        join app.client_profiles f on f.store_id = h.store_id and f.birth_month = extract(month from b.day)::smallint and f.birth_day = extract(day from b.day)::smallint
        join app.people p on p.store_id = f.store_id and p.id = f.person_id and p.disabled_at is null
        cross join lateral (select (sum(o.total_minor) / count(*))::bigint as money from app.orders o where o.store_id = p.store_id and o.person_id = p.id and o.status = 'paid' and o.placed_at > now() - interval '1 year' having count(*) >= 2) o
        cross join lateral (select count(distinct x.id) as many from app.client_tags k join app.tags t on t.store_id = k.store_id and t.id = k.tag_id and t.kind = 'size'
            join app.product_tags d on d.store_id = k.store_id and d.tag_id = k.tag_id join app.pieces x on x.store_id = d.store_id and x.product_id = d.product_id and x.status = 'in_stock'
            where k.store_id = p.store_id and k.person_id = p.id) s
        where s.many > 0 order by o.money desc, p.id limit 3)
    )
    select f.rule, f.subject, f.label, f.many, f.money, f.pressing, f.ends_on from facts f
    where f.money > 0 and not exists (select 1 from app.card_snoozes z where z.store_id = (select app.store_id()) and z.rule = f.rule and z.subject = f.subject and z.until_at > now());
end;
comment on function app.urgent_facts is 'Each fact that presses, with the money in it and how pressing it is in thousandths.';
revoke execute on function app.urgent_facts from public;
grant execute on function app.urgent_facts to vitrine_attendant, vitrine_owner;
