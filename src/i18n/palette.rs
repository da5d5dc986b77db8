//! What the finder of the back office says, and the page of keys.
use crate::domain::store::Locale;

/// This area alone, so that a browser loads no other sentences with it.
pub fn of(locale: Locale) -> &'static Words {
    match locale {
        Locale::PtBr => &PT_BR,
        Locale::En => &EN,
    }
}

pub struct Words {
    pub open: &'static str,
    pub title: &'static str,
    pub hint: &'static str,
    pub rooms: &'static str,
    pub pieces: &'static str,
    pub orders: &'static str,
    pub looking: &'static str,
    pub found: fn(usize) -> String,
    pub nothing: fn(&str) -> String,
    pub no_code: fn(&str) -> String,
    pub failed: &'static str,
    pub close: &'static str,
    pub keys_title: &'static str,
    /// A key, and what it does.
    pub keys: [(&'static str, &'static str); 8],
}

static EN: Words = Words {
    open: "Find",
    title: "Find a piece, an order, a room",
    hint: "Code, name, size, colour …",
    rooms: "Rooms",
    pieces: "Pieces",
    orders: "Orders",
    looking: "Looking",
    found: |n| if n == 1 { "1 found".into() } else { format!("{n} found") },
    nothing: |words| format!("Nothing goes by “{words}”."),
    no_code: |code| format!("No piece has the code {code}."),
    failed: "The shop does not answer. What you typed is still here.",
    close: "Close",
    keys_title: "Keys",
    keys: [
        ("Ctrl K", "find anything"),
        ("/", "search this list"),
        ("↑ ↓", "move through the list, also J and K"),
        ("↵", "open"),
        ("esc", "close, or empty the search"),
        ("G", "then the first letter of a room: go there"),
        ("?", "this page"),
        ("scanner", "reads a label anywhere and opens its piece"),
    ],
};

static PT_BR: Words = Words {
    open: "Achar",
    title: "Achar uma peça, um pedido, uma sala",
    hint: "Código, nome, tamanho, cor…",
    rooms: "Salas",
    pieces: "Peças",
    orders: "Pedidos",
    looking: "Procurando",
    found: |n| if n == 1 { "1 resultado".into() } else { format!("{n} resultados") },
    nothing: |words| format!("Nada atende por “{words}”."),
    no_code: |code| format!("Nenhuma peça tem o código {code}."),
    failed: "A loja não responde. O que você escreveu continua aqui.",
    close: "Fechar",
    keys_title: "Teclas",
    keys: [
        ("Ctrl K", "achar qualquer coisa"),
        ("/", "buscar nesta lista"),
        ("↑ ↓", "andar pela lista, também J e K"),
        ("↵", "abrir"),
        ("esc", "fechar, ou limpar a busca"),
        ("G", "e a primeira letra de uma sala: ir até ela"),
        ("?", "esta página"),
        ("leitor", "lê uma etiqueta em qualquer lugar e abre a peça"),
    ],
};
