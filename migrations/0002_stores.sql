-- what it is: a store is a tenant: its face, its names on the network, and the clocks of its policy.

-- table
create table app.stores (
    store_id    uuid not null,
    slug        text not null,
    name        text not null,
    locale      text not null,
    currency    text not null,
    time_zone   text not null,
    theme       text not null,
    tagline     text not null default '',
    created_at  timestamptz not null default now(),
    constraint stores_pk primary key (store_id),
    constraint stores_slug_unique unique (slug),
    constraint stores_slug_shape check (slug ~ '^[a-z][a-z0-9-]{1,39}$'),
    constraint stores_locale_known check (locale in ('pt-BR', 'en')),
    constraint stores_currency_known check (currency in ('BRL', 'USD', 'EUR')),
    constraint stores_theme_known check (theme in ('orvale', 'amora'))
);
comment on table app.stores is 'A tenant: one boutique. Everything else hangs on store_id.';

create table app.store_domains (
    store_id    uuid not null,
    host        text not null,
    constraint store_domains_pk primary key (store_id, host),
    constraint store_domains_host_unique unique (host),
    constraint store_domains_host_shape check (host = lower(host) and host !~ '[:/ ]'),
    constraint store_domains_store foreign key (store_id) references app.stores (store_id)
);
comment on table app.store_domains is 'Host names (without port) under which a store answers.';

create table app.store_policies (
    store_id            uuid not null,
    hold_minutes        integer not null default 15,
    payment_minutes     integer not null default 30,
    low_stock_below     integer not null default 10,
    holds_per_visitor   integer not null default 8,
    constraint store_policies_pk primary key (store_id),
    constraint store_policies_store foreign key (store_id) references app.stores (store_id),
    constraint store_policies_hold check (hold_minutes between 1 and 1440),
    constraint store_policies_payment check (payment_minutes between 1 and 10080),
    constraint store_policies_low check (low_stock_below between 0 and 100000),
    constraint store_policies_holds check (holds_per_visitor between 1 and 100)
);
comment on table app.store_policies is 'The store''s clocks and limits: how long a piece is held for a cart, how long an order waits for its payment.';

create table app.delivery_options (
    store_id        uuid not null,
    id              uuid not null,
    kind            text not null,
    name            text not null,
    promise         text not null default '',
    fee_minor       bigint not null,
    free_from_minor bigint,
    sort            smallint not null default 0,
    active          boolean not null default true,
    constraint delivery_options_pk primary key (store_id, id),
    constraint delivery_options_store foreign key (store_id) references app.stores (store_id),
    constraint delivery_options_kind check (kind in ('delivery', 'pickup')),
    constraint delivery_options_fee check (fee_minor between 0 and 100000000),
    constraint delivery_options_free check (free_from_minor is null or free_from_minor > 0)
);
comment on table app.delivery_options is 'How goods reach the customer, and for what fee (minor units of the store''s currency).';

-- who may see and change it
alter table app.stores enable row level security;
alter table app.stores force row level security;
alter table app.store_domains enable row level security;
alter table app.store_domains force row level security;
alter table app.store_policies enable row level security;
alter table app.store_policies force row level security;
alter table app.delivery_options enable row level security;
alter table app.delivery_options force row level security;

create policy "everyone sees the face of their store" on app.stores for select
    to vitrine_guest, vitrine_customer, vitrine_consignor, vitrine_courier, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper
    using (store_id = (select app.store_id()));
create policy "an owner renames her store" on app.stores for update to vitrine_owner
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the door finds stores by host" on app.stores for select to vitrine_doorkeeper using (store_id is not null);
create policy "the seeder opens a store" on app.stores for insert to vitrine_seeder with check (store_id = (select app.store_id()));
create policy "the seeder sees its store" on app.stores for select to vitrine_seeder using (store_id = (select app.store_id()));
grant select on app.stores to vitrine_guest, vitrine_customer, vitrine_consignor, vitrine_courier, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_doorkeeper, vitrine_seeder;
grant update (name, tagline) on app.stores to vitrine_owner;
grant insert on app.stores to vitrine_seeder;

create policy "the door finds stores by host" on app.store_domains for select to vitrine_doorkeeper using (store_id is not null);
create policy "an owner sees the names of her store" on app.store_domains for select to vitrine_owner using (store_id = (select app.store_id()));
create policy "the seeder names a store" on app.store_domains for insert to vitrine_seeder with check (store_id = (select app.store_id()));
grant select on app.store_domains to vitrine_doorkeeper, vitrine_owner;
grant insert on app.store_domains to vitrine_seeder;

create policy "everyone knows the clocks of their store" on app.store_policies for select
    to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_seeder
    using (store_id = (select app.store_id()));
create policy "an owner sets the clocks" on app.store_policies for update to vitrine_owner
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the seeder sets the clocks" on app.store_policies for insert to vitrine_seeder with check (store_id = (select app.store_id()));
grant select on app.store_policies to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_seeder;
grant update (hold_minutes, payment_minutes, low_stock_below, holds_per_visitor) on app.store_policies to vitrine_owner;
grant insert on app.store_policies to vitrine_seeder;

create policy "everyone sees the active ways of delivery" on app.delivery_options for select
    to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_owner, vitrine_keeper, vitrine_seeder
    using (store_id = (select app.store_id()) and active);
create policy "an owner sees every way of delivery" on app.delivery_options for select to vitrine_owner using (store_id = (select app.store_id()));
create policy "an owner adds a way of delivery" on app.delivery_options for insert to vitrine_owner with check (store_id = (select app.store_id()));
create policy "an owner changes a way of delivery" on app.delivery_options for update to vitrine_owner
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the seeder adds ways of delivery" on app.delivery_options for insert to vitrine_seeder with check (store_id = (select app.store_id()));
grant select on app.delivery_options to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_owner, vitrine_keeper, vitrine_seeder;
grant insert, update (name, promise, fee_minor, free_from_minor, sort, active) on app.delivery_options to vitrine_owner;
grant insert on app.delivery_options to vitrine_seeder;
