-- Clients by chance, {clients} of them with {sales} sales each, twice: as the first shape has them (schema bench), and as the program does.
-- The same seed fills the same shop. Words are chosen as people choose them: a few by many, most by few.
set session_replication_role = replica;
select setseed(0.42);
create schema bench;
create table bench.clients (id uuid primary key, full_name text not null, size text, preferred_tags text[] not null);
create table bench.sales (client_id uuid not null, purchased_at timestamptz not null);
create table bench.collections (id uuid primary key, tags text[] not null, sizes text[] not null);
create temp table house as select store_id as store from app.stores;
insert into bench.clients
select md5('p' || g)::uuid, 'Cliente ' || g, case when g % 40 <> 0 then (40 + 2 * floor(12 * random() ^ 1.3)::int)::text end,
    array(select distinct 't' || floor(64 * random() ^ 2.2)::int from generate_series(1, 4 + g % 9)) from generate_series(1, {clients}) g;
insert into bench.sales
select md5('p' || (1 + floor({clients} * random() ^ 1.5)::int))::uuid, now() - interval '900 days' * random() ^ 1.8 from generate_series(1, {clients} * {sales}) g;
create index sales_of_client on bench.sales (client_id);
insert into app.tags (store_id, id, kind, slug, name)
select store, md5('t' || g)::uuid, (array['colour', 'print', 'occasion', 'fit'])[1 + g % 4], 't' || g, 'Word ' || g from house, generate_series(0, 63) g;
insert into app.tags (store_id, id, kind, slug, name) select store, md5((40 + 2 * g)::text)::uuid, 'size', (40 + 2 * g)::text, (40 + 2 * g)::text from house, generate_series(0, 11) g;
insert into app.match_words (store_id, tag_id, is_size, bit) select store, md5('t' || g)::uuid, false, g from house, generate_series(0, 63) g;
insert into app.match_words (store_id, tag_id, is_size, bit) select store, md5((40 + 2 * g)::text)::uuid, true, g from house, generate_series(0, 11) g;
insert into app.people (store_id, id, full_name) select store, id, full_name from house, bench.clients;
insert into app.match_profiles (store_id, person_id, taste, sizes, words, bought_at, opted_out, blocked)
select store, c.id, m.taste, case when c.size is null then repeat('0', 192)::bit varying
        else (repeat('0', (c.size::int - 40) / 2 * 3) || '111' || repeat('0', 192 - 3 - (c.size::int - 40) / 2 * 3))::bit varying end,
    bit_count(m.taste), coalesce(s.at, '-infinity'), false, false
from house cross join bench.clients c
cross join lateral (select coalesce(bit_or(set_bit(repeat('0', 64)::bit(64), substr(tag, 2)::int, 1)), repeat('0', 64)::bit(64))::bit varying as taste from unnest(c.preferred_tags) tag) m
left join (select client_id, max(purchased_at) as at from bench.sales group by client_id) s on s.client_id = c.id;
insert into app.collections (store_id, id, slug, number, title, arrived_on) select store, md5('l' || g)::uuid, 'l' || g, g, 'L' || g, current_date from house, generate_series(0, 199) g;
insert into app.products (store_id, id, slug, kind, status, name, collection_id, published_at)
select store, md5('g' || g)::uuid, 'g' || g, 'unique', 'live', 'G' || g, md5('l' || g / 30)::uuid, now() from house, generate_series(0, 5999) g;
insert into app.variants (store_id, id, product_id, sku, label, price_minor) select store, md5('v' || g)::uuid, md5('g' || g)::uuid, 'sku' || g, '50', 10000 from house, generate_series(0, 5999) g;
insert into app.pieces (store_id, id, product_id, variant_id, code, status) select store, md5('i' || g)::uuid, md5('g' || g)::uuid, md5('v' || g)::uuid, upper(lpad(to_hex(g), 8, '0')), 'in_stock' from house, generate_series(0, 5999) g;
-- a collection has a vocabulary of its own, twelve to twenty words
insert into app.product_tags (store_id, product_id, tag_id)
select distinct store, md5('g' || g)::uuid, md5('t' || (abs(hashtext(g / 30 || '-' || floor(random() * (12 + g / 30 % 9)))) % 64))::uuid from house, generate_series(0, 5999) g, generate_series(1, 5);
insert into app.product_tags (store_id, product_id, tag_id)
select store, md5('g' || g)::uuid, md5((40 + 2 * ((g / 30 + floor(random() * 5)::int) % 12))::text)::uuid from house, generate_series(0, 5999) g;
insert into bench.collections
select g.collection_id, array_agg(distinct t.slug) filter (where t.kind <> 'size'), array_agg(distinct t.slug) filter (where t.kind = 'size')
from app.products g join app.product_tags d on d.store_id = g.store_id and d.product_id = g.id join app.tags t on t.store_id = d.store_id and t.id = d.tag_id group by g.collection_id;
insert into app.match_products (store_id, product_id, taste, sizes, words)
select d.store_id, d.product_id, t.taste, t.sizes, bit_count(t.taste) from (select distinct store_id, product_id from app.product_tags) d
cross join lateral (select coalesce(bit_or(set_bit(repeat('0', 64)::bit(64), w.bit, 1)) filter (where not w.is_size), repeat('0', 64)::bit(64))::bit varying as taste,
    coalesce(bit_or(set_bit(repeat('0', 192)::bit(192), w.bit * 3, 1)) filter (where w.is_size), repeat('0', 192)::bit(192))::bit varying as sizes
    from app.product_tags x join app.match_words w on w.tag_id = x.tag_id where x.product_id = d.product_id) t;
set session_replication_role = origin;
vacuum analyze
