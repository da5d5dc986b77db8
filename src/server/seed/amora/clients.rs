//! Amora's clients: invented women and a few men of São Paulo, each made from her number alone, so that none has to be remembered.
use super::twins;
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

/// How many clients there are at scale 1.
pub const CLIENTS: u64 = 1500;
/// Clients who were there before the books begin, in percent.
const OLD_FRIENDS: u64 = 14;
/// Since when the others joined, in days.
const JOINING: i64 = 740;

const FIRST: [&str; 56] = [
    "Adriana",
    "Alessandra",
    "Alice",
    "Amanda",
    "Ana Paula",
    "Andressa",
    "Beatriz",
    "Bianca",
    "Camila",
    "Carla",
    "Carolina",
    "Cecília",
    "Cíntia",
    "Clara",
    "Cláudia",
    "Cristina",
    "Daniela",
    "Débora",
    "Denise",
    "Elaine",
    "Eliane",
    "Fabiana",
    "Fernanda",
    "Flávia",
    "Gabriela",
    "Gisele",
    "Helena",
    "Iara",
    "Isabel",
    "Janaína",
    "Jéssica",
    "Joana",
    "Juliana",
    "Karina",
    "Larissa",
    "Letícia",
    "Lívia",
    "Luana",
    "Luciana",
    "Maíra",
    "Marcela",
    "Márcia",
    "Mariana",
    "Marina",
    "Michele",
    "Mônica",
    "Natália",
    "Patrícia",
    "Priscila",
    "Rafael",
    "Renata",
    "Rosana",
    "Sandra",
    "Simone",
    "Tatiane",
    "Vanessa",
];

const LAST: [&str; 48] = [
    "Abreu",
    "Aguiar",
    "Almeida",
    "Amaral",
    "Andrade",
    "Araújo",
    "Assis",
    "Barbosa",
    "Barros",
    "Batista",
    "Borges",
    "Brandão",
    "Cardoso",
    "Carvalho",
    "Castro",
    "Correia",
    "Coutinho",
    "Dantas",
    "Dias",
    "Duarte",
    "Farias",
    "Fonseca",
    "Franco",
    "Freitas",
    "Guimarães",
    "Leal",
    "Lemos",
    "Lopes",
    "Macedo",
    "Marques",
    "Medeiros",
    "Melo",
    "Moraes",
    "Moura",
    "Nogueira",
    "Pacheco",
    "Peixoto",
    "Pinheiro",
    "Prado",
    "Queiroz",
    "Ramos",
    "Rezende",
    "Ribeiro",
    "Sampaio",
    "Siqueira",
    "Tavares",
    "Teixeira",
    "Vasconcelos",
];

const STREETS: [&str; 20] = [
    "Rua dos Manacás",
    "Rua das Paineiras",
    "Rua do Sabiá",
    "Alameda das Acácias",
    "Rua Dona Aurora",
    "Rua da Figueira",
    "Travessa do Engenho",
    "Rua Professora Iolanda",
    "Rua das Camélias",
    "Rua do Cruzeiro Novo",
    "Avenida dos Ipês",
    "Rua Coronel Bento",
    "Rua da Ladeira",
    "Rua das Violetas",
    "Rua Maestro Nunes",
    "Rua do Poço",
    "Alameda Sabará Pequena",
    "Rua Padre Anselmo",
    "Rua das Laranjeiras",
    "Rua Sete Irmãos",
];

/// District and the first five digits of its postal code.
const DISTRICTS: [(&str, &str); 14] = [
    ("Pinheiros", "05422"),
    ("Vila Madalena", "05434"),
    ("Perdizes", "05015"),
    ("Santa Cecília", "01225"),
    ("Bela Vista", "01310"),
    ("Vila Mariana", "04101"),
    ("Saúde", "04144"),
    ("Ipiranga", "04207"),
    ("Mooca", "03103"),
    ("Tatuapé", "03308"),
    ("Santana", "02012"),
    ("Casa Verde", "02515"),
    ("Butantã", "05503"),
    ("Santo Amaro", "04741"),
];

/// The clients of the shop, by number.
#[derive(Debug, Clone)]
pub struct Clients {
    dice: Dice,
    count: u64,
}

impl Clients {
    pub fn new(dice: &Dice, scale: u64) -> Self {
        Self { dice: dice.fork("clients", 0), count: CLIENTS * scale }
    }

    pub fn count(&self) -> u64 {
        self.count
    }

    /// How many days ago she joined.
    pub fn joined(&self, number: u64) -> i64 {
        self.joined_ago(number, &mut self.dice.fork("joined", number))
    }

    /// As a buyer. Name, address and id are the same on every call.
    pub fn buyer(&self, number: u64) -> Buyer {
        let new = self.once(number);
        let Some(first) = twins::first(number).map(|first| self.once(first)) else { return new };
        let phone = if twins::same_phone(number) { first.phone } else { new.phone };
        Buyer { full_name: first.full_name.replace('é', "e").replace('ã', "a"), phone, ..new }
    }

    fn once(&self, number: u64) -> Buyer {
        let mut dice = self.dice.fork("client", number);
        let person = dice.uuid();
        let first = *dice.pick(&FIRST);
        let last = *dice.pick(&LAST);
        let full_name = if dice.chance(55) { format!("{first} {} {last}", dice.pick(&LAST)) } else { format!("{first} {last}") };
        let email = format!("{}.{}{}@example.test", slug(first).replace('-', "."), slug(last), number + 1);
        let phone = format!("+55119{:08}", dice.between(20_000_000, 99_999_999));
        Buyer { person: Some(person), full_name, email, phone, address: address(&mut dice) }
    }

    /// As a row, with the day on which she joined.
    pub fn row(&self, number: u64, calendar: &Calendar) -> Result<PersonRow, SeedError> {
        let buyer = self.buyer(number);
        let mut dice = self.dice.fork("joined", number);
        let ago = self.joined_ago(number, &mut dice);
        Ok(PersonRow {
            id: buyer.person.unwrap_or_default(),
            full_name: buyer.full_name,
            email: Some(buyer.email),
            phone: Some(buyer.phone),
            role: "customer".into(),
            at: calendar.at(ago, dice.between(9 * 3600, 11 * 3600))?,
        })
    }

    /// One who was a client `ago` days ago already. Faithful ones come often: some six in ten sales go to a quarter of them.
    pub fn draw(&self, ago: i64, dice: &mut Dice) -> u64 {
        let old = self.count * OLD_FRIENDS / 100;
        let passed = u64::try_from((JOINING - ago).clamp(0, JOINING)).unwrap_or(0);
        let there = (old + (self.count - old) * passed / 740).max(1);
        let there = usize::try_from(there).unwrap_or(1);
        let (a, b) = (dice.below(there), dice.below(there));
        // the product of two even draws leans towards the old friends
        u64::try_from(u128::try_from(a).unwrap_or(0) * u128::try_from(b + 1).unwrap_or(0) / u128::try_from(there).unwrap_or(1)).unwrap_or(0)
    }

    fn joined_ago(&self, number: u64, dice: &mut Dice) -> i64 {
        let old = self.count * OLD_FRIENDS / 100;
        if number < old {
            return dice.between(JOINING + 2, 1500);
        }
        let share = (number - old) * 740 / (self.count - old).max(1);
        JOINING - i64::try_from(share).unwrap_or(0) + 1
    }
}

fn address(dice: &mut Dice) -> Address {
    let (district, code) = *dice.pick(&DISTRICTS);
    Address {
        line1: format!("{}, {}", dice.pick(&STREETS), dice.between(12, 1980)),
        line2: if dice.chance(60) { format!("Apto {}", dice.between(1, 24) * 10 + dice.between(1, 4)) } else { String::new() },
        district: district.into(),
        city: "São Paulo".into(),
        region: "SP".into(),
        postal_code: format!("{code}-{:03}", dice.between(0, 999)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text;
    use jiff::civil::Date;

    #[test]
    fn a_client_is_the_same_every_time_and_well_formed() {
        let clients = Clients::new(&Dice::new(1), 1);
        for number in 0..CLIENTS {
            let buyer = clients.buyer(number);
            assert_eq!(buyer.email, clients.buyer(number).email);
            assert_eq!(text::email(&buyer.email).as_deref(), Ok(buyer.email.as_str()));
            assert_eq!(text::phone(&buyer.phone, "55").as_deref(), Ok(buyer.phone.as_str()));
            assert!(buyer.phone.starts_with("+5511"));
        }
    }

    #[test]
    fn nobody_buys_before_she_joined() {
        let calendar = Calendar::new("America/Sao_Paulo", Date::constant(2026, 11, 21)).unwrap();
        let clients = Clients::new(&Dice::new(1), 1);
        let mut dice = Dice::new(2);
        for ago in (1..=730).rev() {
            let number = clients.draw(ago, &mut dice);
            assert!(number < CLIENTS);
            assert!(clients.row(number, &calendar).unwrap().at < calendar.at(ago, 8 * 3600).unwrap(), "{number} {ago}");
        }
    }
}
