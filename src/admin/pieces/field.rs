//! One field of a piece in its drawer: saved when it is left or with Enter, back to what it was with Escape. What can't be, and who was
//! faster, stands beside it; nothing typed is lost.
use super::{
    Pieces,
    bench::{Told, offer, put},
};
use crate::admin::prelude::*;
use crate::{
    admin::list::Room,
    domain::{
        editing::{Edit, PieceField, Why},
        id::PieceId,
    },
    i18n::editing::written,
};
use leptos::{ev, task::spawn_local};

#[derive(Clone, Copy)]
struct One {
    room: Room<Pieces>,
    piece: PieceId,
    field: StoredValue<PieceField>,
    /// As it is kept, and as it is typed.
    kept: RwSignal<String>,
    typed: RwSignal<String>,
    told: RwSignal<Option<Told>>,
}

impl One {
    fn shown(self, kept: &str) -> String {
        self.field.with_value(|field| written(field, kept, self.room.seat.locale))
    }

    fn save(self) {
        let (field, seen) = (self.field.get_value(), self.kept.get_untracked());
        match field.read(&self.typed.get_untracked(), self.room.seat.locale) {
            None => self.told.set(Some(Told::Wrong((self.room.seat.editing().wrong)(&field).to_owned()))),
            Some(becomes) if becomes == seen => self.told.set(None),
            Some(becomes) => self.put(Edit { field, seen, becomes }),
        }
    }

    fn put(self, edit: Edit) {
        self.told.set(None);
        spawn_local(async move {
            match put(self.room.seat, self.piece, &edit, &Why::default()).await {
                Ok(()) => {
                    self.kept.try_set(edit.becomes.clone());
                    if edit.field == PieceField::Name {
                        self.room.shelf.learn(self.piece, |row| row.name.clone_from(&edit.becomes));
                    }
                    offer(self.room, self.piece, vec![edit]);
                }
                Err(told) => drop(self.told.try_set(Some(told))),
            }
        });
    }

    /// What somebody else wrote stays, or gives way.
    fn decide(self, kept: String, mine: bool) {
        self.kept.set(kept.clone());
        if mine {
            self.save();
        } else {
            self.typed.set(self.shown(&kept));
            self.told.set(None);
        }
    }
}

pub fn field(room: Room<Pieces>, piece: PieceId, field: PieceField, label: &'static str, kept: String) -> impl IntoView {
    let id = format!("piece-{}", field.word().replace(':', "-"));
    let error = format!("{id}-error");
    let (long, figure) = (matches!(field, PieceField::Description), matches!(field, PieceField::Measure(_)));
    let shown = written(&field, &kept, room.seat.locale);
    let one = One {
        room,
        piece,
        field: StoredValue::new(field),
        kept: RwSignal::new(kept),
        typed: RwSignal::new(shown),
        told: RwSignal::new(None),
    };
    let heard = move |event: ev::KeyboardEvent| {
        let kept = one.shown(&one.kept.get_untracked());
        if event.key() == "Escape" && one.typed.get_untracked() != kept {
            event.prevent_default();
            event.stop_propagation();
            one.typed.set(kept);
            one.told.set(None);
        }
    };
    let invalid = move || one.told.with(Option::is_some).then_some("true");
    let input = if long {
        view! {
            <textarea class="desk-input" id=id.clone() rows="4" maxlength="2000" aria-describedby=error.clone() aria-invalid=invalid prop:value=move || one.typed.get()
                on:input=move |event| one.typed.set(event_target_value(&event)) on:change=move |_| one.save() on:keydown=heard></textarea>
        }
        .drawn()
    } else {
        view! {
            <input class="desk-input" id=id.clone() autocomplete="off" maxlength="300" inputmode=if figure { "decimal" } else { "text" } aria-describedby=error.clone() aria-invalid=invalid prop:value=move || one.typed.get()
                on:input=move |event| one.typed.set(event_target_value(&event)) on:change=move |_| one.save() on:keydown=heard/>
        }
        .drawn()
    };
    view! {
        <p class="till__field">
            <label class="till__label" for=id>{label}</label>
            {input}
            <span class="till__wrong" id=error aria-live="polite">{move || one.told.get().map(|told| told.sentence(room.seat))}</span>
            {move || faster(one)}
        </p>
    }
}

/// Two who write the same field decide here which of the two stays.
fn faster(one: One) -> Option<impl IntoView> {
    let say = one.room.seat.editing();
    let Some(Told::Meanwhile { kept, .. }) = one.told.get() else { return None };
    let theirs = kept.clone();
    Some(view! {
        <span class="till__verbs">
            <button class="desk-button desk-button--small" type="button" on:click=move |_| one.decide(theirs.clone(), false)>{say.theirs}</button>
            <button class="desk-button desk-button--small" type="button" on:click=move |_| one.decide(kept.clone(), true)>{say.mine}</button>
        </span>
    })
}
