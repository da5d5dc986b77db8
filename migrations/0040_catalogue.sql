-- what it is: work on goods that are already here. A price that changes leaves a row with its reason, for ever; and what the verbs in
-- functions/43_catalogue.sql write: words, sizes, measures, the order of pictures.

-- table
create table app.price_history (
    store_id    uuid not null,
    variant_id  uuid not null,
    number      integer not null,
    product_id  uuid not null,
    from_minor  bigint not null,
    to_minor    bigint not null,
    struck_minor bigint,
    reason      text not null,
    note        text not null default '',
    actor       text not null,
    person_id   uuid,
    changed_at  timestamptz not null,
    constraint price_history_pk primary key (store_id, variant_id, number),
    constraint price_history_variant foreign key (store_id, variant_id) references app.variants (store_id, id),
    constraint price_history_product foreign key (store_id, product_id) references app.products (store_id, id),
    constraint price_history_amounts check (from_minor >= 0 and to_minor >= 0 and from_minor <> to_minor),
    constraint price_history_reason_known check (reason in ('intake', 'markdown', 'season', 'correction', 'condition', 'agreement', 'other', 'undo', 'by_hand')),
    constraint price_history_note_length check (char_length(note) <= 200)
);
comment on table app.price_history is 'Every change of a price, written by the trigger of variants and never changed. What a thing cost first is the from of its first row, or its price.';
comment on column app.price_history.struck_minor is 'What was struck through above the price before: taking back gives that back, too.';
comment on column app.price_history.reason is 'Why: asked for by the verb; intake and undo say themselves, by_hand is SQL that gave none.';

-- indexes
create index price_history_of_product on app.price_history (store_id, product_id, changed_at desc);      -- a piece's drawer

-- who may see and change it
alter table app.price_history enable row level security;
alter table app.price_history force row level security;
create policy "the team reads what things cost" on app.price_history for select to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper
    using (store_id = (select app.store_id()));
create policy "the keeper writes histories" on app.price_history for insert to vitrine_keeper with check (store_id = (select app.store_id()));
create policy "the seeder tells old histories" on app.price_history for insert to vitrine_seeder with check (store_id = (select app.store_id()));
grant select on app.price_history to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper;
grant insert on app.price_history to vitrine_keeper, vitrine_seeder;
create trigger price_history_written_once before update or delete on app.price_history for each row execute function app.refuse();
create trigger price_history_never_emptied before truncate on app.price_history for each statement execute function app.refuse();

-- what the verbs of the catalogue write
grant update (name, tagline, description, condition_note, collection_id) on app.products to vitrine_keeper;
grant update (compare_at_minor) on app.variants to vitrine_keeper;
grant update (position) on app.product_media to vitrine_keeper;
