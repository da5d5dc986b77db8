//! What happened, as an owner reads it: who did it, to what, and how it was before and after.
use super::id::{EventId, PersonId};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

/// Events of a page of the list.
pub const PAGE: u32 = 50;
/// Characters of a search.
pub const MOST_WORDS: usize = 80;
/// Particulars of one event that are shown.
const MOST_FACTS: usize = 40;
/// Characters of one value.
const MOST_OF_VALUE: usize = 240;

/// What the list is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditWish {
    pub person: Option<PersonId>,
    pub kind: String,
    pub subject: String,
    /// Everything that happened to this one thing.
    pub thing: Option<Uuid>,
    pub words: String,
}

impl AuditWish {
    /// Whether a word is a kind or a subject at all, and the words have an end.
    pub fn is_sound(&self) -> bool {
        let is_name = |name: &str| name.len() <= 60 && name.chars().all(|letter| letter.is_ascii_lowercase() || "_.".contains(letter));
        is_name(&self.kind) && is_name(&self.subject) && self.words.chars().count() <= MOST_WORDS
    }
}

/// One event in the list. `at` is written in the store's zone and language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditRow {
    pub id: EventId,
    pub at: String,
    pub kind: String,
    pub subject: String,
    pub thing: Uuid,
    /// What the thing is called; empty when it has no name or is gone.
    pub label: String,
    /// Role or machine that acted.
    pub actor: String,
    pub person: Option<PersonId>,
    pub full_name: String,
}

/// One event with everything that it tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditSheet {
    pub row: AuditRow,
    /// Id of the request that did it.
    pub request: String,
    pub facts: Vec<Fact>,
}

/// What an event tells: a value, or how something was and is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub name: String,
    pub before: Option<String>,
    pub after: Option<String>,
    pub is_change: bool,
}

/// The particulars of an event in one shape. Events tell a change as `before` and `after`, a move as `from`; the rest are single facts.
pub fn facts(kind: &str, particulars: &Value) -> Vec<Fact> {
    let Some(told) = particulars.as_object() else { return Vec::new() };
    let empty = Map::new();
    let side = |name: &str| told.get(name).and_then(Value::as_object).unwrap_or(&empty);
    let (before, after) = (side("before"), side("after"));
    let mut names: Vec<&String> = before.keys().chain(after.keys()).collect();
    names.sort_unstable();
    names.dedup();
    let changes = names.into_iter().map(|name| Fact {
        name: name.clone(),
        before: before.get(name).and_then(written),
        after: after.get(name).and_then(written),
        is_change: true,
    });
    let moved = told.get("from").map(|from| Fact {
        name: "status".to_owned(),
        before: written(from),
        after: kind.split_once('.').map(|(_, state)| state.to_owned()),
        is_change: true,
    });
    let single = told.iter().filter(|(name, _)| !["before", "after", "from"].contains(&name.as_str())).map(|(name, value)| Fact {
        name: name.clone(),
        before: None,
        after: written(value),
        is_change: false,
    });
    moved.into_iter().chain(changes).chain(single).take(MOST_FACTS).collect()
}

/// A value as a person reads it; None for nothing.
fn written(value: &Value) -> Option<String> {
    let text = match value {
        Value::Null => return None,
        Value::String(text) if text.is_empty() => return None,
        Value::String(text) => text.clone(),
        Value::Array(each) => each.iter().filter_map(written).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    };
    let short: String = text.chars().take(MOST_OF_VALUE).collect();
    Some(if short.len() < text.len() { short + "…" } else { short })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fact(name: &str, before: Option<&str>, after: Option<&str>, is_change: bool) -> Fact {
        Fact { name: name.into(), before: before.map(Into::into), after: after.map(Into::into), is_change }
    }

    #[test]
    fn a_change_a_move_and_a_fact_are_told_in_one_shape() {
        let told = json!({ "hat": "owner", "before": { "hats": [] }, "after": { "hats": ["courier", "owner"] } });
        assert_eq!(
            facts("person.hat_given", &told),
            [fact("hats", Some(""), Some("courier, owner"), true), fact("hat", None, Some("owner"), false)]
        );
        let moved = json!({ "from": "pending", "code": "AB", "until": null });
        assert_eq!(
            facts("order.paid", &moved),
            [fact("status", Some("pending"), Some("paid"), true), fact("code", None, Some("AB"), false), fact("until", None, None, false)]
        );
        assert_eq!(facts("x.y", &json!("odd")), []);
        let endless = facts("x.y", &json!({ "text": "é".repeat(1000) }));
        assert_eq!(endless[0].after.as_ref().map(|text| text.chars().count()), Some(MOST_OF_VALUE + 1));
    }

    #[test]
    fn a_wish_is_of_names_and_few_words() {
        assert!(AuditWish::default().is_sound());
        assert!(AuditWish { kind: "order.needs_decision".into(), ..AuditWish::default() }.is_sound());
        assert!(!AuditWish { kind: "x' or 1".into(), ..AuditWish::default() }.is_sound());
        assert!(!AuditWish { words: "x".repeat(81), ..AuditWish::default() }.is_sound());
    }
}
