//! The rules of the house: how goods reach people, how long things wait, what holds for bags. An owner's room; each form is saved for
//! itself and keeps what was typed until it is, also while one is elsewhere.
mod api;
mod classes;
mod form;
mod times;
mod way;

use super::{Seat, drafts::Drafts, list::Undo, trouble::Trouble};
use crate::admin::prelude::*;
use crate::{error::AppError, i18n::house_rules};
use api::{House, open_rules};
use leptos::task::spawn_local;

impl Seat {
    /// The words of this room.
    fn rules(self) -> &'static house_rules::Words {
        house_rules::of(self.locale)
    }
}

/// What all forms of this room share.
#[derive(Clone, Copy)]
struct Room {
    seat: Seat,
    found: RwSignal<Option<Result<House, AppError>>>,
    /// Which new way is being written: a pickup, or a delivery.
    adding: RwSignal<Option<bool>>,
    drafts: Drafts,
    /// What the last verb came to.
    told: RwSignal<String>,
}

impl Room {
    /// Ask anew; forms are drawn again with what holds.
    fn fetch(self) {
        spawn_local(async move {
            let answer = open_rules(true).await;
            // the screen may be gone
            self.found.try_set(Some(answer));
        });
    }
}

#[component]
pub fn RulesRoom(seat: Seat) -> impl IntoView {
    let (drafts, undo) = (Drafts::here(), Undo::here(seat));
    let room = Room { seat, found: RwSignal::new(None), adding: RwSignal::new(None), drafts, told: RwSignal::new(String::new()) };
    Effect::new(move |_| room.fetch());
    let say = seat.rules();
    on_cleanup(move || {
        if !drafts.is_empty() {
            undo.say(say.kept.to_owned());
        }
    });
    let parts = move || match room.found.get() {
        None => view! { <p class="team__wait" role="status">{say.loading}</p> }.drawn(),
        Some(Err(error)) => view! { <Trouble seat=seat error=error retry=Callback::new(move |()| room.fetch())/> }.drawn(),
        Some(Ok(house)) => view! {
            <way::Ways room=room house=house.clone()/>
            <times::Times room=room house=house.clone()/>
            <classes::Classes room=room house=house/>
        }
        .drawn(),
    };
    view! {
        <main class="desk team" id="content">
            <section class="team__list" aria-labelledby="rules-title">
                <header class="team__bar">
                    <h1 class="team__title" id="rules-title" tabindex="-1">{say.title}</h1>
                    <p class="team__told" role="status">{move || room.told.get()}</p>
                </header>
                <div class="team__scroll">{parts}</div>
            </section>
        </main>
    }
}
