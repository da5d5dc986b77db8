//! Ten thousand random moves by sixteen hands over 1,244 pieces: into bags and out of them, to clients and back, from door to door, sold
//! on line and out of a bag. Afterwards no piece is in two places, and histories, statuses and events tell one story.
//!
//! How fast is measured by the row R06 (benches/rows/r06.rs), with the same mix and the reads left out.
use super::{Day, does, fresh};
use crate::{
    support::guest,
    trade::{crowd, pay, put},
};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};
use uuid::Uuid;
use vitrine::{
    domain::{
        bag::{BagStatus, Condition},
        id::BagId,
        piece::{CareReason, PieceMove},
    },
    error::AppError,
    server::db::{
        bags::{self, Inspected, Load, NotDone, Pick},
        pieces,
    },
};

const PIECES: usize = 1_244;
const WORKERS: usize = 16;
const MOVES: usize = 625;
/// Bags that are filled, sent and emptied by everybody.
const BAGS: usize = 24;

/// Numbers that look random and are the same in each run (Knuth's MMIX generator).
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(most).unwrap()).unwrap()
    }
}

/// What a rule of the shop refuses is an answer; a deadlock or a fault is none.
fn answer<T>(done: Result<T, NotDone>) -> bool {
    match done {
        Ok(_) => true,
        Err(NotDone::Refused(_) | NotDone::Other(AppError::NotFound | AppError::Conflict { .. })) => false,
        Err(other) => panic!("somebody was told {other:?}"),
    }
}

struct Shop {
    day: Day,
    bags: Mutex<Vec<BagId>>,
}

impl Shop {
    fn bag(&self, dice: &mut Dice) -> (usize, BagId) {
        let slot = dice.below(BAGS);
        (slot, self.bags.lock().unwrap()[slot])
    }

    /// A closed bag gives its place to a new one.
    async fn renew(&self, slot: usize, bag: BagId, status: BagStatus) {
        if status.is_closed() {
            let next = self.day.open(self.day.client, &Uuid::now_v7().to_string()).await;
            let mut bags = self.bags.lock().unwrap();
            if bags[slot] == bag {
                bags[slot] = next;
            }
        }
    }

    /// Codes of a bag in which its pieces are out.
    async fn codes(&self, bag: BagId) -> Vec<String> {
        let face = self.day.face().await;
        let sheet = does!(self.day.house.db, &self.day.shop, bags::sheet, bag, &face).expect("a sheet");
        sheet
            .lines
            .into_iter()
            .filter(|line| !matches!(line.status.name(), "returned" | "sold" | "handed_over"))
            .map(|line| line.code)
            .collect()
    }

    /// One move, and what it was.
    async fn step(&self, dice: &mut Dice, number: usize) -> (&'static str, bool) {
        let (day, db) = (&self.day, &self.day.house.db);
        let place = dice.below(PIECES);
        let (slot, bag) = self.bag(dice);
        match dice.below(20) {
            0..=7 => ("put in", answer(does!(db, &day.shop, bags::put_in, fresh(), bag, &Pick::Code(day.code(place).into())))),
            8 => {
                let codes = self.codes(bag).await;
                let Some(code) = codes.get(dice.below(codes.len().max(1))) else { return ("take out", false) };
                ("take out", answer(does!(db, &day.shop, bags::take_out, fresh(), bag, code)))
            }
            9 | 10 => {
                answer(does!(db, &day.shop, bags::lock, fresh(), bag));
                let load = Load { scanned: self.codes(bag).await, left_behind: Vec::new() };
                ("dispatch", answer(does!(db, &day.shop, bags::dispatch, fresh(), bag, &load, None)))
            }
            11..=13 => {
                let codes = self.codes(bag).await;
                let Some(code) = codes.get(dice.below(codes.len().max(1))) else { return ("receive", false) };
                let told = does!(db, &day.shop, bags::receive, fresh(), bag, code, Condition::Fine, "").expect("an answer");
                self.renew(slot, bag, told.status.0).await;
                ("receive", matches!(told.verdict, bags::Verdict::Returned { .. }))
            }
            14 | 15 => {
                let returned = format!(
                    "select id from app.pieces where status in ('returned', 'in_care') order by md5(id::text || '{number}') limit 1"
                );
                let Some(id): Option<Uuid> =
                    sqlx::query_scalar(sqlx::AssertSqlSafe(returned)).fetch_optional(&mut *day.house.begin(&day.shop).await).await.unwrap()
                else {
                    return ("inspect", false);
                };
                let piece = vitrine::domain::id::PieceId(id);
                let well = answer(does!(db, &day.shop, bags::finish_inspection, fresh(), piece, &Inspected::ToRail));
                ("inspect", well || answer(does!(db, &day.shop, pieces::move_piece, piece, &PieceMove::ToRail)))
            }
            16 => {
                let ((_, target), codes) = (self.bag(dice), self.codes(bag).await);
                let Some(code) = codes.get(dice.below(codes.len().max(1))) else { return ("hand over", false) };
                let over = does!(db, &day.shop, bags::hand_over, fresh(), bag, code, target);
                if let Ok(over) = &over {
                    self.renew(slot, bag, over.status.0).await;
                }
                ("hand over", answer(over))
            }
            17 => {
                let codes = self.codes(bag).await;
                let kept: Vec<String> = codes.into_iter().take(1 + dice.below(3)).collect();
                let Ok(sum) = does!(db, &day.shop, bags::reckon, bag, &kept) else { return ("settle", false) };
                let settlement = bags::Settlement {
                    codes: kept,
                    method: vitrine::domain::bag::Method::Cash,
                    extra_minor: 0,
                    reason: String::new(),
                    total_minor: sum.total_minor,
                };
                let paid = does!(db, &day.shop, bags::settle, fresh(), bag, &settlement);
                if let Ok(paid) = &paid {
                    self.renew(slot, bag, paid.status.0).await;
                }
                ("settle", answer(paid))
            }
            18 => {
                let care = PieceMove::ToCare(CareReason::Iron, "2030-01-01".into());
                ("care", answer(does!(db, &day.shop, pieces::move_piece, day.rail[place].0.piece(), &care)))
            }
            _ => ("buy", self.buy(place, number).await),
        }
    }

    async fn buy(&self, place: usize, number: usize) -> bool {
        let (day, goods) = (&self.day, &self.day.rail[place].0);
        let buyer = guest(day.store, &format!("buyer-{number}"));
        put(&day.house.db, &buyer, goods, 1).await.expect("an answer");
        let link = format!("link-{number:038}");
        let Ok(placed) = crate::trade::place(
            &day.house.db,
            &buyer,
            &crate::trade::checkout(day.store, goods.price_minor, &format!("intent-{number}")),
            &link,
        )
        .await
        else {
            return false;
        };
        pay(&day.house.db, day.store, &link, &placed).await == "paid"
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_piece_is_ever_in_two_places() {
    let mut day = Day::begin(PIECES).await;
    day.house.in_store("update app.store_policies set bag_value_limit_minor = 1000000000").await;
    day.house.db = vitrine::server::db::tx::Db::connect(&day.house.web_url(), 20).await.expect("a larger pool");
    let mut bags = Vec::new();
    for _ in 0..BAGS {
        bags.push(day.open(day.client, &Uuid::now_v7().to_string()).await);
    }
    let shop = Arc::new(Shop { day, bags: Mutex::new(bags) });
    let told = crowd(WORKERS, WORKERS, |worker| {
        let shop = shop.clone();
        async move {
            let mut dice = Dice(u64::try_from(worker).unwrap() * 7_919 + 1);
            let mut told = BTreeMap::<&str, (u32, u32)>::new();
            for number in 0..MOVES {
                let (what, done) = shop.step(&mut dice, worker * MOVES + number).await;
                let (tried, well) = told.entry(what).or_default();
                (*tried, *well) = (*tried + 1, *well + u32::from(done));
            }
            told
        }
    })
    .await;
    let mut sum = BTreeMap::<&str, (u32, u32)>::new();
    for (what, (tried, well)) in told.into_iter().flatten() {
        let entry = sum.entry(what).or_default();
        *entry = (entry.0 + tried, entry.1 + well);
    }
    println!("moves (tried, done): {sum:?}");
    assert_eq!(sum.values().map(|(tried, _)| tried).sum::<u32>(), 10_000);
    for what in ["put in", "take out", "dispatch", "receive", "inspect", "hand over", "settle", "care", "buy"] {
        assert!(sum.get(what).is_some_and(|(_, done)| *done > 10), "{what} was hardly ever done: {sum:?}");
    }
    shop.day.house.assert_balanced().await;
}
