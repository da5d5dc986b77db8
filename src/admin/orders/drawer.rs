//! One order beside the list, from the right. Its head is there at once from the row; the rest follows.
use super::{Room, api::open_order, asking::PhoneAsking, sheet::SheetBody, state::State, till::TillPart};
use crate::{
    admin::{
        keys,
        sign::{Drawing, Sign},
        trouble::Trouble,
    },
    domain::order::OrderSheet,
    error::AppError,
};
use leptos::{prelude::*, task::spawn_local};

type Found = Option<Result<OrderSheet, AppError>>;

#[component]
pub fn Drawer(room: Room) -> impl IntoView {
    let say = &room.seat.say().sheet;
    let found = RwSignal::new(Found::None);
    let turn = StoredValue::new(0u32);
    Effect::new(move |_| {
        room.open.track();
        fetch(room, found, turn);
        // after the head shows the new code, so that it is what is read aloud
        if !room.stays.get_value() {
            request_animation_frame(|| {
                keys::focus("drawer-title");
            });
        }
        room.stays.set_value(false);
    });
    let retry = Callback::new(move |()| fetch(room, found, turn));
    let body = move || match found.get() {
        None => shape(room).into_any(),
        Some(Ok(sheet)) => view! { <SheetBody seat=room.seat sheet=sheet/> }.into_any(),
        Some(Err(error)) => view! { <Trouble seat=room.seat error=error retry=retry/> }.into_any(),
    };
    // what was given changes the sheet: it is read again in its place, and the hand stays where it is
    let given = Callback::new(move |()| look_again(room, found, turn));
    // the money stands below a sheet that is there, and is not drawn anew with it
    let is_there = Memo::new(move |_| found.with(|found| found.as_ref().and_then(|found| found.as_ref().ok().map(|sheet| sheet.id))));
    let asking = move || is_there.get().map(|id| view! { <PhoneAsking room=room order=Some(id)/> });
    let money = move || is_there.get().map(|id| view! { <TillPart seat=room.seat order=id given=given/> });
    view! {
        <aside class="drawer" id="drawer" aria-labelledby="drawer-title" aria-busy=move || found.with(Option::is_none).to_string()>
            <header class="drawer__head">
                <h2 class="drawer__title" id="drawer-title" tabindex="-1">{move || title(room, found)}</h2>
                <div class="drawer__tools">
                    <button class="drawer__tool" type="button" title=say.newer aria-label=say.newer on:click=move |_| room.step(-1)><Drawing sign=Sign::Up/></button>
                    <button class="drawer__tool" type="button" title=say.older aria-label=say.older on:click=move |_| room.step(1)><Drawing sign=Sign::Down/></button>
                    <button class="drawer__tool" type="button" title=say.close aria-label=say.close on:click=move |_| room.close()><Drawing sign=Sign::Close/></button>
                </div>
            </header>
            <div class="drawer__body">{body}{asking}{money}</div>
        </aside>
    }
}

/// Code and state, from the sheet or from the row.
fn title(room: Room, found: RwSignal<Found>) -> AnyView {
    let say = &room.seat.say().sheet;
    let from_sheet =
        found.with(|found| found.as_ref().and_then(|found| found.as_ref().ok()).map(|sheet| (sheet.code.clone(), sheet.status)));
    let known = from_sheet.or_else(|| {
        let open = room.open.get();
        room.shelf.rows.with(|rows| rows.iter().find(|row| Some(row.id) == open).map(|row| (row.code.clone(), row.status)))
    });
    match known {
        Some((code, status)) => {
            view! { <span class="drawer__code">{(say.title)(&code)}</span><State seat=room.seat status=status/> }.into_any()
        }
        None => room.seat.say().orders.code.into_any(),
    }
}

fn fetch(room: Room, found: RwSignal<Found>, turn: StoredValue<u32>) {
    let Some(id) = room.open.get_untracked() else { return };
    let mine = turn.get_value().wrapping_add(1);
    turn.set_value(mine);
    found.set(None);
    spawn_local(async move {
        let answer = open_order(id).await;
        // the drawer may be closed, or show another order by now
        if turn.try_get_value() != Some(mine) {
            return;
        }
        if let Ok(sheet) = &answer {
            room.shelf.learn(id, sheet.status);
        }
        found.set(Some(answer));
    });
}

/// The same order once more, in place of what is shown.
fn look_again(room: Room, found: RwSignal<Found>, turn: StoredValue<u32>) {
    let (Some(id), mine) = (room.open.get_untracked(), turn.get_value()) else { return };
    spawn_local(async move {
        let answer = open_order(id).await;
        if let (Some(now), Ok(sheet)) = (turn.try_get_value(), answer)
            && now == mine
        {
            room.shelf.learn(id, sheet.status);
            found.set(Some(Ok(sheet)));
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
            <p class="visually-hidden" role="status">{room.seat.say().sheet.opening}</p>
            <ul class="lines" aria-hidden="true">{line()}{line()}</ul>
        </div>
    }
}
