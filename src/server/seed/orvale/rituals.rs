//! How each serum is worn, which families of ingredients there are, and which of them should not meet.
use crate::{
    domain::conflict::{Conflict, Severity},
    server::{
        db::seeding::{ConflictRow, RitualRow},
        seed::{dice::Dice, orvale::shelf::Shelf},
    },
};

/// Serum, place in the order of use, morning, evening.
pub const RITUALS: [(&str, i16, &str, &str); 11] = [
    ("Brume", 1, "Two breaths of it on a clean face.", "After cleansing, while the skin is still warm."),
    ("Rosée 5", 2, "Three drops on damp skin.", "Three drops on damp skin; one more when the air is dry."),
    ("Sève 3", 2, "Four drops, pressed in.", "Four drops, before everything else."),
    ("Clarté 12", 3, "Four drops on dry skin. Wait a minute, then sunscreen.", ""),
    ("Azur 10", 3, "Three drops, before anything rich.", "Three drops, before anything rich."),
    ("Aube 10", 3, "Three drops under sunscreen.", "Three drops, every other night at first."),
    ("Onde 2", 3, "", "Two drops where you need them, three evenings a week."),
    ("Voile 8", 3, "", "A thin veil, two evenings a week. Wait ten minutes before the next."),
    ("Nuit Sept", 4, "", "One ampoule, seven nights in a row, once a season."),
    ("Minuit 0.3", 4, "", "Three drops on dry skin, two evenings a week."),
    ("Baume 4", 5, "On dry patches only.", "A pea of it, warmed between the palms, as the last step."),
];

/// INCI name and family.
pub const FAMILIES: [(&str, &str); 9] = [
    ("Retinal", "retinoid"),
    ("Salicylic Acid", "exfoliant"),
    ("Gluconolactone", "exfoliant"),
    ("Lactobionic Acid", "exfoliant"),
    ("Lactic Acid", "exfoliant"),
    ("Azelaic Acid", "azelaic"),
    ("3-O-Ethyl Ascorbic Acid", "vitamin-c"),
    ("Niacinamide", "niacinamide"),
    ("Copper Tripeptide-1", "copper-peptide"),
];

/// Families in alphabetical order, how serious, title, advice.
const CONFLICTS: [(&str, &str, Severity, &str, &str); 5] = [
    (
        "exfoliant",
        "retinoid",
        Severity::Avoid,
        "Retinal and exfoliating acids",
        "Not on the same evening: together they ask too much of the skin. Alternate evenings, and leave one free between them.",
    ),
    (
        "exfoliant",
        "exfoliant",
        Severity::Avoid,
        "Two exfoliants",
        "One at a time is enough. Take one of them this month and the other the next, or use each on one evening a week.",
    ),
    (
        "azelaic",
        "retinoid",
        Severity::Care,
        "Azelaic acid and retinal",
        "Azelaic acid in the morning, retinal in the evening. Begin with one of them, and add the other after two weeks.",
    ),
    (
        "copper-peptide",
        "vitamin-c",
        Severity::Care,
        "Copper peptides and vitamin C",
        "Vitamin C in the morning, copper peptides in the evening: side by side each takes the other's strength.",
    ),
    (
        "niacinamide",
        "vitamin-c",
        Severity::Care,
        "Niacinamide and vitamin C",
        "They get along, but skin that flushes easily prefers vitamin C in the morning and niacinamide in the evening.",
    ),
];

pub fn family(inci: &str) -> Option<&'static str> {
    FAMILIES.iter().find(|known| known.0 == inci).map(|known| known.1)
}

pub fn conflicts() -> Vec<Conflict> {
    let one = |(one, other, severity, title, advice): &(&str, &str, Severity, &str, &str)| Conflict {
        one: (*one).into(),
        other: (*other).into(),
        severity: *severity,
        title: (*title).into(),
        advice: (*advice).into(),
    };
    CONFLICTS.iter().map(one).collect()
}

pub fn conflict_rows(dice: &Dice) -> Vec<ConflictRow> {
    let mut dice = dice.fork("conflicts", 0);
    let row = |conflict: Conflict| ConflictRow {
        id: dice.uuid(),
        one: conflict.one,
        other: conflict.other,
        severity: conflict.severity.name().into(),
        title: conflict.title,
        advice: conflict.advice,
    };
    conflicts().into_iter().map(row).collect()
}

pub fn ritual_rows(shelf: &Shelf) -> Vec<RitualRow> {
    let row = |(name, step, morning, evening): &(&str, i16, &str, &str)| {
        let product = shelf.products.iter().find(|product| product.name == *name)?;
        Some(RitualRow { product_id: product.id, step: *step, morning: (*morning).into(), evening: (*evening).into() })
    };
    RITUALS.iter().filter_map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::{
        super::{ingredients::INGREDIENTS, shelf::serums},
        *,
    };

    #[test]
    fn every_serum_is_worn_some_time_and_every_family_is_of_something() {
        for serum in serums() {
            assert_eq!(RITUALS.iter().filter(|ritual| ritual.0 == serum.name).count(), 1, "{}", serum.name);
        }
        assert!(FAMILIES.iter().all(|family| INGREDIENTS.iter().any(|known| known.0 == family.0)));
        let known = |family: &str| FAMILIES.iter().any(|one| one.1 == family);
        assert!(CONFLICTS.iter().all(|conflict| conflict.0 <= conflict.1 && known(conflict.0) && known(conflict.1)));
    }
}
