//! Answers about the past: how often pieces go out until they are sold, how long that takes, why they come back, what clients keep after
//! they first came. Each is a chart with its table; how far one looks back stands in the address. What somebody may not know is not there.
mod api;
mod bars;
mod cohorts;
mod grid;
mod outings;
mod part;
mod reasons;
mod shelf;
mod table;

use super::Seat;
use crate::admin::prelude::*;
use crate::{
    domain::{past::Span, role::Role},
    i18n::past::{self, Words},
    paths::{self, PAST_SPAN},
};
use leptos_router::{hooks::use_location, params::ParamsMap};

impl Seat {
    /// The words of this room.
    fn past(self) -> &'static Words {
        past::of(self.locale)
    }
}

/// How far back an address looks; half a year where it does not say.
fn read(query: &ParamsMap) -> Span {
    query.get_str(PAST_SPAN).and_then(|name| name.parse().ok()).unwrap_or(Span::Half)
}

#[component]
pub fn PastRoom(seat: Seat) -> impl IntoView {
    let say = seat.past();
    let at = use_location();
    let span = Memo::new(move |_| at.query.with(read));
    let choice = move |one: Span| {
        let current = move || (span.get() == one).then_some("true");
        view! { <a class="filter" href=paths::admin_past(one) aria-current=current>{(say.span)(one)}</a> }
    };
    // money is for those who work with it, reasons for those who serve clients
    let books = matches!(seat.role, Role::Finance | Role::Owner);
    view! {
        <main class="desk team" id="content">
            <section class="team__list" aria-labelledby="past-title">
                <header class="team__bar">
                    <h1 class="team__title" id="past-title" tabindex="-1">{say.title}</h1>
                    <nav class="list__filters" aria-label=say.back>{Span::ALL.iter().map(|one| choice(*one)).collect_view()}</nav>
                </header>
                <div class="team__scroll past">
                    {outings::part(seat, span)}
                    {books.then(|| shelf::part(seat, span))}
                    {seat.writes_pages().then(|| reasons::part(seat, span))}
                    {books.then(|| cohorts::part(seat, span))}
                </div>
            </section>
        </main>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_how_far_one_looks_back() {
        for span in Span::ALL.iter().copied() {
            let address = paths::admin_past(span);
            let (name, value) = address.split_once('?').and_then(|(_, query)| query.split_once('=')).unwrap();
            let mut query = ParamsMap::new();
            query.insert(name.to_owned(), value.to_owned());
            assert_eq!(read(&query), span);
        }
        let mut nonsense = ParamsMap::new();
        nonsense.insert(PAST_SPAN, "7".to_owned());
        assert_eq!((read(&nonsense), read(&ParamsMap::new())), (Span::Half, Span::Half));
    }
}
