-- what it is: a contact that came of a match is told in the book, and what matches brought is counted.

create or replace function app.after_contact_noted() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare it app.match_contacts;
begin
    if tg_op = 'DELETE' then it := old; else it := new; end if;
    if app.actor() not in ('attendant', 'owner', 'none') then return null; end if;
    perform app.stand_in(it.store_id);
    perform app.record(it.store_id, case tg_op when 'DELETE' then 'client.contact_taken_back' else 'client.contacted' end, 'person', it.person_id,
        jsonb_strip_nulls(jsonb_build_object('outcome', it.outcome, 'collection', it.collection_id, 'piece', it.piece_id, 'bag', it.bag_id, 'score', it.score)));
    return null;
end $$;
create or replace trigger contact_noted after insert or delete on app.match_contacts for each row when (current_user <> 'vitrine_doorkeeper') execute function app.after_contact_noted();
create or replace trigger zz_client_went_on after insert on app.match_contacts for each row execute function app.after_row_of_client('person_id');

-- what came of contacts since a day: of each order the last contact before it counts, once, and only for so many days
create or replace function app.match_brought(since timestamptz, credit_days integer)
returns table (said_by uuid, contacts bigint, bags bigint, refusals bigint, orders bigint, brought_minor bigint)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
#variable_conflict use_column
declare store constant uuid := app.store_id();
begin
    return query
    with mine as (select c.said_by, c.outcome, c.person_id, c.said_at, c.id from app.match_contacts c where c.store_id = store and c.said_at > since),
    bought as (select distinct on (o.id) o.id, o.total_minor, c.said_by from app.orders o join mine c on c.person_id = o.person_id and c.outcome <> 'not_interested'
            and o.placed_at >= c.said_at and o.placed_at < c.said_at + make_interval(days => credit_days)
        where o.store_id = store and o.status = 'paid' and o.placed_at > since order by o.id, c.said_at desc, c.id)
    select m.said_by, count(*), count(*) filter (where m.outcome = 'bag'), count(*) filter (where m.outcome = 'not_interested'),
        (select count(*) from bought b where b.said_by = m.said_by), (select coalesce(sum(b.total_minor), 0)::bigint from bought b where b.said_by = m.said_by)
    from mine m group by m.said_by order by 6 desc, 2 desc, m.said_by;
end $$;
comment on function app.match_brought is 'Per person of the team: contacts, bags and refusals, and paid orders that followed one within so many days.';

alter function app.after_contact_noted owner to vitrine_doorkeeper;
revoke execute on function app.after_contact_noted, app.match_brought from public;
grant execute on function app.match_brought to vitrine_attendant, vitrine_owner;
