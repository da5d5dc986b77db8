//! Pieces worn together: their pictures laid over each other, each by name, and one button for all. What has gone is replaced by
//! its nearest sister, and it is said.
use super::{Place, text};
use crate::{
    domain::{
        editorial::{Look, LookLine, plain},
        money::Money,
        product::Availability,
        store::{Locale, StoreFace},
    },
    i18n::{amount, words},
    paths,
    ui::{
        badge::Tone,
        notice::Notice,
        picture::{HALF, Photo},
        price::Price,
    },
};
use leptos::prelude::*;

/// What came of putting a look into the bag, when something of it could not be had: how many are in it, and the slugs of the others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missed {
    pub got: u32,
    pub slugs: Vec<String>,
}

pub fn look(face: &StoreFace, look: Look, lines: Vec<LookLine>, place: Place, missed: Option<&Missed>) -> AnyView {
    let say = &words(face.locale).editorial.look;
    let label = plain(&look.title);
    let title = text::line(&look.title);
    let title = if place.is_first_headline {
        view! { <h1 class="look__title">{title}</h1> }.into_any()
    } else {
        view! { <h2 class="look__title">{title}</h2> }.into_any()
    };
    let pictures = lines.iter().enumerate().filter_map(|(n, line)| {
        let picture = line.card.picture.clone()?;
        let style = place.travels.then(|| format!("--vt:p-{}", line.card.slug));
        Some(view! {
            <li class="look__shot" data-tint="" style=style>
                <a href=paths::product(&line.card.slug) tabindex="-1" aria-hidden="true"><Photo picture=picture sizes=HALF class="product-card__picture" eager=place.is_first_headline && n == 0 silent=true/></a>
            </li>
        })
    });
    let pictures = pictures.collect_view();
    let see = (!place.is_first_headline && !look.page.is_empty())
        .then(|| view! { <a class="link link--strong" href=paths::look(&look.page)>{say.see}</a> });
    let told = missed.and_then(|missed| told(face.locale, &lines, missed));
    view! {
        <section class="look" aria-label=label>
            <header class="look__head">
                {title}
                {text::told(&look.text, "look__text voice")}
                {see}
            </header>
            <ul class="look__pictures">{pictures}</ul>
            <div class="look__wear">
                {told}
                {wear(face, &look, lines)}
            </div>
        </section>
    }
    .into_any()
}

/// The list, the sum, the one button. Without script it is a form like any other.
fn wear(face: &StoreFace, look: &Look, lines: Vec<LookLine>) -> AnyView {
    let say = &words(face.locale).editorial.look;
    if lines.is_empty() {
        let (title, said) = say.over;
        return view! { <div class="look__over"><p class="notice__title">{title}</p><p class="notice__text">{said}</p></div> }.into_any();
    }
    let free: Vec<&LookLine> =
        lines.iter().filter(|line| line.variant.is_some() && line.card.availability == Availability::Available).collect();
    let count = u32::try_from(free.len()).unwrap_or(0);
    let inputs = free.iter().filter_map(|line| Some(view! { <input type="hidden" name="variant" value=line.variant?.to_string()/> }));
    let inputs = inputs.collect_view();
    let total = free.iter().try_fold(Money::new(0, face.currency), |sum, line| sum.plus(line.card.price));
    let sum = total.filter(|_| count > 1).map(|total| {
        view! { <p class="look__sum"><span>{(say.whole)(count)}</span><strong>{amount::money(total, face.locale)}</strong></p> }
    });
    let button = (count > 0).then(|| view! { <button class="button button--wide">{(say.add)(count)}</button> });
    let list = (1..).zip(lines).map(|(n, line)| piece(face.locale, n, line)).collect_view();
    view! {
        <form class="look__form" method="post" action=paths::CART_LOOK>
            <input type="hidden" name="look" value=look.page.clone()/>
            {inputs}
            <ol class="look__list" aria-label=say.pieces>{list}</ol>
            {sum}
            {button}
        </form>
    }
    .into_any()
}

fn piece(locale: Locale, number: u32, line: LookLine) -> impl IntoView {
    let say = words(locale);
    let held = (line.card.availability == Availability::Held)
        .then(|| view! { <span class="badge" data-tone=Tone::Warn.name()>{say.product.held}</span> });
    let instead = line.instead_of.map(|name| view! { <p class="look__instead">{(say.editorial.look.instead)(&name)}</p> });
    view! {
        <li class="look__piece">
            <span class="look__number" aria-hidden="true">{number}</span>
            <a class="look__name" href=paths::product(&line.card.slug)>{line.card.name.clone()}</a>
            <span class="look__label">{line.label}</span>
            <span class="look__price"><Price amount=line.card.price was=line.card.compare_at locale=locale/></span>
            {held}
            {instead}
        </li>
    }
}

/// Only names of this look are told again: an address can't put words into our mouth.
fn told(locale: Locale, lines: &[LookLine], missed: &Missed) -> Option<AnyView> {
    let say = &words(locale).editorial.look;
    let names: Vec<&str> = lines.iter().filter(|line| missed.slugs.contains(&line.card.slug)).map(|line| line.card.name.as_str()).collect();
    let gone = missed.slugs.iter().any(|slug| lines.iter().all(|line| line.card.slug != *slug));
    if names.is_empty() && !gone {
        return None;
    }
    // a piece that has left the look since is told by the sister that stands in for it
    let names = if names.is_empty() { lines.iter().filter_map(|line| line.instead_of.as_deref()).collect() } else { names };
    let (title, text) = (say.missed)(missed.got.min(99), &names.join(", "));
    let way = (missed.got > 0).then(|| view! { <a class="link link--strong" href=paths::CART>{say.to_cart}</a> });
    Some(view! { <Notice tone=Tone::Warn title=title text=text>{way}</Notice> }.into_any())
}
