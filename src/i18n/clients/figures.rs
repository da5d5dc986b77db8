//! Clients in figures, for finance: the list is found by names alone.
use super::{en, pt_br};
use crate::{domain::store::Locale, i18n::list::ListWords};

pub struct FiguresWords {
    pub list: ListWords,
}

pub(super) fn of(locale: Locale) -> &'static FiguresWords {
    match locale {
        Locale::PtBr => &PT_BR,
        Locale::En => &EN,
    }
}

static EN: FiguresWords = FiguresWords {
    list: ListWords {
        search_hint: "Name",
        none: ("No clients yet.", "Whoever orders with an account, or is added in the shop, gets a line."),
        none_found: |words| (format!("Nobody found for “{words}”."), "A part of a name is enough."),
        ..en::EN.list
    },
};

static PT_BR: FiguresWords = FiguresWords {
    list: ListWords {
        search_hint: "Nome",
        none: ("Nenhuma cliente ainda.", "Quem compra com conta, ou é cadastrada na loja, ganha uma linha."),
        none_found: |words| (format!("Ninguém encontrado para “{words}”."), "Uma parte do nome basta."),
        ..pt_br::PT_BR.list
    },
};
