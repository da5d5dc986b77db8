-- what it is: everything that happened, once: outbox, audit trail and activity feed in one row.
-- An event is written by triggers in the transaction that changed the fact. Its position is given later, by the relay,
-- in an order in which no later commit can get an earlier position (transactions still open hold the line).

-- table
create table app.events (
    store_id    uuid not null,
    id          uuid not null default gen_random_uuid(),
    kind        text not null,
    subject     text not null,
    subject_id  uuid not null,
    actor       text not null,
    person_id   uuid,
    request     text,
    particulars jsonb not null default '{}',
    happened_at timestamptz not null default clock_timestamp(),
    xid         xid8 not null default pg_current_xact_id(),
    constraint events_pk primary key (store_id, id),
    constraint events_store foreign key (store_id) references app.stores (store_id),
    constraint events_kind_shape check (kind ~ '^[a-z_]+\.[a-z_]+$')
);
comment on table app.events is 'Facts, past tense, never changed: order.paid, piece.sold, …';

create table job.event_positions (
    store_id    uuid not null,
    event_id    uuid not null,
    position    bigint not null,
    constraint event_positions_pk primary key (store_id, event_id),
    constraint event_positions_event foreign key (store_id, event_id) references app.events (store_id, id),
    constraint event_positions_unique unique (position)
);
comment on table job.event_positions is 'The place of each event in commit order, given by the relay: gap-free for readers that go on from the last one.';

create table job.event_clock (
    store_id    uuid,
    only_row    boolean not null default true,
    last        bigint not null default 0,
    numbered_to xid8 not null default '0',
    constraint event_clock_pk primary key (only_row),
    constraint event_clock_only_row check (only_row),
    constraint event_clock_no_store check (store_id is null)
);
comment on table job.event_clock is 'The last position given; locked by the one relay that numbers. store_id is empty: positions run through all stores.';
insert into job.event_clock default values;

-- indexes
create index events_by_xid on app.events (xid, id);                                      -- the relay: what is not numbered yet
create index events_of_subject on app.events (store_id, subject, subject_id);            -- the history of a thing
create index events_newest on app.events (store_id, happened_at desc);                   -- activity
create index event_positions_of_store on job.event_positions (store_id, position);       -- a store's stream

-- who may see and change it
alter table app.events enable row level security;
alter table app.events force row level security;
alter table job.event_positions enable row level security;
alter table job.event_positions force row level security;
alter table job.event_clock enable row level security;
alter table job.event_clock force row level security;

create policy "an owner reads what happened" on app.events for select to vitrine_owner using (store_id = (select app.store_id()));
create policy "an attendant reads what happened to goods and orders" on app.events for select to vitrine_attendant
    using (store_id = (select app.store_id()) and subject in ('piece', 'order', 'product'));
create policy "finance reads what happened to money" on app.events for select to vitrine_finance
    using (store_id = (select app.store_id()) and subject in ('order', 'payment'));
create policy "the keeper records" on app.events for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the seeder tells old events" on app.events for insert to vitrine_seeder with check (store_id = (select app.store_id()));
create policy "the relay reads everything" on app.events for select to vitrine_worker using (store_id is not null);
grant select on app.events to vitrine_owner, vitrine_attendant, vitrine_finance, vitrine_worker;
grant insert on app.events to vitrine_keeper, vitrine_seeder;

create policy "the relay reads positions" on job.event_positions for select to vitrine_worker using (store_id is not null);
create policy "the relay gives positions" on job.event_positions for insert to vitrine_worker with check (store_id is not null);
grant select, insert on job.event_positions to vitrine_worker;
create policy "the relay reads its clock" on job.event_clock for select to vitrine_worker using (only_row);
create policy "the relay winds its clock" on job.event_clock for update to vitrine_worker using (only_row) with check (only_row);
grant select, update (last, numbered_to) on job.event_clock to vitrine_worker;

create trigger events_written_once before update or delete on app.events for each row execute function app.refuse();
