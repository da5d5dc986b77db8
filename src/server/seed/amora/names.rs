//! Names as a fashion editor would give them: what it is, how it is, and where it takes you. Adjectives agree with their noun.
use super::{
    looks::Look,
    taxonomy::{CATEGORIES, Gender, PRINTS},
};
use crate::server::seed::{dice::Dice, words::sentence};

/// Masculine and feminine.
const MANNERS: [[&str; 2]; 14] = [
    ["amplo", "ampla"],
    ["fluido", "fluida"],
    ["soltinho", "soltinha"],
    ["leve", "leve"],
    ["generoso", "generosa"],
    ["alongado", "alongada"],
    ["macio", "macia"],
    ["elegante", "elegante"],
    ["despojado", "despojada"],
    ["delicado", "delicada"],
    ["marcante", "marcante"],
    ["clássico", "clássica"],
    ["solar", "solar"],
    ["sereno", "serena"],
];

const MOMENTS: [&str; 30] = [
    "Tarde", "Manhã", "Brisa", "Varanda", "Quintal", "Lua", "Maré", "Serra", "Rio", "Alameda", "Domingo", "Jardim", "Festa", "Estrada",
    "Vila", "Ladeira", "Enseada", "Aurora", "Noite", "Chuva", "Praia", "Ilha", "Rua", "Dança", "Carta", "Canto", "Sombra", "Jangada",
    "Horta", "Verão",
];

const PLACES: [&str; 40] = [
    "Jacarandá",
    "Ipê",
    "Paraty",
    "Olinda",
    "Tiradentes",
    "Cora",
    "Cecília",
    "Araucária",
    "Pitanga",
    "Jabuticaba",
    "Alecrim",
    "Sal",
    "Âmbar",
    "Maracujá",
    "Manacá",
    "Lavanda",
    "Caju",
    "Canela",
    "Buriti",
    "Trancoso",
    "Santa Teresa",
    "Ouro Preto",
    "São Luís",
    "Bonito",
    "Diamantina",
    "Mucugê",
    "Cambará",
    "Bromélia",
    "Hortênsia",
    "Camélia",
    "Dália",
    "Açucena",
    "Flor de Lis",
    "Clarice",
    "Iracema",
    "Itacaré",
    "Lençóis",
    "Andorinha",
    "Madrepérola",
    "Sabiá",
];

/// Deals names: within a category each "Tarde de Jacarandá" comes once before any comes again.
#[derive(Debug)]
pub struct Namer {
    order: Vec<Vec<u16>>,
    dealt: Vec<usize>,
}

/// A name, and the noun in it with its gender, for the sentences that follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub full: String,
    pub noun: &'static str,
    pub gender: Gender,
}

impl Namer {
    pub fn new(dice: &Dice) -> Self {
        let all = u16::try_from(MOMENTS.len() * PLACES.len()).unwrap_or(0);
        let order = (0..CATEGORIES.len())
            .map(|category| {
                let mut order: Vec<u16> = (0..all).collect();
                dice.fork("names", u64::try_from(category).unwrap_or(0)).shuffle(&mut order);
                order
            })
            .collect();
        Self { order, dealt: vec![0; CATEGORIES.len()] }
    }

    pub fn name(&mut self, look: &Look, dice: &mut Dice) -> Name {
        let category = &CATEGORIES[look.category];
        let (noun, gender) = *dice.pick(category.nouns);
        let order = &self.order[look.category];
        let place = usize::from(order[self.dealt[look.category] % order.len()]);
        self.dealt[look.category] += 1;
        let printed = agreeing(PRINTS[look.print].3, gender);
        let manner = if printed.is_empty() { agreeing(*dice.pick(&MANNERS), gender) } else { printed };
        let full = format!("{} {manner} {} de {}", sentence(noun), MOMENTS[place % MOMENTS.len()], PLACES[place / MOMENTS.len()]);
        Name { full, noun, gender }
    }
}

/// The form of an adjective that goes with this gender.
pub fn agreeing(forms: [&'static str; 2], gender: Gender) -> &'static str {
    match gender {
        Gender::Masculine => forms[0],
        Gender::Feminine => forms[1],
    }
}

#[cfg(test)]
mod tests {
    use super::{super::looks::looks, *};
    use std::collections::HashSet;

    #[test]
    fn names_agree_and_rarely_repeat() {
        let dice = Dice::new(5);
        let looks = looks(&dice);
        let (mut namer, mut seen, mut total) = (Namer::new(&dice), HashSet::new(), 0);
        for n in 0..7_200 {
            let look = &looks[n % looks.len()];
            let name = namer.name(look, &mut dice.fork("n", u64::try_from(n).unwrap()));
            let wrong = match name.gender {
                Gender::Masculine => 1,
                Gender::Feminine => 0,
            };
            let rest = name.full[name.noun.len()..].to_owned();
            let forms = MANNERS.iter().chain(PRINTS.iter().map(|print| &print.3));
            for form in forms.filter(|form| form[0] != form[1]) {
                assert!(!rest.split(' ').any(|word| word == form[wrong]), "{}", name.full);
            }
            assert!(CATEGORIES[look.category].nouns.contains(&(name.noun, name.gender)));
            assert!(name.full.chars().count() <= 80);
            total += 1;
            seen.insert(name.full);
        }
        assert!(seen.len() * 100 >= total * 99, "{} of {total}", seen.len());
    }
}
