//! The clients of an answer, the best first: how many points, why, what is offered, and what may be done. Arrows go from one to the next.
use super::{desk::Desk, offers, outcome};
use crate::admin::prelude::*;
use crate::{
    admin::{Seat, keys},
    domain::matching::{Match, Subject},
    paths,
};
use leptos::ev;

pub fn all(desk: Desk) -> Drawn {
    let say = desk.seat.matching();
    let rows = move || {
        let (clients, pieces) = desk.answer(|answer| (answer.clients.clone(), answer.about.pieces)).unwrap_or_default();
        if clients.is_empty() {
            let (title, text) = if pieces == 0 { say.sold_out } else { say.none };
            return view! { <div class="quiet"><p class="quiet__title">{title}</p><p class="quiet__text">{text}</p></div> }.drawn();
        }
        let count = (say.found)(clients.len());
        let several = clients.len() > 1;
        view! {
            <p class="visually-hidden" role="status">{count}</p>
            <ol class="match__rows" role="list" on:keydown=step>
                {clients.into_iter().enumerate().map(|(place, client)| row(desk, place, client)).collect_view()}
            </ol>
            {several.then(|| view! { <p class="drawer__why">{say.keys}</p> })}
        }
        .drawn()
    };
    view! { <section>{rows}</section> }.drawn()
}

/// From the name of one client to the next one's.
fn step(event: ev::KeyboardEvent) {
    let by = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        _ => return,
    };
    let here =
        document().active_element().and_then(|element| element.get_attribute("data-place")).and_then(|place| place.parse::<i32>().ok());
    let Some(here) = here else { return };
    event.prevent_default();
    keys::focus(&format!("match-{}", here + by));
}

/// Each part of her points in a sentence, and what there is none for.
pub fn reasons(seat: Seat, client: &Match, of_many: bool) -> Vec<String> {
    let say = seat.matching();
    let (points, sizes) = (client.points, client.sizes.join(", "));
    let words = client.words.join(", ");
    let mut told = Vec::new();
    if !of_many {
        told.extend((!words.is_empty()).then(|| words.clone()));
        told.push(if sizes.is_empty() { say.no_size.to_owned() } else { sizes });
    } else {
        told.extend((points.tags > 0).then(|| (say.by_tags)(points.tags, &words)));
        told.push(match (points.size, sizes.is_empty()) {
            (0, true) => say.no_size.to_owned(),
            (0, false) => (say.other_size)(&sizes),
            (more, _) => (say.by_size)(more, &sizes),
        });
    }
    match (&client.bought, points.recency) {
        (None, _) => told.push(say.never_bought.to_owned()),
        (Some(at), more) if more > 0 => told.push((say.by_recency)(more, at)),
        _ => (),
    }
    told.extend(client.contacted.as_ref().map(|at| (say.contacted_on)(at)));
    told
}

fn row(desk: Desk, place: usize, client: Match) -> impl IntoView {
    let (seat, say) = (desk.seat, desk.seat.matching());
    let of_many = !matches!(desk.subject, Subject::Client(_));
    let why = reasons(seat, &client, of_many).into_iter().map(|reason| view! { <li class="match__why">{reason}</li> }).collect_view();
    let score = of_many.then(|| view! { <span class="match__score">{(say.points)(client.points.score())}</span> });
    let dropped = client.dropped.filter(|_| !of_many).map(|why| view! { <p class="lacks">{(say.dropped)(why)}</p> });
    let chosen =
        RwSignal::new(client.offers.iter().filter(|offer| of_many || offer.fits()).take(3).map(|offer| offer.piece).collect::<Vec<_>>());
    view! {
        <li class="match__row">
            <p class="match__head">
                <a class="line__name" id=format!("match-{place}") data-place=place.to_string() href=paths::admin_client(client.client)>{client.full_name.clone()}</a>
                {score}
            </p>
            <ul class="match__reasons" role="list">{why}</ul>
            {dropped}
            {offers::part(desk, &client, chosen)}
            {outcome::part(desk, client, chosen)}
        </li>
    }
}
