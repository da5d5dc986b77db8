//! The chart of the month: the line of the goal over the area of what came in, and where the month is heading. Drawn by us; the table behind
//! it says the same, and whoever can't see it is told what it shows.
use super::Seat;
use crate::admin::prelude::*;
use crate::{
    domain::goal::{GoalSheet, cumulative},
    i18n::amount,
};
use std::fmt::Write;

/// The field of the drawing, and its margins.
const WIDE: i128 = 720;
const HIGH: i128 = 220;
const LEFT: i128 = 8;
const BELOW: i128 = 22;

/// Turns days and money into places; whole numbers all the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Scale {
    days: i128,
    lowest: i128,
    highest: i128,
}

impl Scale {
    fn of(days: u8, amounts: impl Iterator<Item = i64> + Clone) -> Self {
        let lowest = amounts.clone().min().unwrap_or(0).min(0);
        let highest = amounts.max().unwrap_or(0).max(lowest.saturating_add(100));
        Self { days: i128::from(days.max(1)), lowest: lowest.into(), highest: highest.into() }
    }

    /// The end of a day; 0 is the morning of the first.
    fn x(self, day: usize) -> i128 {
        LEFT + i128::try_from(day).unwrap_or(0) * (WIDE - 2 * LEFT) / self.days
    }

    fn y(self, minor: i64) -> i128 {
        let field = HIGH - BELOW - 8;
        8 + field - (i128::from(minor) - self.lowest) * field / (self.highest - self.lowest)
    }

    /// A way through the ends of days, from `from` on.
    fn way(self, from: usize, amounts: &[i64]) -> String {
        let mut way = String::new();
        for (place, minor) in amounts.iter().enumerate() {
            let _ = write!(way, "{}{} {}", if place == 0 { 'M' } else { 'L' }, self.x(from + place), self.y(*minor));
        }
        way
    }

    /// What lies between a way and the line of nothing.
    fn area(self, amounts: &[i64]) -> String {
        let nothing = self.y(0);
        format!("{}L{} {nothing}L{} {nothing}Z", self.way(0, amounts), self.x(amounts.len().saturating_sub(1)), self.x(0))
    }
}

/// The morning of the first day, then the end of each.
fn from_nothing(amounts: Vec<i64>) -> Vec<i64> {
    std::iter::once(0).chain(amounts).collect()
}

pub fn draw(seat: Seat, sheet: &GoalSheet, name: String) -> impl IntoView + use<> {
    let say = &seat.today().goal;
    let real = from_nothing(cumulative(&sheet.so_far));
    let ideal = sheet.ideal().map(from_nothing);
    let band = sheet.band();
    let stretch = sheet.goal.as_ref().and_then(|goal| goal.stretch_minor);
    let ends = band.map(|band| [band.low, band.high]).into_iter().flatten().chain(stretch);
    let all: Vec<i64> = real.iter().copied().chain(ideal.iter().flatten().copied()).chain(ends).collect();
    let scale = Scale::of(sheet.days, all.iter().copied());
    let (today, last) = (sheet.so_far.len(), usize::from(sheet.days));
    let sold = sheet.sold();
    let fan = band.map(|band| {
        let (x, y, end) = (scale.x(today), scale.y(sold), scale.x(last));
        let (low, mid, high) = (scale.y(band.low), scale.y(band.mid), scale.y(band.high));
        view! {
            <path class="chart__band" d=format!("M{x} {y}L{end} {low}L{end} {high}Z")></path>
            <path class="chart__foreseen" d=format!("M{x} {y}L{end} {mid}")></path>
        }
    });
    let over = stretch.map(|minor| {
        let y = scale.y(minor);
        view! { <path class="chart__stretch" d=format!("M{} {y}L{} {y}", scale.x(0), scale.x(last))></path> }
    });
    let line = ideal.map(|ideal| view! { <path class="chart__ideal" d=scale.way(0, &ideal)></path> });
    let days = [1, 8, 15, 22, last].into_iter().filter(|day| *day <= last).map(|day| {
        let at = scale.x(day.saturating_sub(usize::from(day < last)));
        let anchor = if day == last { "end" } else { "start" };
        view! { <text class="chart__day" x=at.to_string() y=(HIGH - 6).to_string() text-anchor=anchor>{day.to_string()}</text> }
    });
    let ground = scale.y(0);
    let keys = [(say.real, "real"), (say.ideal, "ideal"), (say.foreseen, "foreseen")];
    let has = [true, sheet.goal.is_some(), band.is_some()];
    let keys = keys
        .into_iter()
        .zip(has)
        .filter(|(_, has)| *has)
        .map(|((word, kind), _)| view! { <li class="chart__key" data-kind=kind>{word}</li> })
        .collect_view();
    let said = amount::money(sheet.money(sold), seat.locale);
    view! {
        <figure class="chart">
            <svg class="chart__field" viewBox=format!("0 0 {WIDE} {HIGH}") role="img" aria-label=format!("{name}. {}: {said}", say.real)>
                <path class="chart__ground" d=format!("M{} {ground}L{} {ground}", scale.x(0), scale.x(last))></path>
                {over}
                <path class="chart__area" d=scale.area(&real)></path>
                <path class="chart__real" d=scale.way(0, &real)></path>
                {fan}
                {line}
                {days.collect_view()}
            </svg>
            <figcaption><ul class="chart__keys" role="list">{keys}</ul></figcaption>
        </figure>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_money_have_their_places() {
        let scale = Scale::of(30, [0, 1_000, 4_000].into_iter());
        assert_eq!((scale.x(0), scale.x(30)), (LEFT, WIDE - LEFT));
        assert_eq!((scale.y(0), scale.y(4_000)), (HIGH - BELOW, 8));
        assert!(scale.y(1_000) > scale.y(2_000), "more is higher");
        assert_eq!(scale.way(0, &[0, 4_000]), format!("M8 {}L31 8", HIGH - BELOW));
    }

    #[test]
    fn a_month_below_zero_is_drawn_below_the_ground() {
        let scale = Scale::of(31, [0, -500, 300].into_iter());
        assert!(scale.y(-500) > scale.y(0));
        assert_eq!(Scale::of(31, std::iter::empty()).y(0), HIGH - BELOW, "a month of nothing has a ground, too");
    }
}
