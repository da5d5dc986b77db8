-- what it is: a promise on both sides. Prices, terms and address are frozen on it; what follows is its status,
-- its payments and its reservations. It is reached by its unguessable link, of which only the hash is here.

-- table
create table app.orders (
    store_id        uuid not null,
    id              uuid not null,
    code            text not null,
    link_hash       text not null,
    visitor_hash    text not null,
    intent_key      text not null,
    person_id       uuid,
    status          text not null,
    email           text not null,
    phone           text not null default '',
    full_name       text not null,
    note            text not null default '',
    fulfilment      text not null,
    delivery_name   text not null,
    currency        text not null,
    subtotal_minor  bigint not null,
    delivery_minor  bigint not null,
    total_minor     bigint not null,
    placed_at       timestamptz not null default clock_timestamp(),
    pay_until       timestamptz not null,
    goods_until     timestamptz,
    version         integer not null default 0,
    constraint orders_pk primary key (store_id, id),
    constraint orders_store foreign key (store_id) references app.stores (store_id),
    constraint orders_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint orders_code_unique unique (store_id, code),
    constraint orders_link_unique unique (store_id, link_hash),
    constraint orders_intent_unique unique (store_id, visitor_hash, intent_key),
    constraint orders_code_shape check (code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
    constraint orders_hashes check (link_hash ~ '^[0-9a-f]{64}$' and visitor_hash ~ '^[0-9a-f]{64}$'),
    constraint orders_intent_shape check (char_length(intent_key) between 8 and 64),
    constraint orders_status_known check (status in ('pending', 'paid', 'failed', 'cancelled', 'needs_decision')),
    constraint orders_fulfilment_known check (fulfilment in ('delivery', 'pickup')),
    constraint orders_email_shape check (email ~ '^[^@ ]+@[^@ ]+$' and char_length(email) <= 254),
    constraint orders_name_length check (char_length(full_name) between 1 and 120),
    constraint orders_amounts check (subtotal_minor >= 0 and delivery_minor >= 0 and total_minor = subtotal_minor + delivery_minor)
);
comment on table app.orders is 'A placed order. goods_until is null once its goods are sold or given back. Amounts are minor units of currency.';
comment on column app.orders.code is 'What people say on the phone: eight Crockford letters, unique in the store, telling nothing about volume.';
comment on column app.orders.intent_key is 'The client''s own key of the submit: sending the form twice places one order.';

create table app.order_lines (
    store_id            uuid not null,
    order_id            uuid not null,
    line                smallint not null,
    product_id          uuid not null,
    variant_id          uuid not null,
    piece_id            uuid,
    sku                 text not null,
    name                text not null,
    label               text not null,
    quantity            integer not null,
    unit_price_minor    bigint not null,
    line_total_minor    bigint not null,
    constraint order_lines_pk primary key (store_id, order_id, line),
    constraint order_lines_order foreign key (store_id, order_id) references app.orders (store_id, id),
    constraint order_lines_product foreign key (store_id, product_id) references app.products (store_id, id),
    constraint order_lines_variant foreign key (store_id, variant_id) references app.variants (store_id, id),
    constraint order_lines_piece foreign key (store_id, piece_id) references app.pieces (store_id, id),
    constraint order_lines_quantity check (quantity between 1 and 99 and (piece_id is null or quantity = 1)),
    constraint order_lines_total check (unit_price_minor >= 0 and line_total_minor = unit_price_minor * quantity)
);
comment on table app.order_lines is 'What was bought, with name and price as they were at that moment.';

create table app.order_addresses (
    store_id    uuid not null,
    order_id    uuid not null,
    line1       text not null,
    line2       text not null default '',
    district    text not null default '',
    city        text not null,
    region      text not null,
    postal_code text not null,
    constraint order_addresses_pk primary key (store_id, order_id),
    constraint order_addresses_order foreign key (store_id, order_id) references app.orders (store_id, id),
    constraint order_addresses_lengths check (char_length(line1) between 1 and 160 and char_length(line2) <= 160 and char_length(district) <= 80
        and char_length(city) between 1 and 80 and char_length(region) between 1 and 40 and char_length(postal_code) between 3 and 12)
);
comment on table app.order_addresses is 'Where a delivery order goes; apart from orders, because fewer may see it.';

create table app.order_status_history (
    store_id    uuid not null,
    order_id    uuid not null,
    version     integer not null,
    from_status text not null,
    to_status   text not null,
    actor       text not null,
    person_id   uuid,
    changed_at  timestamptz not null,
    constraint order_status_history_pk primary key (store_id, order_id, version),
    constraint order_status_history_order foreign key (store_id, order_id) references app.orders (store_id, id)
);
comment on table app.order_status_history is 'Every status an order ever had, written by the trigger of orders and never changed.';

create table app.stock_reservations (
    store_id    uuid not null,
    order_id    uuid not null,
    variant_id  uuid not null,
    quantity    integer not null,
    ended_at    timestamptz,
    ended_by    text,
    constraint stock_reservations_pk primary key (store_id, order_id, variant_id),
    constraint stock_reservations_order foreign key (store_id, order_id) references app.orders (store_id, id),
    constraint stock_reservations_stock foreign key (store_id, variant_id) references app.stock_levels (store_id, variant_id),
    constraint stock_reservations_quantity check (quantity between 1 and 10000),
    constraint stock_reservations_end check ((ended_at is null) = (ended_by is null)),
    constraint stock_reservations_ended_by_known check (ended_by is null or ended_by in ('expired', 'released', 'sold'))
);
comment on table app.stock_reservations is 'Counted goods set aside for an order, summed per variant over its lines and kits.';

create table app.payments (
    store_id        uuid not null,
    id              uuid not null,
    order_id        uuid not null,
    provider        text not null,
    intent_id       text,
    status          text not null default 'created',
    amount_minor    bigint not null,
    currency        text not null,
    pay_url         text,
    created_at      timestamptz not null default clock_timestamp(),
    settled_at      timestamptz,
    version         integer not null default 0,
    constraint payments_pk primary key (store_id, id),
    constraint payments_order foreign key (store_id, order_id) references app.orders (store_id, id),
    constraint payments_intent_unique unique (provider, intent_id),
    constraint payments_amount check (amount_minor >= 0),
    constraint payments_status_known check (status in ('created', 'awaiting', 'confirmed', 'confirmed_late', 'surplus', 'failed', 'expired'))
);
comment on table app.payments is 'One attempt to pay an order. surplus = money that arrived although the order was paid already, to be given back.';

create table job.webhook_inbox (
    store_id    uuid not null,
    provider    text not null,
    event_id    text not null,
    body        text not null,
    received_at timestamptz not null default clock_timestamp(),
    outcome     text not null,
    constraint webhook_inbox_pk primary key (store_id, provider, event_id),
    constraint webhook_inbox_store foreign key (store_id) references app.stores (store_id),
    constraint webhook_inbox_event_length check (char_length(event_id) between 1 and 128),
    constraint webhook_inbox_body_length check (char_length(body) <= 65536)
);
comment on table job.webhook_inbox is 'Every message of a payment provider as it came, once per event id.';

-- indexes
create index orders_newest on app.orders (store_id, placed_at desc, id desc);                       -- list of the back office
create index orders_by_status on app.orders (store_id, status, placed_at desc, id desc);            -- the same, one status
create index orders_goods_to_give_back on app.orders (goods_until) where goods_until is not null;   -- the sweeper
create index orders_of_person on app.orders (store_id, person_id);                                  -- a customer's orders
create index order_lines_of_product on app.order_lines (store_id, product_id);                      -- who bought a product
create index order_lines_of_variant on app.order_lines (store_id, variant_id);
create index order_lines_of_piece on app.order_lines (store_id, piece_id);
create index stock_reservations_of_variant on app.stock_reservations (store_id, variant_id) where ended_at is null;
create index payments_of_order on app.payments (store_id, order_id);
create unique index payments_one_confirmed on app.payments (store_id, order_id) where status in ('confirmed', 'confirmed_late');  -- an order is paid once

alter table app.piece_claims add constraint piece_claims_cart foreign key (store_id, cart_id) references app.carts (store_id, id);
alter table app.piece_claims add constraint piece_claims_order foreign key (store_id, order_id) references app.orders (store_id, id);

-- the law
insert into law.transitions (machine, from_state, to_state, actor)
select 'order', f, t, a from (values
    ('pending', 'paid', '{gateway,owner}'),
    ('pending', 'failed', '{gateway}'),
    ('pending', 'cancelled', '{guest,customer,attendant,owner,gateway,worker}'),
    ('pending', 'needs_decision', '{gateway}'),
    ('failed', 'pending', '{guest,customer,attendant,owner}'),
    ('failed', 'paid', '{gateway}'),
    ('failed', 'cancelled', '{guest,customer,attendant,owner,worker}'),
    ('failed', 'needs_decision', '{gateway}'),
    ('cancelled', 'paid', '{gateway}'),
    ('cancelled', 'needs_decision', '{gateway}'),
    ('needs_decision', 'paid', '{attendant,owner}'),
    ('needs_decision', 'cancelled', '{attendant,owner}')
) as rule (f, t, actors), unnest(actors::text[]) as a;
insert into law.transitions (machine, from_state, to_state, actor)
select 'payment', f, t, a from (values
    ('created', 'awaiting', '{guest,customer,attendant,owner,gateway}'),
    ('created', 'failed', '{guest,customer,attendant,owner,gateway,worker}'),
    ('created', 'expired', '{worker,gateway}'),
    ('awaiting', 'confirmed', '{gateway,owner}'),
    ('awaiting', 'confirmed_late', '{gateway}'),
    ('awaiting', 'surplus', '{gateway}'),
    ('awaiting', 'failed', '{gateway}'),
    ('awaiting', 'expired', '{gateway,worker}'),
    ('failed', 'confirmed', '{gateway}'),
    ('failed', 'confirmed_late', '{gateway}'),
    ('failed', 'surplus', '{gateway}'),
    ('expired', 'confirmed_late', '{gateway}'),
    ('expired', 'surplus', '{gateway}')
) as rule (f, t, actors), unnest(actors::text[]) as a;

-- who may see and change it
alter table app.orders enable row level security;
alter table app.orders force row level security;
alter table app.order_lines enable row level security;
alter table app.order_lines force row level security;
alter table app.order_addresses enable row level security;
alter table app.order_addresses force row level security;
alter table app.order_status_history enable row level security;
alter table app.order_status_history force row level security;
alter table app.stock_reservations enable row level security;
alter table app.stock_reservations force row level security;
alter table app.payments enable row level security;
alter table app.payments force row level security;
alter table job.webhook_inbox enable row level security;
alter table job.webhook_inbox force row level security;

create policy "whoever holds the link sees the order" on app.orders for select to vitrine_guest
    using (store_id = (select app.store_id()) and link_hash = (select app.link()));
create policy "a customer sees her orders" on app.orders for select to vitrine_customer
    using (store_id = (select app.store_id()) and (person_id = (select app.person_id()) or link_hash = (select app.link())));
create policy "the team sees orders" on app.orders for select to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_seeder
    using (store_id = (select app.store_id()));
create policy "the keeper places orders" on app.orders for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper moves orders" on app.orders for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the seeder tells old orders" on app.orders for insert to vitrine_seeder with check (store_id = (select app.store_id()));
grant select (store_id, id, code, link_hash, person_id, status, email, phone, full_name, note, fulfilment, delivery_name, currency, subtotal_minor, delivery_minor, total_minor, placed_at, pay_until, goods_until, version)
    on app.orders to vitrine_guest, vitrine_customer;
grant select (store_id, id, code, person_id, status, email, phone, full_name, note, fulfilment, delivery_name, currency, subtotal_minor, delivery_minor, total_minor, placed_at, pay_until, goods_until, version)
    on app.orders to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_seeder;
grant select, insert, update (status, goods_until, pay_until) on app.orders to vitrine_keeper;
grant insert on app.orders to vitrine_seeder;

do $fence$
declare t text;
begin
    foreach t in array array['order_lines', 'order_addresses', 'payments', 'order_status_history'] loop
        execute format('create policy "whoever sees the order sees this" on app.%I for select to vitrine_guest, vitrine_customer using (store_id = (select app.store_id()) and exists (select 1 from app.orders o where o.store_id = %I.store_id and o.id = %I.order_id))', t, t, t);
        execute format('create policy "the team sees this" on app.%I for select to vitrine_attendant, vitrine_owner, vitrine_keeper, vitrine_seeder using (store_id = (select app.store_id()))', t);
        execute format('create policy "the keeper writes this" on app.%I for insert to vitrine_keeper with check (store_id = (select app.store_id()))', t);
        execute format('create policy "the seeder tells old orders" on app.%I for insert to vitrine_seeder with check (store_id = (select app.store_id()))', t);
        execute format('grant select on app.%I to vitrine_attendant, vitrine_owner, vitrine_keeper, vitrine_seeder', t);
        execute format('grant insert on app.%I to vitrine_keeper, vitrine_seeder', t);
    end loop;
end
$fence$;
grant select on app.order_lines, app.order_addresses to vitrine_guest, vitrine_customer;
grant select (store_id, order_id, version, from_status, to_status, changed_at) on app.order_status_history to vitrine_guest, vitrine_customer;
grant select (store_id, id, order_id, status, amount_minor, currency, pay_url, created_at, settled_at) on app.payments to vitrine_guest, vitrine_customer;
create policy "finance sees what was sold" on app.order_lines for select to vitrine_finance using (store_id = (select app.store_id()));
create policy "finance sees payments" on app.payments for select to vitrine_finance using (store_id = (select app.store_id()));
create policy "finance sees how orders went" on app.order_status_history for select to vitrine_finance using (store_id = (select app.store_id()));
grant select on app.order_lines, app.payments, app.order_status_history to vitrine_finance;
create policy "the keeper moves payments" on app.payments for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant update (status, intent_id, pay_url, settled_at) on app.payments to vitrine_keeper;

create policy "the shop floor sees reservations" on app.stock_reservations for select to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper
    using (store_id = (select app.store_id()));
create policy "the keeper reserves" on app.stock_reservations for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper ends reservations" on app.stock_reservations for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select on app.stock_reservations to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper;
grant insert, update (quantity, ended_at, ended_by) on app.stock_reservations to vitrine_keeper;

create policy "the keeper reads messages" on job.webhook_inbox for select to vitrine_keeper using (store_id = (select app.store_id()));
create policy "the keeper stores messages" on job.webhook_inbox for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper notes outcomes" on job.webhook_inbox for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select, insert, update (outcome) on job.webhook_inbox to vitrine_keeper;

create trigger order_status_history_written_once before update or delete on app.order_status_history for each row execute function app.refuse();
