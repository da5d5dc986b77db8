//! The rooms that a hat may enter, in the order of the rail: address, word, drawing. The rail and the finder read it.
use super::{Seat, sign::Sign};
use crate::{
    domain::role::Role,
    i18n::{arrivals, audit, bags, clients, collections, consignors, house_rules, matching, pages, past, pieces, tags, team, today},
    paths,
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub address: &'static str,
    pub word: &'static str,
    pub sign: Sign,
}

pub fn places(seat: Seat) -> Vec<Place> {
    let place = |address, word, sign| Place { address, word, sign };
    let rail = &seat.say().rail;
    let mut places =
        vec![place(paths::ADMIN_TODAY, today::of(seat.locale).title, Sign::Today), place(paths::ADMIN_ORDERS, rail.orders, Sign::Orders)];
    let hung = place(paths::ADMIN_COLLECTIONS, collections::of(seat.locale).list.title, Sign::Collections);
    if seat.role == Role::Finance {
        places.push(place(paths::ADMIN_CLIENTS, clients::of(seat.locale).list.title, Sign::Clients));
        places.push(hung);
    }
    if seat.writes_pages() {
        places.push(place(paths::ADMIN_BAGS, bags::of(seat.locale).list.title, Sign::Bags));
        places.push(place(paths::ADMIN_CLIENTS, clients::of(seat.locale).list.title, Sign::Clients));
        places.push(place(paths::ADMIN_PIECES, pieces::of(seat.locale).list.title, Sign::Pieces));
        places.push(place(paths::ADMIN_ARRIVALS, arrivals::of(seat.locale).list.title, Sign::Arrivals));
        places.push(place(paths::ADMIN_CONSIGNORS, consignors::of(seat.locale).list.title, Sign::Consignors));
        places.push(hung);
        places.push(place(paths::ADMIN_MATCH, matching::of(seat.locale).title, Sign::Match));
        places.push(place(paths::ADMIN_TAGS, tags::of(seat.locale).list.title, Sign::Tags));
        places.push(place(paths::ADMIN_PAGES, pages::of(seat.locale).title, Sign::Pages));
        places.push(place(paths::ADMIN_QUIZZES, rail.quizzes, Sign::Quizzes));
    }
    places.push(place(paths::ADMIN_PAST, past::of(seat.locale).title, Sign::Past));
    if seat.role == Role::Owner {
        places.push(place(paths::ADMIN_TEAM, team::of(seat.locale).title, Sign::Team));
        places.push(place(paths::ADMIN_RULES, house_rules::of(seat.locale).title, Sign::Rules));
        places.push(place(paths::ADMIN_AUDIT, audit::of(seat.locale).list.title, Sign::Audit));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::store::Locale;

    #[test]
    fn no_hat_is_shown_a_door_that_is_closed_to_it() {
        let of = |role| places(Seat { locale: Locale::En, role }).into_iter().map(|place| place.address).collect::<Vec<_>>();
        assert_eq!(
            of(Role::Finance),
            [paths::ADMIN_TODAY, paths::ADMIN_ORDERS, paths::ADMIN_CLIENTS, paths::ADMIN_COLLECTIONS, paths::ADMIN_PAST]
        );
        assert!(!of(Role::Attendant).contains(&paths::ADMIN_TEAM));
        assert_eq!(of(Role::Owner).len(), 16);
    }
}
