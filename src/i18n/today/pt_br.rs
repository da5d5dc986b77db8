//! The morning in Portuguese.
use super::{Figures, Goal, Health, Words};
use crate::domain::{
    goal::{GoalField, WeightsFrom},
    today::{Action, Reason},
};

pub(super) static PT_BR: Words = Words { title: "Hoje", loading: "Olhando a loja", figures: FIGURES, goal: GOAL, health: HEALTH };

const FIGURES: Figures = Figures {
    title: "Painel",
    revenue: "Receita de pedidos pagos",
    back: |amount| format!("{amount} foram devolvidos"),
    active: "Clientes ativas",
    active_why: |days| format!("pediram ou provaram em {days} dias"),
    low: "Acabando",
    orders: "Pedidos",
    stock: "Acabando",
    stock_none: "Nada está acabando.",
    left: |free, below| format!("{free} {}, pouco é abaixo de {below}", if free == 1 { "sobra" } else { "sobram" }),
    few: "Pouco é abaixo de",
    few_save: "Guardar",
    few_wrong: "Um número inteiro até 100.000, ou nada para a regra da casa.",
    few_house: "regra da casa",
};

const GOAL: Goal = Goal {
    title: |month| format!("Meta de {month}"),
    months: ["janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro", "novembro", "dezembro"],
    weekdays: ["seg", "ter", "qua", "qui", "sex", "sáb", "dom"],
    missing: |amount, day| match day {
        Some(day) => format!("Falta {amount} para a meta; no ritmo de hoje, dia {day}."),
        None => format!("Falta {amount} para a meta; no ritmo de hoje, não chega este mês."),
    },
    reached: |amount| format!("Meta batida: {amount} até agora."),
    no_goal: "Este mês ainda não tem meta.",
    a_day: |amount, pieces, days| {
        let pieces = pieces.map(|many| if many == 1 { ", cerca de 1 peça,".into() } else { format!(", cerca de {many} peças,") });
        let days =
            if days == 1 { "no único dia aberto que falta".into() } else { format!("em cada um dos {days} dias abertos que faltam") };
        format!("São {amount}{} {days}.", pieces.unwrap_or_default())
    },
    band: |low, mid, high| format!("O mês deve fechar perto de {mid}, entre {low} e {high}."),
    too_early: "É cedo para prever o mês: nenhum dia aberto terminou e não há meses anteriores.",
    in_bags: |value, expected| format!("{value} estão em sacolas abertas; {expected} devem ficar com as clientes."),
    from: |from| match from {
        WeightsFrom::Said => "Os dias pesam como você definiu.",
        WeightsFrom::Learned => "Os dias pesam como nas oito semanas antes deste mês.",
        WeightsFrom::Alike => "Ainda não há passado para aprender: todo dia aberto pesa igual.",
    },
    chart: |month| format!("Vendas de {month}: o que entrou e a linha da meta"),
    ideal: "Meta",
    real: "Entrou",
    foreseen: "Previsto",
    table: "O mesmo em tabela",
    day: "Dia",
    of_day: "No dia",
    so_far: "Até aqui",
    closed_day: "fechado",
    shares: "De quem é",
    shares_none: "Ninguém vende aqui ainda.",
    share: |sold, target| format!("{sold} de {target}"),
    no_share: |sold| format!("{sold}, sem parte definida"),
    set: "Definir a meta",
    target: "Meta do mês",
    stretch: "Supermeta (pode ficar vazia)",
    weights: "Quanto pesa cada dia da semana, de 0 a 100",
    weights_why: "Tudo vazio: como nas oito semanas anteriores.",
    closed: "Dias sem venda",
    closed_why: "Dias deste mês, como 7, 20.",
    save: "Guardar a meta",
    saved: "A meta está definida.",
    edited_meanwhile: "Alguém mudou enquanto isso; agora está assim.",
    wrong: |field| match field {
        GoalField::Target => "Um valor acima de zero.",
        GoalField::Stretch => "Um valor acima da meta, ou nada.",
        GoalField::Weight(_) => "Números inteiros de 0 a 100, um deles acima de zero.",
        GoalField::Closed => "Dias deste mês, com vírgulas.",
    },
    share_wrong: "Um valor, zero ou mais.",
};

const HEALTH: Health = Health {
    title: "O que precisa girar",
    all: "Todas",
    none: ("Nada aqui.", "O que está na arara vende sozinho, ou já foi cuidado."),
    never: "Ainda não foi pesado.",
    made_at: |at| format!("Pesado em {at}"),
    stale: "Faz mais de um dia.",
    weigh: "Pesar agora",
    action: |action| match action {
        Action::Match => "oferecer",
        Action::Discount => "baixar",
        Action::Mend => "consertar",
        Action::Return => "devolver",
        Action::Retire => "retirar",
    },
    verb: |action| match action {
        Action::Match => "Abrir",
        Action::Discount => "Baixar o preço",
        Action::Mend => "Para cuidados",
        Action::Return => "Separar para ela",
        Action::Retire => "Doar",
    },
    lower_to: |price| format!("Baixar para {price}"),
    done: |action| match action {
        Action::Match => "Aberta.",
        Action::Discount => "Agora está mais barata.",
        Action::Mend => "Está em cuidados.",
        Action::Return => "Está separada para a fornecedora.",
        Action::Retire => "Foi doada.",
    },
    reason: |reason| match reason {
        Reason::Hangs(1) => "1 dia na arara".into(),
        Reason::Hangs(days) => format!("{days} dias na arara"),
        Reason::Tired(percent) => format!("{percent}% do seu tipo ainda está na arara"),
        Reason::Dead => "a coleção dela não vende".into(),
        Reason::Tried(times, 0) => format!("provada {times}×, nunca ficou"),
        Reason::Tried(times, wrong) => format!("provada {times}×, nunca ficou, {wrong}× algo não serviu"),
    },
    at_risk: |amount| format!("prende {amount}"),
    look: "Ver a peça",
    find: "A quem combina",
    otherwise: "A situação mudou. Veja a peça.",
};
