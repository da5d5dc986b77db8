-- what it is: schemas, who may enter them, the readers of the transaction's context, the law of states.
-- app = a store's data · auth = credentials and sessions · job = work for machines · law = what is legal, the same for every store.

-- schemas
create schema if not exists ext;
create schema app;
create schema auth;
create schema job;
create schema law;
comment on schema app is 'The data of stores: every table carries store_id and is fenced by row level security.';
comment on schema auth is 'Credentials and sessions: no role of a person reads here, only definer functions do.';
comment on schema job is 'Work for machines: incoming webhooks, positions of the relay, the sandbox bank.';
comment on schema law is 'Legal state transitions as data, the same for every store.';

create extension if not exists unaccent with schema ext;
create extension if not exists pg_trgm with schema ext;

grant usage on schema app, law, ext to
    vitrine_guest, vitrine_customer, vitrine_consignor, vitrine_courier, vitrine_attendant, vitrine_finance, vitrine_owner,
    vitrine_gateway, vitrine_worker, vitrine_seeder, vitrine_door, vitrine_sandbox, vitrine_keeper, vitrine_doorkeeper;
grant usage on schema auth to vitrine_doorkeeper, vitrine_seeder, vitrine_door;
grant usage on schema job to vitrine_keeper, vitrine_worker, vitrine_sandbox, vitrine_gateway;
grant create on schema app to vitrine_keeper, vitrine_doorkeeper;
grant create on schema auth to vitrine_doorkeeper;
alter default privileges revoke execute on functions from public;

-- context: set by the one door (tx.rs) for the length of one transaction; unset or empty means "nobody", and matches nothing
create function app.store_id() returns uuid language sql stable parallel safe set search_path = pg_catalog, pg_temp
    as $$ select nullif(current_setting('app.store', true), '')::uuid $$;
create function app.person_id() returns uuid language sql stable parallel safe set search_path = pg_catalog, pg_temp
    as $$ select nullif(current_setting('app.person', true), '')::uuid $$;
create function app.visitor() returns text language sql stable parallel safe set search_path = pg_catalog, pg_temp
    as $$ select nullif(current_setting('app.visitor', true), '') $$;
create function app.link() returns text language sql stable parallel safe set search_path = pg_catalog, pg_temp
    as $$ select nullif(current_setting('app.link', true), '') $$;
create function app.request() returns text language sql stable parallel safe set search_path = pg_catalog, pg_temp
    as $$ select nullif(current_setting('app.request', true), '') $$;
-- the role that the transaction took, without its prefix; inside a definer function still the caller's. 'none' = a person with psql
create function app.actor() returns text language sql stable parallel safe set search_path = pg_catalog, pg_temp
    as $$ select replace(coalesce(nullif(current_setting('role', true), ''), 'none'), 'vitrine_', '') $$;
-- text as it is searched: no accents, lower case. The dictionary is named, so that the function is honestly immutable
create function app.fold(words text) returns text language sql immutable parallel safe strict set search_path = pg_catalog, pg_temp
    as $$ select lower(ext.unaccent('ext.unaccent'::regdictionary, words)) $$;
comment on function app.store_id is 'The store of this transaction, or null.';
comment on function app.person_id is 'The signed-in person of this transaction, or null.';
comment on function app.visitor is 'SHA-256 (hex) of the visitor''s cart key, or null.';
comment on function app.link is 'SHA-256 (hex) of the unguessable link that was opened, or null.';
comment on function app.request is 'Id of the HTTP request, for history and logs.';
comment on function app.actor is 'guest, owner, gateway, … : the role taken by this transaction; none for a person with psql.';
comment on function app.fold is 'Lower case without accents, for search.';
grant execute on function app.store_id, app.person_id, app.visitor, app.link, app.request, app.actor, app.fold to public;

-- rows that are written once: history, events, webhooks
create function app.refuse() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise exception '% on % is refused: its rows are written once', tg_op, tg_table_name using errcode = 'VT403';
end $$;
comment on function app.refuse is 'Trigger of tables whose rows are never changed or deleted.';

-- the law: which state may follow which, and who may do it
create table law.transitions (
    machine     text not null,
    from_state  text not null,
    to_state    text not null,
    actor       text not null,
    constraint transitions_pk primary key (machine, from_state, to_state, actor),
    constraint transitions_move check (from_state <> to_state),
    constraint transitions_actor check (actor in ('guest', 'customer', 'consignor', 'courier', 'attendant', 'finance', 'owner', 'gateway', 'worker'))
);
comment on table law.transitions is 'Legal transitions of every state machine; src/domain holds the same as code, and a test compares both.';
alter table law.transitions enable row level security;
alter table law.transitions force row level security;
create policy "everyone reads the law" on law.transitions for select
    to vitrine_guest, vitrine_customer, vitrine_consignor, vitrine_courier, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_gateway, vitrine_worker, vitrine_keeper, vitrine_seeder using (true);
grant select on law.transitions
    to vitrine_guest, vitrine_customer, vitrine_consignor, vitrine_courier, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_gateway, vitrine_worker, vitrine_keeper, vitrine_seeder;
create policy "migrations write the law" on law.transitions for insert to vitrine_ddl with check (machine <> '');
