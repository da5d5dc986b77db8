//! Her page over HTTP, without script: she reads, agrees and asks; opening it does nothing. And the receipt, for her and for the shop.
use super::{Shop, terms};
use crate::{
    support::{Visitor, key},
    team::PASSWORD,
};
use vitrine::{
    domain::{
        consignor::{Decline, Unsold},
        id::{CollectionId, PersonId, PieceId},
        intake::Described,
        role::Role,
    },
    paths,
    server::db::{consignors, intake},
};

/// The page of her link.
async fn link(shop: &Shop, site: &crate::support::Site, consignor: PersonId) -> String {
    let token = site.context.secrets.consignor_link(shop.store, consignor);
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    consignors::give_link(&mut tx, consignor, &key(&token)).await.unwrap();
    tx.commit().await.unwrap();
    paths::consignor(&token)
}

async fn agreements(visitor: &mut Visitor, page: &str, agreement: &str, name: &str) -> crate::support::Answer {
    visitor.post(&paths::consignor_agreement(page), &[("agreement", agreement), ("name", name)]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn she_agrees_by_typing_her_name_and_a_look_does_nothing() {
    let shop = Shop::open().await;
    let site = shop.house.serve().await;
    let clara = shop.add("Clara Rezende", "+5511987650009").await;
    let agreement = shop.draw(clara, &terms(Unsold::Return)).await.to_string();
    let page = link(&shop, &site, clara).await;
    let mut her = site.visitor("amora");
    let seen = her.get(&page).await;
    assert!(seen.status == 200 && seen.headers["cache-control"] == "no-store" && seen.body.contains("noindex"));
    assert!(seen.body.contains("loja 50% · fornecedora 50% (R$\u{a0}60,00)"), "both sides and an example");
    for _ in 0..3 {
        her.get(&page).await;
        her.get(&paths::consignor_agreement(&page)).await;
    }
    let accepted = "select count(*) from app.agreements where accepted_at is not null";
    assert_eq!(shop.house.count(accepted).await, 0, "a look does nothing");
    let long = "x".repeat(121);
    for name in ["", "  ", &long] {
        let said = agreements(&mut her, &page, &agreement, name).await;
        assert!(said.status == 422 && said.body.contains("name-error"), "{name}");
        assert!(name.trim().is_empty() || said.body.contains(name), "nothing typed is lost");
    }
    for _ in 0..2 {
        let said = agreements(&mut her, &page, &agreement, "Clara <b>Rezende").await;
        assert_eq!((said.status, said.location()), (303, format!("{page}?notice=accepted").as_str()));
    }
    assert_eq!(
        shop.house.count("select count(*) from app.events where kind = 'agreement.accepted'").await,
        1,
        "replayed, it is one effect"
    );
    assert!(her.get(&page).await.body.contains("Clara &lt;b&gt;Rezende"), "words are words");
    assert_eq!(agreements(&mut her, &page, "no-id", "Clara").await.status, 404);
    for other in ["short".to_owned(), "y".repeat(48)] {
        assert_eq!(her.get(&paths::consignor(&other)).await.status, 404);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn she_sees_her_pieces_and_asks_for_one_and_both_read_the_receipt() {
    let shop = Shop::open().await;
    let site = shop.house.serve().await;
    let clara = shop.agreed(&terms(Unsold::Return)).await;
    let piece = shop.hung(clara).await;
    let (arrival, refused) = declined(&shop, clara).await;
    let page = link(&shop, &site, clara).await;
    let mut her = site.visitor("amora");
    let seen = her.get(&page).await.body;
    assert!(seen.contains("Vestido de linho") && seen.contains("na arara até"), "{seen}");
    for _ in 0..2 {
        let said = her.post(&paths::consignor_wish(&page), &[("piece", &piece.to_string()), ("wished", "yes")]).await;
        assert_eq!(said.location(), format!("{page}?notice=wish"));
    }
    assert_eq!(shop.house.count("select count(*) from app.pieces where wished_back_at is not null").await, 1);
    assert_eq!(her.post(&paths::consignor_wish(&page), &[("piece", &refused.to_string())]).await.location(), format!("{page}?notice=late"));
    let foreign = shop.house.unique(shop.store, 1_000).await.piece().to_string();
    assert_eq!(her.post(&paths::consignor_wish(&page), &[("piece", &foreign)]).await.status, 404);
    let receipt = paths::consignor_receipt(&page, arrival);
    let read = her.get(&receipt).await;
    assert!(
        read.status == 200
            && read.body.contains("com mancha")
            && read.body.contains("Blusa manchada")
            && !read.body.contains("Vestido de linho")
    );
    assert_eq!(her.get(&paths::consignor_receipt(&page, CollectionId(uuid::Uuid::now_v7()))).await.status, 404);
    let ours = paths::arrival_receipt(arrival);
    assert_eq!(her.get(&ours).await.status, 303, "the door first");
    for (role, status) in [(Role::Attendant, 200), (Role::Finance, 403), (Role::Customer, 403)] {
        let login = shop.house.person(shop.store, role, Some(PASSWORD)).await;
        let mut caller = site.visitor("amora");
        caller.post(paths::SIGN_IN, &[("email", &login.email), ("password", PASSWORD)]).await;
        let read = caller.get(&ours).await;
        assert_eq!(read.status, status, "{role:?}");
        assert_eq!(read.body.contains("com mancha"), status == 200);
    }
}

/// An arrival of hers with a piece that was not taken.
async fn declined(shop: &Shop, consignor: PersonId) -> (CollectionId, PieceId) {
    let (arrival, piece) = (CollectionId(uuid::Uuid::now_v7()), PieceId(uuid::Uuid::now_v7()));
    let described = Described {
        name: "Blusa manchada".into(),
        label: "54".into(),
        price_minor: 5_000,
        condition: String::new(),
        words: Vec::new(),
        measures: Vec::new(),
    };
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    intake::open_arrival(&mut tx, arrival, "segunda", "Segunda", "").await.unwrap();
    consignors::consign_arrival(&mut tx, arrival, consignor).await.unwrap();
    intake::take_in(&mut tx, arrival, piece, "blusa", &described).await.unwrap();
    consignors::decline(&mut tx, piece, Decline::Stained).await.unwrap();
    consignors::decline(&mut tx, piece, Decline::Style).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(
        shop.house.count("select count(*) from app.pieces where decline_reason = 'stained' and custody = 'shop'").await,
        1,
        "once, for the first reason"
    );
    (arrival, piece)
}
