//! One client in figures beside the list, and the bags that are out with her.
use super::{super::api::open_figures, Figures, rows::rate};
use crate::admin::prelude::*;
use crate::{
    admin::{
        Seat,
        list::{Inside, Room, Turn, drawer},
        trouble::Trouble,
    },
    domain::client::figures::{FiguresSheet, OutBag},
    error::AppError,
    i18n::{amount, clients},
};

type Found = Option<Result<FiguresSheet, AppError>>;

#[component]
pub fn FiguresDrawer(room: Room<Figures>) -> impl IntoView {
    let say = room.seat.clients();
    let (found, turn) = (RwSignal::new(Found::None), Turn::new());
    let fetch = Callback::new(move |()| {
        let Some(id) = room.open.get_untracked() else { return };
        found.set(None);
        turn.ask(open_figures(id), move |answer| {
            if let Ok(sheet) = &answer {
                room.shelf.learn(id, |row| *row = sheet.row.clone());
            }
            found.set(Some(answer));
        });
    });
    let body = move || match found.get() {
        None => view! { <p class="visually-hidden" role="status">{say.list.opening}</p> }.drawn(),
        Some(Ok(sheet)) => inside(room.seat, sheet).drawn(),
        Some(Err(error)) => view! { <Trouble seat=room.seat error=error retry=fetch/> }.drawn(),
    };
    let title = move || {
        let open = room.open.get();
        let known = room.shelf.rows.with(|rows| rows.iter().find(|row| Some(row.id) == open).map(|row| row.full_name.clone()));
        let read = found.with(|found| found.as_ref().and_then(|found| found.as_ref().ok()).map(|sheet| sheet.row.full_name.clone()));
        read.or(known).unwrap_or_else(|| say.name.to_owned()).drawn()
    };
    let waits = Signal::derive(move || found.with(Option::is_none));
    drawer(room, Inside { fetch, waits, title: ViewFn::from(title), body: ViewFn::from(move || body) })
}

fn inside(seat: Seat, sheet: FiguresSheet) -> impl IntoView {
    let (say, more) = (seat.clients(), clients::profile(seat.locale));
    let (facts, worth) = (sheet.row.facts, sheet.worth);
    let money = |amount| amount::money(amount, seat.locale);
    let one = |name: &'static str, told: String| view! { <div class="answers__one"><dt class="answers__name">{name}</dt><dd class="answers__told">{told}</dd></div> };
    let kept = if facts.tried == 0 { rate(seat, None) } else { (say.of_tried)(&rate(seat, facts.keep_rate()), facts.tried) };
    let in_time = if facts.closed == 0 { rate(seat, None) } else { (say.of_bags)(&rate(seat, facts.punctuality()), facts.closed) };
    let out = if facts.out == 0 { say.nothing_out.to_owned() } else { (say.out)(facts.out, &money(sheet.row.value_out)) };
    let class = (!sheet.class.is_empty()).then(|| one(more.class, sheet.class));
    view! {
        <dl class="answers">
            {one(say.at_home, out)}
            {one(say.keeps, kept)}
            {one(say.in_time, in_time)}
            {one(more.lifetime, money(worth.lifetime))}
            {one(more.ticket, worth.ticket.map_or_else(|| say.no_rate.to_owned(), money))}
            {one(more.visits, amount::count(worth.visits, seat.locale))}
            {(!worth.last.is_empty()).then(|| one(more.last, worth.last))}
            {class}
        </dl>
        <ul class="figures-bags" role="list">{sheet.bags.into_iter().map(|bag| line(seat, bag)).collect_view()}</ul>
    }
}

fn line(seat: Seat, bag: OutBag) -> impl IntoView {
    let say = seat.clients();
    let late = bag.late.then(|| view! { <span class="client-row__late">{say.late}</span> });
    view! { <li class="figures-bags__one"><span>{bag.code}</span><span>{(say.out)(bag.pieces, &amount::money(bag.value, seat.locale))}</span><span>{bag.due}" "{late}</span></li> }
}
