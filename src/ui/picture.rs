//! A photograph in the widths that exist, over its own blurred self until it is there.
use crate::{domain::product::Picture, paths};
use leptos::prelude::*;

/// Half of a desk, all of a phone: heroes and first shots. The document preloads with the same words.
pub const HALF: &str = "(min-width: 60rem) 50vw, 100vw";
/// A third of a desk, half of a phone: cards.
pub const THIRD: &str = "(min-width: 48rem) 33vw, 50vw";

/// `eager` for what is seen first; everything else waits for its turn. `silent` where a title stands beside.
#[component]
pub fn Photo(
    picture: Picture,
    sizes: &'static str,
    #[prop(optional)] class: &'static str,
    #[prop(optional)] eager: bool,
    #[prop(optional)] silent: bool,
) -> impl IntoView {
    let style = (!picture.placeholder.is_empty()).then(|| format!("background:url({}) center/cover", picture.placeholder));
    let alt = if silent { String::new() } else { picture.alt };
    view! {
        <img
            class=(!class.is_empty()).then_some(class)
            src=paths::media(&picture.key, 640)
            srcset=paths::media_set(&picture.key)
            sizes=sizes
            width=picture.width
            height=picture.height
            alt=alt
            style=style
            fetchpriority=eager.then_some("high")
            loading=(!eager).then_some("lazy")
            decoding="async"
        />
    }
}
