//! The past in English.
use super::{Cohorts, Outings, Reasons, Shelf, Words};
use crate::domain::{bag::Reason, past::Span};

pub(super) static EN: Words = Words {
    title: "History",
    loading: "Counting what was",
    back: "How far back",
    span: |span| match span {
        Span::Quarter => "3 months",
        Span::Half => "6 months",
        Span::Year => "12 months",
    },
    nothing: "Nothing of this happened in these months.",
    table: "The same as a table",
    outings: OUTINGS,
    shelf: SHELF,
    reasons: REASONS,
    cohorts: COHORTS,
};

const OUTINGS: Outings = Outings {
    title: "How often a piece goes out until it is sold",
    sold: |many| if many == 1 { "1 piece was sold".into() } else { format!("{many} pieces were sold") },
    median: |outings| match outings {
        0 => "half of them without leaving the shop.".into(),
        1 => "half of them after one outing at most.".into(),
        many => format!("half of them after {many} outings at most."),
    },
    at_once: |percent| format!("Of a hundred pieces, {percent} stay the first time they go out."),
    keeps_chart: "Of a hundred pieces, how many stay on each outing, and how many are sold by then",
    sold_chart: "Sold pieces by the outings that they had been on",
    number: |number, more| if more { format!("{number}+") } else { number.to_string() },
    outing: "Outing",
    tried: "Ended",
    kept: "Kept",
    keeps: "Stay, %",
    sold_by: "Sold by then, %",
    sold_after: "Sold pieces",
};

const SHELF: Shelf = Shelf {
    title: "How long it takes until a piece is sold",
    own: "on the rail, ours",
    consigned: "on the rail, consigned",
    home: "at clients' homes",
    median: |what, days| {
        if days == 1 { format!("{what}: half took 1 day at most") } else { format!("{what}: half took {days} days at most") }
    },
    chart: "Sold pieces by the days that they took",
    days: "Days",
    span: |first, last| match last {
        Some(last) => format!("{first}–{last}"),
        None => format!("{first}+"),
    },
};

const REASONS: Reasons = Reasons {
    title: "Why pieces come back",
    by_size: "By size",
    by_brand: "By brand",
    size: "Size",
    brand: "Brand",
    tried: "Tried",
    back: "Came back",
    reason: |reason| match reason {
        Some(Reason::TooBig) => "too big",
        Some(Reason::TooSmall) => "too small",
        Some(Reason::Length) => "length",
        Some(Reason::Fabric) => "cloth",
        Some(Reason::Colour) => "colour",
        Some(Reason::Price) => "price",
        Some(Reason::Style) => "style",
        Some(Reason::Other) => "other",
        None => "not said",
    },
    chart: |by| format!("{by}: of a hundred pieces that were tried, how many came back for each reason"),
    most: |label, reason, percent| format!("{label}: {percent} of a hundred come back, mostly “{reason}”."),
};

const COHORTS: Cohorts = Cohorts {
    title: "What clients keep after they first came",
    why: "Clients by the month of their first purchase or bag; of a hundred of them, how many kept something so many months later.",
    again: |percent| format!("Of a hundred new clients, {percent} keep something in the month after their first."),
    chart: "New clients by month, and how many of a hundred kept something in each month since",
    month: "First month",
    clients: "Clients",
    pieces: "Pieces",
    brought: "Brought",
    each: "Each",
    later: |months| match months {
        0 => "same month".into(),
        months => format!("+{months}"),
    },
    by_month: "Month by month: clients who kept something · pieces · money",
    cell: |buyers, pieces, money| format!("{buyers} · {pieces} · {money}"),
};
