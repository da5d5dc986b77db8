//! Keys that mean the same in every room, and the scanner, which is a very fast hand.
use super::{Desk, Sheet, hits};
use crate::{
    admin::{
        Seat, keys,
        rooms::{Place, places},
    },
    domain::find::Scan,
};
use leptos::{ev, prelude::*, task::spawn_local};
use wasm_bindgen::JsCast;

/// Within this, a letter after G is a room.
const PATIENCE_MS: f64 = 1_500.0;

pub fn listen(desk: Desk) {
    let scan = StoredValue::new(Scan::default());
    let g_at = StoredValue::new(None::<f64>);
    let keyboard = window_event_listener(ev::keydown, move |event| hear(desk, scan, g_at, &event));
    // the rail is drawn before the app is there, and knows nothing of it
    let press = window_event_listener(ev::click, move |event| {
        let at = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if at.is_some_and(|at| at.closest("[data-find]").ok().flatten().is_some()) {
            desk.sheet.set(Some(Sheet::Find));
        }
    });
    on_cleanup(move || {
        keyboard.remove();
        press.remove();
    });
}

/// The room whose name begins so; of several the one after where we are, so that the letter again goes on.
fn room_of(seat: Seat, letter: &str) -> Option<Place> {
    let rooms: Vec<Place> = places(seat).into_iter().filter(|place| place.word.to_lowercase().starts_with(letter)).collect();
    let here = window().location().pathname().unwrap_or_default();
    let at = rooms.iter().position(|place| here.starts_with(place.address)).map_or(0, |at| at + 1);
    rooms.get(at % rooms.len().max(1)).copied()
}

fn hear(desk: Desk, scan: StoredValue<Scan>, g_at: StoredValue<Option<f64>>, event: &ev::KeyboardEvent) {
    let (key, now) = (event.key(), event.time_stamp());
    if (event.ctrl_key() || event.meta_key()) && !event.alt_key() && key.eq_ignore_ascii_case("k") {
        event.prevent_default();
        desk.sheet.update(|sheet| *sheet = if *sheet == Some(Sheet::Find) { None } else { Some(Sheet::Find) });
        return;
    }
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() || keys::is_typing() {
        return;
    }
    let code = scan.try_update_value(|scan| scan.hear(&key, now)).flatten();
    if let Some(code) = code {
        // what has the focus is not meant by the scanner's Enter
        event.prevent_default();
        open_piece(desk, code);
        return;
    }
    if desk.sheet.get_untracked().is_some() {
        return;
    }
    let follows_g = g_at.get_value().is_some_and(|at| now - at <= PATIENCE_MS);
    g_at.set_value((key == "g" && !follows_g).then_some(now));
    if key == "?" {
        event.prevent_default();
        desk.sheet.set(Some(Sheet::Keys));
    } else if follows_g && let Some(place) = room_of(desk.seat, &key) {
        event.prevent_default();
        desk.leave_for(place.address.to_owned());
    }
}

/// A bag that is being packed or taken back has a field for labels: there a scan is meant. Whether there was one.
fn into_field(code: &str) -> bool {
    let field = document().get_element_by_id("bag-code").and_then(|field| field.dyn_into::<web_sys::HtmlInputElement>().ok());
    let form = field.as_ref().and_then(web_sys::HtmlInputElement::form);
    let (Some(field), Some(form)) = (field, form) else { return false };
    field.set_value(code);
    form.request_submit().is_ok()
}

fn open_piece(desk: Desk, code: String) {
    if into_field(&code) {
        return;
    }
    let say = desk.seat.palette();
    desk.told.set(String::new());
    spawn_local(async move {
        match hits::by_code(code.clone()).await {
            Ok(Some(address)) => desk.leave_for(address),
            Ok(None) => desk.told.set((say.no_code)(&code)),
            Err(_) => desk.told.set(say.failed.to_owned()),
        }
    });
}
