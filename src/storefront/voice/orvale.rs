//! Orvale: few words, exact ones, in English.
use super::{Entry, Voice, anchor};
use crate::{domain::store::Locale, i18n::amount, paths};

pub static VOICE: Voice = Voice {
    word: "Orvale",
    nav: [
        Entry { word: "Serums", path: paths::SHOP, anchor: "" },
        Entry { word: "By concern", path: paths::HOME, anchor: anchor::INDEX },
        Entry { word: "A day", path: paths::HOME, anchor: anchor::STEPS },
    ],
    say: "Made in small lots, sent in two days.",
    headline: "Light, held in glass.",
    hue: 72,
    legal: "© 2026 Orvale Laboratory, Portland. All prices in US dollars.",
    mail: "care@orvale.test",
    shop_title: "Serums",
    shop_placeholder: "Ingredient, concern, name",
    goods: |n| if n == 1 { "1 serum".into() } else { format!("{} serums", amount::count(n, Locale::En)) },
    promise: "Ships from Portland within two days. Sixty days to change your mind, opened or not.",
    more: |goods| format!("All {goods}"),
};
