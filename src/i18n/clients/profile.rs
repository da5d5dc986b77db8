//! Who a client is to the shop: birthday, portfolio, class and limits, what she agreed to.
use crate::domain::{
    client::{Birthday, Reach},
    store::Locale,
};

pub struct ProfileWords {
    pub title: &'static str,
    pub birthday: &'static str,
    pub day: &'static str,
    pub month: &'static str,
    pub year: &'static str,
    pub birthday_wrong: &'static str,
    pub attendant: &'static str,
    pub prefers: &'static str,
    pub no_matter: &'static str,
    pub class: &'static str,
    pub no_class: &'static str,
    pub pieces: &'static str,
    pub bags: &'static str,
    pub own_hint: &'static str,
    pub counts_wrong: &'static str,
    pub reason: &'static str,
    pub reason_wrong: &'static str,
    /// Held, and the most.
    pub pieces_of: fn(u32, Option<u32>) -> String,
    pub bags_of: fn(u32, Option<u32>) -> String,
    pub held_of: fn(&str, &str) -> String,
    pub yes: fn(&str) -> String,
    pub no: fn(&str) -> String,
    pub never_asked: &'static str,
    pub ticket: &'static str,
    pub lifetime: &'static str,
    pub last: &'static str,
    pub visits: &'static str,
    pub before: &'static str,
    pub merged: &'static str,
    pub undo: &'static str,
    pub undo_changed: &'static str,
}

pub(super) fn of(locale: Locale) -> &'static ProfileWords {
    match locale {
        Locale::PtBr => &PT_BR,
        Locale::En => &EN,
    }
}

const EN_MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

pub(super) fn en_birthday(born: Birthday) -> String {
    let month = usize::try_from(born.month - 1).ok().and_then(|place| EN_MONTHS.get(place)).copied().unwrap_or_default();
    born.year.map_or_else(|| format!("{} {month}", born.day), |year| format!("{} {month} {year}", born.day))
}

pub(super) fn pt_birthday(born: Birthday) -> String {
    born.year.map_or_else(|| format!("{:02}/{:02}", born.day, born.month), |year| format!("{:02}/{:02}/{year}", born.day, born.month))
}

pub(super) fn en_reach(reach: Reach) -> &'static str {
    match reach {
        Reach::Whatsapp => "WhatsApp",
        Reach::Phone => "a call",
        Reach::Email => "e-mail",
    }
}

pub(super) fn pt_reach(reach: Reach) -> &'static str {
    match reach {
        Reach::Whatsapp => "WhatsApp",
        Reach::Phone => "ligação",
        Reach::Email => "e-mail",
    }
}

static EN: ProfileWords = ProfileWords {
    title: "Birthday, attendant, way to reach her",
    birthday: "Birthday",
    day: "Day",
    month: "Month",
    year: "Year, if she told it",
    birthday_wrong: "There is no such day. A day and a month are enough.",
    attendant: "Looked after by",
    prefers: "Best reached by",
    no_matter: "not said",
    class: "Class",
    no_class: "none: the store's limit",
    pieces: "Pieces at most",
    bags: "Bags at most",
    own_hint: "Empty: as her class says.",
    counts_wrong: "A whole number: up to 1,000 pieces, up to 100 bags.",
    reason: "Why she has limits of her own",
    reason_wrong: "Limits of her own need a reason.",
    pieces_of: |held, most| {
        most.map_or_else(|| if held == 1 { "1 piece".into() } else { format!("{held} pieces") }, |most| format!("{held} of {most} pieces"))
    },
    bags_of: |held, most| {
        most.map_or_else(|| if held == 1 { "1 bag".into() } else { format!("{held} bags") }, |most| format!("{held} of {most} bags"))
    },
    held_of: |held, most| format!("{held} of {most}"),
    yes: |at| format!("yes, {at}"),
    no: |at| format!("no, {at}"),
    never_asked: "never asked",
    ticket: "Average order",
    lifetime: "Worth in all",
    last: "Last seen",
    visits: "Visits",
    before: "before",
    merged: "Made one with",
    undo: "Make them two again",
    undo_changed: "Something of it is otherwise by now, so they stay one.",
};

static PT_BR: ProfileWords = ProfileWords {
    title: "Aniversário, quem cuida, melhor contato",
    birthday: "Aniversário",
    day: "Dia",
    month: "Mês",
    year: "Ano, se ela contou",
    birthday_wrong: "Esse dia não existe. Bastam dia e mês.",
    attendant: "Quem cuida",
    prefers: "Melhor contato",
    no_matter: "não disse",
    class: "Classe",
    no_class: "nenhuma: o limite da loja",
    pieces: "Peças, no máximo",
    bags: "Sacolas, no máximo",
    own_hint: "Vazio: como diz a classe.",
    counts_wrong: "Um número inteiro: até 1.000 peças, até 100 sacolas.",
    reason: "Por que ela tem limites próprios",
    reason_wrong: "Limites próprios precisam de um motivo.",
    pieces_of: |held, most| {
        most.map_or_else(|| if held == 1 { "1 peça".into() } else { format!("{held} peças") }, |most| format!("{held} de {most} peças"))
    },
    bags_of: |held, most| {
        most.map_or_else(
            || if held == 1 { "1 sacola".into() } else { format!("{held} sacolas") },
            |most| format!("{held} de {most} sacolas"),
        )
    },
    held_of: |held, most| format!("{held} de {most}"),
    yes: |at| format!("sim, {at}"),
    no: |at| format!("não, {at}"),
    never_asked: "nunca perguntado",
    ticket: "Pedido médio",
    lifetime: "Valor até hoje",
    last: "Última vez",
    visits: "Visitas",
    before: "antes",
    merged: "Unida com",
    undo: "Separar de novo",
    undo_changed: "Algo disso já mudou, então continuam unidas.",
};
