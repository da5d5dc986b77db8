//! Addresses of the team and of the book, and the link by which somebody joins.
use super::*;
use crate::domain::{
    id::{BagId, CollectionId, EventId, PersonId, PieceId, ProductId, TagId},
    matching::Subject,
    product::Tag,
};

/// An invitation to the team, as it is sent to an address.
pub fn join_link(token: &str) -> String {
    format!("{JOIN}/{token}")
}

/// One of the team, beside the list.
pub fn admin_member(id: PersonId) -> String {
    format!("{ADMIN_TEAM}/{id}")
}

/// Whom an address of the back office opens, if it opens one of the team.
pub fn opened_member(path: &str) -> Option<PersonId> {
    path.strip_prefix(ADMIN_TEAM)?.trim_matches('/').parse().ok()
}

/// A client, beside the list.
pub fn admin_client(id: PersonId) -> String {
    format!("{ADMIN_CLIENTS}/{id}")
}

/// The client that an address of the back office opens, if it opens one.
pub fn opened_client(path: &str) -> Option<PersonId> {
    path.strip_prefix(ADMIN_CLIENTS)?.trim_matches('/').parse().ok()
}

/// Two clients side by side: who would stay, and who would go on as her.
pub fn admin_same_clients(stays: PersonId, goes: PersonId) -> String {
    format!("{ADMIN_SAME_CLIENTS}?stays={stays}&goes={goes}")
}

/// Those who look like one client.
pub fn admin_same_as(client: PersonId) -> String {
    format!("{ADMIN_SAME_CLIENTS}?of={client}")
}

/// A match: of a collection, a piece or a client.
pub fn admin_match(subject: Subject) -> String {
    match subject {
        Subject::Collection(id) => format!("{ADMIN_MATCH}?collection={id}"),
        Subject::Piece(id) => format!("{ADMIN_MATCH}?piece={id}"),
        Subject::Client(id) => format!("{ADMIN_MATCH}?client={id}"),
    }
}

/// An arrival, beside the list.
pub fn admin_arrival(id: CollectionId) -> String {
    format!("{ADMIN_ARRIVALS}/{id}")
}

/// The arrival that an address of the back office opens, if it opens one.
pub fn opened_arrival(path: &str) -> Option<CollectionId> {
    path.strip_prefix(ADMIN_ARRIVALS)?.trim_matches('/').parse().ok()
}

/// What became of an arrival of a consignor, to print.
pub fn arrival_receipt(id: CollectionId) -> String {
    format!("{ADMIN_ARRIVALS}/{id}/receipt")
}

/// A consignor, beside the list.
pub fn admin_consignor(id: PersonId) -> String {
    format!("{ADMIN_CONSIGNORS}/{id}")
}

/// The consignor that an address of the back office opens, if it opens one.
pub fn opened_consignor(path: &str) -> Option<PersonId> {
    path.strip_prefix(ADMIN_CONSIGNORS)?.trim_matches('/').parse().ok()
}

/// Where a picture of this product is sent.
pub fn photo_of(product: ProductId) -> String {
    format!("/api/admin/photos/{product}")
}

/// A piece, beside the list.
pub fn admin_piece(id: PieceId) -> String {
    format!("{ADMIN_PIECES}/{id}")
}

/// The piece that an address of the back office opens, if it opens one.
pub fn opened_piece(path: &str) -> Option<PieceId> {
    path.strip_prefix(ADMIN_PIECES)?.trim_matches('/').parse().ok()
}

/// A bag, beside the list.
pub fn admin_bag(id: BagId) -> String {
    format!("{ADMIN_BAGS}/{id}")
}

/// The bag that an address of the back office opens, if it opens one.
pub fn opened_bag(path: &str) -> Option<BagId> {
    path.strip_prefix(ADMIN_BAGS)?.trim_matches('/').parse().ok()
}

/// An event, beside the list.
pub fn admin_event(id: EventId) -> String {
    format!("{ADMIN_AUDIT}/{id}")
}

/// The event that an address of the back office opens, if it opens one.
pub fn opened_event(path: &str) -> Option<EventId> {
    path.strip_prefix(ADMIN_AUDIT)?.trim_matches('/').parse().ok()
}

/// A collection, beside the list.
pub fn admin_collection(id: CollectionId) -> String {
    format!("{ADMIN_COLLECTIONS}/{id}")
}

/// The collection that an address of the back office opens, if it opens one.
pub fn opened_collection(path: &str) -> Option<CollectionId> {
    path.strip_prefix(ADMIN_COLLECTIONS)?.trim_matches('/').parse().ok()
}

/// A word of the vocabulary, beside the list.
pub fn admin_tag(id: TagId) -> String {
    format!("{ADMIN_TAGS}/{id}")
}

/// The word that an address of the back office opens, if it opens one.
pub fn opened_tag(path: &str) -> Option<TagId> {
    path.strip_prefix(ADMIN_TAGS)?.trim_matches('/').parse().ok()
}

/// The pieces of a collection, and the pieces of which a word is said.
pub fn admin_pieces_of(number: u32) -> String {
    format!("{ADMIN_PIECES}?collection={number}")
}

pub fn admin_pieces_called(tag: &Tag) -> String {
    format!("{ADMIN_PIECES}?tag={}:{}", tag.kind, tag.slug)
}
