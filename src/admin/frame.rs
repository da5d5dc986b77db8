//! The frame around every screen: the rail, and the shape of things while the app is on its way.
use super::{
    Seat,
    orders::OrdersWaiting,
    rooms::{Place, places},
    sign::{Drawing, Sign},
};
use crate::{
    domain::{role::Role, store::StoreFace},
    i18n::palette,
    paths,
};
use leptos::prelude::*;

/// Where a browser keeps whether the rail shows its words.
const KEPT: &str = "vitrine_rail";

/// Drawn by the server. Its links and forms work before any script; the list is only a shape.
#[component]
pub fn Waiting(face: StoreFace, role: Role, full_name: String) -> impl IntoView {
    let seat = Seat { locale: face.locale, role };
    let (title, text) = seat.say().asleep;
    view! {
        <Rail face=face seat=seat full_name=full_name here=Signal::stored(paths::ADMIN.to_owned())/>
        <main class="desk" id="content">
            <div class="asleep quiet">
                <p class="quiet__title">{title}</p>
                <p class="quiet__text">{text}</p>
            </div>
            <OrdersWaiting seat=seat/>
        </main>
    }
}

/// 56 pixels of signs that open to words; at the lower edge on a phone. `here` is the address with its query.
#[component]
pub fn Rail(face: StoreFace, seat: Seat, full_name: String, here: Signal<String>) -> impl IntoView {
    let say = &seat.say().rail;
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(was_open()));
    let turn = move |_| {
        open.update(|open| *open = !*open);
        keep_open(open.get_untracked());
    };
    let room = move |place: Place| {
        let inside =
            move || here.with(|here| here.starts_with(place.address) || here == paths::ADMIN && place.address == paths::ADMIN_ORDERS);
        view! {
            <a class="rail__room" href=place.address aria-current=move || inside().then_some("page") title=place.word>
                <Drawing sign=place.sign/><span class="rail__word">{place.word}</span>
            </a>
        }
    };
    let mark = face.name.chars().next().map(String::from).unwrap_or_default();
    view! {
        <a class="rail__skip visually-hidden" href="#content" rel="external">{seat.say().skip}</a>
        <header class="rail" data-open=move || open.get().then_some("")>
            <a class="rail__house" href=paths::HOME title=say.to_shop>
                <span class="rail__mark" aria-hidden="true">{mark}</span>
                <span class="rail__word rail__word--house">{face.name.clone()}</span>
                <span class="visually-hidden">", "{say.to_shop}</span>
            </a>
            <nav class="rail__rooms" aria-label=say.name>
                {places(seat).into_iter().map(room).collect_view()}
            </nav>
            <button class="rail__room" type="button" data-find="" title=palette::of(seat.locale).title>
                <Drawing sign=Sign::Search/><span class="rail__word">{palette::of(seat.locale).open}</span>
            </button>
            <ModeForm seat=seat here=here/>
            <Person seat=seat full_name=full_name/>
            <button
                class="rail__room rail__turn" type="button" on:click=turn
                aria-expanded=move || open.get().to_string()
                title=move || if open.get() { say.close } else { say.open }
            >
                <Drawing sign=Sign::Rail/><span class="rail__word">{say.close}</span>
            </button>
        </header>
    }
}

/// Both choices are there; the style shows the one that would change something.
#[component]
fn ModeForm(seat: Seat, here: Signal<String>) -> impl IntoView {
    let say = &seat.say().rail;
    view! {
        <form method="post" action=paths::MODE>
            <input type="hidden" name="back" prop:value=move || here.get() value=paths::ADMIN/>
            <button class="rail__room rail__light" name="mode" value="light" title=say.light>
                <Drawing sign=Sign::Light/><span class="rail__word">{say.light}</span>
            </button>
            <button class="rail__room rail__dark" name="mode" value="dark" title=say.dark>
                <Drawing sign=Sign::Dark/><span class="rail__word">{say.dark}</span>
            </button>
        </form>
    }
}

#[component]
fn Person(seat: Seat, full_name: String) -> impl IntoView {
    let say = seat.say();
    let letters = initials(&full_name);
    let role = (say.role)(seat.role);
    let title = format!("{full_name}, {role}: {}", say.rail.security);
    view! {
        <a class="rail__person" href=paths::ACCOUNT_SECURITY rel="external" title=title>
            <span class="rail__face" aria-hidden="true">{letters}</span>
            <span class="rail__who"><span class="rail__name">{full_name}</span><span class="rail__role">{role}</span></span>
            <span class="visually-hidden">": "{say.rail.security}</span>
        </a>
        <form method="post" action=paths::SIGN_OUT>
            <button class="rail__room" title=say.rail.sign_out>
                <Drawing sign=Sign::Leave/><span class="rail__word">{say.rail.sign_out}</span>
            </button>
        </form>
    }
}

/// First letters of the first and the last name.
fn initials(full_name: &str) -> String {
    let mut names = full_name.split_whitespace();
    let first = names.next().and_then(|name| name.chars().next());
    let last = names.next_back().and_then(|name| name.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

fn was_open() -> bool {
    let kept = window().local_storage().ok().flatten().and_then(|kept| kept.get_item(KEPT).ok().flatten());
    kept.as_deref() == Some("open")
}

fn keep_open(open: bool) {
    if let Ok(Some(kept)) = window().local_storage() {
        // a full or forbidden storage only means that the rail is closed next time
        let _ = kept.set_item(KEPT, if open { "open" } else { "closed" });
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn a_name_becomes_two_letters_at_most() {
        assert_eq!((initials("ana maria souza").as_str(), initials("Zoë").as_str(), initials("").as_str()), ("AS", "Z", ""));
    }
}
