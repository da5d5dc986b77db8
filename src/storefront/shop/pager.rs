//! On to the next page, or back to the first. Pages go on from the last product shown, so that new arrivals shift nothing;
//! the way back is the browser's own.
use crate::{
    domain::{
        listing::{Listing, Shelf},
        store::StoreFace,
    },
    i18n::{amount, words},
    paths,
    ui::icon::{Icon, Sign},
};
use leptos::prelude::*;

/// Nothing when one page shows it all.
pub fn pager(face: &StoreFace, shelf: &Shelf) -> Option<AnyView> {
    let say = &words(face.locale).shop;
    if shelf.next.is_none() && shelf.listing.after.is_none() {
        return None;
    }
    let at = |after: Option<String>| paths::shop(&Listing { after, ..shelf.listing.clone() }.query());
    let first = shelf.listing.after.as_ref().map(|_| at(None));
    let next = shelf.next.clone().map(|after| at(Some(after)));
    let dead = |href: &Option<String>| href.is_none().then_some("true");
    let here = (say.shown)(
        &amount::count(u32::try_from(shelf.cards.len()).unwrap_or(u32::MAX), face.locale),
        &amount::count(shelf.total, face.locale),
    );
    let view = view! {
        <nav class="pager" aria-label=say.pages>
            <a class="pager__prev" aria-disabled=dead(&first) href=first><Icon sign=Sign::Back/>{say.first_page}</a>
            <span class="pager__here">{here}</span>
            <a class="pager__next" rel="next" aria-disabled=dead(&next) href=next>{say.next_page}<Icon sign=Sign::Forward/></a>
        </nav>
    };
    Some(view.into_any())
}
