//! How far the month is: one sentence, the chart, and what of it is whose. An owner sets the goal here.
use super::{Seat, api::ask_goal, chart, set_goal, shares, table};
use crate::admin::prelude::*;
use crate::{
    admin::{list::Turn, trouble::Trouble},
    domain::{
        goal::{GoalSheet, Goals},
        role::Role,
    },
    error::AppError,
    i18n::amount,
};

/// What the goal and its form share.
#[derive(Clone, Copy)]
pub struct Desk {
    pub seat: Seat,
    found: RwSignal<Option<Result<Goals, AppError>>>,
    turn: Turn,
    pub told: RwSignal<String>,
}

impl Desk {
    pub fn fetch(self) {
        self.turn.ask(ask_goal(true), move |answer| self.found.set(Some(answer)));
    }
}

pub fn part(seat: Seat, told: RwSignal<String>) -> impl IntoView {
    let desk = Desk { seat, found: RwSignal::new(None), turn: Turn::new(), told };
    Effect::new(move |_| desk.fetch());
    let body = move || match desk.found.get() {
        None => view! { <p class="team__wait" role="status">{seat.today().loading}</p> }.drawn(),
        Some(Err(error)) => view! { <Trouble seat=seat error=error retry=Callback::new(move |()| desk.fetch())/> }.drawn(),
        Some(Ok(goals)) => shown(desk, &goals).drawn(),
    };
    view! { <section class="today__part">{body}</section> }
}

fn shown(desk: Desk, goals: &Goals) -> impl IntoView + use<> {
    let month = goals.month.as_ref().map(|sheet| month(desk, sheet, goals).drawn());
    view! { {month}{shares::draw(desk.seat, &goals.shares)} }
}

fn month(desk: Desk, sheet: &GoalSheet, goals: &Goals) -> impl IntoView + use<> {
    let (seat, say) = (desk.seat, &desk.seat.today().goal);
    let name = sheet.month.get(5..).and_then(|month| month.parse::<usize>().ok()).and_then(|month| say.months.get(month.wrapping_sub(1)));
    let name = name.copied().unwrap_or_default();
    let told = told(seat, sheet).into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view();
    let form = (seat.role == Role::Owner).then(|| set_goal::form(desk, sheet, &goals.shares));
    view! {
        <h2 class="team__part">{(say.title)(name)}</h2>
        <p class="today__sentence">{headline(seat, sheet)}</p>
        {chart::draw(seat, sheet, (say.chart)(name))}
        <div class="today__told">{told}</div>
        {table::draw(seat, sheet)}
        {form}
    }
}

/// What the owner came for, in one sentence.
fn headline(seat: Seat, sheet: &GoalSheet) -> String {
    let say = &seat.today().goal;
    let written = |minor: i64| amount::money(sheet.money(minor), seat.locale);
    match (&sheet.goal, sheet.missing()) {
        (None, _) => format!("{} {}: {}.", say.no_goal, say.real, written(sheet.sold())),
        (Some(_), None) => (say.reached)(&written(sheet.sold())),
        (Some(_), Some(missing)) => (say.missing)(&written(missing), sheet.reached_on()),
    }
}

/// What stands behind it.
fn told(seat: Seat, sheet: &GoalSheet) -> Vec<String> {
    let say = &seat.today().goal;
    let written = |minor: i64| amount::money(sheet.money(minor), seat.locale);
    let a_day = sheet.a_day().map(|(each, pieces)| (say.a_day)(&written(each), pieces, sheet.open_days_left()));
    let band = match sheet.band() {
        Some(band) => (say.band)(&written(band.low), &written(band.mid), &written(band.high)),
        None => say.too_early.to_owned(),
    };
    let bags = (sheet.in_bags.minor > 0)
        .then(|| (say.in_bags)(&amount::money(sheet.in_bags, seat.locale), &amount::money(sheet.from_bags, seat.locale)));
    a_day.into_iter().chain([band]).chain(bags).chain([(say.from)(sheet.from).to_owned()]).collect()
}
