//! What stays while pages change: skip link, bar, main, footer with the choice of light or dark. No page's own words.
use super::voice;
use crate::{
    domain::store::StoreFace,
    i18n::words,
    paths,
    ui::icon::{Icon, Sign},
};
use leptos::prelude::*;

/// `here` is the path of the entry of the bar that this page belongs to; `back` the page's own address, if it is another one.
/// `tint` is the hue (degrees) of what the page shows.
#[component]
pub fn Shell(
    face: StoreFace,
    here: &'static str,
    #[prop(optional_no_strip)] tint: Option<u16>,
    #[prop(into, optional)] back: String,
    children: Children,
) -> impl IntoView {
    let say = &words(face.locale).house;
    let back = if back.is_empty() { here.to_owned() } else { back };
    view! {
        <div class="shell" data-tint=tint.map(|_| "") style=tint.map(|hue| format!("--hue:{hue}"))>
            <a class="shell__skip visually-hidden" href="#content">{say.skip}</a>
            {bar(&face, here)}
            <main class="shell__main page" id="content">{children()}</main>
            {foot(&face, back)}
            // the bag comes in here, over the page, by script; without it the link leads to its page
            <dialog class="sheet drawer" id="bag" aria-labelledby="drawer-title"><p class="visually-hidden" role="status"></p></dialog>
        </div>
    }
}

fn bar(face: &StoreFace, here: &str) -> AnyView {
    let say = &words(face.locale).house;
    let voice = voice::of(face.theme);
    let links = voice.nav.iter().map(|entry| {
        let current = entry.is_at(here).then_some("page");
        view! { <li><a class="bar__link" href=entry.href() aria-current=current>{entry.word}</a></li> }
    });
    view! {
        <header class="bar">
            <a class="bar__brand" href=paths::HOME aria-label=(say.to_home)(&face.name)>{voice.word}</a>
            <nav class="bar__nav sheet" id="menu" popover="auto" aria-label=say.menu>
                <div class="sheet__head">
                    <span class="sheet__title">{voice.word}</span>
                    <button class="icon-button" type="button" popovertarget="menu" popovertargetaction="hide" aria-label=say.close><Icon sign=Sign::Close/></button>
                </div>
                <ul class="bar__links">
                    {links.collect_view()}
                    <li><a class="bar__link bar__link--phone" href=paths::SIGN_IN>{say.account}</a></li>
                </ul>
            </nav>
            <div class="bar__tools">
                <a class="bar__tool bar__tool--desk" href=format!("{}#q", paths::SHOP)>{say.search}</a>
                <a class="bar__tool bar__tool--desk" href=paths::SIGN_IN>{say.account}</a>
                <a class="bar__tool" href=paths::CART data-bag="">{say.cart}{count()}</a>
                <button class="bar__tool bar__menu" type="button" popovertarget="menu">{say.menu}</button>
            </div>
        </header>
    }
    .into_any()
}

/// How many things are in the bag. Drawn as none, so that a page is the same for everybody; the start script reads its cookie.
fn count() -> AnyView {
    view! { <span class="bar__count" data-count="0">"0"</span> }.into_any()
}

fn foot(face: &StoreFace, back: String) -> AnyView {
    let say = &words(face.locale).house;
    let collections = words(face.locale).editorial.collections;
    let voice = voice::of(face.theme);
    let column = |title: &'static str, links: Vec<(&'static str, String)>| {
        let links = links.into_iter().map(|(word, href)| view! { <li><a class="foot__link" href=href>{word}</a></li> }).collect_view();
        view! { <div><p class="foot__title">{title}</p><ul class="foot__links">{links}</ul></div> }
    };
    view! {
        <footer class="foot">
            <div class="foot__grid">
                <p class="foot__say">{voice.say}</p>
                {column(say.browse, vec![(say.all, paths::SHOP.into()), (say.cheapest_first, paths::shop("sort=price-up")), (collections, paths::COLLECTIONS.into())])}
                {column(say.yours, vec![(say.cart, paths::CART.into()), (say.account, paths::SIGN_IN.into())])}
                {column(say.write, vec![(voice.mail, format!("mailto:{}", voice.mail))])}
            </div>
            <div class="foot__end">
                <span>{voice.legal}</span>
                <form class="mode" method="post" action=paths::MODE aria-label=say.mode>
                    <input type="hidden" name="back" value=back/>
                    <button class="mode__button" name="mode" value="light">{say.light}</button>
                    <button class="mode__button" name="mode" value="dark">{say.dark}</button>
                </form>
            </div>
        </footer>
    }
    .into_any()
}
