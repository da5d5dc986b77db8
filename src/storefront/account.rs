//! A customer's own room, still almost empty: a greeting, the way to the shop, the way out.
use super::{layout::Shell, unlisted};
use crate::{app::Head, domain::store::StoreFace, i18n::words, paths};
use leptos::prelude::*;

/// Head of the page.
pub fn head(face: &StoreFace) -> Head {
    unlisted::head(face, words(face.locale).door.account, paths::ACCOUNT)
}

/// The page of whoever is signed in.
#[component]
pub fn AccountPage(face: StoreFace, full_name: String) -> impl IntoView {
    let say = &words(face.locale).door;
    let hello = (say.hello)(full_name.split_whitespace().next().unwrap_or_default());
    view! {
        <Shell face=face here=paths::ACCOUNT>
            <div class="sign-in">
                <h1 class="sign-in__title">{hello}</h1>
                <p class="sign-in__lead">{say.hello_lead}</p>
                <div class="sign-in__panel">
                    <div class="sign-in__form">
                        <a class="button button--wide" href=paths::SHOP>{say.to_shop}</a>
                        <form method="post" action=paths::SIGN_OUT><button class="button button--line button--wide">{say.sign_out}</button></form>
                    </div>
                </div>
            </div>
        </Shell>
    }
}
