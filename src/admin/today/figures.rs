//! The command center: four figures, each a way to the rows that make it.
use super::{Seat, api::ask_figures};
use crate::admin::prelude::*;
use crate::{
    admin::{list::Turn, trouble::Trouble},
    domain::{
        client::Shown,
        order::OrderStatus,
        today::{ACTIVE_DAYS, Figures},
    },
    error::AppError,
    i18n::amount,
    paths,
};

/// What was asked once, for the figures and for the rows of what runs low.
#[derive(Clone, Copy)]
pub struct Asked {
    pub seat: Seat,
    pub found: RwSignal<Option<Result<Figures, AppError>>>,
    turn: Turn,
}

impl Asked {
    pub fn new(seat: Seat) -> Self {
        let asked = Self { seat, found: RwSignal::new(None), turn: Turn::new() };
        Effect::new(move |_| asked.fetch());
        asked
    }

    /// Ask anew; what is shown stays until the answer is there.
    pub fn fetch(self) {
        self.turn.ask(ask_figures(true), move |answer| self.found.set(Some(answer)));
    }
}

pub fn part(asked: Asked) -> impl IntoView {
    let (seat, say) = (asked.seat, &asked.seat.today().figures);
    let body = move || match asked.found.get() {
        None => view! { <p class="team__wait" role="status">{seat.today().loading}</p> }.drawn(),
        Some(Err(error)) => view! { <Trouble seat=seat error=error retry=Callback::new(move |()| asked.fetch())/> }.drawn(),
        Some(Ok(figures)) => shown(seat, &figures).drawn(),
    };
    view! { <section class="today__part" aria-labelledby="today-figures"><h2 class="team__part" id="today-figures">{say.title}</h2>{body}</section> }
}

fn shown(seat: Seat, figures: &Figures) -> impl IntoView + use<> {
    let say = &seat.today().figures;
    let revenue = figures.revenue.map(|(sold, back)| {
        let back = if back.minor > 0 { (say.back)(&amount::money(back, seat.locale)) } else { String::new() };
        one(paths::admin_orders_in(OrderStatus::Paid), amount::money(sold, seat.locale), say.revenue, back)
    });
    let active = figures.active.map(|many| {
        one(paths::admin_clients_shown(Shown::Active), amount::count(many, seat.locale), say.active, (say.active_why)(ACTIVE_DAYS))
    });
    let low = u32::try_from(figures.low.len()).unwrap_or(u32::MAX);
    let stock = one(paths::admin_today_stock(), amount::count(low, seat.locale), say.low, String::new());
    let orders = figures.orders.iter().map(|(status, many)| order(seat, *status, *many)).collect_view();
    view! {
        <ul class="figures" role="list">{revenue}{active}{stock}</ul>
        <h3 class="visually-hidden">{say.orders}</h3>
        <ul class="figures figures--small" role="list">{orders}</ul>
    }
}

fn order(seat: Seat, status: OrderStatus, many: u32) -> impl IntoView {
    one(paths::admin_orders_in(status), amount::count(many, seat.locale), (seat.say().status)(status), String::new())
}

fn one(href: String, number: String, word: &'static str, why: String) -> Drawn {
    view! {
        <li><a class="figure" href=href>
            <span class="figure__number">{number}</span>
            <span class="figure__word">{word}</span>
            <span class="figure__why">{why}</span>
        </a></li>
    }
    .drawn()
}
