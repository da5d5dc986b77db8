//! Words of a store's vocabulary as its team keeps them: the list, one of them with what it touches, and how one is found by typing.
use super::{
    id::{TagId, TagMergeId},
    listing::FACETS,
    piece::states,
    product::Tag,
    store::UnknownName,
    text::{self, TextError},
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Characters of a name or of another word for it, as the table says.
pub const MOST_NAME: usize = 60;
/// Words that are offered while somebody types.
pub const OFFERED: usize = 8;
/// Words that one thing may have.
pub const MOST_WORDS: usize = 24;

states! {
    /// Which of them.
    Shown { Offered = "offered", Retired = "retired", All = "all" }
}

/// What the list is asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagWish {
    pub shown: Shown,
    /// One of [`FACETS`], or all.
    pub kind: Option<String>,
    /// Of a name or another word for it.
    pub words: String,
}

impl Default for TagWish {
    fn default() -> Self {
        Self { shown: Shown::Offered, kind: None, words: String::new() }
    }
}

/// A line of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagRow {
    pub id: TagId,
    pub tag: Tag,
    /// Its name in the other language.
    pub also: String,
    pub retired: bool,
    /// Goods that have it: all, and those that can be had now; clients of whom it is noted.
    pub goods: u32,
    pub here: u32,
    pub clients: u32,
    /// Other words for it.
    pub aliases: u32,
}

/// Another word for a word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    pub slug: String,
    pub word: String,
    /// What it was called before: that stays.
    pub formerly: bool,
}

/// A word that went on in this one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merged {
    pub id: TagMergeId,
    pub name: String,
    pub at: String,
    pub goods: u32,
}

/// One word with everything that leans on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TagSheet {
    pub row: TagRow,
    /// This word went on in that one.
    pub into: Option<(TagId, String)>,
    pub aliases: Vec<Alias>,
    /// The newest first.
    pub merged: Vec<Merged>,
    /// Others of its kind, into which it may go on.
    pub others: Vec<(TagId, String)>,
    /// Names the merge that is done next: sent twice, it is one.
    pub next: TagMergeId,
}

/// What a merge would touch.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weight {
    /// Goods with this word, and how many of them have the other one, too.
    pub goods: u32,
    pub goods_both: u32,
    pub clients: u32,
    pub clients_both: u32,
    /// Answers of quizzes that are asked now, and pages that say this word.
    pub answers: u32,
    pub pages: u32,
}

/// A word as it is said of something: with every other word for it, folded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    pub tag: Tag,
    pub folded: String,
}

/// Names as they were typed; empty: in no other language.
pub fn names(name: &str, also: &str) -> Result<(String, String), TextError> {
    Ok((text::line(name, MOST_NAME)?, text::optional_line(also, MOST_NAME)?))
}

pub fn is_kind(kind: &str) -> bool {
    FACETS.contains(&kind)
}

/// Whether a list of kinds and slugs has an end: for what comes from elsewhere than [`chosen`].
pub fn are_words(words: &[(String, String)]) -> bool {
    words.len() <= MOST_WORDS && words.iter().all(|(kind, slug)| is_kind(kind) && slug.len() <= 60)
}

/// Kinds and slugs, as the server takes them.
pub fn pairs(tags: &[Tag]) -> Vec<(String, String)> {
    tags.iter().map(|tag| (tag.kind.clone(), tag.slug.clone())).collect()
}

/// Words that may be meant by what is typed, the nearest first: its name begins so, a word of its name does, another word for it does.
/// Nothing that was chosen already; nothing for nothing.
pub fn offered(words: &[Word], typed: &str, chosen: &[Tag]) -> Vec<Tag> {
    let typed = fold(typed.trim());
    if typed.is_empty() {
        return Vec::new();
    }
    let near = |word: &Word| {
        let name = fold(&word.tag.name);
        let begins = |text: &str| text.split_whitespace().any(|part| part.starts_with(&typed));
        if name == typed {
            Some(0)
        } else if name.starts_with(&typed) {
            Some(1)
        } else if begins(&name) {
            Some(2)
        } else {
            (word.folded.contains(&typed) && (begins(&word.folded) || word.folded.starts_with(&typed))).then_some(3)
        }
    };
    let is_free = |word: &&Word| !chosen.iter().any(|tag| (&tag.kind, &tag.slug) == (&word.tag.kind, &word.tag.slug));
    let mut found: Vec<(u8, &Tag)> = words.iter().filter(is_free).filter_map(|word| Some((near(word)?, &word.tag))).collect();
    found.sort_by_key(|(near, _)| *near);
    found.into_iter().take(OFFERED).map(|(_, tag)| tag.clone()).collect()
}

/// Lower case without accents, as `app.fold` does it, for the letters that people here write.
pub fn fold(text: &str) -> String {
    let bare = |letter: char| match letter {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        other => other,
    };
    text.chars().flat_map(char::to_lowercase).map(bare).collect()
}

#[cfg(test)]
mod tests;
