//! The first screen of a page: a sentence, a picture, one way in; or the cover of a number, set like a masthead.
use super::{Place, text};
use crate::{
    domain::{
        editorial::{Hero, Way, plain},
        product::{Picture, ProductCard},
        store::StoreFace,
    },
    i18n::{amount, words},
    paths,
    storefront::voice,
    ui::picture::{HALF, MOST, Photo},
};
use leptos::prelude::*;

/// `newest` is the product that the small note points at.
pub fn hero(face: &StoreFace, hero: Hero, picture: Option<Picture>, newest: Option<ProductCard>, place: Place, total: u32) -> AnyView {
    let goods = (voice::of(face.theme).goods)(total);
    let folio = hero.folio.iter().map(|words| view! { <span>{text::line(&words.replace("{goods}", &goods))}</span> }).collect_view();
    view! {
        <section class="hero" data-tint="" style=format!("--hue:{}", hero.hue)>
            <p class="hero__folio">{folio}</p>
            {headline(&hero, place)}
            <figure class="hero__picture">{picture.map(|picture| view! { <Photo picture=picture sizes=MOST eager=true/> })}</figure>
            <div class="hero__words">
                {text::told(&hero.lead, "hero__lead voice")}
                <div class="hero__actions">
                    {hero.go.map(|go| way(go, "button"))}
                    {hero.also.map(|also| way(also, "link link--strong"))}
                </div>
            </div>
            {newest.map(|product| note(face, product))}
        </section>
    }
    .into_any()
}

fn headline(hero: &Hero, place: Place) -> AnyView {
    // the space keeps the lines apart where they are read as one sentence
    let lines = hero.lines.iter().map(|words| view! { <span class="hero__line">{text::line(words)}</span>" " }).collect_view();
    if place.is_first_headline {
        view! { <h1 class="hero__title">{lines}</h1> }.into_any()
    } else {
        view! { <h2 class="hero__title">{lines}</h2> }.into_any()
    }
}

fn way(way: Way, class: &'static str) -> AnyView {
    if way.word.is_empty() || way.to.is_empty() {
        return ().into_any();
    }
    view! { <a class=class href=way.to>{way.word}</a> }.into_any()
}

fn note(face: &StoreFace, product: ProductCard) -> AnyView {
    let price = amount::money(product.price, face.locale);
    let (title, text) = if product.unique {
        (format!("{}, {}", product.name, product.sizes), (words(face.locale).editorial.only_one)(&price))
    } else {
        (product.name, price)
    };
    view! {
        <a class="hero__note" href=paths::product(&product.slug)>
            {words(face.locale).editorial.just_in}
            <strong>{title}</strong>
            {text}
        </a>
    }
    .into_any()
}

/// The cover of a number. `kept` is how much of it is there, and how much has gone.
pub fn masthead(face: &StoreFace, hero: Hero, picture: Option<Picture>, place: Place, kept: Option<(u32, u32)>) -> AnyView {
    let say = &words(face.locale).editorial;
    let mut folio = vec![face.name.clone()];
    folio.extend(hero.folio.iter().map(|words| plain(words)));
    if let Some((there, gone)) = kept {
        folio.push(if there == 0 { say.none_left.to_owned() } else { (say.there)(&(voice::of(face.theme).goods)(there)) });
        folio.extend((gone > 0).then(|| (say.gone)(gone)));
    }
    let folio = folio.into_iter().map(|words| view! { <span>{words}</span> }).collect_view();
    let issue = format!("{} {}", say.issue, hero.masthead);
    let words = text::line(&hero.lines.join(" "));
    let title = if place.is_first_headline {
        view! { <h1 class="cover__title"><span class="visually-hidden">{issue}": "</span>{words}</h1> }.into_any()
    } else {
        view! { <h2 class="cover__title"><span class="visually-hidden">{issue}": "</span>{words}</h2> }.into_any()
    };
    view! {
        <section class="cover" data-tint="" style=format!("--hue:{}", hero.hue)>
            <p class="cover__folio">{folio}</p>
            <p class="cover__masthead" aria-hidden="true"><span class="cover__issue">{say.issue}</span><span class="cover__number">{hero.masthead.clone()}</span></p>
            {title}
            <figure class="cover__picture">{picture.map(|picture| view! { <Photo picture=picture sizes=HALF eager=true/> })}</figure>
            <div class="cover__words">
                {text::told(&hero.lead, "cover__lead voice")}
                {hero.go.map(|go| way(go, "button"))}
                {hero.also.map(|also| way(also, "link link--strong"))}
            </div>
        </section>
    }
    .into_any()
}
