//! The list: when, who, what, to what. Each row is a link that opens its event beside it.
use super::{Load, Room};
use crate::admin::prelude::*;
use crate::{
    admin::trouble::Trouble,
    domain::{
        audit::{AuditRow, AuditWish},
        id::EventId,
    },
    paths,
};

/// Id of a row's link.
pub fn anchor(id: EventId) -> String {
    format!("event-{id}")
}

#[component]
pub fn AuditRows(room: Room) -> impl IntoView {
    let waits = move || room.load.get() == Load::Anew;
    view! {
        <div class="audit__scroll" tabindex="-1">
            <ol class="audit__rows" role="list" aria-busy=move || waits().to_string()>
                <For each=move || room.rows.get() key=|row| row.id let(row)>{event(room, row)}</For>
            </ol>
            {move || end(room)}
        </div>
    }
}

/// Who did it: a person under a role, or a machine.
pub fn who(room: Room, row: &AuditRow) -> String {
    if row.full_name.is_empty() { (room.seat.audit().actor)(&row.actor).to_owned() } else { row.full_name.clone() }
}

fn event(room: Room, row: AuditRow) -> impl IntoView {
    let id = row.id;
    let doer = who(room, &row);
    view! {
        <li>
            <a class="event-row" id=anchor(id) href=move || room.address(id) aria-current=move || (room.open.get() == Some(id)).then_some("true")>
                <span class="event-row__at">{row.at}</span>
                <span class="event-row__who">{doer}</span>
                <span class="event-row__what">{room.seat.sentence(&row.kind)}</span>
                <span class="event-row__thing">{row.label}</span>
            </a>
        </li>
    }
}

fn end(room: Room) -> Drawn {
    let say = room.seat.audit();
    let none = room.rows.with(Vec::is_empty);
    match room.load.get() {
        Load::Anew if none => view! { <p class="team__wait" role="status">{say.loading}</p> }.drawn(),
        Load::Anew | Load::More => view! { <p class="visually-hidden" role="status">{say.loading}</p> }.drawn(),
        Load::Failed(error) => {
            view! { <Trouble seat=room.seat error=error retry=Callback::new(move |()| room.fetch(!room.rows.with_untracked(Vec::is_empty)))/> }.drawn()
        }
        Load::Done if none => {
            let back = room.wish.with(|wish| *wish != AuditWish::default());
            let back = back.then(|| view! { <a class="desk-button" href=paths::ADMIN_AUDIT>{say.show_all}</a> });
            view! { <div class="quiet"><p class="quiet__title">{say.none.0}</p><p class="quiet__text">{say.none.1}</p>{back}</div> }.drawn()
        }
        Load::Done if room.more.get() => {
            view! { <p class="audit__end"><button class="desk-button" type="button" on:click=move |_| room.fetch(true)>{say.more}</button></p> }.drawn()
        }
        Load::Done => view! { <p class="audit__end">{say.end}</p> }.drawn(),
    }
}
