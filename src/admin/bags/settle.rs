//! What she keeps becomes one sale: tick it, say how she pays, done. The sum is reckoned here as the database will, and judged there.
use super::desk::Desk;
use crate::{
    domain::{
        bag::{BagSheet, BagVerb, LineStatus, Method, rules},
        money::Money,
    },
    i18n::amount,
};
use leptos::prelude::*;

pub fn part(desk: Desk) -> impl IntoView {
    let is_there = Memo::new(move |_| desk.sheet().is_some_and(|sheet| sheet.lines.iter().any(|line| may_keep(line.status))));
    move || is_there.get().then(|| form(desk))
}

fn may_keep(status: LineStatus) -> bool {
    matches!(status, LineStatus::Delivered | LineStatus::Missing)
}

/// What the ticked pieces come to.
fn sum(desk: Desk, sheet: &BagSheet) -> Option<i64> {
    let kept = desk.kept.get();
    let priced = |line: &crate::domain::bag::BagLine| rules::Priced {
        status: line.status,
        frozen_minor: line.price.minor,
        now_minor: line.price_now.minor,
        kept: kept.contains(&line.code),
    };
    let lines: Vec<rules::Priced> = sheet.lines.iter().map(priced).collect();
    rules::reckon(&lines, &sheet.rules, 0).map(|sum| sum.total_minor)
}

fn form(desk: Desk) -> impl IntoView {
    let (seat, say) = (desk.room.seat, desk.room.seat.bags());
    let method = RwSignal::new(Method::Pix);
    let total =
        Memo::new(move |_| desk.sheet().and_then(|sheet| sum(desk, &sheet).map(|minor| Money::new(minor, sheet.row.value_out.currency))));
    let picks = move || {
        let lines = desk.sheet().map(|sheet| sheet.lines).unwrap_or_default();
        lines
            .into_iter()
            .filter(|line| may_keep(line.status))
            .map(|line| tick(desk, line.code, line.name, amount::money(line.price, seat.locale)))
            .collect_view()
    };
    let methods = Method::ALL.iter().map(|one| {
        let one = *one;
        view! {
            <label class="choice">
                <input type="radio" name="method" prop:checked=move || method.get() == one on:change=move |_| method.set(one)/>
                {(say.method)(one)}
            </label>
        }
    });
    let pay = move |_| {
        let Some(total) = total.get_untracked() else { return };
        let open: Vec<String> = desk
            .sheet()
            .map(|sheet| sheet.lines.into_iter().filter(|line| may_keep(line.status)).map(|line| line.code).collect())
            .unwrap_or_default();
        let codes = desk.kept.get_untracked().into_iter().filter(|code| open.contains(code)).collect();
        desk.attempt(BagVerb::Settle { codes, method: method.get_untracked(), total_minor: total.minor }, "drawer-title");
    };
    view! {
        <section class="drawer__part">
            <h3 class="drawer__label">{say.settle}</h3>
            <p class="drawer__why">{say.settle_lead}</p>
            <ul class="ticks" role="list">{picks}</ul>
            <fieldset class="choices"><legend class="visually-hidden">{say.settle}</legend>{methods.collect_view()}</fieldset>
            <p class="sums__row sums__row--total"><span>{say.to_pay}</span><span>{move || total.get().map(|total| amount::money(total, seat.locale))}</span></p>
            <p class="till__verbs">
                <button class="desk-button" type="button" disabled=move || desk.busy.get() || desk.kept.with(std::collections::BTreeSet::is_empty) on:click=pay>{say.settle}</button>
            </p>
        </section>
    }
}

fn tick(desk: Desk, code: String, name: String, price: String) -> impl IntoView {
    let (mine, hers) = (code.clone(), code);
    let turn = move |_| {
        desk.kept.update(|kept| {
            if !kept.remove(&hers) {
                kept.insert(hers.clone());
            }
        });
    };
    view! {
        <li>
            <label class="choice choice--wide">
                <input type="checkbox" prop:checked=move || desk.kept.with(|kept| kept.contains(&mine)) on:change=turn/>
                <span>{name}</span><span class="choice__price">{price}</span>
            </label>
        </li>
    }
}
