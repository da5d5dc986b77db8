//! The bag over the page one is on: the same lines and forms without a page around them. A script fetches it and shows it in a
//! dialog; without script the link that would open it leads to the bag's page.
use super::{CartNotice, Frame, go, lines, notice};
use crate::{
    domain::{cart::Cart, store::StoreFace},
    i18n::{amount, words},
    paths,
    ui::{
        icon::{Icon, Sign},
        sums::Sums,
    },
};
use leptos::prelude::*;

/// What stands inside the dialog. `data-count` tells the badge; the first thing with `data-told` is read out.
#[component]
pub fn CartDrawer(face: StoreFace, cart: Cart, notice: Option<CartNotice>) -> impl IntoView {
    let locale = face.locale;
    let say = &words(locale).cart;
    let told = notice.map(|notice| view! { <div class="drawer__notice" data-told="">{notice::told(notice, locale, Frame::Drawer)}</div> });
    let inside = if cart.lines.is_empty() {
        view! {
            <p class="drawer__empty">{say.empty_title}</p>
            <a class="button" href=paths::SHOP>{say.empty_go}</a>
        }
        .into_any()
    } else {
        view! {
            {lines(&cart, locale, Frame::Drawer)}
            <div class="drawer__end">
                <Sums lines=Vec::new() total=(say.total.to_owned(), amount::money(cart.subtotal, locale))/>
                {go(&cart, locale, "drawer-blocked")}
                <a class="link" href=paths::CART>{say.whole}</a>
            </div>
        }
        .into_any()
    };
    view! {
        <div class="drawer__inside" data-count=cart.count()>
            <header class="sheet__head">
                <h2 class="sheet__title" id="drawer-title" tabindex="-1">{say.title}</h2>
                <form method="dialog"><button class="icon-button" aria-label=say.close><Icon sign=Sign::Close/></button></form>
            </header>
            {told}
            {inside}
        </div>
    }
}
