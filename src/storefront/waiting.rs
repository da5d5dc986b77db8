//! A place in the queue of a piece, for whoever holds its link: where she stands, what is offered to her, and the way out.
use super::{layout::Shell, unlisted};
use crate::{
    app::Head,
    domain::{
        product::Availability,
        store::{Locale, StoreFace},
        wait::{Moment, Place, WaitStatus},
    },
    i18n::words,
    paths,
    ui::{
        badge::Tone,
        notice::Notice,
        picture::{HALF, Photo},
        price::Price,
    },
};
use leptos::prelude::*;

/// Head of the page.
pub fn head(face: &StoreFace, token: &str) -> Head {
    Head { canonical: paths::wait(token), ..unlisted::head(face, words(face.locale).waiting.title, paths::WAITS) }
}

/// `over`: she wanted to take an offer whose time had run out.
#[component]
pub fn WaitingPage(face: StoreFace, place: Place, token: String, over: bool) -> impl IntoView {
    let locale = face.locale;
    let say = &words(locale).waiting;
    let hue = place.hue;
    let page = paths::product(&place.slug);
    let photo =
        place.picture.clone().map(|picture| view! { <Photo picture=picture sizes=HALF class="waiting__picture" eager=true silent=true/> });
    let own = paths::wait(&token);
    view! {
        <Shell face=face here=paths::WAITS tint=Some(hue) back=own>
            <article class="waiting" data-status=place.status.name() data-tint="" style=format!("--hue:{hue};--vt:p-{}", place.slug)>
                <a class="waiting__frame" href=page.clone() tabindex="-1" aria-hidden="true">{photo}</a>
                <div class="waiting__words">
                    <p class="waiting__piece"><a class="link" href=page>{place.name.clone()}</a>" "{place.sizes.clone()}" "<Price amount=place.price locale=locale/></p>
                    {over.then(|| view! { <Notice tone=Tone::Warn title=say.over/> })}
                    {standing(&place, locale)}
                    {verbs(&place, &token, locale)}
                </div>
            </article>
        </Shell>
    }
}

fn standing(place: &Place, locale: Locale) -> AnyView {
    let say = &words(locale).waiting;
    let (title, text) = if place.availability == Availability::Sold && place.status == WaitStatus::Expired {
        (say.sold.0.to_owned(), say.sold.1)
    } else {
        ((say.status)(place.status, place.number), (say.text)(place.status))
    };
    let when =
        |word: &'static str, moment: &Moment| view! { <p class="waiting__when">{word}" "<strong>{moment.written.clone()}</strong></p> };
    let open = place.status.is_open();
    view! {
        <h1 class="waiting__title">{title}</h1>
        <p class="waiting__text">{text}</p>
        {place.offer_until.as_ref().map(|until| when(say.offer_until, until))}
        {place.due.as_ref().filter(|_| place.status == WaitStatus::Waiting).map(|due| when(say.due, due))}
        {open.then(|| view! { <p class="waiting__note">{(say.told_by)(place.channel, &place.contact)}" "{say.keep_link}</p> })}
    }
    .into_any()
}

fn verbs(place: &Place, token: &str, locale: Locale) -> AnyView {
    let say = &words(locale).waiting;
    let take = (place.status == WaitStatus::Offered).then(|| {
        view! { <form method="post" action=paths::wait_take(token)><button class="button">{say.take}</button></form> }
    });
    let look = match place.status {
        WaitStatus::Taken => view! { <a class="button" href=paths::CART>{say.to_cart}</a> }.into_any(),
        WaitStatus::Offered => ().into_any(),
        _ => view! { <a class="button button--line" href=paths::product(&place.slug)>{say.look}</a> }.into_any(),
    };
    let leave = place.status.is_open().then(|| {
        view! { <form method="post" action=paths::wait_leave(token)><button class="link">{say.leave}</button></form> }
    });
    view! { <div class="waiting__verbs">{take}{look}{leave}</div> }.into_any()
}
