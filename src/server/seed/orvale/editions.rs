//! Seven editions: what came out together, and why.

/// Number, title, story, the products in it, and how many days ago it came out.
pub type Edition = (i32, &'static str, &'static str, &'static [&'static str], i64);

pub const EDITIONS: [Edition; 7] = [
    (
        1,
        "First Water",
        "We began with what skin asks for most and gets least: water that stays. Eleven months of weighing, two serums.",
        &["Rosée 5", "Brume"],
        1420,
    ),
    (
        2,
        "Clear Weather",
        "For faces that shine before noon. One serum to quiet the surface, one to clear what lies beneath it.",
        &["Azur 10", "Onde 2"],
        1180,
    ),
    (
        3,
        "Daylight",
        "Vitamin C that behaves, azelaic acid that does not pill. Two ways to give a tone back to itself.",
        &["Clarté 12", "Aube 10"],
        930,
    ),
    (
        4,
        "Night School",
        "Renewal is learned slowly. Retinal for patience, polyhydroxy acids for manners; never on the same night.",
        &["Minuit 0.3", "Voile 8"],
        690,
    ),
    (
        5,
        "The Wall",
        "Before skin can do anything, it must be able to keep the door shut. Ceramides in the proportion of nature, and three quiet greens.",
        &["Baume 4", "Sève 3"],
        480,
    ),
    (6, "Seven Nights", "Glass you break and a week you count. Peptides at the strength that we would give a friend.", &["Nuit Sept"], 240),
    (
        7,
        "In Company",
        "Some things are better together. A morning, an evening, and a way to begin.",
        &["Matin, the Morning Set", "Soir, the Evening Set", "First Light, the Discovery Set"],
        96,
    ),
];
