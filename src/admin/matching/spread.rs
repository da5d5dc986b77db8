//! Unique pieces spread over the clients of the answer: a plan first, then bags, and no piece in two of them.
use super::{api::spread_pieces, contact_api::open_bag_for, desk::Desk};
use crate::admin::prelude::*;
use crate::{
    domain::{
        id::PersonId,
        matching::{Draft, MOST_IN_BAG, Match},
    },
    paths,
};
use leptos::{ev, task::spawn_local};

pub fn part(desk: Desk) -> Drawn {
    let say = desk.seat.matching();
    let (each, plan, busy) = (RwSignal::new(4_u8), RwSignal::new(None::<Vec<Draft>>), RwSignal::new(false));
    let clients = move || untrack(move || desk.answer(|answer| answer.clients.clone())).unwrap_or_default();
    let make = move |event: ev::SubmitEvent| {
        event.prevent_default();
        busy.set(true);
        let people: Vec<PersonId> = clients().iter().map(|client| client.client).collect();
        spawn_local(async move {
            match spread_pieces(desk.subject, people, each.get_untracked()).await {
                Ok(drafts) => drop(plan.try_set(Some(drafts))),
                Err(error) => desk.complain(&error),
            }
            busy.try_set(false);
        });
    };
    let open = move |_| {
        let (drafts, clients) = (plan.get_untracked().unwrap_or_default(), clients());
        busy.set(true);
        spawn_local(async move {
            let mut opened = 0;
            for draft in drafts {
                let Some(client) = clients.iter().find(|client| client.client == draft.client) else { continue };
                match open_bag_for(client.next, client.client, desk.subject, draft.pieces, client.points).await {
                    Ok(_) => opened += 1,
                    Err(error) => desk.complain(&error),
                }
            }
            plan.try_set(None);
            busy.try_set(false);
            desk.told.try_set((say.drafts_opened)(opened));
            desk.fetch();
        });
    };
    let typed = move |event: ev::Event| each.set(event_target_value(&event).parse().unwrap_or(4));
    let drawn = move || plan.get().map(|drafts| planned(desk, &drafts, &clients(), busy, open));
    view! {
        <section class="match__part">
            <h2 class="drawer__label">{say.spread}</h2>
            <p class="drawer__why">{say.spread_why}</p>
            <form class="match__each" on:submit=make>
                <label for="match-each">{say.each}</label>
                <input class="desk-input" id="match-each" type="number" min="1" max=MOST_IN_BAG prop:value=move || each.get().to_string() on:input=typed/>
                <button class="desk-button desk-button--small" disabled=move || busy.get()>{say.plan}</button>
            </form>
            <div role="status">{drawn}</div>
        </section>
    }
    .drawn()
}

fn planned(desk: Desk, drafts: &[Draft], clients: &[Match], busy: RwSignal<bool>, open: impl Fn(ev::MouseEvent) + 'static) -> Drawn {
    let say = desk.seat.matching();
    if drafts.is_empty() {
        return view! { <p class="drawer__why">{say.no_drafts}</p> }.drawn();
    }
    let name = |draft: &Draft| clients.iter().find(|client| client.client == draft.client).map(|client| client.full_name.clone());
    let lines = drafts
        .iter()
        .map(|draft| view! { <li class="match__draft"><a class="desk-link" href=paths::admin_client(draft.client)>{name(draft)}</a><span>{(say.in_stock)(u32::try_from(draft.pieces.len()).unwrap_or(0))}</span></li> })
        .collect_view();
    let pieces = drafts.iter().map(|draft| draft.pieces.len()).sum();
    view! {
        <p>{(say.drafts)(drafts.len(), pieces)}</p>
        <ul role="list">{lines}</ul>
        <p class="till__verbs"><button class="desk-button desk-button--strong" type="button" disabled=move || busy.get() on:click=open>{say.open_drafts}</button></p>
    }
    .drawn()
}
