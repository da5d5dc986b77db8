//! Amora as visitors meet it: name, hosts, ways of delivery, the people of the house.
use crate::server::{
    db::seeding::{DeliveryRow, StoreRow},
    seed::{SeedError, calendar::Calendar, dice::Dice, team::Team},
};

pub const SLUG: &str = "amora";

pub fn store(dice: &Dice) -> StoreRow {
    StoreRow {
        id: dice.fork("store", 0).uuid(),
        slug: SLUG,
        name: "Amora",
        tagline: "Moda de segunda mão do 46 ao 60, escolhida peça por peça",
        locale: "pt-BR",
        currency: "BRL",
        time_zone: "America/Sao_Paulo",
        theme: "amora",
        hosts: vec!["amora.localhost".into()],
        hold_minutes: 15,
        payment_minutes: 30,
    }
}

/// Money in centavos.
pub fn deliveries(dice: &Dice) -> Vec<DeliveryRow> {
    let mut dice = dice.fork("deliveries", 0);
    let mut row = |kind: &str, name: &str, promise: &str, fee_minor, free_from_minor, sort| DeliveryRow {
        id: dice.uuid(),
        kind: kind.into(),
        name: name.into(),
        promise: promise.into(),
        fee_minor,
        free_from_minor,
        sort,
    };
    vec![
        row("delivery", "Entrega da casa", "Na sua porta, em São Paulo, até amanhã à noite", 1_800, Some(40_000), 1),
        row("delivery", "Expressa", "Hoje, se o pedido chegar até as 14h", 3_400, None, 2),
        row("pickup", "Retirada na loja", "Pronto em duas horas, com café", 0, None, 3),
    ]
}

pub fn team(calendar: &Calendar, dice: &Dice) -> Result<Team, SeedError> {
    let names = ["Heloísa Tavares", "Dalva Nogueira", "Irene Couto", "Jonas Ferraz", "Tainá Moreira", "Marta Queiroz"];
    Ok(Team::new("amora.test", names, "+551197000", calendar.at(1490, 9 * 3600)?, dice))
}
