//! Unique pieces spread over clients: each piece to one of them at most, and each round lets every client take one before anybody takes the
//! next. Who stands last in one round is first in the next, so that the best client does not get the best of everything.
use super::super::id::{PersonId, PieceId};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// How a piece suits a client.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fit {
    pub client: PersonId,
    pub piece: PieceId,
    pub points: i32,
    pub in_her_size: bool,
}

/// What would lie in the bag of one client.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub client: PersonId,
    pub pieces: Vec<PieceId>,
}

/// `clients` in their order of preference; only what is in her size is given to her, up to `each` pieces. Who gets nothing has no draft.
pub fn spread(clients: &[PersonId], fits: &[Fit], each: usize) -> Vec<Draft> {
    let mut wished: HashMap<PersonId, Vec<Fit>> = HashMap::new();
    for fit in fits.iter().filter(|fit| fit.in_her_size) {
        wished.entry(fit.client).or_default().push(*fit);
    }
    for hers in wished.values_mut() {
        // the last one is taken first
        hers.sort_by_key(|fit| (fit.points, std::cmp::Reverse(fit.piece)));
    }
    let mut taken = HashSet::new();
    let mut drafts: Vec<Draft> = clients.iter().map(|client| Draft { client: *client, pieces: Vec::new() }).collect();
    for round in 0..each {
        let mut order: Vec<&mut Draft> = drafts.iter_mut().collect();
        if round % 2 == 1 {
            order.reverse();
        }
        for draft in order {
            let Some(hers) = wished.get_mut(&draft.client) else { continue };
            while let Some(fit) = hers.pop() {
                if taken.insert(fit.piece) {
                    draft.pieces.push(fit.piece);
                    break;
                }
            }
        }
    }
    drafts.retain(|draft| !draft.pieces.is_empty());
    drafts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn client(number: u8) -> PersonId {
        PersonId(Uuid::from_u128(u128::from(number) + 1))
    }

    fn piece(number: u8) -> PieceId {
        PieceId(Uuid::from_u128(u128::from(number) + 1))
    }

    proptest! {
        #[test]
        fn no_piece_is_given_twice_and_nobody_waits_who_could_have_one(
            wishes in proptest::collection::vec((0_u8..6, 0_u8..12, 0_i32..30, any::<bool>()), 0..80), each in 1_usize..5
        ) {
            let clients: Vec<PersonId> = (0..6).map(client).collect();
            let fits: Vec<Fit> = wishes.iter().map(|(who, what, points, fits)| Fit { client: client(*who), piece: piece(*what), points: *points, in_her_size: *fits }).collect();
            let drafts = spread(&clients, &fits, each);
            let given: Vec<PieceId> = drafts.iter().flat_map(|draft| draft.pieces.clone()).collect();
            prop_assert_eq!(given.iter().collect::<HashSet<_>>().len(), given.len());
            for draft in &drafts {
                prop_assert!(draft.pieces.len() <= each);
                prop_assert!(draft.pieces.iter().all(|piece| fits.iter().any(|fit| fit.in_her_size && fit.client == draft.client && fit.piece == *piece)));
            }
            // whoever has less than she may has nothing left that is free
            for one in &clients {
                let has = drafts.iter().find(|draft| draft.client == *one).map_or(0, |draft| draft.pieces.len());
                let free = fits.iter().any(|fit| fit.in_her_size && fit.client == *one && !given.contains(&fit.piece));
                prop_assert!(has == each || !free);
            }
        }
    }

    #[test]
    fn the_second_round_begins_where_the_first_one_ended() {
        let fits: Vec<Fit> = (0..2)
            .flat_map(|who| {
                (0..4).map(move |what| Fit { client: client(who), piece: piece(what), points: 10 - i32::from(what), in_her_size: true })
            })
            .collect();
        let drafts = spread(&[client(0), client(1)], &fits, 2);
        assert_eq!(drafts[0].pieces, [piece(0), piece(3)]);
        assert_eq!(drafts[1].pieces, [piece(1), piece(2)]);
    }
}
