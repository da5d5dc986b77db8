//! Somebody is found by name or phone and chosen: a client who brings goods from now on, or the consignor of an arrival.
use super::{Seat, api::list_consignors};
use crate::admin::prelude::*;
use crate::{
    admin::{clients::api::list_clients, list::MOST_WORDS, list::Turn},
    domain::{
        client::ClientWish,
        consignor::{ConsignorWish, Which},
        id::PersonId,
    },
    error::AppError,
};
use leptos::{ev, leptos_dom::helpers::debounce};
use std::{pin::Pin, time::Duration};

const PAUSE: Duration = Duration::from_millis(160);
/// Names that one look shows.
const MOST: usize = 8;

#[derive(Clone, PartialEq)]
pub struct Hit {
    pub id: PersonId,
    pub full_name: String,
    phone: String,
}

type Hits = Pin<Box<dyn Future<Output = Result<Vec<Hit>, AppError>>>>;

/// Among all clients.
pub fn of_clients(seat: Seat, id: &'static str, chosen: Callback<Hit>) -> impl IntoView {
    let ask = |words: String| -> Hits {
        Box::pin(async move {
            let rows = list_clients(ClientWish { words, ..ClientWish::default() }, None).await?;
            Ok(rows.into_iter().map(|row| Hit { id: row.id, full_name: row.full_name, phone: row.phone }).collect())
        })
    };
    field(seat, id, seat.consignors().from_client, ask, chosen)
}

/// Among consignors who accepted an agreement.
pub fn of_agreed(seat: Seat, id: &'static str, chosen: Callback<Hit>) -> impl IntoView {
    let ask = |words: String| -> Hits {
        Box::pin(async move {
            let rows = list_consignors(ConsignorWish { which: Which::Agreed, words }, None).await?;
            Ok(rows.into_iter().map(|row| Hit { id: row.id, full_name: row.full_name, phone: row.phone }).collect())
        })
    };
    field(seat, id, seat.consignors().of_whom, ask, chosen)
}

fn field(seat: Seat, id: &'static str, label: &'static str, ask: fn(String) -> Hits, chosen: Callback<Hit>) -> impl IntoView {
    let hits = RwSignal::new(Vec::<Hit>::new());
    let told = RwSignal::new("");
    let turn = Turn::new();
    let mut look = debounce(PAUSE, move |words: String| {
        if words.trim().is_empty() {
            hits.set(Vec::new());
            return;
        }
        turn.ask(ask(words), move |answer| match answer {
            Ok(found) => {
                told.set(if found.is_empty() { seat.consignors().nobody } else { "" });
                hits.set(found.into_iter().take(MOST).collect());
            }
            Err(error) => told.set((seat.say().trouble)(error.status()).0),
        });
    });
    // Enter belongs to this field, and not to the form around it
    let on_key = move |event: ev::KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            hits.with_untracked(|hits| hits.first().cloned()).into_iter().for_each(|hit| chosen.run(hit));
        }
    };
    let one = move |hit: Hit| {
        let words = (hit.full_name.clone(), hit.phone.clone());
        view! { <li><button class="begin__hit" type="button" on:click=move |_| chosen.run(hit.clone())><span>{words.0}</span><span class="begin__phone">{words.1}</span></button></li> }
    };
    view! {
        <label class="drawer__label" for=id>{label}</label>
        <input class="desk-input" id=id type="search" autocomplete="off" placeholder=seat.consignors().from_client_hint maxlength=MOST_WORDS
            on:keydown=on_key on:input=move |event| look(event_target_value(&event))/>
        <ul class="begin__hits" role="list">{move || hits.get().into_iter().map(one).collect_view()}</ul>
        <p class="drawer__why" role="status">{move || told.get()}</p>
    }
}
