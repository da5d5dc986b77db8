//! How a collection looks in the list: its number, cover and title, what became of its pieces, and how long it hangs there.
use super::Collections;
use crate::admin::prelude::*;
use crate::{
    admin::{
        Seat,
        list::{Look, shape_line},
    },
    domain::collection::CollectionRow,
    i18n::amount,
    paths,
};

/// Width of the smallest picture file, which a row shows.
const SMALLEST: u32 = 320;

pub const LOOK: Look<Collections> = Look { class: "list__row collection-row", heads, cells, shape, edit: None };

fn heads(seat: Seat) -> Drawn {
    let say = seat.collections();
    view! {
        <div class="list__heads collection-heads" aria-hidden="true">
            <span class="collection-row__number">{say.number}</span>
            <span class="collection-row__title">{say.title}</span>
            <span class="collection-row__here">{say.here}</span>
            <span class="collection-row__out">{say.out}</span>
            <span class="collection-row__sold">{say.sold}</span>
            <span class="collection-row__share">{say.share}</span>
            <span class="collection-row__brought" title=say.brought_why>{say.brought}</span>
            <span class="collection-row__days">{say.days}</span>
        </div>
    }
    .drawn()
}

/// How it stands, where there is something to say.
pub fn standing(seat: Seat, row: &CollectionRow) -> Option<String> {
    let say = seat.collections();
    match &row.opens {
        _ if row.archived => Some(say.archived.to_owned()),
        Some(at) => Some((say.opens_at)(at)),
        None if row.dead => Some(say.dead.to_owned()),
        None => row.is_sold_out().then(|| say.sold_out.to_owned()),
    }
}

fn cells(seat: Seat, row: CollectionRow) -> Drawn {
    let count = |number: u32| (number > 0).then(|| amount::count(number, seat.locale));
    let stands =
        standing(seat, &row).map(|word| view! { <span class="collection-row__stands" data-dead=row.dead.then_some("")>{word}</span> });
    let picture = row
        .media_key
        .as_ref()
        .map(|key| view! { <img class="piece-row__picture" src=paths::media(key, SMALLEST) alt="" loading="lazy" decoding="async"/> });
    view! {
        <span class="collection-row__number">{amount::count(row.number, seat.locale)}</span>
        <span class="collection-row__title">{picture}<span class="piece-row__words">{row.title.clone()}</span>{stands}</span>
        <span class="collection-row__here">{count(row.here)}</span>
        <span class="collection-row__out">{count(row.out)}</span>
        <span class="collection-row__sold">{count(row.sold)}</span>
        <span class="collection-row__share">{row.sell_through().map(|share| amount::percent(share * 100, seat.locale))}</span>
        <span class="collection-row__brought">{row.brought.filter(|brought| brought.minor > 0).map(|brought| amount::money(brought, seat.locale))}</span>
        <span class="collection-row__days">{amount::count(row.days, seat.locale)}</span>
    }
    .drawn()
}

fn shape(row: usize) -> Drawn {
    view! {
        <span class="collection-row__number">{shape_line(4)}</span>
        <span class="collection-row__title">{shape_line(row + 1)}</span>
        <span class="collection-row__here">{shape_line(4)}</span>
        <span class="collection-row__out">{shape_line(4)}</span>
        <span class="collection-row__sold">{shape_line(4)}</span>
        <span class="collection-row__share">{shape_line(4)}</span>
        <span class="collection-row__brought">{shape_line(0)}</span>
        <span class="collection-row__days">{shape_line(4)}</span>
    }
    .drawn()
}
