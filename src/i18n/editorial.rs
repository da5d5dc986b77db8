//! What editorial pages say around the house's own words: counts, what is gone, the way to wear a whole look.
use crate::domain::store::Locale;

/// The way into the editor, for the team. Alone, so that a browser loads no other sentence with it.
pub fn edit(locale: Locale) -> &'static str {
    match locale {
        Locale::En => "Edit this page",
        Locale::PtBr => "Editar esta página",
    }
}

pub struct Editorial {
    /// Over the newest piece that the hero names: it is not in the picture.
    pub just_in: &'static str,
    /// Under the newest piece in the hero, from its price.
    pub only_one: fn(&str) -> String,
    /// When a shelf has nothing to show: a title and a sentence.
    pub nothing: (&'static str, &'static str),
    /// Small word over the number of a masthead.
    pub issue: &'static str,
    pub collections: &'static str,
    pub collections_lead: fn(u32) -> String,
    /// The way into the newest one, beside its picture; and over all that came before.
    pub see_collection: &'static str,
    pub before: &'static str,
    pub collection_described: fn(&str) -> String,
    /// What a collection still has, and what of it has found somebody; the first gets the goods as a phrase.
    pub there: fn(&str) -> String,
    pub gone: fn(u32) -> String,
    pub all_gone: (&'static str, &'static str),
    pub none_left: &'static str,
    pub to_collections: &'static str,
    /// One look.
    pub look: Looks,
    /// Over a page that is not out yet.
    pub preview: &'static str,
}

pub struct Looks {
    /// Name of the list of its pieces.
    pub pieces: &'static str,
    pub whole: fn(u32) -> String,
    pub add: fn(u32) -> String,
    pub see: &'static str,
    /// A sister stands in for this one.
    pub instead: fn(&str) -> String,
    /// Nothing of it is left.
    pub over: (&'static str, &'static str),
    /// How many are in the bag, and the names of those that could not be had.
    pub missed: fn(u32, &str) -> (String, String),
    pub to_cart: &'static str,
}

pub const EN: Editorial = Editorial {
    just_in: "Just in",
    only_one: |price| format!("{price}, one of a kind"),
    nothing: ("The window is empty.", "Everything has found somebody. New things arrive soon; come back tomorrow."),
    issue: "Edition",
    collections: "Editions",
    collections_lead: |n| if n == 1 { "One, so far.".into() } else { format!("{n} so far, each with its reason.") },
    see_collection: "See the edition",
    before: "Before that",
    collection_described: |title| format!("{title}: what came out together, and why."),
    there: |goods| goods.to_owned(),
    gone: |n| if n == 1 { "1 has found somebody".into() } else { format!("{n} have found somebody") },
    all_gone: ("All of it has found somebody.", "What you see was here. The next edition is being made."),
    none_left: "All gone",
    to_collections: "All editions",
    look: Looks {
        pieces: "What it takes",
        whole: |n| format!("All {n} together"),
        add: |n| if n == 1 { "Put it in the bag".into() } else { format!("Put all {n} in the bag") },
        see: "See it whole",
        instead: |name| format!("In place of {name}, which is gone: its nearest sister."),
        over: ("Nothing of this one is left.", "It was worn by somebody else in the end. See what is like it in the shop."),
        missed: |got, names| {
            let title = match got {
                0 => "None of it could be had.".to_owned(),
                1 => "One is in your bag.".to_owned(),
                n => format!("{n} are in your bag."),
            };
            (title, format!("Not to be had just now: {names}."))
        },
        to_cart: "See the bag",
    },
    preview: "Preview. Only those with this link see it like this.",
};

pub const PT_BR: Editorial = Editorial {
    just_in: "Acabou de chegar",
    only_one: |price| format!("{price}, peça única"),
    nothing: ("A vitrine está vazia.", "Tudo achou dona. Amanhã tem mais, volta pra ver."),
    issue: "Coleção",
    collections: "Coleções",
    collections_lead: |n| if n == 1 { "Uma até aqui.".into() } else { format!("{n} até aqui, cada uma com sua história.") },
    see_collection: "Ver a coleção",
    before: "As de antes",
    collection_described: |title| format!("{title}: as peças que chegaram juntas, e de onde vieram."),
    there: |goods| format!("{goods} na arara"),
    gone: |n| if n == 1 { "1 já achou dona".into() } else { format!("{n} já acharam dona") },
    all_gone: ("Essa já foi inteira.", "Tudo o que você vê aqui já achou dona. A próxima coleção está sendo passada."),
    none_left: "Toda vendida",
    to_collections: "Todas as coleções",
    look: Looks {
        pieces: "O que entra no look",
        whole: |n| format!("As {n} juntas"),
        add: |n| if n == 1 { "Pôr na sacola".into() } else { format!("Pôr as {n} na sacola") },
        see: "Ver o look inteiro",
        instead: |name| format!("No lugar de {name}, que já saiu: a irmã mais próxima dela."),
        over: ("Desse look não sobrou nada.", "Outra pessoa vestiu primeiro. Olha as irmãs na loja."),
        missed: |got, names| {
            let title = match got {
                0 => "Nenhuma deu para guardar.".to_owned(),
                1 => "Uma está na sua sacola.".to_owned(),
                n => format!("{n} estão na sua sacola."),
            };
            (title, format!("Agora não deu: {names}."))
        },
        to_cart: "Ver a sacola",
    },
    preview: "Prévia. Só quem tem este link vê assim.",
};
