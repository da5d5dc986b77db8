//! One page: its blocks on the left, what visitors will see on the right; on a phone one of both at a time. Words save themselves a
//! moment after the last letter, so that the preview is never far behind.
use super::{
    HEADLINE,
    desk::{Desk, Saving},
    name_of,
    slots::Slots,
    verbs::{Revisions, SaveState, Verbs},
};
use crate::admin::prelude::*;
use crate::{
    admin::{Seat, keys, trouble::Trouble},
    domain::editorial::{MOST_DESCRIPTION, MOST_TITLE, PageKey, RevisionStatus},
    paths,
};
use leptos::{ev, leptos_dom::helpers::debounce};
use std::time::Duration;

/// Long enough for the next word, short enough for the preview to feel alive.
const PAUSE: Duration = Duration::from_millis(900);

#[component]
pub fn Editor(seat: Seat, key: PageKey) -> impl IntoView {
    let desk = Desk::new(seat, key.clone());
    let say = &seat.pages().editor;
    let shows_preview = RwSignal::new(false);
    Effect::new(move |_| desk.open());
    let mut save = debounce(PAUSE, move |()| desk.save());
    Effect::new(move |_| {
        if desk.saving.get() == Saving::Unsaved {
            save(());
        }
    });
    let keyboard = window_event_listener(ev::keydown, move |event| {
        if (event.ctrl_key() || event.meta_key()) && event.key() == "s" {
            event.prevent_default();
            desk.save();
        }
    });
    on_cleanup(move || keyboard.remove());
    let title = move || name_of(seat, &key, &desk.title.get());
    let work = move || {
        desk.sheet.with(|sheet| match sheet {
            None => view! { <p class="pages__wait" role="status">{say.loading}</p> }.drawn(),
            Some(Err(error)) => view! { <Trouble seat=seat error=error.clone() retry=Callback::new(move |()| desk.open())/> }.drawn(),
            Some(Ok(_)) => view! { <Words desk=desk/> }.drawn(),
        })
    };
    let is_there = Memo::new(move |_| desk.sheet.with(|sheet| sheet.as_ref().map(Result::is_ok)));
    let work = move || {
        is_there.track();
        untrack(work)
    };
    Effect::new(move |_| {
        if is_there.get().is_some() {
            keys::focus(HEADLINE);
        }
    });
    view! {
        <main class="desk page-desk" id="content" data-preview=move || shows_preview.get().then_some("")>
            <header class="pages__bar">
                <a class="link" href=paths::ADMIN_PAGES>{say.back}</a>
                <h1 class="list__title" id=HEADLINE tabindex="-1">{title}</h1>
                <SaveState desk=desk/>
                <button class="desk-button page-desk__turn" type="button" on:click=move |_| shows_preview.update(|on| *on = !*on)>
                    {move || if shows_preview.get() { say.words } else { say.preview }}
                </button>
            </header>
            <section class="page-desk__words" aria-label=say.words>{work}</section>
            <Preview desk=desk/>
        </main>
    }
}

/// Everything that is written. What is scheduled is shut until its date is taken back.
#[component]
fn Words(desk: Desk) -> impl IntoView {
    let say = &desk.seat.pages().editor;
    let shut = move || desk.status() == RevisionStatus::Scheduled;
    let conflict = move || {
        (desk.saving.get() == Saving::Conflict).then(|| {
            let (title, text) = say.conflict;
            view! {
                <div class="drawer__notice" data-tone="bad" role="alert">
                    <p class="drawer__what">{title}</p><p class="drawer__why">{text}</p>
                    <button class="desk-button" type="button" on:click=move |_| desk.open()>{say.reload}</button>
                </div>
            }
        })
    };
    // the texts are laid anew when the page is read anew, and not while somebody writes
    let generation = Memo::new(move |_| desk.slots.with(|slots| slots.first().map(|slot| slot.id)));
    let heads = move || {
        generation.track();
        let line = |label: &'static str, value: RwSignal<String>, most: usize| {
            let typed = move |event| {
                value.set(event_target_value(&event));
                desk.touch();
            };
            view! {
                <label class="desk-field">
                    <span class="desk-field__label">{label}</span>
                    <input class="desk-input" type="text" maxlength=most prop:value=value.get_untracked() on:input=typed/>
                </label>
            }
        };
        view! { {line(say.page_title, desk.title, MOST_TITLE)} {line(say.description, desk.description, MOST_DESCRIPTION)} }
    };
    view! {
        {conflict}
        <Verbs desk=desk/>
        <p class="page-desk__told" role="status">{move || desk.told.get()}</p>
        <fieldset class="page-desk__field" disabled=shut>
            <div class="page-desk__heads">{heads}</div>
            <Slots desk=desk/>
            <p class="slots__keys">{say.emphasis}</p>
        </fieldset>
        <Revisions desk=desk/>
    }
}

/// What visitors will see, and the link for those who should see it before.
#[component]
fn Preview(desk: Desk) -> impl IntoView {
    let say = &desk.seat.pages().editor;
    let frame = move || match desk.preview.get() {
        None => view! { <div class="quiet"><p class="quiet__text">{say.no_preview}</p></div> }.drawn(),
        Some(address) => {
            let src = {
                let address = address.clone();
                move || format!("{address}?v={}", desk.shown.get())
            };
            view! {
                <p class="page-desk__link">
                    <a class="link" href=address.clone() target="_blank" rel="external noopener">{say.open_preview}</a>
                    <span>{say.preview_note}</span>
                </p>
                <iframe class="page-desk__frame" src=src title=say.preview></iframe>
            }
            .drawn()
        }
    };
    view! { <section class="page-desk__preview" aria-label=say.preview>{frame}</section> }
}
