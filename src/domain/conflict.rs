//! What should not be worn together: families of ingredients, how serious it is, and what to do instead. A house keeps its own list.
use super::{piece::states, store::UnknownName};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

states! {
    /// `Avoid`: not at the same time. `Care`: possible, with a little order.
    Severity { Avoid = "avoid", Care = "care" }
}

/// Two families that do not go together; the same one twice means two products of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    pub one: String,
    pub other: String,
    pub severity: Severity,
    pub title: String,
    pub advice: String,
}

impl Conflict {
    /// Whether it is between these two sets of families.
    pub fn is_between(&self, here: &[String], there: &[String]) -> bool {
        let has = |families: &[String], family: &String| families.contains(family);
        (has(here, &self.one) && has(there, &self.other)) || (has(here, &self.other) && has(there, &self.one))
    }

    pub fn is_about(&self, family: &str) -> bool {
        self.one == family || self.other == family
    }
}

/// The most serious conflict between two products, if there is any.
pub fn clash<'a>(here: &[String], there: &[String], conflicts: &'a [Conflict]) -> Option<&'a Conflict> {
    let mut found: Vec<&Conflict> = conflicts.iter().filter(|conflict| conflict.is_between(here, there)).collect();
    found.sort_by_key(|conflict| conflict.severity != Severity::Avoid);
    found.into_iter().next()
}

/// Two products in one cart that should not meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clash {
    pub severity: Severity,
    pub title: String,
    pub advice: String,
    /// Name and slug.
    pub one: (String, String),
    pub other: (String, String),
}

/// A product in a cart, with the families that it brings; a set brings those of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    pub name: String,
    pub slug: String,
    pub families: Vec<String>,
}

/// Every two of them that should not meet, the serious ones first. What is inside one set was put together on purpose.
pub fn clashes(items: &[Item], conflicts: &[Conflict]) -> Vec<Clash> {
    let mut found = Vec::new();
    for (place, here) in items.iter().enumerate() {
        for there in items.iter().skip(place + 1) {
            if let Some(conflict) = clash(&here.families, &there.families, conflicts) {
                found.push(Clash {
                    severity: conflict.severity,
                    title: conflict.title.clone(),
                    advice: conflict.advice.clone(),
                    one: (here.name.clone(), here.slug.clone()),
                    other: (there.name.clone(), there.slug.clone()),
                });
            }
        }
    }
    found.sort_by_key(|clash| clash.severity != Severity::Avoid);
    found
}

#[cfg(test)]
mod tests;
