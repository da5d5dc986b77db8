//! The pictures large, over the whole screen: swiped or scrolled from one to the next, closed by the browser's own means (Escape, back,
//! the button). Works without script; a script only opens it at the picture that was pressed.
use crate::{
    domain::{
        product::{ProductSheet, lit},
        store::StoreFace,
    },
    i18n::words,
    ui::{
        icon::{Icon, Sign},
        picture::{Photo, is_day},
    },
};
use leptos::prelude::*;

/// Id of the view.
pub const ZOOM: &str = "zoom";
/// Wider than a phone, and as wide as the desk's column.
const LARGE: &str = "(min-width: 56rem) 78rem, 200vw";

pub fn zoom(face: &StoreFace, sheet: &ProductSheet) -> AnyView {
    let say = words(face.locale);
    // nothing of it is fetched before it opens: a closed popover is not shown, and its pictures wait for that
    let shots = lit(sheet.pictures.clone(), is_day()).into_iter().map(|picture| {
        view! { <li class="zoom__shot"><Photo picture=picture sizes=LARGE class="zoom__picture"/></li> }
    });
    view! {
        <div class="zoom" id=ZOOM popover="auto" role="dialog" aria-label=say.product.gallery>
            <button class="icon-button zoom__close" type="button" popovertarget=ZOOM popovertargetaction="hide" aria-label=say.house.close autofocus=true><Icon sign=Sign::Close/></button>
            <ul class="zoom__shots" tabindex="0" aria-label=say.product.gallery>{shots.collect_view()}</ul>
        </div>
    }
    .into_any()
}
