//! Her file: everything that is hers, nothing that is another's, after her password only.
use super::{EMAIL, HERS, lived};
use crate::{
    accounts::{PASSWORD, joined},
    support::House,
};
use serde_json::Value;
use vitrine::paths;

fn rows<'a>(file: &'a Value, section: &str) -> &'a [Value] {
    let sections = file["sections"].as_array().expect("sections");
    sections.iter().find(|one| one["section"] == section).and_then(|one| one["rows"].as_array()).map_or(&[], Vec::as_slice)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn she_downloads_everything_and_nothing_of_others() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let serum = house.counted(store, 5_900, 50).await;
    let site = house.serve().await;
    let mut berta = joined(&house, &site, "amora", "berta@example.test").await;
    berta
        .post(paths::ACCOUNT_ADDRESSES, &[("line1", "Rua da Berta, 1"), ("city", "Natal"), ("region", "RN"), ("postal_code", "59000-000")])
        .await;
    let mut ana = lived(&house, &site, store, &serum).await;
    let page = ana.get(paths::ACCOUNT_PRIVACY).await;
    assert_eq!(page.status, 200);
    for words in ["Suas medidas", "Endereços que você guardou", "é apagado", "perde nome e contato"] {
        assert!(page.body.contains(words), "{words}");
    }
    for wrong in ["", "not my password"] {
        let refused = ana.post(paths::ACCOUNT_EXPORT, &[("current", wrong)]).await;
        assert_eq!((refused.status, refused.body.contains("current-error")), (422, true), "the sentence stands beside the field");
    }
    let answer = ana.post(paths::ACCOUNT_EXPORT, &[("current", PASSWORD)]).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let header = |name: &str| answer.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    assert_eq!(header("cache-control"), "no-store");
    assert!(header("content-disposition").starts_with("attachment") && header("content-type").starts_with("application/json"));
    let file: Value = serde_json::from_str(&answer.body).expect("one JSON document");
    assert_eq!(rows(&file, "person")[0]["full_name"], HERS[1]);
    assert_eq!(rows(&file, "orders").len(), 1);
    assert_eq!(rows(&file, "order_lines")[0]["line_total_minor"], 5_900);
    assert_eq!(rows(&file, "order_lines")[0]["order"], rows(&file, "orders")[0]["code"]);
    assert_eq!(rows(&file, "addresses")[0]["line1"], "Rua do Kestrel, 9");
    assert_eq!(rows(&file, "measures")[0]["millimetres"], 980);
    assert_eq!(rows(&file, "cart_lines").len(), 1, "the bag of this browser is hers as well");
    assert!(rows(&file, "drafts").iter().any(|row| row["content"] == "Rua do Kestrel, 11"));
    assert!(rows(&file, "letters").iter().all(|row| row["to_address"] == EMAIL) && !rows(&file, "letters").is_empty());
    assert!(!answer.body.contains("berta") && !answer.body.contains("Berta"), "nothing of another's");
    for secret in ["$argon2", "token_hash", "body_text", "/sign-up/"] {
        assert!(!answer.body.contains(secret), "{secret}");
    }
    assert_eq!(house.count("select count(*) from app.events where kind = 'person.exported' and actor = 'customer'").await, 1, "it is told");
    // what the page promises is what the file holds
    for section in file["sections"].as_array().expect("sections") {
        assert!(page.body.contains(section["what"].as_str().expect("words").split(':').next().expect("words")), "{section}");
    }
    let nobody = site.visitor("amora").post(paths::ACCOUNT_EXPORT, &[("current", PASSWORD)]).await;
    assert_eq!((nobody.status, nobody.location()), (303, paths::sign_in_then(paths::ACCOUNT_PRIVACY).as_str()));
    for _ in 0..5 {
        berta.post(paths::ACCOUNT_EXPORT, &[("current", "a guess")]).await;
    }
    assert_eq!(berta.post(paths::ACCOUNT_EXPORT, &[("current", PASSWORD)]).await.status, 429, "a borrowed browser is not a place to guess");
}
