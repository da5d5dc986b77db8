//! The chart as a table: what came in on each day and by then, beside the goal.
use super::Seat;
use crate::admin::prelude::*;
use crate::{
    domain::goal::{GoalSheet, cumulative},
    i18n::amount,
};

pub fn draw(seat: Seat, sheet: &GoalSheet) -> impl IntoView + use<> {
    let say = &seat.today().goal;
    let (so_far, ideal, days) = (cumulative(&sheet.so_far), sheet.ideal(), sheet.so_far.clone());
    let (weights, currency, last) = (sheet.weights.clone(), sheet.currency, usize::from(sheet.days));
    let written = move |minor: Option<i64>| {
        minor.map(|minor| amount::money(crate::domain::money::Money::new(minor, currency), seat.locale)).unwrap_or_default()
    };
    let row = move |place: usize| {
        let closed = weights.get(place).is_some_and(|weight| *weight == 0).then(|| format!(" ({})", say.closed_day));
        view! {
            <tr>
                <th scope="row">{(place + 1).to_string()}{closed}</th>
                <td>{written(days.get(place).map(|day| day.net_minor))}</td>
                <td>{written(so_far.get(place).copied())}</td>
                <td>{written(ideal.as_ref().and_then(|line| line.get(place).copied()))}</td>
            </tr>
        }
    };
    view! {
        <details class="card__more">
            <summary>{say.table}</summary>
            <table class="month">
                <thead><tr><th scope="col">{say.day}</th><th scope="col">{say.of_day}</th><th scope="col">{say.so_far}</th><th scope="col">{say.ideal}</th></tr></thead>
                <tbody>{(0..last).map(row).collect_view()}</tbody>
            </table>
        </details>
    }
}
