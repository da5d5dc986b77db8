//! What counts how much: a slider for each, and the list follows while it is moved. An owner keeps it for the house.
use super::{api::save_weights, desk::Desk};
use crate::admin::prelude::*;
use crate::domain::{
    matching::{MOST_POINTS, Weights},
    role::Role,
};
use leptos::{ev, leptos_dom::helpers::debounce, task::spawn_local};
use std::time::Duration;

const PAUSE: Duration = Duration::from_millis(80);

/// Which of them.
type Part = fn(&mut Weights) -> &mut i32;

const PARTS: [(Part, i32, i32); 7] = [
    (|w| &mut w.tag, 0, MOST_POINTS),
    (|w| &mut w.size, 0, MOST_POINTS),
    (|w| &mut w.recent, 0, MOST_POINTS),
    (|w| &mut w.lately, 0, MOST_POINTS),
    (|w| &mut w.recent_days, 1, 365),
    (|w| &mut w.lately_days, 1, 730),
    (|w| &mut w.quiet_days, 0, 90),
];

pub fn part(desk: Desk) -> Drawn {
    let say = desk.seat.matching();
    let slide = move |place: usize| {
        let (part, least, most) = PARTS[place];
        let mut ask = debounce(PAUSE, move |()| desk.fetch());
        let id = format!("weight-{place}");
        let value = move || *part(&mut desk.weights());
        let moved = move |event: ev::Event| {
            let Ok(to) = event_target_value(&event).parse::<i32>() else { return };
            let mut weights = untrack(move || desk.weights());
            *part(&mut weights) = to.clamp(least, most);
            desk.tried.set(Some(weights.consistent()));
            ask(());
        };
        view! {
            <p class="match__weight">
                <label for=id.clone()>{say.weight[place]}</label>
                <output class="match__value" for=id.clone()>{value}</output>
                <input class="match__slide" id=id type="range" min=least max=most step="1" prop:value=move || value().to_string() on:input=moved/>
            </p>
        }
    };
    let undo = move |_| {
        desk.tried.set(None);
        desk.fetch();
    };
    let save = move |_| {
        let Some((seen, tried)) = untrack(move || desk.answer(|answer| answer.weights).zip(desk.tried.get())) else { return };
        spawn_local(async move {
            match save_weights(seen, tried).await {
                Ok(()) => {
                    desk.tried.try_set(None);
                    desk.told.try_set(say.saved.to_owned());
                }
                Err(error) => desk.complain(&error),
            }
            desk.fetch();
        });
    };
    let is_tried = move || desk.tried.with(Option::is_some);
    let keeps = desk.seat.role == Role::Owner;
    view! {
        <section class="match__part">
            <h2 class="drawer__label">{say.weights}</h2>
            <p class="drawer__why">{say.weights_why}</p>
            {(0..PARTS.len()).map(slide).collect_view()}
            <p class="till__verbs">
                <button class="desk-button desk-button--small" type="button" disabled=move || !is_tried() on:click=undo>{say.as_house}</button>
                {keeps.then(|| view! { <button class="desk-button desk-button--small desk-button--strong" type="button" disabled=move || !is_tried() on:click=save>{say.save}</button> })}
            </p>
        </section>
    }
    .drawn()
}
