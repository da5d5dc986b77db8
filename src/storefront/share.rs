//! What stands on the picture under which a page is shared.
use super::voice;
use crate::{
    domain::{
        product::{Availability, Picture, ProductCard},
        share::ShareCard,
        store::StoreFace,
    },
    i18n::{amount, words},
    paths,
};

/// The card of the house itself.
pub fn house(face: &StoreFace, hero: Option<&Picture>) -> ShareCard {
    let voice = voice::of(face.theme);
    ShareCard {
        theme: face.theme,
        word: voice.word.to_owned(),
        title: voice.headline.to_owned(),
        over: face.tagline.clone(),
        under: String::new(),
        gone: false,
        hue: voice.hue,
        picture: hero.map(kept),
    }
}

/// The card of a product, with its price and state of this moment.
pub fn product(face: &StoreFace, card: &ProductCard) -> ShareCard {
    let say = &words(face.locale).product;
    let gone = matches!(card.availability, Availability::Sold | Availability::Out);
    let under = match card.availability {
        Availability::Sold => say.sold.to_owned(),
        Availability::Out => say.out.to_owned(),
        _ => amount::money(card.price, face.locale),
    };
    let over = if card.unique { format!("{} · {} {}", say.unique, say.facts.size, card.sizes) } else { card.tagline.clone() };
    ShareCard {
        theme: face.theme,
        word: voice::of(face.theme).word.to_owned(),
        title: card.name.clone(),
        over,
        under,
        gone,
        hue: card.hue,
        picture: card.picture.as_ref().map(kept),
    }
}

/// Address and words of a product's card, for the head of its page.
pub fn of_product(face: &StoreFace, card: &ProductCard) -> (String, String) {
    (paths::share_product(&card.slug, &product(face, card).version()), card.name.clone())
}

/// Address and words of the house's card, for the heads of its other pages.
pub fn of_house(face: &StoreFace, hero: Option<&Picture>) -> (String, String) {
    (paths::share_house(&house(face, hero).version()), face.name.clone())
}

fn kept(picture: &Picture) -> (String, u32) {
    (picture.key.clone(), paths::media_widths(picture.width).last().map_or(0, |(name, _)| name))
}
