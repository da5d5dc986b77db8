-- what it is: who is otherwise since somebody looked, for processes that keep what a match reads (0056, src/server/matches). They answer as
-- app.match_clients does, which stays the law.

-- whoever's row came, changed or went is marked, whoever did it. Rows that only grew with the vocabulary say what they said
create or replace function app.after_match_profiles() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare store uuid;
begin
    select t.store_id into store from touched t limit 1;
    if store is null then return null; end if;
    perform app.stand_in(store);
    if tg_op = 'UPDATE' then
        insert into app.match_marks as k (store_id, person_id, changed)
        select n.store_id, n.person_id, pg_current_xact_id() from was o join touched n on n.store_id = o.store_id and n.person_id = o.person_id
        where (o.taste, o.sizes, o.words, bit_count(o.sizes)) is distinct from
                (substring(n.taste from 1 for length(o.taste))::bit varying, substring(n.sizes from 1 for length(o.sizes))::bit varying, n.words, bit_count(n.sizes))
            or (o.bought_at, o.contacted_at, o.due_at, o.opted_out, o.blocked) is distinct from (n.bought_at, n.contacted_at, n.due_at, n.opted_out, n.blocked)
        order by n.person_id
        on conflict (store_id, person_id) do update set changed = excluded.changed where k.changed <> excluded.changed;
    else
        insert into app.match_marks as k (store_id, person_id, changed)
        select t.store_id, t.person_id, pg_current_xact_id() from touched t order by t.person_id
        on conflict (store_id, person_id) do update set changed = excluded.changed where k.changed <> excluded.changed;
    end if;
    return null;
end $$;
create or replace trigger match_marked_new after insert on app.match_profiles referencing new table as touched for each statement execute function app.after_match_profiles();
create or replace trigger match_marked_gone after delete on app.match_profiles referencing old table as touched for each statement execute function app.after_match_profiles();
create or replace trigger match_marked_changed after update on app.match_profiles referencing old table as was new table as touched for each statement execute function app.after_match_profiles();

-- who is otherwise now than in a snapshot. By the index, whatever the planner believes of how many that may be: mostly it is nobody. A number
-- that is not given yet comes from the life of this database before it was restored, and says nothing
create or replace function app.match_changed(seen text) returns setof uuid
language plpgsql stable set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
begin
    return query select k.person_id from app.match_marks k where k.store_id = (select app.store_id())
        and k.changed >= pg_snapshot_xmin(seen::pg_snapshot) and k.changed < pg_snapshot_xmax(pg_current_snapshot())
        and not pg_visible_in_snapshot(k.changed, seen::pg_snapshot);
end $$;
comment on function app.match_changed is 'Clients whose row of match_profiles came, changed or went since the snapshot (pg_current_snapshot as text); nobody without one.';

alter function app.after_match_profiles owner to vitrine_doorkeeper;
revoke execute on function app.after_match_profiles, app.match_changed from public;
grant execute on function app.match_changed to vitrine_attendant, vitrine_owner;
