//! A look that loses a piece takes its nearest sister, always the same one, or leaves the place out; and having all of it claims each.
use super::{face, go, save};
use crate::{
    pages::look,
    support::{Goods, House, guest},
    trade,
};
use uuid::Uuid;
use vitrine::{
    domain::{
        editorial::{Block, Look, LookLine, Move, PageKey, ShownBlock},
        id::StoreId,
        role::Role,
    },
    paths,
    server::db::{
        pages,
        seeding::{self, ProductTagRow, TagRow},
    },
};

/// Words of a store by name, `kind:slug`.
async fn tag(house: &House, store: StoreId, goods: &Goods, words: &[&str]) {
    let id = |word: &str| id_of(store, word);
    let mut tx = house.seeder(store).await;
    for word in words {
        let (kind, slug) = word.split_once(':').unwrap();
        let row = TagRow { id: id(word), kind: kind.into(), slug: slug.into(), name: slug.into(), sort: 0, room_mm: 0, give_mm: 0 };
        let known = house.count(&format!("select count(*) from app.tags where id = '{}'", row.id)).await;
        if known == 0 {
            seeding::add_tags(&mut tx, &[row]).await.unwrap();
        }
    }
    let rows: Vec<ProductTagRow> = words.iter().map(|word| ProductTagRow { product_id: goods.product.0, tag_id: id(word) }).collect();
    seeding::tag_products(&mut tx, &rows).await.unwrap();
    tx.commit().await.unwrap();
}

/// The same id for the same word of a store.
fn id_of(store: StoreId, word: &str) -> Uuid {
    Uuid::from_u128(word.bytes().fold(store.0.as_u128(), |id, byte| id.rotate_left(7) ^ u128::from(byte)))
}

async fn lines(house: &House, store: StoreId, key: &PageKey) -> Vec<LookLine> {
    let mut tx = house.begin(&guest(store, "somebody")).await;
    let page = pages::of_key(&mut tx, &face(store), key.clone()).await.unwrap();
    match page.blocks.into_iter().next() {
        Some(ShownBlock::Look { lines, .. }) => lines,
        other => panic!("{other:?}"),
    }
}

async fn publish(house: &House, store: StoreId, key: &PageKey, pieces: &[&Goods]) {
    let ana = house.person(store, Role::Attendant, None).await;
    let products = pieces.iter().map(|goods| goods.product).collect();
    let block = Block::Look(Look { title: "Tarde".into(), products, ..Look::default() });
    let base = save(house, &ana, key, None, &[block]).await.unwrap();
    go(house, &ana, key, base, Move::Publish).await.unwrap();
}

async fn sell(house: &House, goods: &Goods) {
    house.as_admin(&format!("select set_config('app.store', (select store_id::text from app.pieces where id = '{0}'), false); update app.pieces set status = 'sold' where id = '{0}'", goods.piece())).await;
}

#[tokio::test]
async fn a_sold_piece_is_replaced_by_its_nearest_sister_or_left_out() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let key = look("tarde");
    let piece = async |price: i64, words: &[&str]| {
        let goods = house.unique(store, price).await;
        tag(&house, store, &goods, words).await;
        goods
    };
    let coat = piece(30_000, &["category:coat", "size:52", "colour:wine", "print:plain"]).await;
    let skirt = piece(9_000, &["category:skirt", "size:52", "colour:wine"]).await;
    let near = piece(31_000, &["category:coat", "size:52", "colour:wine", "print:stripe"]).await;
    let dearer = piece(60_000, &["category:coat", "size:52", "colour:wine", "print:dots"]).await;
    let far = piece(30_000, &["category:coat", "size:52", "colour:green", "print:dots", "fabric:wool"]).await;
    let other_size = piece(30_000, &["category:coat", "size:54", "colour:wine", "print:plain"]).await;
    let no_coat = piece(30_000, &["category:dress", "size:52", "colour:wine", "print:plain"]).await;
    publish(&house, store, &key, &[&coat, &skirt]).await;
    let worn = async || -> Vec<(String, bool)> {
        lines(&house, store, &key).await.into_iter().map(|line| (line.card.slug, line.instead_of.is_some())).collect()
    };
    let is = |goods: &Goods, heals: bool| (goods.slug.clone(), heals);
    assert_eq!(worn().await, [is(&coat, false), is(&skirt, false)]);
    // in somebody's bag for minutes: the place is kept
    trade::put(&house.db, &guest(store, "anna"), &coat, 1).await.unwrap();
    assert_eq!(worn().await, [is(&coat, false), is(&skirt, false)]);
    sell(&house, &coat).await;
    for _ in 0..3 {
        assert_eq!(worn().await, [is(&near, true), is(&skirt, false)], "as many words in common as the dearer one, and nearer in price");
    }
    sell(&house, &near).await;
    assert_eq!(worn().await, [is(&dearer, true), is(&skirt, false)]);
    sell(&house, &dearer).await;
    assert_eq!(worn().await, [is(&far, true), is(&skirt, false)]);
    sell(&house, &far).await;
    assert_eq!(worn().await, [is(&skirt, false)], "no sister of the same category and size: the place is left out");
    assert!(lines(&house, store, &key).await.iter().all(|line| line.card.slug != other_size.slug && line.card.slug != no_coat.slug));
}

#[tokio::test]
async fn two_places_never_heal_with_the_same_sister() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let key = look("gemeas");
    let mut pieces = Vec::new();
    for _ in 0..3 {
        let goods = house.unique(store, 10_000).await;
        tag(&house, store, &goods, &["category:coat", "size:52"]).await;
        pieces.push(goods);
    }
    publish(&house, store, &key, &[&pieces[0], &pieces[1]]).await;
    sell(&house, &pieces[0]).await;
    sell(&house, &pieces[1]).await;
    let worn = lines(&house, store, &key).await;
    assert_eq!(worn.len(), 1);
    assert_eq!((worn[0].card.slug.as_str(), worn[0].instead_of.is_some()), (pieces[2].slug.as_str(), true));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_whole_look_is_claimed_piece_by_piece_and_what_is_gone_is_named() {
    let house = House::new().await;
    let store = house.store("amora").await;
    let (coat, skirt, cream) = (house.unique(store, 30_000).await, house.unique(store, 9_000).await, house.counted(store, 1_000, 3).await);
    let key = look("tarde");
    publish(&house, store, &key, &[&coat, &skirt, &cream]).await;
    let site = house.serve().await;
    let (mut anna, mut berta) = (site.visitor("amora"), site.visitor("amora"));
    let page = anna.get(&paths::look("tarde")).await;
    assert_eq!(page.status, 200);
    let form: Vec<(&str, String)> =
        [&coat, &skirt, &cream].iter().map(|goods| ("variant", goods.variant.to_string())).chain([("look", "tarde".to_owned())]).collect();
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert!(form.iter().take(3).all(|(_, variant)| page.body.contains(variant)), "the page offers all three");
    berta.post(paths::CART, &[("variant", &coat.variant.to_string())]).await;
    let put = anna.post(paths::CART_LOOK, &form).await;
    assert_eq!((put.status, put.location()), (303, paths::look_missed("tarde", 2, std::slice::from_ref(&coat.slug)).as_str()));
    assert_eq!(anna.cookies.get("vitrine_count").map(String::as_str), Some("2"));
    let told = anna.get(put.location()).await;
    assert!(told.body.contains("Agora não deu: Test unique"), "{}", told.body);
    assert_eq!(house.count("select count(*) from app.piece_claims where ended_at is null").await, 2, "hers and berta's");
    // what an address says is not what the house says
    let forged = anna.get(&format!("{}?got=3&missed=evil", paths::look("tarde"))).await;
    assert!(!forged.body.contains("evil"), "{}", forged.body);
    let mut carla = site.visitor("amora");
    let none = carla.post(paths::CART_LOOK, &[("look", "tarde")]).await;
    assert_eq!(none.status, 404);
    assert_eq!(house.count("select count(*) from app.carts").await, 2, "a wish for nothing opens no cart");
}
