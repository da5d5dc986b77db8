//! Clients of Amora who were written down twice, so that somebody finds them.

/// The second record, and the first.
const TWINS: [(u64, u64); 4] = [(1_201, 11), (1_307, 23), (1_377, 52), (1_433, 37)];

/// Who she was written down as before.
pub fn first(number: u64) -> Option<u64> {
    TWINS.iter().find(|(again, _)| *again == number).map(|(_, first)| *first)
}

/// Whether there are two records of her.
pub fn is_double(number: u64) -> bool {
    TWINS.iter().any(|(again, first)| [*again, *first].contains(&number))
}

/// All but one of them gave the same number again; her name and birthday tell her.
pub fn same_phone(number: u64) -> bool {
    number != TWINS[2].0
}
