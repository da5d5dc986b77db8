//! What a verb came to, as a sentence; and whether it was what was wanted.
use crate::{
    admin::Seat,
    domain::{
        bag::{BagTold, Refused},
        money::{Currency, Money},
    },
    i18n::{amount, pieces},
};

/// `Err` for what did not happen.
pub fn sentence(seat: Seat, told: &BagTold, currency: Currency) -> Result<String, String> {
    let say = &seat.bags().told;
    match told {
        BagTold::Done => Ok(say.done.to_owned()),
        BagTold::Again => Ok(say.again.to_owned()),
        BagTold::TriedBefore(times) => Ok((say.tried)(*times)),
        BagTold::Differs => Ok(say.differs.to_owned()),
        BagTold::Late => Ok(say.late.to_owned()),
        BagTold::Settled(code) => Ok((say.settled)(code)),
        BagTold::Foreign(bag) => Err((say.foreign)(bag)),
        BagTold::Stranger => Err(say.stranger.to_owned()),
        BagTold::Unknown => Err(say.unknown.to_owned()),
        BagTold::Refused(refused) => Err(refusal(seat, refused, currency)),
    }
}

fn refusal(seat: Seat, refused: &Refused, currency: Currency) -> String {
    let say = &seat.bags().told;
    let money = |minor: i64| amount::money(Money::new(minor, currency), seat.locale);
    match refused {
        Refused::Status(status) => (say.status)((seat.bags().status)(*status)),
        Refused::UnknownPiece => say.unknown.to_owned(),
        Refused::InABag(bag) => (say.in_a_bag)(bag),
        Refused::NotFree(status) => (say.not_free)((pieces::of(seat.locale).status)(*status)),
        Refused::OverLimit { limit_minor, held_minor } => (say.over_limit)(&money(*held_minor), &money(*limit_minor)),
        Refused::TooManyPieces { most, held } => (say.too_many_pieces)(*held, *most),
        Refused::TooManyBags { most, held } => (say.too_many_bags)(*held, *most),
        Refused::NotInBag(codes) => (say.not_in_bag)(&codes.join(", ")),
        Refused::NotScanned(codes) => (say.not_scanned)(&codes.join(", ")),
        Refused::TotalChanged(minor) => (say.total_changed)(&money(*minor)),
        Refused::Blocked => say.blocked.to_owned(),
        Refused::Empty => say.empty.to_owned(),
        Refused::OverRoleLimit { left_minor } => (say.over_role)(&money(*left_minor)),
        Refused::Other(word) => (say.other)(word).to_owned(),
    }
}
