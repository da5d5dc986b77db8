//! A routine of three: the morning, the evening, and why these.
use crate::{
    domain::{cart::Put, id::VariantId, money::Money, product::ProductCard, store::StoreFace},
    i18n::{amount, words},
    paths,
    storefront::grid::{Laying, grid},
    ui::{
        badge::Tone,
        notice::Notice,
        picture::{Photo, THIRD},
    },
};
use leptos::prelude::*;

/// One of the three, in order of use.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    pub card: ProductCard,
    /// What goes into the bag: id, label, price. Nothing when the last one went just now.
    pub offer: Option<(VariantId, String, Money)>,
    pub morning: String,
    pub evening: String,
    /// Why it, as a sentence; may be empty.
    pub because: String,
}

/// A whole routine.
#[derive(Debug, Clone, PartialEq)]
pub struct Ritual {
    pub steps: Vec<Step>,
    /// Name of what is missing, and of what stands in for it.
    pub moved_up: Vec<(String, Option<String>)>,
    /// Name and reason.
    pub left_out: Vec<(String, String)>,
    pub others: Vec<ProductCard>,
    pub total: Money,
}

pub(super) fn ritual(face: &StoreFace, token: &str, shown: Ritual, not_all: bool) -> AnyView {
    let say = &words(face.locale).quiz;
    let moved = shown.moved_up.iter().map(|(missing, instead)| (say.moved)(missing, instead.as_deref()));
    let left = shown.left_out.iter().map(|(name, why)| ((say.left_out)(name), why.clone()));
    let told = moved.chain(left).map(|(title, text)| view! { <Notice tone=Tone::Warn title=title text=text/> }).collect_view();
    let failed = not_all.then(|| view! { <Notice tone=Tone::Bad title=say.not_all.0 text=say.not_all.1/> });
    let half = |time: &'static str, title: &'static str, how: fn(&Step) -> &str| {
        let steps: Vec<_> = shown.steps.iter().filter(|step| !how(step).is_empty()).map(|step| hour(step, how(step))).collect();
        let empty = steps.is_empty().then(|| view! { <p class="ritual__how">{say.nothing_then}</p> });
        view! {
            <section class="ritual__half" data-time=time data-tint="" aria-labelledby=time>
                <h2 class="ritual__title" id=time>{title}</h2>
                <ol class="ritual__steps">{steps}</ol>
                {empty}
            </section>
        }
    };
    let halves =
        view! { {half("morning", say.morning, |step| step.morning.as_str())}{half("evening", say.evening, |step| step.evening.as_str())} };
    let others = (!shown.others.is_empty()).then(|| {
        let cards = grid(shown.others.clone(), face.locale, Laying { travels: true, ..Laying::default() });
        view! { <section class="section"><header class="section__head"><h2 class="section__title">{say.others}</h2></header>{cards}</section> }
    });
    view! {
        <header class="result__head">
            <h1 class="result__title">{say.ritual}</h1>
            <p class="result__lead">{say.ritual_lead}</p>
        </header>
        <div class="result__told">{failed}{told}</div>
        <div class="ritual">{halves}</div>
        {three(face, token, &shown)}
        {others}
    }
    .into_any()
}

fn hour(step: &Step, how: &str) -> AnyView {
    view! {
        <li class="ritual__step" data-tint="" style=format!("--hue:{}", step.card.hue)>
            <span class="ritual__name">{step.card.name.clone()}</span>
            <span class="ritual__how">{how.to_owned()}</span>
        </li>
    }
    .into_any()
}

fn three(face: &StoreFace, token: &str, shown: &Ritual) -> AnyView {
    let say = &words(face.locale).quiz;
    let rows = shown.steps.iter().map(|step| row(face, step)).collect_view();
    view! {
        <section class="section" aria-labelledby="three">
            <header class="section__head"><h2 class="section__title" id="three">{say.three}</h2></header>
            <form class="three" method="post" action=paths::quiz_cart(token)>
                <ul class="three__list">{rows}</ul>
                <div class="three__go">
                    <p class="three__sum"><span>{say.together}</span><strong>{amount::money(shown.total, face.locale)}</strong></p>
                    <button class="button button--wide">{say.add}</button>
                    <p class="three__hint">{say.add_hint}</p>
                </div>
            </form>
        </section>
    }
    .into_any()
}

fn row(face: &StoreFace, step: &Step) -> AnyView {
    let say = words(face.locale);
    let card = &step.card;
    let picture =
        card.picture.clone().map(|picture| view! { <Photo picture=picture sizes=THIRD class="product-card__picture" silent=true/> });
    let offer = match &step.offer {
        Some((variant, label, price)) => view! {
            <label class="three__take check">
                <input type="checkbox" name="variant" value=variant.to_string() checked=true/>
                <span class="visually-hidden">{(say.quiz.take)(&card.name)}</span>
                <span>{label.clone()}</span>
                <span class="three__price">{amount::money(*price, face.locale)}</span>
            </label>
        }
        .into_any(),
        None => view! { <p class="three__hint">{(say.cart.put)(Put::OutOfStock)}</p> }.into_any(),
    };
    view! {
        <li class="three__row" data-tint="" style=format!("--hue:{};--vt:p-{}", card.hue, card.slug)>
            <a class="three__picture" href=paths::product(&card.slug) tabindex="-1" aria-hidden="true">{picture}</a>
            <div class="three__words">
                <h3 class="three__name"><a href=paths::product(&card.slug)>{card.name.clone()}</a></h3>
                <p class="three__because">{step.because.clone()}</p>
                {offer}
            </div>
        </li>
    }
    .into_any()
}
