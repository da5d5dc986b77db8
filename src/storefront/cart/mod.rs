//! The bag: what is in it, until when it is kept, what stands in the way. Every change is a form; nothing here reckons.
mod clashes;
mod drawer;
mod line;
mod mend;
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
pub use drawer::CartDrawer;
use leptos::prelude::*;
pub use notice::CartNotice;
use std::collections::HashSet;

/// Where the bag is shown: a page of its own, or a drawer over another. Both are the same forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    Page,
    Drawer,
}

impl Frame {
    /// Tells the server where the answer is wanted.
    fn mark(self) -> Option<AnyView> {
        (self == Self::Drawer).then(|| view! { <input r#type="hidden" name="from" value="drawer"/> }.into_any())
    }
}

/// All lines; each product passes its picture on once, whatever number of variants lies in the bag.
fn lines(cart: &Cart, locale: Locale, frame: Frame) -> AnyView {
    let mut seen = HashSet::new();
    let lines = cart.lines.iter().cloned().map(|each| {
        let first = seen.insert(each.slug.clone());
        line::line(each, first, locale, frame)
    });
    view! { <ul class="cart__lines">{lines.collect_view()}</ul> }.into_any()
}

/// Head of the page.
pub fn head(face: &StoreFace) -> Head {
    unlisted::head(face, words(face.locale).cart.title, paths::CART)
}

/// The page; `notice` is what the last change came to.
#[component]
pub fn CartPage(face: StoreFace, cart: Cart, notice: Option<CartNotice>) -> impl IntoView {
    let locale = face.locale;
    let notice = notice.map(|notice| notice::told(notice, locale, Frame::Page));
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
    let lines = lines(&cart, locale, Frame::Page);
    view! {
        <div class="cart">
            <header class="cart__head">
                <h1 class="cart__title">{say.title}</h1>
                <p class="cart__count">{count}</p>
            </header>
            {notice.map(|notice| view! { <div class="cart__notice">{notice}</div> })}
            {clashes(&cart.clashes, locale)}
            {lines}
            {summary}
        </div>
    }
    .into_any()
}

fn summary(cart: &Cart, locale: Locale) -> AnyView {
    let say = &words(locale).cart;
    let subtotal = amount::money(cart.subtotal, locale);
    let go = go(cart, locale, "cart-blocked");
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

/// On to the checkout, or why not yet. `id` names the reason.
fn go(cart: &Cart, locale: Locale, id: &'static str) -> AnyView {
    let say = &words(locale).cart;
    if cart.can_be_ordered() {
        return view! { <form method="post" action=paths::CHECKOUT_BEGIN><button class="button button--wide">{say.go}</button></form> }
            .into_any();
    }
    view! {
        <p class="notice notice--line" data-tone="bad" role="status" id=id>{say.blocked}</p>
        <button class="button button--wide" r#type="button" aria-disabled="true" aria-describedby=id>{say.go}</button>
    }
    .into_any()
}
