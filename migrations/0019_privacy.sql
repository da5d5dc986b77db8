-- what it is: what a person may ask of the store: to read everything that it holds about her, to be forgotten, to keep her addresses.
-- What is hers is declared as data (law.person_data, filled by functions/95_privacy.sql at each start): export and erasure both follow
-- it, and a test reads the catalogue and fails while a column that names a person is not declared. How long things are kept stands
-- beside it (law.retention); those rows are defaults, and an operator who changes one finds it changed after the next start.

-- table
create table law.person_data (
    place       text not null,
    sort        smallint not null,
    section     text not null default '',
    found       text,
    exported    text[] not null default '{}',
    told        jsonb not null default '{}',
    withheld    text[] not null default '{}',
    fate        text not null,
    blank       jsonb not null default '{}',
    why         text not null,
    constraint person_data_pk primary key (place),
    constraint person_data_fate_known check (fate in ('keep', 'blank', 'delete', 'nobody')),
    constraint person_data_found check ((fate = 'nobody') = (found is null)),
    constraint person_data_blank check ((fate = 'blank') = (blank <> '{}')),
    constraint person_data_section check ((section = '') = (exported = '{}' and told = '{}')),
    constraint person_data_why check (char_length(why) > 10)
);
comment on table law.person_data is 'Of every table that names a person: how her rows are found (r is the row, $1 she), which columns she is given, what erasure does, and why.';
comment on column law.person_data.told is 'Name and expression of what stands elsewhere and makes a row readable.';
comment on column law.person_data.withheld is 'Columns that she is not given: keys, hashes, other people''s names. With those exported they are all columns of the table, unless it is nobody''s.';

create table law.retention (
    what    text not null,
    place   text not null,
    days    integer not null,
    why     text not null,
    constraint retention_pk primary key (what),
    constraint retention_days check (days between 1 and 3650),
    constraint retention_why check (char_length(why) > 10)
);
comment on table law.retention is 'How many days things are kept that have done their work; the clock forgets them after.';

create table app.addresses (
    store_id    uuid not null,
    id          uuid not null default gen_random_uuid(),
    person_id   uuid not null,
    line1       text not null,
    line2       text not null default '',
    district    text not null default '',
    city        text not null,
    region      text not null,
    postal_code text not null,
    saved_at    timestamptz not null default clock_timestamp(),
    constraint addresses_pk primary key (store_id, id),
    constraint addresses_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint addresses_once unique (store_id, person_id, line1, line2, postal_code),
    constraint addresses_lengths check (char_length(line1) between 1 and 160 and char_length(line2) <= 160 and char_length(district) <= 80
        and char_length(city) between 1 and 80 and char_length(region) between 1 and 40 and char_length(postal_code) between 3 and 12)
);
comment on table app.addresses is 'Addresses that a customer wants to find again at the checkout. Her own affair: no role of the team reads it, and no event tells it.';

create table app.erasures (
    store_id        uuid not null,
    id              uuid not null,
    person_id       uuid not null,
    token_hash      text not null,
    asked_at        timestamptz not null default clock_timestamp(),
    link_until      timestamptz not null,
    confirmed_at    timestamptz,
    due_at          timestamptz,
    taken_back_at   timestamptz,
    done_at         timestamptz,
    constraint erasures_pk primary key (store_id, id),
    constraint erasures_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint erasures_token_unique unique (store_id, token_hash),
    constraint erasures_token_hash check (token_hash ~ '^[0-9a-f]{64}$'),
    constraint erasures_due check ((confirmed_at is null) = (due_at is null)),
    constraint erasures_one_end check (num_nonnulls(taken_back_at, done_at) <= 1 and (confirmed_at is not null or num_nonnulls(taken_back_at, done_at) = 0))
);
comment on table app.erasures is 'A person wants to be forgotten: asked with her password, confirmed by the link in a letter, taken back by signing in, done by the clock.';

-- the store's clocks: how long she may take it back, and how long a paid order counts as on its way
alter table app.store_policies
    add column erasure_days integer not null default 14,
    add column order_open_days integer not null default 30,
    add constraint store_policies_erasure check (erasure_days between 1 and 60),
    add constraint store_policies_order_open check (order_open_days between 1 and 365);
comment on column app.store_policies.erasure_days is 'Days in which a person who wants to be forgotten can still take it back.';
comment on column app.store_policies.order_open_days is 'Days after its payment in which an order counts as on its way: until then nobody on it is forgotten.';
grant update (erasure_days, order_open_days) on app.store_policies to vitrine_owner;

alter table app.carts add column forgotten_at timestamptz;
comment on column app.carts.forgotten_at is 'When nobody came back for it: its lines and drafts are gone, and its key opens nothing.';

-- indexes
create unique index erasures_one_waiting on app.erasures (store_id, person_id) where confirmed_at is not null and taken_back_at is null and done_at is null;
create index erasures_person on app.erasures (store_id, person_id, asked_at desc);
create index erasures_due on app.erasures (store_id, due_at) where taken_back_at is null and done_at is null;      -- the clock
create index events_of_person on app.events (store_id, person_id) where person_id is not null;                     -- what she did, for herself
create index carts_to_forget on app.carts (store_id, created_at) where forgotten_at is null;                       -- the clock
create index sessions_over on auth.sessions (store_id, expires_at);                                                -- the clock
create index quiz_sessions_to_forget on app.quiz_sessions (store_id, started_at);                                  -- the clock

-- who may see and change it
alter table law.person_data enable row level security;
alter table law.person_data force row level security;
alter table law.retention enable row level security;
alter table law.retention force row level security;
alter table app.addresses enable row level security;
alter table app.addresses force row level security;
alter table app.erasures enable row level security;
alter table app.erasures force row level security;

create policy "people may know what is held of them" on law.person_data for select to vitrine_customer, vitrine_consignor, vitrine_courier, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_doorkeeper using (true);
create policy "each start reads the declaration" on law.person_data for select to vitrine_ddl using (true);
create policy "each start declares anew" on law.person_data for insert to vitrine_ddl with check (place <> '');
create policy "each start forgets the old declaration" on law.person_data for delete to vitrine_ddl using (place <> '');
grant select on law.person_data to vitrine_customer, vitrine_consignor, vitrine_courier, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_doorkeeper;
create policy "people may know how long things are kept" on law.retention for select to vitrine_customer, vitrine_consignor, vitrine_courier, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_doorkeeper using (true);
create policy "each start reads the periods" on law.retention for select to vitrine_ddl using (true);
create policy "each start adds periods" on law.retention for insert to vitrine_ddl with check (what <> '');
grant select on law.retention to vitrine_customer, vitrine_consignor, vitrine_courier, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_doorkeeper;

create policy "a customer finds her addresses" on app.addresses for select to vitrine_customer using (store_id = (select app.store_id()) and person_id = (select app.person_id()));
create policy "a customer keeps an address" on app.addresses for insert to vitrine_customer with check (store_id = (select app.store_id()) and person_id = (select app.person_id()));
create policy "a customer corrects her addresses" on app.addresses for update to vitrine_customer
    using (store_id = (select app.store_id()) and person_id = (select app.person_id())) with check (store_id = (select app.store_id()) and person_id = (select app.person_id()));
create policy "a customer removes an address" on app.addresses for delete to vitrine_customer using (store_id = (select app.store_id()) and person_id = (select app.person_id()));
grant select, insert (store_id, person_id, line1, line2, district, city, region, postal_code), update (line1, line2, district, city, region, postal_code), delete on app.addresses to vitrine_customer;

create policy "a person sees what she asked for" on app.erasures for select to vitrine_customer, vitrine_consignor, vitrine_courier using (store_id = (select app.store_id()) and person_id = (select app.person_id()));
create policy "an owner sees who wants to be forgotten" on app.erasures for select to vitrine_owner using (store_id = (select app.store_id()));
create policy "the door takes the wish down" on app.erasures for insert to vitrine_doorkeeper with check (store_id = (select app.store_id()));
create policy "the door notes what became of it" on app.erasures for update to vitrine_doorkeeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select (store_id, id, person_id, asked_at, confirmed_at, due_at, taken_back_at, done_at) on app.erasures to vitrine_customer, vitrine_consignor, vitrine_courier, vitrine_owner;
grant insert, update (confirmed_at, due_at, taken_back_at, done_at) on app.erasures to vitrine_doorkeeper;

-- The door knows people already; now it also gives them what is theirs and forgets them. Only its definer functions act in its name.
do $fence$
declare t text;
begin
    foreach t in array array['app.addresses', 'app.erasures', 'app.consents', 'app.client_tags', 'app.client_measures', 'app.tags', 'app.carts', 'app.cart_lines', 'app.checkout_drafts',
        'app.variants', 'app.products', 'app.orders', 'app.order_lines', 'app.order_addresses', 'app.order_status_history', 'app.payments', 'app.piece_waits', 'app.events', 'app.store_policies',
        'app.quiz_sessions', 'app.quiz_answers', 'app.quiz_picks', 'job.letters', 'job.sandbox_letters'] loop
        execute format('create policy "the door gives people what is theirs" on %s for select to vitrine_doorkeeper using (store_id = (select app.store_id()))', t);
        execute format('grant select on %s to vitrine_doorkeeper', t);
    end loop;
    foreach t in array array['app.addresses', 'app.erasures', 'app.person_roles', 'app.client_tags', 'app.client_measures', 'app.cart_lines', 'app.checkout_drafts', 'app.order_addresses',
        'app.quiz_sessions', 'app.quiz_answers', 'app.quiz_picks', 'auth.credentials', 'auth.sessions', 'job.letters', 'job.sandbox_letters'] loop
        execute format('create policy "the door forgets" on %s for delete to vitrine_doorkeeper using (store_id = (select app.store_id()))', t);
        execute format('grant delete on %s to vitrine_doorkeeper', t);
    end loop;
    foreach t in array array['app.carts', 'app.orders', 'app.piece_waits', 'job.letters'] loop
        execute format('create policy "the door takes names off" on %s for update to vitrine_doorkeeper using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()))', t);
    end loop;
end
$fence$;
grant update (full_name, phone, disabled_at) on app.people to vitrine_doorkeeper;
grant update (key_hash, person_id, forgotten_at) on app.carts to vitrine_doorkeeper;
grant update (email, phone, full_name, note, link_hash, visitor_hash) on app.orders to vitrine_doorkeeper;
grant update (contact) on app.piece_waits to vitrine_doorkeeper;
grant update (body_text, body_html) on job.letters to vitrine_doorkeeper;

-- the law: a place in a queue ends with the person who had it, by the hand of the clock
insert into law.transitions (machine, from_state, to_state, actor) values ('wait', 'waiting', 'withdrawn', 'worker'), ('wait', 'offered', 'withdrawn', 'worker');

-- what forgot by periods written into it; app.forget_due follows the law
drop function if exists app.forget_old(integer);
drop policy "the sender throws old letters away" on job.letters;
revoke delete on job.letters from vitrine_worker;
