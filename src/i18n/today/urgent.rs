//! What presses, in words: a sentence and a verb for each rule, both languages side by side.
use crate::domain::{
    store::Locale,
    today::{Fact, PutOff, Rule},
};

/// The sentence of a card. `money` is written already.
pub fn sentence(fact: &Fact, money: &str, locale: Locale) -> String {
    let (many, label) = (fact.many, fact.label.as_str());
    let one = many == 1;
    match locale {
        Locale::En => match fact.rule {
            Rule::Decide if one => format!("1 paid order waits for your decision: {money}."),
            Rule::Decide => format!("{many} paid orders wait for your decision: {money}."),
            Rule::BagsLate if one => format!("1 bag should be back: {money} are out."),
            Rule::BagsLate => format!("{many} bags should be back: {money} are out."),
            Rule::LowStock if one => format!("{label} runs low."),
            Rule::LowStock => format!("{label} and {} more run low.", many - 1),
            Rule::Arrived => format!("Collection {label} arrived with {many} pieces."),
            Rule::Slowing => format!("The {many} pieces that weigh most hang too long; the next step takes {money} off."),
            Rule::Tried => format!("“{label}” was tried {many} times and never kept."),
            Rule::Birthday if one => format!("{label} has her birthday; 1 piece hangs in her size."),
            Rule::Birthday => format!("{label} has her birthday; {many} pieces hang in her size."),
        },
        Locale::PtBr => match fact.rule {
            Rule::Decide if one => format!("1 pedido pago espera a sua decisão: {money}."),
            Rule::Decide => format!("{many} pedidos pagos esperam a sua decisão: {money}."),
            Rule::BagsLate if one => format!("1 sacola já devia ter voltado: {money} fora."),
            Rule::BagsLate => format!("{many} sacolas já deviam ter voltado: {money} fora."),
            Rule::LowStock if one => format!("{label} está acabando."),
            Rule::LowStock => format!("{label} e mais {} estão acabando.", many - 1),
            Rule::Arrived => format!("A coleção {label} chegou com {many} peças."),
            Rule::Slowing => format!("As {many} peças que mais pesam estão paradas; o próximo passo tira {money}."),
            Rule::Tried => format!("“{label}” foi provada {many} vezes e nunca ficou."),
            Rule::Birthday if one => format!("{label} faz aniversário; há 1 peça no tamanho dela."),
            Rule::Birthday => format!("{label} faz aniversário; há {many} peças no tamanho dela."),
        },
    }
}

/// What its button says.
pub fn verb(rule: Rule, locale: Locale) -> &'static str {
    let (en, pt) = match rule {
        Rule::Decide => ("Decide", "Decidir"),
        Rule::BagsLate => ("See the bags", "Ver as sacolas"),
        Rule::LowStock => ("See the stock", "Ver o estoque"),
        Rule::Arrived => ("Open the match", "Abrir o match"),
        Rule::Slowing => ("Suggest discounts", "Sugerir descontos"),
        Rule::Tried => ("See the piece", "Ver a peça"),
        Rule::Birthday => ("What suits her", "O que combina com ela"),
    };
    if locale == Locale::En { en } else { pt }
}

/// Why this card: the money in it, how sure it is, how pressing, and its place among so many.
pub fn why(fact: &Fact, money: &str, place: u32, locale: Locale) -> String {
    let (sure, pressing) = (fact.rule.of().weight_pm / 10, fact.pressing / 10);
    let until = fact.ends.as_deref();
    match locale {
        Locale::En => {
            let until = until.map(|day| format!(" It is about until {day}.")).unwrap_or_default();
            format!("Number {place} of what presses: {money} in it × {sure}% sure × {pressing}% urgent.{until}")
        }
        Locale::PtBr => {
            let until = until.map(|day| format!(" Vale até {day}.")).unwrap_or_default();
            format!("Número {place} do que urge: {money} em jogo × {sure}% certo × {pressing}% urgente.{until}")
        }
    }
}

pub struct Words {
    pub title: &'static str,
    pub none: &'static str,
    pub more: fn(usize) -> String,
    pub why: &'static str,
    pub put_off: &'static str,
    pub reason: fn(PutOff) -> &'static str,
    pub gone: &'static str,
}

pub fn of(locale: Locale) -> &'static Words {
    match locale {
        Locale::PtBr => &PT_BR,
        Locale::En => &EN,
    }
}

static EN: Words = Words {
    title: "What presses",
    none: "Nothing presses. Have a coffee.",
    more: |n| if n == 1 { "1 more waits behind these.".into() } else { format!("{n} more wait behind these.") },
    why: "Why this card",
    put_off: "Put off",
    reason: |reason| match reason {
        PutOff::Later => "Later",
        PutOff::BeingDone => "Somebody is at it",
        PutOff::NotForUs => "Not for us",
    },
    gone: "The card is put off.",
};

static PT_BR: Words = Words {
    title: "O que urge",
    none: "Nada urge. Tome um café.",
    more: |n| if n == 1 { "Mais 1 espera atrás destes.".into() } else { format!("Mais {n} esperam atrás destes.") },
    why: "Por que este aviso",
    put_off: "Adiar",
    reason: |reason| match reason {
        PutOff::Later => "Depois",
        PutOff::BeingDone => "Alguém já cuida",
        PutOff::NotForUs => "Não é para nós",
    },
    gone: "O aviso foi adiado.",
};
