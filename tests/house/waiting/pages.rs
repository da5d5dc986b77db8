//! Through the doors of the shop: asking, being told one's place, taking, leaving; wrong words and strangers' links.
use crate::support::{House, Visitor};
use vitrine::{domain::role::Role, paths};

const LINK: usize = "/waits/".len();

async fn ask(visitor: &mut Visitor, variant: &str, contact: &str) -> String {
    let answer = visitor.post(paths::WAITS, &[("variant", variant), ("contact", contact), ("consent", "yes")]).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    answer.location().to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn she_waits_is_offered_takes_it_and_it_is_in_her_bag() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let dress = house.unique(store, 18_900).await;
    let variant = dress.variant.to_string();
    let site = house.serve().await;
    let (mut holder, mut ana, mut bia) = (site.visitor("amora"), site.visitor("amora"), site.visitor("amora"));
    assert_eq!(holder.post(paths::CART, &[("variant", &variant)]).await.status, 303);
    let page = ana.get(&paths::product(&dress.slug)).await;
    assert!(page.body.contains("id=\"wait\"") && page.body.contains("data-until="), "held: until when, and a place in its queue");
    let place = ask(&mut ana, &variant, " Ana@Example.Test ").await;
    assert_eq!(ask(&mut ana, &variant, "ana@example.test").await, place, "the same form leads to the same place");
    assert!(place.len() >= LINK + 43, "nobody guesses {place}");
    let second = ask(&mut bia, &variant, "(11) 98765-4321").await;
    assert!(ana.get(&place).await.body.contains("Você é a próxima."));
    let page = bia.get(&second).await;
    assert!(
        page.body.contains("Você é a 2ª da fila.") && page.body.contains("•••4321") && !page.body.contains("98765"),
        "her place, and her number hidden"
    );
    assert!(page.body.contains("noindex"));
    // the holder lets it go: it is Ana's to take, and nobody else's
    assert_eq!(holder.post(paths::CART_QUANTITY, &[("variant", &variant), ("quantity", "0")]).await.status, 303);
    assert!(ana.get(&place).await.body.contains("Ela é sua, se quiser."));
    assert!(bia.post(&format!("{second}/take"), &[]).await.location().ends_with("notice=over"), "it is not her turn");
    let other = bia.post(paths::CART, &[("variant", &variant)]).await;
    assert!(other.location().ends_with("put=held"), "{}", other.location());
    assert_eq!(ana.post(&format!("{place}/take"), &[]).await.location(), paths::CART);
    assert!(ana.get(paths::CART).await.body.contains(&dress.slug));
    assert!(ana.get(&place).await.body.contains("Você ficou com ela."));
    // she keeps it as long as it was promised, also when the checkout begins
    ana.post(paths::CHECKOUT_BEGIN, &[]).await;
    let hours = "select (extract(epoch from expires_at - now()) / 3600)::bigint from app.piece_claims where ended_at is null";
    assert_eq!(house.count(hours).await, 24);
    // and when she lets it go, it is Bia's turn; Bia leaves, and it is anybody's
    ana.post(paths::CART_QUANTITY, &[("variant", &variant), ("quantity", "0")]).await;
    assert!(bia.get(&second).await.body.contains("Ela é sua, se quiser."));
    assert_eq!(bia.post(&format!("{second}/leave"), &[]).await.status, 303);
    assert!(bia.get(&second).await.body.contains("Você saiu da fila."));
    assert_eq!(house.count("select count(*) from app.pieces where status = 'in_stock'").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_words_are_answered_beside_their_field_and_strangers_find_nothing() {
    let house = House::new().await;
    let (store, other) = (house.store("amora").await, house.store("orvale").await);
    let (dress, foreign, serum) = (house.unique(store, 18_900).await, house.unique(other, 900).await, house.counted(store, 900, 3).await);
    let variant = dress.variant.to_string();
    let site = house.serve().await;
    let (mut holder, mut eve) = (site.visitor("amora"), site.visitor("amora"));
    let free = eve.post(paths::WAITS, &[("variant", &variant), ("contact", "eve@example.test"), ("consent", "yes")]).await;
    assert_eq!(free.status, 409, "it is there: no need to wait");
    assert!(free.body.contains("id=\"buy\" method=\"post\""), "and it can be bought");
    holder.post(paths::CART, &[("variant", &variant)]).await;
    for (contact, consent) in
        [("", "yes"), ("eve", "yes"), ("eve@nowhere", "yes"), ("12", "yes"), ("\u{0}@a.b", "yes"), ("eve@example.test", "")]
    {
        let answer = eve.post(paths::WAITS, &[("variant", &variant), ("contact", contact), ("consent", consent)]).await;
        assert_eq!(answer.status, 422, "{contact:?} {consent:?}");
        assert!(answer.body.contains("field__error"), "a sentence beside the field");
        assert!(
            contact.len() < 3 || contact.contains('\0') || answer.body.contains(&format!("value=\"{contact}\"")),
            "what was typed stays"
        );
    }
    for strange in [foreign.variant.to_string(), serum.variant.to_string(), uuid::Uuid::new_v4().to_string(), "1".into(), String::new()] {
        let answer = eve.post(paths::WAITS, &[("variant", &strange), ("contact", "eve@example.test"), ("consent", "yes")]).await;
        assert_eq!(answer.status, 404, "{strange:?}");
    }
    assert_eq!(house.count("select count(*) from app.piece_waits").await, 0);
    let place = ask(&mut eve, &variant, "eve@example.test").await;
    let mut next_door = site.visitor("orvale");
    for path in [place.clone(), format!("{place}x"), paths::wait(&"a".repeat(43)), paths::wait("a")] {
        assert_eq!(next_door.get(&path).await.status, 404, "{path}");
        assert_eq!(next_door.post(&format!("{path}/leave"), &[]).await.status, 404, "{path}");
        assert_eq!(next_door.post(&format!("{path}/take"), &[]).await.status, 404, "{path}");
    }
    assert_eq!(house.count("select count(*) from app.piece_waits where status = 'waiting'").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_contact_is_forgotten_thirty_days_after_the_end_and_read_by_the_floor_only() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let dress = house.unique(store, 18_900).await;
    let site = house.serve().await;
    let (mut holder, mut ana) = (site.visitor("amora"), site.visitor("amora"));
    holder.post(paths::CART, &[("variant", &dress.variant.to_string())]).await;
    let place = ask(&mut ana, &dress.variant.to_string(), "ana@example.test").await;
    for (role, reads) in [(Role::Attendant, true), (Role::Owner, true), (Role::Finance, false), (Role::Courier, false)] {
        let login = house.person(store, role, None).await;
        let mut tx = house.begin(&login.actor).await;
        let seen = sqlx::query_scalar::<_, String>("select contact from app.piece_waits").fetch_all(&mut *tx).await;
        assert_eq!(seen.is_ok_and(|seen| seen == ["ana@example.test"]), reads, "{role:?}");
    }
    ana.post(&format!("{place}/leave"), &[]).await;
    vitrine::server::clock::forget(&house.db).await.unwrap();
    assert_eq!(house.count("select count(*) from app.piece_waits where contact <> ''").await, 1, "not yet");
    house.as_admin("update app.piece_waits set ended_at = now() - interval '31 days'").await;
    vitrine::server::clock::forget(&house.db).await.unwrap();
    assert_eq!(house.count("select count(*) from app.piece_waits where contact <> ''").await, 0);
    assert!(ana.get(&place).await.body.contains("Você saiu da fila."), "her page still tells how it ended");
}
