//! Orvale's clients: invented people of the American East, each made from her number alone.
use crate::server::{
    db::seeding::PersonRow,
    seed::{
        SeedError,
        calendar::Calendar,
        dice::Dice,
        sale::{Address, Buyer},
        words::slug,
    },
};

/// How many there are at scale 1.
pub const CLIENTS: u64 = 420;

const FIRST: [&str; 40] = [
    "Ada",
    "Adele",
    "Amara",
    "Anya",
    "Beatrix",
    "Camille",
    "Celeste",
    "Clementine",
    "Dahlia",
    "Delphine",
    "Edith",
    "Elena",
    "Esme",
    "Farah",
    "Freya",
    "Greta",
    "Hana",
    "Imogen",
    "Ines",
    "Iris",
    "Jonah",
    "Josephine",
    "Keiko",
    "Lena",
    "Leo",
    "Lucia",
    "Maeve",
    "Margot",
    "Mina",
    "Naomi",
    "Nina",
    "Odette",
    "Opal",
    "Priya",
    "Rosalind",
    "Sana",
    "Simone",
    "Talia",
    "Wren",
    "Zora",
];
const LAST: [&str; 36] = [
    "Abbott",
    "Acheson",
    "Bellamy",
    "Brandt",
    "Calloway",
    "Castellan",
    "Chen",
    "Dalgaard",
    "Devereux",
    "Ellery",
    "Farrow",
    "Fielding",
    "Garland",
    "Hollis",
    "Ishikawa",
    "Jansen",
    "Kaplan",
    "Keane",
    "Larkin",
    "Lowell",
    "Marlowe",
    "Mercer",
    "Nakamura",
    "Okafor",
    "Osei",
    "Pell",
    "Quill",
    "Rao",
    "Rousseau",
    "Sandoval",
    "Sinclair",
    "Thorne",
    "Varga",
    "Winslow",
    "Yates",
    "Zeller",
];
const STREETS: [&str; 12] = [
    "Alder Street",
    "Birch Lane",
    "Canal Row",
    "Dovecote Road",
    "Elmhurst Avenue",
    "Ferry Street",
    "Garnet Place",
    "Harbor View",
    "Juniper Street",
    "Lantern Hill",
    "Mill Pond Road",
    "Orchard Street",
];
/// City, state, first three digits of its postal code.
const CITIES: [(&str, &str, &str); 10] = [
    ("New York", "NY", "100"),
    ("Brooklyn", "NY", "112"),
    ("Boston", "MA", "021"),
    ("Philadelphia", "PA", "191"),
    ("Providence", "RI", "029"),
    ("Portland", "ME", "041"),
    ("Hudson", "NY", "125"),
    ("Baltimore", "MD", "212"),
    ("Washington", "DC", "200"),
    ("New Haven", "CT", "065"),
];

#[derive(Debug, Clone)]
pub struct Clients {
    dice: Dice,
    pub count: u64,
}

impl Clients {
    pub fn new(dice: &Dice, scale: u64) -> Self {
        Self { dice: dice.fork("clients", 0), count: CLIENTS * scale }
    }

    /// As a buyer; the same on every call.
    pub fn buyer(&self, number: u64) -> Buyer {
        let mut dice = self.dice.fork("client", number);
        let person = dice.uuid();
        let (first, last) = (*dice.pick(&FIRST), *dice.pick(&LAST));
        let (city, region, code) = *dice.pick(&CITIES);
        Buyer {
            person: Some(person),
            full_name: format!("{first} {last}"),
            email: format!("{}.{}{}@example.test", slug(first), slug(last), number + 1),
            phone: format!("+1{}555{:04}", dice.pick(&["212", "617", "215", "401", "207"]), dice.between(0, 9999)),
            address: Address {
                line1: format!("{} {}", dice.between(2, 980), dice.pick(&STREETS)),
                line2: if dice.chance(50) { format!("Apt {}", dice.between(1, 40)) } else { String::new() },
                district: String::new(),
                city: city.into(),
                region: region.into(),
                postal_code: format!("{code}{:02}", dice.between(1, 99)),
            },
        }
    }

    /// As a row; all joined before the year of which the books tell.
    pub fn row(&self, number: u64, calendar: &Calendar) -> Result<PersonRow, SeedError> {
        let buyer = self.buyer(number);
        let mut dice = self.dice.fork("joined", number);
        Ok(PersonRow {
            id: buyer.person.unwrap_or_default(),
            full_name: buyer.full_name,
            email: Some(buyer.email),
            phone: Some(buyer.phone),
            role: "customer".into(),
            at: calendar.at(dice.between(370, 1400), dice.between(9 * 3600, 20 * 3600))?,
        })
    }

    /// One of them; earlier ones come more often.
    pub fn draw(&self, dice: &mut Dice) -> u64 {
        let all = usize::try_from(self.count).unwrap_or(1);
        let (a, b) = (dice.below(all), dice.below(all));
        u64::try_from(a.min(b)).unwrap_or(0)
    }
}
