//! Words of a piece that hangs there already, and a piece as the model of the next one.
use super::{Shop, conflict, does};
use crate::support::Goods;
use vitrine::{
    domain::{id::CollectionId, stock::PieceWish},
    error::AppError,
    server::db::{collections, intake, models, piece_lists, tags},
};

type Pairs = Vec<(String, String)>;

fn pairs(words: &[&str]) -> Pairs {
    words.iter().filter_map(|word| word.split_once(':')).map(|(kind, slug)| (kind.to_owned(), slug.to_owned())).collect()
}

async fn describe(shop: &Shop, goods: &Goods, seen: &[&str], words: &[&str]) -> Result<(), AppError> {
    does!(shop, shop.attendant(), intake::describe, goods.piece(), &pairs(seen), &pairs(words))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_piece_that_is_shown_is_described_anew_where_it_hangs() {
    let shop = Shop::open().await;
    let site = shop.house.serve().await;
    let mut anna = site.visitor("amora");
    let dress = shop.garment("Vestido", &["size:52", "category:vestido", "print:floral"]).await;
    // what has nothing to show shows something else
    shop.garment("Faixa", &["print:listras"]).await;
    shop.garment("Flor", &["print:floral"]).await;
    let word = shop.word("print:listras").await;
    does!(shop, shop.attendant(), tags::call_also, word, "riscado", "riscado").unwrap();
    let seen = ["size:52", "category:vestido", "print:floral"];
    assert!(!anna.get("/shop?print=listras").await.body.contains(&dress.slug));
    describe(&shop, &dress, &seen, &["size:52", "category:vestido", "print:riscado"]).await.unwrap();
    assert!(anna.get("/shop?print=listras").await.body.contains(&dress.slug), "by another word for it");
    assert!(!anna.get("/shop?print=floral").await.body.contains(&dress.slug));
    assert_eq!(describe(&shop, &dress, &seen, &seen).await, Err(conflict("edited_meanwhile")), "she saw something else");
    let now = ["size:52", "category:vestido", "print:listras"];
    assert_eq!(describe(&shop, &dress, &now, &["category:vestido"]).await, Err(conflict("missing")), "what is shown needs a size");
    assert!(matches!(describe(&shop, &dress, &now, &["size:52", "category:vestido", "print:none"]).await, Err(AppError::Invalid { .. })));
    does!(shop, shop.attendant(), tags::retire, word, true).unwrap();
    describe(&shop, &dress, &now, &now).await.expect("what has it keeps it");
    let other = shop.garment("Outro", &["size:52", "category:vestido"]).await;
    assert!(matches!(describe(&shop, &other, &now[..2], &now).await, Err(AppError::Invalid { .. })), "nothing else gets it");
    let told = shop.lines("select particulars -> 'after' ->> 'tags' from app.events where kind = 'product.described'").await;
    assert_eq!(told, ["category:vestido print:listras size:52"]);
}

#[tokio::test]
async fn any_piece_is_a_model_for_the_next_one() {
    let shop = Shop::open().await;
    let garment = crate::support::Garment {
        name: "Vestido",
        description: "sem uso",
        tags: &["size:52", "category:vestido", "print:floral"],
        measures: &[("bust", 1_100), ("hip", 1_200)],
        price_minor: 12_900,
        published: 1_800_000_000,
        ..crate::support::Garment::default()
    };
    shop.house.garment(shop.store, &garment).await;
    shop.garment("Antigo", &["size:52"]).await;
    does!(shop, shop.attendant(), tags::retire, shop.word("print:floral").await, true).unwrap();
    let last = does!(shop, shop.attendant(), models::model, "").unwrap();
    assert_eq!((last.price_minor, last.condition.as_str(), last.areas.len()), (12_900, "sem uso", 2));
    let words: Vec<_> = last.words.iter().map(|word| word.slug.as_str()).collect();
    assert_eq!(words, ["vestido", "52"], "not what is offered no longer");
    let code = shop.lines("select p.code from app.pieces p join app.products g on g.id = p.product_id where g.name = 'Antigo'").await;
    let old = does!(shop, shop.attendant(), models::model, &code[0].to_lowercase()).unwrap();
    assert_eq!((old.code.as_str(), old.price_minor, old.areas.len()), (code[0].as_str(), 1_000, 0));
    assert_eq!(does!(shop, shop.attendant(), models::model, "NOWHERE").unwrap_err(), AppError::NotFound);
}

#[tokio::test]
async fn pieces_are_listed_by_collection_and_by_word() {
    let shop = Shop::open().await;
    let face = shop.face().await;
    shop.garment("Vestido", &["print:listrado", "size:52"]).await;
    let skirt = shop.garment("Saia", &["print:listras", "size:52"]).await;
    shop.garment("Camisa", &["print:floral", "size:52"]).await;
    shop.merge(shop.word("print:listrado").await, shop.word("print:listras").await).await.unwrap();
    let id = CollectionId(uuid::Uuid::now_v7());
    let number = does!(shop, shop.attendant(), intake::open_arrival, id, "linho", "Linho", "").unwrap();
    let code = shop.lines(&format!("select code from app.pieces where id = '{}'", skirt.piece())).await;
    does!(shop, shop.attendant(), collections::move_piece, &code[0], Some(id)).unwrap();
    let names = async |collection: Option<u32>, tag: Option<&str>| {
        let wish = PieceWish { collection, tag: tag.map(str::to_owned), ..PieceWish::default() };
        let rows = does!(shop, shop.attendant(), piece_lists::latest, &face, &wish, None, 50).unwrap();
        let mut names: Vec<String> = rows.into_iter().map(|row| row.name).collect();
        names.sort();
        names
    };
    assert_eq!(names(None, Some("print:listrado")).await, ["Saia", "Vestido"], "by what it was called");
    assert_eq!(names(u32::try_from(number).ok(), None).await, ["Saia"]);
    assert_eq!(names(u32::try_from(number).ok(), Some("print:floral")).await, Vec::<String>::new());
    assert_eq!(names(Some(99), None).await, Vec::<String>::new());
    assert_eq!(names(None, None).await, ["Camisa", "Saia", "Vestido"]);
}
