-- what it is: a client in more than her contact: birthday, who looks after her, how she likes to be reached; what was true of her before;
-- notes of the team; classes of what she may have at home; and pairs of people who were looked at and are two.

-- table
create table app.client_classes (
    store_id            uuid not null,
    id                  uuid not null,
    name                text not null,
    value_limit_minor   bigint,
    pieces_limit        integer,
    bags_limit          integer,
    sort                smallint not null default 0,
    constraint client_classes_pk primary key (store_id, id),
    constraint client_classes_store foreign key (store_id) references app.stores (store_id),
    constraint client_classes_name_unique unique (store_id, name),
    constraint client_classes_name_length check (char_length(name) between 1 and 40),
    constraint client_classes_limits check (value_limit_minor between 0 and 1000000000 and pieces_limit between 0 and 1000 and bags_limit between 0 and 100)
);
comment on table app.client_classes is 'Classes of trust: what a client of this class may have at home at once. An empty limit is the store''s; of pieces and bags the store has none.';

alter table app.client_terms
    add column class_id uuid,
    add column pieces_limit integer,
    add column bags_limit integer,
    add column reason text not null default '',
    add constraint client_terms_class foreign key (store_id, class_id) references app.client_classes (store_id, id),
    add constraint client_terms_counts check (pieces_limit between 0 and 1000 and bags_limit between 0 and 100),
    add constraint client_terms_reason_length check (char_length(reason) <= 200);
comment on column app.client_terms.reason is 'Why she has limits of her own. Her own limit goes before that of her class, and that before the store''s.';

create table app.client_profiles (
    store_id        uuid not null,
    person_id       uuid not null,
    birth_day       smallint,
    birth_month     smallint,
    birth_year      smallint,
    attendant_id    uuid,
    prefers         text,
    constraint client_profiles_pk primary key (store_id, person_id),
    constraint client_profiles_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint client_profiles_attendant foreign key (store_id, attendant_id) references app.people (store_id, id),
    constraint client_profiles_birthday check ((birth_day is null) = (birth_month is null) and (birth_year is null or birth_day is not null) and birth_month between 1 and 12
        and birth_day between 1 and (case when birth_month in (4, 6, 9, 11) then 30 when birth_month = 2 then 29 else 31 end) and birth_year between 1900 and 2100),
    constraint client_profiles_prefers_known check (prefers in ('whatsapp', 'phone', 'email'))
);
comment on table app.client_profiles is 'What the team knows of a client beside her contact. A birthday is a day and a month; its year is her own to tell.';
comment on column app.client_profiles.attendant_id is 'Who looks after her: a client of whose portfolio she is.';

create table app.client_past (
    store_id    uuid not null,
    id          uuid not null default gen_random_uuid(),
    person_id   uuid not null,
    tag_id      uuid,
    millimetres integer,
    area        text not null,
    source      text not null,
    noted_at    timestamptz not null,
    ended_at    timestamptz not null default now(),
    constraint client_past_pk primary key (store_id, id),
    constraint client_past_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint client_past_tag foreign key (store_id, tag_id) references app.tags (store_id, id),
    constraint client_past_one check (num_nonnulls(tag_id, millimetres) = 1)
);
comment on table app.client_past is 'Words and measures of a client that something else took the place of, written by the triggers of client_tags and client_measures.';

create table app.client_notes (
    store_id    uuid not null,
    id          uuid not null,
    person_id   uuid not null,
    body        text not null,
    noted_by    uuid not null default app.person_id(),
    noted_at    timestamptz not null default clock_timestamp(),
    constraint client_notes_pk primary key (store_id, id),
    constraint client_notes_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint client_notes_by foreign key (store_id, noted_by) references app.people (store_id, id),
    constraint client_notes_length check (char_length(body) between 1 and 500)
);
comment on table app.client_notes is 'What the team writes down of a client in its own words.';

create table app.client_pairs (
    store_id    uuid not null,
    one_id      uuid not null,
    other_id    uuid not null,
    why         text not null default '',
    said_by     uuid default app.person_id(),
    said_at     timestamptz not null default clock_timestamp(),
    constraint client_pairs_pk primary key (store_id, one_id, other_id),
    constraint client_pairs_one foreign key (store_id, one_id) references app.people (store_id, id),
    constraint client_pairs_other foreign key (store_id, other_id) references app.people (store_id, id),
    constraint client_pairs_by foreign key (store_id, said_by) references app.people (store_id, id),
    constraint client_pairs_ordered check (one_id < other_id),
    constraint client_pairs_why_length check (char_length(why) <= 200)
);
comment on table app.client_pairs is 'Two clients who look like one and are two: somebody looked, and why they share a phone or an address.';

-- a word may be learned from what she kept and brought back
alter table app.client_tags drop constraint client_tags_source_known,
    add constraint client_tags_source_known check (source in ('quiz', 'attendant', 'returns'));
comment on table app.client_tags is 'Words that describe a client, each with its source: a quiz and her returns write and replace their own rows, never those of an attendant.';

-- indexes
create index client_terms_of_class on app.client_terms (store_id, class_id);                           -- clients of a class
create index client_profiles_of_attendant on app.client_profiles (store_id, attendant_id);             -- a portfolio
create index client_profiles_of_month on app.client_profiles (store_id, birth_month, birth_day);       -- whose birthday is near; who has the same one
create index client_past_of_person on app.client_past (store_id, person_id, ended_at desc);
create index client_past_of_tag on app.client_past (store_id, tag_id);
create index client_notes_of_person on app.client_notes (store_id, person_id, noted_at desc);
create index client_notes_of_author on app.client_notes (store_id, noted_by);
create index client_pairs_of_other on app.client_pairs (store_id, other_id);
create index client_pairs_of_author on app.client_pairs (store_id, said_by);

-- who may see and change it
do $fence$
declare t text;
begin
    foreach t in array array['client_classes', 'client_profiles', 'client_past', 'client_notes', 'client_pairs'] loop
        execute format('alter table app.%I enable row level security', t);
        execute format('alter table app.%I force row level security', t);
    end loop;
    foreach t in array array['client_profiles', 'client_past', 'client_notes', 'client_pairs'] loop
        execute format('create policy "the shop floor knows its clients" on app.%I for select to vitrine_attendant, vitrine_owner using (store_id = (select app.store_id()))', t);
        execute format('create policy "the door gives people what is theirs" on app.%I for select to vitrine_doorkeeper using (store_id = (select app.store_id()))', t);
        execute format('create policy "the door forgets" on app.%I for delete to vitrine_doorkeeper using (store_id = (select app.store_id()))', t);
        execute format('grant select on app.%I to vitrine_attendant, vitrine_owner', t);
        execute format('grant select, delete on app.%I to vitrine_doorkeeper', t);
    end loop;
end
$fence$;

create policy "the team knows the classes" on app.client_classes for select to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper using (store_id = (select app.store_id()));
create policy "an owner makes classes" on app.client_classes for insert to vitrine_owner with check (store_id = (select app.store_id()));
create policy "an owner changes classes" on app.client_classes for update to vitrine_owner
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the seeder fills a store" on app.client_classes for insert to vitrine_seeder with check (store_id = (select app.store_id()));
grant select on app.client_classes to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper;
grant insert on app.client_classes to vitrine_owner, vitrine_seeder;
grant update (name, value_limit_minor, pieces_limit, bags_limit, sort) on app.client_classes to vitrine_owner;
grant update (class_id, pieces_limit, bags_limit, reason) on app.client_terms to vitrine_keeper;

create policy "the shop floor notes who she is" on app.client_profiles for insert to vitrine_attendant, vitrine_owner with check (store_id = (select app.store_id()));
create policy "the shop floor corrects who she is" on app.client_profiles for update to vitrine_attendant, vitrine_owner
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the seeder fills a store" on app.client_profiles for insert to vitrine_seeder with check (store_id = (select app.store_id()));
grant insert, update (birth_day, birth_month, birth_year, attendant_id, prefers) on app.client_profiles to vitrine_attendant, vitrine_owner;
grant insert on app.client_profiles to vitrine_seeder;

create policy "the keeper keeps what was" on app.client_past for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper sees what was" on app.client_past for select to vitrine_keeper using (store_id = (select app.store_id()));
create policy "the keeper drops what did not change" on app.client_past for delete to vitrine_keeper using (store_id = (select app.store_id()));
grant select, insert, delete on app.client_past to vitrine_keeper;

create policy "the shop floor writes notes" on app.client_notes for insert to vitrine_attendant, vitrine_owner with check (store_id = (select app.store_id()) and noted_by = (select app.person_id()));
create policy "whoever wrote a note takes it back" on app.client_notes for delete to vitrine_attendant using (store_id = (select app.store_id()) and noted_by = (select app.person_id()));
create policy "an owner takes notes back" on app.client_notes for delete to vitrine_owner using (store_id = (select app.store_id()));
grant insert (store_id, id, person_id, body) on app.client_notes to vitrine_attendant, vitrine_owner;
grant delete on app.client_notes to vitrine_attendant, vitrine_owner;

create policy "the shop floor tells people apart" on app.client_pairs for insert to vitrine_attendant, vitrine_owner with check (store_id = (select app.store_id()) and said_by = (select app.person_id()));
create policy "the keeper tells apart who is added" on app.client_pairs for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper sees who is two" on app.client_pairs for select to vitrine_keeper using (store_id = (select app.store_id()));
grant insert (store_id, one_id, other_id, why) on app.client_pairs to vitrine_attendant, vitrine_owner, vitrine_keeper;
grant select on app.client_pairs to vitrine_keeper;

-- what machines note is theirs: a quiz its answers, and what her bags teach
alter policy "a quiz notes" on app.client_tags with check (store_id = (select app.store_id()) and source in ('quiz', 'returns'));
alter policy "a quiz replaces its own" on app.client_tags using (store_id = (select app.store_id()) and source in ('quiz', 'returns'));
create policy "the seeder tells what was noted" on app.client_tags for insert to vitrine_seeder with check (store_id = (select app.store_id()));
create policy "the seeder tells what was measured" on app.client_measures for insert to vitrine_seeder with check (store_id = (select app.store_id()));
grant insert on app.client_tags, app.client_measures to vitrine_seeder;

-- other parameters by now
drop function if exists app.set_terms(uuid, bigint, boolean);
drop function if exists app.add_client(uuid, text, text, text);
