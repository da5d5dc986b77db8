//! Products that a block refers to: found by words, put in, moved, taken out.
use super::{
    api::{MOST_WORDS, find_goods},
    desk::{Desk, Slot},
};
use crate::admin::{list::Turn, prelude::*};
use crate::{
    admin::sign::{Drawing, Sign},
    domain::{editorial::Found, id::ProductId, product::Availability},
    paths,
};
use leptos::leptos_dom::helpers::debounce;
use std::time::Duration;

const PAUSE: Duration = Duration::from_millis(200);

#[component]
pub fn Goods(desk: Desk, part: Slot) -> impl IntoView {
    let slot = part;
    let say = &desk.seat.pages().editor;
    let chosen = Memo::new(move |_| slot.block.with(|block| block.products().to_vec()));
    let change = move |work: &dyn Fn(&mut Vec<ProductId>)| {
        slot.block.update(|block| {
            if let Some(products) = block.products_mut() {
                work(products);
            }
        });
        desk.touch();
    };
    let line = move |(n, id): (usize, ProductId)| {
        let product = desk.product(id);
        let name = product.as_ref().map_or_else(|| id.to_string(), |product| product.name.clone());
        let (up, out) = (format!("{}: {}", (say.up)(&name), n + 1), (say.drop)(&name));
        let lift = move |_| {
            change(&|products| {
                if n > 0 && n < products.len() {
                    products.swap(n, n - 1);
                }
            });
        };
        let drop = move |_| change(&|products| products.retain(|other| *other != id));
        view! {
            <li class="good">
                {product.map(|product| drawn(&product))}
                <button class="drawer__tool" type="button" aria-label=up.clone() title=up on:click=lift><Drawing sign=Sign::Up/></button>
                <button class="drawer__tool" type="button" aria-label=out.clone() title=out on:click=drop><Drawing sign=Sign::Close/></button>
            </li>
        }
    };
    let lines = move || chosen.get().into_iter().enumerate().map(line).collect_view();
    let take = Callback::new(move |product: Found| {
        desk.learn(std::slice::from_ref(&product));
        change(&|products| {
            if !products.contains(&product.id) {
                products.push(product.id);
            }
        });
    });
    view! {
        <fieldset class="goods">
            <legend class="desk-field__label">{say.goods}</legend>
            <ol class="goods__list" role="list">{lines}</ol>
            <Finder desk=desk label=say.find take=take/>
        </fieldset>
    }
}

/// A product in one line.
fn drawn(product: &Found) -> impl IntoView + use<> {
    let picture = product.pictures.first().map(|(_, key)| paths::media(key, 320));
    let gone = (product.availability != Availability::Available).then(|| product.availability.name());
    view! {
        {picture.map(|src| view! { <img class="good__picture" src=src alt="" width="32" height="40" loading="lazy"/> })}
        <span class="good__name" data-gone=gone>{product.name.clone()}<span class="good__sizes">{product.sizes.clone()}</span></span>
    }
}

/// Search as one types; each thing found is a button.
#[component]
pub fn Finder(desk: Desk, label: &'static str, take: Callback<Found>) -> impl IntoView {
    let say = &desk.seat.pages().editor;
    let (found, turn) = (RwSignal::new(None::<Vec<Found>>), Turn::new());
    let mut look = debounce(PAUSE, move |words: String| {
        if words.trim().is_empty() {
            turn.next();
            found.set(None);
            return;
        }
        turn.ask(find_goods(words), move |answer| found.set(Some(answer.unwrap_or_default())));
    });
    let results = move || {
        found.get().map(|found| {
            if found.is_empty() {
                return view! { <p class="goods__none" role="status">{say.found_none}</p> }.drawn();
            }
            let each = found.into_iter().map(|product| {
                let name = (say.take)(&product.name);
                let line = drawn(&product);
                view! { <li><button class="good good--found" type="button" aria-label=name on:click=move |_| take.run(product.clone())>{line}</button></li> }
            });
            view! { <ul class="goods__found" role="list">{each.collect_view()}</ul> }.drawn()
        })
    };
    view! {
        <input
            class="desk-input" type="search" maxlength=MOST_WORDS autocomplete="off" aria-label=label placeholder=label
            on:input=move |event| look(event_target_value(&event))
        />
        {results}
    }
}
