//! One idea: beside a picture where there is one, else set large in the voice of the house.
use super::{Place, text};
use crate::{
    domain::{
        editorial::{Story, Way, plain},
        product::{Picture, ProductCard},
    },
    paths,
    ui::picture::{HALF, Photo},
};
use leptos::prelude::*;

/// `product` is the one in the picture: a way without an address leads to it.
pub fn story(story: Story, picture: Option<Picture>, product: Option<ProductCard>, place: Place) -> AnyView {
    let go = story.go.clone().and_then(|go| way(go, product));
    let title = (!story.title.is_empty()).then(|| view! { <h2 class="feature__title">{text::line(&story.title)}</h2> });
    let label = plain(&story.title);
    let label = (!label.is_empty()).then_some(label);
    let Some(picture) = picture else {
        return view! {
            <section class="told section" id=place.anchor aria-label=label>
                {title}
                <div class="told__text">{text::told(&story.text, "told__paragraph")}</div>
                {go}
            </section>
        }
        .into_any();
    };
    view! {
        <section class="feature" id=place.anchor aria-label=label>
            <div class="feature__picture"><Photo picture=picture sizes=HALF/></div>
            <div class="feature__words">
                {title}
                {text::told(&story.text, "feature__text")}
                {go}
            </div>
        </section>
    }
    .into_any()
}

fn way(go: Way, product: Option<ProductCard>) -> Option<AnyView> {
    let (to, of) = match product {
        Some(product) if go.to.is_empty() => (paths::product(&product.slug), format!(": {}", product.name)),
        _ if go.to.is_empty() => return None,
        _ => (go.to, String::new()),
    };
    Some(view! { <a class="button button--line" href=to>{go.word}<span class="visually-hidden">{of}</span></a> }.into_any())
}
