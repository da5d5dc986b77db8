//! The filters of the list of clients.
use crate::domain::{client::Keeps, store::Locale};

pub struct Filters {
    /// How many are set.
    pub title: fn(usize) -> String,
    pub any: &'static str,
    pub size: &'static str,
    pub tag: &'static str,
    pub class: &'static str,
    pub keeps: &'static str,
    pub keep: fn(Keeps) -> &'static str,
    pub unseen: &'static str,
    pub unseen_for: fn(u16) -> String,
    pub charge: &'static str,
    pub mine: &'static str,
    pub nobody: &'static str,
    pub born: &'static str,
    pub months: [&'static str; 12],
    pub clear: &'static str,
    /// All clients of somebody go to somebody else.
    pub entrust: fn(&str) -> String,
    pub entrust_to: &'static str,
    pub entrusted: fn(u32) -> String,
}

pub(super) fn of(locale: Locale) -> &'static Filters {
    match locale {
        Locale::PtBr => &PT_BR,
        Locale::En => &EN,
    }
}

static EN: Filters = Filters {
    title: |set| if set == 0 { "More filters".into() } else { format!("More filters · {set}") },
    any: "any",
    size: "Size",
    tag: "Word",
    class: "Class",
    keeps: "Keeps",
    keep: |keeps| match keeps {
        Keeps::Most => "two thirds or more",
        Keeps::Half => "a third or more",
        Keeps::Few => "less than a third",
    },
    unseen: "Not seen for",
    unseen_for: |days| if days == 365 { "a year".into() } else { format!("{days} days") },
    charge: "Looked after by",
    mine: "me",
    nobody: "nobody",
    born: "Birthday in",
    months: ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    clear: "Clear filters",
    entrust: |name| format!("Give all clients of {name} to"),
    entrust_to: "Give",
    entrusted: |many| if many == 1 { "1 client changed hands.".into() } else { format!("{many} clients changed hands.") },
};

static PT_BR: Filters = Filters {
    title: |set| if set == 0 { "Mais filtros".into() } else { format!("Mais filtros · {set}") },
    any: "qualquer",
    size: "Tamanho",
    tag: "Palavra",
    class: "Classe",
    keeps: "Fica com",
    keep: |keeps| match keeps {
        Keeps::Most => "dois terços ou mais",
        Keeps::Half => "um terço ou mais",
        Keeps::Few => "menos de um terço",
    },
    unseen: "Sem aparecer há",
    unseen_for: |days| if days == 365 { "um ano".into() } else { format!("{days} dias") },
    charge: "Quem cuida",
    mine: "eu",
    nobody: "ninguém",
    born: "Aniversário em",
    months: ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
    clear: "Limpar filtros",
    entrust: |name| format!("Passar todas as clientes de {name} para"),
    entrust_to: "Passar",
    entrusted: |many| if many == 1 { "1 cliente mudou de mãos.".into() } else { format!("{many} clientes mudaram de mãos.") },
};
