//! What may be done about one client: write to her, note what came of it, open a bag for her. What was noted may be taken back at once.
use super::{
    contact_api::{note_contact, open_bag_for, take_contact_back},
    desk::{Deed, Desk, Done},
};
use crate::admin::prelude::*;
use crate::{
    domain::{
        id::{CommandId, PieceId},
        matching::{Match, Outcome},
    },
    paths,
};
use leptos::task::spawn_local;

pub fn part(desk: Desk, client: Match, chosen: RwSignal<Vec<PieceId>>) -> Drawn {
    let say = desk.seat.matching();
    let busy = RwSignal::new(false);
    let (id, her, points) = (client.next, client.client, client.points);
    let who = StoredValue::new(client.clone());
    let note = move |outcome: Outcome| {
        busy.set(true);
        // an answer that comes meanwhile takes her row away
        let done = who.with_value(|client| Done::of(client, Deed::Noted(outcome)));
        spawn_local(async move {
            match note_contact(id, her, desk.subject, outcome, points).await {
                Ok(()) => {
                    desk.keep(done);
                    desk.told.try_set((say.noted)(outcome).to_owned());
                }
                Err(error) => desk.complain(&error),
            }
            busy.try_set(false);
        });
    };
    let open = move |_| {
        busy.set(true);
        let pieces = chosen.get_untracked();
        let client = who.get_value();
        spawn_local(async move {
            match open_bag_for(id, her, desk.subject, pieces, points).await {
                Ok(opened) => {
                    desk.keep(Done::of(&client, Deed::Opened(opened.bag)));
                    desk.told.try_set((say.bag_opened)(opened.gone));
                }
                Err(error) => desk.complain(&error),
            }
            busy.try_set(false);
        });
    };
    let chat = (!client.phone.is_empty()).then(|| chat(desk, &client));
    let button = move |outcome: Outcome| view! { <button class="desk-button desk-button--small" type="button" disabled=move || busy.get() on:click=move |_| note(outcome)>{(say.outcome)(outcome)}</button> };
    let verbs = move || {
        match desk.deed(her) {
            None => view! {
                {button(Outcome::Contacted)}
                {button(Outcome::NotInterested)}
                <button class="desk-button desk-button--small desk-button--strong" type="button" disabled=move || busy.get() on:click=open>{say.bag}</button>
            }
            .drawn(),
            Some(deed) => after(desk, id, deed),
        }
    };
    view! { <p class="match__verbs" role="group" aria-label=client.full_name.clone()>{chat}{verbs}</p> }.drawn()
}

/// What stands beside her once something was done: it may be taken back, or looked at.
pub fn after(desk: Desk, contact: CommandId, deed: Deed) -> Drawn {
    let say = desk.seat.matching();
    let back = move |_| {
        spawn_local(async move {
            match take_contact_back(contact).await {
                Ok(()) => {
                    desk.done.try_update(|all| all.retain(|done| done.contact != contact));
                    desk.told.try_set(say.taken_back.to_owned());
                    // she may be offered something again
                    desk.fetch();
                }
                Err(error) => desk.complain(&error),
            }
        });
    };
    match deed {
        Deed::Noted(outcome) => view! {
            <span class="state">{(say.outcome)(outcome)}</span>
            <button class="desk-button desk-button--small" type="button" on:click=back>{say.take_back}</button>
        }
        .drawn(),
        Deed::Opened(bag) => view! { <a class="desk-link" href=paths::admin_bag(bag)>{say.see_bag}</a> }.drawn(),
    }
}

/// A chat with her about what suits her best.
fn chat(desk: Desk, client: &Match) -> impl IntoView + use<> {
    let say = desk.seat.matching();
    let first = client.full_name.split_whitespace().next().unwrap_or_default();
    let pieces = client.offers.iter().take(3).map(|offer| offer.name.clone()).collect::<Vec<_>>().join(", ");
    let href = paths::whatsapp(&client.phone, &(say.message)(first, &pieces));
    view! { <a class="desk-button desk-button--small" href=href rel="external noopener" target="_blank">{say.write}</a> }
}
