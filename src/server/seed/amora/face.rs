//! Amora as visitors meet it: name, hosts, ways of delivery, the people of the house.
use crate::server::{
    db::{
        seeding::{self, DeliveryRow, StoreRow},
        tx::Tx,
    },
    seed::{SeedError, calendar::Calendar, dice::Dice, team::Team},
};
use uuid::Uuid;

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

/// How postal codes of the capital and the cities around it begin; `1` is the rest of the state.
const GRANDE_SAO_PAULO: Option<&str> = Some("0");

/// Money in centavos. In the order of `ledger::ROUTES`; what the ledger does not know comes last.
pub fn deliveries(dice: &Dice) -> Vec<DeliveryRow> {
    let mut dice = dice.fork("deliveries", 0);
    let mut row = |kind: &str, name: &str, promise: &str, reach, fee_minor, free_from_minor, sort| DeliveryRow {
        id: dice.uuid(),
        kind: kind.into(),
        name: name.into(),
        promise: promise.into(),
        reach,
        fee_minor,
        free_from_minor,
        sort,
    };
    vec![
        row("delivery", "Entrega da casa, Grande São Paulo", "Na sua porta até amanhã à noite", GRANDE_SAO_PAULO, 1_800, Some(40_000), 1),
        row("delivery", "Expressa, Grande São Paulo", "Hoje, se o pedido chegar até as 14h", GRANDE_SAO_PAULO, 3_400, None, 2),
        row("pickup", "Retirada na loja", "Pronto em duas horas, com café, em Pinheiros", None, 0, None, 4),
        row("delivery", "Correios, Brasil todo", "Em quatro a nove dias úteis, com rastreio", None, 2_900, Some(60_000), 3),
    ]
}

pub fn team(calendar: &Calendar, dice: &Dice) -> Result<Team, SeedError> {
    let names = ["Heloísa Tavares", "Dalva Nogueira", "Irene Couto", "Jonas Ferraz", "Tainá Moreira", "Marta Queiroz"];
    Ok(Team::new("amora.test", names, "+551197000", calendar.at(1490, 9 * 3600)?, dice))
}

/// What the owner looks at every morning.
pub async fn save_filters(tx: &mut Tx, owner: Uuid, dice: &Dice) -> Result<(), SeedError> {
    let mut dice = dice.fork("filters", 0);
    let pieces =
        [(dice.uuid(), "Vestidos na arara", "?status=in_stock&q=vestido"), (dice.uuid(), "A conferir, 52", "?status=returned&q=52")];
    seeding::save_filters(tx, owner, "pieces", &pieces).await?;
    Ok(seeding::save_filters(tx, owner, "bags", &[(dice.uuid(), "Vencem hoje", "?which=due")]).await?)
}
