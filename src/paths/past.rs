//! The room of the past, and the lists to which its numbers lead.
use super::{ADMIN_PAST, ADMIN_PIECES};
use crate::domain::{listing::escape, past::Span, piece::PieceStatus};

/// What the room calls how far one looks back.
pub const PAST_SPAN: &str = "months";

pub fn admin_past(span: Span) -> String {
    format!("{ADMIN_PAST}?{PAST_SPAN}={}", span.name())
}

/// Pieces in one state.
pub fn admin_pieces_in(status: PieceStatus) -> String {
    format!("{ADMIN_PIECES}?status={}", status.name())
}

/// Pieces that are found by these words: a size, a brand.
pub fn admin_pieces_found(words: &str) -> String {
    format!("{ADMIN_PIECES}?q={}", escape(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_people_fit_into_an_address() {
        assert_eq!(admin_pieces_found("Maria & Filó"), "/admin/pieces?q=Maria%20%26%20Fil%C3%B3");
        assert_eq!([admin_past(Span::Year), admin_pieces_in(PieceStatus::Sold)], ["/admin/past?months=12", "/admin/pieces?status=sold"]);
    }
}
