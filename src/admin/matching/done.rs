//! Clients about whom something was done here and whom the present answer leaves out: what it was, and taking it back.
use super::{
    desk::{Desk, Done},
    outcome,
};
use crate::admin::prelude::*;
use crate::paths;

pub fn part(desk: Desk) -> Drawn {
    let rows = move || {
        let here: Vec<_> = desk.answer(|answer| answer.clients.iter().map(|client| client.client).collect()).unwrap_or_default();
        let left: Vec<Done> = desk.done.get().into_iter().filter(|done| !here.contains(&done.client)).collect();
        let one = move |done: Done| {
            view! {
                <li class="match__draft">
                    <a class="line__name" href=paths::admin_client(done.client)>{done.full_name}</a>
                    <span class="match__verbs">{outcome::after(desk, done.contact, done.deed)}</span>
                </li>
            }
        };
        (!left.is_empty()).then(|| view! { <ul class="match__done" role="list" aria-label=desk.seat.matching().done>{left.into_iter().map(one).collect_view()}</ul> })
    };
    rows.drawn()
}
