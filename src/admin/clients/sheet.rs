//! What is known of a client: how she is reached, what her bags and orders come to, her words and measures with their source, what she
//! may have at home, what she agreed to.
use super::{Clients, answers, api::Choices, contact, life::Stream, notes, profile, same, terms};
use crate::admin::prelude::*;
use crate::{
    admin::{Seat, list::Room},
    domain::{client::ClientSheet, matching::Subject},
    i18n::{account, clients, matching},
    paths,
};

/// What stands beside the sheet: `again` reads everything anew.
#[derive(Clone, Copy)]
pub struct Beside {
    pub again: Callback<()>,
    pub choices: RwSignal<Option<Choices>>,
    pub stream: Stream,
}

pub fn body(room: Room<Clients>, client: ClientSheet, beside: Beside) -> Drawn {
    let Beside { again, choices, stream } = beside;
    let (seat, say) = (room.seat, room.seat.clients());
    let more = clients::profile(seat.locale);
    let fact = |name: &'static str, told: String| {
        (!told.is_empty()).then(|| view! { <div class="facts__row"><dt>{name}</dt><dd>{told}</dd></div> })
    };
    let born = client.profile.birthday.map(|born| (say.birthday_told)(born)).unwrap_or_default();
    let prefers = client.profile.prefers.map(|reach| (say.reach)(reach).to_owned()).unwrap_or_default();
    view! {
        <section>
            <dl class="facts">
                {fact(say.phone, client.row.phone.clone())}
                {fact(say.email, client.email.clone())}
                {fact(more.prefers, prefers)}
                {fact(more.birthday, born)}
                {fact(more.attendant, client.attendant.clone())}
                {fact(say.since, client.since.clone())}
            </dl>
            <p class="collection-ways">
                <a class="desk-link" href=paths::admin_match(Subject::Client(client.row.id))>{matching::of(seat.locale).open_her}</a>
                <a class="desk-link" href=paths::admin_same_as(client.row.id)>{clients::same(seat.locale).find}</a>
            </p>
            <contact::Correct room=room client=client.clone() again=again/>
            <profile::About room=room client=client.clone() choices=choices again=again/>
        </section>
        <section class="drawer__part">{answers::all(room, stream, &client)}</section>
        <terms::Terms room=room client=client.clone() choices=choices again=again/>
        <notes::Words room=room client=client.clone() choices=choices again=again/>
        <notes::Measures room=room client=client.clone() again=again/>
        {agreed(seat, &client)}
        <same::Merges room=room merges=client.merges again=again/>
    }
    .drawn()
}

/// Each purpose with its way, whether it stands, and since when she said so.
fn agreed(seat: Seat, client: &ClientSheet) -> impl IntoView + use<> {
    let (say, more) = (seat.clients(), clients::profile(seat.locale));
    let rows = client
        .consents
        .iter()
        .map(|(consent, answer)| {
            let told = match answer {
                None => more.never_asked.to_owned(),
                Some((true, at)) => (more.yes)(at),
                Some((false, at)) => (more.no)(at),
            };
            view! { <div class="facts__row"><dt>{(account::of(seat.locale).room.consent)(*consent)}</dt><dd>{told}</dd></div> }
        })
        .collect_view();
    view! { <section class="drawer__part"><h3 class="drawer__label">{say.agreed}</h3><dl class="facts">{rows}</dl></section> }
}
