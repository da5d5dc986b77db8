-- what it is: consignors (fornecedoras), who leave garments here to be sold; what was agreed with each, and which arrivals she brought. An
-- agreement is never changed: another one is the next version, and a piece keeps the version under which it came in (0035).

-- the steps of a price: after so many days on the shelf, so much off the first price; both grow
create function app.are_steps(days integer[], off integer[]) returns boolean language sql immutable parallel safe set search_path = pg_catalog, pg_temp
    as $$ select cardinality(days) = cardinality(off) and cardinality(days) <= 6 and not exists (
        select 1 from unnest(days, off) with ordinality as s (day, cut, n) left join unnest(days, off) with ordinality as b (day, cut, n) on b.n = s.n - 1
        where s.day is null or s.cut is null or s.day not between 1 and 730 or s.cut not between 1 and 9999 or s.day <= b.day or s.cut <= b.cut) $$;
comment on function app.are_steps is 'Whether a price may go down so: at most six steps, each later and deeper than the one before.';
revoke execute on function app.are_steps from public;
grant execute on function app.are_steps to vitrine_keeper, vitrine_seeder, vitrine_doorkeeper;

-- table
create table app.consignors (
    store_id    uuid not null,
    person_id   uuid not null,
    link_hash   text,
    since       timestamptz not null default clock_timestamp(),
    constraint consignors_pk primary key (store_id, person_id),
    constraint consignors_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint consignors_link_unique unique (store_id, link_hash),
    constraint consignors_link_shape check (link_hash ~ '^[0-9a-f]{64}$')
);
comment on table app.consignors is 'Who leaves garments here to be sold, and the link of her page. Her row is the lock of her agreements.';

create table app.agreements (
    store_id        uuid not null,
    id              uuid not null,
    consignor_id    uuid not null,
    version         integer not null,
    store_bp        integer not null,
    floor_bp        integer,
    floor_minor     bigint,
    off_days        integer[] not null default '{}',
    off_bp          integer[] not null default '{}',
    lasts_days      integer not null,
    grace_days      integer not null,
    fate            text not null,
    drawn_at        timestamptz not null default clock_timestamp(),
    drawn_by        uuid,
    accepted_at     timestamptz,
    accepted_name   text,
    accepted_text   text,
    constraint agreements_pk primary key (store_id, id),
    constraint agreements_with foreign key (store_id, consignor_id) references app.consignors (store_id, person_id),
    constraint agreements_drawn foreign key (store_id, drawn_by) references app.people (store_id, id),
    constraint agreements_version_unique unique (store_id, consignor_id, version),
    constraint agreements_of_consignor unique (store_id, consignor_id, id),
    constraint agreements_version check (version > 0),
    constraint agreements_split check (store_bp between 0 and 10000),
    constraint agreements_floor check (num_nonnulls(floor_bp, floor_minor) <= 1 and floor_bp between 0 and 10000 and floor_minor between 0 and 100000000),
    constraint agreements_steps check (app.are_steps(off_days, off_bp)),
    constraint agreements_days check (lasts_days between 7 and 730 and grace_days between 0 and 180),
    constraint agreements_fate_known check (fate in ('return', 'donate', 'convert')),
    constraint agreements_accepted check (num_nonnulls(accepted_at, accepted_name, accepted_text) in (0, 3) and char_length(accepted_name) between 1 and 120
        and char_length(accepted_text) between 1 and 40)
);
comment on table app.agreements is 'What is agreed with a consignor, version by version. Written once; accepted once, by her, under her link.';
comment on column app.agreements.store_bp is 'The shop''s share of what a piece brings, basis points; the rest is hers, to the cent.';
comment on column app.agreements.floor_bp is 'Below this share of its first price a piece never goes; or floor_minor, an amount; or neither.';
comment on column app.agreements.off_days is 'Days on the shelf from which on off_bp is off the first price. They stand still while a piece is out or in care.';
comment on column app.agreements.fate is 'What becomes of what she has not collected when grace is over: it waits for her (return), is given away, or becomes the shop''s.';
comment on column app.agreements.accepted_text is 'Version of the sentences that she read when she typed her name.';

create table app.consigned_arrivals (
    store_id        uuid not null,
    collection_id   uuid not null,
    consignor_id    uuid not null,
    agreement_id    uuid not null,
    received_at     timestamptz not null default clock_timestamp(),
    constraint consigned_arrivals_pk primary key (store_id, collection_id),
    constraint consigned_arrivals_collection foreign key (store_id, collection_id) references app.collections (store_id, id),
    constraint consigned_arrivals_agreement foreign key (store_id, consignor_id, agreement_id) references app.agreements (store_id, consignor_id, id)
);
comment on table app.consigned_arrivals is 'Arrivals that a consignor brought, and under which version: what is taken in with them is hers. Beside collections, which visitors read.';

-- indexes
create index agreements_drawn_by on app.agreements (store_id, drawn_by);                                        -- what one of the team drew up
create index consigned_arrivals_of on app.consigned_arrivals (store_id, consignor_id, agreement_id);            -- what she brought

-- who may see and change it
alter table app.consignors enable row level security;
alter table app.consignors force row level security;
alter table app.agreements enable row level security;
alter table app.agreements force row level security;
alter table app.consigned_arrivals enable row level security;
alter table app.consigned_arrivals force row level security;

do $fence$
declare t text;
begin
    foreach t in array array['consignors', 'agreements', 'consigned_arrivals'] loop
        execute format('create policy "the shop floor sees whose goods they are" on app.%I for select to vitrine_attendant, vitrine_owner, vitrine_keeper using (store_id = (select app.store_id()))', t);
        execute format('create policy "the keeper writes down whose goods they are" on app.%I for insert to vitrine_keeper with check (store_id = (select app.store_id()))', t);
        execute format('create policy "the seeder tells whose goods they are" on app.%I for insert to vitrine_seeder with check (store_id = (select app.store_id()))', t);
        execute format('create policy "the door gives people what is theirs" on app.%I for select to vitrine_doorkeeper using (store_id = (select app.store_id()))', t);
        execute format('grant select on app.%I to vitrine_keeper, vitrine_doorkeeper', t);
        execute format('grant insert on app.%I to vitrine_keeper, vitrine_seeder', t);
    end loop;
    foreach t in array array['consignors', 'agreements'] loop
        execute format('create policy "the keeper keeps links and words" on app.%I for update to vitrine_keeper using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()))', t);
        execute format('create policy "the door takes names off" on app.%I for update to vitrine_doorkeeper using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()))', t);
    end loop;
end
$fence$;
grant select (store_id, person_id, since) on app.consignors to vitrine_attendant, vitrine_owner;
grant select on app.agreements, app.consigned_arrivals to vitrine_attendant, vitrine_owner;
grant update (link_hash) on app.consignors to vitrine_keeper, vitrine_doorkeeper;
grant update (accepted_at, accepted_name, accepted_text) on app.agreements to vitrine_keeper;
grant update (accepted_name) on app.agreements to vitrine_doorkeeper;

-- the verb that adds a consignor (functions/42_consignors.sql) gives her that hat, and no other
create policy "the keeper gives a consignor's hat" on app.person_roles for insert to vitrine_keeper with check (store_id = (select app.store_id()) and role = 'consignor');
