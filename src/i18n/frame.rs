//! What the frame of lists says in every room: taking back, choosing many, questions under a name.
use crate::domain::store::Locale;

/// This area alone, so that a browser loads no other sentences with it.
pub fn of(locale: Locale) -> &'static Words {
    match locale {
        Locale::PtBr => &PT_BR,
        Locale::En => &EN,
    }
}

pub struct Words {
    pub undo: &'static str,
    pub undoing: &'static str,
    pub undone: &'static str,
    /// It could not be taken back; why, when it is known.
    pub not_undone: fn(&str) -> String,
    pub dismiss: &'static str,
    /// One row, by its name; how many are chosen; all of a list, and the most that one command takes.
    pub choose: fn(&str) -> String,
    pub chosen: fn(usize) -> String,
    pub all_chosen: fn(&str, usize) -> String,
    pub choose_none: &'static str,
    pub saved: &'static str,
    pub save: &'static str,
    pub name: &'static str,
    pub name_wrong: &'static str,
    pub shared: &'static str,
    pub of_team: &'static str,
    pub edit: fn(&str) -> String,
    pub rename: &'static str,
    pub remove: &'static str,
    pub too_many: &'static str,
    pub removed: fn(&str) -> String,
}

static EN: Words = Words {
    undo: "Undo",
    undoing: "Taking it back",
    undone: "Taken back.",
    not_undone: |why| {
        if why.is_empty() { "That could not be taken back. Look at it again.".into() } else { format!("Not taken back. {why}") }
    },
    dismiss: "Dismiss",
    choose: |name| format!("Choose {name}"),
    chosen: |n| if n == 1 { "1 chosen".into() } else { format!("{n} chosen") },
    all_chosen: |all, n| format!("{all} match. One command takes {n} at most: these are the first {n}."),
    choose_none: "Choose none",
    saved: "Saved filters",
    save: "Save this filter",
    name: "Name",
    name_wrong: "A name of 1 to 40 letters.",
    shared: "For the whole team",
    of_team: "the team's",
    edit: |name| format!("Change the filter {name}"),
    rename: "Save",
    remove: "Take it off",
    too_many: "Twenty for one list are the most. Take one off first.",
    removed: |name| format!("The filter {name} is gone."),
};

static PT_BR: Words = Words {
    undo: "Desfazer",
    undoing: "Desfazendo",
    undone: "Desfeito.",
    not_undone: |why| if why.is_empty() { "Não deu para desfazer. Olhe de novo.".into() } else { format!("Não foi desfeito. {why}") },
    dismiss: "Dispensar",
    choose: |name| format!("Escolher {name}"),
    chosen: |n| if n == 1 { "1 escolhida".into() } else { format!("{n} escolhidas") },
    all_chosen: |all, n| format!("São {all}. Um comando leva no máximo {n}: estas são as primeiras {n}."),
    choose_none: "Não escolher nenhuma",
    saved: "Filtros guardados",
    save: "Guardar este filtro",
    name: "Nome",
    name_wrong: "Um nome de 1 a 40 letras.",
    shared: "Para a equipe toda",
    of_team: "da equipe",
    edit: |name| format!("Mudar o filtro {name}"),
    rename: "Guardar",
    remove: "Retirar",
    too_many: "Vinte por lista é o máximo. Retire um antes.",
    removed: |name| format!("O filtro {name} saiu."),
};
