//! Consignors of Amora: who they are, what was agreed with each, which arrivals are theirs, and how long each of their pieces stays. Every
//! third arrival is somebody's; half of them are clients, too.
use super::{clients::Clients, lives::Life, stock::Stock};
use crate::server::{
    db::seeding::{AgreementRow, ArrivalRow, Consigned, ConsignorRow, PersonRow},
    seed::{SeedError, calendar::Calendar, dice::Dice},
};
use uuid::Uuid;

const DAY: i64 = 86_400;
/// Those who bring goods; one more has not agreed yet.
const BRINGING: usize = 19;
/// The day of the agreement that followed the first one, where one did.
const ANEW: i64 = 200;
/// Basis points for the shop, and what is not collected.
const SHARES: [i32; 5] = [5_000, 4_500, 5_000, 6_000, 5_500];
const FATES: [&str; 3] = ["return", "donate", "convert"];
const STAYS: [(i32, i32); 3] = [(90, 15), (120, 20), (60, 30)];

struct One {
    row: ConsignorRow,
    /// Set for who is no client.
    anew: Option<PersonRow>,
    /// The oldest first.
    agreements: Vec<AgreementRow>,
}

pub struct Consignors {
    all: Vec<One>,
    arrivals: Vec<i64>,
    /// When the books end.
    today: i64,
}

/// Who brought this arrival.
pub fn brought(collection: usize) -> Option<usize> {
    (collection % 3 == 1).then_some(collection / 3 % BRINGING)
}

impl Consignors {
    pub fn plan(stock: &Stock, clients: &Clients, calendar: &Calendar, dice: &Dice) -> Result<Self, SeedError> {
        let all = (0..=BRINGING).map(|n| one(n, stock, clients, calendar, dice)).collect::<Result<_, _>>()?;
        Ok(Self { all, arrivals: stock.arrivals.clone(), today: calendar.at(0, 12 * 3600)? })
    }

    /// Those of them who are no clients.
    pub fn people(&self) -> Vec<PersonRow> {
        self.all.iter().filter_map(|one| one.anew.clone()).collect()
    }

    pub fn rows(&self) -> Vec<ConsignorRow> {
        self.all.iter().map(|one| one.row.clone()).collect()
    }

    pub fn agreements(&self) -> Vec<AgreementRow> {
        self.all.iter().flat_map(|one| one.agreements.clone()).collect()
    }

    /// Arrivals that are theirs.
    pub fn arrivals(&self, collections: &[Uuid], calendar: &Calendar) -> Result<Vec<ArrivalRow>, SeedError> {
        let theirs = collections.iter().enumerate().filter_map(|(n, id)| Some((n, *id, self.agreed(n)?)));
        theirs
            .map(|(n, collection_id, agreement)| {
                let at = calendar.at(self.arrivals[n], 8 * 3600)?;
                Ok(ArrivalRow { collection_id, consignor_id: agreement.consignor_id, agreement_id: agreement.id, at })
            })
            .collect()
    }

    /// What held for an arrival: the newest version that she had accepted by then.
    fn agreed(&self, collection: usize) -> Option<&AgreementRow> {
        let arrived = self.today - self.arrivals.get(collection)? * DAY;
        let versions = &self.all.get(brought(collection)?)?.agreements;
        versions.iter().rfind(|version| version.accepted.is_some_and(|at| at < arrived))
    }

    /// What holds for one piece. Most of what nobody took was renewed in time; a few are about to run out, in grace, or over.
    pub fn consigned(&self, number: u64, collection: usize, life: &Life) -> Option<Consigned> {
        let agreement = self.agreed(collection)?;
        let days = i32::try_from(life.seconds_on_rail(self.today) / DAY).unwrap_or(0);
        let lasts = agreement.lasts_days;
        let is_there = matches!(life.status(), "in_stock" | "bagged" | "in_consignment" | "re_consigned" | "returned");
        let more = i32::try_from(number % 60).unwrap_or(0);
        let lasts_days = match number % 40 {
            _ if !is_there || days < lasts - 10 => lasts,
            0 => (days - agreement.grace_days - 3).max(1),
            1 => (days - 2).max(1),
            2 | 3 => days + 4,
            _ => days + 30 + more,
        };
        Some(Consigned {
            consignor: agreement.consignor_id,
            agreement: agreement.id,
            // known where the price is
            base_minor: 0,
            floor_bp: agreement.floor_bp,
            floor_minor: agreement.floor_minor,
            lasts_days,
            wished: (is_there && number % 97 == 5).then_some(self.today - 2 * DAY),
            waits: life.status() == "sent_back" && self.today - life.last() < 30 * DAY,
        })
    }
}

fn one(n: usize, stock: &Stock, clients: &Clients, calendar: &Calendar, dice: &Dice) -> Result<One, SeedError> {
    let number = u64::try_from(n).unwrap_or(0);
    let mut dice = dice.fork("consignor", number);
    let first = stock.arrivals.iter().enumerate().filter(|(collection, _)| brought(*collection) == Some(n)).map(|(_, ago)| *ago).max();
    let since = calendar.at(first.unwrap_or(5) + 4, 10 * 3600)?;
    let is_client = n.is_multiple_of(2);
    // old friends have small numbers; who is no client has one beyond them all
    let buyer = clients.buyer(if is_client { number * 11 + 3 } else { clients.count() + number });
    let person = buyer.person.unwrap_or_default();
    let anew = (!is_client).then(|| PersonRow {
        id: person,
        full_name: buyer.full_name.clone(),
        email: Some(buyer.email.clone()),
        phone: Some(buyer.phone.clone()),
        role: "consignor".into(),
        at: since,
    });
    let mut version = |version: i32, at: i64, accepted: bool| {
        let (lasts_days, grace_days) = STAYS[n % STAYS.len()];
        AgreementRow {
            id: dice.uuid(),
            consignor_id: person,
            version,
            // the second one asks for a little less
            store_bp: SHARES[n % SHARES.len()] - (version - 1) * 500,
            floor_bp: (n % 4 < 2).then_some(4_000),
            floor_minor: (n % 4 == 2).then_some(2_900),
            lasts_days,
            grace_days,
            fate: FATES[n % FATES.len()].into(),
            at,
            accepted: accepted.then_some(at + 5 * 3600),
            name: buyer.full_name.clone(),
            steps: n.is_multiple_of(3),
        }
    };
    let mut agreements = vec![version(1, since, n < BRINGING)];
    if n % 5 == 2 {
        agreements.push(version(2, calendar.at(ANEW, 10 * 3600)?, true));
    }
    if n == 4 {
        agreements.push(version(2, calendar.at(2, 10 * 3600)?, false));
    }
    Ok(One { row: ConsignorRow { person_id: person, is_client, at: since }, anew, agreements })
}

#[cfg(test)]
mod tests {
    use super::{super::looks::looks, *};
    use jiff::civil::Date;

    #[test]
    fn every_arrival_of_theirs_came_under_a_version_that_was_accepted() {
        let dice = Dice::new(1);
        let calendar = Calendar::new("America/Sao_Paulo", Date::constant(2026, 11, 21)).unwrap();
        let stock = Stock::plan(&looks(&dice), &calendar, 1, &dice).unwrap();
        let consignors = Consignors::plan(&stock, &Clients::new(&dice, 1), &calendar, &dice).unwrap();
        let collections: Vec<Uuid> = (0..stock.arrivals.len()).map(|n| Uuid::from_u128(u128::try_from(n).unwrap())).collect();
        let arrivals = consignors.arrivals(&collections, &calendar).unwrap();
        let theirs = (0..collections.len()).filter(|n| brought(*n).is_some()).count();
        assert_eq!((arrivals.len(), consignors.rows().len()), (theirs, 20));
        assert!(consignors.agreements().iter().filter(|one| one.accepted.is_none()).count() == 2, "two wait for a name");
        let hers = stock.pieces.iter().filter(|piece| brought(piece.collection).is_some()).count();
        assert!((30..=37).contains(&(hers * 100 / stock.pieces.len())), "a third is consigned: {hers}");
    }
}
