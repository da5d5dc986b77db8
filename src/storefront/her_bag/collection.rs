//! When somebody comes for her bag: a day of trade and a part of it.
use crate::{
    domain::{
        bag::{HerBag, PartOfDay},
        store::Locale,
    },
    i18n::her_bag,
    paths,
};
use leptos::prelude::*;

/// `is_wrong`: the day that she wanted is not to be had.
pub(super) fn part(bag: &HerBag, address: &str, is_wrong: bool, locale: Locale) -> AnyView {
    let say = her_bag::of(locale);
    let wanted = bag.collect.clone();
    let days = bag
        .days
        .iter()
        .map(|day| {
            let is_hers = wanted.as_ref().is_some_and(|wish| wish.day == *day);
            view! { <option value=day.on.clone() selected=is_hers>{day.written.clone()}</option> }
        })
        .collect_view();
    let chosen = wanted.as_ref().map_or(PartOfDay::Morning, |wish| wish.part);
    let parts = PartOfDay::ALL
        .iter()
        .copied()
        .map(|part| {
            view! {
                <span class="choice__option">
                    <input r#type="radio" name="part" id=format!("part-{}", part.name()) value=part.name() checked=part == chosen/>
                    <label class="choice__word" for=format!("part-{}", part.name())>{(say.part)(part)}</label>
                </span>
            }
        })
        .collect_view();
    let asked = wanted.as_ref().map(|wish| view! { <p class="her-bag__asked">{(say.asked)(&wish.day.written, (say.part)(wish.part))}</p> });
    view! {
        <form class="her-bag__collection" method="post" action=paths::bag_collection(address) aria-labelledby="collection">
            <h2 class="her-bag__title" id="collection">{say.collection}</h2>
            {asked}
            <p class="her-bag__evidence">{say.collection_lead}</p>
            <div class="field">
                <label class="field__label" for="on">{say.day}</label>
                <select class="field__input" id="on" name="on" aria-invalid=is_wrong.then_some("true") aria-describedby=is_wrong.then_some("on-error")>{days}</select>
                {is_wrong.then(|| view! { <p class="field__error" id="on-error">{say.day_wrong}</p> })}
            </div>
            <fieldset class="her-bag__answers"><legend class="visually-hidden">{say.collection}</legend><div class="choice__options">{parts}</div></fieldset>
            <button class="button button--line">{say.ask}</button>
        </form>
    }
    .into_any()
}
