//! What is offered to one client: pieces that suit her, each of which may lie in the bag that is opened or stay out of it.
use super::desk::Desk;
use crate::admin::prelude::*;
use crate::{
    domain::{
        id::PieceId,
        matching::{MOST_IN_BAG, Match, Offer},
    },
    i18n::amount,
    paths,
};

const SMALLEST: u32 = 320;

pub fn part(desk: Desk, client: &Match, chosen: RwSignal<Vec<PieceId>>) -> Drawn {
    let say = desk.seat.matching();
    if client.offers.is_empty() {
        return view! { <p class="drawer__why">{say.nothing_for_her}</p> }.drawn();
    }
    let offers = client.offers.clone().into_iter().map(|offer| one(desk, &client.full_name, offer, chosen)).collect_view();
    view! { <ul class="match__offers" role="list" aria-label=say.for_her>{offers}</ul> }.drawn()
}

fn one(desk: Desk, her: &str, offer: Offer, chosen: RwSignal<Vec<PieceId>>) -> impl IntoView + use<> {
    let (seat, say, piece) = (desk.seat, desk.seat.matching(), offer.piece);
    let picture = offer
        .media_key
        .as_ref()
        .map(|key| view! { <img class="line__picture" src=paths::media(key, SMALLEST) alt="" loading="lazy" decoding="async"/> });
    let fits = offer.fits().then(|| format!(" · {}", say.in_her_size));
    let turn = move |_| {
        chosen.update(|chosen| {
            if chosen.contains(&piece) {
                chosen.retain(|one| *one != piece);
            } else if chosen.len() < MOST_IN_BAG {
                chosen.push(piece);
            }
        });
    };
    let is_chosen = move || chosen.with(|chosen| chosen.contains(&piece));
    view! {
        <li class="match__offer">
            <label class="match__pick">
                <input type="checkbox" prop:checked=is_chosen on:change=turn aria-label=format!("{}: {} {}", her, offer.name, offer.code)/>
                {picture}
                <span class="match__words">
                    <span>{offer.name.clone()}</span>
                    <span class="line__label">{offer.code.clone()}" · "{offer.size.clone()}{fits}" · "{amount::money(offer.price, seat.locale)}</span>
                </span>
            </label>
        </li>
    }
}
