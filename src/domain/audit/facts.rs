//! The particulars of an event in one shape.
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Particulars of one event that are shown.
const MOST_FACTS: usize = 40;
/// Characters of one value.
const MOST_OF_VALUE: usize = 240;

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
        assert!(facts("x.y", &json!("odd")).is_empty());
        let endless = facts("x.y", &json!({ "text": "é".repeat(1000) }));
        assert_eq!(endless[0].after.as_ref().map(|text| text.chars().count()), Some(MOST_OF_VALUE + 1));
    }
}
