//! How a piece looks in the list: 32 pixels, two lines on a phone.
use super::{Pieces, inline};
use crate::admin::prelude::*;
use crate::{
    admin::{
        Seat,
        list::{Look, shape_line},
    },
    domain::{piece::PieceStatus, stock::PieceRow},
    i18n::amount,
    paths,
};

/// Width of the smallest picture file, which a row shows.
const SMALLEST: u32 = 320;

pub const LOOK: Look<Pieces> = Look { class: "list__row piece-row", heads, cells, shape, edit: Some(inline::row) };

/// How a piece stands, by word and by shape.
#[component]
pub fn State(seat: Seat, status: PieceStatus) -> impl IntoView {
    view! { <span class="state" data-state=status.name()>{(seat.pieces().status)(status)}</span> }
}

fn heads(seat: Seat) -> Drawn {
    let say = seat.pieces();
    view! {
        <div class="list__heads piece-heads" aria-hidden="true">
            <span class="piece-row__code">{say.code}</span>
            <span class="piece-row__name">{say.name}</span>
            <span class="piece-row__size">{say.size}</span>
            <span class="piece-row__state">{say.state}</span>
            <span class="piece-row__since">{say.since}</span>
            <span class="piece-row__collection">{say.collection}</span>
            <span class="piece-row__price">{say.price}</span>
        </div>
    }
    .drawn()
}

fn cells(seat: Seat, row: PieceRow) -> Drawn {
    let say = seat.pieces();
    let picture = row
        .media_key
        .map(|key| view! { <img class="piece-row__picture" src=paths::media(&key, SMALLEST) alt="" loading="lazy" decoding="async"/> });
    let collection = row.collection.map(|number| amount::count(number, seat.locale));
    view! {
        <span class="piece-row__code">{row.code}</span>
        <span class="piece-row__name">{picture}<span class="piece-row__words">{row.name}</span></span>
        <span class="piece-row__size" data-cell="size">{row.size}</span>
        <span class="piece-row__state"><State seat=seat status=row.status/></span>
        <span class="piece-row__since">{(say.days)(row.days)}</span>
        <span class="piece-row__collection">{collection}</span>
        <span class="piece-row__price" data-cell="price">{amount::money(row.price, seat.locale)}</span>
    }
    .drawn()
}

fn shape(row: usize) -> Drawn {
    view! {
        <span class="piece-row__code">{shape_line(0)}</span>
        <span class="piece-row__name">{shape_line(row + 1)}</span>
        <span class="piece-row__size">{shape_line(4)}</span>
        <span class="piece-row__state">{shape_line(row + 2)}</span>
        <span class="piece-row__since">{shape_line(row)}</span>
        <span class="piece-row__collection">{shape_line(4)}</span>
        <span class="piece-row__price">{shape_line(0)}</span>
    }
    .drawn()
}
