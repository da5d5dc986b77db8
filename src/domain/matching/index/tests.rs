//! The index and the plainest restatement of its law say the same of shops by chance, ties and changes included.
use super::{Ask, Bits, Client, Filling, Index, Moment, Standing};
use crate::domain::{
    id::PersonId,
    matching::{Found, Weights},
};
use std::collections::{BTreeMap, HashSet};
use uuid::Uuid;

type Shop = BTreeMap<PersonId, Client>;

/// Splitmix64: a seed that fails fails again.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % end.max(1)
    }

    fn is_one_of(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }

    /// Mostly below the one, seldom below the other.
    fn mostly(&mut self, few: u64, many: u64, one_of: u64) -> u64 {
        let end = if self.is_one_of(one_of) { many } else { few };
        self.below(end)
    }

    fn points(&mut self) -> i32 {
        i32::try_from(self.below(6)).unwrap_or_default()
    }

    /// Few moments, so that many are equal.
    fn moment(&mut self) -> Moment {
        Moment(i64::try_from(self.below(12)).unwrap_or_default())
    }

    fn bits(&mut self, vocabulary: u64, most: u64) -> Bits {
        (0..self.below(most + 1)).map(|_| usize::try_from(self.below(vocabulary)).unwrap_or_default()).collect()
    }

    fn client(&mut self, people: u64, vocabulary: u64) -> Client {
        let standing = Standing {
            bought: if self.is_one_of(3) { Moment(i64::MIN) } else { self.moment() },
            contacted: self.is_one_of(3).then(|| self.moment()),
            due: self.is_one_of(6).then(|| self.moment()),
            opted_out: self.is_one_of(12),
            blocked: self.is_one_of(12),
        };
        let id = PersonId(Uuid::from_u128(u128::from(self.below(people))));
        Client { id, taste: self.bits(vocabulary, 9), sizes: self.bits(9, 4), standing }
    }

    fn ask(&mut self, people: u64, vocabulary: u64) -> Ask {
        let recent = self.points();
        let lately = i32::try_from(self.below(u64::from(recent.unsigned_abs()) + 1)).unwrap_or_default();
        let some = |chance: &mut Self| -> HashSet<PersonId> {
            (0..chance.below(5)).map(|_| PersonId(Uuid::from_u128(u128::from(chance.below(people))))).collect()
        };
        let at = self.moment();
        Ask {
            taste: self.bits(vocabulary, 24),
            sizes: self.bits(9, 3),
            weights: Weights { tag: self.points(), size: self.points(), recent, lately, ..Weights::default() },
            now: self.moment(),
            recently: at,
            lately: Moment(at.0 - 4),
            quiet: self.moment(),
            said_no: some(self),
            returned: some(self),
            most: usize::try_from(self.below(25)).unwrap_or_default(),
        }
    }
}

/// Everybody is looked at, everything is sorted.
fn plainly(shop: &Shop, ask: &Ask, left_out: bool) -> Vec<Found> {
    let found = |client: &Client| Found { client: client.id, points: client.points(ask), dropped: client.standing.against(client.id, ask) };
    let mut all: Vec<Found> = shop.values().map(found).filter(|found| found.dropped.is_some() == left_out).collect();
    all.sort_by_key(|found| {
        let standing = shop[&found.client].standing;
        (-found.points.score(), standing.contacted.map_or(i64::MIN, |at| at.0), std::cmp::Reverse(standing.bought.0), found.client)
    });
    all.truncate(ask.most);
    all
}

fn ask_both(index: &Index, shop: &Shop, ask: &Ask, seed: u64) {
    assert_eq!(index.best(ask), plainly(shop, ask, false), "seed {seed}, {ask:?}");
    assert_eq!(index.left_out(ask), plainly(shop, ask, true), "seed {seed}, {ask:?}");
}

fn live_through(seed: u64) {
    let chance = &mut Chance(seed);
    // most shops fit into one block; some have several
    let people = if chance.is_one_of(100) { 1_400 } else { 1 + chance.below(60) };
    let vocabulary = 1 + chance.mostly(24, 200, 10);
    let mut shop: Shop = (0..chance.below(people)).map(|_| chance.client(people, vocabulary)).map(|client| (client.id, client)).collect();
    let mut filling = Filling::default();
    shop.values().for_each(|client| filling.add(client));
    let mut index = filling.done();
    for _ in 0..3 {
        ask_both(&index, &shop, &chance.ask(people, vocabulary), seed);
        // words may have come meanwhile
        for _ in 0..chance.mostly(12, 200, 4) {
            let client = chance.client(people, vocabulary + 70);
            if chance.is_one_of(4) {
                index.forget(client.id);
                shop.remove(&client.id);
            } else {
                index.put(client.clone());
                shop.insert(client.id, client);
            }
        }
    }
    ask_both(&index, &shop, &chance.ask(people, vocabulary), seed);
}

#[test]
fn ten_thousand_shops_are_answered_as_the_law_says() {
    (0..10_000).for_each(live_through);
}

#[test]
fn an_empty_shop_answers_nobody_and_a_late_one_is_found() {
    let chance = &mut Chance(1);
    let ask = Ask { most: 3, taste: [3, 80].into_iter().collect(), said_no: HashSet::new(), returned: HashSet::new(), ..chance.ask(1, 9) };
    let mut index = Index::default();
    assert_eq!(index.best(&ask), []);
    let standing = Standing { bought: Moment(i64::MIN), contacted: None, due: None, opted_out: false, blocked: false };
    let client = Client { id: PersonId(Uuid::nil()), taste: [80].into_iter().collect(), sizes: Bits::default(), standing };
    index.put(client.clone());
    assert_eq!(index.best(&ask).first().map(|found| found.points.tags), Some(ask.weights.tag));
    index.forget(client.id);
    assert_eq!(index.best(&ask), []);
}
