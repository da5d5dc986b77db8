//! What runs low, by row, and how few are few of it.
use super::{Seat, api::say_few, figures::Asked};
use crate::admin::prelude::*;
use crate::{
    domain::today::LowStock,
    paths::{self, TODAY_STOCK},
};
use leptos::{ev, task::spawn_local};

pub fn part(asked: Asked, told: RwSignal<String>) -> impl IntoView {
    let say = &asked.seat.today().figures;
    let rows = move || {
        let low = asked.found.with(|found| found.as_ref().and_then(|found| found.as_ref().ok()).map(|figures| figures.low.clone()))?;
        if low.is_empty() {
            return Some(view! { <p class="team__none">{say.stock_none}</p> }.drawn());
        }
        Some(
            view! { <ol class="lines today__lines" role="list">{low.into_iter().map(|goods| row(asked, goods, told)).collect_view()}</ol> }
                .drawn(),
        )
    };
    view! { <section class="today__part" id=TODAY_STOCK aria-labelledby="today-stock"><h2 class="team__part" id="today-stock">{say.stock}</h2>{rows}</section> }
}

fn row(asked: Asked, goods: LowStock, told: RwSignal<String>) -> impl IntoView {
    let say = &asked.seat.today().figures;
    let field = asked.seat.writes_pages().then(|| few(asked, &goods, told));
    let own = goods.own_below.is_none().then(|| format!(" ({})", say.few_house));
    view! {
        <li class="line">
            <a class="line__name" href=paths::product(&goods.slug) rel="external">{goods.name}</a>
            <span class="line__label">{goods.label}" · "{(say.left)(goods.free, goods.below)}{own}</span>
            <span class="line__each intake__verbs">{field}</span>
        </li>
    }
}

/// Its own measure; nothing typed: the house's.
fn few(asked: Asked, goods: &LowStock, told: RwSignal<String>) -> impl IntoView + use<> {
    let (seat, say): (Seat, _) = (asked.seat, &asked.seat.today().figures);
    let (product, id) = (goods.product, format!("few-{}", goods.product));
    let typed = RwSignal::new(goods.own_below.map(|below| below.to_string()).unwrap_or_default());
    let (wrong, busy) = (RwSignal::new(""), RwSignal::new(false));
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let words = typed.get_untracked();
        let below = match words.trim() {
            "" => None,
            words => match words.parse().ok().filter(|below| (0..=100_000).contains(below)) {
                Some(below) => Some(below),
                None => return wrong.set(say.few_wrong),
            },
        };
        wrong.set("");
        busy.set(true);
        spawn_local(async move {
            match say_few(product, below).await {
                Ok(()) => {
                    told.try_set(String::new());
                    asked.fetch();
                }
                Err(error) => drop(wrong.try_set((seat.say().trouble)(error.status()).0)),
            }
            busy.try_set(false);
        });
    };
    view! {
        <form class="few" on:submit=send novalidate>
            <label class="few__label" for=id.clone()>{say.few}</label>
            <input class="desk-input" id=id inputmode="numeric" autocomplete="off" maxlength="6"
                aria-invalid=move || (!wrong.get().is_empty()).then_some("true")
                prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))/>
            <button class="desk-button desk-button--small" disabled=move || busy.get()>{say.few_save}</button>
            <span class="till__wrong" role="alert">{move || wrong.get()}</span>
        </form>
    }
}
