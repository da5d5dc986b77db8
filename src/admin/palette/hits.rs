//! What was found: rooms at once, things of the shop when the server has answered. One of them is marked; Enter goes there.
use super::{Desk, api::find};
use crate::admin::prelude::*;
use crate::{
    admin::{
        Seat,
        list::{Turn, bounded},
        rooms::places,
        sign::{Drawing, Sign},
    },
    domain::find::{Hit, Thing},
    error::AppError,
    paths,
};

/// One line, wherever it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    address: String,
    sign: Sign,
    name: String,
    note: String,
}

#[derive(Clone, Copy)]
pub struct Hits {
    seat: Seat,
    rooms: RwSignal<Vec<Line>>,
    things: RwSignal<Vec<Line>>,
    /// Words on their way to the server, or what came of the last ones.
    state: RwSignal<State>,
    marked: RwSignal<usize>,
    turn: Turn,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    Quiet,
    Looking,
    Found,
    Failed,
}

impl Hits {
    pub fn new(seat: Seat) -> Self {
        Self {
            seat,
            rooms: RwSignal::new(Vec::new()),
            things: RwSignal::new(Vec::new()),
            state: RwSignal::new(State::Quiet),
            marked: RwSignal::new(0),
            turn: Turn::new(),
        }
    }

    /// Rooms by the beginning of their names: known here, so they are there with the letter.
    pub fn narrow(self, words: &str) {
        let words = bounded(words).to_lowercase();
        let rooms = places(self.seat).into_iter().filter(|place| place.word.to_lowercase().starts_with(&words));
        self.rooms.set(
            rooms
                .map(|place| Line { address: place.address.into(), sign: place.sign, name: place.word.into(), note: String::new() })
                .collect(),
        );
        self.marked.set(0);
    }

    /// Things of the shop. An answer to an old question is dropped.
    pub fn ask(self, words: String) {
        let words = bounded(&words);
        if words.is_empty() {
            self.things.set(Vec::new());
            self.state.set(State::Quiet);
            return;
        }
        self.state.set(State::Looking);
        self.turn.ask(find(words), move |answer| {
            self.take(answer);
        });
    }

    fn take(self, answer: Result<Vec<Hit>, AppError>) {
        match answer {
            Ok(hits) => {
                self.things.set(hits.into_iter().map(line).collect());
                self.state.set(State::Found);
            }
            Err(_) => self.state.set(State::Failed),
        }
        self.marked.set(0);
    }

    fn lines(self) -> Vec<Line> {
        self.things.get().into_iter().chain(self.rooms.get()).collect()
    }

    pub fn step(self, by: i32) {
        let count = untrack(move || self.lines().len());
        if count > 0 {
            let at = self.marked.get_untracked();
            self.marked.set(if by > 0 { (at + 1) % count } else { at.checked_sub(1).unwrap_or(count - 1) });
        }
    }

    pub fn marked_address(self) -> Option<String> {
        untrack(move || self.lines().into_iter().nth(self.marked.get()).map(|line| line.address))
    }

    pub fn marked_id(self) -> Option<String> {
        let at = self.marked.get();
        (at < self.lines().len()).then(|| line_id(at))
    }
}

fn line_id(at: usize) -> String {
    format!("finder-hit-{at}")
}

fn line(hit: Hit) -> Line {
    let (address, sign) = match hit.thing {
        Thing::Piece(id) => (paths::admin_piece(id), Sign::Pieces),
        Thing::Order(id) => (paths::admin_order(id), Sign::Orders),
        Thing::Client(id) => (paths::admin_client(id), Sign::Clients),
        Thing::Consignor(id) => (paths::admin_consignor(id), Sign::Consignors),
        Thing::Bag(id) => (paths::admin_bag(id), Sign::Bags),
        Thing::Collection(id) => (paths::admin_collection(id), Sign::Collections),
        Thing::Tag(id) => (paths::admin_tag(id), Sign::Tags),
    };
    Line { address, sign, name: hit.name, note: hit.note }
}

/// Where a piece lies whose whole code this is.
pub async fn by_code(code: String) -> Result<Option<String>, AppError> {
    let exact = find(code).await?.into_iter().find(|hit| hit.exact && matches!(hit.thing, Thing::Piece(_)));
    Ok(exact.map(|hit| line(hit).address))
}

pub fn list(desk: Desk) -> impl IntoView {
    let (say, hits) = (desk.seat.palette(), desk.hits);
    let each = move || {
        let lines = hits.lines().into_iter().enumerate();
        lines.map(|(at, line)| one(desk, at, line)).collect_view()
    };
    let told = move || match hits.state.get() {
        State::Looking => say.looking.to_owned(),
        State::Failed => say.failed.to_owned(),
        State::Found if hits.lines().is_empty() => (say.nothing)(&bounded(&desk.words.get())),
        State::Found => (say.found)(hits.lines().len()),
        State::Quiet => String::new(),
    };
    view! {
        <ul class="finder__hits" id="finder-hits" role="listbox" aria-label=say.title>{each}</ul>
        <p class="finder__state" role="status">{told}</p>
    }
}

fn one(desk: Desk, at: usize, line: Line) -> impl IntoView {
    let is_marked = move || desk.hits.marked.get() == at;
    let address = line.address.clone();
    view! {
        <li
            class="finder__hit" id=line_id(at) role="option" aria-selected=move || is_marked().to_string()
            on:pointermove=move |_| if desk.hits.marked.get_untracked() != at { desk.hits.marked.set(at) }
            on:click=move |_| desk.leave_for(address.clone())
        >
            <Drawing sign=line.sign/>
            <span class="finder__name">{line.name}</span>
            <span class="finder__note">{line.note}</span>
        </li>
    }
}
