//! What `conflict` must hold, by example and by law; not where it is used.

use super::*;

fn conflict(one: &str, other: &str, severity: Severity) -> Conflict {
    Conflict { one: one.into(), other: other.into(), severity, title: format!("{one} and {other}"), advice: "alternate".into() }
}

fn item(slug: &str, families: &[&str]) -> Item {
    Item { name: slug.to_uppercase(), slug: slug.into(), families: families.iter().map(|family| (*family).to_owned()).collect() }
}

#[test]
fn two_that_should_not_meet_are_named_once_whichever_came_first() {
    let rules = [conflict("c", "niacin", Severity::Care), conflict("acid", "retinoid", Severity::Avoid)];
    let items = [item("day", &["c"]), item("night", &["retinoid"]), item("peel", &["acid"]), item("pore", &["niacin"])];
    let named = |found: Vec<Clash>| found.into_iter().map(|clash| (clash.one.1, clash.other.1)).collect::<Vec<_>>();
    assert_eq!(named(clashes(&items, &rules)), [("night".into(), "peel".into()), ("day".into(), "pore".into())]);
    let backwards: Vec<Item> = items.into_iter().rev().collect();
    assert_eq!(named(clashes(&backwards, &rules)), [("peel".into(), "night".into()), ("pore".into(), "day".into())]);
}

#[test]
fn one_family_twice_is_a_conflict_only_where_the_house_says_so() {
    let items = [item("a", &["acid", "acid"]), item("b", &["acid"]), item("c", &[])];
    assert_eq!(clashes(&items, &[]), Vec::new());
    assert_eq!(clashes(&items, &[conflict("acid", "acid", Severity::Avoid)]).len(), 1);
    assert_eq!(clashes(&items[..1], &[conflict("acid", "acid", Severity::Avoid)]), Vec::new(), "nothing clashes with itself");
}
