-- what it is: what the match reads of a client in one row, so that nobody has to look through her words, bags and orders for each question:
-- her words as bits, her sizes as bits, when she bought last, and what stands against writing to her. Kept by triggers, made anew from the
-- truth by app.refresh_match, and never a truth of its own.

-- table
create table app.match_words (
    store_id    uuid not null,
    tag_id      uuid not null,
    is_size     boolean not null,
    bit         smallint not null,
    constraint match_words_pk primary key (store_id, tag_id),
    constraint match_words_tag foreign key (store_id, tag_id) references app.tags (store_id, id),
    constraint match_words_bit_unique unique (store_id, is_size, bit),
    constraint match_words_bit check (bit between 0 and 4095)
);
comment on table app.match_words is 'Which bit stands for a word, in the order in which words came; sizes count for themselves. Never changed.';

create table app.match_profiles (
    store_id        uuid not null,
    person_id       uuid not null,
    taste           bit varying not null,
    sizes           bit varying not null,
    words           smallint not null,
    bought_at       timestamptz not null default '-infinity',
    contacted_at    timestamptz,
    due_at          timestamptz,
    opted_out       boolean not null,
    blocked         boolean not null,
    constraint match_profiles_pk primary key (store_id, person_id),
    constraint match_profiles_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint match_profiles_words check (words = bit_count(taste))
);
comment on table app.match_profiles is 'One row per client: what app.match_clients reads. Made by app.refresh_match from client_tags, orders, bags, consents, terms and match_contacts.';
comment on column app.match_profiles.taste is 'Her words: the bits of match_words, as many in every row of a store.';
comment on column app.match_profiles.sizes is 'Her sizes: three bits for each, for what dresses all of her, above and below.';
comment on column app.match_profiles.bought_at is 'When she bought last; of who never did, before all time.';
comment on column app.match_profiles.due_at is 'When the first of the bags that she has is due.';

create table app.match_products (
    store_id    uuid not null,
    product_id  uuid not null,
    taste       bit varying not null,
    sizes       bit varying not null,
    words       smallint not null,
    constraint match_products_pk primary key (store_id, product_id),
    constraint match_products_product foreign key (store_id, product_id) references app.products (store_id, id),
    constraint match_products_words check (words = bit_count(taste))
);
comment on table app.match_products is 'The same of what is offered: words and sizes of a product as bits, a size for the half of her that it dresses. A product of which nothing is said has none.';

-- what one answer holds of a client
create type app.match_found as (person_id uuid, score integer, by_tags integer, by_size integer, by_recency integer, left_out text, bought_at timestamptz, contacted_at timestamptz);

-- indexes
create index match_profiles_by_bound on app.match_profiles (store_id, words, bought_at);      -- those who may still have as many points

-- who may see and change it
do $fence$
declare t text;
begin
    foreach t in array array['match_words', 'match_profiles', 'match_products'] loop
        execute format('alter table app.%I enable row level security', t);
        execute format('alter table app.%I force row level security', t);
        execute format('create policy "the shop floor matches" on app.%I for select to vitrine_attendant, vitrine_owner using (store_id = (select app.store_id()))', t);
        execute format('create policy "the door reads what it keeps" on app.%I for select to vitrine_doorkeeper using (store_id = (select app.store_id()))', t);
        execute format('create policy "the door writes it down" on app.%I for insert to vitrine_doorkeeper with check (store_id = (select app.store_id()))', t);
        execute format('grant select on app.%I to vitrine_attendant, vitrine_owner', t);
        execute format('grant select, insert on app.%I to vitrine_doorkeeper', t);
    end loop;
end
$fence$;
create policy "the door makes it true again" on app.match_profiles for update to vitrine_doorkeeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the door makes it true again" on app.match_products for update to vitrine_doorkeeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the door forgets" on app.match_profiles for delete to vitrine_doorkeeper using (store_id = (select app.store_id()));
create policy "the door forgets" on app.match_products for delete to vitrine_doorkeeper using (store_id = (select app.store_id()));
grant update (taste, sizes, words, bought_at, contacted_at, due_at, opted_out, blocked), delete on app.match_profiles to vitrine_doorkeeper;
grant update (taste, sizes, words), delete on app.match_products to vitrine_doorkeeper;

-- the door reads words and measures of goods
create policy "the door reads what goods are" on app.product_tags for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
create policy "the door reads what goods are" on app.product_measures for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
grant select (store_id, product_id, tag_id) on app.product_tags to vitrine_doorkeeper;
grant select (store_id, product_id, area) on app.product_measures to vitrine_doorkeeper;
