//! One piece of her bag: what it is, and what she says of it.
use super::MOST_NOTE;
use crate::{
    domain::{
        bag::{Decision, HerLine, Reason},
        store::Locale,
    },
    i18n::{
        amount,
        her_bag::{self, Words},
    },
    paths,
};
use leptos::prelude::*;

pub(super) fn line(line: &HerLine, is_wrong: bool, locale: Locale) -> AnyView {
    let say = her_bag::of(locale);
    let picture = line.media_key.as_ref().map(|key| {
        view! { <img src=paths::media(key, 320) width="320" height="400" alt="" loading="lazy" decoding="async"/> }
    });
    // its page may have left the window; what she has at home is there all the same
    let name = if line.slug.is_empty() {
        line.name.clone().into_any()
    } else {
        view! { <a href=paths::product(&line.slug)>{line.name.clone()}</a> }.into_any()
    };
    let said = if line.can_be_decided() {
        answers(line, is_wrong, say)
    } else {
        view! { <p class="her-bag__state">{(say.line)(line.status)}</p> }.into_any()
    };
    view! {
        <li class="her-bag__line" data-line=line.status.name()>
            <div class="her-bag__frame">{picture}</div>
            <div class="her-bag__words">
                <p class="her-bag__name">{name}<span class="her-bag__label">{line.label.clone()}</span></p>
                <p class="her-bag__price tabular">{line.price.map(|price| amount::money(price, locale))}</p>
                {said}
            </div>
        </li>
    }
    .into_any()
}

/// Three words to choose from; why and what about the fit only where it does not stay.
fn answers(line: &HerLine, is_wrong: bool, say: &'static Words) -> AnyView {
    let name = format!("decision-{}", line.id);
    let choices = Decision::ALL
        .iter()
        .copied()
        .map(|decision| {
            let is_chosen = line.decision == Some(decision);
            view! {
                <span class="choice__option">
                    <input r#type="radio" name=name.clone() id=format!("{name}-{}", decision.name()) value=decision.name() checked=is_chosen/>
                    <label class="choice__word" for=format!("{name}-{}", decision.name())>{(say.decision)(decision)}</label>
                </span>
            }
        })
        .collect_view();
    view! {
        <fieldset class="her-bag__answers">
            <legend class="visually-hidden">{(say.question)(&line.name)}</legend>
            <div class="choice__options">{choices}</div>
        </fieldset>
        {more(line, is_wrong, say)}
    }
    .into_any()
}

fn more(line: &HerLine, is_wrong: bool, say: &'static Words) -> AnyView {
    let (why, note) = (format!("reason-{}", line.id), format!("note-{}", line.id));
    let error = format!("{note}-error");
    let reasons = Reason::ALL
        .iter()
        .copied()
        .map(|reason| view! { <option value=reason.name() selected=line.reason == Some(reason)>{(say.reason)(reason)}</option> })
        .collect_view();
    view! {
        <div class="her-bag__more">
            <div class="field her-bag__why">
                <label class="field__label" for=why.clone()>{say.why}</label>
                <select class="field__input" id=why.clone() name=why><option value="">{say.no_reason}</option>{reasons}</select>
            </div>
            <div class="field">
                <label class="field__label" for=note.clone()>{say.note}</label>
                <input class="field__input" id=note.clone() name=note value=line.fit_note.clone() autocomplete="off" data-most=MOST_NOTE
                    aria-invalid=is_wrong.then_some("true") aria-describedby=is_wrong.then(|| error.clone())/>
                {is_wrong.then(|| view! { <p class="field__error" id=error.clone()>{say.too_long}</p> })}
            </div>
        </div>
    }
    .into_any()
}
