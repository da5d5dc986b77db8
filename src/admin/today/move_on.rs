//! One click does what a piece needs, by the doors that there are: a price, care, back to its consignor, away. What stands otherwise by then
//! is told, and nothing is done.
use super::{api::lower_price, health::Desk};
use crate::admin::prelude::*;
use crate::{
    admin::pieces::move_piece,
    domain::{
        editing::Edited,
        id::PieceId,
        matching::Subject,
        piece::PieceMove,
        today::{Action, HealthRow},
    },
    error::AppError,
    i18n::amount,
    paths,
};
use leptos::task::spawn_local;

/// What a click does.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Deed {
    /// From the price that is shown to the next one.
    Lower(i64, i64),
    Move(PieceMove),
}

impl Deed {
    async fn done(self, piece: PieceId) -> Result<bool, AppError> {
        match self {
            Self::Lower(seen, becomes) => Ok(lower_price(piece, seen, becomes).await? == Edited::Done),
            Self::Move(to) => move_piece(piece, to).await.map(|()| true),
        }
    }
}

pub fn verbs(desk: Desk, row: HealthRow, due: String) -> impl IntoView {
    let (seat, say) = (desk.seat, &desk.seat.today().health);
    let (piece, action) = (row.piece, row.action);
    let deed = match (action, row.suggested) {
        (Action::Discount, Some(next)) => {
            Some((Deed::Lower(row.price.minor, next.minor), (say.lower_to)(&amount::money(next, seat.locale))))
        }
        _ => row.as_move(seat.role, &due).map(|to| (Deed::Move(to), (say.verb)(action).to_owned())),
    };
    let Some((deed, word)) = deed else {
        let (href, word) = match action {
            Action::Match => (paths::admin_match(Subject::Piece(piece)), say.find),
            _ => (paths::admin_piece(piece), say.look),
        };
        return view! { <a class="desk-button desk-button--small" href=href>{word}</a> }.drawn();
    };
    let name = format!("{word}: {}", row.name);
    let act = move |_| {
        let deed = deed.clone();
        desk.busy.set(true);
        desk.wrong.set(String::new());
        spawn_local(async move {
            match deed.done(piece).await {
                Ok(true) => {
                    desk.told.try_set((say.done)(action).to_owned());
                    desk.fetch();
                }
                Ok(false) | Err(AppError::Conflict { .. }) => drop(desk.wrong.try_set(say.otherwise.to_owned())),
                Err(error) => drop(desk.wrong.try_set((seat.say().trouble)(error.status()).0.to_owned())),
            }
            desk.busy.try_set(false);
        });
    };
    view! { <button class="desk-button desk-button--small" type="button" aria-label=name disabled=move || desk.busy.get() on:click=act>{word}</button> }.drawn()
}
