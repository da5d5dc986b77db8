//! "Fits me": garments by their own measures, with room for their cut and their cloth, kept by the browser and said by the address.
use super::{names, shelf};
use crate::support::{Garment, House};
use vitrine::{domain::product::MeasureArea, paths};

#[tokio::test]
async fn a_garment_fits_by_its_measures_its_cut_and_its_cloth() {
    let house = House::new().await;
    let store = house.store("amora").await;
    house.vocabulary(store, &[("fit:reto", "Reto", 0, 0), ("fit:solto", "Solto", 180, 0), ("fabric:trico", "Tricô", 0, 60)]).await;
    // a body of 110, 95, 120 cm: the smallest and largest that still fit, and those beyond
    type Hung<'a> = (&'a str, &'a [&'a str], &'a [(&'a str, i32)]);
    let garments: &[Hung] = &[
        ("just", &["fit:reto"], &[("bust", 1090), ("waist", 940), ("hip", 1190)]),
        ("roomy", &["fit:reto"], &[("bust", 1220), ("waist", 1070), ("hip", 1320)]),
        ("tight", &["fit:reto"], &[("bust", 1085), ("waist", 1000), ("hip", 1250)]),
        ("tent", &["fit:reto"], &[("bust", 1225), ("waist", 1000), ("hip", 1250)]),
        ("meant to be a tent", &["fit:solto"], &[("bust", 1400)]),
        ("too much of a tent", &["fit:solto"], &[("bust", 1405)]),
        ("knit", &["fit:reto", "fabric:trico"], &[("bust", 1030), ("waist", 950)]),
        ("skirt", &[], &[("waist", 1010), ("hip", 1300)]),
        ("skirt that falls", &[], &[("waist", 1015), ("hip", 1300)]),
        ("shawl", &[], &[("length", 900)]),
    ];
    for (name, tags, measures) in garments {
        house.garment(store, &Garment { name, tags, measures, ..Garment::default() }).await;
    }
    let found = shelf(&house, store, "bust=110&waist=95&hip=120").await;
    let mut fits = names(&found);
    fits.sort_unstable();
    assert_eq!(fits, ["just", "knit", "meant to be a tent", "roomy", "skirt"]);
    assert_eq!(usize::try_from(found.total).unwrap(), fits.len(), "the count and the facets mean the same goods");
    let roomy = found.cards.iter().find(|card| card.name == "roomy").unwrap();
    assert_eq!(roomy.room, [(MeasureArea::Bust, 12), (MeasureArea::Waist, 12), (MeasureArea::Hip, 12)]);
    assert!(
        shelf(&house, store, "hip=120").await.cards.iter().all(|card| !card.name.contains("tent") || card.name == "tent"),
        "only what has a hip"
    );
    assert_eq!(shelf(&house, store, "bust=60").await.total, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn measures_are_kept_by_the_browser_and_forgotten_when_she_says_so() {
    let house = House::new().await;
    let store = house.store("amora").await;
    house.vocabulary(store, &[("size:52", "52", 0, 0)]).await;
    house.garment(store, &Garment { name: "Vestido", tags: &["size:52"], measures: &[("bust", 1140)], ..Garment::default() }).await;
    let site = house.serve().await;
    let mut visitor = site.visitor("amora");
    let went = visitor.get(&paths::fits("size=52")).await;
    assert_eq!((went.status, went.location()), (303, "/shop?size=52#bust"), "nothing is kept yet");
    let went = visitor.post(paths::FITS, &[("bust", " 110,5 "), ("waist", "abc"), ("hip", ""), ("listing", "size=52&next=//evil")]).await;
    assert_eq!((went.status, went.location()), (303, "/shop?size=52&bust=111&waist=abc#waist"));
    let page = visitor.get(went.location()).await;
    assert!(page.body.contains("3 cm de folga no busto"), "the card says why");
    assert!(page.body.contains("value=\"111\""), "the form shows what is asked");
    assert!(page.body.contains("value=\"abc\"") && page.body.contains("id=\"waist-error\""), "what is no measure is told, and stays");
    assert!(!page.body.contains("hip-error"), "nothing typed is nothing wrong");
    assert_eq!(visitor.get(paths::FITS).await.location(), "/shop?bust=111", "and the browser keeps it");
    let went = visitor.post(paths::FITS, &[("bust", "110"), ("forget", "1"), ("listing", "size=52")]).await;
    assert_eq!(went.location(), "/shop?size=52#bust");
    assert!(!visitor.cookies.contains_key("vitrine_measures"));
    let tables = "select count(*) from information_schema.columns where table_schema = 'app' and column_name in ('bust', 'waist')";
    assert_eq!(house.count(tables).await, 0, "and the house keeps nothing");
}
