-- what it is: guest orders that find their owner by the phone number on them. She asks in her account; who works in the shop makes a code
-- and sends it from the shop's own WhatsApp; she types it in the session that asked. A row lives for a week at most (law.retention).

-- table
create table app.phone_requests (
    store_id     uuid not null,
    id           uuid not null,
    person_id    uuid not null,
    session_hash text not null,
    phone        text not null,
    asked_at     timestamptz not null default clock_timestamp(),
    expires_at   timestamptz not null,
    code_hash    text,
    code_until   timestamptz,
    made_at      timestamptz,
    made_by      uuid,
    tries        integer not null default 0,
    used_at      timestamptz,
    ended_at     timestamptz,
    constraint phone_requests_pk primary key (store_id, id),
    constraint phone_requests_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint phone_requests_by foreign key (store_id, made_by) references app.people (store_id, id),
    constraint phone_requests_hashes check (session_hash ~ '^[0-9a-f]{64}$' and (code_hash is null or code_hash ~ '^[0-9a-f]{64}$')),
    constraint phone_requests_phone_shape check (phone ~ '^\+[1-9][0-9]{7,14}$'),
    constraint phone_requests_code_when check ((code_hash is null) = (code_until is null) and (code_hash is null) = (made_at is null)),
    constraint phone_requests_tries check (tries between 0 and 5),
    constraint phone_requests_used_is_over check (used_at is null or ended_at is not null),
    constraint phone_requests_hours check (expires_at > asked_at and expires_at <= asked_at + interval '4 days')
);
comment on table app.phone_requests is 'Customers who say that a phone number is theirs, and wait for a code from the shop''s own phone. Whether an order has the number is not told to them.';
comment on column app.phone_requests.session_hash is 'Only the session that asked may use the code.';
comment on column app.phone_requests.code_hash is 'SHA-256 over code, person and number under our secret; another one takes its place when the code is made again.';
comment on column app.phone_requests.ended_at is 'Used, or she asked anew.';

-- indexes
create unique index phone_requests_one_open on app.phone_requests (store_id, person_id) where ended_at is null;  -- one question of a person at a time
create index phone_requests_person on app.phone_requests (store_id, person_id);
create index phone_requests_by on app.phone_requests (store_id, made_by);
create index phone_requests_newest on app.phone_requests (store_id, asked_at);                                  -- the shop's list, the sweeper
create index orders_of_nobody_by_phone on app.orders (store_id, phone) where person_id is null and phone <> '';  -- guest orders that wait for their owner

-- who may see and change it
alter table app.phone_requests enable row level security;
alter table app.phone_requests force row level security;

create policy "the shop floor sees who waits for a code" on app.phone_requests for select to vitrine_attendant, vitrine_owner
    using (store_id = (select app.store_id()));
create policy "the door reads requests" on app.phone_requests for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
create policy "the door notes requests" on app.phone_requests for insert to vitrine_doorkeeper with check (store_id = (select app.store_id()));
create policy "the door moves requests" on app.phone_requests for update to vitrine_doorkeeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the door clears requests away" on app.phone_requests for delete to vitrine_doorkeeper using (store_id = (select app.store_id()));
grant select (store_id, id, person_id, phone, asked_at, expires_at, made_at, made_by, ended_at) on app.phone_requests to vitrine_attendant, vitrine_owner;
grant select, delete, insert (store_id, id, person_id, session_hash, phone, expires_at) on app.phone_requests to vitrine_doorkeeper;
grant update (code_hash, code_until, made_at, made_by, tries, used_at, ended_at) on app.phone_requests to vitrine_doorkeeper;
