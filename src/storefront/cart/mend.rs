//! What stands in the way of a line, and the one button that mends it; beside it, taking the line out.
use super::Frame;
use crate::{
    domain::{
        cart::{CartLine, LineState},
        store::Locale,
    },
    i18n::{amount, words},
    paths,
    ui::{badge::Tone, notice::Notice},
};
use leptos::prelude::*;

pub(super) fn mend(line: &CartLine, locale: Locale, frame: Frame) -> AnyView {
    let say = &words(locale).cart;
    let free = line.free.unwrap_or(0);
    let now = amount::money(line.unit_price, locale);
    let (title, text) = if line.state == LineState::Dearer {
        let before = line.seen_price.map(|seen| amount::money(seen, locale)).unwrap_or_default();
        (say.dearer, (say.dearer_text)(&before, &now))
    } else {
        (say.problem)(line.state, free)
    };
    let fix = match line.state {
        LineState::Short => Some(button(line, paths::CART_QUANTITY, Some(free), (say.take_free)(free), "button button--small", frame)),
        LineState::Dearer => Some(button(line, paths::CART_PRICE, None, (say.agree)(&now), "button button--small", frame)),
        LineState::Held | LineState::Away => Some(look(paths::product_wait(&line.slug), say.wait, &line.name)),
        LineState::Sold | LineState::Out => Some(look(paths::product(&line.slug), say.look, &line.name)),
        _ => None,
    };
    let remove = button(line, paths::CART_QUANTITY, Some(0), say.remove_problem.to_owned(), "button button--line button--small", frame);
    view! { <div class="cart-line__problem"><Notice tone=Tone::Bad title=title text=text>{fix}{remove}</Notice></div> }.into_any()
}

fn button(line: &CartLine, action: &'static str, quantity: Option<u32>, word: String, class: &'static str, frame: Frame) -> AnyView {
    view! {
        <form method="post" action=action>
            {frame.mark()}
            <input r#type="hidden" name="variant" value=line.variant.to_string()/>
            <button class=class name=quantity.map(|_| "quantity") value=quantity>{word}<span class="visually-hidden">" "{line.name.clone()}</span></button>
        </form>
    }
    .into_any()
}

fn look(href: String, word: &'static str, name: &str) -> AnyView {
    view! { <a class="button button--small" href=href>{word}<span class="visually-hidden">" "{name.to_owned()}</span></a> }.into_any()
}
