//! What differs between two states of a page, block by block, as a person would tell it. Bounded: a page has few blocks, and what is
//! told of each is the beginning of its words.
use super::block::{Block, BlockKind};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Characters that are told of one side.
const MOST_WORDS: usize = 160;
/// Blocks that are compared: more than a page may have.
const MOST_BLOCKS: usize = 64;

/// What became of a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum What {
    Added,
    Removed,
    /// It says the same elsewhere; it stood at this place before.
    Moved {
        from: usize,
    },
    /// Words differ; they are told.
    Rewritten,
    /// Words are the same: pictures, goods or ways differ.
    Altered,
}

/// One change. Places count from 1: in the new state, for what was removed in the old one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockChange {
    pub place: usize,
    pub kind: BlockKind,
    pub what: What,
    pub before: String,
    pub after: String,
}

/// Everything that differs, in the order of the new state, what was removed last.
pub fn changes(before: &[Block], after: &[Block]) -> Vec<BlockChange> {
    let (before, after) = (before.get(..MOST_BLOCKS).unwrap_or(before), after.get(..MOST_BLOCKS).unwrap_or(after));
    let mut from = stayed(before, after);
    let is_free = |from: &[Option<usize>], old: usize| !from.contains(&Some(old));
    let mut found = Vec::new();
    for (new, block) in after.iter().enumerate().filter(|(new, _)| from.get(*new).is_none_or(Option::is_none)).collect::<Vec<_>>() {
        let same = before.iter().enumerate().position(|(old, other)| is_free(&from, old) && other == block);
        let kin = || {
            before.iter().enumerate().position(|(old, other)| is_free(&from, old) && !after.contains(other) && other.kind() == block.kind())
        };
        let source = same.or_else(kin);
        if let Some(slot) = from.get_mut(new) {
            *slot = source;
        }
        found.push(told(new + 1, block, source.and_then(|old| before.get(old).map(|other| (old, other)))));
    }
    let gone = before.iter().enumerate().filter(|(old, _)| is_free(&from, *old));
    found.extend(gone.map(|(old, block)| BlockChange {
        place: old + 1,
        kind: block.kind(),
        what: What::Removed,
        before: beginning(&words(block).join(" ")),
        after: String::new(),
    }));
    found
}

/// One block that is new at its place, and where it came from.
fn told(place: usize, block: &Block, source: Option<(usize, &Block)>) -> BlockChange {
    let (what, before, after) = match source {
        None => (What::Added, String::new(), words(block).join(" ")),
        Some((old, other)) if other == block => (What::Moved { from: old + 1 }, String::new(), String::new()),
        Some((_, other)) => {
            let (was, is) = (words(other), words(block));
            let only = |these: &[String], those: &[String]| {
                these.iter().filter(|word| !those.contains(word)).cloned().collect::<Vec<_>>().join(" ")
            };
            let what = if was == is { What::Altered } else { What::Rewritten };
            (what, only(&was, &is), only(&is, &was))
        }
    };
    BlockChange { place, kind: block.kind(), what, before: beginning(&before), after: beginning(&after) }
}

/// For each new block the old one that it is, where both stand in the same order: the longest such row.
fn stayed(before: &[Block], after: &[Block]) -> Vec<Option<usize>> {
    let width = after.len() + 1;
    let mut longest = vec![0_usize; (before.len() + 1) * width];
    let at = |longest: &[usize], old: usize, new: usize| longest.get(old * width + new).copied().unwrap_or(0);
    for (old, one) in before.iter().enumerate().rev() {
        for (new, other) in after.iter().enumerate().rev() {
            let best =
                if one == other { at(&longest, old + 1, new + 1) + 1 } else { at(&longest, old + 1, new).max(at(&longest, old, new + 1)) };
            if let Some(slot) = longest.get_mut(old * width + new) {
                *slot = best;
            }
        }
    }
    let (mut from, mut old, mut new) = (vec![None; after.len()], 0, 0);
    while let (Some(one), Some(other)) = (before.get(old), after.get(new)) {
        if one == other {
            if let Some(slot) = from.get_mut(new) {
                *slot = Some(old);
            }
            (old, new) = (old + 1, new + 1);
        } else if at(&longest, old + 1, new) >= at(&longest, old, new + 1) {
            old += 1;
        } else {
            new += 1;
        }
    }
    from
}

/// What a block says, in its order; ids of goods and names of pictures say nothing to a reader.
fn words(block: &Block) -> Vec<String> {
    let mut found = Vec::new();
    if let Ok(value) = serde_json::to_value(block) {
        gather(&value, &mut found);
    }
    found
}

fn gather(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                if !["kind", "picture", "products", "source", "facet", "page", "to", "hue"].contains(&name.as_str()) {
                    gather(inner, found);
                }
            }
        }
        Value::Array(each) => each.iter().for_each(|inner| gather(inner, found)),
        Value::String(text) if !text.trim().is_empty() => found.push(text.clone()),
        _ => {}
    }
}

/// As much of a text as is told.
fn beginning(text: &str) -> String {
    let short: String = text.chars().take(MOST_WORDS).collect();
    if short.len() < text.len() { short + "…" } else { short }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::editorial::{Quote, Story};
    use proptest::prelude::*;

    fn story(title: &str) -> Block {
        Block::Story(Story { title: title.into(), text: "the same".into(), ..Story::default() })
    }

    fn quote(text: &str) -> Block {
        Block::Quote(Quote { text: text.into(), by: String::new() })
    }

    fn seen(before: &[Block], after: &[Block]) -> Vec<(usize, What, String, String)> {
        changes(before, after).into_iter().map(|one| (one.place, one.what, one.before, one.after)).collect()
    }

    #[test]
    fn what_was_written_added_moved_and_removed_is_told_and_nothing_else() {
        let none = String::new;
        let (a, b, c) = (story("A"), story("B"), quote("C"));
        assert_eq!(seen(&[a.clone(), b.clone()], &[a.clone(), b.clone()]), []);
        assert_eq!(
            seen(std::slice::from_ref(&a), &[story("Z")]),
            [(1, What::Rewritten, "A".into(), "Z".into())],
            "only the words that differ"
        );
        assert_eq!(seen(std::slice::from_ref(&a), &[a.clone(), c.clone()]), [(2, What::Added, none(), "C".into())]);
        assert_eq!(seen(&[a.clone(), c.clone()], std::slice::from_ref(&c)), [(1, What::Removed, "the same A".into(), none())]);
        assert_eq!(seen(&[a.clone(), b, c.clone()], &[c, a, story("B")]), [(1, What::Moved { from: 3 }, none(), none())]);
        let drawn = Block::Story(Story {
            picture: Some(crate::domain::editorial::PictureRef::Newest { place: 1 }),
            title: "A".into(),
            text: "the same".into(),
            ..Story::default()
        });
        assert_eq!(seen(&[story("A")], &[drawn]), [(1, What::Altered, none(), none())]);
    }

    #[test]
    fn what_is_told_has_an_end() {
        let long = seen(&[], &[quote(&"é".repeat(1_000))]);
        assert_eq!(long[0].3.chars().count(), MOST_WORDS + 1);
        let many: Vec<Block> = (0..1_000).map(|number| quote(&number.to_string())).collect();
        assert!(changes(&[], &many).len() <= MOST_BLOCKS && changes(&many, &[]).len() <= MOST_BLOCKS);
    }

    proptest! {
        #[test]
        fn every_block_is_accounted_for(before in prop::collection::vec(0_u8..6, 0..9), after in prop::collection::vec(0_u8..6, 0..9)) {
            let blocks = |marks: &[u8]| marks.iter().map(|mark| if mark % 2 == 0 { story(&mark.to_string()) } else { quote(&mark.to_string()) }).collect::<Vec<_>>();
            let found = changes(&blocks(&before), &blocks(&after));
            let many = |wanted: fn(&What) -> bool| found.iter().filter(|one| wanted(&one.what)).count();
            let (added, removed) = (many(|what| *what == What::Added), many(|what| *what == What::Removed));
            prop_assert_eq!(before.len() + added, after.len() + removed);
            prop_assert_eq!(before == after, found.is_empty());
        }
    }
}
