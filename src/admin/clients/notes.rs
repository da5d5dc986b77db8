//! What the team notes of a client: words of the store's own vocabulary and measures. What a quiz noted or her bags taught stands beside
//! it and is not touched; what something else took the place of stays to be seen.
use super::{
    Clients,
    api::{Choices, note_measure, note_word},
};
use crate::admin::prelude::*;
use crate::{
    admin::list::Room,
    domain::{
        client::{ClientSheet, NotedMeasure, NotedTag, Source},
        id::PersonId,
        limit::typed_amount,
        product::MeasureArea,
    },
    error::AppError,
    i18n::{amount, clients, product::area},
};
use leptos::{ev, task::spawn_local};

/// Do it, and read everything anew; a failure is told.
pub fn attempt(
    room: Room<Clients>,
    told: RwSignal<&'static str>,
    again: Callback<()>,
    verb: impl Future<Output = Result<(), AppError>> + 'static,
) {
    spawn_local(async move {
        match verb.await {
            Ok(()) => again.run(()),
            Err(error) => drop(told.try_set((room.seat.say().trouble)(error.status()).0)),
        }
    });
}

#[component]
pub fn Words(room: Room<Clients>, client: ClientSheet, choices: RwSignal<Option<Choices>>, again: Callback<()>) -> impl IntoView {
    let say = room.seat.clients();
    let (id, told) = (client.row.id, RwSignal::new(""));
    let source = clients::life(room.seat.locale).source;
    let one = |noted: &NotedTag| {
        let tag = noted.tag.clone();
        let name = tag.name.clone();
        let label = format!("{}: {}", say.take_back, tag.name);
        let take_back = move |_| {
            let tag = tag.clone();
            attempt(room, told, again, async move { note_word(id, tag.kind, tag.slug, false).await });
        };
        match noted.source {
            Source::Quiz | Source::Returns => view! { <li class="noted">{name}<span class="noted__by">{source(noted.source)}</span></li> }.drawn(),
            Source::Attendant => view! { <li class="noted">{name}<button class="noted__off" type="button" aria-label=label on:click=take_back>"×"</button></li> }.drawn(),
        }
    };
    let noted = client.tags.iter().map(one).collect_view();
    let choose = move |event: ev::Event| {
        let chosen = event_target_value(&event);
        let Some((kind, slug)) = chosen.split_once('/').map(|(kind, slug)| (kind.to_owned(), slug.to_owned())) else { return };
        attempt(room, told, again, async move { note_word(id, kind, slug, true).await });
    };
    let options = move || {
        let words = choices.with(|all| all.as_ref().map(|all| all.words.clone()).unwrap_or_default());
        words.into_iter().map(|tag| view! { <option value=format!("{}/{}", tag.kind, tag.slug)>{tag.name}</option> }).collect_view()
    };
    view! {
        <section class="drawer__part">
            <h3 class="drawer__label">{say.words}</h3>
            <ul class="noted-list" role="list">{noted}</ul>
            <select class="desk-input" id="client-word" aria-label=say.note_word on:change=choose><option value="">{say.note_word}</option>{options}</select>
            <p class="till__wrong" role="alert">{move || told.get()}</p>
        </section>
    }
}

#[component]
pub fn Measures(room: Room<Clients>, client: ClientSheet, again: Callback<()>) -> impl IntoView {
    let (seat, say) = (room.seat, room.seat.clients());
    let (name, source, before) = (area::of(seat.locale), clients::life(seat.locale).source, clients::profile(seat.locale).before);
    let row = |noted: &NotedMeasure| {
        let was = if noted.past { format!("{before}, ") } else { String::new() };
        let told =
            format!("{} ({was}{}, {})", amount::centimetres(noted.measure.millimetres, seat.locale), source(noted.source), noted.noted_at);
        view! { <div class="facts__row" data-past=noted.past.then_some("")><dt>{name(noted.measure.area)}</dt><dd>{told}</dd></div> }
    };
    let rows = client.measures.iter().map(row).collect_view();
    view! {
        <section class="drawer__part">
            <h3 class="drawer__label">{say.measures}</h3>
            <dl class="facts">{rows}</dl>
            <Measure room=room id=client.row.id again=again/>
        </section>
    }
}

/// One measure in centimetres; an empty field takes the team's own back.
#[component]
fn Measure(room: Room<Clients>, id: PersonId, again: Callback<()>) -> impl IntoView {
    let (seat, say) = (room.seat, room.seat.clients());
    let (told, typed, which) = (RwSignal::new(""), RwSignal::new(String::new()), RwSignal::new(MeasureArea::Bust));
    let name = area::of(seat.locale);
    let areas = MeasureArea::ALL.iter().map(|one| view! { <option value=one.name()>{name(*one)}</option> }).collect_view();
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let words = typed.get_untracked();
        // hundredths of a centimetre are tenths of a millimetre
        let millimetres = match typed_amount(&words, seat.locale).map(|hundredths| hundredths / 10) {
            _ if words.trim().is_empty() => None,
            Some(millimetres) if (50..=3_000).contains(&millimetres) => i32::try_from(millimetres).ok(),
            _ => return told.set(say.measure_wrong),
        };
        told.set("");
        let area = which.get_untracked();
        attempt(room, told, again, async move { note_measure(id, area, millimetres).await });
    };
    view! {
        <form class="measure" on:submit=send novalidate>
            <select class="desk-input" aria-label=say.measures on:change=move |event| which.set(event_target_value(&event).parse().unwrap_or(MeasureArea::Bust))>{areas}</select>
            <input class="desk-input" inputmode="decimal" autocomplete="off" maxlength="8" aria-label=say.centimetres placeholder=say.centimetres
                prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))/>
            <button class="desk-button">{say.note}</button>
            <p class="till__wrong" role="alert">{move || told.get()}</p>
        </form>
    }
}
