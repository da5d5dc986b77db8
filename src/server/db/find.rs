//! A few words, looked for in every room that the actor may enter.
use super::{bags, clients, collections, consignors, order_sheets, piece_lists, tags, tx::Tx};
use crate::{
    domain::{
        client::ClientWish,
        collection::CollectionWish,
        consignor::{ConsignorWish, Which},
        find::{Hit, MOST_HITS, Thing},
        role::Role,
        stock::PieceWish,
        store::StoreFace,
    },
    error::AppError,
    i18n::amount,
};

/// What may be meant, whole codes first.
pub async fn find(tx: &mut Tx, face: &StoreFace, role: Role, words: &str) -> Result<Vec<Hit>, AppError> {
    let code = words.trim().to_uppercase();
    let wish = PieceWish { words: words.to_owned(), ..PieceWish::default() };
    let count = i64::from(MOST_HITS);
    let mut hits: Vec<Hit> = Vec::new();
    // who has no room for pieces is led to none
    let pieces = if role == Role::Finance { Vec::new() } else { piece_lists::latest(tx, face, &wish, None, count).await? };
    for piece in pieces {
        let note = format!("{} · {} · {}", piece.code, piece.size, amount::money(piece.price, face.locale));
        hits.push(Hit { thing: Thing::Piece(piece.id), exact: piece.code == code, name: piece.name, note });
    }
    // nor who has none for clients and bags
    if role != Role::Finance {
        let wish = ClientWish { words: words.to_owned(), ..ClientWish::default() };
        for client in clients::by_name(tx, face, &wish, None, count).await? {
            hits.push(Hit { thing: Thing::Client(client.id), exact: false, name: client.full_name, note: client.phone });
        }
        let wish = ConsignorWish { which: Which::All, words: words.to_owned() };
        for consignor in consignors::by_name(tx, &wish, None, count).await? {
            let note = format!("{} · {}", consignor.phone, crate::i18n::consignors::of(face.locale).one);
            hits.push(Hit { thing: Thing::Consignor(consignor.id), exact: false, name: consignor.full_name, note });
        }
        for bag in bags::named(tx, words.trim(), count).await? {
            hits.push(Hit { thing: Thing::Bag(bag.id), exact: bag.code == code, name: bag.client_name, note: bag.code });
        }
    }
    if role != Role::Finance {
        for word in tags::found(tx, words, count).await? {
            hits.push(Hit { thing: Thing::Tag(word.id), exact: false, name: word.tag.name, note: amount::count(word.here, face.locale) });
        }
    }
    let wish = CollectionWish { words: words.to_owned(), ..CollectionWish::default() };
    for one in collections::list(tx, face, role, &wish, None, count).await? {
        hits.push(Hit { thing: Thing::Collection(one.id), exact: false, name: one.title, note: amount::count(one.number, face.locale) });
    }
    for order in order_sheets::newest(tx, face, None, words, None, count).await? {
        let note = format!("{} · {} · {}", order.code, order.placed_at, amount::money(order.total, face.locale));
        hits.push(Hit { thing: Thing::Order(order.id), exact: order.code == code, name: order.full_name, note });
    }
    hits.sort_by_key(|hit| !hit.exact);
    Ok(hits)
}
