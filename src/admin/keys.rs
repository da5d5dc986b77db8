//! The keyboard, read once for the whole room: which keys mean something, and when they only mean letters.
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, EventInit, HtmlElement, HtmlInputElement};

/// What somebody wants from the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    Up,
    Down,
    Close,
    Search,
}

/// What a key means here; `None` leaves it to the browser. Letters are letters inside a field, and arrows scroll inside the drawer.
pub fn wanted(event: &leptos::ev::KeyboardEvent) -> Option<Wanted> {
    if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() || event.default_prevented() || is_covered() {
        return None;
    }
    let typing = is_typing();
    match event.key().as_str() {
        "Escape" => Some(Wanted::Close),
        "ArrowDown" if !is_inside("drawer") => Some(Wanted::Down),
        "ArrowUp" if !typing && !is_inside("drawer") => Some(Wanted::Up),
        "j" if !typing => Some(Wanted::Down),
        "k" if !typing => Some(Wanted::Up),
        "/" if !typing => Some(Wanted::Search),
        _ => None,
    }
}

/// Whether something lies over the room that hears the keys itself.
pub fn is_covered() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|found| found.is_some())
}

/// Whether the focus is in a field that takes text.
pub fn is_typing() -> bool {
    document().active_element().is_some_and(|at| match at.tag_name().as_str() {
        "INPUT" => at.get_attribute("type").as_deref() != Some("checkbox"),
        name => matches!(name, "TEXTAREA" | "SELECT"),
    })
}

/// Keys that a form among the rows needs for itself neither move the list nor choose in it.
pub fn keep(event: &leptos::ev::KeyboardEvent) {
    if matches!(event.key().as_str(), "ArrowUp" | "ArrowDown" | " ") {
        event.stop_propagation();
    }
}

/// Empty the field in which the focus is, as if it were done by hand; false when nothing stood in it.
pub fn empty_field() -> bool {
    let Some(field) = document().active_element().and_then(|at| at.dyn_into::<HtmlInputElement>().ok()) else { return false };
    if field.value().is_empty() {
        return false;
    }
    field.set_value("");
    let bubbling = EventInit::new();
    bubbling.set_bubbles(true);
    Event::new_with_event_init_dict("input", &bubbling).is_ok_and(|event| field.dispatch_event(&event).is_ok())
}

/// Whether the focus is inside the element with this id.
pub fn is_inside(id: &str) -> bool {
    let (Some(at), Some(around)) = (document().active_element(), document().get_element_by_id(id)) else { return false };
    around.contains(Some(&at))
}

/// Id of what has the focus inside the element with this id.
pub fn held_inside(id: &str) -> Option<String> {
    let held = document().active_element().map(|at| at.id()).filter(|held| !held.is_empty());
    held.filter(|_| is_inside(id))
}

/// Whether what had the focus is gone.
pub fn is_lost() -> bool {
    document().active_element().is_none_or(|at| at.tag_name() == "BODY")
}

/// Move the focus to the element with this id; false when there is none.
pub fn focus(id: &str) -> bool {
    let found = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    found.is_some_and(|element| element.focus().is_ok())
}
