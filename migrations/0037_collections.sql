-- what it is: collections as the team keeps them. One may wait for its hour: until then visitors know nothing of it, and what was hung in
-- it waits with it. One that is over leads on to another. The verbs are in functions/41_collections.sql.

-- table
alter table app.collections
    add column is_public boolean not null default true,
    add column opens_at timestamptz,
    add column cover_product uuid,
    add column archived_at timestamptz,
    add column successor_id uuid,
    add column version integer not null default 1,
    add constraint collections_words check (char_length(title) between 1 and 80 and char_length(story) <= 2000),
    add constraint collections_waits check (is_public or opens_at is not null),
    add constraint collections_leads_on check (successor_id is null or (archived_at is not null and successor_id <> id)),
    add constraint collections_cover foreign key (store_id, cover_product) references app.products (store_id, id),
    add constraint collections_successor foreign key (store_id, successor_id) references app.collections (store_id, id);
comment on column app.collections.is_public is 'Visitors may know of it. Set by the clock at opens_at.';
comment on column app.collections.cover_product is 'Whose first picture is its cover; else what hangs first in it.';
comment on column app.collections.archived_at is 'It is in no list; its address leads to its successor, or to the shop.';

-- when a collection counts as one that does not sell, as the owner says
alter table app.store_policies
    add column dead_after_days integer not null default 45,
    add column dead_below_bp integer not null default 3000,
    add constraint store_policies_dead check (dead_after_days between 1 and 730 and dead_below_bp between 0 and 10000);
comment on column app.store_policies.dead_after_days is 'Days on the rail after which a collection that sold too little is called dead.';
comment on column app.store_policies.dead_below_bp is 'Too little: a smaller share of its pieces, in basis points.';

-- indexes
create index collections_to_open on app.collections (store_id, opens_at) where not is_public;          -- the clock
create index collections_by_cover on app.collections (store_id, cover_product);
create index collections_by_successor on app.collections (store_id, successor_id);

-- who may see and change it
drop policy "everyone reads" on app.collections;
create policy "visitors know what is public" on app.collections for select to vitrine_guest, vitrine_customer using (store_id = (select app.store_id()) and is_public);
create policy "the team knows all" on app.collections for select to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_seeder using (store_id = (select app.store_id()));
create policy "the keeper changes collections" on app.collections for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant update (title, story, arrived_on, is_public, opens_at, cover_product, archived_at, successor_id, version) on app.collections to vitrine_keeper;
grant update (collection_id) on app.products to vitrine_keeper;
grant update (dead_after_days, dead_below_bp) on app.store_policies to vitrine_owner;
