//! The first page. Little is said here: what it says is the house's own copy (`storefront::voice`).

pub struct Home {
    /// Under the newest piece in the hero, from its price.
    pub only_one: fn(&str) -> String,
    /// When the window is empty: a title and a sentence.
    pub nothing: (&'static str, &'static str),
}

pub const EN: Home = Home {
    only_one: |price| format!("{price}, one of a kind"),
    nothing: ("The window is empty.", "Everything has found somebody. New things arrive soon; come back tomorrow."),
};

pub const PT_BR: Home = Home {
    only_one: |price| format!("{price}, peça única"),
    nothing: ("A vitrine está vazia.", "Tudo achou dona. Amanhã tem mais, volta pra ver."),
};
