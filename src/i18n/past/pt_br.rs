//! The past in Portuguese.
use super::{Cohorts, Outings, Reasons, Shelf, Words};
use crate::domain::{bag::Reason, past::Span};

pub(super) static PT_BR: Words = Words {
    title: "Histórico",
    loading: "Contando o que passou",
    back: "Até quando olhar",
    span: |span| match span {
        Span::Quarter => "3 meses",
        Span::Half => "6 meses",
        Span::Year => "12 meses",
    },
    nothing: "Nada disso aconteceu nestes meses.",
    table: "O mesmo em tabela",
    outings: OUTINGS,
    shelf: SHELF,
    reasons: REASONS,
    cohorts: COHORTS,
};

const OUTINGS: Outings = Outings {
    title: "Quantas vezes uma peça sai até ser vendida",
    sold: |many| if many == 1 { "1 peça foi vendida".into() } else { format!("{many} peças foram vendidas") },
    median: |outings| match outings {
        0 => "metade sem sair da loja.".into(),
        1 => "metade com uma saída, no máximo.".into(),
        many => format!("metade com {many} saídas, no máximo."),
    },
    at_once: |percent| format!("De cem peças, {percent} ficam já na primeira saída."),
    keeps_chart: "De cem peças, quantas ficam em cada saída e quantas já foram vendidas até ali",
    sold_chart: "Peças vendidas, por saídas que tiveram",
    number: |number, more| if more { format!("{number}+") } else { number.to_string() },
    outing: "Saída",
    tried: "Terminadas",
    kept: "Ficaram",
    keeps: "Ficam, %",
    sold_by: "Vendidas até ali, %",
    sold_after: "Peças vendidas",
};

const SHELF: Shelf = Shelf {
    title: "Quanto tempo leva até uma peça ser vendida",
    own: "na arara, nossas",
    consigned: "na arara, consignadas",
    home: "na casa de clientes",
    median: |what, days| {
        if days == 1 { format!("{what}: metade levou 1 dia, no máximo") } else { format!("{what}: metade levou {days} dias, no máximo") }
    },
    chart: "Peças vendidas, pelos dias que levaram",
    days: "Dias",
    span: |first, last| match last {
        Some(last) => format!("{first}–{last}"),
        None => format!("{first}+"),
    },
};

const REASONS: Reasons = Reasons {
    title: "Por que as peças voltam",
    by_size: "Por tamanho",
    by_brand: "Por marca",
    size: "Tamanho",
    brand: "Marca",
    tried: "Provadas",
    back: "Voltaram",
    reason: |reason| match reason {
        Some(Reason::TooBig) => "grande",
        Some(Reason::TooSmall) => "pequena",
        Some(Reason::Length) => "comprimento",
        Some(Reason::Fabric) => "tecido",
        Some(Reason::Colour) => "cor",
        Some(Reason::Price) => "preço",
        Some(Reason::Style) => "estilo",
        Some(Reason::Other) => "outro",
        None => "não disse",
    },
    chart: |by| format!("{by}: de cem peças provadas, quantas voltaram por cada motivo"),
    most: |label, reason, percent| format!("{label}: {percent} de cem voltam, mais por “{reason}”."),
};

const COHORTS: Cohorts = Cohorts {
    title: "O que as clientes levam depois da primeira vez",
    why: "Clientes pelo mês da primeira compra ou sacola; de cem delas, quantas levaram algo tantos meses depois.",
    again: |percent| format!("De cem clientes novas, {percent} levam algo no mês seguinte ao primeiro."),
    chart: "Clientes novas por mês, e quantas de cem levaram algo em cada mês desde então",
    month: "Primeiro mês",
    clients: "Clientes",
    pieces: "Peças",
    brought: "Trouxeram",
    each: "Cada uma",
    later: |months| match months {
        0 => "mesmo mês".into(),
        months => format!("+{months}"),
    },
    by_month: "Mês a mês: clientes que levaram algo · peças · dinheiro",
    cell: |buyers, pieces, money| format!("{buyers} · {pieces} · {money}"),
};
