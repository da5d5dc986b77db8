//! What a piece costs and did cost: another price with its reason, and every change that there was.
use super::{
    Pieces,
    bench::{Told, offer, put, read_again},
    inline::likely,
};
use crate::admin::prelude::*;
use crate::{
    admin::{Seat, keys, list::Room},
    domain::{
        editing::{Edit, MOST_WHY, PieceField, PriceReason, PriceStep, Why},
        stock::PieceSheet,
    },
    i18n::{amount, editing::written},
};
use leptos::{ev, task::spawn_local};

pub fn part(room: Room<Pieces>, sheet: &PieceSheet) -> Drawn {
    let say = room.seat.editing();
    let steps = sheet.prices.iter().map(|step| one(room.seat, step)).collect_view();
    let none = sheet.prices.is_empty().then(|| view! { <p class="drawer__why">{say.never}</p> });
    view! {
        <section class="drawer__part" id="piece-prices">
            <h3 class="drawer__label">{say.prices}</h3>
            {none}
            <ol class="steps" role="list">{steps}</ol>
            {form(room, sheet)}
        </section>
    }
    .drawn()
}

fn one(seat: Seat, step: &PriceStep) -> impl IntoView + use<> {
    let say = seat.editing();
    let by = match (step.full_name.is_empty(), step.role) {
        (true, Some(role)) => (seat.say().role)(role).to_owned(),
        _ => step.full_name.clone(),
    };
    let why =
        if step.note.is_empty() { (say.reason)(step.reason).to_owned() } else { format!("{}: {}", (say.reason)(step.reason), step.note) };
    view! {
        <li class="steps__one">
            <span><s class="price-step__from">{amount::money(step.from, seat.locale)}</s>" "<b class="price-step__to">{amount::money(step.to, seat.locale)}</b><span class="steps__by">{why}</span></span>
            <span class="steps__at">{by}", "{step.at.clone()}</span>
        </li>
    }
}

fn form(room: Room<Pieces>, sheet: &PieceSheet) -> impl IntoView + use<> {
    let (seat, say, piece) = (room.seat, room.seat.editing(), sheet.row.id);
    let seen = RwSignal::new(sheet.row.price.minor.to_string());
    let price = RwSignal::new(written(&PieceField::Price, &seen.get_untracked(), seat.locale));
    let (reason, note, told, busy) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(None::<Told>), RwSignal::new(false));
    let becomes = Memo::new(move |_| PieceField::Price.read(&price.get(), seat.locale));
    let guess = move || seen.with(|seen| likely(seen, &becomes.get().unwrap_or_default()));
    let save = move || {
        let Some(becomes) = becomes.get_untracked() else {
            told.set(Some(Told::Wrong((say.wrong)(&PieceField::Price).to_owned())));
            keys::focus("piece-price");
            return;
        };
        let chosen = Some(reason.get_untracked()).filter(|reason| !reason.is_empty()).unwrap_or_else(|| guess().name().to_owned());
        let why = Why { reason: chosen, note: note.get_untracked().split_whitespace().collect::<Vec<_>>().join(" ") };
        let edit = Edit { field: PieceField::Price, seen: seen.get_untracked(), becomes };
        if edit.seen == edit.becomes {
            return;
        }
        told.set(None);
        busy.set(true);
        spawn_local(async move {
            match put(seat, piece, &edit, &why).await {
                Ok(()) => {
                    offer(room, piece, vec![edit]);
                    read_again(room, piece).await;
                    keys::focus("drawer-title");
                }
                Err(why) => drop(told.try_set(Some(why))),
            }
            busy.try_set(false);
        });
    };
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        save();
    };
    // who wrote meanwhile is seen now: what is saved next was seen
    let decide = move || match told.get() {
        Some(Told::Meanwhile { kept, .. }) => {
            let theirs = kept.clone();
            let keep = move |_| {
                seen.set(theirs.clone());
                price.set(written(&PieceField::Price, &theirs, seat.locale));
                told.set(None);
            };
            let mine = move |_| {
                seen.set(kept.clone());
                save();
            };
            Some(view! {
                <button class="desk-button desk-button--small" type="button" on:click=keep>{say.theirs}</button>
                <button class="desk-button desk-button--small" type="button" on:click=mine>{say.mine}</button>
            })
        }
        _ => None,
    };
    view! {
        <form class="till__form" on:submit=send novalidate>
            <p class="till__field"><label class="till__label" for="piece-price">{say.price}</label>
                <input class="desk-input" id="piece-price" inputmode="decimal" autocomplete="off" maxlength="20" aria-describedby="piece-price-error" aria-invalid=move || told.with(Option::is_some).then_some("true")
                    prop:value=move || price.get() on:input=move |event| price.set(event_target_value(&event))/>
                <span class="till__wrong" id="piece-price-error" aria-live="polite">{move || told.get().map(|told| told.sentence(seat))}</span></p>
            <p class="till__verbs">{decide}</p>
            <p class="till__field"><label class="till__label" for="piece-price-why">{say.why}</label>{move || reasons(seat, "piece-price-why", reason, guess())}</p>
            <p class="till__field"><label class="till__label" for="piece-price-note">{say.note}</label>
                <input class="desk-input" id="piece-price-note" autocomplete="off" maxlength=MOST_WHY placeholder=say.note_hint prop:value=move || note.get() on:input=move |event| note.set(event_target_value(&event))/></p>
            <p class="till__verbs"><button class="desk-button" disabled=move || busy.get()>{say.set_price}</button></p>
        </form>
    }
}

/// Why a price changes; until somebody chooses, what the direction says.
pub fn reasons(seat: Seat, id: &'static str, chosen: RwSignal<String>, guess: PriceReason) -> Drawn {
    let say = seat.editing();
    let now = chosen.get_untracked().parse().unwrap_or(guess);
    let each =
        PriceReason::CHOSEN.map(|reason| view! { <option value=reason.name() selected=reason == now>{(say.reason)(reason)}</option> });
    view! {
        <select class="desk-input" id=id aria-label=say.why on:change=move |event| chosen.set(event_target_value(&event))>{each.into_iter().collect_view()}</select>
    }
    .drawn()
}
