//! How a word looks in the list: its name, its kind, and what leans on it.
use super::Tags;
use crate::admin::prelude::*;
use crate::{
    admin::{
        Seat,
        list::{Look, shape_line},
    },
    domain::tag::TagRow,
    i18n::{amount, product::facet},
};

pub const LOOK: Look<Tags> = Look { class: "list__row tag-row", heads, cells, shape, edit: None };

fn heads(seat: Seat) -> Drawn {
    let say = seat.tags();
    view! {
        <div class="list__heads tag-heads" aria-hidden="true">
            <span class="tag-row__name">{say.name}</span>
            <span class="tag-row__kind">{say.kind}</span>
            <span class="tag-row__here">{say.here}</span>
            <span class="tag-row__goods">{say.goods}</span>
            <span class="tag-row__clients">{say.clients}</span>
        </div>
    }
    .drawn()
}

fn cells(seat: Seat, row: TagRow) -> Drawn {
    let count = |number: u32| (number > 0).then(|| amount::count(number, seat.locale));
    let also = (!row.also.is_empty()).then(|| view! { <span class="noted__by">{row.also.clone()}</span> });
    let retired = row.retired.then(|| view! { <span class="tag-row__retired">{seat.tags().retired}</span> });
    view! {
        <span class="tag-row__name">{row.tag.name.clone()}" "{also}{retired}</span>
        <span class="tag-row__kind">{facet(seat.locale)(&row.tag.kind)}</span>
        <span class="tag-row__here">{count(row.here)}</span>
        <span class="tag-row__goods">{count(row.goods)}</span>
        <span class="tag-row__clients">{count(row.clients)}</span>
    }
    .drawn()
}

fn shape(row: usize) -> Drawn {
    view! {
        <span class="tag-row__name">{shape_line(row + 1)}</span>
        <span class="tag-row__kind">{shape_line(0)}</span>
        <span class="tag-row__here">{shape_line(4)}</span>
        <span class="tag-row__goods">{shape_line(4)}</span>
        <span class="tag-row__clients">{shape_line(4)}</span>
    }
    .drawn()
}
