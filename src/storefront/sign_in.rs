//! One door for everybody: e-mail and password, and a way on without either.
use super::{layout::Shell, unlisted};
use crate::{
    app::Head,
    domain::store::{Locale, StoreFace},
    i18n::words,
    paths,
    ui::field::{Input, Said, TextField},
};
use leptos::prelude::*;

/// Why the door stayed closed. Never tells whether the address is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInTrouble {
    Wrong,
    /// Too many tries.
    Wait,
    Missing,
}

const EMAIL: Input = Input { name: "email", kind: "email", autocomplete: "username", inputmode: Some("email"), most: 254, span: 6 };
const PASSWORD: Input = Input { name: "password", kind: "password", autocomplete: "current-password", inputmode: None, most: 256, span: 6 };

/// Head of the page.
pub fn head(face: &StoreFace) -> Head {
    unlisted::head(face, words(face.locale).door.title, paths::SIGN_IN)
}

/// The page; the e-mail stays after a wrong try, the password never does. `next` is a local path.
#[component]
pub fn SignInPage(face: StoreFace, email: String, next: String, trouble: Option<SignInTrouble>) -> impl IntoView {
    let locale = face.locale;
    let say = &words(locale).door;
    view! {
        <Shell face=face here=paths::SIGN_IN>
            <div class="sign-in">
                <h1 class="sign-in__title">{say.headline}</h1>
                <p class="sign-in__lead">{say.lead}</p>
                <div class="sign-in__panel">{panel(email, next, trouble, locale)}</div>
            </div>
        </Shell>
    }
}

fn panel(email: String, next: String, trouble: Option<SignInTrouble>, locale: Locale) -> AnyView {
    let say = &words(locale).door;
    let sentence = trouble.map(|trouble| match trouble {
        SignInTrouble::Wrong => say.wrong,
        SignInTrouble::Wait => say.wait,
        SignInTrouble::Missing => say.missing,
    });
    let notice =
        sentence.map(|sentence| view! { <div class="notice" data-tone="bad" role="alert"><p class="notice__text">{sentence}</p></div> });
    let email = Said { label: say.email, value: email, ..Said::default() };
    let password = Said { label: say.password, ..Said::default() };
    view! {
        <form class="sign-in__form" method="post" action=paths::SIGN_IN>
            {notice}
            <input r#type="hidden" name="next" value=next/>
            <TextField input=EMAIL said=email/>
            <TextField input=PASSWORD said=password/>
            <button class="button button--wide">{say.go}</button>
            <p class="sign-in__more"><a class="link" href=paths::SHOP>{say.as_guest}</a></p>
        </form>
    }
    .into_any()
}
