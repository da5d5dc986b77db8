//! Why pieces come back, by size and by brand; each size and each brand leads to its pieces.
use super::{Seat, api::ask_reasons, grid, part, table, table::Line};
use crate::admin::prelude::*;
use crate::{
    domain::past::{BackRow, REASONS, ReasonsPast, Span, of_hundred},
    i18n::amount,
    paths,
};

pub fn part(seat: Seat, span: Memo<Span>) -> impl IntoView {
    part::part(seat, span, ("past-reasons", seat.past().reasons.title), ask_reasons, shown)
}

fn shown(seat: Seat, past: &ReasonsPast) -> Option<Drawn> {
    let say = &seat.past().reasons;
    if past.sizes.is_empty() && past.brands.is_empty() {
        return None;
    }
    let sizes = half(seat, (say.by_size, say.size), &past.sizes);
    let brands = half(seat, (say.by_brand, say.brand), &past.brands);
    Some(view! { <div class="past__halves">{sizes}{brands}</div> })
}

/// By one thing: a sentence about what comes back most, the chart, the rows.
fn half(seat: Seat, (title, what): (&'static str, &'static str), rows: &[BackRow]) -> Option<Drawn> {
    let say = &seat.past().reasons;
    let most = rows.first()?;
    let told = most.first().zip(of_hundred(most.back, most.tried)).map(|(reason, percent)| {
        view! { <p>{(say.most)(&most.label, (say.reason)(Some(reason)), percent)}</p> }
    });
    let heads: Vec<String> = REASONS.iter().map(|reason| (say.reason)(*reason).to_owned()).collect();
    let cells =
        |row: &BackRow| -> Vec<Option<u32>> { REASONS.iter().map(|reason| row.share(*reason).filter(|_| row.of(*reason) > 0)).collect() };
    let drawn: Vec<grid::Row> = rows.iter().map(|row| grid::Row { label: row.label.clone(), cells: cells(row) }).collect();
    let name = (say.chart)(title);
    Some(view! {
        <div class="past__half">
            <h3 class="past__by">{title}</h3>
            {told}
            {grid::draw(name.clone(), &heads, &drawn, true)}
            {lines(seat, name, what, rows)}
        </div>
    })
}

fn lines(seat: Seat, name: String, what: &'static str, rows: &[BackRow]) -> Drawn {
    let say = &seat.past().reasons;
    let count = |many: u32| amount::count(many, seat.locale);
    let words = REASONS.iter().map(|reason| (say.reason)(*reason));
    let heads: Vec<&'static str> = [what, say.tried, say.back].into_iter().chain(words).collect();
    let line = |row: &BackRow| Line {
        word: row.label.clone(),
        href: Some(paths::admin_pieces_found(&row.label)),
        cells: [row.tried, row.back].into_iter().chain(REASONS.iter().map(|reason| row.of(*reason))).map(count).collect(),
    };
    table::folded(seat.past().table, name, &heads, rows.iter().map(line).collect())
}
