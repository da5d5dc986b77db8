//! Addresses of the team and of the book, and the link by which somebody joins.
use super::*;
use crate::domain::id::{BagId, EventId, PersonId, PieceId};

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
