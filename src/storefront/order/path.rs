//! The path of an order: every step that it took, as its history tells, and then those that lie ahead.
use crate::{
    domain::{
        order::{OrderSheet, OrderStatus},
        store::Locale,
    },
    i18n::{order::Step, words},
};
use leptos::prelude::*;

/// A step as it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Done,
    Stopped,
    Current,
    Ahead,
}

pub(super) fn path(sheet: &OrderSheet, locale: Locale) -> AnyView {
    let say = &words(locale).order;
    let rows = steps(sheet)
        .into_iter()
        .map(|(step, mark, at)| {
            view! {
                <li
                    class="path__step" data-done=(mark == Mark::Done).then_some("") data-stopped=(mark == Mark::Stopped).then_some("")
                    aria-current=(mark == Mark::Current).then_some("step")
                >
                    <span>{(say.step)(step)}</span>
                    <span class="path__when">{at}</span>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="path">{rows}</ol> }.into_any()
}

fn steps(sheet: &OrderSheet) -> Vec<(Step, Mark, String)> {
    let mut steps: Vec<(Step, Mark, String)> =
        sheet.steps.iter().enumerate().map(|(place, step)| taken(place, step.to, step.at.clone())).collect();
    if steps.is_empty() {
        steps.push((Step::Placed, Mark::Done, sheet.placed_at.clone()));
    }
    let mut ahead = ahead(sheet.status, sheet.address.is_none()).iter();
    steps.extend(ahead.next().map(|step| (*step, Mark::Current, String::new())));
    steps.extend(ahead.map(|step| (*step, Mark::Ahead, String::new())));
    steps
}

/// The first pending is the order itself, a later one another try to pay.
fn taken(place: usize, to: OrderStatus, at: String) -> (Step, Mark, String) {
    match to {
        OrderStatus::Pending if place == 0 => (Step::Placed, Mark::Done, at),
        OrderStatus::Pending => (Step::Tried, Mark::Done, at),
        OrderStatus::Paid => (Step::Paid, Mark::Done, at),
        OrderStatus::Failed => (Step::Declined, Mark::Stopped, at),
        OrderStatus::Cancelled => (Step::Cancelled, Mark::Stopped, at),
        OrderStatus::NeedsDecision => (Step::Deciding, Mark::Current, at),
    }
}

fn ahead(status: OrderStatus, pickup: bool) -> &'static [Step] {
    match (status, pickup) {
        (OrderStatus::Pending | OrderStatus::Failed, false) => &[Step::Payment, Step::Packing, Step::OnItsWay, Step::Delivered],
        (OrderStatus::Pending | OrderStatus::Failed, true) => &[Step::Payment, Step::ReadyToCollect, Step::Collected],
        (OrderStatus::Paid, false) => &[Step::Packing, Step::OnItsWay, Step::Delivered],
        (OrderStatus::Paid, true) => &[Step::Packing, Step::ReadyToCollect, Step::Collected],
        (OrderStatus::Cancelled | OrderStatus::NeedsDecision, _) => &[],
    }
}
