//! A merge moves what says the word, all of it and nothing else; taken back, everything stands as it did.
use super::{Shop, conflict};
use crate::trade::crowd;
use proptest::{prelude::*, strategy::ValueTree, test_runner::TestRunner};
use std::collections::{BTreeMap, BTreeSet};
use vitrine::{
    domain::{id::TagId, role::Role},
    error::AppError,
    server::db::{intake, tags},
};

const GOODS: usize = 9;
const PEOPLE: usize = 5;
const NOTES: [(&str, &str); 4] = [("quiz", "whole"), ("quiz", "top"), ("attendant", "whole"), ("attendant", "bottom")];

/// Everything that a merge may touch, line by line.
const STANDING: &str = "select line from (
    select 'said ' || product_id || ' ' || tag_id as line from app.product_tags
    union all select 'noted ' || person_id || ' ' || tag_id || ' ' || source || ' ' || area || ' ' || noted_at from app.client_tags
    union all select 'word ' || id || ' ' || slug || ' ' || name || ' ' || spoken || ' ' || coalesce(merged_into::text, '') from app.tags
    union all select 'alias ' || kind || ' ' || slug || ' ' || tag_id from app.tag_aliases
    union all select 'found by ' || id || ' ' || search_text from app.products) all_of_it order by line";

/// Who says which word: products by their place, notes by person, source and area.
type Said = BTreeMap<TagId, (BTreeSet<String>, BTreeSet<String>)>;

async fn said(shop: &Shop, words: &[TagId]) -> Said {
    let mut said = Said::new();
    for word in words {
        let goods = shop.lines(&format!("select product_id::text from app.product_tags where tag_id = '{word}'")).await;
        let notes = shop.lines(&format!("select person_id || source || area from app.client_tags where tag_id = '{word}'")).await;
        said.insert(*word, (goods.into_iter().collect(), notes.into_iter().collect()));
    }
    said
}

/// What each product and each note of each client says of four words, as bits.
fn shuffled(runner: &mut TestRunner) -> (Vec<u8>, Vec<u8>, Vec<(usize, usize)>) {
    let all = (
        prop::collection::vec(0u8..16, GOODS),
        prop::collection::vec(0u8..16, PEOPLE * NOTES.len()),
        prop::collection::vec((0usize..4, 0usize..4), 3),
    );
    all.new_tree(runner).unwrap().current()
}

#[tokio::test]
async fn a_merge_is_the_union_and_taken_back_it_never_was() {
    let shop = Shop::open().await;
    let words = [
        shop.word("print:listras").await,
        shop.word("print:listrado").await,
        shop.word("print:risca").await,
        shop.word("print:floral").await,
    ];
    let (mut goods, mut people) = (Vec::new(), Vec::new());
    for _ in 0..GOODS {
        goods.push(shop.garment("Vestido", &["size:52"]).await.product);
    }
    for _ in 0..PEOPLE {
        people.push(shop.house.person(shop.store, Role::Customer, None).await.person.id);
    }
    let mut runner = TestRunner::deterministic();
    for round in 0..8 {
        let (of_goods, of_people, merges) = shuffled(&mut runner);
        let store = shop.store;
        let mut sql =
            "delete from app.client_tags; delete from app.product_tags where tag_id in (select id from app.tags where kind = 'print');"
                .to_owned();
        for (place, word) in words.iter().enumerate() {
            for (product, _) in goods.iter().zip(&of_goods).filter(|(_, bits)| **bits & (1 << place) != 0) {
                sql += &format!("insert into app.product_tags (store_id, product_id, tag_id) values ('{store}', '{product}', '{word}');");
            }
            for (number, _) in of_people.iter().enumerate().filter(|(_, bits)| **bits & (1 << place) != 0) {
                let (person, (source, area)) = (people[number / NOTES.len()], NOTES[number % NOTES.len()]);
                sql += &format!(
                    "insert into app.client_tags (store_id, person_id, tag_id, source, area) values ('{store}', '{person}', '{word}', '{source}', '{area}');"
                );
            }
        }
        shop.house.in_store(&sql).await;

        let mut before = vec![shop.lines(STANDING).await];
        let (mut model, mut done) = (said(&shop, &words).await, Vec::new());
        for (from, into) in merges {
            let (from, into) = (words[from], words[into]);
            let is_away = |word: &TagId| done.iter().any(|(_, gone)| gone == word);
            let (from_away, into_away) = (is_away(&from), is_away(&into));
            match shop.merge(from, into).await {
                Ok(merge) => {
                    assert!(from != into && !from_away && !into_away, "round {round}");
                    let (her_goods, her_notes) = std::mem::take(model.get_mut(&from).unwrap());
                    let there = model.get_mut(&into).unwrap();
                    there.0.extend(her_goods);
                    there.1.extend(her_notes);
                    done.push((merge, from));
                    assert_eq!(said(&shop, &words).await, model, "round {round}: the union, and nothing else");
                    before.push(shop.lines(STANDING).await);
                }
                Err(error) if from_away || into_away => assert_eq!(error, conflict("merged_already")),
                Err(error) => assert!(from == into && error == conflict("other_kind"), "round {round}: {error:?}"),
            }
        }
        before.pop();
        for (merge, _) in done.into_iter().rev() {
            shop.take_back(merge).await.unwrap();
            shop.take_back(merge).await.expect("once more says nothing new");
            assert_eq!(shop.lines(STANDING).await, before.pop().unwrap(), "round {round}: as if it had never been");
        }
    }
    assert!(shop.house.count("select count(*) from app.tag_merges").await >= 8);
}

#[tokio::test]
async fn what_was_changed_since_stays_as_it_was_changed() {
    let shop = Shop::open().await;
    let (from, into, third) = (shop.word("print:listrado").await, shop.word("print:listras").await, shop.word("print:risca").await);
    let dress = shop.garment("Vestido", &["print:listrado", "size:52", "category:vestido"]).await;
    let shirt = shop.garment("Camisa", &["print:listrado", "print:listras", "size:52"]).await;
    let merge = shop.merge(from, into).await.unwrap();
    assert_eq!(shop.merge(from, into).await, Err(conflict("merged_already")));
    shop.house.in_store(&format!("delete from app.product_tags where product_id = '{}' and tag_id = '{into}'", dress.product)).await;
    let further = shop.merge(into, third).await.unwrap();
    assert_eq!(shop.take_back(merge).await, Err(conflict("merged_already")), "the other one went on itself");
    shop.take_back(further).await.unwrap();
    shop.take_back(merge).await.unwrap();
    let of = |product| {
        format!(
            "select t.slug from app.product_tags d join app.tags t on t.id = d.tag_id where d.product_id = '{product}' and t.kind = 'print' order by 1"
        )
    };
    assert!(shop.lines(&of(dress.product)).await.is_empty(), "nobody says a word of it that somebody took off");
    assert_eq!(shop.lines(&of(shirt.product)).await, ["listrado", "listras"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nobody_says_a_word_while_it_goes_on_in_another() {
    let shop = Shop::open().await;
    let (from, into) = (shop.word("print:listrado").await, shop.word("print:listras").await);
    let mut pieces = Vec::new();
    for _ in 0..12 {
        pieces.push(shop.garment("Vestido", &["size:52", "category:vestido"]).await.piece());
    }
    let (db, desk) = (shop.house.db.clone(), shop.desk.actor.clone());
    let done = crowd(14, 6, move |number| {
        let (db, desk, piece) = (db.clone(), desk.clone(), pieces.get(number.wrapping_sub(1)).copied());
        async move {
            let mut tx = db.begin(&desk).await?;
            let word = |kind: &str, slug: &str| (kind.to_owned(), slug.to_owned());
            let seen = [word("size", "52"), word("category", "vestido")];
            match piece {
                Some(piece) => {
                    let words = [seen.to_vec(), vec![word("print", "listrado")]].concat();
                    intake::describe(&mut tx, piece, &seen, &words).await?;
                }
                None => tags::merge(&mut tx, vitrine::domain::id::TagMergeId(uuid::Uuid::now_v7()), from, into).await?,
            }
            tx.commit().await
        }
    })
    .await;
    let refused: Vec<&AppError> = done.iter().filter_map(|one| one.as_ref().err()).collect();
    assert_eq!(refused, [&conflict("merged_already")], "one of the two merges, and nothing else");
    assert_eq!(shop.house.count(&format!("select count(*) from app.product_tags where tag_id = '{from}'")).await, 0);
    assert_eq!(shop.house.count(&format!("select count(*) from app.product_tags where tag_id = '{into}'")).await, 12);
}
