//! The pieces of the store: what moved last comes first, a code finds its piece, and the life of one opens beside the list.
mod api;
mod bench;
mod drawer;
mod edit_api;
mod field;
mod gallery;
mod inline;
mod moves;
mod preview;
mod price;
mod rows;
mod sheet;
mod together;
mod words;
mod worn;

pub(super) use api::move_piece;

use super::{
    Seat,
    list::{self, Asked, AskedAll, Kind, Room, Saved, Seek},
};
use crate::admin::prelude::*;
use crate::{
    domain::{
        id::PieceId,
        piece::PieceStatus,
        stock::{PieceRow, PieceWish},
        store::Locale,
    },
    i18n::{
        list::ListWords,
        pieces::{self, Words},
        product::facet,
    },
    paths,
};
use leptos_router::params::ParamsMap;

const STATUS: &str = "status";
const WORDS: &str = "q";
const COLLECTION: &str = "collection";
const TAG: &str = "tag";

/// Statuses as they stand in the bar: what waits for a hand comes first.
const SHOWN: [PieceStatus; 7] = [
    PieceStatus::Returned,
    PieceStatus::InStock,
    PieceStatus::Held,
    PieceStatus::Bagged,
    PieceStatus::InConsignment,
    PieceStatus::InCare,
    PieceStatus::Sold,
];

impl Seat {
    /// The words of this room.
    fn pieces(self) -> &'static Words {
        pieces::of(self.locale)
    }
}

pub struct Pieces;

impl Kind for Pieces {
    type Id = PieceId;
    type Row = PieceRow;
    type Wish = PieceWish;

    const NAME: &'static str = "pieces";
    const HOME: &'static str = paths::ADMIN_PIECES;
    const CHOOSES: bool = true;
    const EDITS: &'static str = "price";

    fn say(locale: Locale) -> &'static ListWords {
        &pieces::of(locale).list
    }

    fn id(row: &PieceRow) -> PieceId {
        row.id
    }

    fn address(id: PieceId) -> String {
        paths::admin_piece(id)
    }

    fn opened(path: &str) -> Option<PieceId> {
        paths::opened_piece(path)
    }

    fn read(query: &ParamsMap) -> PieceWish {
        let status = query.get_str(STATUS).and_then(|name| name.parse().ok());
        PieceWish {
            status,
            words: query.get_str(WORDS).map(list::bounded).unwrap_or_default(),
            collection: query.get_str(COLLECTION).and_then(|number| number.parse().ok()),
            tag: query.get_str(TAG).map(list::bounded).filter(|tag| tag.contains(':')),
        }
    }

    fn query(wish: &PieceWish) -> String {
        let mut query = ParamsMap::new();
        if let Some(status) = wish.status {
            query.insert(STATUS, status.name().to_owned());
        }
        if !wish.words.is_empty() {
            query.insert(WORDS, wish.words.clone());
        }
        if let Some(number) = wish.collection {
            query.insert(COLLECTION, number.to_string());
        }
        if let Some(tag) = &wish.tag {
            query.insert(TAG, tag.clone());
        }
        query.to_query_string()
    }

    fn words(wish: &PieceWish) -> &str {
        &wish.words
    }

    fn with_words(wish: &PieceWish, typed: &str) -> PieceWish {
        PieceWish { words: list::bounded(typed), ..wish.clone() }
    }

    fn title(row: &PieceRow) -> String {
        format!("{}, {}", row.code, row.name)
    }

    fn all(wish: PieceWish) -> Option<AskedAll<PieceId>> {
        Some(Box::pin(async move { edit_api::all_pieces(wish).await.map(|all| (all.pieces, all.count)) }))
    }

    fn ask(wish: PieceWish, after: Option<PieceId>) -> Asked<PieceRow> {
        Box::pin(api::list_pieces(wish, after))
    }
}

#[component]
pub fn PiecesRoom(seat: Seat) -> impl IntoView {
    bench::Bench::provide();
    let room = Room::<Pieces>::enter(seat);
    view! {
        <main class="desk listed" id="content" data-open=move || room.open.get().map(|_| "")>
            <section class="list" aria-labelledby=room.title_id()>
                <header class="list__bar">
                    <h1 class="list__title" id=room.title_id() tabindex="-1">{seat.pieces().list.title}</h1>
                    {filters(room)}
                    <Seek room=room/>
                </header>
                <Saved room=room/>
                {list::chosen(room, ViewFn::from(move || together::part(room)))}
                {list::rows(room, rows::LOOK)}
            </section>
            <Show when=move || room.open.get().is_some()><drawer::PieceDrawer room=room/></Show>
        </main>
    }
}

fn filters(room: Room<Pieces>) -> impl IntoView {
    let say = room.seat.pieces();
    let filter = move |status: Option<PieceStatus>, word: &'static str| {
        let href = move || room.list_address(&room.wish.with(|wish| PieceWish { status, ..wish.clone() }));
        let current = move || room.wish.with(|wish| wish.status == status).then_some("true");
        view! { <a class="filter" href=href aria-current=current>{word}</a> }
    };
    let each = SHOWN.iter().map(|status| filter(Some(*status), (say.status)(*status))).collect_view();
    view! { <nav class="list__filters" aria-label=say.list.filter>{narrowed(room)}{filter(None, say.list.all)}{each}</nav> }
}

/// A collection or a word that the list is narrowed to, and the way out of it.
fn narrowed(room: Room<Pieces>) -> impl IntoView {
    let say = room.seat.pieces();
    let chip = move |told: String, without: PieceWish| {
        let label = format!("{told}: {}", say.without);
        view! { <a class="filter" href=room.list_address(&without) aria-current="true" aria-label=label>{told}" ×"</a> }
    };
    move || {
        let wish = room.wish.get();
        let number =
            wish.collection.map(|number| chip(format!("{} {number}", say.collection), PieceWish { collection: None, ..wish.clone() }));
        let tag = wish.tag.clone().map(|tag| chip(spoken(room.seat, &tag), PieceWish { tag: None, ..wish.clone() }));
        view! { {number}{tag} }
    }
}

/// A word of an address, `kind:slug`, as somebody reads it.
fn spoken(seat: Seat, tag: &str) -> String {
    tag.split_once(':').map_or_else(String::new, |(kind, slug)| format!("{}: {}", facet(seat.locale)(kind), slug.replace('-', " ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_is_read_again_and_nonsense_asks_for_everything() {
        let mut query = ParamsMap::new();
        query.insert(STATUS, "returned".to_owned());
        query.insert(WORDS, "  floral & 52 ".to_owned());
        query.insert(COLLECTION, "127".to_owned());
        query.insert(TAG, "print:floral".to_owned());
        let wish = PieceWish {
            status: Some(PieceStatus::Returned),
            words: "floral & 52".into(),
            collection: Some(127),
            tag: Some("print:floral".into()),
        };
        assert_eq!(Pieces::read(&query), wish);
        assert_eq!(Pieces::with_words(&wish, "52").collection, Some(127), "words narrow it further");
        let mut query = ParamsMap::new();
        query.insert(STATUS, "lost".to_owned());
        query.insert(WORDS, "é".repeat(400));
        let wish = Pieces::read(&query);
        assert_eq!((wish.status, wish.words.chars().count()), (None, list::MOST_WORDS));
        assert_eq!(Pieces::query(&PieceWish::default()), "");
    }
}
