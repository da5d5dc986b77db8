//! A failure, said where its result would have stood, with a way on. What was already there stays.
use super::Seat;
use crate::admin::prelude::*;
use crate::{error::AppError, paths};
use leptos_router::hooks::use_location;

/// `retry` runs the same thing again. Somebody who was signed out gets the door instead, and comes back here.
#[component]
pub fn Trouble(seat: Seat, error: AppError, retry: Callback<()>) -> impl IntoView {
    let say = seat.say();
    let (title, text) = (say.trouble)(error.status());
    let at = use_location();
    let way = if error == AppError::Unauthorized {
        let back = format!("{}?{}", at.pathname.get_untracked(), at.search.get_untracked());
        view! { <a class="desk-button" href=paths::sign_in_then(back.trim_end_matches('?'))>{say.sign_in}</a> }.drawn()
    } else {
        view! { <button class="desk-button" type="button" on:click=move |_| retry.run(())>{say.again}</button> }.drawn()
    };
    view! {
        <div class="quiet" role="alert">
            <p class="quiet__title">{title}</p>
            <p class="quiet__text">{text}</p>
            {way}
        </div>
    }
}
