//! Orvale as visitors meet it: name, hosts, ways of delivery, the people of the house.
use crate::server::{
    db::seeding::{DeliveryRow, StoreRow},
    seed::{SeedError, calendar::Calendar, dice::Dice, team::Team},
};

pub fn store(dice: &Dice) -> StoreRow {
    StoreRow {
        id: dice.fork("store", 0).uuid(),
        slug: "orvale",
        name: "Orvale",
        tagline: "Serums made of light and very little else",
        locale: "en",
        currency: "USD",
        time_zone: "America/New_York",
        theme: "orvale",
        hosts: vec!["orvale.localhost".into()],
        hold_minutes: 15,
        payment_minutes: 30,
    }
}

/// Money in cents.
pub fn deliveries(dice: &Dice) -> Vec<DeliveryRow> {
    let mut dice = dice.fork("deliveries", 0);
    let mut row = |kind: &str, name: &str, promise: &str, fee_minor, free_from_minor, sort| DeliveryRow {
        id: dice.uuid(),
        kind: kind.into(),
        name: name.into(),
        promise: promise.into(),
        reach: None,
        fee_minor,
        free_from_minor,
        sort,
    };
    vec![
        row("delivery", "Standard", "With you in three to five days", 600, Some(7_500), 1),
        row("delivery", "Express", "With you the day after tomorrow", 1_800, None, 2),
        row("pickup", "Pick up at the atelier", "Ready within the hour, on Commercial Street in Portland, Maine", 0, None, 3),
    ]
}

pub fn team(calendar: &Calendar, dice: &Dice) -> Result<Team, SeedError> {
    let names = ["Vera Lindqvist", "Noor Haddad", "Theodore Banks", "Luis Ortega", "Imani Cole", "June Whitaker"];
    Ok(Team::new("orvale.test", names, "+1207555", calendar.at(1430, 9 * 3600)?, dice))
}
