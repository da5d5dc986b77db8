//! Two records that look like one client: both faces, the signs, and the two verbs.
use super::Desk;
use crate::admin::prelude::*;
use crate::{
    admin::clients::api::tell_apart,
    domain::client::alike::{Face, Pair},
    i18n::clients,
    paths,
};
use leptos::{ev, task::spawn_local};

pub fn one(desk: Desk, pair: Pair) -> impl IntoView {
    let say = clients::same(desk.seat.locale);
    let signs = |name: &'static str, words: Vec<&'static str>| {
        (!words.is_empty()).then(|| view! { <div class="facts__row"><dt>{name}</dt><dd>{words.join(", ")}</dd></div> })
    };
    let speaks_for = signs(say.speaks_for, pair.speaks_for.iter().map(|sign| (say.sign)(*sign)).collect());
    let speaks_against = signs(say.speaks_against, pair.speaks_against.iter().map(|sign| (say.against)(*sign)).collect());
    // whoever has more behind her stays, unless somebody turns it
    let (stays, goes) = if weight(&pair.one) >= weight(&pair.other) { (&pair.one, &pair.other) } else { (&pair.other, &pair.one) };
    let look = paths::admin_same_clients(stays.id, goes.id);
    view! {
        <li class="pair">
            <div class="pair__two">{face(desk, stays)}{face(desk, goes)}</div>
            <dl class="facts">{speaks_for}{speaks_against}</dl>
            <p class="till__verbs"><a class="desk-button" href=look>{say.look}</a></p>
            {apart(desk, &pair)}
        </li>
    }
}

fn weight(face: &Face) -> u32 {
    face.orders.saturating_add(face.bags)
}

/// How one of them is told from the other.
pub fn face(desk: Desk, face: &Face) -> impl IntoView + use<> {
    let say = clients::same(desk.seat.locale);
    let told = [face.phone.clone(), face.email.clone(), (say.counts)(face.orders, face.bags), face.since.clone()];
    let told = told.into_iter().filter(|word| !word.is_empty()).map(|word| view! { <span class="pair__told">{word}</span> }).collect_view();
    view! { <div class="pair__one"><a class="desk-link" href=paths::admin_client(face.id)>{face.full_name.clone()}</a>{told}</div> }
}

/// They are two: remembered, with the reason.
fn apart(desk: Desk, pair: &Pair) -> impl IntoView + use<> {
    let say = clients::same(desk.seat.locale);
    let (one, other) = (pair.one.id, pair.other.id);
    let (why, busy) = (RwSignal::new(String::new()), RwSignal::new(false));
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        spawn_local(async move {
            match tell_apart(one, other, why.get_untracked()).await {
                Ok(()) => {
                    desk.told.try_set(say.told_apart.to_owned());
                    desk.fetch();
                }
                Err(error) => drop(desk.told.try_set((desk.seat.say().trouble)(error.status()).0.to_owned())),
            }
            busy.try_set(false);
        });
    };
    view! {
        <form class="measure" on:submit=send>
            <input class="desk-input measure__wide" autocomplete="off" maxlength="200" aria-label=say.apart_why placeholder=say.apart_why
                prop:value=move || why.get() on:input=move |event| why.set(event_target_value(&event))/>
            <button class="desk-button" disabled=move || busy.get()>{say.apart}</button>
        </form>
    }
}
