-- what it is: a question to a list that somebody asks every day, under a name: hers, or the whole team's.

-- table
create table app.saved_filters (
    store_id    uuid not null,
    id          uuid not null,
    person_id   uuid not null,
    room        text not null,
    name        text not null,
    question    text not null,
    shared      boolean not null default false,
    saved_at    timestamptz not null default clock_timestamp(),
    constraint saved_filters_pk primary key (store_id, id),
    constraint saved_filters_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint saved_filters_room_shape check (room ~ '^[a-z]{2,20}$'),
    constraint saved_filters_name_length check (char_length(btrim(name)) between 1 and 40),
    constraint saved_filters_question_shape check (question ~ '^\?[^#[:space:]]+$' and char_length(question) <= 400)
);
comment on table app.saved_filters is 'Questions to lists, as they stand in an address, under a name. shared: the team sees it, and an owner may change it.';

-- indexes
create index saved_filters_of_person on app.saved_filters (store_id, person_id, room);                    -- hers, above a list
create index saved_filters_of_all on app.saved_filters (store_id, room) where shared;                     -- everybody's, above a list

-- who may see and change it
alter table app.saved_filters enable row level security;
alter table app.saved_filters force row level security;
create policy "the team sees its own filters and shared ones" on app.saved_filters for select to vitrine_attendant, vitrine_finance, vitrine_owner
    using (store_id = (select app.store_id()) and (person_id = (select app.person_id()) or shared));
create policy "somebody saves a filter of hers" on app.saved_filters for insert to vitrine_attendant, vitrine_finance, vitrine_owner
    with check (store_id = (select app.store_id()) and person_id = (select app.person_id()));
create policy "somebody changes a filter of hers" on app.saved_filters for update to vitrine_attendant, vitrine_finance
    using (store_id = (select app.store_id()) and person_id = (select app.person_id())) with check (store_id = (select app.store_id()) and person_id = (select app.person_id()));
create policy "an owner changes hers and shared ones" on app.saved_filters for update to vitrine_owner
    using (store_id = (select app.store_id()) and (person_id = (select app.person_id()) or shared))
    with check (store_id = (select app.store_id()) and (person_id = (select app.person_id()) or shared));
create policy "somebody takes a filter of hers off" on app.saved_filters for delete to vitrine_attendant, vitrine_finance
    using (store_id = (select app.store_id()) and person_id = (select app.person_id()));
create policy "an owner takes hers and shared ones off" on app.saved_filters for delete to vitrine_owner
    using (store_id = (select app.store_id()) and (person_id = (select app.person_id()) or shared));
create policy "the seeder saves filters" on app.saved_filters for insert to vitrine_seeder with check (store_id = (select app.store_id()));
create policy "the door gives people what is theirs" on app.saved_filters for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
create policy "the door forgets people" on app.saved_filters for delete to vitrine_doorkeeper using (store_id = (select app.store_id()));
grant select, insert (store_id, id, person_id, room, name, question, shared), update (name, shared), delete on app.saved_filters to vitrine_attendant, vitrine_finance, vitrine_owner;
grant insert on app.saved_filters to vitrine_seeder;
grant select, delete on app.saved_filters to vitrine_doorkeeper;
