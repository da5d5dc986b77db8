-- what it is: clients who are perhaps one. Candidates are found by equality of keys (phone, inbox; with the first letter of a name also
-- birthday, postal code, a measure), and a key that many share says nothing: so nothing here is quadratic. Addresses are read and told as
-- a sign, never shown.

create or replace function app.perhaps_the_same(only_one uuid, at_most integer) returns table (one uuid, other uuid, speaks_for text[], speaks_against text[])
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
begin
    return query
    with clients as materialized (
        select p.id, app.fold(p.full_name) as name, p.phone, app.folded_email(p.email) as inbox, f.birth_day, f.birth_month, f.birth_year from app.people p
        left join app.client_profiles f on f.store_id = p.store_id and f.person_id = p.id
        where p.store_id = app.store_id() and p.disabled_at is null
          and exists (select 1 from app.person_roles r where r.store_id = p.store_id and r.person_id = p.id and r.role = 'customer')
    ), codes as materialized (
        select a.person_id as id, regexp_replace(a.postal_code, '\D', '', 'g') as code from app.addresses a where a.store_id = app.store_id()
        union select o.person_id, regexp_replace(d.postal_code, '\D', '', 'g') from app.orders o join app.order_addresses d on d.store_id = o.store_id and d.order_id = o.id
            where o.store_id = app.store_id() and o.person_id is not null
    ), fits as materialized (
        select m.person_id as id, m.area, max(m.millimetres) as size from app.client_measures m where m.store_id = app.store_id() group by m.person_id, m.area
    ), keys (id, strong, key) as (
        select c.id, true, c.phone from clients c where c.phone <> ''
        union all select c.id, true, c.inbox from clients c where c.inbox is not null
        union all select c.id, false, left(c.name, 1) || c.birth_month || '/' || c.birth_day from clients c where c.birth_day is not null
        union all select c.id, false, left(c.name, 1) || 'at ' || k.code from clients c join codes k on k.id = c.id
        union all select c.id, false, left(c.name, 1) || m.area || m.size from clients c join fits m on m.id = c.id
    ), telling as materialized (
        select k.id, k.strong, k.key from (select k.*, count(*) over (partition by k.key) as many from keys k) k where k.many between 2 and 40
    ), pairs as materialized (
        select a.id as one, b.id as other, bool_or(a.strong) as strong from telling a join telling b on b.key = a.key and a.id < b.id
        where only_one is null or only_one in (a.id, b.id) group by a.id, b.id
    ), likely as materialized (
        select p.one, p.other, p.strong, a as a, b as b, ext.similarity(a.name, b.name) as likeness from pairs p join clients a on a.id = p.one join clients b on b.id = p.other
        where (p.strong or ext.similarity(a.name, b.name) >= 0.55)
          and not exists (select 1 from app.client_pairs k where k.store_id = app.store_id() and k.one_id = p.one and k.other_id = p.other)
    ), weighed as (
        select l.*, array_remove(array[
            case when (l.a).phone = (l.b).phone then 'phone' end,
            case when (l.a).inbox = (l.b).inbox then 'email' end,
            case when ((l.a).birth_month, (l.a).birth_day) = ((l.b).birth_month, (l.b).birth_day) and coalesce((l.a).birth_year = (l.b).birth_year, true) then 'birthday' end,
            case when exists (select 1 from codes x join codes y on y.code = x.code where x.id = l.one and y.id = l.other) then 'postal_code' end,
            case when (select count(*) from fits x join fits y on y.area = x.area and y.size = x.size where x.id = l.one and y.id = l.other) >= 2 then 'measures' end], null) as signs
        from likely l
    )
    select l.one, l.other, l.signs || case when l.likeness >= 0.55 then array['name'] else '{}' end,
        array_remove(array[
            case when l.likeness < 0.3 then 'name' end,
            case when (l.a).phone <> (l.b).phone then 'phone' end,
            case when (l.a).inbox <> (l.b).inbox then 'email' end,
            case when ((l.a).birth_month, (l.a).birth_day) <> ((l.b).birth_month, (l.b).birth_day) then 'birthday' end,
            case when exists (select 1 from fits x join fits y on y.area = x.area and abs(y.size - x.size) > 80 where x.id = l.one and y.id = l.other) then 'measures' end,
            case when (select count(*) from auth.credentials c where c.store_id = app.store_id() and c.person_id in (l.one, l.other)) = 2 then 'accounts' end], null)
    from weighed l where cardinality(l.signs) > 0
    order by cardinality(l.signs) desc, l.likeness desc, l.one, l.other limit at_most;
end $$;
comment on function app.perhaps_the_same is 'Pairs with what speaks for and against; signs: phone email birthday postal_code measures name accounts.';

alter function app.perhaps_the_same owner to vitrine_doorkeeper;
revoke execute on function app.perhaps_the_same from public;
grant execute on function app.perhaps_the_same to vitrine_attendant, vitrine_owner;
