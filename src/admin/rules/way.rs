//! Ways of delivery: one form each, and one for a way that is new.
use super::{
    Room,
    api::{House, save_way},
    form::{Form, foot, typed},
};
use crate::admin::prelude::*;
use crate::{
    admin::keys,
    domain::{
        house_rules::{
            Field, Way,
            typed::{TypedWay, way},
        },
        id::DeliveryId,
        store::Locale,
    },
    i18n::amount,
};
use leptos::ev;

/// Begins the ids of the way that is added.
const NEW: &str = "new";

#[component]
pub fn Ways(room: Room, house: House) -> impl IntoView {
    let say = room.seat.rules();
    let next = house.next;
    let forms = house.ways.into_iter().map(|one| view! { <WayForm room=room id=one.id pickup=one.pickup seen=Some(one)/> }).collect_view();
    let begin = move |pickup: bool| {
        room.adding.set(Some(pickup));
        request_animation_frame(|| {
            keys::focus("new-name");
        });
    };
    if let Some(kept) = room.drafts.find::<Draft>(NEW) {
        room.adding.set(Some(kept.pickup));
    }
    let new = move || room.adding.get().map(|pickup| view! { <WayForm room=room id=next pickup=pickup seen=None/> });
    view! {
        <section class="rules" aria-labelledby="ways-title">
            <h2 class="team__part" id="ways-title">{say.ways}</h2>
            <p class="rules__lead">{say.ways_lead}</p>
            <div class="rules__all">{forms}{new}</div>
            <p class="rules__verbs">
                <button class="desk-button" type="button" id="add-delivery" on:click=move |_| begin(false)>{say.add_delivered}</button>
                <button class="desk-button" type="button" id="add-pickup" on:click=move |_| begin(true)>{say.add_fetched}</button>
            </p>
        </section>
    }
}

/// The words of a way, as its owner would type them.
#[derive(Clone, Copy)]
struct Words {
    name: RwSignal<String>,
    promise: RwSignal<String>,
    fee: RwSignal<String>,
    free_from: RwSignal<String>,
    reach: RwSignal<String>,
    active: RwSignal<bool>,
}

/// What was typed and not saved, of a way that was seen so or is new.
#[derive(Clone)]
struct Draft {
    id: DeliveryId,
    pickup: bool,
    seen: Option<Way>,
    typed: TypedWay,
}

fn written(seen: Option<&Way>, locale: Locale) -> TypedWay {
    let written = |minor: i64| amount::hundredths(minor, locale);
    let words = |read: fn(&Way) -> &String| seen.map(read).cloned().unwrap_or_default();
    TypedWay {
        name: words(|way| &way.name),
        promise: words(|way| &way.promise),
        fee: seen.map(|way| written(way.fee_minor)).unwrap_or_default(),
        free_from: seen.and_then(|way| way.free_from_minor).map(written).unwrap_or_default(),
        reach: seen.map(|way| way.reach.replace(' ', ", ")).unwrap_or_default(),
        active: seen.is_none_or(|way| way.active),
    }
}

impl Words {
    fn of(typed: TypedWay) -> Self {
        Self {
            name: RwSignal::new(typed.name),
            promise: RwSignal::new(typed.promise),
            fee: RwSignal::new(typed.fee),
            free_from: RwSignal::new(typed.free_from),
            reach: RwSignal::new(typed.reach),
            active: RwSignal::new(typed.active),
        }
    }

    fn typed(self) -> TypedWay {
        TypedWay {
            name: self.name.get(),
            promise: self.promise.get(),
            fee: self.fee.get(),
            free_from: self.free_from.get(),
            reach: self.reach.get(),
            active: self.active.get(),
        }
    }
}

#[component]
fn WayForm(room: Room, id: DeliveryId, pickup: bool, seen: Option<Way>) -> impl IntoView {
    let say = room.seat.rules();
    let is_new = seen.is_none();
    let form = Form::new(room, if is_new { NEW.to_owned() } else { format!("way-{id}") });
    let kept = form.found::<Draft>().filter(|kept| kept.pickup == pickup);
    let (id, seen) = kept.as_ref().map_or((id, seen), |kept| (kept.id, kept.seen.clone()));
    let settled = RwSignal::new(written(seen.as_ref(), room.seat.locale));
    let words = Words::of(kept.map_or_else(|| settled.get_untracked(), |kept| kept.typed));
    let seen = RwSignal::new(seen);
    form.keep(move || {
        let typed = words.typed();
        (typed != settled.get()).then(|| Draft { id, pickup, seen: seen.get_untracked(), typed })
    });
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let typed = untrack(|| words.typed());
        match way(id, pickup, &typed, room.seat.locale) {
            Err(wrong) => form.refuse(wrong),
            Ok(read) => {
                let (before, after) = (seen.get_untracked(), read.clone());
                form.send(async move { save_way(before, after).await }, move || {
                    settled.try_set(typed);
                    saved(room, seen, read);
                });
            }
        }
    };
    let kind = if pickup { say.fetched } else { say.delivered };
    let title = move || seen.with(|seen| seen.as_ref().map_or_else(|| kind.to_owned(), |seen| seen.name.clone()));
    let state = move || seen.with(|seen| seen.as_ref().is_some_and(|seen| !seen.active)).then(|| format!("{kind}, {}", say.not_active));
    let leave = is_new.then(|| {
        let stop = move |_| {
            form.forget();
            room.adding.set(None);
            keys::focus("add-delivery");
        };
        view! { <button class="desk-button" type="button" on:click=stop>{say.leave}</button> }.drawn()
    });
    view! {
        <form class="rules__one" on:submit=send novalidate aria-label=title>
            <h3 class="rules__name">{title}" "<span class="rules__kind">{move || state().unwrap_or_else(|| if is_new { String::new() } else { kind.to_owned() })}</span></h3>
            <div class="rules__fields">
                {typed(form, Field::Name, words.name)}
                {typed(form, Field::Promise, words.promise)}
                {typed(form, Field::Fee, words.fee)}
                {typed(form, Field::FreeFrom, words.free_from)}
                {(!pickup).then(|| typed(form, Field::Reach, words.reach))}
            </div>
            <label class="desk-check"><input type="checkbox" prop:checked=move || words.active.get() on:change=move |event| words.active.set(event_target_checked(&event))/>{say.active}</label>
            {foot(form, if is_new { say.add } else { say.save }, leave)}
        </form>
    }
}

/// What holds is what the form was read as; a new way is one of the others from now on.
fn saved(room: Room, seen: RwSignal<Option<Way>>, way: Way) {
    let say = room.seat.rules();
    let was_new = seen.with_untracked(Option::is_none);
    room.told.try_set(if was_new { (say.added)(&way.name) } else { (say.saved)(&way.name) });
    if was_new {
        room.adding.try_set(None);
        room.fetch();
        keys::focus("add-delivery");
    } else {
        seen.try_set(Some(way));
    }
}
