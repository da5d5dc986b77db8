//! What the team of Amora knows of its clients: a size, tastes, measures of those who took the quiz or were measured, birthdays, who
//! looks after whom, classes of trust. Each client is described from her number alone.
use super::{clients::Clients, twins, vocabulary::Vocabulary};
use crate::server::{
    db::seeding::{ClassRow, ClientMeasureRow, ClientProfileRow, ClientTagRow},
    seed::{SeedError, calendar::Calendar, dice::Dice},
};
use uuid::Uuid;

/// Sizes from 46 to 60, by how many wear them.
const SIZES: [u64; 8] = [46, 48, 50, 52, 54, 56, 58, 60];
const WORN: [u64; 8] = [8, 14, 18, 20, 16, 11, 8, 5];
/// Kinds of words that are a taste.
const TASTES: [&str; 4] = ["colour", "print", "fit", "occasion"];
/// Bust, waist and hip at size 46, millimetres.
const BODY: [(&str, i64); 3] = [("bust", 1_060), ("waist", 900), ("hip", 1_140)];

/// Rows of all clients.
#[derive(Debug, Default)]
pub struct Known {
    pub tags: Vec<ClientTagRow>,
    pub measures: Vec<ClientMeasureRow>,
    pub profiles: Vec<ClientProfileRow>,
}

/// The classes of the house, from the one that is trusted least.
pub fn classes(dice: &Dice) -> Vec<ClassRow> {
    let mut dice = dice.fork("classes", 0);
    let mut class =
        |sort, name: &str, value_minor, pieces, bags| ClassRow { id: dice.uuid(), name: name.into(), value_minor, pieces, bags, sort };
    vec![
        class(1, "Nova", None, Some(12), Some(3)),
        class(2, "Da casa", None, Some(20), Some(4)),
        class(3, "De confiança", Some(1_200_000), None, None),
    ]
}

/// Who writes, what is written about, and what there is to choose from.
pub struct Team<'a> {
    pub attendant: Uuid,
    pub owner: Uuid,
    pub classes: &'a [ClassRow],
}

/// Everything that is known of everybody.
pub fn all(clients: &Clients, words: &Vocabulary, team: &Team<'_>, calendar: &Calendar, dice: &Dice) -> Result<Known, SeedError> {
    let mut known = Known::default();
    for number in 0..clients.count() {
        let Some(person) = clients.buyer(number).person else { continue };
        let mut dice = dice.fork("known", twins::first(number).unwrap_or(number));
        let at = calendar.at(dice.between(1, 400).min(clients.joined(number)), dice.between(10 * 3600, 18 * 3600))?;
        let size = SIZES[dice.weighted(&WORN)];
        describe(&mut known, words, (person, size, at), &mut dice);
        measure(&mut known, (person, size, at), &mut dice);
        known.profiles.push(profile(person, number, clients, team, &mut dice));
    }
    Ok(known)
}

fn describe(known: &mut Known, words: &Vocabulary, (person_id, size, at): (Uuid, u64, i64), dice: &mut Dice) {
    let source = if dice.chance(30) { "quiz" } else { "attendant" };
    known.tags.extend(words.id("size", &size.to_string()).map(|tag_id| ClientTagRow { person_id, tag_id, source, at }));
    for kind in TASTES {
        let of_kind: Vec<Uuid> = words.rows.iter().filter(|row| row.kind == kind).map(|row| row.id).collect();
        if dice.chance(60) && !of_kind.is_empty() {
            known.tags.push(ClientTagRow { person_id, tag_id: *dice.pick(&of_kind), source, at });
        }
    }
}

fn measure(known: &mut Known, (person_id, size, at): (Uuid, u64, i64), dice: &mut Dice) {
    if !dice.chance(25) {
        return;
    }
    let source = if dice.chance(50) { "quiz" } else { "attendant" };
    let grown = i64::try_from(size - SIZES[0]).unwrap_or(0) * 25;
    for (area, base) in BODY {
        let exact = base + grown + dice.between(-60, 60);
        known.measures.push(ClientMeasureRow { person_id, area, source, millimetres: i32::try_from(exact / 5 * 5).unwrap_or(0), at });
    }
}

fn profile(person_id: Uuid, number: u64, clients: &Clients, team: &Team<'_>, dice: &mut Dice) -> ClientProfileRow {
    let (day, month) = (dice.between(1, 28), dice.between(1, 12));
    let told = dice.chance(40) || twins::is_double(number);
    let part = |part: i64| told.then(|| i16::try_from(part).ok()).flatten();
    let class = match clients.joined(number) {
        _ if dice.chance(30) => None,
        ago if ago > 700 => team.classes.get(2),
        ago if ago > 90 => team.classes.get(1),
        _ => team.classes.first(),
    };
    ClientProfileRow {
        person_id,
        birth_day: part(day),
        birth_month: part(month),
        attendant_id: if dice.chance(55) {
            Some(team.attendant)
        } else if dice.chance(30) {
            Some(team.owner)
        } else {
            None
        },
        prefers: if dice.chance(70) {
            Some("whatsapp")
        } else if dice.chance(30) {
            Some("phone")
        } else {
            None
        },
        class_id: class.map(|class| class.id),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Date;

    #[test]
    fn everybody_has_a_size_and_twins_are_alike() {
        let dice = Dice::new(1);
        let (clients, words) = (Clients::new(&dice, 1), Vocabulary::new(&dice));
        let calendar = Calendar::new("America/Sao_Paulo", Date::constant(2026, 11, 21)).unwrap();
        let classes = classes(&dice);
        let team = Team { attendant: Uuid::nil(), owner: Uuid::nil(), classes: &classes };
        let known = all(&clients, &words, &team, &calendar, &dice).unwrap();
        let sizes: Vec<Uuid> = words.rows.iter().filter(|row| row.kind == "size").map(|row| row.id).collect();
        let sized = known.tags.iter().filter(|row| sizes.contains(&row.tag_id)).count();
        assert_eq!(u64::try_from(sized).unwrap(), clients.count());
        let twins: Vec<u64> = (0..clients.count()).filter(|number| twins::first(*number).is_some()).collect();
        assert!(twins.len() >= 3);
        for number in twins {
            let other = twins::first(number).unwrap();
            let born = |number| {
                known
                    .profiles
                    .iter()
                    .find(|row| Some(row.person_id) == clients.buyer(number).person)
                    .map(|row| (row.birth_day, row.birth_month))
                    .unwrap()
            };
            assert!(born(other) == born(number) && born(number).0.is_some(), "{number} and {other}");
            assert_ne!(clients.buyer(number).person, clients.buyer(other).person);
        }
    }
}
