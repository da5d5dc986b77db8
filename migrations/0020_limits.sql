-- what it is: money that the team gives: something off an unpaid order, and money back of a paid one. How much each role may give is data
-- of the store; the verbs (functions/55_refunds.sql) hold it, whoever calls. A refund is asked of the bank after the commit, again and
-- again under one key, and is done only when the bank's signed message says so.

-- table
create table app.role_limits (
    store_id    uuid not null,
    role        text not null,
    verb        text not null,
    most        bigint not null,
    changed_at  timestamptz not null default clock_timestamp(),
    constraint role_limits_pk primary key (store_id, role, verb),
    constraint role_limits_store foreign key (store_id) references app.stores (store_id),
    constraint role_limits_role_known check (role in ('attendant', 'finance')),
    constraint role_limits_verb_known check (verb in ('discount', 'refund')),
    constraint role_limits_most check (most between 0 and case verb when 'discount' then 10000 else 100000000 end)
);
comment on table app.role_limits is 'How much a role may give on one order, where an owner said so; app.limit_of knows what holds before. An owner has no limit.';
comment on column app.role_limits.most is 'discount: basis points of the goods. refund: minor units of all that goes back on one order. 0 = not at all.';

alter table app.orders add column discount_minor bigint not null default 0;
alter table app.orders drop constraint orders_amounts;
alter table app.orders add constraint orders_amounts check (subtotal_minor >= 0 and delivery_minor >= 0 and discount_minor between 0 and subtotal_minor
    and total_minor = subtotal_minor + delivery_minor - discount_minor);
comment on column app.orders.discount_minor is 'What the team took off the goods; how it came about stands in app.order_discounts.';

create table app.order_discounts (
    store_id            uuid not null,
    id                  uuid not null,
    order_id            uuid not null,
    amount_minor        bigint not null,
    total_before_minor  bigint not null,
    total_after_minor   bigint not null,
    reason              text not null,
    given_by            uuid,
    actor               text not null,
    given_at            timestamptz not null default clock_timestamp(),
    constraint order_discounts_pk primary key (store_id, id),
    constraint order_discounts_order foreign key (store_id, order_id) references app.orders (store_id, id),
    constraint order_discounts_by foreign key (store_id, given_by) references app.people (store_id, id),
    constraint order_discounts_amounts check (amount_minor > 0 and total_after_minor > 0 and total_before_minor = total_after_minor + amount_minor),
    constraint order_discounts_reason_length check (char_length(reason) <= 200)
);
comment on table app.order_discounts is 'Each time something was taken off an order: by whom, why, and its total before and after. Written once; a reason is emptied with the person it speaks of.';

create table app.refunds (
    store_id        uuid not null,
    id              uuid not null,
    order_id        uuid not null,
    payment_id      uuid not null,
    status          text not null default 'asked',
    amount_minor    bigint not null,
    currency        text not null,
    reason          text not null,
    asked_by        uuid,
    actor           text not null,
    asked_at        timestamptz not null default clock_timestamp(),
    attempt         integer not null default 1,
    request_key     text not null,
    provider_id     text,
    ask_after       timestamptz not null default clock_timestamp(),
    tries           integer not null default 0,
    settled_at      timestamptz,
    why_failed      text,
    version         integer not null default 0,
    constraint refunds_pk primary key (store_id, id),
    constraint refunds_order foreign key (store_id, order_id) references app.orders (store_id, id),
    constraint refunds_payment foreign key (store_id, payment_id) references app.payments (store_id, id),
    constraint refunds_by foreign key (store_id, asked_by) references app.people (store_id, id),
    constraint refunds_request_unique unique (store_id, request_key),
    constraint refunds_status_known check (status in ('asked', 'sent', 'done', 'failed')),
    constraint refunds_amount check (amount_minor > 0),
    constraint refunds_reason_length check (char_length(reason) <= 200),
    constraint refunds_why_length check (why_failed is null or char_length(why_failed) <= 60),
    constraint refunds_attempt check (attempt between 1 and 100 and tries >= 0)
);
comment on table app.refunds is 'Money that goes back by the way it came. asked = the bank has not answered yet; sent = it took it; done, failed = what its message said. All but failed ones count against the payment.';
comment on column app.refunds.request_key is 'The bank''s idempotency key: the same for every repetition, another one after a failure.';
comment on column app.refunds.ask_after is 'When the clock asks the bank (again), while it is asked or sent.';

-- the bank's own books
create table job.sandbox_refunds (
    store_id        uuid not null,
    request_key     text not null,
    id              text not null,
    intent_id       text not null,
    amount_minor    bigint not null,
    created_at      timestamptz not null default clock_timestamp(),
    constraint sandbox_refunds_pk primary key (store_id, request_key),
    constraint sandbox_refunds_id_unique unique (store_id, id),
    constraint sandbox_refunds_intent foreign key (store_id, intent_id) references job.sandbox_intents (store_id, id),
    constraint sandbox_refunds_amount check (amount_minor > 0),
    constraint sandbox_refunds_key_length check (char_length(request_key) between 8 and 128)
);
comment on table job.sandbox_refunds is 'What the sandbox bank gave back, once per idempotency key.';

-- indexes
create index order_discounts_of_order on app.order_discounts (store_id, order_id);              -- the sheet of an order
create index order_discounts_by on app.order_discounts (store_id, given_by);                    -- what one of the team gave
create index refunds_of_order on app.refunds (store_id, order_id);                              -- the sheet of an order; its limit
create index refunds_of_payment on app.refunds (store_id, payment_id);                          -- what is left of a payment
create index refunds_by on app.refunds (store_id, asked_by);                                    -- what one of the team gave back
create index refunds_to_ask on app.refunds (store_id, ask_after) where status in ('asked', 'sent');  -- the clock
create index sandbox_refunds_of_intent on job.sandbox_refunds (store_id, intent_id);            -- what is left of an intent

-- the law. The bank's message may be faster than its answer, so an asked one may be done at once
insert into law.transitions (machine, from_state, to_state, actor)
select m, f, t, a from (values
    ('refund', 'asked', 'sent', '{gateway}'),
    ('refund', 'asked', 'done', '{gateway}'),
    ('refund', 'asked', 'failed', '{gateway}'),
    ('refund', 'sent', 'done', '{gateway}'),
    ('refund', 'sent', 'failed', '{gateway}'),
    ('refund', 'failed', 'asked', '{attendant,finance,owner}'),
    -- a discount ends the attempts that ask for the old total
    ('payment', 'created', 'expired', '{attendant,finance,owner}'),
    ('payment', 'awaiting', 'expired', '{attendant,finance,owner}'),
    -- who works with money decides about money
    ('order', 'needs_decision', 'cancelled', '{finance}')
) as rule (m, f, t, actors), unnest(actors::text[]) as a;

-- who may see and change it
alter table app.role_limits enable row level security;
alter table app.role_limits force row level security;
alter table app.order_discounts enable row level security;
alter table app.order_discounts force row level security;
alter table app.refunds enable row level security;
alter table app.refunds force row level security;
alter table job.sandbox_refunds enable row level security;
alter table job.sandbox_refunds force row level security;

create policy "the team knows its limits" on app.role_limits for select to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper
    using (store_id = (select app.store_id()));
create policy "the keeper writes limits down" on app.role_limits for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the keeper changes limits" on app.role_limits for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select on app.role_limits to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper;
grant insert (store_id, role, verb, most), update (most, changed_at) on app.role_limits to vitrine_keeper;

do $fence$
declare t text;
begin
    foreach t in array array['order_discounts', 'refunds'] loop
        execute format('create policy "the team sees this" on app.%I for select to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper using (store_id = (select app.store_id()))', t);
        execute format('create policy "the keeper writes this" on app.%I for insert to vitrine_keeper with check (store_id = (select app.store_id()))', t);
        execute format('create policy "the door gives people what is theirs" on app.%I for select to vitrine_doorkeeper using (store_id = (select app.store_id()))', t);
        execute format('create policy "the door takes reasons off" on app.%I for update to vitrine_doorkeeper using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()))', t);
        execute format('grant select on app.%I to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_doorkeeper', t);
        execute format('grant update (reason) on app.%I to vitrine_doorkeeper', t);
    end loop;
end
$fence$;
grant insert on app.order_discounts to vitrine_keeper;
grant insert (store_id, id, order_id, payment_id, amount_minor, currency, reason, asked_by, actor) on app.refunds to vitrine_keeper;
create policy "the keeper moves refunds" on app.refunds for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant update (status, attempt, provider_id, ask_after, tries, settled_at, why_failed) on app.refunds to vitrine_keeper;

grant select (discount_minor) on app.orders to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_seeder;
grant update (discount_minor, total_minor) on app.orders to vitrine_keeper;

create policy "the bank reads what it gave back" on job.sandbox_refunds for select to vitrine_sandbox using (store_id = (select app.store_id()));
create policy "the bank gives back" on job.sandbox_refunds for insert to vitrine_sandbox with check (store_id = (select app.store_id()));
grant select, insert (store_id, request_key, id, intent_id, amount_minor) on job.sandbox_refunds to vitrine_sandbox;
