-- what it is: one person, many hats: she may be client, consignor and staff of the same store. Secrets live in auth.

-- table
create table app.people (
    store_id    uuid not null,
    id          uuid not null,
    full_name   text not null,
    email       text,
    phone       text,
    created_at  timestamptz not null default now(),
    disabled_at timestamptz,
    constraint people_pk primary key (store_id, id),
    constraint people_store foreign key (store_id) references app.stores (store_id),
    constraint people_name_length check (char_length(full_name) between 1 and 120),
    constraint people_email_shape check (email is null or (email = lower(email) and email ~ '^[^@ ]+@[^@ ]+$' and char_length(email) <= 254)),
    constraint people_phone_e164 check (phone is null or phone ~ '^\+[1-9][0-9]{6,14}$')
);
comment on table app.people is 'Everyone a store knows: clients, consignors, team. What they may do stands in person_roles.';

create table app.person_roles (
    store_id    uuid not null,
    person_id   uuid not null,
    role        text not null,
    granted_at  timestamptz not null default now(),
    constraint person_roles_pk primary key (store_id, person_id, role),
    constraint person_roles_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint person_roles_known check (role in ('customer', 'consignor', 'courier', 'attendant', 'finance', 'owner'))
);
comment on table app.person_roles is 'The hats of a person in her store.';

create table auth.credentials (
    store_id      uuid not null,
    person_id     uuid not null,
    email         text not null,
    password_hash text not null,
    epoch         integer not null default 0,
    failures      integer not null default 0,
    blocked_until timestamptz,
    changed_at    timestamptz not null default now(),
    constraint credentials_pk primary key (store_id, person_id),
    constraint credentials_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint credentials_email_unique unique (store_id, email),
    constraint credentials_email_lower check (email = lower(email)),
    constraint credentials_hash_shape check (password_hash like '$argon2id$%')
);
comment on table auth.credentials is 'How a person proves who she is. Only definer functions of the door read here.';

create table auth.sessions (
    store_id    uuid not null,
    token_hash  text not null,
    person_id   uuid not null,
    role        text not null,
    epoch       integer not null,
    created_at  timestamptz not null default now(),
    expires_at  timestamptz not null,
    ended_at    timestamptz,
    user_agent  text not null default '',
    constraint sessions_pk primary key (store_id, token_hash),
    constraint sessions_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint sessions_role_known check (role in ('customer', 'consignor', 'courier', 'attendant', 'finance', 'owner')),
    constraint sessions_token_hash check (token_hash ~ '^[0-9a-f]{64}$'),
    constraint sessions_order check (expires_at > created_at)
);
comment on table auth.sessions is 'Signed-in browsers: only the hash of the cookie is kept. A session lives while its epoch equals that of the credentials.';

-- indexes
create index people_email on app.people (store_id, email);             -- a client by e-mail
create index people_phone on app.people (store_id, phone);             -- a client by phone
create index sessions_person on auth.sessions (store_id, person_id);   -- log out everywhere

-- who may see and change it
alter table app.people enable row level security;
alter table app.people force row level security;
alter table app.person_roles enable row level security;
alter table app.person_roles force row level security;
alter table auth.credentials enable row level security;
alter table auth.credentials force row level security;
alter table auth.sessions enable row level security;
alter table auth.sessions force row level security;

create policy "a person sees herself" on app.people for select to vitrine_customer, vitrine_consignor, vitrine_courier
    using (store_id = (select app.store_id()) and id = (select app.person_id()));
create policy "the team sees people" on app.people for select to vitrine_attendant, vitrine_finance, vitrine_owner
    using (store_id = (select app.store_id()));
create policy "the team adds people" on app.people for insert to vitrine_attendant, vitrine_owner with check (store_id = (select app.store_id()));
create policy "the team corrects people" on app.people for update to vitrine_attendant, vitrine_owner
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the door knows people" on app.people for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
create policy "the keeper names people" on app.people for select to vitrine_keeper using (store_id = (select app.store_id()));
create policy "the seeder adds people" on app.people for insert to vitrine_seeder with check (store_id = (select app.store_id()));
create policy "the seeder sees people" on app.people for select to vitrine_seeder using (store_id = (select app.store_id()));
grant select (store_id, id, full_name, email, phone, created_at) on app.people to vitrine_customer, vitrine_consignor, vitrine_courier;
grant select on app.people to vitrine_attendant, vitrine_owner, vitrine_doorkeeper, vitrine_seeder;
grant select (store_id, id, full_name, created_at, disabled_at) on app.people to vitrine_finance;
grant select (store_id, id, full_name, disabled_at) on app.people to vitrine_keeper;
grant insert on app.people to vitrine_attendant, vitrine_owner, vitrine_seeder;
grant update (full_name, email, phone) on app.people to vitrine_attendant;
grant update (full_name, email, phone, disabled_at) on app.people to vitrine_owner;

create policy "a person sees her hats" on app.person_roles for select to vitrine_customer, vitrine_consignor, vitrine_courier
    using (store_id = (select app.store_id()) and person_id = (select app.person_id()));
create policy "the team sees hats" on app.person_roles for select to vitrine_attendant, vitrine_finance, vitrine_owner
    using (store_id = (select app.store_id()));
create policy "an owner gives hats" on app.person_roles for insert to vitrine_owner with check (store_id = (select app.store_id()));
create policy "an owner takes hats" on app.person_roles for delete to vitrine_owner using (store_id = (select app.store_id()));
create policy "the door knows hats" on app.person_roles for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
create policy "the seeder gives hats" on app.person_roles for insert to vitrine_seeder with check (store_id = (select app.store_id()));
grant select on app.person_roles to vitrine_customer, vitrine_consignor, vitrine_courier, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_doorkeeper;
grant insert on app.person_roles to vitrine_owner, vitrine_seeder;
grant delete on app.person_roles to vitrine_owner;

create policy "the door reads credentials" on auth.credentials for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
create policy "the door counts failures" on auth.credentials for update to vitrine_doorkeeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the seeder sets credentials" on auth.credentials for insert to vitrine_seeder with check (store_id = (select app.store_id()));
grant select on auth.credentials to vitrine_doorkeeper;
grant update (failures, blocked_until) on auth.credentials to vitrine_doorkeeper;
grant insert on auth.credentials to vitrine_seeder;

create policy "the door reads sessions" on auth.sessions for select to vitrine_doorkeeper using (store_id = (select app.store_id()));
create policy "the door opens sessions" on auth.sessions for insert to vitrine_doorkeeper with check (store_id = (select app.store_id()));
create policy "the door ends sessions" on auth.sessions for update to vitrine_doorkeeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select, insert, update (ended_at, expires_at) on auth.sessions to vitrine_doorkeeper;
