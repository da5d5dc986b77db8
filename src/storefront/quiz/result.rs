//! What a session came to, for whoever holds its link. It says nothing about who answered.
use super::{
    profile::{Keeping, profile},
    routine::{Ritual, ritual},
    style::{Wardrobe, wardrobe},
};
use crate::{domain::store::StoreFace, i18n::words, paths, storefront::layout::Shell};
use leptos::prelude::*;

/// The two kinds of results.
#[derive(Debug, Clone, PartialEq)]
pub enum Shown {
    Routine(Ritual),
    Style(Wardrobe),
}

/// A finished session as it is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Ended {
    pub token: String,
    pub shown: Shown,
    pub keeping: Keeping,
    /// Some of it could not be put into the bag.
    pub not_all: bool,
}

#[component]
pub fn ResultPage(face: StoreFace, result: Ended) -> impl IntoView {
    let say = &words(face.locale).quiz;
    let token = result.token;
    let body = match result.shown {
        Shown::Routine(shown) => ritual(&face, &token, shown, result.not_all),
        Shown::Style(shown) => wardrobe(&face, shown),
    };
    let keep = profile(&face, &token, result.keeping);
    let hue = super::hue(&face, 0.0);
    view! {
        <Shell face=face here=paths::QUIZ tint=hue>
            <div class="result">
                {body}
                {keep}
                <div class="result__end">
                    <p class="result__link">{say.link}</p>
                    <form method="post" action=paths::quiz_again(&token)><button class="button button--line">{say.again}</button></form>
                    <a class="link" href=paths::QUIZ>{say.anew}</a>
                </div>
            </div>
        </Shell>
    }
}
