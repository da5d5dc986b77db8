//! Consigned pieces that wait for a decision: wanted back, expired, in grace, soon, or set aside. One click decides.
use super::{
    Seat,
    shelf::{decide_piece, waiting_pieces},
};
use crate::admin::prelude::*;
use crate::{
    admin::{list::Turn, trouble::Trouble},
    domain::{
        consignor::{ShelfVerb, Waiting, WaitingPiece},
        id::PieceId,
    },
    error::AppError,
    i18n::amount,
    paths,
};
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

const WHICH: &str = "which";
const SMALLEST: u32 = 320;

#[derive(Clone, Copy)]
struct Desk {
    seat: Seat,
    which: Memo<Waiting>,
    found: RwSignal<Option<Result<Vec<WaitingPiece>, AppError>>>,
    turn: Turn,
    /// What the last verb came to; and the piece that refused, with its word.
    told: RwSignal<&'static str>,
    refused: RwSignal<Option<(PieceId, &'static str)>>,
    busy: RwSignal<bool>,
}

impl Desk {
    /// Ask anew; what is shown stays until the answer is there.
    fn fetch(self) {
        let which = self.which.get_untracked();
        self.turn.ask(waiting_pieces(which), move |answer| {
            self.found.set(Some(answer));
        });
    }

    fn decide(self, piece: PieceId, verb: ShelfVerb) {
        let say = self.seat.consignors();
        self.busy.set(true);
        self.refused.set(None);
        spawn_local(async move {
            let word = match decide_piece(piece, verb).await {
                Ok(()) => Ok((say.done)(verb)),
                Err(AppError::Conflict { reason }) => Err((say.refused)(&reason)),
                Err(error) => Err((self.seat.say().trouble)(error.status()).0),
            };
            match word {
                Ok(word) => {
                    self.told.try_set(word);
                    self.fetch();
                }
                Err(word) => drop(self.refused.try_set(Some((piece, word)))),
            }
            self.busy.try_set(false);
        });
    }
}

#[component]
pub fn WaitingRoom(seat: Seat) -> impl IntoView {
    let say = seat.consignors();
    let at = use_location();
    let which = Memo::new(move |_| at.query.with(|query| query.get_str(WHICH).and_then(|name| name.parse().ok()).unwrap_or(Waiting::All)));
    let desk = Desk {
        seat,
        which,
        found: RwSignal::new(None),
        turn: Turn::new(),
        told: RwSignal::new(""),
        refused: RwSignal::new(None),
        busy: RwSignal::new(false),
    };
    Effect::new(move |_| {
        desk.which.track();
        desk.fetch();
    });
    let filter = move |one: Waiting| {
        let address = match one {
            Waiting::All => paths::ADMIN_CONSIGNORS_WAITING.to_owned(),
            one => format!("{}?{WHICH}={}", paths::ADMIN_CONSIGNORS_WAITING, one.name()),
        };
        view! { <a class="filter" href=address aria-current=move || (which.get() == one).then_some("true")>{(say.waiting_which)(one)}</a> }
    };
    let rows = move || {
        match desk.found.get() {
        None => view! { <p class="team__wait" role="status">{say.list.loading}</p> }.drawn(),
        Some(Err(error)) => view! { <Trouble seat=seat error=error retry=Callback::new(move |()| desk.fetch())/> }.drawn(),
        Some(Ok(pieces)) if pieces.is_empty() => {
            view! { <div class="quiet"><p class="quiet__title">{say.waiting_none.0}</p><p class="quiet__text">{say.waiting_none.1}</p></div> }.drawn()
        }
        Some(Ok(pieces)) => view! {
            <div class="shelf">
                <p class="drawer__why" role="status">{(say.waiting_count)(pieces.len())}</p>
                <ol class="lines" role="list">{pieces.into_iter().map(|piece| one(desk, piece)).collect_view()}</ol>
            </div>
        }
        .drawn(),
    }
    };
    view! {
        <main class="desk team" id="content">
            <section class="team__list" aria-labelledby="waiting-title">
                <header class="team__bar">
                    <h1 class="team__title" id="waiting-title" tabindex="-1">{say.waiting}</h1>
                    <nav class="list__filters" aria-label=say.list.filter>
                        {Waiting::ALL.iter().map(|one| filter(*one)).collect_view()}
                        <a class="filter" href=paths::ADMIN_CONSIGNORS>{say.list.title}</a>
                    </nav>
                    <p class="team__told" role="status">{move || desk.told.get()}</p>
                </header>
                <div class="team__scroll">{rows}</div>
            </section>
        </main>
    }
}

fn one(desk: Desk, piece: WaitingPiece) -> impl IntoView {
    let (seat, say, id) = (desk.seat, desk.seat.consignors(), piece.id);
    let picture =
        piece.media_key.as_ref().map(|key| view! { <img class="line__picture" src=paths::media(key, SMALLEST) alt="" loading="lazy"/> });
    let why = (say.waiting_which)(piece.why());
    let left = (!piece.collect && !piece.wished).then(|| (say.left)(piece.left_days));
    let until = piece.until.as_ref().map(|day| (say.until)(day));
    let told = [left, until].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let lower = (say.lowers_to)(&amount::money(piece.due, seat.locale));
    let verb = |verb: ShelfVerb| {
        let word = if verb == ShelfVerb::Lower { lower.clone() } else { (say.verb)(verb).to_owned() };
        view! { <button class="desk-button desk-button--small" type="button" disabled=move || desk.busy.get() on:click=move |_| desk.decide(id, verb)>{word}</button> }
    };
    let refused = move || desk.refused.get().filter(|(piece, _)| *piece == id).map(|(_, word)| word);
    view! {
        <li class="line" data-why=piece.why().name()>
            {picture}
            <a class="line__name" href=paths::admin_piece(id)>{piece.name.clone()}</a>
            <span class="line__label">
                <span>{piece.code.clone()}" · "{piece.label.clone()}" · "<a class="desk-link" href=paths::admin_consignor(piece.consignor)>{piece.consignor_name.clone()}</a>" · "</span>
                <span class="lacks">{why}</span>" "<span>{told}</span>
            </span>
            <span class="line__total">{amount::money(piece.price, seat.locale)}</span>
            <span class="line__each intake__verbs">{piece.verbs(seat.role).into_iter().map(verb).collect_view()}<span class="till__wrong" role="alert">{refused}</span></span>
        </li>
    }
}
