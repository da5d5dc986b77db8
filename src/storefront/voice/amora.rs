//! Amora: a friend in the shop, in Brazilian Portuguese.
use super::{Entry, Voice, anchor};
use crate::{domain::store::Locale, i18n::amount, paths};

pub static VOICE: Voice = Voice {
    word: "amora",
    nav: [
        Entry { word: "Peças", path: paths::SHOP, anchor: "" },
        Entry { word: "Do 46 ao 60", path: paths::HOME, anchor: anchor::INDEX },
        Entry { word: "Como funciona", path: paths::HOME, anchor: anchor::STEPS },
    ],
    say: "A gente se veste do tamanho que tem.",
    headline: "Chegue chegando.",
    hue: 36,
    legal: "© 2026 Amora Brechó Curvas, São Paulo.",
    mail: "oi@amora.test",
    shop_title: "Peças",
    shop_placeholder: "Vestido, linho, festa…",
    goods: |n| if n == 1 { "1 peça".into() } else { format!("{} peças", amount::count(n, Locale::PtBr)) },
    promise: "Não vestiu como você queria? Sete dias para devolver.",
    more: |goods| format!("Todas: {goods}"),
};
