//! What every page of a store says: navigation, footer, money's small words.

pub struct House {
    pub skip: &'static str,
    /// Name of the link on the wordmark, from the store's name.
    pub to_home: fn(&str) -> String,
    pub menu: &'static str,
    pub close: &'static str,
    pub search: &'static str,
    pub sign_in: &'static str,
    /// The way to whatever is hers: a page is the same whether she is signed in or not.
    pub account: &'static str,
    pub cart: &'static str,
    pub mode: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
    /// Footer columns.
    pub browse: &'static str,
    pub yours: &'static str,
    pub write: &'static str,
    pub all: &'static str,
    pub cheapest_first: &'static str,
    /// Said before a struck-through price, for those who can't see the stroke.
    pub price_before: &'static str,
}

pub const EN: House = House {
    skip: "Skip to content",
    to_home: |name| format!("{name}, to the first page"),
    menu: "Menu",
    close: "Close",
    search: "Search",
    sign_in: "Sign in",
    account: "Account",
    cart: "Bag",
    mode: "Light or dark",
    light: "Light",
    dark: "Dark",
    browse: "Shop",
    yours: "Yours",
    write: "Write to us",
    all: "Everything we have",
    cheapest_first: "Lowest price first",
    price_before: "before",
};

pub const PT_BR: House = House {
    skip: "Pular para o conteúdo",
    to_home: |name| format!("{name}, ir para o início"),
    menu: "Menu",
    close: "Fechar",
    search: "Buscar",
    sign_in: "Entrar",
    account: "Conta",
    cart: "Sacola",
    mode: "Claro ou escuro",
    light: "Claro",
    dark: "Escuro",
    browse: "Comprar",
    yours: "Suas coisas",
    write: "Fala com a gente",
    all: "Tudo o que temos",
    cheapest_first: "Menor preço primeiro",
    price_before: "antes",
};
