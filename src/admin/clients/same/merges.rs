//! Records that went on as a client, in her drawer: each can stand for itself again while nothing of it has changed.
use crate::admin::prelude::*;
use crate::{
    admin::{
        clients::{Clients, api::undo_merge},
        list::Room,
    },
    domain::id::MergeId,
    error::AppError,
    i18n::clients,
};
use leptos::task::spawn_local;

#[component]
pub fn Merges(room: Room<Clients>, merges: Vec<(MergeId, String, String)>, again: Callback<()>) -> impl IntoView {
    let say = clients::profile(room.seat.locale);
    let told = RwSignal::new("");
    let undo = move |id: MergeId| {
        spawn_local(async move {
            match undo_merge(id).await {
                Ok(_) => {
                    room.shelf.again();
                    again.run(());
                }
                Err(AppError::Conflict { .. }) => drop(told.try_set(say.undo_changed)),
                Err(error) => drop(told.try_set((room.seat.say().trouble)(error.status()).0)),
            }
        });
    };
    let each = |(id, name, at): &(MergeId, String, String)| {
        let id = *id;
        view! {
            <li class="steps__one">
                <span>{name.clone()}<span class="steps__by">{at.clone()}</span></span>
                <button class="desk-button desk-button--small" type="button" on:click=move |_| undo(id)>{say.undo}</button>
            </li>
        }
    };
    (!merges.is_empty()).then(|| {
        view! {
            <section class="drawer__part">
                <h3 class="drawer__label">{say.merged}</h3>
                <ol class="steps" role="list">{merges.iter().map(each).collect_view()}</ol>
                <p class="till__wrong" role="alert">{move || told.get()}</p>
            </section>
        }
    })
}
