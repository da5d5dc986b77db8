//! What is agreed: the version that waits for her name, with the form that takes it, and those that she accepted.
use crate::{
    domain::{
        consignor::{Agreement, MOST_NAME},
        money::{Currency, Money},
        store::Locale,
    },
    i18n::{agreed, statement},
    paths,
};
use leptos::prelude::*;

/// What the example is about, minor units.
const ROUND: i64 = 12_000;

fn clauses(agreement: &Agreement, currency: Currency, locale: Locale) -> AnyView {
    let example = agreed::example(agreement.terms.store_bp, Money::new(ROUND, currency), locale);
    let sentences = agreed::sentences(&agreement.terms, currency, locale);
    view! { <ul class="statement__clauses">{std::iter::once(example).chain(sentences).map(|sentence| view! { <li>{sentence}</li> }).collect_view()}</ul> }.into_any()
}

/// `typed`: a name that could not be taken, as it was typed.
pub(super) fn asks(agreement: &Agreement, currency: Currency, address: &str, typed: Option<String>, locale: Locale) -> AnyView {
    let say = statement::of(locale);
    let is_wrong = typed.is_some();
    view! {
        <section class="statement__asks" aria-labelledby="asks">
            <h2 class="statement__title" id="asks">{say.asks}</h2>
            <p class="statement__note">{(say.version)(agreement.version)}". "{say.asks_lead}</p>
            {clauses(agreement, currency, locale)}
            <form class="statement__form" method="post" action=paths::consignor_agreement(address)>
                <input type="hidden" name="agreement" value=agreement.id.to_string()/>
                <div class="field">
                    <label class="field__label" for="name">{say.name}</label>
                    <input class="field__input" id="name" name="name" autocomplete="name" data-most=MOST_NAME value=typed.unwrap_or_default()
                        aria-invalid=is_wrong.then_some("true") aria-describedby=is_wrong.then_some("name-error")/>
                    {is_wrong.then(|| view! { <p class="field__error" id="name-error">{say.name_wrong}</p> })}
                </div>
                <button class="button">{say.accept}</button>
                <p class="statement__note">{say.accept_note}</p>
            </form>
        </section>
    }
    .into_any()
}

/// The versions that she accepted, the newest first.
pub(super) fn agreed(agreements: &[Agreement], currency: Currency, locale: Locale) -> AnyView {
    let say = statement::of(locale);
    let accepted = agreements.iter().filter_map(|agreement| agreement.accepted.as_ref().map(|by| (agreement, by)));
    let versions = accepted
        .enumerate()
        .map(|(place, (agreement, (at, name)))| {
            view! {
                <details class="statement__version" open=place == 0>
                    <summary>{(say.version)(agreement.version)}</summary>
                    {clauses(agreement, currency, locale)}
                    <p class="statement__note">{(say.by)(at, name)}</p>
                </details>
            }
        })
        .collect::<Vec<_>>();
    let none = versions.is_empty().then(|| view! { <p class="statement__note">{say.nothing_agreed}</p> });
    view! { <section aria-labelledby="agreed"><h2 class="statement__title" id="agreed">{say.agreed}</h2>{none}{versions}</section> }
        .into_any()
}
