//! Where one of the team is signed in, and the end of it.
use super::{
    Room,
    api::{end_sessions, list_sessions},
};
use crate::admin::prelude::*;
use crate::{
    admin::trouble::Trouble,
    domain::{id::PersonId, team::OpenRoom},
    error::AppError,
};
use leptos::task::spawn_local;

type Sessions = RwSignal<Option<Result<Vec<OpenRoom>, AppError>>>;

#[component]
pub fn Places(room: Room, person: PersonId) -> impl IntoView {
    let say = room.seat.team();
    let found: Sessions = RwSignal::new(None);
    let fetch = move || {
        spawn_local(async move {
            let answer = list_sessions(person).await;
            found.try_set(Some(answer));
        });
    };
    Effect::new(move |_| fetch());
    let end = move |session: Option<uuid::Uuid>| room.attempt(async move { end_sessions(person, session).await.map(|()| String::new()) });
    let rows = move |open: Vec<OpenRoom>| {
        let each = open.into_iter().map(|one| {
            let device = if one.device.is_empty() { say.unknown_device.to_owned() } else { one.device };
            let id = one.id.parse::<uuid::Uuid>().ok();
            view! {
                <li class="places__one">
                    <span class="places__device">{device}</span>
                    <span class="places__since">{(say.opened)(&one.since)}</span>
                    <button class="desk-button" type="button" disabled=move || room.busy.get() || id.is_none() on:click=move |_| end(id)>{say.end_one}</button>
                </li>
            }
        });
        view! {
            <ul class="places" role="list">{each.collect_view()}</ul>
            <p><button class="desk-button" type="button" disabled=move || room.busy.get() on:click=move |_| end(None)>{say.end_all}</button></p>
        }
    };
    let body = move || match found.get() {
        None => view! { <p class="drawer__why" role="status">{say.loading}</p> }.drawn(),
        Some(Ok(open)) if open.is_empty() => view! { <p class="drawer__why">{say.no_sessions}</p> }.drawn(),
        Some(Ok(open)) => rows(open).drawn(),
        Some(Err(error)) => view! { <Trouble seat=room.seat error=error retry=Callback::new(move |()| fetch())/> }.drawn(),
    };
    view! { <h3 class="drawer__label">{say.sessions}</h3>{body} }
}
