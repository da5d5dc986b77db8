//! How long it takes until pieces are sold: on the rail, and at clients' homes.
use super::{Seat, api::ask_shelf, bars, bars::Group, part, table, table::Line};
use crate::admin::prelude::*;
use crate::{
    domain::past::{SPANS, ShelfPast, Span, Spread, bounds},
    i18n::amount,
};

pub fn part(seat: Seat, span: Memo<Span>) -> impl IntoView {
    part::part(seat, span, ("past-shelf", seat.past().shelf.title), ask_shelf, shown)
}

/// Those of which anything is known.
fn known(seat: Seat, past: &ShelfPast) -> Vec<(&'static str, Spread)> {
    let say = &seat.past().shelf;
    let all = [(say.own, past.own), (say.consigned, past.consigned), (say.home, past.home)];
    all.into_iter().filter(|(_, spread)| spread.pieces() > 0).collect()
}

fn shown(seat: Seat, past: &ShelfPast) -> Option<Drawn> {
    let say = &seat.past().shelf;
    let known = known(seat, past);
    if known.is_empty() {
        return None;
    }
    let middle = |(word, spread): &(&'static str, Spread)| spread.median.map(|days| view! { <p>{(say.median)(word, days)}</p> });
    let told = known.iter().filter_map(middle).collect_view();
    let label = |place: usize| {
        let (first, last) = bounds(place);
        (say.span)(first, last)
    };
    let of = |place: usize| known.iter().map(move |(_, spread)| spread.spans.get(place).copied().unwrap_or(0));
    let keys: Vec<&'static str> = known.iter().map(|(word, _)| *word).collect();
    let groups: Vec<Group> = (0..SPANS).map(|place| Group { label: label(place), bars: of(place).map(Some).collect() }).collect();
    let heads: Vec<&'static str> = std::iter::once(say.days).chain(keys.iter().copied()).collect();
    let line =
        |place: usize| Line { word: label(place), href: None, cells: of(place).map(|many| amount::count(many, seat.locale)).collect() };
    let rows = (0..SPANS).map(line).collect();
    Some(view! {
        <div class="past__told">{told}</div>
        {bars::draw(say.chart.to_owned(), &keys, &groups)}
        {table::folded(seat.past().table, say.title.to_owned(), &heads, rows)}
    })
}
