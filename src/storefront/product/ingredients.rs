//! The whole formula as drawers, in the order of the label. The first active stands open. A link to `#inci-…` opens any other:
//! the address is inside the drawer, and a browser that goes to it unfolds what it is in. Other serums with the same link each other
//! so, and what should not meet is said where it matters.
use super::chapters::chapter;
use crate::{
    domain::{
        product::{Ingredient, inci_anchor},
        store::{Locale, StoreFace},
    },
    i18n::{amount, words},
    paths,
};
use leptos::prelude::*;

/// More others than so many are nearly all: water and preservatives need no list.
const MOST_OTHERS: usize = 6;

pub fn ingredients(face: &StoreFace, formula: &[Ingredient]) -> Option<AnyView> {
    let say = &words(face.locale).product;
    if formula.is_empty() {
        return None;
    }
    // the carrier comes first on a label; what the house tells the share of is what the formula is made for
    let open = formula.iter().position(|ingredient| ingredient.share_bp.is_some()).unwrap_or(0);
    let drawers = formula.iter().enumerate().map(|(place, ingredient)| drawer(ingredient, face.locale, place == open)).collect_view();
    Some(chapter("ingredients", (say.ingredients)(formula.len()), Some(say.ingredients_lead), drawers.into_any()))
}

fn drawer(ingredient: &Ingredient, locale: Locale, open: bool) -> AnyView {
    let say = &words(locale).quiz;
    let plain = (ingredient.name != ingredient.inci).then(|| ingredient.name.clone());
    let share = ingredient.share_bp.map(|share| amount::percent(share, locale));
    let anchor = inci_anchor(&ingredient.inci);
    let warnings = ingredient.conflicts.iter().map(|(title, advice)| {
        view! { <p class="ingredient__care"><strong>{title.clone()}.</strong>" "{advice.clone()}</p> }
    });
    view! {
        <details class="disclosure ingredient" open=open>
            <summary class="disclosure__head">
                <span class="disclosure__title">
                    <span class="ingredient__latin">{ingredient.inci.clone()}</span>
                    {plain.map(|name| view! { <span class="ingredient__role">{name}</span> })}
                </span>
                {share.map(|share| view! { <span class="disclosure__note">{share}</span> })}
            </summary>
            <div class="disclosure__body ingredient__body" id=anchor.clone()>
                <p>{ingredient.purpose.clone()}</p>
                {warnings.collect_view()}
                {others(ingredient, &anchor, say.also_in, say.in_most)}
            </div>
        </details>
    }
    .into_any()
}

fn others(ingredient: &Ingredient, anchor: &str, also_in: &'static str, in_most: fn(usize) -> String) -> Option<AnyView> {
    let count = ingredient.also_in.len();
    if count > MOST_OTHERS {
        return Some(view! { <p class="ingredient__others">{in_most(count)}</p> }.into_any());
    }
    let link = |(name, slug): &(String, String)| view! { <li><a class="link" href=paths::ingredient(slug, anchor)>{name.clone()}</a></li> };
    (count > 0).then(|| {
        let links = ingredient.also_in.iter().map(link).collect_view();
        view! { <div class="ingredient__others"><p>{also_in}</p><ul class="ingredient__links">{links}</ul></div> }.into_any()
    })
}
