//! Classes of trust, as an owner sets them.
use crate::domain::store::Locale;

pub struct Classes {
    pub title: &'static str,
    pub lead: &'static str,
    pub name: &'static str,
    pub name_wrong: &'static str,
    pub value: &'static str,
    pub value_wrong: &'static str,
    pub value_hint: &'static str,
    pub hint: &'static str,
    pub add: &'static str,
}

pub(super) fn of(locale: Locale) -> &'static Classes {
    match locale {
        Locale::PtBr => &PT_BR,
        Locale::En => &EN,
    }
}

static EN: Classes = Classes {
    title: "Classes of clients",
    lead: "What a client of a class may have at home at once. A limit of her own goes before it.",
    name: "Name",
    name_wrong: "A name of 1 to 40 characters.",
    value: "Value at home",
    value_wrong: "That is no amount. It reads like 4,000.",
    value_hint: "Empty: the limit of the house.",
    hint: "Empty: no limit.",
    add: "New class",
};

static PT_BR: Classes = Classes {
    title: "Classes de clientes",
    lead: "O que uma cliente da classe pode ter em casa ao mesmo tempo. Um limite só dela vale mais.",
    name: "Nome",
    name_wrong: "Um nome de 1 a 40 letras.",
    value: "Valor em casa",
    value_wrong: "Isso não é um valor. Escreve-se 4.000.",
    value_hint: "Vazio: o limite da casa.",
    hint: "Vazio: sem limite.",
    add: "Nova classe",
};
