//! What she keeps becomes one sale: tick it, say how she pays, done. The sum is reckoned here as the database will, and judged there.
use super::desk::Desk;
use crate::admin::prelude::*;
use crate::{
    admin::keys,
    domain::{
        bag::{BagSheet, BagVerb, LineStatus, Method, rules},
        money::Money,
    },
    i18n::amount,
};

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
    let (method, sure) = (RwSignal::new(None::<Method>), RwSignal::new(false));
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
                <input type="radio" name="method" prop:checked=move || method.get() == Some(one) on:change=move |_| {
                    method.set(Some(one));
                    sure.set(false);
                }/>
                {(say.method)(one)}
            </label>
        }
    });
    let pay = move |_| {
        let (Some(total), Some(method)) = (total.get_untracked(), method.get_untracked()) else { return };
        sure.set(false);
        let open: Vec<String> = desk
            .sheet()
            .map(|sheet| sheet.lines.into_iter().filter(|line| may_keep(line.status)).map(|line| line.code).collect())
            .unwrap_or_default();
        let codes = desk.kept.get_untracked().into_iter().filter(|code| open.contains(code)).collect();
        desk.attempt(BagVerb::Settle { codes, method, total_minor: total.minor }, "drawer-title");
    };
    view! {
        <section class="drawer__part">
            <h3 class="drawer__label">{say.settle}</h3>
            <p class="drawer__why">{say.settle_lead}</p>
            <ul class="ticks" role="list">{picks}</ul>
            <fieldset class="choices"><legend class="visually-hidden">{say.settle}</legend>{methods.collect_view()}</fieldset>
            <p class="sums__row sums__row--total"><span>{say.to_pay}</span><span>{move || total.get().map(|total| amount::money(total, seat.locale))}</span></p>
            {move || if sure.get() { asked(desk, total.get(), method.get(), sure, pay).drawn() } else { begin(desk, method, sure).drawn() }}
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

/// Nothing is chosen for her: how she pays is said before it can be settled.
fn begin(desk: Desk, method: RwSignal<Option<Method>>, sure: RwSignal<bool>) -> impl IntoView {
    let say = desk.room.seat.bags();
    let ready = move || method.get().is_some() && !desk.kept.with(std::collections::BTreeSet::is_empty);
    let ask = move |_| {
        sure.set(true);
        request_animation_frame(|| {
            keys::focus("settle-yes");
        });
    };
    view! { <p class="till__verbs"><button class="desk-button" type="button" id="settle" disabled=move || desk.busy.get() || !ready() on:click=ask>{say.settle}</button></p> }
}

/// Once more, with the sum: money that was taken is in the books.
fn asked(
    desk: Desk,
    total: Option<Money>,
    method: Option<Method>,
    sure: RwSignal<bool>,
    pay: impl Fn(leptos::ev::MouseEvent) + 'static,
) -> impl IntoView {
    let (seat, say) = (desk.room.seat, desk.room.seat.bags());
    let written = total.map(|total| amount::money(total, seat.locale)).unwrap_or_default();
    let word = method.map(|method| (say.method)(method)).unwrap_or_default();
    view! {
        <p class="till__sure" id="settle-sure">{(say.settle_sure)(&written, word)}</p>
        <p class="till__verbs">
            <button class="desk-button desk-button--strong" type="button" id="settle-yes" aria-describedby="settle-sure" disabled=move || desk.busy.get() on:click=pay>{say.settle_yes}</button>
            <button class="desk-button" type="button" on:click=move |_| sure.set(false)>{say.settle_no}</button>
        </p>
    }
}
