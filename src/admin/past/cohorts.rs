//! Clients by the month in which they first came, and what they keep from then on.
use super::{Seat, api::ask_cohorts, grid, part, table, table::Line};
use crate::admin::prelude::*;
use crate::{
    domain::past::{Cohort, CohortsPast, Span, again},
    i18n::{amount, clock},
};

pub fn part(seat: Seat, span: Memo<Span>) -> impl IntoView {
    part::part(seat, span, ("past-cohorts", seat.past().cohorts.title), ask_cohorts, shown)
}

fn shown(seat: Seat, past: &CohortsPast) -> Option<Drawn> {
    let say = &seat.past().cohorts;
    let months = past.cohorts.iter().map(|cohort| cohort.kept.len()).max()?;
    let told = again(&past.cohorts, 1).map(|percent| view! { <p>{(say.again)(percent)}</p> });
    let heads: Vec<String> = (0..months).map(|later| if later == 0 { "0".to_owned() } else { (say.later)(later) }).collect();
    let row = |cohort: &Cohort| grid::Row {
        label: format!("{} · {}", clock::month(&cohort.month, seat.locale), amount::count(cohort.clients, seat.locale)),
        cells: (0..months).map(|later| cohort.came(later)).collect(),
    };
    let drawn: Vec<grid::Row> = past.cohorts.iter().map(row).collect();
    Some(view! {
        <div class="past__told"><p>{say.why}</p>{told}</div>
        {grid::draw(say.chart.to_owned(), &heads, &drawn, false)}
        {lines(seat, past)}
        {by_month(seat, past, months)}
    })
}

/// What each month's clients come to so far.
fn lines(seat: Seat, past: &CohortsPast) -> Drawn {
    let say = &seat.past().cohorts;
    let money = |minor: i64| amount::money(past.money(minor), seat.locale);
    let line = |cohort: &Cohort| Line {
        word: clock::month(&cohort.month, seat.locale),
        href: None,
        cells: vec![
            amount::count(cohort.clients, seat.locale),
            amount::count(cohort.pieces(), seat.locale),
            money(cohort.net_minor()),
            cohort.a_client().map(money).unwrap_or_default(),
        ],
    };
    let heads = [say.month, say.clients, say.pieces, say.brought, say.each];
    table::open(say.title.to_owned(), &heads, past.cohorts.iter().map(line).collect())
}

/// What they kept in each month since: how many of them, pieces, money.
fn by_month(seat: Seat, past: &CohortsPast, months: usize) -> Drawn {
    let say = &seat.past().cohorts;
    let cell = |cohort: &Cohort, later: usize| match cohort.kept.get(later) {
        Some(kept) => (say.cell)(kept.buyers, kept.pieces, &amount::money(past.money(kept.net_minor), seat.locale)),
        None => String::new(),
    };
    let line = |cohort: &Cohort| Line {
        word: clock::month(&cohort.month, seat.locale),
        href: None,
        cells: (0..months).map(|later| cell(cohort, later)).collect(),
    };
    let heads: Vec<String> = std::iter::once(say.month.to_owned()).chain((0..months).map(|later| (say.later)(later))).collect();
    table::folded(say.by_month, say.chart.to_owned(), &heads, past.cohorts.iter().map(line).collect())
}
