//! The same messages in every order end in the same place: paid once, the rest surplus, the goods sold once.
use super::Waiting;
use crate::support::House;

/// All orders of four things.
fn permutations() -> Vec<[usize; 4]> {
    let mut all = Vec::new();
    for code in 0..256 {
        let order = [code % 4, code / 4 % 4, code / 16 % 4, code / 64];
        if (0..4).all(|thing| order.contains(&thing)) {
            all.push(order);
        }
    }
    assert_eq!(all.len(), 24);
    all
}

/// Attempts that brought money: the first of them pays, in time or late; what the others became besides surplus does not matter.
async fn money(house: &House, order: &Waiting) -> (usize, usize) {
    let attempts = order.attempts(house).await;
    let count = |wanted: &[&str]| attempts.split(',').filter(|status| wanted.contains(status)).count();
    (count(&["confirmed", "confirmed_late"]), count(&["surplus"]))
}

/// `messages`: attempt and outcome. `attempts`: how many there are.
async fn in_every_order(messages: [(usize, &str); 4], attempts: usize, surplus: usize) {
    let house = House::new().await;
    let store = house.store("orvale").await;
    for (number, permutation) in permutations().into_iter().enumerate() {
        let goods = if number % 2 == 0 { house.unique(store, 5_900).await } else { house.counted(store, 5_900, 1).await };
        let order = Waiting::of(&house, store, &goods, &format!("p{number}")).await;
        if attempts == 2 {
            house.let_everything_expire().await;
            order.pay_again(&house, 2).await;
        }
        let mut words = Vec::new();
        for message in permutation {
            let (attempt, outcome) = messages[message];
            words.push(order.hear(&house, &format!("m{message}"), attempt, outcome).await);
        }
        let end = (order.status(&house).await, money(&house, &order).await);
        assert_eq!(end, ("paid".to_owned(), (1, surplus)), "{permutation:?} of {messages:?}: {words:?}");
    }
    assert_eq!(house.count("select count(*) from app.pieces where status = 'sold'").await, 12);
    assert_eq!(house.count("select count(*) from app.stock_levels where (on_hand, reserved) = (0, 0)").await, 12);
    assert_eq!(house.count("select count(*) from app.order_status_history where to_status = 'paid'").await, 24);
    house.assert_balanced().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_attempt_that_is_everything_at_once() {
    in_every_order([(1, "approved"), (1, "declined"), (1, "expired"), (1, "approved")], 1, 0).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_attempts_that_both_bring_money() {
    in_every_order([(1, "approved"), (2, "approved"), (1, "expired"), (2, "declined")], 2, 1).await;
}
