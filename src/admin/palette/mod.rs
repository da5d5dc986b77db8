//! Find anything: a piece by its label, an order by its buyer, a room by its name. Opened by Ctrl-K from wherever one is, or by a
//! scanner, whose label needs no field at all. Also the page of keys.
mod api;
mod hits;
mod keyboard;

use super::{
    Seat,
    sign::{Drawing, Sign},
};
use crate::admin::prelude::*;
use crate::i18n::palette::{self, Words};
use hits::Hits;
use leptos::{ev, html, leptos_dom::helpers::debounce};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use std::time::Duration;

const PAUSE: Duration = Duration::from_millis(120);

impl Seat {
    /// The words of the finder.
    fn palette(self) -> &'static Words {
        palette::of(self.locale)
    }
}

/// What lies over the room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sheet {
    Find,
    Keys,
}

#[derive(Clone, Copy)]
struct Desk {
    seat: Seat,
    sheet: RwSignal<Option<Sheet>>,
    words: RwSignal<String>,
    hits: Hits,
    /// Said aloud, and shown for a scan that found nothing.
    told: RwSignal<String>,
    go: Callback<String>,
}

impl Desk {
    fn close(self) {
        self.sheet.set(None);
    }

    fn leave_for(self, address: String) {
        self.close();
        self.go.run(address);
    }
}

#[component]
pub fn Finder(seat: Seat) -> impl IntoView {
    let navigate = use_navigate();
    let desk = Desk {
        seat,
        sheet: RwSignal::new(None),
        words: RwSignal::new(String::new()),
        hits: Hits::new(seat),
        told: RwSignal::new(String::new()),
        go: Callback::new(move |address: String| navigate(&address, NavigateOptions { resolve: false, ..NavigateOptions::default() })),
    };
    keyboard::listen(desk);
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let (Some(dialog), sheet) = (dialog.get(), desk.sheet.get()) else { return };
        match sheet {
            Some(_) if !dialog.open() => drop(dialog.show_modal()),
            None if dialog.open() => dialog.close(),
            _ => {}
        }
    });
    // a press beside the sheet closes it, and so does the browser with Escape
    let beside = move |event: ev::MouseEvent| {
        if dialog.get_untracked().is_some_and(|dialog| event.target().as_ref() == Some(dialog.as_ref())) {
            desk.close();
        }
    };
    let title = move || if desk.sheet.get() == Some(Sheet::Keys) { seat.palette().keys_title } else { seat.palette().title };
    let inside = move || match desk.sheet.get() {
        Some(Sheet::Find) => search(desk).drawn(),
        Some(Sheet::Keys) => keys(seat).drawn(),
        None => ().drawn(),
    };
    view! {
        <dialog class="finder" node_ref=dialog aria-labelledby="finder-title" on:close=move |_| desk.close() on:click=beside>
            <div class="finder__sheet">
                <header class="finder__head">
                    <h2 class="finder__title" id="finder-title">{title}</h2>
                    <button class="drawer__tool" type="button" title=seat.palette().close aria-label=seat.palette().close on:click=move |_| desk.close()>
                        <Drawing sign=Sign::Close/>
                    </button>
                </header>
                {inside}
            </div>
        </dialog>
        <p class="finder__told" role="status">{move || desk.told.get()}</p>
    }
}

fn search(desk: Desk) -> impl IntoView {
    let say = desk.seat.palette();
    let mut look = debounce(PAUSE, move |words: String| desk.hits.ask(words));
    let on_input = move |event| {
        let words = event_target_value(&event);
        desk.words.set(words.clone());
        desk.hits.narrow(&words);
        look(words);
    };
    let on_keydown = move |event: ev::KeyboardEvent| {
        let by = match event.key().as_str() {
            "ArrowDown" => 1,
            "ArrowUp" => -1,
            "Enter" if !event.is_composing() => {
                event.prevent_default();
                if let Some(address) = desk.hits.marked_address() {
                    desk.leave_for(address);
                }
                return;
            }
            _ => return,
        };
        event.prevent_default();
        desk.hits.step(by);
    };
    desk.hits.narrow(&desk.words.get_untracked());
    desk.hits.ask(desk.words.get_untracked());
    view! {
        <div class="finder__field">
            <Drawing sign=Sign::Search/>
            <input
                class="finder__words" type="text" role="combobox" aria-expanded="true" aria-controls="finder-hits" aria-autocomplete="list"
                aria-activedescendant=move || desk.hits.marked_id() aria-label=say.title placeholder=say.hint maxlength=super::list::MOST_WORDS
                autocomplete="off" spellcheck="false" autofocus prop:value=move || desk.words.get() on:input=on_input on:keydown=on_keydown
            />
        </div>
        {hits::list(desk)}
    }
}

fn keys(seat: Seat) -> impl IntoView {
    let each = seat.palette().keys.map(|(key, does)| {
        view! { <div class="finder__key"><dt><kbd class="key">{key}</kbd></dt><dd>{does}</dd></div> }
    });
    view! { <dl class="finder__keys">{each.into_iter().collect_view()}</dl> }
}
