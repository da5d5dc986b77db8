//! A row that is edited where it stands: name, size and price. Enter saves what differs, Escape leaves it, Tab moves. The row shows the
//! change at once; what could not be saved opens the form again with everything that was typed.
use super::{
    Pieces,
    bench::{Bench, Told, Trial, offer, put, read_again},
    price::reasons,
};
use crate::admin::prelude::*;
use crate::{
    admin::{
        keys,
        list::{Room, anchor},
    },
    domain::{
        editing::{Edit, PieceField, PriceReason, Why},
        intake::MOST_NAME,
        money::Money,
        stock::PieceRow,
    },
    i18n::editing::written,
};
use leptos::{ev, task::spawn_local};

#[derive(Clone, Copy)]
struct Form {
    room: Room<Pieces>,
    bench: Bench,
    row: StoredValue<PieceRow>,
    name: RwSignal<String>,
    /// A word of the store, or nothing while it stays.
    size: RwSignal<String>,
    price: RwSignal<String>,
    reason: RwSignal<String>,
    wrong: RwSignal<Option<(PieceField, String)>>,
}

/// The form in the place of a row.
pub fn row(room: Room<Pieces>, row: PieceRow) -> Drawn {
    let bench = Bench::here();
    let trial = bench.trial.get_untracked().filter(|trial| trial.piece == row.id);
    bench.trial.set(None);
    let wrong = trial.as_ref().map(|trial| (trial.field.clone(), trial.told.sentence(room.seat)));
    let typed = |pick: fn(&Trial) -> &String, plain: String| RwSignal::new(trial.as_ref().map_or(plain, |trial| pick(trial).clone()));
    let form = Form {
        room,
        bench,
        name: typed(|trial| &trial.name, row.name.clone()),
        size: typed(|trial| &trial.size, String::new()),
        price: typed(|trial| &trial.price, written(&PieceField::Price, &row.price.minor.to_string(), room.seat.locale)),
        reason: typed(|trial| &trial.reason, String::new()),
        wrong: RwSignal::new(wrong),
        row: StoredValue::new(row),
    };
    let cell = room.editing.get_untracked().map(|(_, cell)| cell).unwrap_or_default();
    request_animation_frame(move || {
        keys::focus(&format!("edit-{cell}"));
    });
    form.view()
}

impl Form {
    fn edits(self) -> Result<Vec<Edit>, PieceField> {
        let (row, locale) = (self.row.get_value(), self.room.seat.locale);
        let read = |field: PieceField, typed: String| field.read(&typed, locale).ok_or(field);
        let name = read(PieceField::Name, self.name.get_untracked())?;
        let price = read(PieceField::Price, self.price.get_untracked())?;
        let now = self.size_now();
        let size = Some(self.size.get_untracked()).filter(|size| !size.is_empty()).unwrap_or_else(|| now.clone());
        let each = [
            Edit { field: PieceField::Name, seen: row.name, becomes: name },
            Edit { field: PieceField::Size, seen: now, becomes: size },
            Edit { field: PieceField::Price, seen: row.price.minor.to_string(), becomes: price },
        ];
        Ok(each.into_iter().filter(|edit| edit.seen != edit.becomes).collect())
    }

    /// The word of the size that the row shows.
    fn size_now(self) -> String {
        let label = self.row.with_value(|row| row.size.clone());
        self.bench
            .words()
            .with_untracked(|words| words.iter().find(|word| word.kind == "size" && word.name == label).map(|word| word.slug.clone()))
            .unwrap_or_default()
    }

    /// Why the price changes: what was chosen, else what the direction says.
    fn why(self, edit: &Edit) -> Why {
        let chosen = self.reason.get_untracked();
        let reason = match edit.field {
            PieceField::Price if !chosen.is_empty() => chosen,
            PieceField::Price => likely(&edit.seen, &edit.becomes).name().to_owned(),
            _ => String::new(),
        };
        Why { reason, note: String::new() }
    }

    fn leave(self) {
        let id = self.row.with_value(|row| row.id);
        self.room.editing.set(None);
        request_animation_frame(move || {
            keys::focus(&anchor::<Pieces>(id));
        });
    }

    fn save(self) {
        let edits = match self.edits() {
            Ok(edits) => edits,
            Err(field) => {
                keys::focus(&format!("edit-{}", field.word()));
                self.wrong.set(Some((field.clone(), (self.room.seat.editing().wrong)(&field).to_owned())));
                return;
            }
        };
        let (room, bench, row) = (self.room, self.bench, self.row.get_value());
        let whys: Vec<Why> = edits.iter().map(|edit| self.why(edit)).collect();
        let trial = self.trial();
        let words = bench.words().get_untracked();
        let size_name = |slug: &str| words.iter().find(|word| word.kind == "size" && word.slug == slug).map(|word| word.name.clone());
        room.shelf.learn(row.id, |shown| {
            for edit in &edits {
                match edit.field {
                    PieceField::Name => shown.name.clone_from(&edit.becomes),
                    PieceField::Size => shown.size = size_name(&edit.becomes).unwrap_or_default(),
                    _ => shown.price = Money::new(edit.becomes.parse().unwrap_or(shown.price.minor), shown.price.currency),
                }
            }
        });
        self.leave();
        spawn_local(async move {
            let (mut done, mut failed) = (Vec::new(), None);
            for (edit, why) in edits.into_iter().zip(whys) {
                match put(room.seat, row.id, &edit, &why).await {
                    Ok(()) => done.push(edit),
                    Err(told) => {
                        failed = Some(Trial { field: edit.field, told, ..trial });
                        break;
                    }
                }
            }
            let any = !done.is_empty();
            if any {
                offer(room, row.id, done);
            }
            if let Some(trial) = failed {
                // as it stands, so that what is written next was seen
                room.shelf.learn(row.id, |shown| *shown = row.clone());
                read_again(room, row.id).await;
                let cell = trial.field.word();
                bench.trial.try_set(Some(trial));
                room.editing.try_set(Some((row.id, cell)));
            } else if any {
                read_again(room, row.id).await;
            }
        });
    }

    fn trial(self) -> Trial {
        Trial {
            piece: self.row.with_value(|row| row.id),
            name: self.name.get_untracked(),
            size: self.size.get_untracked(),
            price: self.price.get_untracked(),
            reason: self.reason.get_untracked(),
            field: PieceField::Name,
            told: Told::Wrong(String::new()),
        }
    }

    fn view(self) -> Drawn {
        let (seat, say) = (self.room.seat, self.room.seat.editing());
        let send = move |event: ev::SubmitEvent| {
            event.prevent_default();
            self.save();
        };
        let heard = move |event: ev::KeyboardEvent| {
            keys::keep(&event);
            if event.key() == "Escape" {
                event.prevent_default();
                event.stop_propagation();
                self.leave();
            }
        };
        let is_wrong =
            move |field: PieceField| self.wrong.with(|wrong| wrong.as_ref().is_some_and(|(at, _)| *at == field)).then_some("true");
        let row = self.row.get_value();
        let label = row.size.clone();
        let sizes = move || {
            let (label, chosen) = (label.clone(), self.size.get_untracked());
            let words = self.bench.words().get().into_iter().filter(|word| word.kind == "size");
            words
                .map(|word| {
                    let is = if chosen.is_empty() { word.name == label } else { word.slug == chosen };
                    view! { <option value=word.slug selected=is>{word.name}</option> }
                })
                .collect_view()
        };
        // a reason is asked for as soon as the price differs
        let seen = row.price.minor.to_string();
        let priced = Memo::new(move |_| PieceField::Price.read(&self.price.get(), seat.locale).filter(|price| *price != seen));
        let was = row.price.minor.to_string();
        let reason = move || priced.get().map(|becomes| reasons(seat, "edit-reason", self.reason, likely(&was, &becomes)));
        view! {
            <form class="piece-edit" on:submit=send on:keydown=heard novalidate>
                <div class="piece-row piece-edit__cells">
                    <span class="piece-row__code">{row.code}</span>
                    <input class="desk-input" id="edit-name" aria-label=say.name autocomplete="off" maxlength=MOST_NAME aria-describedby="edit-told" aria-invalid=move || is_wrong(PieceField::Name)
                        prop:value=move || self.name.get() on:input=move |event| self.name.set(event_target_value(&event))/>
                    <select class="desk-input" id="edit-size" aria-label=say.size aria-describedby="edit-told" on:change=move |event| self.size.set(event_target_value(&event))>
                        <option value=""></option>{sizes}
                    </select>
                    <span class="piece-edit__why">{reason}</span>
                    <input class="desk-input piece-edit__price" id="edit-price" aria-label=say.price inputmode="decimal" autocomplete="off" maxlength="20" aria-describedby="edit-told" aria-invalid=move || is_wrong(PieceField::Price)
                        prop:value=move || self.price.get() on:input=move |event| self.price.set(event_target_value(&event))/>
                </div>
                <p class="piece-edit__end">
                    <span class="till__wrong" id="edit-told" role="alert">{move || self.wrong.with(|wrong| wrong.as_ref().map(|(_, told)| told.clone()))}</span>
                    <button class="desk-button desk-button--small">{say.save}</button>
                    <button class="desk-button desk-button--small" type="button" on:click=move |_| self.leave()>{say.cancel}</button>
                </p>
            </form>
        }
        .drawn()
    }
}

/// What a lower price mostly means, and a higher one.
pub fn likely(seen: &str, becomes: &str) -> PriceReason {
    let read = |text: &str| text.parse::<i64>().unwrap_or(0);
    if read(becomes) < read(seen) { PriceReason::Markdown } else { PriceReason::Correction }
}
