//! How the typed words were understood, where that is not plain: a word was mended, may have been meant otherwise, or is nowhere.
use crate::{
    domain::{
        listing::{Listing, Shelf},
        store::StoreFace,
    },
    i18n::words,
    paths,
};
use leptos::prelude::*;

pub fn said(face: &StoreFace, shelf: &Shelf) -> Option<AnyView> {
    let say = &words(face.locale).shop;
    let (understood, typed) = (&shelf.understood, &shelf.listing.words);
    if shelf.total == 0 {
        return None;
    }
    let mended = understood.instead.as_ref().map(|meant| view! { <span>{(say.mended)(typed, meant)}</span> });
    let partly = understood.partly.then(|| view! { <span>{say.partly}</span> });
    let perhaps = understood.perhaps.as_ref().map(|meant| {
        let there = Listing { words: meant.clone(), after: None, ..shelf.listing.clone() };
        view! { <a class="link" rel="nofollow" href=paths::shop(&there.query())>{(say.perhaps)(meant)}</a> }
    });
    if mended.is_none() && partly.is_none() && perhaps.is_none() {
        return None;
    }
    Some(view! { <p class="listing__said">{mended}{partly}{perhaps}</p> }.into_any())
}
