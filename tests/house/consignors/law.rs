//! What the database holds about consigned pieces, whoever asks: the floor, the version under which it came, and how it may go.
use super::{Shop, no, terms};
use vitrine::{
    domain::{
        consignor::{ShelfVerb, Terms, Unsold},
        piece::PieceMove,
    },
    error::AppError,
    server::db::pieces,
};

fn set_price(piece: vitrine::domain::id::PieceId, minor: i64) -> String {
    format!("update app.variants set price_minor = {minor} where id = (select variant_id from app.pieces where id = '{piece}')")
}

#[tokio::test]
async fn no_price_falls_below_what_was_agreed() {
    let shop = Shop::open().await;
    let clara = shop.agreed(&terms(Unsold::Return)).await;
    let piece = shop.hung(clara).await;
    for who in [&shop.desk.actor, &shop.boss.actor] {
        assert_eq!(shop.by_hand(who, &set_price(piece, 7_999)).await, no("below_floor"));
    }
    let sql = format!("select set_config('app.store', '{}', false); {}", shop.store, set_price(piece, 7_999));
    let refused = sqlx::Executor::execute(&mut shop.house.admin().await, sqlx::raw_sql(sqlx::AssertSqlSafe(sql))).await.expect_err("psql");
    assert_eq!(AppError::from(refused), AppError::Conflict { reason: "below_floor".into() });
    shop.by_hand(&shop.boss.actor, &set_price(piece, 8_000)).await.expect("40 % of its first price");
    shop.by_hand(&shop.boss.actor, &set_price(piece, 30_000)).await.expect("dearer is no matter");
    assert_eq!(shop.by_hand(&shop.boss.actor, &set_price(piece, 7_999)).await, no("below_floor"), "the floor is of its first price");
    // a later agreement changes nothing here
    let anew = shop.draw(clara, &Terms { floor: vitrine::domain::consignor::Floor::Nothing, ..terms(Unsold::Return) }).await;
    shop.accept(clara, anew).await.unwrap();
    assert_eq!(shop.by_hand(&shop.boss.actor, &set_price(piece, 7_999)).await, no("below_floor"));
    let other = shop.hung(clara).await;
    shop.by_hand(&shop.boss.actor, &set_price(other, 1)).await.expect("it came under the second version");
    assert_eq!(shop.house.count("select count(distinct agreement_id) from app.pieces").await, 2);
}

#[tokio::test]
async fn it_goes_back_or_to_charity_only_as_agreed() {
    let shop = Shop::open().await;
    let clara = shop.agreed(&terms(Unsold::Donate)).await;
    let (piece, kept) = (shop.hung(clara).await, shop.hung(clara).await);
    let moves = async |to: PieceMove| {
        let mut tx = shop.house.begin(&shop.boss.actor).await;
        let done = pieces::move_piece(&mut tx, piece, &to).await.map_err(AppError::from);
        if done.is_ok() {
            tx.commit().await.unwrap();
        }
        done
    };
    assert_eq!(moves(PieceMove::SendBack).await, no("not_agreed"), "its time has not run out");
    assert_eq!(moves(PieceMove::Donate).await, no("not_agreed"));
    assert_eq!(shop.decide(&shop.boss.actor, piece, ShelfVerb::Convert).await, no("not_agreed"));
    shop.pass(95).await;
    assert_eq!(moves(PieceMove::Donate).await, no("not_agreed"), "she has 15 days to collect it");
    shop.decide(&shop.desk.actor, kept, ShelfVerb::SendBack).await.expect("it waits for her");
    assert_eq!(shop.house.count(&format!("select count(*) from app.pieces where id = '{kept}' and custody = 'shop'")).await, 1);
    shop.decide(&shop.desk.actor, kept, ShelfVerb::Collected).await.expect("she was here");
    shop.decide(&shop.desk.actor, kept, ShelfVerb::Collected).await.expect("once more says nothing new");
    let hers = format!("select count(*) from app.pieces where id = '{kept}' and custody = 'consignor' and custody_person = '{clara}'");
    assert_eq!(shop.house.count(&hers).await, 1);
    assert_eq!(shop.house.count("select count(*) from app.events where kind = 'piece.passed_on'").await, 1);
    shop.pass(15).await;
    assert_eq!(shop.decide(&shop.boss.actor, piece, ShelfVerb::Convert).await, no("not_agreed"), "charity was agreed");
    assert_eq!(shop.decide(&shop.desk.actor, piece, ShelfVerb::Donate).await, no("illegal_move"), "who gives away is an owner");
    moves(PieceMove::Donate).await.expect("as agreed");
    assert_eq!(shop.house.count("select count(*) from app.pieces where ownership = 'consigned_in' and agreement_id is not null").await, 2);
}

#[tokio::test]
async fn what_becomes_the_shop_s_is_told_in_the_book() {
    let shop = Shop::open().await;
    let clara = shop.agreed(&terms(Unsold::Convert)).await;
    let piece = shop.hung(clara).await;
    shop.pass(106).await;
    assert_eq!(shop.decide(&shop.desk.actor, piece, ShelfVerb::Convert).await, Err(AppError::Forbidden), "the owner's to do");
    shop.decide(&shop.boss.actor, piece, ShelfVerb::Convert).await.expect("grace is over");
    assert_eq!(
        shop.house
            .count("select count(*) from app.pieces where ownership = 'own' and consignor_id is not null and floor_minor is null")
            .await,
        1
    );
    let told = format!(
        "select count(*) from app.events where kind = 'piece.converted' and subject_id = '{piece}' and particulars ->> 'person' = '{clara}'"
    );
    assert_eq!(shop.house.count(&told).await, 1);
    shop.by_hand(&shop.boss.actor, &set_price(piece, 1)).await.expect("no floor any more");
    let face = shop.face().await;
    let mut tx = shop.house.begin(&vitrine::server::actor::Actor::guest(shop.store).with_link(&super::word(clara))).await;
    let seen = vitrine::server::db::consignors::statement(&mut tx, &face).await.unwrap();
    assert!(seen.pieces[0].converted && !seen.pieces[0].can_be_wished(), "and on her page");
    drop(tx);
    shop.decide(&shop.boss.actor, piece, ShelfVerb::Donate).await.expect("the shop's to give away");
}

#[tokio::test]
async fn who_has_goods_here_is_not_forgotten() {
    let shop = Shop::open().await;
    let clara = shop.agreed(&terms(Unsold::Return)).await;
    let piece = shop.hung(clara).await;
    let hindrance = async || {
        let sql = format!("select app.erasure_hindrance('{clara}')");
        let mut admin = shop.house.admin().await;
        sqlx::Executor::execute(
            &mut admin,
            sqlx::raw_sql(sqlx::AssertSqlSafe(format!("select set_config('app.store', '{}', false)", shop.store))),
        )
        .await
        .unwrap();
        let row = sqlx::query(sqlx::AssertSqlSafe(sql)).fetch_one(&mut admin).await.unwrap();
        sqlx::Row::get::<String, _>(&row, 0)
    };
    assert_eq!(hindrance().await, "goods");
    shop.pass(91).await;
    shop.decide(&shop.desk.actor, piece, ShelfVerb::SendBack).await.unwrap();
    assert_eq!(hindrance().await, "goods", "it waits for her here");
    shop.decide(&shop.desk.actor, piece, ShelfVerb::Collected).await.unwrap();
    assert_eq!(hindrance().await, "");
}
