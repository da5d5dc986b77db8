//! Orvale: few words, exact ones, in English.
use super::{Entry, Feature, Hero, Index, Quote, Step, Steps, Voice, Window, anchor};
use crate::{domain::store::Locale, i18n::amount, paths};

pub static VOICE: Voice = Voice {
    word: "Orvale",
    nav: [
        Entry { word: "Serums", path: paths::SHOP, anchor: "" },
        Entry { word: "By concern", path: paths::HOME, anchor: anchor::INDEX },
        Entry { word: "Skin quiz", path: paths::QUIZ, anchor: "" },
        Entry { word: "A day", path: paths::HOME, anchor: anchor::STEPS },
    ],
    say: "Made in small lots, sent in two days.",
    legal: "© 2026 Orvale Laboratory, Portland. All prices in US dollars.",
    mail: "care@orvale.test",
    shop_title: "Serums",
    shop_placeholder: "Ingredient, concern, name",
    goods: |n| if n == 1 { "1 serum".into() } else { format!("{} serums", amount::count(n, Locale::En)) },
    promise: "Ships from Portland within two days. Sixty days to change your mind, opened or not.",
    hero: Hero {
        hue: 72,
        folio: |goods| vec![format!("{goods}, in lots of 400"), "Portland".into()],
        lines: ["Light, held", "in glass."],
        lead: "Each one does a single thing, at the strength where it is known to work.",
        go: "See the serums",
        also: "Start from your skin",
        also_to: anchor::INDEX,
    },
    window: Window { title: "The serums", lead: "", more: |goods| format!("All {goods}"), shows: 6 },
    index: Index { kind: "concern", title: "What would you like to see less of?", lead: "Start from your skin, not from our shelf." },
    feature: Feature {
        title: "The whole label, read aloud",
        text: "Every formula stands on its page in the order of the label: each ingredient, how much of it where we may say, and what it is there for.",
        go: "Read this one",
    },
    quote: Quote { text: "Nothing in the bottle that is not doing something.", by: "Inés Orvale, who formulates every lot and signs it" },
    steps: Steps {
        title: "A day, in three drops",
        lead: "",
        steps: [
            Step { when: "Morning", title: "Wake", text: "Vitamin C on clean, damp skin. Wait for a minute, then sunscreen." },
            Step { when: "Noon", title: "Leave it", text: "There is no noon serum. Skin repairs itself when it is left alone." },
            Step { when: "Evening", title: "Restore", text: "Retinal twice a week, ceramides on the other nights." },
        ],
    },
};
