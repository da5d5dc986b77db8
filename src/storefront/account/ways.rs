//! Google on the page of what opens an account, and what stands there for her who has no password.
use crate::{
    domain::account::Ways,
    i18n::{account::Account, identity::Identity},
    paths,
};
use leptos::prelude::*;

/// Google, where the house offers it or she has it.
pub fn google(ways: &Ways, say: &'static Identity) -> Option<AnyView> {
    let say = &say.google;
    let inside = match &ways.google {
        Some(email) => {
            let linked = (say.linked)(email);
            view! {
                <p class="account__note">{linked}</p>
                <form method="post" action=paths::ACCOUNT_GOOGLE_UNLINK><button class="button button--line button--small">{say.unlink}</button></form>
            }
            .into_any()
        }
        None if ways.offers_google => view! {
            <p class="account__note">{say.lead}</p>
            <a class="button button--line button--small" href=paths::google_link()>{say.link}</a>
        }
        .into_any(),
        None => return None,
    };
    Some(view! { <section class="account__part" id="google"><h2 class="account__title">{say.title}</h2>{inside}</section> }.into_any())
}

/// In the place of the forms that ask for a password, for her who has none.
pub fn no_password(say: &'static Identity, more: &'static Account) -> AnyView {
    view! {
        <section class="account__part">
            <h2 class="account__title">{more.room.password}</h2>
            <p class="account__note">{say.google.no_password}</p>
            <a class="button button--line button--small" href=paths::FORGOT>{say.google.make_password}</a>
        </section>
    }
    .into_any()
}
