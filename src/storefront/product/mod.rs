//! One product: pictures, what it is, whether it may be had, and below its drawers and sisters. A sold one keeps its page, since
//! people come back to it; it then shows the nearest others.
mod bar;
mod buy;
mod chapters;
mod facts;
mod gallery;
mod ingredients;
mod live;
mod measures;
mod structured;
mod wait;
mod zoom;

use super::{
    grid::{Laying, shelf},
    layout::Shell,
    share,
};
use crate::{
    app::{Dress, Head, Preload},
    domain::{
        cart::Put,
        product::{Availability, ProductSheet, lit},
        store::StoreFace,
        wait::WaitForm,
    },
    i18n::{amount, words},
    paths,
    ui::{picture::HALF, price::Price},
};
use leptos::prelude::*;
pub use wait::WaitNotice;
/// The page's head.
pub fn head(face: &StoreFace, sheet: &ProductSheet) -> Head {
    let card = &sheet.card;
    let say = &words(face.locale).product;
    let plain = (say.described)(&card.name, &amount::money(card.price, face.locale));
    let first = sheet.pictures.first().or(card.picture.as_ref()).cloned();
    let by_day = lit(sheet.pictures.clone(), true).into_iter().next();
    Head {
        title: format!("{} · {}", card.name, face.name),
        description: if card.tagline.is_empty() { plain } else { format!("{plain} {}", card.tagline) },
        canonical: paths::product(&card.slug),
        noindex: card.availability == Availability::Draft,
        is_product: true,
        card: Some(share::of_product(face, card)),
        said: structured::said(sheet),
        structured: structured::structured(face, sheet),
        preload: first.map(|picture| Preload { picture, sizes: HALF, by_day }),
        dress: Dress::Product,
    }
}

/// `notice` is what putting it into the bag came to, when that did not work; `waiting` the form that gave no place in its queue.
#[component]
pub fn ProductPage(face: StoreFace, sheet: ProductSheet, notice: Option<Put>, waiting: Option<(WaitForm, WaitNotice)>) -> impl IntoView {
    let card = sheet.card.clone();
    let say = &words(face.locale).product;
    let (lead, story) = chapters::lead_and_rest(&sheet.description);
    let sold = card.availability == Availability::Sold;
    let laying = Laying::default();
    let sisters = (!sheet.sisters.is_empty()).then(|| {
        view! { <div id="sisters">{shelf(&face, say.sisters, "", say.all.to_owned(), sheet.sisters.clone(), laying)}</div> }
    });
    let page = paths::product(&card.slug);
    view! {
        <Shell face=face.clone() here=paths::SHOP tint=Some(card.hue) back=page>
            <div class="product-page" data-tint="" style=format!("--hue:{}", card.hue)>
                <article class="product" data-state=buy::state(&sheet) data-product=card.slug.clone() data-live=card.id.to_string() data-said=live::said(&face, &sheet) style=format!("--vt:p-{}", card.slug)>
                    {gallery::gallery(&face, &sheet)}
                    <div class="product__info">
                        {facts::folio(&face, &sheet)}
                        <h1 class="product__title">{card.name.clone()}</h1>
                        <p class="product__lead voice">{lead}</p>
                        <div class="product__money">
                            {facts::size(&face, &sheet)}
                            <Price amount=card.price was=card.compare_at locale=face.locale large=true unit=buy::unit(&sheet)/>
                        </div>
                        {live::part("buy", buy::buy(&face, &sheet, notice, waiting))}
                        {live::voice()}
                        {facts::facts(&face, &sheet)}
                    </div>
                </article>
                {(!sold).then(|| chapters::chapters(&face, &sheet, story))}
                {sisters}
                {live::part("bar", bar::bar(&face, &sheet).into_any())}
                {zoom::zoom(&face, &sheet)}
            </div>
        </Shell>
    }
}
