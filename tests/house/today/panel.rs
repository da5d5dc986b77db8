//! The panel: why a piece is there, and how it leaves: sold, made cheaper, moved on.
use super::{Shop, does};
use vitrine::{
    domain::{
        editing::Edited,
        piece::{PieceMove, WriteOffReason},
        role::Role,
        today::{Action, HealthRow},
    },
    error::AppError,
    server::db::{
        pieces,
        today::{self, make_health},
    },
};

/// How many pieces the panel counts, of all actions.
async fn counted(shop: &Shop) -> u32 {
    let face = shop.face().await;
    does!(shop, &shop.boss, today::health, &face, Role::Owner, None, 1).unwrap().counts.iter().map(|(_, many)| many).sum()
}

async fn panel(shop: &Shop, action: Option<Action>) -> Vec<HealthRow> {
    let face = shop.face().await;
    does!(shop, &shop.boss, today::health, &face, Role::Owner, action, 20).unwrap().rows
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_piece_leaves_with_what_happens_to_it() {
    let shop = Shop::open().await;
    let rail = shop.house.rail(shop.store, 4).await;
    // it hung long before anything was written down about it: one step of the ladder for each of its times
    does!(shop, &shop.boss, make_health, false).unwrap();
    let rows = panel(&shop, None).await;
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[0].price.minor, 400, "the dearest weighs most, all else being equal");
    assert!(
        rows.iter().all(|row| row.action == Action::Discount && row.suggested.is_some_and(|next| next.minor == row.price.minor * 7 / 10))
    );
    assert!(rows.iter().all(|row| row.at_risk == Some(row.price)), "what has no cost ties up its price");

    // sold by a visitor: it is away with the commit of the sale
    shop.order(&rail[0].0, "ana", true).await;
    assert_eq!(panel(&shop, None).await.len(), 3);
    assert_eq!(shop.house.count("select count(*) from app.piece_health").await, 3, "the row itself is gone");
    assert_eq!(counted(&shop).await, 3, "and is counted no more");

    // made cheaper by the door of prices, from what was seen
    let piece = rail[3].0.piece();
    assert_eq!(does!(shop, &shop.desk, today::lower, piece, 400, 280), Ok(Edited::Done));
    let late = does!(shop, &shop.desk, today::lower, piece, 400, 200).unwrap();
    assert!(matches!(late, Edited::Meanwhile { .. }), "somebody was faster: {late:?}");
    assert_eq!(panel(&shop, Some(Action::Discount)).await.len(), 2);
    assert_eq!(counted(&shop).await, 2);
    does!(shop, &shop.boss, make_health, false).unwrap();
    assert_eq!(counted(&shop).await, 3, "what was made cheaper is weighed anew");
    let again = panel(&shop, None).await.into_iter().find(|row| row.piece == piece).expect("it hangs still");
    assert_eq!((again.action, again.suggested), (Action::Retire, None), "the ladder has an end, and a floor");

    // written off
    does!(shop, &shop.boss, pieces::move_piece, rail[1].0.piece(), &PieceMove::WriteOff(WriteOffReason::Lost)).unwrap();
    assert_eq!(panel(&shop, None).await.len(), 2);

    // held in a cart it is offered to nobody, and comes back when the cart lets go
    crate::trade::put(&shop.house.db, &crate::support::guest(shop.store, "bia"), &rail[2].0, 1).await.unwrap();
    assert_eq!(panel(&shop, None).await.len(), 1, "nothing is made cheaper that somebody has in her cart");
    let held = does!(shop, &shop.desk, today::lower, rail[2].0.piece(), 300, 210);
    assert_eq!(held, Err(AppError::Conflict { reason: "not_on_rail".into() }));
}
