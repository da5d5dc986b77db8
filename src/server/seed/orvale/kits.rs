//! Three kits: a morning, an evening, and a beginning. A kit has no stock of its own; selling one takes its parts.

/// A kit: parts are serum name, volume, quantity.
#[derive(Debug, Clone, Copy)]
pub struct Kit {
    pub name: &'static str,
    /// Printed on the glass of its picture.
    pub printed: &'static str,
    pub tagline: &'static str,
    pub description: &'static str,
    pub usage: &'static str,
    /// OKLCH of the liquids in its picture.
    pub liquid: (f32, f32, f32),
    /// Cents; less than its parts together.
    pub price: i64,
    pub parts: &'static [(&'static str, &'static str, i32)],
    pub concerns: &'static [&'static str],
    pub skins: &'static [&'static str],
}

pub const KITS: [Kit; 3] = [
    Kit {
        name: "Matin, the Morning Set",
        printed: "Matin",
        tagline: "Three steps between you and the day.",
        description: "Brume to wake, Clarté 12 to brighten, Rosée 5 to hold. Ninety seconds in all, in the order in which they stand in the box. Together they cost less than apart, and they get along.",
        usage: "Morning: Brume on a clean face, four drops of Clarté 12, a minute of patience, three drops of Rosée 5, sunscreen. Evening: Brume and Rosée 5 alone.",
        liquid: (0.78, 0.13, 70.0),
        price: 13_400,
        parts: &[("Brume", "50 ml", 1), ("Clarté 12", "30 ml", 1), ("Rosée 5", "30 ml", 1)],
        concerns: &["dullness", "dehydration"],
        skins: &["normal", "dry", "combination"],
    },
    Kit {
        name: "Soir, the Evening Set",
        printed: "Soir",
        tagline: "Undo the day, then build.",
        description: "Sève 3 quiets, Minuit 0.3 renews, Baume 4 closes the door. The small Minuit, because a beginning should be small; it lasts three months at two nights a week.",
        usage: "Evening: four drops of Sève 3, then on two nights a week Minuit 0.3, then Baume 4 over everything. Morning: Sève 3 if the skin feels asked too much.",
        liquid: (0.58, 0.13, 320.0),
        price: 12_600,
        parts: &[("Sève 3", "30 ml", 1), ("Minuit 0.3", "15 ml", 1), ("Baume 4", "30 ml", 1)],
        concerns: &["fine-lines", "barrier"],
        skins: &["normal", "dry", "combination"],
    },
    Kit {
        name: "First Light, the Discovery Set",
        printed: "First Light",
        tagline: "Six weeks to find your own.",
        description: "Four small bottles that suit nearly everyone: water, calm, clarity, light. Enough for six weeks, which is how long skin needs to have an opinion.",
        usage: "Morning: Rosée 5, then Clarté 12, sunscreen. Evening: Rosée 5, then Azur 10 or Sève 3, whichever the day calls for.",
        liquid: (0.82, 0.09, 210.0),
        price: 9_800,
        parts: &[("Rosée 5", "15 ml", 1), ("Azur 10", "15 ml", 1), ("Sève 3", "15 ml", 1), ("Clarté 12", "15 ml", 1)],
        concerns: &["dehydration", "dullness", "redness"],
        skins: &["normal", "dry", "combination", "oily", "sensitive"],
    },
];
