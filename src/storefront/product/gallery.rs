//! The pictures: a row to swipe on a phone, a wall on a desk. The first one came along from the card that was pressed.
use crate::{
    domain::{
        product::{ProductSheet, lit},
        store::StoreFace,
    },
    i18n::words,
    ui::picture::{HALF, Photo, is_day},
};
use leptos::prelude::*;

pub fn gallery(face: &StoreFace, sheet: &ProductSheet) -> AnyView {
    let shots = lit(sheet.pictures.clone(), is_day()).into_iter().enumerate().map(|(place, picture)| {
        let first = place == 0;
        let class = if first { "product__picture" } else { "" };
        view! { <figure class="product__shot"><Photo picture=picture sizes=HALF class=class eager=first/></figure> }
    });
    // it scrolls sideways on a phone, so the keyboard must reach it
    view! { <div class="product__gallery" tabindex="0" role="group" aria-label=words(face.locale).product.gallery>{shots.collect_view()}</div> }.into_any()
}
