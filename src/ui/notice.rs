//! Something happened, or will: a sentence, and what to do about it.
use super::badge::Tone;
use leptos::prelude::*;

/// Said aloud at once when it is `Tone::Bad`, else when the reader pauses. Children are the actions.
#[component]
pub fn Notice(
    tone: Tone,
    #[prop(into)] title: String,
    #[prop(into, optional)] text: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let role = if tone == Tone::Bad { "alert" } else { "status" };
    view! {
        <div class="notice" data-tone=tone.name() role=role>
            <p class="notice__title">{title}</p>
            {(!text.is_empty()).then(|| view! { <p class="notice__text">{text}</p> })}
            {children.map(|children| view! { <div class="notice__actions">{children()}</div> })}
        </div>
    }
}
