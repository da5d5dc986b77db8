-- The formula of a match in the shape in which it was first told: arrays on the client, a lateral look at each of her words, a lateral
-- look at all her sales. Written anew, with a total order, so that both answers can be compared.
select c.id, coalesce(shared.many, 0) * 3 + case when c.size = any (k.sizes) then 5 else 0 end
    + case when last.at > now() - interval '60 days' then 4 when last.at > now() - interval '180 days' then 2 else 0 end as score,
    array_remove(array[
        case when shared.many > 0 then format('shared tags: %s', array_to_string(shared.tags, ', ')) end,
        case when c.size = any (k.sizes) then 'compatible size' end,
        case when last.at > now() - interval '60 days' then 'recent buyer' end], null) as reasons
from bench.clients c
cross join bench.collections k
left join lateral (select count(*) as many, array_agg(tag) as tags from unnest(c.preferred_tags) tag where tag = any (k.tags)) shared on true
left join lateral (select max(s.purchased_at) as at from bench.sales s where s.client_id = c.id) last on true
where k.id = $1
order by score desc, last.at desc nulls last, c.id
limit 20
