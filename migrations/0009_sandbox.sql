-- what it is: the books of the sandbox bank, a payment provider that we run for demonstrations and tests.
-- It is a stranger to the shop: it is reached over HTTP only and reads none of the shop's tables.

-- table
create table job.sandbox_intents (
    store_id        uuid not null,
    id              text not null,
    amount_minor    bigint not null,
    currency        text not null,
    reference       text not null,
    return_url      text not null,
    webhook_url     text not null,
    state           text not null default 'open',
    created_at      timestamptz not null default clock_timestamp(),
    constraint sandbox_intents_pk primary key (store_id, id),
    constraint sandbox_intents_id_unique unique (id),
    constraint sandbox_intents_id_shape check (id ~ '^sbx_[0-9a-f]{32}$'),
    constraint sandbox_intents_state_known check (state in ('open', 'approved', 'declined', 'expired'))
);
comment on table job.sandbox_intents is 'Payments that the sandbox bank was asked for. store_id is the merchant''s number there.';

-- who may see and change it
alter table job.sandbox_intents enable row level security;
alter table job.sandbox_intents force row level security;
create policy "the bank reads its books" on job.sandbox_intents for select to vitrine_sandbox using (store_id = (select app.store_id()));
create policy "the bank opens an intent" on job.sandbox_intents for insert to vitrine_sandbox with check (store_id = (select app.store_id()));
create policy "the bank notes what became of it" on job.sandbox_intents for update to vitrine_sandbox
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select, insert, update (state) on job.sandbox_intents to vitrine_sandbox;
