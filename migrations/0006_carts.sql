-- what it is: what a visitor has put aside. A cart belongs to whoever holds its key (a cookie; only the hash is here).
-- Prices are never stored: they are read when the cart is shown and fixed when the order is placed.

-- table
create table app.carts (
    store_id    uuid not null,
    id          uuid not null,
    key_hash    text not null,
    person_id   uuid,
    created_at  timestamptz not null default now(),
    constraint carts_pk primary key (store_id, id),
    constraint carts_store foreign key (store_id) references app.stores (store_id),
    constraint carts_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint carts_key_unique unique (store_id, key_hash),
    constraint carts_key_hash check (key_hash ~ '^[0-9a-f]{64}$')
);
comment on table app.carts is 'A visitor''s bag of wishes; found by the hash of the key in her cookie.';

create table app.cart_lines (
    store_id    uuid not null,
    cart_id     uuid not null,
    variant_id  uuid not null,
    quantity    integer not null,
    added_at    timestamptz not null default clock_timestamp(),
    constraint cart_lines_pk primary key (store_id, cart_id, variant_id),
    constraint cart_lines_cart foreign key (store_id, cart_id) references app.carts (store_id, id),
    constraint cart_lines_variant foreign key (store_id, variant_id) references app.variants (store_id, id),
    constraint cart_lines_quantity check (quantity between 1 and 99)
);
comment on table app.cart_lines is 'One line per variant; unique pieces always have quantity 1.';

-- indexes
create index cart_lines_of_variant on app.cart_lines (store_id, variant_id);   -- who waits for a variant
create index carts_of_person on app.carts (store_id, person_id);               -- a customer's cart

-- who may see and change it
alter table app.carts enable row level security;
alter table app.carts force row level security;
alter table app.cart_lines enable row level security;
alter table app.cart_lines force row level security;

create policy "a visitor sees her cart" on app.carts for select to vitrine_guest, vitrine_customer
    using (store_id = (select app.store_id()) and key_hash = (select app.visitor()));
create policy "a visitor takes a cart" on app.carts for insert to vitrine_guest, vitrine_customer
    with check (store_id = (select app.store_id()) and key_hash = (select app.visitor()) and person_id is null);
create policy "the keeper opens carts" on app.carts for insert to vitrine_keeper
    with check (store_id = (select app.store_id()) and key_hash = (select app.visitor()) and person_id is null);
create policy "the keeper sees carts" on app.carts for select to vitrine_keeper using (store_id = (select app.store_id()));
create policy "the keeper locks carts" on app.carts for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "an attendant sees carts" on app.carts for select to vitrine_attendant, vitrine_owner using (store_id = (select app.store_id()));
grant select, insert (store_id, id, key_hash) on app.carts to vitrine_guest, vitrine_customer;
grant select, insert (store_id, id, key_hash), update (person_id) on app.carts to vitrine_keeper;
grant select (store_id, id, person_id, created_at) on app.carts to vitrine_attendant, vitrine_owner;

create policy "a visitor sees her lines" on app.cart_lines for select to vitrine_guest, vitrine_customer
    using (store_id = (select app.store_id()) and exists (select 1 from app.carts c where c.store_id = cart_lines.store_id and c.id = cart_lines.cart_id));
create policy "the keeper sees lines" on app.cart_lines for select to vitrine_keeper using (store_id = (select app.store_id()));
create policy "the keeper adds lines" on app.cart_lines for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper changes lines" on app.cart_lines for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the keeper removes lines" on app.cart_lines for delete to vitrine_keeper using (store_id = (select app.store_id()));
create policy "the team sees lines" on app.cart_lines for select to vitrine_attendant, vitrine_owner using (store_id = (select app.store_id()));
grant select on app.cart_lines to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_owner, vitrine_keeper;
grant insert, update (quantity), delete on app.cart_lines to vitrine_keeper;
