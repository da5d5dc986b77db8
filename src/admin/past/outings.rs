//! How often pieces go out until they are sold, and what becomes of them each time.
use super::{Seat, api::ask_outings, bars, bars::Group, part, table, table::Line};
use crate::admin::prelude::*;
use crate::{
    domain::{
        past::{MOST_OUTINGS, OutingsPast, Round, Span, sold_by},
        piece::PieceStatus,
    },
    i18n::amount,
    paths,
};

pub fn part(seat: Seat, span: Memo<Span>) -> impl IntoView {
    part::part(seat, span, ("past-outings", seat.past().outings.title), ask_outings, shown)
}

fn shown(seat: Seat, past: &OutingsPast) -> Option<Drawn> {
    if past.rounds.is_empty() && past.sold() == 0 {
        return None;
    }
    let say = &seat.past().outings;
    let sold = past.median().map(|median| {
        let sentence = (say.sold)(past.sold());
        // finance has no list of pieces
        let way = if seat.writes_pages() {
            view! { <a class="past__way" href=paths::admin_pieces_in(PieceStatus::Sold)>{sentence}</a> }
        } else {
            sentence.drawn()
        };
        view! { <p>{way}": "{(say.median)(median)}</p> }
    });
    let first = past.rounds.first().and_then(|round| round.keeps()).map(|percent| view! { <p>{(say.at_once)(percent)}</p> });
    Some(view! { <div class="past__told">{sold}{first}</div>{keeps(seat, past)}{until_sold(seat, past)}{rows(seat, past)} })
}

fn number(seat: Seat, outing: u32) -> String {
    (seat.past().outings.number)(outing, outing >= MOST_OUTINGS)
}

/// Of a hundred: those who stay on each outing, and those that are sold by then.
fn keeps(seat: Seat, past: &OutingsPast) -> Option<Drawn> {
    let say = &seat.past().outings;
    let by = sold_by(&past.rounds);
    let group = |(round, by): (&Round, Option<u32>)| Group { label: number(seat, round.number), bars: vec![round.keeps(), by] };
    let groups: Vec<Group> = past.rounds.iter().zip(by).map(group).collect();
    (!groups.is_empty()).then(|| bars::draw(say.keeps_chart.to_owned(), &[say.keeps, say.sold_by], &groups))
}

fn until_sold(seat: Seat, past: &OutingsPast) -> Option<Drawn> {
    let say = &seat.past().outings;
    let last = past.until_sold.iter().map(|(outings, _)| *outings).max()?;
    let groups: Vec<Group> =
        (0..=last).map(|outings| Group { label: number(seat, outings), bars: vec![Some(past.sold_after(outings))] }).collect();
    Some(bars::draw(say.sold_chart.to_owned(), &[say.sold_after], &groups))
}

fn rows(seat: Seat, past: &OutingsPast) -> Drawn {
    let say = &seat.past().outings;
    let by = sold_by(&past.rounds);
    let last = past.rounds.len().max(past.until_sold.iter().map(|(outings, _)| index(*outings)).max().unwrap_or(0));
    let count = |many: u32| amount::count(many, seat.locale);
    let percent = |rate: Option<u32>| rate.map(|rate| rate.to_string()).unwrap_or_default();
    let line = |outings: usize| {
        let place = outings.checked_sub(1);
        let round = place.and_then(|place| past.rounds.get(place));
        let told = u32::try_from(outings).unwrap_or(0);
        Line {
            word: number(seat, told),
            href: None,
            cells: vec![
                round.map(|round| count(round.tried)).unwrap_or_default(),
                round.map(|round| count(round.kept)).unwrap_or_default(),
                percent(round.and_then(|round| round.keeps())),
                percent(place.and_then(|place| by.get(place).copied().flatten())),
                count(past.sold_after(told)),
            ],
        }
    };
    let heads = [say.outing, say.tried, say.kept, say.keeps, say.sold_by, say.sold_after];
    table::folded(seat.past().table, say.title.to_owned(), &heads, (0..=last).map(line).collect())
}

fn index(outings: u32) -> usize {
    usize::try_from(outings).unwrap_or(0)
}
