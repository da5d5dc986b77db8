//! What presses: each rule with its weight, its verb and how long it is put off, in one table. The fact behind it is a branch of
//! `app.urgent_facts` under the same word, its sentence one of the catalogue.
use crate::domain::{money::Money, piece::states, store::UnknownName};
use serde::{Deserialize, Serialize};
use std::{cmp::Reverse, str::FromStr};
use uuid::Uuid;

states! {
    Rule {
        Decide = "decide", BagsLate = "bags_late", LowStock = "low_stock", Arrived = "arrived", Slowing = "slowing", Tried = "tried",
        Birthday = "birthday",
    }
}

states! {
    /// Why a card is put off.
    PutOff { Later = "later", BeingDone = "being_done", NotForUs = "not_for_us" }
}

/// What is true of a rule, whatever the fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleOf {
    pub rule: Rule,
    /// How sure the money in it is, in thousandths: what is owed weighs more than what might be sold.
    pub weight_pm: i64,
    /// Hours for which it is put off when nothing else is said.
    pub put_off_hours: u16,
}

/// Every rule. The order decides between two that press alike.
pub const RULES: [RuleOf; 7] = [
    RuleOf { rule: Rule::Decide, weight_pm: 1000, put_off_hours: 4 },
    RuleOf { rule: Rule::BagsLate, weight_pm: 900, put_off_hours: 24 },
    RuleOf { rule: Rule::LowStock, weight_pm: 500, put_off_hours: 72 },
    RuleOf { rule: Rule::Arrived, weight_pm: 700, put_off_hours: 24 },
    RuleOf { rule: Rule::Slowing, weight_pm: 400, put_off_hours: 168 },
    RuleOf { rule: Rule::Tried, weight_pm: 500, put_off_hours: 168 },
    RuleOf { rule: Rule::Birthday, weight_pm: 600, put_off_hours: 48 },
];

impl Rule {
    pub fn of(self) -> RuleOf {
        RULES.into_iter().find(|known| known.rule == self).unwrap_or(RULES[0])
    }
}

impl PutOff {
    /// What is not for this house stays away as long as may be.
    pub fn hours(self, rule: Rule) -> u16 {
        if self == Self::NotForUs { 30 * 24 } else { rule.of().put_off_hours }
    }
}

/// A fact as the database tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fact {
    pub rule: Rule,
    /// What it is about: the store itself, where it is about many.
    pub subject: Uuid,
    /// Number of a collection, name of a piece, of goods, of a client.
    pub label: String,
    pub many: u32,
    pub money: Money,
    /// In thousandths.
    pub pressing: u32,
    /// Its last day, where it has one, written in the store's language.
    pub ends: Option<String>,
}

impl Fact {
    /// Money × sureness × urgency.
    pub fn weight(&self) -> i128 {
        i128::from(self.money.minor) * i128::from(self.rule.of().weight_pm) * i128::from(self.pressing)
    }
}

/// A card: the fact, and its place among all that press.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    pub fact: Fact,
    pub place: u32,
}

/// The heaviest first; of two alike the rule that stands before, then the subject: never by chance.
pub fn ranked(mut facts: Vec<Fact>) -> Vec<Card> {
    let order = |rule: Rule| RULES.iter().position(|known| known.rule == rule);
    facts.sort_by_key(|fact| (Reverse(fact.weight()), order(fact.rule), fact.subject));
    (1..).zip(facts).map(|(place, fact)| Card { fact, place }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;
    use proptest::prelude::*;

    fn fact(rule: Rule, minor: i64, pressing: u32) -> Fact {
        Fact { rule, subject: Uuid::nil(), label: String::new(), many: 1, money: Money::new(minor, Currency::BRL), pressing, ends: None }
    }

    #[test]
    fn each_rule_stands_in_the_table_once() {
        for rule in Rule::ALL {
            assert_eq!(RULES.iter().filter(|known| known.rule == *rule).count(), 1, "{rule:?}");
        }
    }

    #[test]
    fn money_and_hurry_decide_and_then_the_order_of_rules() {
        let cards = ranked(vec![fact(Rule::Slowing, 10_000, 400), fact(Rule::BagsLate, 9_000, 600), fact(Rule::Decide, 4_860, 1000)]);
        let rules: Vec<Rule> = cards.iter().map(|card| card.fact.rule).collect();
        assert_eq!(rules, [Rule::Decide, Rule::BagsLate, Rule::Slowing], "4,860 that is owed is as much as 9,000 that is late");
        assert_eq!(cards.iter().map(|card| card.place).collect::<Vec<_>>(), [1, 2, 3]);
    }

    proptest! {
        #[test]
        fn more_money_never_ranks_lower(minor in 1i64..1_000_000_000, more in 1i64..1_000_000, pressing in 1u32..=1000) {
            let cards = ranked(vec![fact(Rule::Tried, minor, pressing), fact(Rule::Tried, minor + more, pressing)]);
            prop_assert_eq!(cards[0].fact.money.minor, minor + more);
        }
    }
}
