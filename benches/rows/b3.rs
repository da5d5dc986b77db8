//! B3: the engine of matches alone, without a database: the best twenty of 1,500, of 150,000 and of 1,500,000 clients by chance. Floor: reading
//! as many bytes as the bitmaps of its words have, once, in the same run. Void unless it answers as a look at each client does.
use crate::{
    Trouble,
    nonsense::Dice,
    report::{Figures, Row},
    stats::{median, percentile, ratio},
};
use std::{cmp::Reverse, collections::HashSet, hint::black_box, time::Instant};
use uuid::Uuid;
use vitrine::domain::{
    id::PersonId,
    matching::{
        Weights,
        index::{Ask, Bits, Client, Filling, Index, Moment, Standing},
    },
};

const WORDS: usize = 64;
const SIZES: usize = 12;
/// Moments are counted in seconds here: the engine compares them, and asks no more of them.
const DAY: usize = 86_400;
/// Questions of a block, and how many of the first ones are answered by a look at each client too.
const ASKED: usize = 60;
const COMPARED: usize = 4;

/// Microseconds.
#[derive(Default)]
struct Found {
    ours: Vec<f64>,
    floor: Vec<f64>,
    blocks: (Vec<f64>, Vec<f64>),
}

pub fn row(blocks: usize) -> Result<Row, Trouble> {
    let [small, middle, large] = [1_500, 150_000, 1_500_000].map(|clients| measure(clients, blocks));
    let (small, middle, large) = (small?, middle?, large?);
    let p99 = |found: &Found| percentile(&found.ours, 99);
    Ok(Row {
        id: "B3",
        name: "match-engine",
        ok: p99(&small) < 20.0 && p99(&middle) < 300.0 && p99(&large) < 5_000.0,
        ours: Figures::default()
            .with("small_p50_us", median(&small.ours))
            .with("small_p99_us", p99(&small))
            .with("middle_p99_us", p99(&middle))
            .with("large_p50_us", median(&large.ours))
            .with("large_p99_us", p99(&large)),
        floor: Figures::default().with("large_bytes_read_us", median(&large.floor)),
        ratio: Some(("ours to reading the bytes of its words, large", ratio(&large.blocks.0, &large.blocks.1))),
        goal: "p99 < 20 µs of 1,500, < 300 µs of 150,000, < 5 ms of 1,500,000 clients",
        runs: blocks,
        ..Row::default()
    })
}

fn measure(clients: usize, blocks: usize) -> Result<Found, Trouble> {
    let dice = &mut Dice::of(3);
    let people: Vec<Client> = (0..clients).map(|number| client(dice, number)).collect();
    let mut filling = Filling::default();
    people.iter().for_each(|client| filling.add(client));
    let index = filling.done();
    let asked: Vec<Ask> = (0..ASKED).map(|_| ask(dice)).collect();
    compare(&index, &people, asked.iter().take(COMPARED))?;
    drop(people);
    let words = asked.iter().map(|ask| ask.taste.numbers().count()).sum::<usize>() / ASKED;
    let bytes: Vec<u64> = (0_u64..).take(words * clients.div_ceil(64)).collect();
    let mut found = Found::default();
    for _ in 0..blocks {
        let ours: Vec<f64> = asked.iter().map(|ask| micros(|| black_box(index.best(black_box(ask))))).collect();
        let floor: Vec<f64> = (0..ASKED).map(|_| micros(|| black_box(read(black_box(&bytes))))).collect();
        found.blocks.0.push(median(&ours));
        found.blocks.1.push(median(&floor));
        found.ours.extend(ours);
        found.floor.extend(floor);
    }
    Ok(found)
}

fn read(bytes: &[u64]) -> u64 {
    bytes.iter().fold(0, |sum, word| sum ^ word)
}

/// What is answered is still held when the clock stops.
fn micros<T>(answer: impl FnOnce() -> T) -> f64 {
    let begun = Instant::now();
    let _answer = answer();
    begun.elapsed().as_secs_f64() * 1e6
}

/// Some are chosen by many, and most by few.
fn zipf(dice: &mut Dice, sides: usize) -> usize {
    let below = dice.throw(sides) + 1;
    dice.throw(below)
}

fn ago(dice: &mut Dice, days: usize) -> Moment {
    let days = zipf(dice, days);
    Moment(-i64::try_from(days * DAY + dice.throw(DAY)).unwrap_or_default())
}

/// Four to twelve words, one size in forty unknown; one in five was written to.
fn client(dice: &mut Dice, number: usize) -> Client {
    let size = zipf(dice, SIZES) * 3;
    let id = (u128::try_from(dice.throw(usize::MAX)).unwrap_or_default() << 64) + u128::try_from(number).unwrap_or_default();
    let standing = Standing {
        bought: if dice.throw(4) == 0 { Moment(i64::MIN) } else { ago(dice, 900) },
        contacted: (dice.throw(5) == 0).then(|| ago(dice, 400)),
        due: (dice.throw(50) == 0).then(|| Moment(i64::try_from(dice.throw(10 * DAY)).unwrap_or_default() - 86_400)),
        opted_out: dice.throw(30) == 0,
        blocked: dice.throw(100) == 0,
    };
    let taste = (0..4 + number % 9).map(|_| zipf(dice, WORDS)).collect();
    let sizes = if number.is_multiple_of(40) { Bits::default() } else { (size..size + 3).collect() };
    Client { id: PersonId(Uuid::from_u128(id)), taste, sizes, standing }
}

/// Twelve to twenty-five words, four sizes of those who are dressed whole.
fn ask(dice: &mut Dice) -> Ask {
    let first = dice.throw(SIZES);
    let days = |days: usize| Moment(-i64::try_from(days * DAY).unwrap_or_default());
    Ask {
        taste: (0..12 + dice.throw(14)).map(|_| dice.throw(WORDS)).collect(),
        sizes: (0..4).map(|size| (first + size) % SIZES * 3).collect(),
        weights: Weights::default(),
        now: Moment(0),
        recently: days(60),
        lately: days(180),
        quiet: days(14),
        said_no: HashSet::new(),
        returned: HashSet::new(),
        most: 20,
    }
}

/// A look at each client, as the formula is told.
fn plainly(people: &[Client], ask: &Ask) -> Vec<(PersonId, i32)> {
    let score = |client: &Client| {
        let words = client.taste.numbers().collect::<HashSet<_>>();
        let shared = ask.taste.numbers().filter(|word| words.contains(word)).count();
        let fits = client.sizes.numbers().any(|size| ask.sizes.numbers().any(|wanted| wanted == size));
        let bought = client.standing.bought;
        let recency = if bought > ask.recently {
            4
        } else if bought > ask.lately {
            2
        } else {
            0
        };
        3 * i32::try_from(shared).unwrap_or_default() + if fits { 5 } else { 0 } + recency
    };
    let welcome = |client: &&Client| {
        let standing = client.standing;
        !standing.opted_out
            && !standing.blocked
            && standing.due.is_none_or(|due| due >= ask.now)
            && standing.contacted.is_none_or(|at| at <= ask.quiet)
    };
    let mut all: Vec<_> = people.iter().filter(welcome).map(|client| (client, score(client))).collect();
    all.sort_by_key(|(client, score)| (Reverse(*score), client.standing.contacted, Reverse(client.standing.bought), client.id));
    all.iter().take(ask.most).map(|(client, score)| (client.id, *score)).collect()
}

fn compare<'a>(index: &Index, people: &[Client], asked: impl Iterator<Item = &'a Ask>) -> Result<(), Trouble> {
    for (number, ask) in asked.enumerate() {
        let ours: Vec<_> = index.best(ask).iter().map(|found| (found.client, found.points.score())).collect();
        if ours != plainly(people, ask) {
            return Err(format!("the engine answers question {number} otherwise").into());
        }
    }
    Ok(())
}
