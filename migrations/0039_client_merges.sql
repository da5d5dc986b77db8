-- what it is: two records that are one client become one, and two again when it was an error. What a merge moves is declared table by table
-- (law.merging, filled by functions/44_merging.sql at each start); every row that it touched is written down, so that undoing it restores
-- exactly that. Nothing is deleted: what finds its place taken rests with the old record, whose address leads to the new one.

-- table
create table law.merging (
    place   text not null,
    moves   text[] not null default '{}',
    stays   text[] not null default '{}',
    why     text not null,
    constraint merging_pk primary key (place),
    constraint merging_said check (cardinality(moves) + cardinality(stays) > 0),
    constraint merging_why check (char_length(why) > 10)
);
comment on table law.merging is 'Of every table that names a person: which of its columns follow her when two records become one, which stay as they are, and why.';

alter table app.people
    add column merged_into uuid,
    add constraint people_merged_into foreign key (store_id, merged_into) references app.people (store_id, id),
    add constraint people_merged_is_over check (merged_into is null or (disabled_at is not null and merged_into <> id));
comment on column app.people.merged_into is 'The record that goes on for this one. It is empty of what moved, and nobody signs in as it.';

create table app.client_merges (
    store_id    uuid not null,
    id          uuid not null,
    winner_id   uuid not null,
    loser_id    uuid not null,
    merged_by   uuid default app.person_id(),
    merged_at   timestamptz not null default clock_timestamp(),
    undone_by   uuid,
    undone_at   timestamptz,
    constraint client_merges_pk primary key (store_id, id),
    constraint client_merges_winner foreign key (store_id, winner_id) references app.people (store_id, id),
    constraint client_merges_loser foreign key (store_id, loser_id) references app.people (store_id, id),
    constraint client_merges_by foreign key (store_id, merged_by) references app.people (store_id, id),
    constraint client_merges_undone foreign key (store_id, undone_by) references app.people (store_id, id),
    constraint client_merges_two check (winner_id <> loser_id),
    constraint client_merges_end check (undone_by is null or undone_at is not null)
);
comment on table app.client_merges is 'Which record went on for which, and whether it was undone.';

create table app.client_merge_rows (
    store_id    uuid not null,
    merge_id    uuid not null,
    number      integer not null,
    place       text not null,
    how         text not null,
    field       text,
    key         jsonb not null,
    was         jsonb,
    mark        text not null default '',
    constraint client_merge_rows_pk primary key (store_id, merge_id, number),
    constraint client_merge_rows_merge foreign key (store_id, merge_id) references app.client_merges (store_id, id),
    constraint client_merge_rows_how_known check (how in ('moved', 'written') and (how = 'written') = (field is null))
);
comment on table app.client_merge_rows is 'Every row that a merge touched. moved: field named the loser and names the winner. written: what stood there before.';
comment on column app.client_merge_rows.mark is 'MD5 of the row as the merge left it: while it is the same, the merge can be undone.';

-- indexes
create unique index client_merges_one_standing on app.client_merges (store_id, loser_id) where undone_at is null;    -- one record goes on for another
create index people_merged on app.people (store_id, merged_into);                                                    -- who she was before
create index client_merges_of_winner on app.client_merges (store_id, winner_id);
create index client_merges_of_loser on app.client_merges (store_id, loser_id);
create index client_merges_by_whom on app.client_merges (store_id, merged_by);
create index client_merges_undone_by_whom on app.client_merges (store_id, undone_by);

-- who may see and change it
alter table law.merging enable row level security;
alter table law.merging force row level security;
create policy "whoever merges reads what moves" on law.merging for select to vitrine_doorkeeper using (true);
create policy "each start reads what moves" on law.merging for select to vitrine_ddl using (true);
create policy "each start declares anew" on law.merging for insert to vitrine_ddl with check (place <> '');
create policy "each start forgets the old declaration" on law.merging for delete to vitrine_ddl using (place <> '');
grant select on law.merging to vitrine_doorkeeper;

do $fence$
declare t text;
begin
    foreach t in array array['client_merges', 'client_merge_rows'] loop
        execute format('alter table app.%I enable row level security', t);
        execute format('alter table app.%I force row level security', t);
        execute format('create policy "the door knows who became one" on app.%I for select to vitrine_doorkeeper using (store_id = (select app.store_id()))', t);
        execute format('create policy "the door writes down what it moved" on app.%I for insert to vitrine_doorkeeper with check (store_id = (select app.store_id()))', t);
        execute format('create policy "the door notes what became of it" on app.%I for update to vitrine_doorkeeper using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()))', t);
        execute format('grant select, insert on app.%I to vitrine_doorkeeper', t);
    end loop;
    -- what follows her: the door turns the column that names her, and nothing else of the row
    foreach t in array array['addresses', 'client_tags', 'client_measures', 'client_terms', 'client_profiles', 'client_past', 'client_notes', 'pieces'] loop
        execute format('create policy "the door makes two records one" on app.%I for update to vitrine_doorkeeper using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()))', t);
    end loop;
end
$fence$;
create policy "the shop floor knows who became one" on app.client_merges for select to vitrine_attendant, vitrine_owner using (store_id = (select app.store_id()));
create policy "the door gives people what is theirs" on app.pieces for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
create policy "the door knows the classes" on app.client_classes for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
grant select on app.client_merges to vitrine_attendant, vitrine_owner;
grant update (undone_by, undone_at) on app.client_merges to vitrine_doorkeeper;
grant update (mark, was) on app.client_merge_rows to vitrine_doorkeeper;
grant select on app.pieces, app.client_classes to vitrine_doorkeeper;
grant update (person_id) on app.addresses, app.client_tags, app.client_measures, app.client_terms, app.client_profiles, app.client_past, app.client_notes, app.orders to vitrine_doorkeeper;
grant update (client_id) on app.bags to vitrine_doorkeeper;
grant update (custody_person) on app.pieces to vitrine_doorkeeper;
grant update (millimetres, noted_at) on app.client_measures to vitrine_doorkeeper;
grant update (value_limit_minor, pieces_limit, bags_limit, class_id, reason, bags_blocked, changed_at) on app.client_terms to vitrine_doorkeeper;
grant update (birth_day, birth_month, birth_year, attendant_id, prefers) on app.client_profiles to vitrine_doorkeeper;
grant update (email_by_team, merged_into) on app.people to vitrine_doorkeeper;
