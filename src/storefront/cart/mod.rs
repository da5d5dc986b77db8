//! The bag: what is in it, until when it is kept, what stands in the way. Every change is a form; nothing here reckons.
mod clashes;
mod line;
mod notice;

use super::{layout::Shell, unlisted};
use crate::{
    app::Head,
    domain::{
        cart::Cart,
        store::{Locale, StoreFace},
    },
    i18n::{amount, words},
    paths,
    ui::sums::Sums,
};
pub use clashes::clashes;
use leptos::prelude::*;
pub use notice::CartNotice;

/// Head of the page.
pub fn head(face: &StoreFace) -> Head {
    unlisted::head(face, words(face.locale).cart.title, paths::CART)
}

/// The page; `notice` is what the last change came to.
#[component]
pub fn CartPage(face: StoreFace, cart: Cart, notice: Option<CartNotice>) -> impl IntoView {
    let locale = face.locale;
    let notice = notice.map(|notice| notice::told(notice, locale));
    let inside = if cart.lines.is_empty() { empty(notice, locale) } else { full(cart, notice, locale) };
    view! { <Shell face=face here=paths::CART>{inside}</Shell> }
}

fn empty(notice: Option<AnyView>, locale: Locale) -> AnyView {
    let say = &words(locale).cart;
    view! {
        <div class="cart">
            <div class="empty">
                {notice}
                <h1 class="empty__title">{say.empty_title}</h1>
                <p class="empty__text">{say.empty_text}</p>
                <div class="empty__actions"><a class="button" href=paths::SHOP>{say.empty_go}</a></div>
            </div>
        </div>
    }
    .into_any()
}

fn full(cart: Cart, notice: Option<AnyView>, locale: Locale) -> AnyView {
    let say = &words(locale).cart;
    let count = (say.count)(cart.count());
    let summary = summary(&cart, locale);
    let lines = cart.lines.iter().cloned().map(|line| line::line(line, locale)).collect_view();
    view! {
        <div class="cart">
            <header class="cart__head">
                <h1 class="cart__title">{say.title}</h1>
                <p class="cart__count">{count}</p>
            </header>
            {notice.map(|notice| view! { <div class="cart__notice">{notice}</div> })}
            {clashes(&cart.clashes, locale)}
            <ul class="cart__lines">{lines}</ul>
            {summary}
        </div>
    }
    .into_any()
}

fn summary(cart: &Cart, locale: Locale) -> AnyView {
    let say = &words(locale).cart;
    let subtotal = amount::money(cart.subtotal, locale);
    let go = if cart.can_be_ordered() {
        view! { <form method="post" action=paths::CHECKOUT_BEGIN><button class="button button--wide">{say.go}</button></form> }.into_any()
    } else {
        view! {
            <p class="notice notice--line" data-tone="bad" role="status" id="cart-blocked">{say.blocked}</p>
            <button class="button button--wide" r#type="button" aria-disabled="true" aria-describedby="cart-blocked">{say.go}</button>
        }
        .into_any()
    };
    let lines = vec![(say.goods.to_owned(), subtotal.clone()), (say.delivery.to_owned(), say.delivery_later.to_owned())];
    view! {
        <aside class="summary" aria-label=say.summary>
            <h2 class="summary__title">{say.summary}</h2>
            <Sums lines=lines total=(say.total.to_owned(), subtotal)/>
            {go}
            <p class="summary__note">{say.promise}</p>
        </aside>
    }
    .into_any()
}
