//! What is known of a client: how she is reached, what her bags tell, her words and measures with their source, what she agreed to, her
//! bags and orders.
use super::{Clients, contact, notes};
use crate::{
    admin::{Seat, list::Room},
    domain::{bag::BagRow, client::ClientSheet, order::OrderRow},
    i18n::{account, amount, bags},
    paths,
};
use leptos::prelude::*;

/// `again` reads everything anew.
pub fn body(room: Room<Clients>, client: ClientSheet, again: Callback<()>) -> AnyView {
    let (seat, say) = (room.seat, room.seat.clients());
    let fact = |name: &'static str, told: String| {
        (!told.is_empty()).then(|| view! { <div class="facts__row"><dt>{name}</dt><dd>{told}</dd></div> })
    };
    let consents = client
        .consents
        .iter()
        .filter(|(_, stands)| *stands)
        .map(|(consent, _)| (account::of(seat.locale).room.consent)(*consent))
        .collect::<Vec<_>>()
        .join(", ");
    let agreed = if consents.is_empty() { say.agreed_nothing.to_owned() } else { consents };
    view! {
        <section>
            <dl class="facts">
                {fact(say.phone, client.row.phone.clone())}
                {fact(say.email, client.email.clone())}
                {fact(say.since, client.since.clone())}
                {fact(say.agreed, agreed)}
            </dl>
            <contact::Correct room=room client=client.clone() again=again/>
        </section>
        <section class="drawer__part">{answers(seat, &client)}</section>
        <notes::Words room=room client=client.clone() again=again/>
        <notes::Measures room=room client=client.clone() again=again/>
        <notes::TermsPart room=room client=client.clone() again=again/>
        {list(say.bags, client.bags.iter().map(|bag| one_bag(seat, bag)).collect())}
        {list(say.orders, client.orders.iter().map(|order| one_order(seat, order)).collect())}
    }
    .into_any()
}

fn answers(seat: Seat, client: &ClientSheet) -> impl IntoView + use<> {
    let (say, facts) = (seat.clients(), client.facts);
    let one = |name: &'static str, told: String| view! { <div class="answers__one"><dt class="answers__name">{name}</dt><dd class="answers__told">{told}</dd></div> };
    let rate = |rate: Option<u32>| rate.map_or_else(|| say.no_rate.to_owned(), |rate| format!("{rate} %"));
    view! {
        <dl class="answers">
            {one(say.at_home, if client.row.pieces_out == 0 { say.nothing_out.to_owned() } else { (say.out)(client.row.pieces_out, &amount::money(client.row.value_out, seat.locale)) })}
            {one(say.keeps, (say.of_tried)(&rate(facts.keep_rate()), facts.tried))}
            {one(say.in_time, (say.of_bags)(&rate(facts.punctuality()), facts.closed))}
            {one(say.spent, amount::money(client.row.spent, seat.locale))}
        </dl>
    }
}

fn list(title: &'static str, rows: Vec<AnyView>) -> Option<AnyView> {
    (!rows.is_empty()).then(|| {
        view! { <section class="drawer__part"><h3 class="drawer__label">{title}</h3><ol class="steps" role="list">{rows}</ol></section> }.into_any()
    })
}

fn one_bag(seat: Seat, bag: &BagRow) -> AnyView {
    let when = bag.due_at.clone().unwrap_or_else(|| bag.opened_at.clone());
    view! {
        <li class="steps__one">
            <a class="desk-link" href=paths::admin_bag(bag.id)>{bag.code.clone()}<span class="steps__by">{(bags::of(seat.locale).status)(bag.status)}</span></a>
            <span class="steps__at">{when}</span>
        </li>
    }
    .into_any()
}

fn one_order(seat: Seat, order: &OrderRow) -> AnyView {
    view! {
        <li class="steps__one">
            <a class="desk-link" href=paths::admin_order(order.id)>{order.code.clone()}<span class="steps__by">{(seat.say().status)(order.status)}</span></a>
            <span class="steps__at">{amount::money(order.total, seat.locale)}", "{order.placed_at.clone()}</span>
        </li>
    }
    .into_any()
}
