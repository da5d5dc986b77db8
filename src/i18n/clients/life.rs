//! A client's life as the team reads it.
use crate::domain::{
    client::{
        Source,
        life::{Happening, Part},
    },
    store::Locale,
};

pub struct Life {
    pub title: &'static str,
    pub part: fn(Part) -> &'static str,
    pub what: fn(Happening) -> &'static str,
    pub source: fn(Source) -> &'static str,
    pub more: &'static str,
    pub nothing: &'static str,
    pub loading: &'static str,
    pub write: &'static str,
    pub write_hint: &'static str,
    pub write_wrong: &'static str,
    pub drop: &'static str,
    /// Not hers to take back.
    pub not_yours: &'static str,
}

pub(super) fn of(locale: Locale) -> &'static Life {
    match locale {
        Locale::PtBr => &PT_BR,
        Locale::En => &EN,
    }
}

static EN: Life = Life {
    title: "What happened",
    part: |part| match part {
        Part::All => "Everything",
        Part::Bags => "Bags",
        Part::Closed => "Bags that ended",
        Part::Late => "Late bags",
        Part::Tried => "Tried",
        Part::Kept => "Kept",
        Part::Out => "At home",
        Part::Orders => "Orders",
        Part::Visits => "Visits",
        Part::Notes => "Notes",
    },
    what: |what| match what {
        Happening::BagOpened => "Bag",
        Happening::BagClosed => "Bag ended",
        Happening::BagLate => "Bag ended late",
        Happening::Out => "At home",
        Happening::Kept => "Kept",
        Happening::CameBack => "Came back",
        Happening::Said => "Her answer",
        Happening::Order => "Order",
        Happening::Unpaid => "Order, not paid",
        Happening::Refund => "Paid back",
        Happening::Note => "Note",
        Happening::Word => "Word",
        Happening::WordWas => "No longer",
        Happening::Measured => "Measured",
        Happening::MeasureWas => "Measured before",
        Happening::Merged => "Made one with",
    },
    source: |source| match source {
        Source::Quiz => "from the quiz",
        Source::Attendant => "noted by the team",
        Source::Returns => "learned from her bags",
    },
    more: "Show more",
    nothing: "Nothing of this yet.",
    loading: "Reading what happened",
    write: "Write a note",
    write_hint: "What the next of us should know",
    write_wrong: "A sentence of 1 to 500 characters.",
    drop: "Take back this note",
    not_yours: "Whoever wrote it or an owner can take it back.",
};

static PT_BR: Life = Life {
    title: "O que aconteceu",
    part: |part| match part {
        Part::All => "Tudo",
        Part::Bags => "Sacolas",
        Part::Closed => "Sacolas encerradas",
        Part::Late => "Sacolas atrasadas",
        Part::Tried => "Provou",
        Part::Kept => "Ficou com",
        Part::Out => "Em casa",
        Part::Orders => "Pedidos",
        Part::Visits => "Visitas",
        Part::Notes => "Anotações",
    },
    what: |what| match what {
        Happening::BagOpened => "Sacola",
        Happening::BagClosed => "Sacola encerrada",
        Happening::BagLate => "Sacola encerrada com atraso",
        Happening::Out => "Em casa",
        Happening::Kept => "Ficou",
        Happening::CameBack => "Voltou",
        Happening::Said => "Resposta dela",
        Happening::Order => "Pedido",
        Happening::Unpaid => "Pedido não pago",
        Happening::Refund => "Devolvido em dinheiro",
        Happening::Note => "Anotação",
        Happening::Word => "Palavra",
        Happening::WordWas => "Não vale mais",
        Happening::Measured => "Medida",
        Happening::MeasureWas => "Medida de antes",
        Happening::Merged => "Unida com",
    },
    source: |source| match source {
        Source::Quiz => "do quiz",
        Source::Attendant => "anotado pela equipe",
        Source::Returns => "aprendido com as sacolas",
    },
    more: "Mostrar mais",
    nothing: "Nada disso ainda.",
    loading: "Lendo o que aconteceu",
    write: "Escrever uma anotação",
    write_hint: "O que a próxima de nós precisa saber",
    write_wrong: "Uma frase de 1 a 500 letras.",
    drop: "Retirar esta anotação",
    not_yours: "Quem escreveu ou a proprietária pode retirar.",
};
