//! The team: who wears which hat, who was asked to come, and one of them opened beside the list. An owner's room.
mod api;
mod hats;
mod invite;
mod limits;
mod member;
mod places;
mod rows;

pub use api::list_team;

use super::{Seat, keys, trouble::Trouble};
use crate::admin::prelude::*;
use crate::{
    domain::{
        id::PersonId,
        role::Role,
        team::{Member, Team},
    },
    error::AppError,
    i18n::team,
    paths,
};
use leptos::task::spawn_local;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

impl Seat {
    /// The words of this room.
    fn team(self) -> &'static team::Team {
        team::of(self.locale)
    }
}

type Found = Option<Result<Team, AppError>>;

/// What all parts of this screen share.
#[derive(Clone, Copy)]
struct Room {
    seat: Seat,
    found: RwSignal<Found>,
    /// Whoever is in the drawer.
    open: Memo<Option<PersonId>>,
    /// What the last verb came to, for everybody to hear: a failure or a word.
    told: RwSignal<Option<Result<String, AppError>>>,
    /// The hat that was taken last, from whom: it can be given back from here, also when she left the list with it.
    taken: RwSignal<Option<(PersonId, String, Role)>>,
    /// A verb is on its way.
    busy: RwSignal<bool>,
    go: Callback<String>,
}

impl Room {
    /// Ask anew; what is shown stays until the answer is there.
    fn fetch(self) {
        spawn_local(async move {
            let answer = list_team(true).await;
            // the screen may be gone
            self.found.try_set(Some(answer));
        });
    }

    /// Take a hat, and remember it for whoever did not mean it.
    fn take_hat(self, id: PersonId, name: String, hat: Role) {
        self.attempt(async move {
            api::change_hat(id, hat, false).await?;
            self.taken.try_set(Some((id, name.clone(), hat)));
            Ok((self.seat.team().taken)((self.seat.say().role)(hat), &name))
        });
    }

    /// Give back what was taken last.
    fn give_back(self) {
        let Some((id, _, hat)) = self.taken.get_untracked() else { return };
        self.attempt(async move { api::change_hat(id, hat, true).await.map(|()| String::new()) });
    }

    /// Do something on the server, say what it came to, and look again. What was pressed is drawn anew, and keeps the focus.
    fn attempt(self, verb: impl Future<Output = Result<String, AppError>> + 'static) {
        let pressed = document().active_element().map(|element| element.id()).unwrap_or_default();
        self.busy.set(true);
        self.taken.set(None);
        spawn_local(async move {
            let answer = verb.await;
            let team = list_team(true).await;
            self.busy.try_set(false);
            self.told.try_set(Some(answer));
            self.found.try_set(Some(team));
            request_animation_frame(move || {
                // what was pressed may be gone with whom it was about: then to what takes it back
                if !keys::focus(&pressed) {
                    keys::focus("give-back");
                }
            });
        });
    }

    /// Somebody of the list, as it is now.
    fn member(self, id: PersonId) -> Option<Member> {
        self.found.with(|found| found.as_ref()?.as_ref().ok()?.members.iter().find(|member| member.id == id).cloned())
    }

    /// What went wrong, in the words of this room.
    fn sentence(self, error: &AppError) -> &'static str {
        match error {
            AppError::Conflict { reason } => (self.seat.team().refused)(reason),
            AppError::Invalid { field, .. } if field == "email" => self.seat.team().email_wrong,
            AppError::Invalid { field, .. } if field == "hats" => self.seat.team().hats_missing,
            other => (self.seat.say().trouble)(other.status()).0,
        }
    }

    fn close(self) {
        self.go.run(paths::ADMIN_TEAM.to_owned());
        request_animation_frame(|| {
            keys::focus("team-title");
        });
    }
}

#[component]
pub fn TeamRoom(seat: Seat) -> impl IntoView {
    let (at, navigate) = (use_location(), use_navigate());
    let room = Room {
        seat,
        found: RwSignal::new(None),
        open: Memo::new(move |_| at.pathname.with(|path| paths::opened_member(path))),
        told: RwSignal::new(None),
        taken: RwSignal::new(None),
        busy: RwSignal::new(false),
        go: Callback::new(move |address: String| {
            navigate(&address, NavigateOptions { resolve: false, scroll: false, ..NavigateOptions::default() });
        }),
    };
    Effect::new(move |_| room.fetch());
    let say = seat.team();
    let told = move || match room.told.get() {
        None => ().drawn(),
        Some(Ok(word)) => {
            let undo = room.taken.with(Option::is_some).then(|| {
                view! { <button class="link" type="button" id="give-back" disabled=move || room.busy.get() on:click=move |_| room.give_back()>{say.give_back}</button> }
            });
            view! { <p class="team__told" role="status">{word}" "{undo}</p> }.drawn()
        }
        Some(Err(error)) => view! { <p class="team__told team__told--bad" role="alert">{room.sentence(&error)}</p> }.drawn(),
    };
    let list = move || match room.found.get() {
        None => view! { <p class="team__wait" role="status">{say.loading}</p> }.drawn(),
        Some(Err(error)) => view! { <Trouble seat=seat error=error retry=Callback::new(move |()| room.fetch())/> }.drawn(),
        Some(Ok(team)) => view! { <rows::Rows room=room team=team/> }.drawn(),
    };
    view! {
        <main class="desk team" id="content" data-open=move || room.open.get().map(|_| "")>
            <section class="team__list" aria-labelledby="team-title">
                <header class="team__bar"><h1 class="team__title" id="team-title" tabindex="-1">{say.title}</h1>{told}</header>
                <div class="team__scroll">
                    {list}
                    <limits::Limits room=room/>
                    <invite::Invite room=room/>
                </div>
            </section>
            <Show when=move || room.open.get().is_some()><member::MemberDrawer room=room/></Show>
        </main>
    }
}
