//! The formula that matches come from, restated in the plainest SQL: arrays, a lateral look at her words, a lateral look at all her
//! purchases. The program's answer is the same, ties included, however many clients are looked at in one go.
use crate::support::House;
use sqlx::{AssertSqlSafe, Executor, Row};
use vitrine::domain::role::Role;

/// People, garments, words and purchases by chance, of which many have as many points as others.
pub(super) const CHANCE: &str = "
    set local session_replication_role = replica;
    select setseed(0.3);
    create temp table it on commit drop as select store_id as store from app.stores limit 1;
    insert into app.tags (store_id, id, kind, slug, name) select store, md5('t' || g)::uuid, (array['colour', 'print', 'occasion', 'fit'])[1 + g % 4], 't' || g, 'T' || g from it, generate_series(0, 19) g;
    insert into app.tags (store_id, id, kind, slug, name) select store, md5('z' || g)::uuid, 'size', (40 + 2 * g)::text, (40 + 2 * g)::text from it, generate_series(0, 5) g;
    insert into app.match_words (store_id, tag_id, is_size, bit) select store, md5('t' || g)::uuid, false, g from it, generate_series(0, 19) g;
    insert into app.match_words (store_id, tag_id, is_size, bit) select store, md5('z' || g)::uuid, true, g from it, generate_series(0, 5) g;
    insert into app.people (store_id, id, full_name) select store, md5('p' || g)::uuid, 'P' || g from it, generate_series(1, 400) g;
    insert into app.person_roles (store_id, person_id, role) select store, md5('p' || g)::uuid, 'customer' from it, generate_series(1, 400) g;
    insert into app.client_tags (store_id, person_id, tag_id, source) select distinct store, md5('p' || g)::uuid, md5('t' || floor(20 * random() ^ 1.5)::int)::uuid, 'attendant' from it, generate_series(1, 400) g, generate_series(1, 1 + g % 8);
    insert into app.client_tags (store_id, person_id, tag_id, source) select store, md5('p' || g)::uuid, md5('z' || floor(6 * random())::int)::uuid, 'attendant' from it, generate_series(1, 400) g where g % 10 <> 0;
    insert into app.orders (store_id, id, code, link_hash, visitor_hash, intent_key, person_id, status, email, full_name, fulfilment, delivery_name, currency, subtotal_minor, delivery_minor, total_minor, placed_at, pay_until)
    select store, md5('o' || g)::uuid, upper(lpad(to_hex(g), 8, '0')), encode(sha256(('o' || g)::bytea), 'hex'), encode(sha256('v'), 'hex'), 'key-of-' || g, md5('p' || (1 + floor(400 * random() ^ 1.5)::int))::uuid,
        (array['paid', 'paid', 'paid', 'failed'])[1 + g % 4], 'a@b.c', 'x', 'pickup', 'x', 'BRL', 100, 0, 100, date_trunc('day', now()) - (floor(300 * random()) || ' days')::interval, now() from it, generate_series(1, 900) g;
    insert into app.collections (store_id, id, slug, number, title, arrived_on) select store, md5('l' || g)::uuid, 'l' || g, g, 'L' || g, current_date from it, generate_series(1, 60) g;
    insert into app.products (store_id, id, slug, kind, status, name, collection_id, published_at) select store, md5('g' || g)::uuid, 'g' || g, 'unique', 'live', 'G' || g, md5('l' || (1 + g % 60))::uuid, now() from it, generate_series(1, 300) g;
    insert into app.variants (store_id, id, product_id, sku, label, price_minor) select store, md5('v' || g)::uuid, md5('g' || g)::uuid, 's' || g, '50', 100 from it, generate_series(1, 300) g;
    insert into app.pieces (store_id, id, product_id, variant_id, code, status) select store, md5('i' || g)::uuid, md5('g' || g)::uuid, md5('v' || g)::uuid, upper(lpad(to_hex(g), 6, '0')), case when g % 7 = 0 then 'sold' else 'in_stock' end from it, generate_series(1, 300) g;
    insert into app.product_tags (store_id, product_id, tag_id) select distinct store, md5('g' || g)::uuid, md5('t' || floor(20 * random() ^ 1.5)::int)::uuid from it, generate_series(1, 300) g, generate_series(1, 4);
    insert into app.product_tags (store_id, product_id, tag_id) select store, md5('g' || g)::uuid, md5('z' || floor(6 * random())::int)::uuid from it, generate_series(1, 300) g;
    set local session_replication_role = origin;
    select set_config('app.store', store::text, true) from it;
    set local role vitrine_doorkeeper;
    select app.refresh_match(array(select person_id from app.person_roles));
    select app.refresh_match_goods(array(select id from app.products))";

/// The formula, over every collection: who stands in which place with how many points. `$1` tags, `$2` size, `$3` and `$4` recency.
const FORMULA: &str = "
    with c as materialized (select p.id, array(select x.tag_id from app.client_tags x join app.tags t on t.id = x.tag_id and t.kind <> 'size' where x.person_id = p.id) as preferred,
            array(select x.tag_id from app.client_tags x join app.tags t on t.id = x.tag_id and t.kind = 'size' where x.person_id = p.id) as size
        from app.people p where p.full_name like 'P%'),
    k as materialized (select l.id, array(select distinct d.tag_id from app.products g join app.pieces i on i.product_id = g.id and i.status = 'in_stock' join app.product_tags d on d.product_id = g.id
            join app.tags t on t.id = d.tag_id and t.kind <> 'size' where g.collection_id = l.id) as tags,
        array(select distinct d.tag_id from app.products g join app.pieces i on i.product_id = g.id and i.status = 'in_stock' join app.product_tags d on d.product_id = g.id
            join app.tags t on t.id = d.tag_id and t.kind = 'size' where g.collection_id = l.id) as sizes from app.collections l),
    scored as (select k.id as collection, c.id, coalesce(shared.many, 0) * $1::int + case when c.size && k.sizes then $2::int else 0 end
            + case when last.at > now() - interval '60 days' then $3::int when last.at > now() - interval '180 days' then $4::int else 0 end as score, last.at
        from c cross join k
        left join lateral (select count(*) as many from unnest(c.preferred) tag where tag = any (k.tags)) shared on true
        left join lateral (select max(s.placed_at) as at from app.orders s where s.person_id = c.id and s.status = 'paid') last on true),
    placed as (select *, row_number() over (partition by collection order by score desc, at desc nulls last, id) as place from scored)
    select collection::text || ' ' || place || ' ' || id || ' ' || score from placed where place <= 20 order by 1";

const OURS: &str = "
    select l.id::text || ' ' || m.ordinality || ' ' || m.person_id || ' ' || m.score from app.collections l
    cross join lateral app.match_clients(l.id, null, $1, $2, $3, $4, 60, 180, 14, 20, false, $5) with ordinality m where l.slug like 'l%' order by 1";

#[tokio::test]
async fn the_answer_is_that_of_the_formula() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let desk = house.person(store, Role::Attendant, None).await;
    let mut admin = house.admin().await;
    admin.execute(sqlx::raw_sql(AssertSqlSafe(format!("begin; {CHANCE}; commit; analyze")))).await.expect("people by chance");
    for (tag, size, recent, lately) in [(3, 5, 4, 2), (1, 0, 9, 9), (0, 5, 0, 0), (7, 1, 2, 1)] {
        let mut tx = house.begin(&desk.actor).await;
        let formula = sqlx::query(FORMULA).bind(tag).bind(size).bind(recent).bind(lately).fetch_all(&mut *tx).await.expect("the formula");
        let formula: Vec<String> = formula.iter().map(|row| row.get(0)).collect();
        assert_eq!(formula.len(), 60 * 20);
        for few in [0, 20_000] {
            let ours =
                sqlx::query(OURS).bind(tag).bind(size).bind(recent).bind(lately).bind(few).fetch_all(&mut *tx).await.expect("a match");
            let ours: Vec<String> = ours.iter().map(|row| row.get(0)).collect();
            assert_eq!(ours, formula, "weights {tag} {size} {recent} {lately}, {few} in one go");
        }
    }
}
