//! What is done to a bag now and then: it is given up, gets a courier, a piece goes on to another client or is lost for good, an owner
//! lets it go beyond the limit. Each behind its word, with what it needs to know.
use super::{
    api::{couriers, list_bags},
    desk::Desk,
};
use crate::admin::prelude::*;
use crate::{
    domain::{
        bag::{BagRow, BagStatus, BagVerb, ClientHit, LineStatus, Listed, MOST_NOTE},
        id::PersonId,
        limit::typed_hundredths,
        piece::WriteOffReason,
        role::Role,
    },
    i18n::pieces,
};
use leptos::{ev, task::spawn_local};

/// Those that are legal now.
pub fn verbs(desk: Desk, status: BagStatus) -> Drawn {
    let in_shop = matches!(status, BagStatus::Draft | BagStatus::Preparing | BagStatus::Ready);
    let carried =
        matches!(status, BagStatus::Draft | BagStatus::Preparing | BagStatus::Ready | BagStatus::WithClient | BagStatus::PartiallySettled);
    let lifts = in_shop && desk.room.seat.role == Role::Owner;
    view! {
        {carried.then(|| assign(desk))}
        {lifts.then(|| lift(desk))}
        {status.is_out().then(|| hand_over(desk))}
        {status.is_out().then(|| write_off(desk))}
        {in_shop.then(|| cancel(desk))}
    }
    .drawn()
}

/// A form behind its word; `send` gets the verb when it can be read.
fn folded(desk: Desk, word: &'static str, fields: Drawn, read: impl Fn() -> Option<BagVerb> + 'static) -> impl IntoView {
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some(verb) = read() {
            desk.attempt(verb, "drawer-title");
        }
    };
    view! {
        <details class="extend">
            <summary class="drawer__label">{word}</summary>
            <form class="till__form" on:submit=send>
                {fields}
                <p><button class="desk-button" disabled=move || desk.busy.get()>{word}</button></p>
            </form>
        </details>
    }
}

/// A field of such a form, for words that must be there.
fn words(id: &'static str, label: &'static str, typed: RwSignal<String>) -> impl IntoView {
    view! {
        <p class="till__field"><label class="till__label" for=id>{label}</label>
            <input class="desk-input" id=id required autocomplete="off" maxlength=MOST_NOTE prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))/></p>
    }
}

fn cancel(desk: Desk) -> impl IntoView {
    let say = desk.room.seat.bags();
    let why = RwSignal::new(String::new());
    folded(desk, say.cancel, words("bag-cancel-why", say.why, why).drawn(), move || Some(BagVerb::Cancel { why: why.get_untracked() }))
}

fn lift(desk: Desk) -> impl IntoView {
    let (seat, say) = (desk.room.seat, desk.room.seat.bags());
    let (most, why) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let fields = view! { {words("bag-most", say.lift_most, most)}{words("bag-lift-why", say.why, why)} }.drawn();
    folded(desk, say.lift, fields, move || match most.with_untracked(|most| typed_hundredths(most, seat.locale)) {
        Some(most_minor) => Some(BagVerb::LiftLimit { most_minor, why: why.get_untracked() }),
        None => {
            desk.told.set(Err(say.amount_wrong.to_owned()));
            None
        }
    })
}

/// A choice among the pieces that are out.
fn piece(desk: Desk, id: &'static str, code: RwSignal<String>) -> impl IntoView {
    let say = desk.room.seat.bags();
    let out = move || {
        let lines = desk.sheet().map(|sheet| sheet.lines).unwrap_or_default();
        let out =
            lines.into_iter().filter(|line| matches!(line.status, LineStatus::Dispatched | LineStatus::Delivered | LineStatus::Missing));
        let chosen = code.get_untracked();
        out.map(|line| view! { <option value=line.code.clone() selected=line.code == chosen>{format!("{}, {}", line.name, line.code)}</option> }).collect_view()
    };
    view! {
        <p class="till__field"><label class="till__label" for=id>{say.piece}</label>
            <select class="desk-input" id=id required on:change=move |event| code.set(event_target_value(&event))>
                <option value="">{say.choose}</option>{out}
            </select></p>
    }
}

/// To a bag that is out, or one that was just opened for her.
fn hand_over(desk: Desk) -> impl IntoView {
    let say = desk.room.seat.bags();
    let (code, to, all) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(Vec::<BagRow>::new()));
    let mine = desk.room.open.get_untracked();
    spawn_local(async move {
        let mut others = list_bags(Listed::Out, String::new(), None).await.unwrap_or_default();
        others.extend(
            list_bags(Listed::InShop, String::new(), None)
                .await
                .unwrap_or_default()
                .into_iter()
                .filter(|bag| bag.status == BagStatus::Draft),
        );
        others.retain(|bag| Some(bag.id) != mine);
        all.try_set(others);
    });
    let options = move || {
        let chosen = to.get_untracked();
        all.get()
            .into_iter()
            .map(|bag| view! { <option value=bag.code.clone() selected=bag.code == chosen>{format!("{}, {}", bag.client_name, bag.code)}</option> })
            .collect_view()
    };
    let fields = view! {
        {piece(desk, "bag-on-piece", code)}
        <p class="till__field"><label class="till__label" for="bag-on-to">{say.other_bag}</label>
            <select class="desk-input" id="bag-on-to" required on:change=move |event| to.set(event_target_value(&event))><option value="">{say.choose}</option>{options}</select></p>
    }
    .drawn();
    folded(desk, say.hand_over, fields, move || Some(BagVerb::HandOver { code: code.get_untracked(), to: to.get_untracked() }))
}

fn write_off(desk: Desk) -> impl IntoView {
    let (seat, say) = (desk.room.seat, desk.room.seat.bags());
    let (code, reason) = (RwSignal::new(String::new()), RwSignal::new(WriteOffReason::Lost));
    let reasons = WriteOffReason::ALL
        .iter()
        .map(|one| view! { <option value=one.name()>{(pieces::of(seat.locale).write_off)(*one)}</option> })
        .collect_view();
    let fields = view! {
        {piece(desk, "bag-off-piece", code)}
        <p class="till__field"><label class="till__label" for="bag-off-why">{say.why}</label>
            <select class="desk-input" id="bag-off-why" on:change=move |event| reason.set(event_target_value(&event).parse().unwrap_or(WriteOffReason::Lost))>{reasons}</select></p>
    }
    .drawn();
    folded(desk, say.write_off, fields, move || Some(BagVerb::WriteOff { code: code.get_untracked(), reason: reason.get_untracked() }))
}

/// Couriers are asked for when somebody looks.
fn assign(desk: Desk) -> impl IntoView {
    let say = desk.room.seat.bags();
    let (all, chosen) = (RwSignal::new(Vec::<ClientHit>::new()), RwSignal::new(None::<PersonId>));
    let now = desk.sheet().and_then(|sheet| sheet.row.courier);
    chosen.set(now);
    spawn_local(async move {
        // without them nobody can be chosen, and the bag goes as it went before
        if let Ok(couriers) = couriers(String::new()).await {
            all.try_set(couriers);
        }
    });
    let options = move || {
        all.get()
            .into_iter()
            .map(|one| view! { <option value=one.id.to_string() selected=now == Some(one.id)>{one.full_name}</option> })
            .collect_view()
    };
    let fields = view! {
        <p class="till__field"><label class="till__label" for="bag-courier">{say.courier}</label>
            <select class="desk-input" id="bag-courier" on:change=move |event| chosen.set(event_target_value(&event).parse().ok())>
                <option value="">{say.nobody}</option>{options}
            </select></p>
    }
    .drawn();
    folded(desk, say.assign, fields, move || Some(BagVerb::Assign { courier: chosen.get_untracked() }))
}
