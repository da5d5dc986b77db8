//! However a word is called, the shop, the intake and a quiz that was published long ago mean the same one.
use super::{Shop, conflict, does};
use crate::{
    quiz::shop as quiz_shop,
    support::{House, guest},
};
use std::collections::BTreeSet;
use vitrine::{
    domain::{id::TagId, role::Role},
    paths,
    server::{
        actor::Actor,
        db::{clients, quizzes, tags},
    },
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn old_addresses_and_other_words_lead_to_the_word() {
    let shop = Shop::open().await;
    let site = shop.house.serve().await;
    let dress = shop.garment("Vestido de festa", &["print:listrado"]).await;
    shop.garment("Camisa", &["print:listras"]).await;
    let (old, word) = (shop.word("print:listrado").await, shop.word("print:listras").await);
    let shows = |body: &str| body.contains(&paths::product(&dress.slug));
    let mut anna = site.visitor("amora");
    let before = anna.get("/shop?print=listras").await;
    assert!(before.status == 200 && !shows(&before.body));
    assert!(shows(&anna.get("/shop?print=listrado").await.body));

    let merge = shop.merge(old, word).await.unwrap();
    assert!(shows(&anna.get("/shop?print=listras").await.body), "a kept page is forgotten");
    let led = anna.get("/shop?print=listrado&size=52").await;
    assert_eq!((led.status, led.location()), (303, "/shop?size=52&print=listras"));

    does!(shop, shop.attendant(), tags::rename, word, "riscas", "Riscas", "Stripes").unwrap();
    does!(shop, shop.attendant(), tags::call_also, word, "tipo-marinheiro", "tipo marinheiro").unwrap();
    for called in ["listrado", "listras", "tipo-marinheiro"] {
        let led = anna.get(&format!("/shop?print={called}")).await;
        assert_eq!((led.status, led.location()), (303, "/shop?print=riscas"), "{called}");
    }
    for typed in ["riscas", "stripes", "marinheiro", "listrado"] {
        assert!(shows(&anna.get(&format!("/shop?q={typed}")).await.body), "found by {typed}");
    }
    assert_eq!(anna.get("/shop?print=nobody-says-this").await.status, 200, "what is no word is no redirect");

    shop.take_back(merge).await.unwrap();
    assert!(!shows(&anna.get("/shop?print=riscas").await.body));
    assert!(shows(&anna.get("/shop?print=listrado").await.body), "it is itself again");
    assert!(!shows(&anna.get("/shop?q=marinheiro").await.body));
}

#[tokio::test]
async fn no_word_is_called_as_another() {
    let shop = Shop::open().await;
    let (word, other) = (shop.word("print:listras").await, shop.word("print:floral").await);
    let desk = shop.attendant();
    does!(shop, desk, tags::call_also, word, "riscado", "riscado").unwrap();
    does!(shop, desk, tags::call_also, word, "riscado", "Riscado").expect("once more says nothing new");
    let taken = conflict("word_taken");
    assert_eq!(does!(shop, desk, tags::call_also, other, "riscado", "riscado").unwrap_err(), taken);
    assert_eq!(does!(shop, desk, tags::rename, other, "riscado", "Riscado", "").unwrap_err(), taken);
    assert_eq!(does!(shop, desk, tags::add, TagId(uuid::Uuid::now_v7()), "print", "riscado", "Riscado", "").unwrap_err(), taken);
    does!(shop, desk, tags::add, TagId(uuid::Uuid::now_v7()), "colour", "riscado", "Riscado", "").expect("another kind");
    // by hand, too
    let mut admin = shop.house.admin().await;
    let sql = format!(
        "insert into app.tags (store_id, id, kind, slug, name) values ('{}', gen_random_uuid(), 'print', 'riscado', 'R')",
        shop.store
    );
    let refused = sqlx::query(sqlx::AssertSqlSafe(sql)).execute(&mut admin).await.unwrap_err();
    assert_eq!(refused.as_database_error().and_then(|error| error.code()).as_deref(), Some("VT409"));
    does!(shop, desk, tags::rename, word, "riscado", "Riscado", "").expect("its own other name becomes its name");
    does!(shop, desk, tags::rename, word, "listras", "Listras", "").expect("and back");
    let calls = shop.lines("select slug from app.tag_aliases order by slug").await;
    assert_eq!(calls, ["riscado"], "what it was called stays good");
    does!(shop, desk, tags::forget_alias, word, "riscado").unwrap();
    assert_eq!(shop.lines("select slug from app.tag_aliases").await, ["riscado"], "an address that was given away is not dropped");
}

#[tokio::test]
async fn a_quiz_that_was_published_means_what_its_words_mean_now() {
    let house = House::new().await;
    let quiz = quiz_shop::open(&house, "amora", [9; 4]).await;
    house.vocabulary(quiz.store, &[("skin:thirsty", "Thirsty", 0, 0), ("size:54", "54", 0, 0)]).await;
    let desk = house.person(quiz.store, Role::Attendant, None).await;
    let her = house.person(quiz.store, Role::Customer, None).await;
    let shop = Shop { house, store: quiz.store, desk };
    let words = async |who: &Actor| does!(shop, who, quizzes::live).unwrap().expect("a quiz").1.words();
    let anna = guest(shop.store, "anna");
    let of = |words: BTreeSet<String>| words.into_iter().filter(|word| word.starts_with("skin:")).collect::<Vec<_>>();
    assert_eq!(of(words(&anna).await), ["skin:dry"]);

    let merge = shop.merge(TagId(quiz.dry), shop.word("skin:thirsty").await).await.unwrap();
    assert_eq!(of(words(&anna).await), ["skin:thirsty"]);
    let weighed = does!(shop, shop.attendant(), tags::weigh, TagId(quiz.dry), shop.word("size:54").await).unwrap();
    assert_eq!((weighed.answers, weighed.goods), (1, 0), "one answer says it, by whatever name");
    // what an answer notes of her is the present word
    let graph = does!(shop, &her.actor, quizzes::live).unwrap().unwrap().1;
    let notes: Vec<_> = graph.questions.iter().flat_map(|question| &question.answers).flat_map(|answer| answer.notes.clone()).collect();
    assert_eq!(notes.first().map(|note| note.word.as_str()), Some("skin:thirsty"));
    does!(shop, shop.attendant(), clients::note_tag, her.person.id, "skin", "dry", true).unwrap();
    let noted = "select t.slug from app.client_tags c join app.tags t on t.id = c.tag_id";
    assert_eq!(shop.lines(noted).await, ["thirsty"], "an attendant who says the old word means the new one");

    shop.take_back(merge).await.unwrap();
    assert_eq!(of(words(&anna).await), ["skin:dry"], "the document was never changed");
    assert_eq!(shop.lines(noted).await, ["thirsty"], "she said it after the merge");
    assert_eq!(shop.lines("select t.slug from app.product_tags d join app.tags t on t.id = d.tag_id where t.kind = 'skin'").await, ["dry"]);
}
