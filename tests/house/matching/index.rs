//! What a process keeps of clients answers as the database does: after changes by chance, whoever commits first, and never with what only one
//! transaction sees. Who may ask is asked each time.
use super::{Shop, oracle::CHANCE};
use crate::support::{House, Login};
use sqlx::{AssertSqlSafe, Executor, Row};
use std::collections::BTreeSet;
use uuid::Uuid;
use vitrine::{
    domain::{
        id::{CollectionId, PersonId, PieceId, StoreId},
        matching::{Outcome, Points, Subject, Weights},
        role::Role,
    },
    error::AppError,
    server::{
        db::{
            clients,
            matching::{self, Question, Seen},
            tx::Tx,
        },
        matches::Matches,
    },
};

/// What happens to a store in a round: words come and go, answers, blocks, contacts, purchases, bags with what was given back, people who go.
const ROUND: &str = "
    select set_config('app.store', '{store}', false), setseed({round} / 100.0);
    insert into app.client_tags (store_id, person_id, tag_id, source) select '{store}', md5('p' || (1 + floor(400 * random())::int))::uuid, md5(w || floor(6 * random())::int)::uuid, 'attendant'
        from generate_series(1, 15) g, unnest(array['t', 'z']) w on conflict do nothing;
    delete from app.client_tags where random() < 0.02;
    insert into app.consents (store_id, person_id, purpose, channel, granted, text_version)
        select '{store}', md5('p' || (1 + floor(400 * random())::int))::uuid, 'matching', 'none', random() < 0.3, '2026-11-22' from generate_series(1, 6) g;
    insert into app.client_terms (store_id, person_id, bags_blocked) select '{store}', md5('p' || (1 + floor(400 * random())::int))::uuid, true from generate_series(1, 6) g on conflict do nothing;
    update app.client_terms set bags_blocked = not bags_blocked where random() < 0.2;
    insert into app.match_contacts (store_id, id, person_id, collection_id, outcome, said_by) select '{store}', gen_random_uuid(), md5('p' || (1 + floor(400 * random())::int))::uuid,
        md5('l' || (1 + g % 6))::uuid, (array['contacted', 'not_interested'])[1 + g % 2], '{desk}' from generate_series(1, 14) g;
    update app.match_contacts set said_at = now() - random() * interval '40 days' where random() < 0.6;
    update app.people set disabled_at = now() where full_name like 'P%' and random() < 0.01;
    begin;
    set local role vitrine_seeder;
    insert into app.orders (store_id, id, code, link_hash, visitor_hash, intent_key, person_id, status, email, full_name, fulfilment, delivery_name, currency, subtotal_minor, delivery_minor, total_minor, placed_at, pay_until)
        select '{store}', md5('o{round}-' || g)::uuid, 'R' || lpad(({round} * 100 + g)::text, 7, '0'), encode(sha256(('o{round}-' || g)::bytea), 'hex'), encode(sha256('v'), 'hex'), md5('o{round}-' || g)::uuid::text,
            md5('p' || (1 + floor(400 * random())::int))::uuid, 'paid', 'a@b.c', 'x', 'pickup', 'x', 'BRL', 100, 0, 100, now() - random() * interval '250 days', now() from generate_series(1, 12) g;
    commit;
    begin;
    set local session_replication_role = replica;
    insert into app.bags (store_id, id, code, link_hash, client_id, status, delivered_at, due_at)
        select '{store}', md5('b{round}-' || g)::uuid, 'B-' || lpad(({round} * 100 + g)::text, 6, '0'), encode(sha256(('b{round}-' || g)::bytea), 'hex'), md5('p' || (1 + floor(400 * random())::int))::uuid,
            (array['with_client', 'settled_none'])[1 + g % 2], now() - interval '9 days', now() + (random() - 0.7) * interval '8 days' from generate_series(1, 12) g;
    insert into app.bag_lines (store_id, id, bag_id, piece_id, product_id, variant_id, code, name, label, status, frozen_minor, dispatched_at, resolved_at)
        select b.store_id, gen_random_uuid(), b.id, i.id, i.product_id, i.variant_id, i.code, 'G', '50', 'returned', 100, now(), now()
        from generate_series(1, 12) g join app.bags b on b.id = md5('b{round}-' || g)::uuid join app.pieces i on i.id = md5('i' || (1 + g % 4))::uuid;
    set local session_replication_role = origin;
    set local role vitrine_doorkeeper;
    select app.refresh_match(array(select person_id from app.person_roles));
    commit";

/// Both say the same of some collections and pieces; the reasons why somebody was left out.
async fn same(house: &House, desk: &Login, store: StoreId, matches: &Matches) -> BTreeSet<&'static str> {
    let mut admin = house.admin().await;
    let ids = "select md5('l' || g)::uuid, md5('i' || g)::uuid from generate_series(1, 6) g";
    let ids = sqlx::query(ids).fetch_all(&mut admin).await.unwrap();
    let subjects = ids.iter().flat_map(|row| [Subject::Collection(CollectionId(row.get(0))), Subject::Piece(PieceId(row.get(1)))]);
    let mut reasons = BTreeSet::new();
    let mut tx = house.begin(&desk.actor).await;
    for subject in subjects {
        for weights in [Weights::default(), Weights { tag: 0, size: 1, recent: 9, lately: 9, quiet_days: 0, ..Weights::default() }] {
            for dropped in [false, true] {
                let kept = matches.found(&mut tx, store, subject, &weights, dropped).await.unwrap();
                assert_eq!(kept, matching::found(&mut tx, subject, &weights, dropped).await.unwrap(), "{subject:?} {weights:?} {dropped}");
                reasons.extend(kept.iter().filter_map(|found| found.dropped).map(|reason| reason.name()));
            }
        }
    }
    reasons
}

#[tokio::test]
async fn whatever_changes_both_say_the_same() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let desk = house.person(store, Role::Attendant, None).await;
    house.admin().await.execute(sqlx::raw_sql(AssertSqlSafe(format!("begin; {CHANCE}; commit; analyze")))).await.expect("people by chance");
    let matches = Matches::default();
    let mut reasons = same(&house, &desk, store, &matches).await;
    for round in 1..8 {
        let sql = ROUND.replace("{store}", &store.to_string()).replace("{desk}", &desk.person.id.to_string());
        house.as_admin(&sql.replace("{round}", &round.to_string())).await;
        reasons.extend(same(&house, &desk, store, &matches).await);
        // somebody who begins now reads it all at once, and one who was there read what changed
        same(&house, &desk, store, &Matches::default()).await;
    }
    assert_eq!(reasons.len(), 6, "every reason was met: {reasons:?}");
}

async fn note(shop: &Shop, who: &Login, her: PersonId, slug: &str) -> Tx {
    let mut tx = shop.house.begin(&who.actor).await;
    clients::note_tag(&mut tx, her, if slug == "floral" { "print" } else { "colour" }, slug, true).await.unwrap();
    tx
}

async fn points(shop: &Shop, her: PersonId) -> Option<i32> {
    shop.of_collection().await.into_iter().find(|one| one.client == her).map(|one| one.points.tags)
}

#[tokio::test]
async fn who_commits_later_is_seen_later_whoever_began_first() {
    let shop = Shop::open().await;
    shop.garment(&["print:floral", "colour:vinho"], &[]).await;
    let (ana, bia) = (shop.client(&[]).await, shop.client(&[]).await);
    assert_eq!((points(&shop, ana).await, points(&shop, bia).await), (Some(0), Some(0)));
    let first = note(&shop, &shop.desk, ana, "floral").await;
    let second = note(&shop, &shop.boss, bia, "vinho").await;
    second.commit().await.unwrap();
    assert_eq!((points(&shop, ana).await, points(&shop, bia).await), (Some(0), Some(3)));
    first.commit().await.unwrap();
    assert_eq!((points(&shop, ana).await, points(&shop, bia).await), (Some(3), Some(3)));
}

#[tokio::test]
async fn what_only_one_transaction_sees_is_kept_for_nobody() {
    let shop = Shop::open().await;
    shop.garment(&["print:floral"], &[]).await;
    let ana = shop.client(&[]).await;
    assert_eq!(points(&shop, ana).await, Some(0));
    let mut tx = note(&shop, &shop.desk, ana, "floral").await;
    let about = Subject::Collection(shop.collection);
    let found = shop.matches.found(&mut tx, shop.store, about, &Weights::default(), false).await.unwrap();
    assert_eq!(found.iter().map(|found| found.points.tags).collect::<Vec<_>>(), [3], "she who wrote it sees it");
    drop(tx);
    assert_eq!(points(&shop, ana).await, Some(0), "it was never so");
}

#[tokio::test]
async fn the_rights_of_whoever_asks_go_first() {
    let shop = Shop::open().await;
    shop.garment(&["print:floral"], &[]).await;
    shop.client(&["print:floral"]).await;
    assert_eq!(shop.of_collection().await.len(), 1);
    let (about, weights) = (Subject::Collection(shop.collection), Weights::default());
    for role in [Role::Customer, Role::Courier, Role::Finance] {
        let mut tx = shop.house.begin(&shop.house.person(shop.store, role, None).await.actor).await;
        assert_eq!(shop.matches.found(&mut tx, shop.store, about, &weights, false).await, Err(AppError::Forbidden), "{role:?}");
    }
    let elsewhere = shop.house.store("orvale").await;
    let mut tx = shop.house.begin(&shop.house.person(elsewhere, Role::Attendant, None).await.actor).await;
    assert_eq!(shop.matches.found(&mut tx, shop.store, about, &weights, false).await, Ok(vec![]), "a store is that of the transaction");
}

async fn look(shop: &Shop, seen: Option<&Seen>) -> Question {
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    matching::question(&mut tx, Subject::Collection(shop.collection), &Weights::default(), seen).await.unwrap()
}

#[tokio::test]
async fn a_look_reads_who_changed_and_nobody_else() {
    let shop = Shop::open().await;
    let (ana, bia) = (shop.client(&["print:floral"]).await, shop.client(&["print:floral"]).await);
    let first = look(&shop, None).await;
    assert!(first.ask.is_none() && first.changed.is_empty(), "nothing is in stock, and nobody looked before");
    let changed = async || look(&shop, Some(&first.seen)).await.changed;
    assert_eq!(changed().await, []);
    let words: Vec<String> = (0..70).map(|number| format!("fabric:f{number}")).collect();
    let words: Vec<(&str, &str, i16, i16)> = words.iter().map(|word| (word.as_str(), "F", 0, 0)).collect();
    shop.house.vocabulary(shop.store, &words).await;
    assert_eq!(changed().await, [], "rows that grow with the vocabulary say what they said");
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    let about = Subject::Collection(shop.collection);
    matching::note_contact(&mut tx, Uuid::now_v7(), ana, about, Outcome::Contacted, None, Points::default()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(changed().await, [ana]);
    shop.house.as_admin(&format!("update app.people set disabled_at = now() where id = '{bia}'")).await;
    assert_eq!(changed().await.into_iter().collect::<BTreeSet<_>>(), [ana, bia].into());
    let second = look(&shop, Some(&first.seen)).await;
    assert_eq!(look(&shop, Some(&second.seen)).await.changed, [], "whoever was read is not read again");
}
