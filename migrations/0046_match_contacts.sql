-- what it is: that somebody wrote to a client because of a match, about what, and what came of it. "Contacted lately" is read from here,
-- and what a match brought.

-- table
create table app.match_contacts (
    store_id        uuid not null,
    id              uuid not null,
    person_id       uuid not null,
    collection_id   uuid,
    piece_id        uuid,
    outcome         text not null,
    bag_id          uuid,
    score           integer,
    by_tags         integer,
    by_size         integer,
    by_recency      integer,
    said_by         uuid not null default app.person_id(),
    said_at         timestamptz not null default clock_timestamp(),
    constraint match_contacts_pk primary key (store_id, id),
    constraint match_contacts_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint match_contacts_collection foreign key (store_id, collection_id) references app.collections (store_id, id),
    constraint match_contacts_piece foreign key (store_id, piece_id) references app.pieces (store_id, id),
    constraint match_contacts_bag foreign key (store_id, bag_id) references app.bags (store_id, id),
    constraint match_contacts_by foreign key (store_id, said_by) references app.people (store_id, id),
    constraint match_contacts_outcome_known check (outcome in ('contacted', 'not_interested', 'bag')),
    constraint match_contacts_about check (num_nonnulls(collection_id, piece_id) <= 1),
    constraint match_contacts_bag_opened check ((bag_id is not null) = (outcome = 'bag')),
    constraint match_contacts_points check (score = by_tags + by_size + by_recency)
);
comment on table app.match_contacts is 'A contact that came of a match, and its outcome. A row is said once and may be taken back whole; both stand in the events.';
comment on column app.match_contacts.score is 'What she had at that moment, with the points of its parts: what is told later which reason sells. Nothing for a contact without a match.';

-- indexes
create index match_contacts_of_person on app.match_contacts (store_id, person_id, said_at desc);    -- when she was written to last
create index match_contacts_of_collection on app.match_contacts (store_id, collection_id);          -- who said no to it
create index match_contacts_of_piece on app.match_contacts (store_id, piece_id);
create index match_contacts_of_bag on app.match_contacts (store_id, bag_id);
create index match_contacts_by_author on app.match_contacts (store_id, said_by);
create index match_contacts_newest on app.match_contacts (store_id, said_at desc);                  -- what matches brought

-- who may see and change it
alter table app.match_contacts enable row level security;
alter table app.match_contacts force row level security;
create policy "the shop floor knows whom it wrote to" on app.match_contacts for select to vitrine_attendant, vitrine_owner using (store_id = (select app.store_id()));
create policy "the shop floor notes a contact" on app.match_contacts for insert to vitrine_attendant, vitrine_owner
    with check (store_id = (select app.store_id()) and said_by = (select app.person_id()));
create policy "whoever noted a contact takes it back" on app.match_contacts for delete to vitrine_attendant using (store_id = (select app.store_id()) and said_by = (select app.person_id()));
create policy "an owner takes contacts back" on app.match_contacts for delete to vitrine_owner using (store_id = (select app.store_id()));
create policy "the door gives people what is theirs" on app.match_contacts for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
create policy "the door makes two records one" on app.match_contacts for update to vitrine_doorkeeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the door forgets" on app.match_contacts for delete to vitrine_doorkeeper using (store_id = (select app.store_id()));
grant select, insert (store_id, id, person_id, collection_id, piece_id, outcome, bag_id, score, by_tags, by_size, by_recency), delete on app.match_contacts to vitrine_attendant, vitrine_owner;
grant select, update (person_id), delete on app.match_contacts to vitrine_doorkeeper;
