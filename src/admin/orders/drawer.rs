//! One order beside the list, from the right. Its head is there at once from the row; the rest follows.
use super::{Room, api::open_order, asking::PhoneAsking, sheet::SheetBody, state::State, till::TillPart};
use crate::admin::prelude::*;
use crate::{
    admin::{
        list::{Inside, Turn, drawer},
        trouble::Trouble,
    },
    domain::{money::Money, order::OrderSheet, till::RefundStatus},
    error::AppError,
};

type Found = Option<Result<OrderSheet, AppError>>;

#[component]
pub fn OrderDrawer(room: Room) -> impl IntoView {
    let found = RwSignal::new(Found::None);
    let turn = Turn::new();
    let again = Callback::new(move |()| fetch(room, found, turn));
    let sheet = move || match found.get() {
        None => shape(room).drawn(),
        Some(Ok(sheet)) => view! { <SheetBody seat=room.seat sheet=sheet/> }.drawn(),
        Some(Err(error)) => view! { <Trouble seat=room.seat error=error retry=again/> }.drawn(),
    };
    // what was given changes the sheet: it is read again in its place, and the hand stays where it is
    let given = Callback::new(move |()| look_again(room, found, turn));
    // the money stands below a sheet that is there, and is not drawn anew with it
    let is_there = Memo::new(move |_| found.with(|found| found.as_ref().and_then(|found| found.as_ref().ok().map(|sheet| sheet.id))));
    let asking = move || is_there.get().map(|id| view! { <PhoneAsking room=room order=Some(id)/> });
    let money = move || is_there.get().map(|id| view! { <TillPart seat=room.seat order=id given=given/> });
    let waits = Signal::derive(move || found.with(Option::is_none));
    let body = ViewFn::from(move || view! { {sheet}{asking}{money} });
    drawer(room, Inside { fetch: again, waits, title: ViewFn::from(move || title(room, found)), body })
}

/// Code and state, from the sheet or from the row.
fn title(room: Room, found: RwSignal<Found>) -> Drawn {
    let say = &room.seat.say().sheet;
    let from_sheet =
        found.with(|found| found.as_ref().and_then(|found| found.as_ref().ok()).map(|sheet| (sheet.code.clone(), sheet.status)));
    let known = from_sheet.or_else(|| {
        let open = room.open.get();
        room.shelf.rows.with(|rows| rows.iter().find(|row| Some(row.id) == open).map(|row| (row.code.clone(), row.status)))
    });
    match known {
        Some((code, status)) => {
            view! { <span class="drawer__code">{(say.title)(&code)}</span><State seat=room.seat status=status/> }.drawn()
        }
        None => room.seat.say().orders.code.drawn(),
    }
}

fn fetch(room: Room, found: RwSignal<Found>, turn: Turn) {
    let Some(id) = room.open.get_untracked() else { return };
    found.set(None);
    turn.ask(open_order(id), move |answer| {
        if let Ok(sheet) = &answer {
            learn(room, sheet);
        }
        found.set(Some(answer));
    });
}

/// What the list shows of it is what its sheet says.
fn learn(room: Room, sheet: &OrderSheet) {
    let back = sheet.refunds.iter().filter(|refund| refund.status != RefundStatus::Failed).map(|refund| refund.amount.minor).sum();
    let (status, total) = (sheet.status, sheet.total);
    room.shelf.learn(sheet.id, |row| (row.status, row.total, row.back) = (status, total, Money::new(back, total.currency)));
}

/// The same order once more, in place of what is shown.
fn look_again(room: Room, found: RwSignal<Found>, turn: Turn) {
    let Some(id) = room.open.get_untracked() else { return };
    turn.ask(open_order(id), move |answer| {
        if let Ok(sheet) = &answer {
            learn(room, sheet);
        }
        // what is shown is better than a word that it could not be looked at again
        if answer.is_ok() || found.with_untracked(Option::is_none) {
            found.set(Some(answer));
        }
    });
}

fn shape(room: Room) -> impl IntoView {
    let line = || {
        view! {
            <li class="line">
                <span class="line__picture skeleton"></span>
                <span class="line__name skeleton skeleton--line"></span>
            </li>
        }
    };
    view! {
        <div class="drawer__shape">
            <p class="visually-hidden" role="status">{room.seat.say().orders.list.opening}</p>
            <ul class="lines" aria-hidden="true">{line()}{line()}</ul>
        </div>
    }
}
