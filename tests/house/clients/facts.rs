//! The figures of a client against a naive count over all rows of the database, to the cent; and against the rows that each of them shows.
use super::{
    face,
    random::{self, Dice},
};
use crate::bags::{Day, does};
use sqlx::Row;
use std::collections::BTreeSet;
use vitrine::{
    domain::{
        client::{
            Facts, Worth,
            life::{LifeMark, Moment, Part},
        },
        id::PersonId,
        money::Money,
        store::StoreFace,
    },
    server::{actor::Actor, db::clients},
};

/// Everything that is asked, row by row, without a sum in SQL.
struct Naive {
    facts: Facts,
    orders: u32,
    lifetime: i64,
    days: BTreeSet<String>,
}

async fn naive(day: &Day, client: PersonId) -> Naive {
    let mut admin = day.house.admin().await;
    let mut told = Naive { facts: Facts::default(), orders: 0, lifetime: 0, days: BTreeSet::new() };
    let bags = "select id::text, status, closed_at > due_at, (opened_at at time zone 'America/Sao_Paulo')::date::text from app.bags where client_id = $1";
    for bag in sqlx::query(bags).bind(client.0).fetch_all(&mut admin).await.unwrap() {
        let (id, status): (String, String) = (bag.get(0), bag.get(1));
        if status == "cancelled" {
            continue;
        }
        told.facts.bags += 1;
        told.days.insert(bag.get(3));
        if status.starts_with("settled") {
            told.facts.closed += 1;
            told.facts.late += u32::from(bag.get::<Option<bool>, _>(2).unwrap_or(false));
        }
        for line in sqlx::query("select status from app.bag_lines where bag_id::text = $1").bind(id).fetch_all(&mut admin).await.unwrap() {
            match line.get::<String, _>(0).as_str() {
                "sold" | "charged" => (told.facts.tried, told.facts.kept) = (told.facts.tried + 1, told.facts.kept + 1),
                "returned" | "written_off" | "handed_over" => told.facts.tried += 1,
                "dispatched" | "delivered" | "missing" => told.facts.out += 1,
                _ => {}
            }
        }
    }
    let orders = "select id, total_minor, (placed_at at time zone 'America/Sao_Paulo')::date::text from app.orders where person_id = $1 and status = 'paid'";
    for order in sqlx::query(orders).bind(client.0).fetch_all(&mut admin).await.unwrap() {
        told.orders += 1;
        told.lifetime += order.get::<i64, _>(1);
        told.days.insert(order.get(2));
        let back =
            sqlx::query("select amount_minor from app.refunds where order_id = $1 and status = 'done'").bind(order.get::<uuid::Uuid, _>(0));
        told.lifetime -= back.fetch_all(&mut admin).await.unwrap().iter().map(|row| row.get::<i64, _>(0)).sum::<i64>();
    }
    told
}

async fn told(day: &Day, who: &Actor, face: &StoreFace, client: PersonId) -> (Facts, Worth) {
    let facts = does!(day.house.db, who, clients::facts, client).expect("facts");
    (facts, does!(day.house.db, who, clients::worth, face, client).expect("worth"))
}

/// A part of her life, three rows at a time.
async fn part(day: &Day, face: &StoreFace, client: PersonId, part: Part) -> Vec<Moment> {
    let (mut all, mut after): (Vec<Moment>, Option<LifeMark>) = (Vec::new(), None);
    loop {
        let page = does!(day.house.db, &day.shop, clients::life, face, client, part, after.as_ref(), 3).expect("a page");
        after = page.last().map(|last| last.mark.clone());
        let is_last = page.len() < 3;
        all.extend(page);
        if is_last {
            return all;
        }
    }
}

#[tokio::test]
async fn figures_are_what_a_naive_count_says_and_their_rows_are_there() {
    let day = Day::begin(48).await;
    random::vocabulary(&day).await;
    let face = face(&day.house, day.store).await;
    let mut dice = Dice(11);
    let mut seen = Facts::default();
    for round in 0..8 {
        let client = random::client(&day, &mut dice).await;
        for bag in 0..3 {
            let from = round * 6 + bag * 2;
            random::bag(&day, &mut dice, client, &[from, from + 1]).await;
        }
        let naive = naive(&day, client).await;
        let (facts, worth) = told(&day, &day.shop, &face, client).await;
        assert_eq!(facts, naive.facts, "round {round}");
        assert_eq!((worth.orders, worth.lifetime.minor), (naive.orders, naive.lifetime), "round {round}");
        let ticket = (naive.orders > 0).then(|| (naive.lifetime * 2 + i64::from(naive.orders)).div_euclid(i64::from(naive.orders) * 2));
        assert_eq!(worth.ticket, ticket.map(|minor| Money::new(minor, face.currency)));
        assert_eq!(usize::try_from(worth.visits).unwrap(), naive.days.len(), "round {round}");
        assert_eq!(told(&day, &day.purse, &face, client).await, (facts, worth.clone()), "finance sees the same figures");
        rows_of(&day, &face, client, &facts, &worth).await;
        seen.kept += facts.kept;
        seen.late += facts.late;
        seen.out += facts.out;
        seen.tried += facts.tried - facts.kept;
    }
    assert!([seen.kept, seen.late, seen.out, seen.tried].iter().all(|count| *count > 0), "chance wrote of everything: {seen:?}");
}

/// Each figure is the number of rows that it shows, each row once.
async fn rows_of(day: &Day, face: &StoreFace, client: PersonId, facts: &Facts, worth: &Worth) {
    let figures = [
        (Part::Bags, facts.bags),
        (Part::Closed, facts.closed),
        (Part::Late, facts.late),
        (Part::Tried, facts.tried),
        (Part::Kept, facts.kept),
        (Part::Out, facts.out),
    ];
    for (which, figure) in figures {
        let rows = part(day, face, client, which).await;
        assert_eq!(u32::try_from(rows.len()).unwrap(), figure, "{which:?}");
    }
    let orders = part(day, face, client, Part::Orders).await;
    let amount = |moment: &Moment| moment.amount.map_or(0, |money| money.minor) * if moment.mark.what.name() == "refund" { -1 } else { 1 };
    assert_eq!(orders.iter().map(amount).sum::<i64>(), worth.lifetime.minor, "money in, money out");
    let all = part(day, face, client, Part::All).await;
    let marks: BTreeSet<_> = all.iter().map(|moment| (moment.mark.micros, moment.mark.id, moment.mark.what.name())).collect();
    assert_eq!(marks.len(), all.len(), "no row twice");
    assert!(all.windows(2).all(|two| two[0].mark.micros >= two[1].mark.micros), "the newest first");
    let parts = [Part::Bags, Part::Closed, Part::Tried, Part::Out, Part::Orders, Part::Notes];
    let mut sum = 0;
    for which in parts {
        sum += part(day, face, client, which).await.len();
    }
    let others = all.iter().filter(|moment| ["said", "unpaid", "merged"].contains(&moment.mark.what.name())).count();
    assert_eq!(sum + others, all.len(), "the stream is its parts");
}
