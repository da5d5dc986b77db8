//! The room of matches: of a collection or a piece the clients whom it suits, of a client the pieces that suit her; why, what counts how
//! much, who was left out, and one click from there to a bag. Which one it is about stands in the address.
mod api;
mod begin;
mod contact_api;
mod desk;
mod done;
mod dropped;
mod offers;
mod outcome;
mod rows;
mod spread;
mod weights;

use super::{Seat, trouble::Trouble};
use crate::admin::prelude::*;
use crate::{
    domain::matching::{Answer, Subject},
    i18n::matching::{self, Words},
};
use desk::Desk;
use leptos_router::{hooks::use_location, params::ParamsMap};

impl Seat {
    /// The words of this room.
    fn matching(self) -> &'static Words {
        matching::of(self.locale)
    }
}

fn read(query: &ParamsMap) -> Option<Subject> {
    let collection = || query.get_str("collection").and_then(|id| id.parse().ok()).map(Subject::Collection);
    let piece = || query.get_str("piece").and_then(|id| id.parse().ok()).map(Subject::Piece);
    let client = || query.get_str("client").and_then(|id| id.parse().ok()).map(Subject::Client);
    collection().or_else(piece).or_else(client)
}

#[component]
pub fn MatchRoom(seat: Seat) -> impl IntoView {
    let at = use_location();
    let subject = Memo::new(move |_| at.query.with(read));
    view! {
        <main class="desk team" id="content">
            {move || match subject.get() {
                None => view! { <begin::Begin seat=seat/> }.drawn(),
                Some(subject) => view! { <About seat=seat subject=subject/> }.drawn(),
            }}
        </main>
    }
}

#[component]
fn About(seat: Seat, subject: Subject) -> impl IntoView {
    let desk = Desk::of(seat, subject);
    let say = seat.matching();
    Effect::new(move |_| desk.fetch());
    let title = move || desk.answer(|answer| answer.about.title.clone()).unwrap_or_else(|| say.title.to_owned());
    let known = Memo::new(move |_| desk.answer(|_| ()).is_some());
    let body = move || match desk.failed.get() {
        Some(error) => view! { <Trouble seat=seat error=error retry=Callback::new(move |()| desk.fetch())/> }.drawn(),
        None if known.get() => parts(desk),
        None => view! { <p class="team__wait" role="status">{say.loading}</p> }.drawn(),
    };
    view! {
        <section class="team__list" aria-labelledby="match-title">
            <header class="team__bar">
                <h1 class="team__title" id="match-title" tabindex="-1">{say.title}": "{title}</h1>
                <p class="team__told" role="status">{move || desk.told.get()}</p>
            </header>
            <div class="team__scroll">{body}</div>
        </section>
    }
}

/// The answer on the left, what it is made of beside it.
fn parts(desk: Desk) -> Drawn {
    let say = desk.seat.matching();
    let about = move |answer: &Answer| {
        let untagged = (answer.about.untagged > 0).then(|| (say.untagged)(answer.about.untagged));
        [Some((say.in_stock)(answer.about.pieces)), untagged].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let of_many = !matches!(desk.subject, Subject::Client(_));
    view! {
        <div class="match">
            <div class="match__answer">
                <p class="drawer__why">{move || desk.answer(about)}</p>
                {done::part(desk)}
                {rows::all(desk)}
                {of_many.then(|| dropped::part(desk))}
            </div>
            <div class="match__beside">
                {weights::part(desk)}
                {of_many.then(|| spread::part(desk))}
            </div>
        </div>
    }
    .drawn()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    #[test]
    fn an_address_says_what_it_is_about() {
        let id = "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b";
        for subject in [Subject::Collection(id.parse().unwrap()), Subject::Piece(id.parse().unwrap()), Subject::Client(id.parse().unwrap())]
        {
            let address = paths::admin_match(subject);
            let (name, value) = address.split_once('?').and_then(|(_, query)| query.split_once('=')).unwrap();
            let mut query = ParamsMap::new();
            query.insert(name.to_owned(), value.to_owned());
            assert_eq!(read(&query), Some(subject));
        }
        assert_eq!(read(&ParamsMap::new()), None);
    }
}
