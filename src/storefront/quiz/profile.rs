//! Whether the answers go into a client's profile: only if she is signed in, only if she says so, and she can take it back.
use crate::{
    domain::store::StoreFace,
    i18n::words,
    paths,
    ui::{badge::Tone, notice::Notice},
};
use leptos::prelude::*;

/// How the profile stands to this session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// The answers say nothing about a client.
    Nothing,
    /// Nobody is signed in.
    Guest,
    Asked {
        /// She pressed the button without saying yes.
        missing: bool,
    },
    Kept,
}

pub(super) fn profile(face: &StoreFace, token: &str, keeping: Keeping) -> Option<AnyView> {
    let say = &words(face.locale).quiz;
    let action = paths::quiz_profile(token);
    let inside = match keeping {
        Keeping::Nothing => return None,
        Keeping::Guest => view! { <a class="link" href=paths::sign_in_then(&paths::quiz_session(token))>{say.sign_in}</a> }.into_any(),
        Keeping::Kept => view! {
            <Notice tone=Tone::Good title=say.remembered.0 text=say.remembered.1/>
            <form method="post" action=action><button class="button button--line" name="keep" value="no">{say.forget}</button></form>
        }
        .into_any(),
        Keeping::Asked { missing } => view! {
            <form class="result__consent" method="post" action=action>
                {missing.then(|| view! { <Notice tone=Tone::Bad title=say.consent_missing/> })}
                <label class="check"><input type="checkbox" name="consent" value="yes"/><span>{say.consent}</span></label>
                <button class="button" name="keep" value="yes">{say.remember}</button>
            </form>
        }
        .into_any(),
    };
    let (title, text) = say.profile;
    Some(
        view! {
            <section class="section" aria-labelledby="profile">
                <h2 class="result__ask" id="profile">{title}</h2>
                <p class="result__why">{text}</p>
                {inside}
            </section>
        }
        .into_any(),
    )
}
