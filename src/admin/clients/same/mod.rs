//! Clients who are perhaps one: what speaks for each pair and against it. Two are told apart here, or looked at side by side.
mod merges;
mod pair;
mod preview;

pub use merges::Merges;

use super::{Seat, api::perhaps_same};
use crate::admin::prelude::*;
use crate::{
    admin::{keys, trouble::Trouble},
    domain::{
        client::{Among, alike::Pair},
        id::PersonId,
    },
    error::AppError,
    i18n::clients,
    paths,
};
use leptos::task::spawn_local;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

/// What the parts of this room share.
#[derive(Clone, Copy)]
struct Desk {
    seat: Seat,
    /// Whose pairs are asked for; all of them otherwise.
    of: Memo<Option<PersonId>>,
    /// Who would stay, and who would go on as her.
    looked: Memo<Option<(PersonId, PersonId)>>,
    found: RwSignal<Option<Result<Vec<Pair>, AppError>>>,
    /// What the last verb came to.
    told: RwSignal<String>,
    go: Callback<String>,
}

impl Desk {
    fn fetch(self) {
        let of = self.of.get_untracked().map_or(Among::All, Among::Hers);
        spawn_local(async move {
            let answer = perhaps_same(of).await;
            // the screen may be gone
            self.found.try_set(Some(answer));
        });
    }
}

#[component]
pub fn SameRoom(seat: Seat) -> impl IntoView {
    let (at, navigate) = (use_location(), use_navigate());
    let id = move |name: &str| at.query.with(|query| query.get_str(name).and_then(|id| id.parse::<PersonId>().ok()));
    let id = StoredValue::new(id);
    let desk = Desk {
        seat,
        of: Memo::new(move |_| id.with_value(|id| id("of"))),
        looked: Memo::new(move |_| id.with_value(|id| id("stays").zip(id("goes")))),
        found: RwSignal::new(None),
        told: RwSignal::new(String::new()),
        go: Callback::new(move |address: String| {
            navigate(&address, NavigateOptions { resolve: false, scroll: false, ..NavigateOptions::default() })
        }),
    };
    Effect::new(move |_| {
        desk.of.track();
        desk.fetch();
    });
    // another pair, or all of them again: from the top
    Effect::new(move |_| {
        desk.looked.track();
        request_animation_frame(|| {
            keys::focus("same-title");
        });
    });
    let say = clients::same(seat.locale);
    let shown = move || match (desk.looked.get(), desk.found.get()) {
        (Some((stays, goes)), _) => view! { <preview::Preview desk=desk stays=stays goes=goes/> }.drawn(),
        (None, None) => view! { <p class="team__wait" role="status">{say.lead}</p> }.drawn(),
        (None, Some(Err(error))) => view! { <Trouble seat=seat error=error retry=Callback::new(move |()| desk.fetch())/> }.drawn(),
        (None, Some(Ok(pairs))) if pairs.is_empty() => {
            view! { <div class="quiet"><p class="quiet__title">{say.none.0}</p><p class="quiet__text">{say.none.1}</p></div> }.drawn()
        }
        (None, Some(Ok(pairs))) => {
            let each = pairs.into_iter().map(|pair| pair::one(desk, pair)).collect_view();
            view! { <p class="rules__lead">{say.lead}</p><ul class="pairs" role="list">{each}</ul> }.drawn()
        }
    };
    view! {
        <main class="desk team" id="content">
            <section class="team__list" aria-labelledby="same-title">
                <header class="team__bar">
                    <h1 class="team__title" id="same-title" tabindex="-1">{say.title}</h1>
                    <a class="filter" href=paths::ADMIN_CLIENTS>{say.back}</a>
                    <p class="team__told" role="status">{move || desk.told.get()}</p>
                </header>
                <div class="team__scroll"><div class="rules">{shown}</div></div>
            </section>
        </main>
    }
}
