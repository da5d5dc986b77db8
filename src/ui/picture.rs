//! A photograph in the widths that exist, over its own blurred self until it is there.
use crate::{
    domain::product::{Daylight, Picture},
    paths,
};
use leptos::prelude::*;

/// Half of a desk, all of a phone: first shots. The document preloads with the same words. A phone's screen has more pixels than an eye
/// at its distance, so it is told a little less than its width and takes the smaller of two files that would do.
pub const HALF: &str = "(min-width: 60rem) 50vw, 88vw";
/// Two thirds of a desk, all of a phone: heroes.
pub const MOST: &str = "(min-width: 56rem) 66vw, 100vw";
/// A third of a desk, half of a phone: cards.
pub const THIRD: &str = "(min-width: 48rem) 33vw, 50vw";
/// All of the window.
pub const WHOLE: &str = "100vw";
/// Windows that show the tall cut, and those that show the other.
pub const NARROW: &str = "(width < 56rem)";
pub const WIDE: &str = "(width >= 56rem)";

/// Whether this page is shown in light mode because its visitor chose it.
pub fn is_day() -> bool {
    use_context::<Daylight>().is_some_and(|day| day.0)
}

/// `eager` for what is seen first; everything else waits for its turn. `silent` where a title stands beside.
#[component]
pub fn Photo(
    picture: Picture,
    sizes: &'static str,
    #[prop(optional)] class: &'static str,
    #[prop(optional)] eager: bool,
    #[prop(optional)] silent: bool,
) -> impl IntoView {
    let (picture, tall) = picture.shown(is_day());
    let style = (!picture.placeholder.is_empty()).then(|| format!("background:url({}) center/cover", picture.placeholder));
    let alt = if silent { String::new() } else { picture.alt.clone() };
    let image = view! {
        <img
            class=(!class.is_empty()).then_some(class)
            src=paths::media_middle(&picture)
            srcset=paths::media_set(&picture)
            sizes=sizes
            width=picture.width
            height=picture.height
            alt=alt
            style=style
            fetchpriority=eager.then_some("high")
            loading=(!eager).then_some("lazy")
            decoding="async"
        />
    };
    match tall {
        Some(tall) => view! {
            <picture>
                <source media=NARROW srcset=paths::media_set(&tall) sizes=WHOLE width=tall.width height=tall.height/>
                {image}
            </picture>
        }
        .into_any(),
        None => image.into_any(),
    }
}
