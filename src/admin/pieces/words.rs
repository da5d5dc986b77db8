//! What is said of a piece, in its drawer: name and texts, size, measures. Words of the store: worn.rs.
use super::{
    Pieces,
    bench::{Bench, offer, put},
    field::field,
};
use crate::admin::prelude::*;
use crate::{
    admin::list::Room,
    domain::{
        editing::{Edit, PieceField, Why},
        id::PieceId,
        product::{MeasureArea, Tag},
        stock::PieceSheet,
    },
    i18n::{arrivals, product::area},
};
use leptos::{ev, task::spawn_local};

pub fn part(room: Room<Pieces>, sheet: &PieceSheet) -> Drawn {
    let (say, piece) = (room.seat.editing(), sheet.row.id);
    let one = |which, label, kept: &str| field(room, piece, which, label, kept.to_owned());
    let name = area::of(room.seat.locale);
    let measures = MeasureArea::ALL.iter().map(|area| {
        let kept = sheet.measures.iter().find(|measure| measure.area == *area).map(|measure| measure.millimetres.to_string());
        field(room, piece, PieceField::Measure(*area), name(*area), kept.unwrap_or_default())
    });
    view! {
        <details class="extend" id="piece-work">
            <summary class="drawer__label">{say.work}</summary>
            <div class="piece-work">
                {one(PieceField::Name, say.name, &sheet.row.name)}
                {size(room, sheet)}
                {one(PieceField::Tagline, say.tagline, &sheet.tagline)}
                {one(PieceField::Description, say.description, &sheet.description)}
                {one(PieceField::Condition, say.condition, &sheet.condition_note)}
                <h4 class="drawer__label">{say.measures}</h4>
                <div class="intake__row">{measures.collect_view()}</div>
            </div>
        </details>
    }
    .drawn()
}

/// What keeps a draft from the rail, as chips.
pub fn missing(room: Room<Pieces>, sheet: &PieceSheet) -> Option<Drawn> {
    let (say, words) = (room.seat.editing(), arrivals::of(room.seat.locale));
    (!sheet.live && !sheet.missing.is_empty()).then(|| {
        let chips = sheet.missing.iter().map(|one| view! { <span class="lacks" data-lacks=one.name()>{(words.missing)(*one)}</span> });
        view! { <p class="drawer__placed">{say.missing}": "{chips.collect_view()}</p> }.drawn()
    })
}

/// One change, said and offered back; `then` when it is made. What refuses it stands beside its field.
fn change(room: Room<Pieces>, piece: PieceId, told: RwSignal<String>, edit: Edit, then: impl FnOnce() + 'static) {
    told.set(String::new());
    spawn_local(async move {
        match put(room.seat, piece, &edit, &Why::default()).await {
            Ok(()) => {
                offer(room, piece, vec![edit]);
                then();
            }
            Err(why) => drop(told.try_set(why.sentence(room.seat))),
        }
    });
}

fn size(room: Room<Pieces>, sheet: &PieceSheet) -> impl IntoView + use<> {
    let (say, piece, told) = (room.seat.editing(), sheet.row.id, RwSignal::new(String::new()));
    let is = |tag: &&Tag| tag.kind == "size";
    let kept = RwSignal::new(sheet.tags.iter().find(is).map(|tag| tag.slug.clone()).unwrap_or_default());
    let words = Bench::here().words();
    let options = move || {
        let sizes = words.get().into_iter().filter(|word| word.kind == "size");
        let now = kept.get_untracked();
        sizes.map(|word| view! { <option value=word.slug.clone() selected=word.slug == now>{word.name}</option> }).collect_view()
    };
    let chosen = move |event: ev::Event| {
        let (seen, becomes) = (kept.get_untracked(), event_target_value(&event));
        if becomes.is_empty() || becomes == seen {
            return;
        }
        let name = words
            .with_untracked(|words| words.iter().find(|word| word.kind == "size" && word.slug == becomes).map(|word| word.name.clone()));
        change(room, piece, told, Edit { field: PieceField::Size, seen, becomes: becomes.clone() }, move || {
            kept.try_set(becomes);
            room.shelf.learn(piece, |row| row.size = name.clone().unwrap_or_default());
        });
    };
    view! {
        <p class="till__field">
            <label class="till__label" for="piece-size">{say.size}</label>
            <select class="desk-input" id="piece-size" aria-describedby="piece-size-error" on:change=chosen><option value=""></option>{options}</select>
            <span class="till__wrong" id="piece-size-error" aria-live="polite">{move || told.get()}</span>
        </p>
    }
}
