//! Lists of pieces that are longer than a look: a rare word is found among all of them, a code in any, and pages go on where they ended.
use super::Shop;
use vitrine::{
    domain::{
        id::PieceId,
        piece::PieceStatus,
        stock::{PieceRow, PieceWish},
    },
    server::{db::piece_lists, stores::Stores},
};

const MANY: usize = 1_040;

async fn asked(shop: &Shop, status: Option<PieceStatus>, words: &str, after: Option<PieceId>, count: i64) -> Vec<PieceRow> {
    let face = Stores::doors(&shop.house.db).await.unwrap().into_iter().map(|door| door.face).find(|face| face.id == shop.store).unwrap();
    let mut tx = shop.house.begin(&shop.desk.actor).await;
    let wish = PieceWish { status, words: words.into(), ..PieceWish::default() };
    let rows = piece_lists::latest(&mut tx, &face, &wish, after, count).await.unwrap();
    let all = piece_lists::all_of(&mut tx, &wish, 10).await.unwrap();
    assert!(after.is_some() || usize::try_from(all.count).unwrap() >= rows.len(), "{words}: {} of {}", rows.len(), all.count);
    rows
}

#[tokio::test]
async fn a_rare_word_is_found_among_all_and_pages_go_on() {
    let shop = Shop::open().await;
    let rail = shop.house.rail(shop.store, MANY).await;
    let [(oldest, _), (older, code), ..] = &rail[..] else { panic!("a rail") };
    let moved = "timestamptz '2020-01-01'";
    shop.house
        .in_store(&format!(
            "set session_replication_role = replica; update app.pieces set changed_at = {moved} where id in ('{}', '{}');
             update app.pieces set status = 'sold', changed_at = {moved} + interval '1 day' where id = '{}';
             set session_replication_role = origin; update app.products set name = 'Raridade de linho' where id in ('{}', '{}')",
            oldest.piece(),
            older.piece(),
            older.piece(),
            oldest.product,
            older.product
        ))
        .await;
    let found: Vec<PieceId> = asked(&shop, None, "raridade", None, 50).await.iter().map(|row| row.id).collect();
    assert_eq!(found, [older.piece(), oldest.piece()], "what moved last comes first");
    assert_eq!(asked(&shop, None, "raridade", Some(older.piece()), 50).await.len(), 1, "from after it");
    assert_eq!(asked(&shop, Some(PieceStatus::InStock), "RARIDADE linho", None, 50).await.len(), 1);
    assert_eq!(asked(&shop, Some(PieceStatus::Sold), "", None, 50).await.len(), 1);
    assert_eq!(asked(&shop, Some(PieceStatus::InStock), code, None, 50).await.len(), 1, "a code finds its piece in any status");
    assert!(asked(&shop, None, "nowhere", None, 50).await.is_empty());
    let (mut seen, mut after) = (std::collections::BTreeSet::new(), None);
    loop {
        let page = asked(&shop, None, "", after, 300).await;
        let Some(last) = page.last() else { break };
        after = Some(last.id);
        assert!(page.iter().all(|row| seen.insert(row.id)), "no piece stands on two pages");
    }
    assert_eq!(seen.len(), MANY);
}
