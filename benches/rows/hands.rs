//! Hands of a shop that move pieces at random: each fills a bag, sends it out, takes it back piece by piece, sells some of it, and hangs up what
//! came back; now and then a visitor buys one. A hand knows what lies in its own bag, and asks for nothing else.
use crate::{
    Trouble, rush,
    shop::{Garment, Shop},
    stats::millis,
};
use std::{sync::Arc, time::Instant};
use uuid::Uuid;
use vitrine::{
    domain::{
        bag::{Condition, Method},
        id::{BagId, CommandId, DeliveryId, PersonId, PieceId, StoreId},
        role::Role,
    },
    error::AppError,
    server::{
        actor::{Actor, KeyHash, Person as Who, Who as Hat},
        db::{
            bags::{self, Inspected, Load, NotDone, Pick, Settlement, Verdict},
            seeding::{self, PersonRow},
            tx::Db,
        },
    },
};

/// Pieces of a bag at most, before it leaves.
const FULL: usize = 6;

/// Somebody who moves pieces, and her client.
pub struct Person {
    pub actor: Actor,
    client: PersonId,
}

#[derive(Debug, Default)]
pub struct Counts {
    pub done: usize,
    pub refused: usize,
    pub failed: usize,
    /// Milliseconds of each move that was done.
    pub answers: Vec<f64>,
}

impl Counts {
    pub fn and(mut self, mut other: Self) -> Self {
        self.answers.append(&mut other.answers);
        Self { done: self.done + other.done, refused: self.refused + other.refused, failed: self.failed + other.failed, ..self }
    }
}

/// So many attendants, each with a client whom no limit stops.
pub async fn hire(shop: &Shop, many: usize) -> Result<Vec<Person>, Trouble> {
    let row = |role: Role| PersonRow {
        id: Uuid::now_v7(),
        full_name: role.name().into(),
        email: None,
        phone: None,
        role: role.name().into(),
        at: 1_700_000_000,
    };
    let rows: Vec<(PersonRow, PersonRow)> = (0..many).map(|_| (row(Role::Attendant), row(Role::Customer))).collect();
    let mut tx = shop.db.begin(&shop.seeder()).await?;
    let all: Vec<PersonRow> = rows.iter().flat_map(|(attendant, client)| [attendant.clone(), client.clone()]).collect();
    seeding::add_people(&mut tx, &all).await?;
    tx.commit().await?;
    sqlx::query("update app.store_policies set bag_value_limit_minor = 1000000000").execute(&mut shop.admin().await?).await?;
    let hire = |(attendant, client): (PersonRow, PersonRow)| Person {
        actor: Actor::new(
            Hat::Person(Who { id: PersonId(attendant.id), role: Role::Attendant, full_name: attendant.full_name }),
            Some(shop.store),
        ),
        client: PersonId(client.id),
    };
    Ok(rows.into_iter().map(hire).collect())
}

pub struct Hand {
    db: Db,
    store: StoreId,
    pickup: DeliveryId,
    actor: Actor,
    client: PersonId,
    rail: Arc<Vec<Garment>>,
    dice: u64,
    bag: Option<BagId>,
    is_out: bool,
    /// Places of what lies in the bag, and of what came back and hangs nowhere yet.
    inside: Vec<usize>,
    back: Vec<usize>,
    pub counts: Counts,
}

/// One verb of the attendant in its own transaction: whether it was done. A fault is no answer.
macro_rules! does {
    ($hand:expr, $verb:path, $($given:expr),* $(,)?) => {{
        let began = Instant::now();
        let mut tx = $hand.db.begin(&$hand.actor).await?;
        let done: Result<_, NotDone> = $verb(&mut tx, $($given),*).await.map_err(Into::into);
        if done.is_ok() {
            tx.commit().await?;
        }
        $hand.note(&done, began);
        done.ok()
    }};
}

fn fresh() -> CommandId {
    CommandId(Uuid::now_v7())
}

impl Hand {
    pub fn new(shop: &Shop, person: &Person, rail: Arc<Vec<Garment>>, dice: u64) -> Self {
        Self {
            db: shop.db.clone(),
            store: shop.store,
            pickup: shop.pickup,
            actor: person.actor.clone(),
            client: person.client,
            rail,
            dice,
            bag: None,
            is_out: false,
            inside: Vec::new(),
            back: Vec::new(),
            counts: Counts::default(),
        }
    }

    /// Numbers that look random and are the same in each run (Knuth's MMIX generator).
    fn below(&mut self, most: usize) -> usize {
        self.dice = self.dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.dice >> 33).unwrap_or(0) % most.max(1)
    }

    fn note<T>(&mut self, done: &Result<T, NotDone>, began: Instant) {
        match done {
            Ok(_) => {
                self.counts.done += 1;
                self.counts.answers.push(millis(began.elapsed()));
            }
            Err(NotDone::Refused(_) | NotDone::Other(AppError::NotFound | AppError::Conflict { .. })) => self.counts.refused += 1,
            Err(_) => self.counts.failed += 1,
        }
    }

    /// The label that `Shop::hang` gives.
    fn code(&self, place: usize) -> String {
        let piece = self.rail[place].piece.to_string();
        piece[piece.len() - 10..].to_uppercase()
    }

    /// One move, and whether it was done.
    pub async fn step(&mut self) -> Result<bool, Trouble> {
        if !self.back.is_empty() && self.below(3) == 0 {
            return self.hang_up().await;
        }
        if self.below(25) == 0 {
            return self.sell_on_line().await;
        }
        let Some(bag) = self.bag else { return self.open().await };
        if self.is_out { self.take_back(bag).await } else { self.fill(bag).await }
    }

    /// A bag is opened; that moves no piece.
    async fn open(&mut self) -> Result<bool, Trouble> {
        let bag = BagId(Uuid::now_v7());
        let mut tx = self.db.begin(&self.actor).await?;
        bags::open(&mut tx, bag, self.client, &KeyHash::of(&bag.0.to_string()), "").await.map_err(|error| format!("no bag: {error:?}"))?;
        tx.commit().await?;
        (self.bag, self.is_out) = (Some(bag), false);
        Ok(false)
    }

    async fn fill(&mut self, bag: BagId) -> Result<bool, Trouble> {
        if !self.inside.is_empty() && self.below(10) == 0 {
            let at = self.below(self.inside.len());
            let place = self.inside.swap_remove(at);
            return Ok(does!(self, bags::take_out, fresh(), bag, &self.code(place)).is_some());
        }
        if self.inside.len() > self.below(FULL) {
            return self.send(bag).await;
        }
        let place = self.below(self.rail.len());
        let put = does!(self, bags::put_in, fresh(), bag, &Pick::Code(self.code(place)));
        if put.as_ref().is_some_and(|put| !put.again) {
            self.inside.push(place);
        }
        Ok(put.is_some())
    }

    /// Locked, and out of the door with all that is in it.
    async fn send(&mut self, bag: BagId) -> Result<bool, Trouble> {
        let load = Load { scanned: self.inside.iter().map(|place| self.code(*place)).collect(), left_behind: Vec::new() };
        let is_locked = does!(self, bags::lock, fresh(), bag).is_some();
        self.is_out = is_locked && does!(self, bags::dispatch, fresh(), bag, &load, None).is_some();
        if !self.is_out {
            // what stands otherwise than this hand believes is left where it is
            self.bag = None;
            self.inside.clear();
        }
        Ok(self.is_out)
    }

    /// One piece comes back, or is kept.
    async fn take_back(&mut self, bag: BagId) -> Result<bool, Trouble> {
        let at = self.below(self.inside.len());
        let place = self.inside.swap_remove(at);
        let code = self.code(place);
        let done = if self.below(8) == 0 {
            self.settle(bag, code).await?
        } else {
            let told = does!(self, bags::receive, fresh(), bag, &code, Condition::Fine, "");
            let is_back = told.is_some_and(|told| matches!(told.verdict, Verdict::Returned { .. }));
            self.back.extend(is_back.then_some(place));
            is_back
        };
        if self.inside.is_empty() {
            self.bag = None;
        }
        Ok(done)
    }

    async fn settle(&mut self, bag: BagId, code: String) -> Result<bool, Trouble> {
        let codes = vec![code];
        let mut tx = self.db.begin(&self.actor).await?;
        let total_minor = bags::reckon(&mut tx, bag, &codes).await?.total_minor;
        tx.commit().await?;
        let settlement = Settlement { codes, method: Method::Cash, extra_minor: 0, reason: String::new(), total_minor };
        Ok(does!(self, bags::settle, fresh(), bag, &settlement).is_some())
    }

    async fn hang_up(&mut self) -> Result<bool, Trouble> {
        let at = self.below(self.back.len());
        let place = self.back.swap_remove(at);
        let piece = PieceId(self.rail[place].piece);
        Ok(does!(self, bags::finish_inspection, fresh(), piece, &Inspected::ToRail).is_some())
    }

    async fn sell_on_line(&mut self) -> Result<bool, Trouble> {
        let at = self.below(self.rail.len());
        let variant = self.rail[at].variant;
        let began = Instant::now();
        let told = rush::one(self.db.clone(), self.store, self.pickup, variant).await;
        let answer = match told {
            rush::Told::Ordered => Ok(()),
            rush::Told::SentAway => Err(NotDone::Other(AppError::NotFound)),
            rush::Told::Failed => Err(NotDone::Other(AppError::Fault)),
        };
        self.note(&answer, began);
        Ok(answer.is_ok())
    }
}
