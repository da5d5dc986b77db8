//! Kinds of words, as the back office calls them: apart, so that it loads no other sentence of the shop.
use crate::domain::store::Locale;

/// What a kind of words is called.
pub fn facet(locale: Locale) -> fn(&str) -> &'static str {
    match locale {
        Locale::PtBr => pt_br,
        Locale::En => en,
    }
}

fn en(kind: &str) -> &'static str {
    match kind {
        "category" => "Kind",
        "size" => "Size",
        "colour" => "Colour",
        "print" => "Print",
        "occasion" => "Occasion",
        "fit" => "Fit",
        "fabric" => "Cloth",
        "concern" => "Concern",
        "skin" => "Skin",
        _ => "Texture",
    }
}

fn pt_br(kind: &str) -> &'static str {
    match kind {
        "category" => "Tipo",
        "size" => "Tamanho",
        "colour" => "Cor",
        "print" => "Estampa",
        "occasion" => "Ocasião",
        "fit" => "Caimento",
        "fabric" => "Tecido",
        "concern" => "Para",
        "skin" => "Pele",
        _ => "Textura",
    }
}
