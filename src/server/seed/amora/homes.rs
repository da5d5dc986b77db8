//! Bags of Amora: every time that a piece was at a client's home is a line of one. What went out on one day went together; what was
//! sold out of a bag has the bag of its sale; what is out today lies in bags in every state.
use super::{
    clients::Clients,
    lives::{Hands, Home, Life, Stage},
    stock::{Fate, Stock},
};
use crate::server::{
    db::seeding::{Axes, BagLineRow, BagRow},
    seed::{
        SeedError,
        calendar::Calendar,
        dice::{Dice, letters},
    },
};
use std::collections::BTreeMap;
use uuid::Uuid;

const DAY: i64 = 86_400;
/// Pieces in a bag of today; at most so many in one of the past.
const PIECES: usize = 5;
/// Keeps the codes of bags apart from others.
const SALT: u64 = 0x0b_a65;
/// What clients say of what they send back, by weight of custom.
const REASONS: [&str; 8] = ["too_big", "too_small", "length", "fabric", "colour", "price", "style", "style"];

/// A bag that is open today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Open {
    status: &'static str,
    client: u64,
}

/// In which bag a piece was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    /// The day on which it was packed, and which bag of that day.
    Day(i64, usize),
    /// The basket that it was sold with.
    Basket(u32),
    Open(usize),
}

/// One piece, one time.
#[derive(Debug, Clone, Copy)]
struct Entry {
    piece: Uuid,
    price: i64,
    home: Home,
    stage: Stage,
}

/// What is out today, decided before any row; and all times at home, noted while lives are told.
#[derive(Debug)]
pub struct Homes {
    open: Vec<Open>,
    /// The open bag of a piece, by its place in the stock, and how far it came.
    placed: BTreeMap<usize, (usize, Stage)>,
    noted: BTreeMap<Key, Vec<Entry>>,
}

impl Homes {
    /// Lay what is away into bags; those of one bag left on one day.
    pub fn plan(stock: &mut Stock, clients: &Clients, dice: &Dice) -> Self {
        let mut dice = dice.fork("open bags", 0);
        let mut away: Vec<(i64, usize)> = stock
            .pieces
            .iter()
            .enumerate()
            .filter_map(|(place, piece)| if let Fate::Away(ago) = piece.fate { Some((ago, place)) } else { None })
            .collect();
        away.sort_unstable();
        let mut homes = Self { open: Vec::new(), placed: BTreeMap::new(), noted: BTreeMap::new() };
        for (number, bag) in away.chunks(PIECES).enumerate() {
            let (status, stage) = match number % 9 {
                0 => ("preparing", Stage::Bagged),
                1 => ("ready", Stage::Bagged),
                2 => ("dispatched", Stage::OnTheWay),
                3 | 6 => ("partially_settled", Stage::AtHome),
                _ => ("with_client", Stage::AtHome),
            };
            let ago = if stage == Stage::AtHome { bag.iter().map(|piece| piece.0).max().unwrap_or(1) } else { 1 };
            for (line, (_, place)) in bag.iter().enumerate() {
                let came = if status == "partially_settled" && line == 0 { Stage::Returned } else { stage };
                stock.pieces[*place].fate = Fate::Away(ago);
                homes.placed.insert(*place, (number, came));
            }
            homes.open.push(Open { status, client: clients.draw(ago + 1, &mut dice) });
        }
        homes
    }

    /// How far the piece in this place came, if it is in a bag today.
    pub fn stage(&self, place: usize) -> Stage {
        self.placed.get(&place).map_or(Stage::AtHome, |placed| placed.1)
    }

    /// Note a life that was told; answers what is true of its piece today. `sale`: the number of its basket, and who bought it.
    pub fn note(
        &mut self,
        place: usize,
        (piece, price): (Uuid, i64),
        life: &Life,
        sale: Option<(u32, Option<Uuid>)>,
        hands: &Hands,
        person: impl Fn(u64) -> Option<Uuid>,
    ) -> Axes {
        let mut axes = Axes::default();
        let last = life.homes.len();
        for (number, home) in (1..).zip(&life.homes) {
            let (is_last, open) = (number == last, self.placed.get(&place).copied());
            let (key, stage) = match (home.end, open) {
                (None | Some((_, false)), Some((bag, stage))) if is_last => (Key::Open(bag), stage),
                (Some((_, true)), _) => (sale.map_or(Key::Day(home.bagged / DAY, 0), |sale| Key::Basket(sale.0)), Stage::AtHome),
                _ => (self.day(home.bagged / DAY), Stage::Returned),
            };
            let sold = home.end.is_some_and(|end| end.1);
            axes.outings += i32::from(home.left.is_some());
            axes.hands_moves += match stage {
                Stage::Bagged => 0,
                Stage::OnTheWay => 1,
                Stage::AtHome => 2,
                Stage::Returned => 3,
            };
            axes.hands = match (stage, key) {
                (Stage::OnTheWay, _) => Some((true, hands.courier)),
                (Stage::AtHome, Key::Open(bag)) => person(self.open[bag].client).map(|client| (false, client)),
                (Stage::AtHome, _) if sold => sale.and_then(|sale| sale.1).map(|client| (false, client)),
                _ => None,
            };
            self.noted.entry(key).or_default().push(Entry { piece, price, home: *home, stage });
        }
        axes
    }

    /// The bag of a day that has room.
    fn day(&self, day: i64) -> Key {
        (0..)
            .map(|bag| Key::Day(day, bag))
            .find(|key| self.noted.get(key).is_none_or(|pieces| pieces.len() < PIECES))
            .unwrap_or(Key::Day(day, 0))
    }

    /// All bags as rows. `baskets` tells whose basket a number is, `person` who a client is.
    pub fn rows(
        &self,
        hands: &Hands,
        calendar: &Calendar,
        dice: &Dice,
        clients: &Clients,
        baskets: impl Fn(u32) -> u64,
        person: impl Fn(u64) -> Option<Uuid>,
    ) -> Result<(Vec<BagRow>, Vec<BagLineRow>), SeedError> {
        let (mut bags, mut lines) = (Vec::new(), Vec::new());
        let today = calendar.at(0, 0)?;
        for (number, (key, pieces)) in (0..).zip(&self.noted) {
            let (bags_dice, mut dice) = (dice, dice.fork("bag", number));
            let opened = pieces.iter().map(|piece| piece.home.bagged).min().unwrap_or(today);
            let client = match key {
                Key::Day(..) => clients.draw((today - opened) / DAY + 1, &mut dice),
                Key::Basket(basket) => baskets(*basket),
                Key::Open(bag) => self.open[*bag].client,
            };
            let id = if let Key::Basket(basket) = key { basket_bag(*basket, bags_dice) } else { dice.uuid() };
            let status = if let Key::Open(bag) = key { self.open[*bag].status } else { closed(pieces) };
            let bag = bag(id, number, status, person(client).unwrap_or_default(), pieces, hands, &mut dice, opened);
            lines.extend(pieces.iter().map(|piece| line(&bag, piece, &mut dice)));
            bags.push(bag);
        }
        // and one that was just opened, and one that came to nothing
        for (number, status) in (u64::try_from(bags.len()).unwrap_or(0)..).zip(["draft", "cancelled"]) {
            let mut dice = dice.fork("bag", number);
            let client = person(clients.draw(1, &mut dice)).unwrap_or_default();
            bags.push(bag(dice.uuid(), number, status, client, &[], hands, &mut dice, calendar.at(1, 15 * 3600)?));
        }
        Ok((bags, lines))
    }
}

/// The bag that a basket was kept of.
pub fn basket_bag(basket: u32, dice: &Dice) -> Uuid {
    dice.fork("bag of a basket", u64::from(basket)).uuid()
}

fn closed(pieces: &[Entry]) -> &'static str {
    if pieces.iter().any(|piece| piece.home.end.is_some_and(|end| end.1)) { "settled" } else { "settled_none" }
}

#[allow(clippy::too_many_arguments, reason = "a row has many columns")]
fn bag(id: Uuid, number: u64, status: &str, client: Uuid, pieces: &[Entry], hands: &Hands, dice: &mut Dice, opened: i64) -> BagRow {
    let dispatched = pieces.iter().filter_map(|piece| piece.home.left).min();
    let last = pieces.iter().filter_map(|piece| piece.home.left).max();
    let delivered = last.filter(|_| status != "dispatched").map(|left| left + 3600);
    let out: Vec<i64> = pieces
        .iter()
        .filter(|piece| matches!(piece.stage, Stage::OnTheWay | Stage::AtHome) && piece.home.end.is_none())
        .map(|piece| piece.price)
        .collect();
    BagRow {
        id,
        code: format!("B-{}", letters(number, SALT, 6)),
        link_hash: dice.hex(64),
        client_id: client,
        attendant_id: hands.attendant,
        courier_id: hands.courier,
        status: status.into(),
        opened,
        dispatched,
        delivered,
        due: delivered.map(|at| at - at.rem_euclid(DAY) + 3 * DAY + 23 * 3600),
        closed: match status {
            "settled" | "settled_none" => pieces.iter().filter_map(|piece| piece.home.end.map(|end| end.0)).max(),
            "cancelled" => Some(opened + 60),
            _ => None,
        },
        pieces_out: i32::try_from(out.len()).unwrap_or(0),
        value_out_minor: out.iter().sum(),
    }
}

fn line(bag: &BagRow, piece: &Entry, dice: &mut Dice) -> BagLineRow {
    let sold = piece.home.end.is_some_and(|end| end.1);
    let status = match (piece.stage, piece.home.end) {
        (_, Some((_, true))) => "sold",
        (_, Some((_, false))) => "returned",
        (Stage::Bagged, None) => {
            if bag.status == "ready" {
                "packed"
            } else {
                "added"
            }
        }
        (Stage::OnTheWay, None) => "dispatched",
        (_, None) => "delivered",
    };
    BagLineRow {
        id: dice.uuid(),
        bag_id: bag.id,
        piece_id: piece.piece,
        status: status.into(),
        price_minor: piece.price,
        decision: match status {
            "sold" => Some("keep".into()),
            "returned" => Some("return".into()),
            "delivered" if dice.chance(30) => Some((*dice.pick(&["keep", "return", "unsure"])).into()),
            _ => None,
        },
        reason: (!sold && piece.home.end.is_some()).then(|| (*dice.pick(&REASONS)).to_owned()),
        added: piece.home.bagged,
        dispatched: piece.home.left,
        resolved: piece.home.end.map(|end| end.0),
    }
}
