//! How much a role may give on one order, changed by an owner. Each figure is saved for itself; what was typed stays until it is.
use super::{
    Room,
    api::{list_limits, set_limit},
};
use crate::admin::prelude::*;
use crate::{
    admin::keys,
    domain::{
        limit::{LIMITED, Limit, Verb, typed_limit},
        role::Role,
    },
    i18n::{amount, till},
};
use leptos::{ev, task::spawn_local};

#[component]
pub fn Limits(room: Room) -> impl IntoView {
    let say = till::of(room.seat.locale);
    let found = RwSignal::new(Vec::<Limit>::new());
    Effect::new(move |_| {
        spawn_local(async move {
            for role in LIMITED {
                match list_limits(role).await {
                    Ok(limits) => drop(found.try_update(|found| found.extend(limits))),
                    Err(error) => drop(room.told.try_set(Some(Err(error)))),
                }
            }
        });
    });
    view! {
        <section class="limits" aria-labelledby="limits-title">
            <h2 class="team__part" id="limits-title">{say.limits}</h2>
            <p class="limits__lead">{say.limits_lead}</p>
            <div class="limits__all">
                <For each=move || found.get() key=|limit| (limit.role, limit.verb) let(limit)><Figure room=room limit=limit/></For>
            </div>
        </section>
    }
}

/// Hundredths as they are typed: a percentage, or an amount.
fn typed(hundredths: i64, room: Room) -> String {
    amount::hundredths(hundredths, room.seat.locale)
}

#[component]
fn Figure(room: Room, limit: Limit) -> impl IntoView {
    let say = till::of(room.seat.locale);
    let Limit { role, verb, most } = limit;
    let id = format!("limit-{}-{}", role.name(), verb.name());
    let (field, error_id) = (id.clone(), format!("{id}-error"));
    let (words, wrong, busy) = (RwSignal::new(typed(most, room)), RwSignal::new(""), RwSignal::new(false));
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let Some(most) = words.with_untracked(|words| typed_limit(words, verb, room.seat.locale)) else {
            wrong.set((say.limit_wrong)(verb));
            keys::focus(&field);
            return;
        };
        wrong.set("");
        busy.set(true);
        save(room, role, verb, most, words, busy);
    };
    view! {
        <form class="limits__one" on:submit=send novalidate>
            <label class="limits__label" for=id.clone()><span class="limits__role">{(room.seat.say().role)(role)}</span>{(say.limit)(verb)}</label>
            <input class="desk-input" id=id inputmode="decimal" autocomplete="off" maxlength="20" aria-describedby=error_id.clone()
                aria-invalid=move || (!wrong.get().is_empty()).then_some("true")
                prop:value=move || words.get() on:input=move |event| words.set(event_target_value(&event))/>
            <button class="desk-button" disabled=move || busy.get()>{say.limit_save}</button>
            <p class="limits__wrong" id=error_id aria-live="polite">{move || wrong.get()}</p>
        </form>
    }
}

fn save(room: Room, role: Role, verb: Verb, most: i64, words: RwSignal<String>, busy: RwSignal<bool>) {
    spawn_local(async move {
        let answer = set_limit(role, verb, most).await;
        busy.try_set(false);
        if answer.is_ok() {
            words.try_set(typed(most, room));
        }
        room.told.try_set(Some(answer.map(|()| till::of(room.seat.locale).limit_saved.to_owned())));
    });
}
