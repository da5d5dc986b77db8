//! The pictures: a row to swipe on a phone, a wall on a desk. The first one came along from the card that was pressed. Each opens the
//! large view (zoom.rs).
use super::zoom::ZOOM;
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
    let say = &words(face.locale).product;
    let pictures = lit(sheet.pictures.clone(), is_day());
    let count = pictures.len();
    let shots = pictures.into_iter().enumerate().map(|(place, picture)| {
        let first = place == 0;
        let class = if first { "product__picture" } else { "" };
        view! {
            <figure class="product__shot">
                <Photo picture=picture sizes=HALF class=class eager=first/>
                <button class="product__zoom" type="button" popovertarget=ZOOM data-shot=place aria-label=(say.zoom)(place + 1, count)></button>
            </figure>
        }
    });
    // it scrolls sideways on a phone, so the keyboard must reach it
    view! {
        <div class="product__pictures">
            <div class="product__gallery" data-count=count tabindex="0" role="group" aria-label=say.gallery>{shots.collect_view()}</div>
            {(count > 1).then(|| view! { <div class="product__progress" aria-hidden="true"></div> })}
        </div>
    }
    .into_any()
}
