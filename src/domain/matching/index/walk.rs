//! The walk over a run, block by block: who may still come into the answer is found for a whole block at once, and only those are looked at
//! one by one. As the answer fills, that is soon almost nobody.
use super::{
    best::{Best, Place},
    bitmap::{Bitmap, Block, CLIENTS, WORDS},
    bits::ones,
    client::Ask,
    count::Count,
    masks::Masks,
    run::Run,
};
use crate::domain::matching::Points;

/// Whether the answer is of those who may be written to, or of those who may not.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Open,
    LeftOut,
}

pub(super) fn walk(run: &Run, ask: &Ask, of: Of, best: &mut Best) {
    let masks = Masks::of(run, ask);
    let (words, sizes) = (run.tastes.chosen(&ask.taste), run.sizes.chosen(&ask.sizes));
    let mut count = Count::zero();
    for number in 0..run.live.blocks() {
        let open = match of {
            Of::Open => *masks.open.block(number),
            Of::LeftOut => zip(run.live.block(number), masks.open.block(number), |live, open| live & !open),
        };
        let needs = needs(ask, best.floor(), words.len());
        // who stands behind gains nothing by having as many points: nobody who is left can come in
        if needs.iter().all(Option::is_none) {
            return;
        }
        if open == [0; WORDS] {
            continue;
        }
        count.reset();
        words.iter().for_each(|word| count.add(word.block(number)));
        let here =
            Here { count: &count, size: any(&sizes, number), recent: *masks.recent.block(number), lately: *masks.lately.block(number) };
        let candidates = here.candidates(&open, &needs);
        for (word, bits) in candidates.iter().enumerate() {
            for bit in ones(*bits) {
                offer(run, number * CLIENTS + word * 64 + bit, here.points(ask, word, bit), best);
            }
        }
    }
}

/// Everybody before her stands before her with as many points too.
fn offer(run: &Run, at: usize, points: Points, best: &mut Best) {
    if best.floor().is_some_and(|floor| points.score() <= floor) {
        return;
    }
    if let (Some(client), Some(standing)) = (run.ids.get(at), run.standings.get(at)) {
        best.offer(Place { client: *client, standing: *standing, points });
    }
}

/// What may speak for a client beside her words: in her size or not, bought recently, lately, or neither.
const KINDS: [(bool, bool, bool); 6] =
    [(true, true, false), (true, false, true), (true, false, false), (false, true, false), (false, false, true), (false, false, false)];

/// For each kind, how many words a client has to share to come before the last of a full answer; none where no number is enough.
fn needs(ask: &Ask, floor: Option<i32>, words: usize) -> [Option<usize>; 6] {
    let weights = &ask.weights;
    KINDS.map(|(size, recent, lately)| {
        let bonus = [(size, weights.size), (recent, weights.recent), (lately, weights.lately)];
        let bonus: i32 = bonus.iter().filter(|(has, _)| *has).map(|(_, points)| points).sum();
        match floor.map(|floor| floor.saturating_sub(bonus)) {
            None => Some(0),
            Some(short) if short < 0 => Some(0),
            Some(_) if weights.tag <= 0 => None,
            // one point more than what is missing
            Some(short) => usize::try_from(short / weights.tag).ok().and_then(|need| need.checked_add(1)).filter(|need| *need <= words),
        }
    })
}

/// One block, as this question sees it.
struct Here<'a> {
    count: &'a Count,
    size: Block,
    recent: Block,
    lately: Block,
}

impl Here<'_> {
    fn candidates(&self, open: &Block, needs: &[Option<usize>; 6]) -> Block {
        let mut found = [0; WORDS];
        for ((size, recent, lately), need) in KINDS.into_iter().zip(needs).filter_map(|(kind, need)| Some((kind, (*need)?))) {
            let mut those = zip(open, &self.count.at_least(need), |open, enough| open & enough);
            for (mask, has) in [(&self.size, size), (&self.recent, recent), (&self.lately, lately)] {
                those = zip(&those, mask, |those, mask| those & if has { mask } else { !mask });
            }
            found = zip(&found, &those, |found, those| found | those);
        }
        found
    }

    fn points(&self, ask: &Ask, word: usize, bit: usize) -> Points {
        let is_in = |block: &Block| block.get(word).is_some_and(|word| (word >> bit) & 1 == 1);
        Points {
            tags: ask.weights.of_words(self.count.of(word, bit)),
            size: if is_in(&self.size) { ask.weights.size } else { 0 },
            recency: if is_in(&self.recent) {
                ask.weights.recent
            } else if is_in(&self.lately) {
                ask.weights.lately
            } else {
                0
            },
        }
    }
}

fn any(maps: &[&Bitmap], number: usize) -> Block {
    maps.iter().fold([0; WORDS], |found, map| zip(&found, map.block(number), |found, map| found | map))
}

fn zip(one: &Block, other: &Block, each: impl Fn(u64, u64) -> u64) -> Block {
    std::array::from_fn(|word| each(one[word], other[word]))
}
