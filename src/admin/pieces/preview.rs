//! What a change of many would do, row by row, before it is done: how each stands, how it would, and what may surprise. Only what was seen
//! here is done.
use super::{
    edit_api::change_pieces,
    together::{Desk, Looked, shown},
};
use crate::admin::prelude::*;
use crate::{
    domain::{
        editing::{PieceField, RowRefused},
        together::{Command, Foreseen},
    },
    paths,
};
use leptos::task::spawn_local;

impl Looked {
    /// Those that would change.
    fn command(&self) -> Command {
        let rows = self.rows.iter().filter(|row| row.changes());
        let rows = rows.filter_map(|row| Some((row.piece, row.seen.clone(), row.becomes.clone()?))).collect();
        Command { field: self.wanted.field(), rows, why: self.why.clone() }
    }

    /// What was refused when it was tried, each beside its row.
    fn refuse(&mut self, refused: Vec<RowRefused>) {
        for no in refused {
            if let Some(row) = self.rows.iter_mut().find(|row| row.piece == no.piece) {
                row.refused = Some(no.word);
            }
        }
    }
}

pub fn part(desk: Desk, looked: Looked) -> Drawn {
    let (seat, say) = (desk.room.seat, &desk.room.seat.editing().together);
    let command = looked.command();
    let (many, of) = (command.rows.len(), looked.rows.len());
    let field = looked.wanted.field();
    let rows = looked.rows.iter().map(|row| one(desk, &field, row)).collect_view();
    let once = (many > 0 && !command.can_be_undone()).then_some(say.cannot_undo);
    let apply = (many > 0).then(|| {
        let done = move |_| attempt(desk, looked.clone());
        view! { <button class="desk-button" id="preview-apply" type="button" disabled=move || desk.busy.get() on:click=done>{(say.apply)(many)}</button> }
    });
    view! {
        <section class="preview" id="preview" tabindex="-1" aria-labelledby="preview-would">
            <p class="preview__would" id="preview-would" role="status">{(say.would)(many, of)}" "{once}</p>
            <div class="preview__scroll">
                <table class="preview__rows">
                    <thead><tr><th scope="col">{seat.pieces().code}</th><th scope="col">{seat.pieces().name}</th><th scope="col">{say.before}</th><th scope="col">{say.after}</th><th scope="col">{say.note}</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="till__verbs">{apply}</p>
        </section>
    }
    .drawn()
}

fn one(desk: Desk, field: &PieceField, row: &Foreseen) -> impl IntoView + use<> {
    let (say, words) = (desk.room.seat.editing(), &desk.room.seat.editing().together);
    let of = |kept: &str| shown(desk, field, kept);
    let refused = row.refused.as_deref().map(say.refused);
    let idle = match &row.becomes {
        None => Some(words.nothing_out),
        Some(becomes) if *becomes == row.seen => Some(words.same),
        Some(_) => None,
    };
    let elsewhere = row.elsewhere.as_ref().map(words.elsewhere);
    let after = if row.changes() { row.becomes.as_deref().map(of) } else { None };
    view! {
        <tr class="preview__row" data-changes=row.changes().then_some("")>
            <td class="preview__code"><a class="desk-link" href=paths::admin_piece(row.piece)>{row.code.clone()}</a></td>
            <td class="preview__name">{row.name.clone()}</td>
            <td class="preview__figure">{of(&row.seen)}</td>
            <td class="preview__figure preview__after">{after}</td>
            <td>{refused.map(|why| view! { <span class="till__wrong">{why}" "</span> })}{elsewhere.map(|where_| view! { <span class="lacks">{where_}". "</span> })}{refused.is_none().then_some(idle)}</td>
        </tr>
    }
}

/// All of it or nothing; and what refuses it stands beside its row.
fn attempt(desk: Desk, mut looked: Looked) {
    let (room, seat, say) = (desk.room, desk.room.seat, &desk.room.seat.editing().together);
    let command = looked.command();
    desk.busy.set(true);
    spawn_local(async move {
        match change_pieces(command.clone()).await {
            Ok(Ok(many)) => {
                let said = (say.done)(many);
                if command.can_be_undone() {
                    room.undo.offer(said, move || {
                        let inverse = command.inverse();
                        async move {
                            match change_pieces(inverse).await {
                                Ok(Ok(_)) => {
                                    room.shelf.again();
                                    Ok(())
                                }
                                Ok(Err(refused)) => Err((say.none_done)(refused.len())),
                                Err(_) => Err(String::new()),
                            }
                        }
                    });
                } else {
                    room.undo.say(said);
                }
                room.choice.clear();
                room.shelf.again();
                room.focus_list();
            }
            Ok(Err(refused)) => {
                desk.told.try_set((say.none_done)(refused.len()));
                looked.refuse(refused);
                desk.looked.try_set(Some(looked));
            }
            Err(error) => drop(desk.told.try_set((seat.say().trouble)(error.status()).0.to_owned())),
        }
        desk.busy.try_set(false);
    });
}
