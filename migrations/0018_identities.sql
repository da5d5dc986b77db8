-- what it is: other ways to prove who one is: an account at a provider (OpenID Connect) in the place of a password, for customers;
-- a passkey after the password, for the team, with codes for the day on which it is lost.

-- table
create table auth.identities (
    store_id    uuid not null,
    issuer      text not null,
    subject     text not null,
    person_id   uuid not null,
    email       text not null,
    linked_at   timestamptz not null default clock_timestamp(),
    constraint identities_pk primary key (store_id, issuer, subject),
    constraint identities_one_each unique (store_id, person_id, issuer),
    constraint identities_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint identities_issuer_length check (char_length(issuer) between 1 and 255),
    constraint identities_subject_length check (char_length(subject) between 1 and 255),
    constraint identities_email_lower check (email = lower(email) and char_length(email) <= 254)
);
comment on table auth.identities is 'Accounts at a provider by which people sign in. The provider''s own name for her (subject) is the key, never an address.';
comment on column auth.identities.email is 'As the provider told it when it was linked: to show, not to look up.';

create table auth.spent (
    store_id    uuid not null,
    token_hash  text not null,
    expires_at  timestamptz not null,
    constraint spent_pk primary key (store_id, token_hash),
    constraint spent_store foreign key (store_id) references app.stores (store_id),
    constraint spent_token_hash check (token_hash ~ '^[0-9a-f]{64}$')
);
comment on table auth.spent is 'Ways to the provider that came back: each once. On the way out nothing is written, the browser holds it.';

create table auth.passkeys (
    store_id      uuid not null,
    id            uuid not null,
    person_id     uuid not null,
    credential_id text not null,
    name          text not null,
    credential    text not null,
    created_at    timestamptz not null default clock_timestamp(),
    used_at       timestamptz,
    constraint passkeys_pk primary key (store_id, id),
    constraint passkeys_once unique (store_id, credential_id),
    constraint passkeys_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint passkeys_credential_id check (credential_id ~ '^[A-Za-z0-9_-]+$' and char_length(credential_id) between 8 and 1400),
    constraint passkeys_name_length check (char_length(name) between 1 and 60),
    constraint passkeys_credential_length check (char_length(credential) between 2 and 16000)
);
comment on table auth.passkeys is 'Passkeys of the team: the public half and its counter, as the library writes them.';

create table auth.recovery_codes (
    store_id    uuid not null,
    person_id   uuid not null,
    code_hash   text not null,
    used_at     timestamptz,
    constraint recovery_codes_pk primary key (store_id, person_id, code_hash),
    constraint recovery_codes_person foreign key (store_id, person_id) references app.people (store_id, id),
    constraint recovery_codes_hash check (code_hash ~ '^[0-9a-f]{64}$')
);
comment on table auth.recovery_codes is 'What stands for a lost passkey, each once. Shown once; a keyed hash is kept.';

create table auth.ceremonies (
    store_id     uuid not null,
    session_hash text not null,
    kind         text not null,
    state        text not null,
    expires_at   timestamptz not null,
    constraint ceremonies_pk primary key (store_id, session_hash, kind),
    constraint ceremonies_store foreign key (store_id) references app.stores (store_id),
    constraint ceremonies_session_hash check (session_hash ~ '^[0-9a-f]{64}$'),
    constraint ceremonies_kind_known check (kind in ('register', 'assert')),
    constraint ceremonies_state_length check (char_length(state) between 2 and 64000)
);
comment on table auth.ceremonies is 'Challenges on their way to a passkey: of one browser, for one answer.';

create table auth.passkey_rules (
    store_id    uuid not null,
    since       timestamptz not null default clock_timestamp(),
    constraint passkey_rules_pk primary key (store_id),
    constraint passkey_rules_store foreign key (store_id) references app.stores (store_id)
);
comment on table auth.passkey_rules is 'Stores that ask everybody of the team for a passkey.';

alter table auth.sessions add column second_at timestamptz;
comment on column auth.sessions.second_at is 'When a passkey or code was given after the password. Without it a session of somebody who needs one opens nothing.';

-- who comes in by a provider alone has no password
alter table auth.credentials alter column password_hash drop not null;
comment on column auth.credentials.password_hash is 'Null when she never chose one: she comes in by a provider.';

-- indexes
create index spent_over on auth.spent (store_id, expires_at);                  -- cleared away
create index passkeys_person on auth.passkeys (store_id, person_id);           -- every request of the team asks
create index ceremonies_over on auth.ceremonies (store_id, expires_at);        -- cleared away

-- who may see and change it: the door's functions alone
alter table auth.identities enable row level security;
alter table auth.identities force row level security;
alter table auth.spent enable row level security;
alter table auth.spent force row level security;
alter table auth.passkeys enable row level security;
alter table auth.passkeys force row level security;
alter table auth.recovery_codes enable row level security;
alter table auth.recovery_codes force row level security;
alter table auth.ceremonies enable row level security;
alter table auth.ceremonies force row level security;
alter table auth.passkey_rules enable row level security;
alter table auth.passkey_rules force row level security;

do $fence$
declare t text;
begin
    foreach t in array array['identities', 'spent', 'passkeys', 'recovery_codes', 'ceremonies', 'passkey_rules'] loop
        execute format('create policy "the door reads" on auth.%I for select to vitrine_doorkeeper using (store_id = (select app.store_id()))', t);
        execute format('create policy "the door writes" on auth.%I for insert to vitrine_doorkeeper with check (store_id = (select app.store_id()))', t);
        execute format('create policy "the door clears away" on auth.%I for delete to vitrine_doorkeeper using (store_id = (select app.store_id()))', t);
        execute format('grant select, insert, delete on auth.%I to vitrine_doorkeeper', t);
    end loop;
end
$fence$;
create policy "the door keeps counters" on auth.passkeys for update to vitrine_doorkeeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the door uses codes up" on auth.recovery_codes for update to vitrine_doorkeeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant update (credential, used_at) on auth.passkeys to vitrine_doorkeeper;
grant update (used_at) on auth.recovery_codes to vitrine_doorkeeper;
grant update (token_hash, second_at) on auth.sessions to vitrine_doorkeeper;
