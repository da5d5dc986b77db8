//! A word goes on in another of its kind: what that touches is told first; and what went on here, with the way back.
use super::{
    api::{merge_tags, take_merge_back, weigh_merge},
    drawer::Desk,
};
use crate::admin::prelude::*;
use crate::domain::{
    id::TagId,
    tag::{Merged, TagSheet, Weight},
};
use leptos::{ev, task::spawn_local};

#[derive(Clone, PartialEq)]
struct Asked {
    into: TagId,
    name: String,
    weight: Weight,
}

pub fn part(desk: Desk, word: &TagSheet) -> Option<Drawn> {
    let say = desk.room.seat.tags();
    if word.others.is_empty() {
        return None;
    }
    let (id, next, name) = (word.row.id, word.next, word.row.tag.name.clone());
    let asked = RwSignal::new(None::<Asked>);
    let others = StoredValue::new(word.others.clone());
    let choose = move |event: ev::Event| {
        let chosen = event_target_value(&event);
        let Some((into, name)) = others.with_value(|others| others.iter().find(|(id, _)| id.to_string() == chosen).cloned()) else {
            return asked.set(None);
        };
        spawn_local(async move {
            match weigh_merge(id, into).await {
                Ok(weight) => drop(asked.try_set(Some(Asked { into, name, weight }))),
                Err(error) => drop(desk.told.try_set((desk.room.seat.say().trouble)(error.status()).0)),
            }
        });
    };
    let options = word.others.iter().map(|(id, name)| view! { <option value=id.to_string()>{name.clone()}</option> }).collect_view();
    let preview = move || {
        asked.get().map(|Asked { into, name: other, weight }| {
            let lines = (say.weighed)(weight, &other).into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
            let go = move |_| desk.attempt(async move { merge_tags(next, id, into).await });
            view! {
                <ul class="tag-weight" role="list">{lines}</ul>
                <p><button class="desk-button desk-button--strong" type="button" disabled=move || desk.busy.get() on:click=go>{(say.merge_sure)(&name, &other)}</button></p>
            }
        })
    };
    Some(
        view! {
            <section class="drawer__part">
                <h3 class="drawer__label">{say.merge}</h3>
                <p class="till__field">
                    <label class="till__label" for="tag-into">{say.merge_into}</label>
                    <select class="desk-input" id="tag-into" on:change=choose><option value="">{say.merge_none}</option>{options}</select>
                </p>
                <div aria-live="polite">{preview}</div>
            </section>
        }
        .drawn(),
    )
}

/// What went on in this one.
pub fn past(desk: Desk, word: &TagSheet) -> Option<Drawn> {
    let say = desk.room.seat.tags();
    let one = |merged: &Merged| {
        let id = merged.id;
        let back = move |_| desk.attempt(async move { take_merge_back(id).await });
        let label = format!("{}: {}", say.take_back, merged.name);
        view! {
            <li class="steps__one">
                <span>{merged.name.clone()}<span class="steps__by">{merged.at.clone()}", "{(say.merged_goods)(merged.goods)}</span></span>
                <button class="desk-button desk-button--small" type="button" aria-label=label disabled=move || desk.busy.get() on:click=back>{say.take_back}</button>
            </li>
        }
    };
    (!word.merged.is_empty()).then(|| {
        let each = word.merged.iter().map(one).collect_view();
        view! { <section class="drawer__part"><h3 class="drawer__label">{say.merged}</h3><ol class="steps" role="list">{each}</ol></section> }.drawn()
    })
}
