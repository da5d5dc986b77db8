-- what it is: how people prove who they are, beside their password: links and codes sent to an address, devices that were let in before,
-- tries that are counted; and what they agreed to. Of every secret only a hash is here.

-- table
create table auth.proofs (
    store_id    uuid not null,
    token_hash  text not null,
    purpose     text not null,
    email       text not null,
    person_id   uuid,
    order_id    uuid,
    session_hash text,
    role        text,
    tries       integer not null default 0,
    created_at  timestamptz not null default clock_timestamp(),
    expires_at  timestamptz not null,
    used_at     timestamptz,
    constraint proofs_pk primary key (store_id, token_hash),
    constraint proofs_store foreign key (store_id) references app.stores (store_id),
    constraint proofs_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint proofs_order foreign key (store_id, order_id) references app.orders (store_id, id),
    constraint proofs_token_hash check (token_hash ~ '^[0-9a-f]{64}$' and (session_hash is null or session_hash ~ '^[0-9a-f]{64}$')),
    constraint proofs_purpose_known check (purpose in ('account', 'reset', 'address', 'claim', 'order', 'invite')),
    constraint proofs_belongs check ((purpose in ('address', 'claim', 'order', 'reset')) = (person_id is not null)),
    constraint proofs_order_when check ((purpose = 'order') = (order_id is not null)),
    constraint proofs_role_when check ((purpose = 'invite') = (role is not null) and (role is null or role in ('courier', 'attendant', 'finance', 'owner'))),
    constraint proofs_email_lower check (email = lower(email) and char_length(email) <= 254),
    constraint proofs_hours check (expires_at > created_at and expires_at <= created_at + interval '8 days')
);
comment on table auth.proofs is 'Secrets that were sent to an address, each for one purpose and one use. Opening the link does nothing; a form behind it does.';
comment on column auth.proofs.session_hash is 'claim, order: only the session that asked may use it.';

create table auth.devices (
    store_id    uuid not null,
    device_hash text not null,
    person_id   uuid not null,
    known_since timestamptz not null default clock_timestamp(),
    seen_at     timestamptz not null default clock_timestamp(),
    constraint devices_pk primary key (store_id, device_hash, person_id),
    constraint devices_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint devices_hash check (device_hash ~ '^[0-9a-f]{64}$')
);
comment on table auth.devices is 'Browsers in which a person has signed in: others'' wrong tries do not lock her out of these.';

create table auth.tries (
    store_id      uuid not null,
    bucket        text not null,
    failures      integer not null default 0,
    blocked_until timestamptz,
    tried_at      timestamptz not null default clock_timestamp(),
    constraint tries_pk primary key (store_id, bucket),
    constraint tries_store foreign key (store_id) references app.stores (store_id),
    constraint tries_bucket check (bucket ~ '^[0-9a-f]{64}$')
);
comment on table auth.tries is 'Wrong tries per address and network, address, network, address and known device: a hash each, the same for addresses that nobody has.';

create table app.consents (
    store_id     uuid not null,
    id           uuid not null default gen_random_uuid(),
    person_id    uuid not null,
    purpose      text not null,
    channel      text not null,
    granted      boolean not null,
    text_version text not null,
    decided_at   timestamptz not null default clock_timestamp(),
    constraint consents_pk primary key (store_id, id),
    constraint consents_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint consents_purpose_known check (purpose in ('news', 'matching')),
    constraint consents_channel_known check (channel in ('email', 'whatsapp', 'none')),
    constraint consents_version_shape check (text_version ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$')
);
comment on table app.consents is 'What a person agreed to and took back, per purpose and channel, with the version of the text she read. The newest row counts; none is ever changed.';

alter table auth.sessions add column id uuid not null default gen_random_uuid();
alter table auth.sessions add constraint sessions_id_unique unique (store_id, id);
comment on column auth.sessions.id is 'Names a session to its person without telling anything of its key.';

-- indexes
create index proofs_person on auth.proofs (store_id, person_id);                    -- a changed address voids what was sent to the old one
create index proofs_order on auth.proofs (store_id, order_id);
create index proofs_email on auth.proofs (store_id, email, created_at);             -- how much an address was written to
create index proofs_over on auth.proofs (store_id, expires_at);                     -- the sweeper
create index devices_person on auth.devices (store_id, person_id);
create index tries_over on auth.tries (store_id, tried_at);                         -- the sweeper
create index consents_person on app.consents (store_id, person_id, decided_at desc);
create index orders_of_nobody on app.orders (store_id, email) where person_id is null;   -- guest orders that wait for their owner

-- who may see and change it
alter table auth.proofs enable row level security;
alter table auth.proofs force row level security;
alter table auth.devices enable row level security;
alter table auth.devices force row level security;
alter table auth.tries enable row level security;
alter table auth.tries force row level security;
alter table app.consents enable row level security;
alter table app.consents force row level security;

do $fence$
declare t text;
begin
    foreach t in array array['proofs', 'devices', 'tries'] loop
        execute format('create policy "the door reads" on auth.%I for select to vitrine_doorkeeper using (store_id = (select app.store_id()))', t);
        execute format('create policy "the door writes" on auth.%I for insert to vitrine_doorkeeper with check (store_id = (select app.store_id()))', t);
        execute format('create policy "the door notes" on auth.%I for update to vitrine_doorkeeper using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()))', t);
        execute format('create policy "the door clears away" on auth.%I for delete to vitrine_doorkeeper using (store_id = (select app.store_id()))', t);
        execute format('grant select, insert, delete on auth.%I to vitrine_doorkeeper', t);
    end loop;
end
$fence$;
grant update (tries, used_at, expires_at) on auth.proofs to vitrine_doorkeeper;
grant update (seen_at) on auth.devices to vitrine_doorkeeper;
grant update (failures, blocked_until, tried_at) on auth.tries to vitrine_doorkeeper;

create policy "a person sees what she agreed to" on app.consents for select to vitrine_customer
    using (store_id = (select app.store_id()) and person_id = (select app.person_id()));
create policy "a person agrees and takes back" on app.consents for insert to vitrine_customer
    with check (store_id = (select app.store_id()) and person_id = (select app.person_id()));
create policy "the team sees consents" on app.consents for select to vitrine_attendant, vitrine_owner using (store_id = (select app.store_id()));
grant select on app.consents to vitrine_customer, vitrine_attendant, vitrine_owner;
grant insert (store_id, person_id, purpose, channel, granted, text_version) on app.consents to vitrine_customer;
create trigger consents_written_once before update or delete on app.consents for each row execute function app.refuse();

-- the door lets people in: it makes persons, gives them a hat, sets and changes how they prove themselves
create policy "the door admits people" on app.people for insert to vitrine_doorkeeper with check (store_id = (select app.store_id()));
create policy "the door moves addresses" on app.people for update to vitrine_doorkeeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the door gives hats" on app.person_roles for insert to vitrine_doorkeeper with check (store_id = (select app.store_id()));
create policy "the door gives credentials" on auth.credentials for insert to vitrine_doorkeeper with check (store_id = (select app.store_id()));
grant insert (store_id, id, full_name, email) on app.people to vitrine_doorkeeper;
grant update (email) on app.people to vitrine_doorkeeper;
grant insert (store_id, person_id, role) on app.person_roles to vitrine_doorkeeper;
grant insert (store_id, person_id, email, password_hash) on auth.credentials to vitrine_doorkeeper;
grant update (email, password_hash, epoch, changed_at) on auth.credentials to vitrine_doorkeeper;
grant update (person_id) on app.orders to vitrine_keeper;

-- wrong tries are counted per address and network now, and no longer on the account: nobody can lock another person's door
drop function if exists auth.find_login(text);
drop function if exists auth.note_try(text, boolean);
revoke update (failures, blocked_until) on auth.credentials from vitrine_doorkeeper;
alter table auth.credentials drop column failures, drop column blocked_until;
