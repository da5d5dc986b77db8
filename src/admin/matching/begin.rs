//! Where a match begins without one being asked for: collections of now, and what matches brought.
use super::api::{Begin as Found, begin_match};
use crate::admin::prelude::*;
use crate::{
    admin::{Seat, list::Turn, trouble::Trouble},
    domain::{
        collection::CollectionRow,
        matching::{BROUGHT_DAYS, Brought, Subject},
    },
    error::AppError,
    i18n::amount,
    paths,
};

#[component]
pub fn Begin(seat: Seat) -> impl IntoView {
    let say = seat.matching();
    let (found, turn) = (RwSignal::new(None::<Result<Found, AppError>>), Turn::new());
    let fetch = move || turn.ask(begin_match(BROUGHT_DAYS), move |answer| found.set(Some(answer)));
    Effect::new(move |_| fetch());
    let parts = move || match found.get() {
        None => view! { <p class="team__wait" role="status">{say.loading}</p> }.drawn(),
        Some(Err(error)) => view! { <Trouble seat=seat error=error retry=Callback::new(move |()| fetch())/> }.drawn(),
        Some(Ok(begin)) => view! {
            <div class="match">
                <section class="match__answer">
                    <h2 class="drawer__label">{say.choose}</h2>
                    {collections(seat, &begin.collections)}
                </section>
                <section class="match__beside">
                    <h2 class="drawer__label">{say.brought}</h2>
                    <p class="drawer__why">{say.brought_why}</p>
                    <ul role="list">{begin.brought.into_iter().map(|one| brought(seat, &one)).collect_view()}</ul>
                </section>
            </div>
        }
        .drawn(),
    };
    view! {
        <section class="team__list" aria-labelledby="match-title">
            <header class="team__bar"><h1 class="team__title" id="match-title" tabindex="-1">{say.title}</h1></header>
            <div class="team__scroll">{parts}</div>
        </section>
    }
}

/// Those that hold something that may be offered.
fn collections(seat: Seat, all: &[CollectionRow]) -> Drawn {
    let (title, text) = seat.matching().sold_out;
    let rows = all.iter().filter(|one| one.here > 0).map(|one| collection(seat, one)).collect_view();
    if rows.is_empty() {
        return view! { <div class="quiet"><p class="quiet__title">{title}</p><p class="quiet__text">{text}</p></div> }.drawn();
    }
    view! { <ul class="match__rows" role="list">{rows}</ul> }.drawn()
}

fn collection(seat: Seat, row: &CollectionRow) -> impl IntoView + use<> {
    let say = seat.matching();
    view! {
        <li class="match__row">
            <p class="match__head">
                <a class="line__name" href=paths::admin_match(Subject::Collection(row.id))>{format!("{} · {}", row.number, row.title)}</a>
                <span class="match__score">{(say.in_stock)(row.here)}</span>
            </p>
        </li>
    }
}

fn brought(seat: Seat, one: &Brought) -> impl IntoView + use<> {
    let say = seat.matching();
    view! {
        <li class="match__row">
            <p class="match__head"><span>{one.full_name.clone()}</span><span class="match__score">{amount::money(one.brought, seat.locale)}</span></p>
            <p class="drawer__why">{(say.brought_by)(one.contacts, one.bags, one.refusals, one.orders)}</p>
        </li>
    }
}
