//! Below the fold, each where the product has it: measures, story, ingredients, use, the parts of a kit.
use super::{ingredients::ingredients, measures::measures};
use crate::{
    domain::{
        product::{KitPart, ProductSheet},
        store::StoreFace,
    },
    i18n::words,
    paths,
};
use leptos::prelude::*;

pub fn chapters(face: &StoreFace, sheet: &ProductSheet, story: Vec<String>) -> AnyView {
    let say = &words(face.locale).product;
    let (told, usage) = if sheet.card.unique { (say.story, say.care) } else { (say.description, say.usage) };
    view! {
        {measures(face, &sheet.measures)}
        {(!story.is_empty()).then(|| chapter("story", told.into(), None, prose(story)))}
        {ingredients(face, &sheet.ingredients)}
        {(!sheet.kit.is_empty()).then(|| chapter("kit", say.kit.into(), None, kit(face, &sheet.kit)))}
        {(!sheet.usage.is_empty()).then(|| chapter("usage", usage.into(), None, prose(paragraphs(&sheet.usage))))}
    }
    .into_any()
}

/// A title on the left, its matter on the right. `id` names the title and is an address on the page.
pub fn chapter(id: &'static str, title: String, lead: Option<&'static str>, body: AnyView) -> AnyView {
    view! {
        <section class="chapter" aria-labelledby=id>
            <h2 class="chapter__title" id=id>{title}</h2>
            <div class="chapter__body">{lead.map(|lead| view! { <p class="chapter__lead">{lead}</p> })}{body}</div>
        </section>
    }
    .into_any()
}

fn prose(paragraphs: Vec<String>) -> AnyView {
    view! { <div class="story voice">{paragraphs.into_iter().map(|text| view! { <p>{text}</p> }).collect_view()}</div> }.into_any()
}

fn kit(face: &StoreFace, parts: &[KitPart]) -> AnyView {
    let say = &words(face.locale).product;
    let lines = parts.iter().map(|part| {
        let amount = (say.part)(part.quantity, &part.label);
        view! { <div class="product__fact"><dt><a class="link" href=paths::product(&part.slug)>{part.name.clone()}</a></dt><dd>{amount}</dd></div> }
    });
    view! { <dl class="product__facts">{lines.collect_view()}</dl> }.into_any()
}

fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The first paragraph is the lead and the others are the story; of a single paragraph, the first sentence is the lead.
pub fn lead_and_rest(description: &str) -> (String, Vec<String>) {
    let mut all = paragraphs(description);
    if let [only] = all.as_slice() {
        return match only.split_once(". ") {
            Some((lead, rest)) => (format!("{lead}."), vec![rest.trim().to_owned()]),
            None => (only.clone(), Vec::new()),
        };
    }
    if all.is_empty() {
        return (String::new(), all);
    }
    let rest = all.split_off(1);
    (all.concat(), rest)
}

#[cfg(test)]
mod tests {
    use super::lead_and_rest;

    #[test]
    fn a_description_has_a_lead() {
        assert_eq!(lead_and_rest("One. Two. Three."), ("One.".into(), vec!["Two. Three.".into()]));
        assert_eq!(lead_and_rest("One.\n\nTwo.\nThree."), ("One.".into(), vec!["Two.".into(), "Three.".into()]));
        assert_eq!(lead_and_rest("One"), ("One".into(), vec![]));
        assert_eq!(lead_and_rest(" \n"), (String::new(), vec![]));
    }
}
