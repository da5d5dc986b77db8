-- what it is: what the shop shows. A product is *unique* (one garment, one variant, one piece) or *counted* (variants with stock).
-- `availability` and `listed_price_minor` are kept by triggers in the transaction that changes the truth (pieces, stock, variants),
-- so that one column answers "may this be bought" and no page can show a sold piece as buyable.

-- table
create table app.collections (
    store_id    uuid not null,
    id          uuid not null,
    slug        text not null,
    number      integer not null,
    title       text not null,
    story       text not null default '',
    arrived_on  date not null,
    constraint collections_pk primary key (store_id, id),
    constraint collections_store foreign key (store_id) references app.stores (store_id),
    constraint collections_slug_unique unique (store_id, slug),
    constraint collections_number_unique unique (store_id, number),
    constraint collections_slug_shape check (slug ~ '^[a-z0-9][a-z0-9-]{0,79}$')
);
comment on table app.collections is 'A numbered arrival or edition ("Coleção 127").';

create table app.products (
    store_id            uuid not null,
    id                  uuid not null,
    slug                text not null,
    kind                text not null,
    status              text not null,
    name                text not null,
    tagline             text not null default '',
    description         text not null default '',
    brand               text not null default '',
    usage               text not null default '',
    condition_note      text not null default '',
    hue                 smallint not null default 60,
    collection_id       uuid,
    availability        text not null default 'draft',
    listed_price_minor  bigint not null default 0,
    published_at        timestamptz,
    search_text         text not null default '',
    version             integer not null default 1,
    constraint products_pk primary key (store_id, id),
    constraint products_store foreign key (store_id) references app.stores (store_id),
    constraint products_collection foreign key (store_id, collection_id) references app.collections (store_id, id),
    constraint products_slug_unique unique (store_id, slug),
    constraint products_slug_shape check (slug ~ '^[a-z0-9][a-z0-9-]{0,119}$'),
    constraint products_kind_known check (kind in ('unique', 'counted')),
    constraint products_status_known check (status in ('draft', 'live', 'archived')),
    constraint products_availability_known check (availability in ('draft', 'available', 'held', 'away', 'out', 'sold')),
    constraint products_price check (listed_price_minor between 0 and 100000000),
    constraint products_hue check (hue between 0 and 359),
    constraint products_live_published check (status <> 'live' or published_at is not null)
);
comment on table app.products is 'What the storefront shows: one page each. availability and listed_price_minor are kept by triggers.';

create table app.variants (
    store_id            uuid not null,
    id                  uuid not null,
    product_id          uuid not null,
    sku                 text not null,
    label               text not null,
    price_minor         bigint not null,
    compare_at_minor    bigint,
    sort                smallint not null default 0,
    active              boolean not null default true,
    shown               boolean not null default false,
    constraint variants_pk primary key (store_id, id),
    constraint variants_product foreign key (store_id, product_id) references app.products (store_id, id),
    constraint variants_sku_unique unique (store_id, sku),
    constraint variants_price check (price_minor between 0 and 100000000),
    constraint variants_compare check (compare_at_minor is null or compare_at_minor > price_minor)
);
comment on table app.variants is 'What is put into a bag: a size, a volume. Prices are minor units of the store''s currency.';

create table app.kit_parts (
    store_id        uuid not null,
    product_id      uuid not null,
    kit_variant_id  uuid not null,
    part_variant_id uuid not null,
    quantity        integer not null,
    shown               boolean not null default false,
    constraint kit_parts_pk primary key (store_id, kit_variant_id, part_variant_id),
    constraint kit_parts_product foreign key (store_id, product_id) references app.products (store_id, id),
    constraint kit_parts_kit foreign key (store_id, kit_variant_id) references app.variants (store_id, id),
    constraint kit_parts_part foreign key (store_id, part_variant_id) references app.variants (store_id, id),
    constraint kit_parts_quantity check (quantity between 1 and 20),
    constraint kit_parts_not_itself check (kit_variant_id <> part_variant_id)
);
comment on table app.kit_parts is 'A kit has no stock of its own: selling one takes these parts.';

create table app.stock_levels (
    store_id    uuid not null,
    variant_id  uuid not null,
    on_hand     integer not null,
    reserved    integer not null default 0,
    constraint stock_levels_pk primary key (store_id, variant_id),
    constraint stock_levels_variant foreign key (store_id, variant_id) references app.variants (store_id, id),
    constraint stock_levels_sane check (on_hand >= 0 and reserved >= 0 and reserved <= on_hand)
);
comment on table app.stock_levels is 'Counted goods: units in the shop, and how many of them orders have reserved. Changed by definer functions only.';

create table app.product_media (
    store_id    uuid not null,
    id          uuid not null,
    product_id  uuid not null,
    position    smallint not null,
    media_key   text not null,
    width       integer not null,
    height      integer not null,
    thumbhash   text not null default '',
    alt         text not null,
    shown               boolean not null default false,
    constraint product_media_pk primary key (store_id, id),
    constraint product_media_product foreign key (store_id, product_id) references app.products (store_id, id),
    constraint product_media_position_unique unique (store_id, product_id, position),
    constraint product_media_key_shape check (media_key ~ '^[a-z0-9]{16,64}$'),
    constraint product_media_size check (width between 1 and 20000 and height between 1 and 20000)
);
comment on table app.product_media is 'Pictures of a product. media_key names a folder of the object store with one file per width.';

create table app.store_media (
    store_id    uuid not null,
    place       text not null,
    media_key   text not null,
    width       integer not null,
    height      integer not null,
    thumbhash   text not null default '',
    alt         text not null,
    constraint store_media_pk primary key (store_id, place),
    constraint store_media_store foreign key (store_id) references app.stores (store_id),
    constraint store_media_key_shape check (media_key ~ '^[a-z0-9]{16,64}$'),
    constraint store_media_size check (width between 1 and 20000 and height between 1 and 20000)
);
comment on table app.store_media is 'Pictures of the store itself: the hero of its home page.';

create table app.tags (
    store_id    uuid not null,
    id          uuid not null,
    kind        text not null,
    slug        text not null,
    name        text not null,
    sort        smallint not null default 0,
    constraint tags_pk primary key (store_id, id),
    constraint tags_store foreign key (store_id) references app.stores (store_id),
    constraint tags_slug_unique unique (store_id, kind, slug),
    constraint tags_kind_known check (kind in ('category', 'size', 'colour', 'print', 'occasion', 'fit', 'fabric', 'concern', 'skin', 'texture')),
    constraint tags_slug_shape check (slug ~ '^[a-z0-9][a-z0-9-]{0,59}$')
);
comment on table app.tags is 'The vocabulary of a store: what products are, and later what clients like.';

create table app.product_tags (
    store_id    uuid not null,
    product_id  uuid not null,
    tag_id      uuid not null,
    shown               boolean not null default false,
    constraint product_tags_pk primary key (store_id, product_id, tag_id),
    constraint product_tags_product foreign key (store_id, product_id) references app.products (store_id, id),
    constraint product_tags_tag foreign key (store_id, tag_id) references app.tags (store_id, id)
);
comment on table app.product_tags is 'Which words describe which product.';

create table app.ingredients (
    store_id    uuid not null,
    id          uuid not null,
    inci        text not null,
    name        text not null,
    purpose     text not null,
    constraint ingredients_pk primary key (store_id, id),
    constraint ingredients_store foreign key (store_id) references app.stores (store_id),
    constraint ingredients_inci_unique unique (store_id, inci)
);
comment on table app.ingredients is 'INCI name, plain name and what it does.';

create table app.product_ingredients (
    store_id        uuid not null,
    product_id      uuid not null,
    ingredient_id   uuid not null,
    position        smallint not null,
    share_bp        integer,
    shown               boolean not null default false,
    constraint product_ingredients_pk primary key (store_id, product_id, ingredient_id),
    constraint product_ingredients_product foreign key (store_id, product_id) references app.products (store_id, id),
    constraint product_ingredients_ingredient foreign key (store_id, ingredient_id) references app.ingredients (store_id, id),
    constraint product_ingredients_share check (share_bp is null or share_bp between 1 and 10000)
);
comment on table app.product_ingredients is 'The formula in INCI order; share in basis points where the house tells it.';

create table app.product_measures (
    store_id    uuid not null,
    product_id  uuid not null,
    area        text not null,
    millimetres integer not null,
    shown               boolean not null default false,
    constraint product_measures_pk primary key (store_id, product_id, area),
    constraint product_measures_product foreign key (store_id, product_id) references app.products (store_id, id),
    constraint product_measures_area check (area in ('bust', 'waist', 'hip', 'length', 'sleeve', 'shoulder', 'inseam', 'thigh')),
    constraint product_measures_size check (millimetres between 50 and 3000)
);
comment on table app.product_measures is 'A garment laid flat and measured around, in millimetres.';

create table app.product_costs (
    store_id    uuid not null,
    product_id  uuid not null,
    cost_minor  bigint not null,
    constraint product_costs_pk primary key (store_id, product_id),
    constraint product_costs_product foreign key (store_id, product_id) references app.products (store_id, id),
    constraint product_costs_range check (cost_minor between 0 and 100000000)
);
comment on table app.product_costs is 'What a product cost the store: apart from products, because few may know.';

-- indexes
create index products_newest on app.products (store_id, status, availability, published_at desc, id desc);            -- shop, newest first
create index products_by_price on app.products (store_id, status, availability, listed_price_minor, id);              -- shop, by price
create index products_of_collection on app.products (store_id, collection_id);                                        -- a collection's page
create index variants_of_product on app.variants (store_id, product_id, sort);                                        -- a product's page
create index product_tags_of_tag on app.product_tags (store_id, tag_id, product_id);                                  -- facets
create index kit_parts_of_part on app.kit_parts (store_id, part_variant_id);                                          -- which kits a stock change touches
create index product_ingredients_of_ingredient on app.product_ingredients (store_id, ingredient_id);                  -- products with an ingredient

-- who may see and change it
do $fence$
declare t text;
begin
    foreach t in array array['collections', 'products', 'variants', 'kit_parts', 'stock_levels', 'product_media', 'store_media', 'tags', 'product_tags', 'ingredients', 'product_ingredients', 'product_measures', 'product_costs'] loop
        execute format('alter table app.%I enable row level security', t);
        execute format('alter table app.%I force row level security', t);
        execute format('create policy "the seeder fills a store" on app.%I for insert to vitrine_seeder with check (store_id = (select app.store_id()))', t);
        execute format('grant insert on app.%I to vitrine_seeder', t);
    end loop;
    -- words and pictures of the store are for everybody
    foreach t in array array['collections', 'store_media', 'tags', 'ingredients'] loop
        execute format('create policy "everyone reads" on app.%I for select to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_seeder using (store_id = (select app.store_id()))', t);
        execute format('grant select on app.%I to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_seeder', t);
    end loop;
    -- what hangs on a product is shown with it: `shown` is kept by triggers, because a look at products for each row costs facets dear
    foreach t in array array['variants', 'kit_parts', 'product_media', 'product_tags', 'product_ingredients', 'product_measures'] loop
        execute format('create policy "visitors read what is shown" on app.%I for select to vitrine_guest, vitrine_customer using (store_id = (select app.store_id()) and shown)', t);
        execute format('create policy "the team reads everything" on app.%I for select to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_seeder using (store_id = (select app.store_id()))', t);
        execute format('create policy "the keeper shows and hides" on app.%I for update to vitrine_keeper using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()))', t);
        execute format('grant select on app.%I to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_seeder', t);
        execute format('grant update (shown) on app.%I to vitrine_keeper', t);
    end loop;
end
$fence$;

create policy "visitors see live products" on app.products for select to vitrine_guest, vitrine_customer
    using (store_id = (select app.store_id()) and status = 'live');
create policy "the team sees every product" on app.products for select to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_seeder
    using (store_id = (select app.store_id()));
create policy "attendants and owners edit products" on app.products for update to vitrine_attendant, vitrine_owner
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
create policy "the keeper keeps availability" on app.products for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select on app.products to vitrine_guest, vitrine_customer, vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_seeder;
grant update (name, tagline, description, usage, condition_note, status, published_at, version) on app.products to vitrine_attendant, vitrine_owner;
grant update (availability, listed_price_minor, search_text) on app.products to vitrine_keeper;

create policy "attendants and owners price variants" on app.variants for update to vitrine_attendant, vitrine_owner
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant update (label, price_minor, compare_at_minor, active) on app.variants to vitrine_attendant, vitrine_owner;

create policy "the shop floor sees stock" on app.stock_levels for select to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_seeder
    using (store_id = (select app.store_id()));
create policy "the keeper counts stock" on app.stock_levels for update to vitrine_keeper
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select on app.stock_levels to vitrine_attendant, vitrine_finance, vitrine_owner, vitrine_keeper, vitrine_seeder;
grant update (on_hand, reserved) on app.stock_levels to vitrine_keeper;

create policy "finance and owner know costs" on app.product_costs for select to vitrine_finance, vitrine_owner
    using (store_id = (select app.store_id()));
create policy "an owner sets costs" on app.product_costs for update to vitrine_owner
    using (store_id = (select app.store_id())) with check (store_id = (select app.store_id()));
grant select on app.product_costs to vitrine_finance, vitrine_owner;
grant update (cost_minor) on app.product_costs to vitrine_owner;
