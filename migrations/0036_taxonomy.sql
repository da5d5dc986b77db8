-- what it is: the vocabulary of a store as something that its team keeps. A word has a name in both languages, other words by which it is
-- found, and may go on in another word; what moved with it is written down, so that it can be taken back exactly. The verbs are in
-- functions/41_tags.sql; nobody writes words by hand.

-- table
alter table app.tags
    add column name_also text not null default '',
    add column spoken text not null default '',
    add column retired boolean not null default false,
    add column merged_into uuid,
    add constraint tags_id_of_kind unique (store_id, id, kind),
    add constraint tags_names check (char_length(name) between 1 and 60 and char_length(name_also) <= 60),
    add constraint tags_merged_into foreign key (store_id, merged_into, kind) references app.tags (store_id, id, kind),
    add constraint tags_not_into_itself check (merged_into <> id);
comment on column app.tags.name_also is 'Its name in the other language of the program: it is found by that, too.';
comment on column app.tags.spoken is 'Every other word for it, kept by triggers: what the shop''s search reads beside the name.';
comment on column app.tags.retired is 'No longer offered to whoever describes something; what has it keeps it.';
comment on column app.tags.merged_into is 'The word in which it goes on, of the same kind. Addresses, quizzes and listings that say this word mean that one.';

create table app.tag_aliases (
    store_id    uuid not null,
    kind        text not null,
    slug        text not null,
    tag_id      uuid not null,
    word        text not null,
    formerly    boolean not null default false,
    constraint tag_aliases_pk primary key (store_id, kind, slug),
    constraint tag_aliases_tag foreign key (store_id, tag_id, kind) references app.tags (store_id, id, kind),
    constraint tag_aliases_slug_shape check (slug ~ '^[a-z0-9][a-z0-9-]{0,59}$'),
    constraint tag_aliases_word check (char_length(word) between 1 and 60)
);
comment on table app.tag_aliases is 'Another word for a word: what people type, or what it was called before (formerly). No slug means two things in one kind.';

create table app.tag_merges (
    store_id    uuid not null,
    id          uuid not null,
    from_id     uuid not null,
    into_id     uuid not null,
    merged_at   timestamptz not null default clock_timestamp(),
    undone_at   timestamptz,
    constraint tag_merges_pk primary key (store_id, id),
    constraint tag_merges_from foreign key (store_id, from_id) references app.tags (store_id, id),
    constraint tag_merges_into foreign key (store_id, into_id) references app.tags (store_id, id),
    constraint tag_merges_two_words check (from_id <> into_id)
);
comment on table app.tag_merges is 'One word went on in another, and perhaps came back. Who did it stands in the events.';

create table app.tag_merge_products (
    store_id    uuid not null,
    merge_id    uuid not null,
    product_id  uuid not null,
    had_both    boolean not null,
    constraint tag_merge_products_pk primary key (store_id, merge_id, product_id),
    constraint tag_merge_products_merge foreign key (store_id, merge_id) references app.tag_merges (store_id, id),
    constraint tag_merge_products_product foreign key (store_id, product_id) references app.products (store_id, id)
);
comment on table app.tag_merge_products is 'Products that had the word that went on; had_both: the other one as well.';

create table app.tag_merge_clients (
    store_id    uuid not null,
    merge_id    uuid not null,
    person_id   uuid not null,
    source      text not null,
    area        text not null,
    noted_at    timestamptz not null,
    had_both    boolean not null,
    constraint tag_merge_clients_pk primary key (store_id, merge_id, person_id, source, area),
    constraint tag_merge_clients_merge foreign key (store_id, merge_id) references app.tag_merges (store_id, id),
    constraint tag_merge_clients_person foreign key (store_id, person_id) references app.people (store_id, id)
);
comment on table app.tag_merge_clients is 'Notes of clients that said the word that went on, as in client_tags.';

-- indexes
create index tags_merged on app.tags (store_id, merged_into, kind);                                           -- words that go on in this one
create index tag_aliases_of_tag on app.tag_aliases (store_id, tag_id, kind);                                  -- other words for this one
create unique index tag_merges_one_open on app.tag_merges (store_id, from_id) where undone_at is null;        -- a word goes on once
create index tag_merges_from on app.tag_merges (store_id, from_id);
create index tag_merges_into on app.tag_merges (store_id, into_id, merged_at desc);                           -- what went on in this one, the newest first
create index tag_merge_products_product on app.tag_merge_products (store_id, product_id);
create index tag_merge_clients_person on app.tag_merge_clients (store_id, person_id);                         -- what is forgotten with her

-- who may see and change it
do $fence$
declare t text;
begin
    foreach t in array array['tag_aliases', 'tag_merges', 'tag_merge_products', 'tag_merge_clients'] loop
        execute format('alter table app.%I enable row level security', t);
        execute format('alter table app.%I force row level security', t);
        execute format('create policy "the keeper of words reads" on app.%I for select to vitrine_keeper using (store_id = (select app.store_id()))', t);
        execute format('create policy "the keeper of words writes" on app.%I for insert to vitrine_keeper with check (store_id = (select app.store_id()))', t);
        execute format('grant select, insert on app.%I to vitrine_keeper', t);
    end loop;
end
$fence$;
-- a link of a visitor may say a word that is called otherwise by now
create policy "everyone reads" on app.tag_aliases for select to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_seeder using (store_id = (select app.store_id()));
create policy "the keeper of words drops one" on app.tag_aliases for delete to vitrine_keeper using (store_id = (select app.store_id()));
create policy "the seeder fills a store" on app.tag_aliases for insert to vitrine_seeder with check (store_id = (select app.store_id()));
grant select on app.tag_aliases to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_seeder;
grant delete on app.tag_aliases to vitrine_keeper;
grant insert on app.tag_aliases to vitrine_seeder;
create policy "attendants and owners see what went on" on app.tag_merges for select to vitrine_attendant, vitrine_owner using (store_id = (select app.store_id()));
create policy "the keeper of words takes one back" on app.tag_merges for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select on app.tag_merges to vitrine_attendant, vitrine_owner;
grant update (undone_at) on app.tag_merges to vitrine_keeper;
create policy "attendants and owners see what moved" on app.tag_merge_products for select to vitrine_attendant, vitrine_owner using (store_id = (select app.store_id()));
grant select on app.tag_merge_products to vitrine_attendant, vitrine_owner;
-- she may ask to be forgotten
create policy "the door finds what is hers" on app.tag_merge_clients for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
create policy "the door forgets it" on app.tag_merge_clients for delete to vitrine_doorkeeper using (store_id = (select app.store_id()));
grant select, delete on app.tag_merge_clients to vitrine_doorkeeper;

create policy "the keeper of words adds one" on app.tags for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper of words changes one" on app.tags for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant insert (store_id, id, kind, slug, name, name_also, sort), update (slug, name, name_also, spoken, retired, merged_into) on app.tags to vitrine_keeper;

-- what an attendant noted is out of a quiz's reach. A note goes on with its word, and only then: it may be moved, and folded with one that
-- says the same by then
drop policy "the keeper sees what a quiz noted" on app.client_tags;
create policy "the keeper sees what is noted" on app.client_tags for select to vitrine_keeper using (store_id = (select app.store_id()));
create policy "a note goes on with its word" on app.client_tags for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "a note is folded into another" on app.client_tags for delete to vitrine_keeper
    using (store_id = (select app.store_id()) and exists (select 1 from app.tags t where t.store_id = client_tags.store_id and t.id = client_tags.tag_id and t.merged_into is not null));
create policy "a folded note comes back" on app.client_tags for insert to vitrine_keeper
    with check (store_id = (select app.store_id()) and exists (select 1 from app.tags t where t.store_id = client_tags.store_id and t.id = client_tags.tag_id and t.merged_into is not null));
grant update (tag_id) on app.client_tags to vitrine_keeper;
