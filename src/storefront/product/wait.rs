//! A unique piece that is out: why, until when, and a place in its queue. What is hers already (in her own bag) is shown by shop.js,
//! since a page is the same for everybody.
use crate::{
    domain::{
        product::{Availability, ProductSheet},
        store::StoreFace,
        wait::{Back, Joined, Reason, WaitError, WaitForm},
    },
    i18n::words,
    paths,
    ui::{
        badge::Tone,
        field::{Input, Said, TextField},
        notice::Notice,
    },
};
use leptos::prelude::*;

/// Why asking for a place gave none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitNotice {
    Wrong(WaitError),
    NotJoined(Joined),
}

const CONTACT: Input = Input { name: "contact", kind: "text", autocomplete: "email", inputmode: Some("email"), most: Some(254), span: 6 };

/// `told`: an answer above says already why it can't be had.
pub fn out(face: &StoreFace, sheet: &ProductSheet, told: bool, waiting: Option<(WaitForm, WaitNotice)>) -> AnyView {
    let notice = waiting.as_ref().map(|(_, notice)| *notice);
    let answer = match notice {
        Some(WaitNotice::NotJoined(came)) => Some(not_joined(face, came)),
        _ => None,
    };
    let typed = waiting.map(|(form, _)| form).unwrap_or_default();
    let wrong = match notice {
        Some(WaitNotice::Wrong(error)) => Some(error),
        _ => None,
    };
    view! {
        <div class="buy" id="buy" data-slug=sheet.card.slug.clone()>
            {(!told && answer.is_none()).then(|| why(face, sheet))}
            {mine(face)}
            {answer}
            {form(face, sheet, typed, wrong)}
        </div>
    }
    .into_any()
}

fn why(face: &StoreFace, sheet: &ProductSheet) -> AnyView {
    let (state, say) = (&words(face.locale).product.state, &words(face.locale).waiting);
    let (title, text) = match (&sheet.back, sheet.card.availability) {
        (Some(back), _) => (say.out)(back.reason),
        (None, Availability::Held) => state.held,
        (None, Availability::Away) => state.away,
        (None, _) => state.out,
    };
    let until = sheet.back.as_ref().and_then(|back| until(face, back));
    // a state of the shop, not an answer to something done: it need not interrupt
    view! {
        <div class="notice" data-tone=Tone::Warn.name() data-others="" role="status">
            <p class="notice__title">{title}</p>
            <p class="notice__text">{text}</p>
            {until}
        </div>
    }
    .into_any()
}

/// Until when, as the store's people say it; minutes that count down where a script is at work.
fn until(face: &StoreFace, back: &Back) -> Option<AnyView> {
    let say = &words(face.locale).waiting;
    let at = back.at.as_ref()?;
    let left = (back.reason != Reason::Home).then(|| left(face, at.epoch_s));
    Some(view! { <p class="notice__text">{(say.until)(back.reason)}" "<strong>{at.written.clone()}</strong>{left}</p> }.into_any())
}

/// `, free in 06:12`: hidden until a script counts.
pub(super) fn left(face: &StoreFace, epoch_s: i64) -> AnyView {
    view! { <span data-until=epoch_s hidden=true>", "{words(face.locale).waiting.left}" "<time class="notice__count" role="timer"></time></span> }.into_any()
}

/// For her in whose bag it lies; a script finds out and shows it.
fn mine(face: &StoreFace) -> AnyView {
    let (put, cart) = (&words(face.locale).product.put, &words(face.locale).cart);
    view! {
        <div class="notice" data-tone=Tone::Good.name() data-mine="" hidden=true>
            <p class="notice__title">{put.added.0}</p>
            <p class="notice__text">{cart.kept_for}" "<time class="notice__count" role="timer"></time></p>
            <div class="notice__actions"><a class="button button--small" href=paths::CART>{put.to_cart}</a></div>
        </div>
        <noscript><p class="buy__promise"><a class="link" href=paths::CART>{put.yours}</a></p></noscript>
    }
    .into_any()
}

pub(super) fn not_joined(face: &StoreFace, came: Joined) -> AnyView {
    let (title, text) = (words(face.locale).waiting.not_joined)(came);
    view! { <Notice tone=Tone::Warn title=title text=text/> }.into_any()
}

fn form(face: &StoreFace, sheet: &ProductSheet, typed: WaitForm, wrong: Option<WaitError>) -> AnyView {
    let say = &words(face.locale).waiting;
    let variant = sheet.variants.first().map(|variant| variant.id.to_string()).unwrap_or_default();
    let contact = match wrong {
        Some(WaitError::Contact(error)) => Some((say.wrong)(error)),
        _ => None,
    };
    let no_consent = wrong == Some(WaitError::Consent);
    let said = Said { label: say.contact, hint: say.contact_hint, error: contact, value: typed.contact, ..Said::default() };
    view! {
        <form class="wait" id="wait" method="post" action=paths::WAITS novalidate=true data-others="">
            <h2 class="wait__title">{say.invite}</h2>
            <p class="wait__text">{say.invite_text}</p>
            <input type="hidden" name="variant" value=variant/>
            <TextField input=CONTACT said=said/>
            <div>
                <label class="check">
                    <input type="checkbox" name="consent" value="yes" checked=typed.consent == "yes" aria-invalid=no_consent.then_some("true") aria-describedby=no_consent.then_some("consent-error")/>
                    <span>{say.consent}</span>
                </label>
                {no_consent.then(|| view! { <p class="field__error" id="consent-error">{say.no_consent}</p> })}
            </div>
            <button class="button button--wide">{say.join}</button>
        </form>
    }
    .into_any()
}
