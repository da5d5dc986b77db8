//! In a piece's drawer: whose it is, under which version, how long it may stay, below what it never goes, and whether she wants it back.
use super::{Seat, shelf::decide_piece};
use crate::admin::prelude::*;
use crate::{
    domain::{
        consignor::{Consigned, ShelfVerb},
        id::PieceId,
        money::Money,
        piece::PieceStatus,
    },
    error::AppError,
    i18n::{agreed, amount},
    paths,
};
use leptos::task::spawn_local;

/// `again` reads the piece anew.
pub fn of_piece(seat: Seat, piece: PieceId, status: PieceStatus, price: Money, consigned: &Consigned, again: Callback<()>) -> Drawn {
    let say = seat.consignors();
    let told = RwSignal::new("");
    let (busy, one) = (RwSignal::new(false), consigned.clone());
    let attempt = move |verb: ShelfVerb| {
        busy.set(true);
        spawn_local(async move {
            match decide_piece(piece, verb).await {
                Ok(()) => again.run(()),
                Err(AppError::Conflict { reason }) => drop(told.try_set((say.refused)(&reason))),
                Err(error) => drop(told.try_set((seat.say().trouble)(error.status()).0)),
            }
            busy.try_set(false);
        });
    };
    let button = move |verb: ShelfVerb| {
        view! { <button class="desk-button" type="button" disabled=move || busy.get() on:click=move |_| attempt(verb)>{(say.verb)(verb)}</button> }
    };
    use PieceStatus as S;
    let can_be_wished = !matches!(status, S::Draft | S::Sold | S::SentBack | S::Donated | S::WrittenOff);
    let verb = match (one.collect, can_be_wished, one.wished) {
        (true, _, _) => Some(ShelfVerb::Collected),
        (_, true, false) => Some(ShelfVerb::Wish),
        (_, true, true) => Some(ShelfVerb::Unwish),
        _ => None,
    };
    let wished = if one.collect {
        say.collect
    } else if one.wished {
        say.wished
    } else {
        ""
    };
    let fact = |name: &'static str, told: Drawn| view! { <div class="facts__row"><dt>{name}</dt><dd>{told}</dd></div> };
    let floor = one.floor.map_or_else(|| say.no_least.to_owned(), |floor| amount::money(floor, seat.locale));
    let whose = view! { <a class="desk-link" href=paths::admin_consignor(one.consignor)>{one.full_name}</a><span class="steps__by">{(say.under)(one.version, &agreed::both_sides(one.store_bp, price, seat.locale))}</span> };
    view! {
        <section class="drawer__part">
            <h3 class="drawer__label">{say.whose}</h3>
            <dl class="facts">
                {fact(say.consignor, whose.drawn())}
                {fact(say.shelf, format!("{}, {}", (say.shelf_days)(one.shelf_days, one.left_days), (say.standing)(one.standing)).drawn())}
                {fact(say.least, floor.drawn())}
            </dl>
            <p class="drawer__why">{wished}</p>
            <p class="till__verbs">{verb.map(button)}</p>
            <p class="till__wrong" role="alert">{move || told.get()}</p>
        </section>
    }
    .drawn()
}
