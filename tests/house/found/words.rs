//! Words: without accents, misspelt, ranked, and never an empty hand.
use super::{names, shelf};
use crate::support::{Garment, House};
use vitrine::domain::id::StoreId;

/// Five garments; the later ones are newer.
async fn hung(house: &House) -> StoreId {
    let store = house.store("amora").await;
    house
        .vocabulary(
            store,
            &[
                ("category:vestidos", "Vestidos", 0, 0),
                ("fabric:linho", "Linho", 0, 0),
                ("fabric:trico", "Tricô", 0, 60),
                ("size:52", "52", 0, 0),
            ],
        )
        .await;
    let garments: [(&str, &[&str]); 5] = [
        ("Vestido azul", &["category:vestidos", "fabric:linho"]),
        ("Camisa de linho", &["fabric:linho"]),
        ("Suéter de inverno", &["fabric:trico", "size:52"]),
        ("Quimono Açucena", &["size:52"]),
        ("Pantalona", &[]),
    ];
    for (at, (name, tags)) in (1_700_000_000..).zip(garments) {
        house.garment(store, &Garment { name, tags, published: at, ..Garment::default() }).await;
    }
    store
}

#[tokio::test]
async fn accents_case_and_slips_of_the_finger_do_not_matter() {
    let house = House::new().await;
    let store = hung(&house).await;
    for (typed, found) in
        [("ACUCENA", "Quimono Açucena"), ("sueter", "Suéter de inverno"), ("açúcena", "Quimono Açucena"), ("panta", "Pantalona")]
    {
        let shelf = shelf(&house, store, &format!("q={typed}")).await;
        assert_eq!((names(&shelf), shelf.understood.instead.as_deref()), (vec![found], None), "{typed}");
    }
    for (typed, found, meant) in
        [("pantolona", "Pantalona", "pantalona"), ("seuter", "Suéter de inverno", "suéter"), ("acucna", "Quimono Açucena", "açucena")]
    {
        let shelf = shelf(&house, store, &format!("q={typed}")).await;
        assert_eq!((names(&shelf), shelf.understood.instead.as_deref()), (vec![found], Some(meant)), "{typed}");
    }
}

#[tokio::test]
async fn the_name_comes_before_the_label_and_the_whole_word_before_its_part() {
    let house = House::new().await;
    let store = hung(&house).await;
    // both have the tag; one also the name. The newer one would come first without a ranking
    assert_eq!(names(&shelf(&house, store, "q=linho").await), ["Camisa de linho", "Vestido azul"]);
    assert_eq!(names(&shelf(&house, store, "q=linho&sort=newest").await), ["Camisa de linho", "Vestido azul"]);
    house.garment(store, &Garment { name: "Linhos e lãs", published: 1_800_000_000, ..Garment::default() }).await;
    assert_eq!(names(&shelf(&house, store, "q=linho").await), ["Camisa de linho", "Linhos e lãs", "Vestido azul"]);
}

#[tokio::test]
async fn nobody_leaves_with_empty_hands() {
    let house = House::new().await;
    let store = hung(&house).await;
    let some = shelf(&house, store, "q=vestido+de+trico").await;
    assert!(some.understood.partly && some.total == 2, "two have one of the words each: {:?}", names(&some));
    let nothing = shelf(&house, store, "q=zzzzqqqq").await;
    assert_eq!((nothing.total, nothing.instead.len()), (0, 4));
    let narrow = shelf(&house, store, "q=linho&size=52").await;
    assert_eq!(narrow.total, 0);
    let ways: Vec<(String, u32)> = narrow.ways_on.iter().map(|way| (way.listing.query(), way.count)).collect();
    assert!(ways.contains(&("q=linho".into(), 2)) && ways.contains(&("size=52".into(), 2)), "{ways:?}");
    for typed in ["%F0%9F%98%80", "😀", "'; drop table app.products; --", "%_\\", "****"] {
        assert_eq!(shelf(&house, store, &format!("q={typed}")).await.total, 0, "{typed}");
    }
}

#[tokio::test]
async fn pages_neither_repeat_nor_miss_in_any_order() {
    let house = House::new().await;
    let store = house.store("amora").await;
    for n in 0..60 {
        let name = if n % 3 == 0 { "Vestido" } else { "Saia de vestido" };
        // many at the same moment and price: only the id tells them apart
        house
            .garment(store, &Garment { name, price_minor: 1_000 + n % 4 * 500, published: 1_700_000_000 + n % 5, ..Garment::default() })
            .await;
    }
    for query in ["q=vestido", "sort=newest", "sort=price-up", "q=vestido&sort=price-down", "q=vestdo"] {
        let (mut seen, mut after) = (Vec::new(), String::new());
        loop {
            let page = shelf(&house, store, &format!("{query}&after={after}")).await;
            assert_eq!(page.total, 60, "{query}");
            seen.extend(page.cards.iter().map(|card| card.slug.clone()));
            // somebody hangs a new one on top while she reads
            let Some(next) = page.next else { break };
            after = next;
        }
        let count = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!((count, seen.len()), (60, 60), "{query}");
    }
    let first = shelf(&house, store, "sort=newest").await;
    house.garment(store, &Garment { name: "Vestido de hoje", published: 1_790_000_000, ..Garment::default() }).await;
    let second = shelf(&house, store, &format!("sort=newest&after={}", first.next.clone().unwrap())).await;
    assert!(second.cards.iter().all(|card| !first.cards.iter().any(|seen| seen.slug == card.slug)), "a newcomer shifts nothing");
}
