//! What is known of a consignor: how she is reached, her page, what is agreed, her arrivals with their receipts, her pieces.
use super::{Consignors, agree, link};
use crate::admin::prelude::*;
use crate::{
    admin::{Seat, list::Room},
    domain::consignor::{Brought, ConsignorSheet, HerPiece},
    i18n::{amount, pieces},
    paths,
};

/// Pieces that are listed at once; the others are counted.
const MOST: usize = 40;

/// `again` reads everything anew.
pub fn body(room: Room<Consignors>, consignor: ConsignorSheet, again: Callback<()>) -> Drawn {
    let (seat, say) = (room.seat, room.seat.consignors());
    let fact = |name: &'static str, told: String| {
        (!told.is_empty()).then(|| view! { <div class="facts__row"><dt>{name}</dt><dd>{told}</dd></div> })
    };
    let more = consignor.pieces.len().saturating_sub(MOST);
    let hers = match consignor.pieces.is_empty() {
        true => view! { <p class="drawer__why">{say.no_pieces}</p> }.drawn(),
        false => view! { <ol class="steps" role="list">{consignor.pieces.iter().take(MOST).map(|piece| one_piece(seat, piece)).collect_view()}</ol> }.drawn(),
    };
    let arrivals = (!consignor.arrivals.is_empty()).then(|| {
        view! {
            <section class="drawer__part"><h3 class="drawer__label">{say.arrivals}</h3>
                <ol class="steps" role="list">{consignor.arrivals.iter().map(|arrival| one_arrival(seat, arrival)).collect_view()}</ol></section>
        }
    });
    view! {
        <section>
            <dl class="facts">
                {fact(say.phone, consignor.row.phone.clone())}
                {fact(say.email, consignor.email.clone())}
                {fact(say.since, consignor.since.clone())}
            </dl>
        </section>
        {link::part(room, consignor.row.id)}
        {agree::part(room, &consignor, again)}
        {arrivals}
        <section class="drawer__part">
            <h3 class="drawer__label">{say.pieces}</h3>
            {hers}
            {(more > 0).then(|| view! { <p class="drawer__why">{(say.more_pieces)(more)}</p> })}
        </section>
    }
    .drawn()
}

fn one_arrival(seat: Seat, arrival: &Brought) -> Drawn {
    let say = seat.consignors();
    view! {
        <li class="steps__one">
            <span><a class="desk-link" href=paths::admin_arrival(arrival.id)>{format!("{} {}", arrival.number, arrival.title)}</a>
                <span class="steps__by">{(say.brought)(arrival.taken, arrival.declined)}", "<a class="desk-link" href=paths::arrival_receipt(arrival.id) rel="external">{say.receipt}</a></span></span>
            <span class="steps__at">{arrival.arrived_on.clone()}</span>
        </li>
    }
    .drawn()
}

fn one_piece(seat: Seat, piece: &HerPiece) -> Drawn {
    let say = seat.consignors();
    let state = match (piece.wished, piece.standing) {
        (true, _) => (say.verb)(crate::domain::consignor::ShelfVerb::Wish).to_owned(),
        (false, Some(standing)) if piece.left_days.is_some_and(|days| days <= 7) => (say.standing)(standing).to_owned(),
        _ => (pieces::of(seat.locale).status)(piece.status).to_owned(),
    };
    let money = match &piece.sold {
        Some((_, split)) => amount::money(split.hers, seat.locale),
        None => amount::money(piece.price, seat.locale),
    };
    view! {
        <li class="steps__one">
            <a class="desk-link" href=paths::admin_piece(piece.id)>{piece.name.clone()}" "{piece.label.clone()}<span class="steps__by">{state}</span></a>
            <span class="steps__at">{money}</span>
        </li>
    }
    .drawn()
}
