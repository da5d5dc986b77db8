//! What the room of the past says.
mod en;
mod pt_br;

use crate::domain::{bag::Reason, past::Span, store::Locale};

/// This area alone, so that a browser loads no other sentences with it.
pub fn of(locale: Locale) -> &'static Words {
    match locale {
        Locale::PtBr => &pt_br::PT_BR,
        Locale::En => &en::EN,
    }
}

pub struct Words {
    pub title: &'static str,
    pub loading: &'static str,
    /// How far one looks back.
    pub back: &'static str,
    pub span: fn(Span) -> &'static str,
    /// Nothing of that kind happened in these months.
    pub nothing: &'static str,
    pub table: &'static str,
    pub outings: Outings,
    pub shelf: Shelf,
    pub reasons: Reasons,
    pub cohorts: Cohorts,
}

/// How often pieces go out.
pub struct Outings {
    pub title: &'static str,
    /// Sold pieces, as a way to their list.
    pub sold: fn(u32) -> String,
    pub median: fn(u32) -> String,
    pub at_once: fn(u32) -> String,
    pub keeps_chart: &'static str,
    pub sold_chart: &'static str,
    /// Below a bar and in a row: this one, or this one and more.
    pub number: fn(u32, bool) -> String,
    pub outing: &'static str,
    pub tried: &'static str,
    pub kept: &'static str,
    pub keeps: &'static str,
    pub sold_by: &'static str,
    pub sold_after: &'static str,
}

/// How long it takes until pieces are sold.
pub struct Shelf {
    pub title: &'static str,
    pub own: &'static str,
    pub consigned: &'static str,
    pub home: &'static str,
    /// What it is of, and the days in the middle.
    pub median: fn(&str, u32) -> String,
    pub chart: &'static str,
    pub days: &'static str,
    /// From this day to that one, or on.
    pub span: fn(u32, Option<u32>) -> String,
}

/// Why pieces come back.
pub struct Reasons {
    pub title: &'static str,
    pub by_size: &'static str,
    pub by_brand: &'static str,
    pub size: &'static str,
    pub brand: &'static str,
    pub tried: &'static str,
    pub back: &'static str,
    pub reason: fn(Option<Reason>) -> &'static str,
    /// What the chart shows, by size or by brand.
    pub chart: fn(&str) -> String,
    /// The one of which most came back: what it is, the reason that is given most, of a hundred.
    pub most: fn(&str, &str, u32) -> String,
}

/// What clients keep after they first came.
pub struct Cohorts {
    pub title: &'static str,
    pub why: &'static str,
    /// Of a hundred, so many kept something in the month after their first one.
    pub again: fn(u32) -> String,
    pub chart: &'static str,
    pub month: &'static str,
    pub clients: &'static str,
    pub pieces: &'static str,
    pub brought: &'static str,
    pub each: &'static str,
    /// So many months later; none: the month itself.
    pub later: fn(usize) -> String,
    /// The table of what stands in cells: how many kept something, pieces, money.
    pub by_month: &'static str,
    pub cell: fn(u32, u32, &str) -> String,
}
