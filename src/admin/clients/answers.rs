//! The figures of a client. Each is a button that shows the rows it is made of, in her life below.
use super::{Clients, life::Stream};
use crate::admin::prelude::*;
use crate::{
    admin::list::Room,
    domain::client::{ClientSheet, life::Part},
    i18n::{amount, clients},
};

pub fn all(room: Room<Clients>, stream: Stream, client: &ClientSheet) -> impl IntoView + use<> {
    let (seat, say) = (room.seat, room.seat.clients());
    let (more, facts, worth) = (clients::profile(seat.locale), client.facts, &client.worth);
    let money = |amount| amount::money(amount, seat.locale);
    let one = move |name: &'static str, told: String, part: Part| {
        let press = move |_| stream.show(room, part);
        let title = (clients::life(seat.locale).part)(part);
        view! { <div class="answers__one"><dt class="answers__name">{name}</dt><dd class="answers__told"><button class="answers__rows" type="button" title=title on:click=press>{told}</button></dd></div> }
    };
    let rate = |rate: Option<u32>| rate.map_or_else(|| say.no_rate.to_owned(), |rate| format!("{rate} %"));
    // of nothing there is no rate
    let kept = if facts.tried == 0 { rate(None) } else { (say.of_tried)(&rate(facts.keep_rate()), facts.tried) };
    let in_time = if facts.closed == 0 { rate(None) } else { (say.of_bags)(&rate(facts.punctuality()), facts.closed) };
    let out = if facts.out == 0 { say.nothing_out.to_owned() } else { (say.out)(facts.out, &money(client.row.value_out)) };
    let late = (facts.late > 0).then(|| one(say.late, amount::count(facts.late, seat.locale), Part::Late));
    view! {
        <dl class="answers">
            {one(say.at_home, out, Part::Out)}
            {one(say.keeps, kept, Part::Tried)}
            {one(say.in_time, in_time, Part::Closed)}
            {late}
            {one(more.lifetime, money(worth.lifetime), Part::Orders)}
            {one(more.ticket, worth.ticket.map_or_else(|| say.no_rate.to_owned(), money), Part::Orders)}
            {one(more.visits, amount::count(worth.visits, seat.locale), Part::Visits)}
            {(!worth.last.is_empty()).then(|| one(more.last, worth.last.clone(), Part::All))}
        </dl>
    }
}
