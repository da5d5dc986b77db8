//! The rows themselves. Loading, empty and failed are shapes of the same list.
use super::{Kind, Load, Room, anchor, choice::tick};
use crate::admin::prelude::*;
use crate::admin::{Seat, keys, trouble::Trouble};
use leptos::{ev, reactive::computed::Selector};
use wasm_bindgen::JsCast;

/// Pixels from which a row has room for a form.
const WIDE: f64 = 768.0;
/// Rows that the shape of a list has.
pub const SHAPES: usize = 14;
/// Widths of the grey lines, percent: as uneven as names are.
const WIDTHS: [u8; 5] = [62, 48, 74, 55, 40];

/// Draws a row while it is edited.
pub type Edited<K> = fn(Room<K>, <K as Kind>::Row) -> Drawn;

/// How the rows of a room look.
pub struct Look<K: Kind> {
    /// Class of a row, and of its shape.
    pub class: &'static str,
    pub heads: fn(Seat) -> Drawn,
    /// What stands in a row.
    pub cells: fn(Seat, K::Row) -> Drawn,
    /// The same, grey, for the row with this number.
    pub shape: fn(usize) -> Drawn,
    /// A row while it is edited where it stands.
    pub edit: Option<Edited<K>>,
}

impl<K: Kind> Clone for Look<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K: Kind> Copy for Look<K> {}

pub fn rows<K: Kind>(room: Room<K>, look: Look<K>) -> impl IntoView {
    let (say, shelf) = (K::say(room.seat.locale), room.shelf);
    let first = Memo::new(move |_| shelf.rows.with(|rows| rows.first().map(K::id)));
    let marked = Selector::new(move || room.marked.get().or(first.get()));
    let opened = Selector::new(move || room.open.get());
    let edited = Selector::new(move || room.editing.with(|at| at.as_ref().map(|(id, _)| *id)));
    let heard = move || match shelf.load.get() {
        Load::Anew | Load::More => say.loading.to_owned(),
        Load::Done => (say.shown)(shelf.count(), shelf.more.get()),
        Load::Failed(_) | Load::FailedMore(_) => String::new(),
    };
    let waits = move || shelf.load.get() == Load::Anew;
    let shape = move || (waits() && shelf.rows.with(Vec::is_empty)).then(|| shapes(look, SHAPES));
    // a row that was learned anew is another row to the eye, under the same id
    let held = StoredValue::new(None::<String>);
    let each = move || {
        held.set_value(keys::held_inside(&room.rows_id()));
        shelf.rows.get().into_iter().enumerate().collect::<Vec<_>>()
    };
    // whoever stood on the row that was replaced stands on the new one
    Effect::new(move |_| {
        shelf.rows.track();
        if keys::is_lost() {
            held.with_value(|held| held.as_deref().is_some_and(keys::focus));
        }
    });
    let keyed = move |(_, row): &(usize, K::Row)| Same::<K>(K::id(row), row.clone());
    view! {
        <p class="visually-hidden" role="status">{heard}</p>
        <div class="list__scroll" tabindex="-1">
            {(look.heads)(room.seat)}
            <ol class="list__rows" id=room.rows_id() role="list" aria-busy=move || waits().to_string()>
                <For each=each key=keyed let:entry>{one(room, look, entry.1, [&marked, &opened, &edited].map(Clone::clone))}</For>
                {shape}
            </ol>
            {move || end(room, look)}
        </div>
    }
}

/// What a row is known by: its id, and all that is seen of it.
struct Same<K: Kind>(K::Id, K::Row);

impl<K: Kind> PartialEq for Same<K> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 && self.1 == other.1
    }
}
impl<K: Kind> Eq for Same<K> {}
impl<K: Kind> std::hash::Hash for Same<K> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

/// One link a row, so that a row opens in a new tab as anything else does. Only one of them is reached by Tab. While it is edited, its form.
fn one<K: Kind>(room: Room<K>, look: Look<K>, row: K::Row, [marked, opened, edited]: [Selector<Option<K::Id>>; 3]) -> impl IntoView {
    let id = K::id(&row);
    let tick = tick(room, &row);
    let link = {
        let row = row.clone();
        move || {
            let (marked, opened, row, name) = (marked.clone(), opened.clone(), row.clone(), anchor::<K>(id));
            view! {
                <a
                    class=look.class id=name href=move || room.address(id)
                    tabindex=move || if marked.selected(&Some(id)) { "0" } else { "-1" }
                    aria-current=move || opened.selected(&Some(id)).then_some("true")
                    on:focus=move |_| room.marked.set(Some(id))
                    on:click=move |event| pressed(room, id, &event)
                >
                    {(look.cells)(room.seat, row)}
                </a>
            }
            .drawn()
        }
    };
    let inside = move || match look.edit.filter(|_| edited.selected(&Some(id))) {
        Some(edit) => edit(room, row.clone()),
        None => link(),
    };
    view! { <li class="list__item" data-chosen=move || (K::CHOOSES && room.choice.has(id)).then_some("")>{tick}{inside}</li> }
}

/// A press on a cell that can be edited edits it, where there is a pointer and room for a form.
fn pressed<K: Kind>(room: Room<K>, id: K::Id, event: &ev::MouseEvent) {
    room.stays.set_value(false);
    let plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
    let wide = window().inner_width().ok().and_then(|width| width.as_f64()).is_some_and(|width| width >= WIDE);
    let at = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    let cell = at.and_then(|at| at.closest("[data-cell]").ok().flatten()).and_then(|cell| cell.get_attribute("data-cell"));
    if let Some(cell) = cell.filter(|_| plain && wide) {
        event.prevent_default();
        room.marked.set(Some(id));
        room.editing.set(Some((id, cell)));
    }
}

/// What stands below the last row: more, the end, nothing at all, or what went wrong.
fn end<K: Kind>(room: Room<K>, look: Look<K>) -> Drawn {
    let (say, shelf) = (K::say(room.seat.locale), room.shelf);
    let count = shelf.count();
    match shelf.load.get() {
        Load::Anew => ().drawn(),
        Load::More => view! { <ol class="list__rows" aria-hidden="true">{shapes(look, 3)}</ol> }.drawn(),
        Load::Failed(error) => view! { <Trouble seat=room.seat error=error retry=Callback::new(move |()| shelf.again())/> }.drawn(),
        Load::FailedMore(error) => view! { <Trouble seat=room.seat error=error retry=Callback::new(move |()| shelf.ask_more())/> }.drawn(),
        Load::Done if count == 0 => nothing(room),
        Load::Done if shelf.more.get() => {
            view! { <div class="list__end"><button class="desk-button" type="button" on:click=move |_| room.go_on()>{say.more}</button></div> }.drawn()
        }
        Load::Done => {
            let keys = say.keys.map(|(key, does)| view! { <span class="list__key"><kbd class="key">{key}</kbd>{does}</span> });
            view! { <div class="list__end"><p>{(say.end)(count)}</p><p class="list__keys" aria-hidden="true">{keys.into_iter().collect_view()}</p></div> }.drawn()
        }
    }
}

fn nothing<K: Kind>(room: Room<K>) -> Drawn {
    let say = K::say(room.seat.locale);
    let wish = room.wish.get();
    let asks = wish != K::Wish::default();
    let words = K::words(&wish);
    let (title, text) = match (words.is_empty(), asks) {
        (false, _) => (say.none_found)(words),
        (true, true) => (say.none_so.0.to_owned(), say.none_so.1),
        (true, false) => (say.none.0.to_owned(), say.none.1),
    };
    let back = asks.then(|| view! { <a class="desk-button" href=K::HOME>{say.show_all}</a> });
    view! { <div class="quiet"><p class="quiet__title">{title}</p><p class="quiet__text">{text}</p>{back}</div> }.drawn()
}

/// So many rows before there is anything in them.
fn shapes<K: Kind>(look: Look<K>, count: usize) -> impl IntoView {
    let class = format!("{} list__shape", look.class);
    (0..count).map(|row| view! { <li class=class.clone() aria-hidden="true">{(look.shape)(row)}</li> }).collect_view()
}

/// A grey line in the place of words.
pub fn shape_line(place: usize) -> impl IntoView {
    let width = WIDTHS.get(place % WIDTHS.len()).copied().unwrap_or(50);
    // the server draws it, too
    leptos::view! { <span class="skeleton skeleton--line" style=format!("--skeleton-width:{width}%")></span> }
}
