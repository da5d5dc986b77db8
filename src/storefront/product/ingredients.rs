//! The whole formula as drawers, in the order of the label. The first active stands open; a link to `#ing-…` can open another.
use super::chapters::chapter;
use crate::{
    domain::{
        product::Ingredient,
        store::{Locale, StoreFace},
    },
    i18n::{amount, words},
};
use leptos::prelude::*;

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
    let plain = (ingredient.name != ingredient.inci).then(|| ingredient.name.clone());
    let share = ingredient.share_bp.map(|share| amount::percent(share, locale));
    view! {
        <details class="disclosure ingredient" id=address(&ingredient.inci) open=open>
            <summary class="disclosure__head">
                <span class="disclosure__title">
                    <span class="ingredient__latin">{ingredient.inci.clone()}</span>
                    {plain.map(|name| view! { <span class="ingredient__role">{name}</span> })}
                </span>
                {share.map(|share| view! { <span class="disclosure__note">{share}</span> })}
            </summary>
            <div class="disclosure__body"><p>{ingredient.purpose.clone()}</p></div>
        </details>
    }
    .into_any()
}

/// `ing-` and the INCI name with hyphens for whatever is no letter or digit.
fn address(inci: &str) -> String {
    let words: Vec<String> =
        inci.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    format!("ing-{}", words.join("-"))
}
