//! Nothing found, said well: why, and the nearest way on.
use crate::{
    domain::{listing::Listing, store::StoreFace},
    i18n::words,
    paths,
};
use leptos::prelude::*;

pub fn empty(face: &StoreFace, listing: &Listing) -> AnyView {
    let say = &words(face.locale).shop;
    let filtered = !listing.choices.is_empty() || listing.price_from.is_some() || listing.price_to.is_some();
    let only_words = (filtered && !listing.words.is_empty()).then(|| Listing { words: listing.words.clone(), ..Listing::default() });
    view! {
        <div class="empty">
            <h2 class="empty__title">{say.none_title}</h2>
            <p class="empty__text">{say.none_text}</p>
            <div class="empty__actions">
                <a class="button" href=paths::SHOP>{say.none_all}</a>
                {only_words.map(|there| view! { <a class="link" rel="nofollow" href=paths::shop(&there.query())>{(say.none_words)(&there.words)}</a> })}
            </div>
        </div>
    }
    .into_any()
}
