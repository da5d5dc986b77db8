//! Who has the points and is not written to, and why: asked for when somebody wants to know.
use super::{api::ask_dropped, desk::Desk, rows::reasons};
use crate::admin::prelude::*;
use crate::{admin::list::Turn, domain::matching::Match, error::AppError, paths};

pub fn part(desk: Desk) -> Drawn {
    let say = desk.seat.matching();
    let (open, found, turn) = (RwSignal::new(false), RwSignal::new(None::<Result<Vec<Match>, AppError>>), Turn::new());
    Effect::new(move |_| {
        let weights = desk.weights();
        if open.get() {
            turn.ask(ask_dropped(desk.subject, weights), move |answer| found.set(Some(answer)));
        }
    });
    let rows = move || match found.get() {
        None => view! { <p class="drawer__why" role="status">{say.loading}</p> }.drawn(),
        Some(Err(error)) => view! { <p class="till__wrong" role="alert">{(desk.seat.say().trouble)(error.status()).0}</p> }.drawn(),
        Some(Ok(clients)) if clients.is_empty() => view! { <p class="drawer__why">{say.none_dropped}</p> }.drawn(),
        Some(Ok(clients)) => {
            view! { <ol class="match__rows" role="list">{clients.into_iter().map(|client| one(desk, client)).collect_view()}</ol> }.drawn()
        }
    };
    view! {
        <section class="match__part">
            <button class="desk-button" type="button" aria-expanded=move || open.get().to_string() on:click=move |_| open.update(|open| *open = !*open)>{say.why_dropped}</button>
            <Show when=move || open.get()>{rows}</Show>
        </section>
    }
    .drawn()
}

fn one(desk: Desk, client: Match) -> impl IntoView {
    let say = desk.seat.matching();
    let why = reasons(desk.seat, &client, true).into_iter().map(|reason| view! { <li class="match__why">{reason}</li> }).collect_view();
    view! {
        <li class="match__row">
            <p class="match__head">
                <a class="line__name" href=paths::admin_client(client.client)>{client.full_name.clone()}</a>
                <span class="lacks">{client.dropped.map(say.dropped)}</span>
                <span class="match__score">{(say.points)(client.points.score())}</span>
            </p>
            <ul class="match__reasons" role="list">{why}</ul>
        </li>
    }
}
