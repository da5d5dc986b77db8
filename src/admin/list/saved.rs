//! Questions under a name, as chips above the list: her own and the team's. One leads to its list; the question that stands in the address
//! now can be kept.
use super::{
    Kind, Room,
    saved_api::{remove_filter, rename_filter, save_filter, saved_filters},
};
use crate::admin::prelude::*;
use crate::{
    admin::keys,
    domain::{
        id::FilterId,
        saved::{MOST_NAME, SavedFilter, is_question},
    },
    error::AppError,
    i18n::frame::{self, Words},
};
use leptos::{ev, task::spawn_local};
use std::future::Future;

/// The one that is being named: a new one, or one that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Named {
    New,
    Old(SavedFilter),
}

struct Desk<K: Kind> {
    room: Room<K>,
    filters: RwSignal<Vec<SavedFilter>>,
    next: StoredValue<Option<FilterId>>,
    named: RwSignal<Option<Named>>,
    name: RwSignal<String>,
    shared: RwSignal<bool>,
    told: RwSignal<&'static str>,
}

impl<K: Kind> Clone for Desk<K> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<K: Kind> Copy for Desk<K> {}

impl<K: Kind> Desk<K> {
    fn say(self) -> &'static Words {
        frame::of(self.room.seat.locale)
    }

    fn fetch(self) {
        spawn_local(async move {
            // without them the list is the same list
            if let Ok((filters, next)) = saved_filters(K::NAME.to_owned()).await {
                self.filters.try_set(filters);
                self.next.try_set_value(Some(next));
            }
        });
    }

    /// Where the focus goes afterwards: what was pressed may be gone.
    fn attempt(self, verb: impl Future<Output = Result<(), AppError>> + 'static) {
        let say = self.say();
        spawn_local(async move {
            match verb.await {
                Ok(()) => {
                    self.named.try_set(None);
                    self.fetch();
                    keys::focus(&self.room.title_id());
                }
                Err(AppError::Conflict { .. }) => drop(self.told.try_set(say.too_many)),
                Err(AppError::Invalid { .. }) => drop(self.told.try_set(say.name_wrong)),
                Err(error) => drop(self.told.try_set((self.room.seat.say().trouble)(error.status()).0)),
            }
        });
    }

    /// Taken off, it can be kept again under its own id.
    fn take_off(self, filter: SavedFilter) {
        let said = (self.say().removed)(&filter.name);
        self.attempt(async move {
            remove_filter(filter.id).await?;
            self.room.undo.offer(said, move || {
                let SavedFilter { id, name, question, shared, .. } = filter.clone();
                async move {
                    let kept = save_filter(id, K::NAME.to_owned(), name, question, shared).await;
                    self.fetch();
                    kept.map_err(|_| String::new())
                }
            });
            Ok(())
        });
    }

    fn begin(self, named: Named) {
        let (name, shared) = match &named {
            Named::New => (String::new(), false),
            Named::Old(filter) => (filter.name.clone(), filter.shared),
        };
        self.name.set(name);
        self.shared.set(shared);
        self.told.set("");
        self.named.set(Some(named));
        request_animation_frame(|| {
            keys::focus("filter-name");
        });
    }

    fn send(self) {
        let (name, shared) = (self.name.get_untracked(), self.shared.get_untracked());
        match (self.named.get_untracked(), self.next.get_value()) {
            (Some(Named::Old(filter)), _) => self.attempt(rename_filter(filter.id, name, shared)),
            (Some(Named::New), Some(next)) => {
                let question = self.room.wish.with_untracked(K::query);
                self.attempt(save_filter(next, K::NAME.to_owned(), name, question, shared));
            }
            _ => {}
        }
    }
}

#[component]
pub fn Saved<K: Kind>(room: Room<K>) -> impl IntoView {
    let desk = Desk {
        room,
        filters: RwSignal::new(Vec::new()),
        next: StoredValue::new(None),
        named: RwSignal::new(None),
        name: RwSignal::new(String::new()),
        shared: RwSignal::new(false),
        told: RwSignal::new(""),
    };
    let say = desk.say();
    desk.fetch();
    let question = Memo::new(move |_| room.wish.with(K::query));
    // what is kept already, asks for everything or holds a name is not kept
    let is_new = move || {
        question.with(|question| {
            is_question(K::NAME, question) && desk.filters.with(|filters| filters.iter().all(|one| one.question != *question))
        })
    };
    let keep = move || {
        is_new().then(|| view! { <button class="saved__new" id="filter-keep" type="button" on:click=move |_| desk.begin(Named::New)>{say.save}</button> })
    };
    let any = move || desk.filters.with(|filters| !filters.is_empty()) || is_new() || desk.named.with(Option::is_some);
    view! {
        <Show when=any>
            <nav class="saved" aria-label=say.saved>
                <ul class="saved__all" role="list">{move || desk.filters.get().into_iter().map(|filter| chip(desk, question, filter)).collect_view()}</ul>
                {keep}
                {move || desk.named.get().map(|named| form(desk, named))}
            </nav>
        </Show>
    }
}

fn chip<K: Kind>(desk: Desk<K>, now: Memo<String>, filter: SavedFilter) -> impl IntoView {
    let say = desk.say();
    let question = filter.question.clone();
    let current = move || now.with(|now| *now == question).then_some("true");
    let whose = filter.shared.then(|| view! { <span class="visually-hidden">", "{say.of_team}</span> });
    let change = filter.hers.then(|| {
        let (label, filter) = ((say.edit)(&filter.name), filter.clone());
        view! { <button class="saved__change" type="button" title=label.clone() aria-label=label on:click=move |_| desk.begin(Named::Old(filter.clone()))>"…"</button> }
    });
    view! {
        <li class="saved__one">
            <a class="filter" href=format!("{}{}", K::HOME, filter.question) aria-current=current data-shared=filter.shared.then_some("")>{filter.name}{whose}</a>
            {change}
        </li>
    }
}

fn form<K: Kind>(desk: Desk<K>, named: Named) -> impl IntoView {
    let say = desk.say();
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        desk.send();
    };
    let leave = move |event: ev::KeyboardEvent| {
        if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            desk.named.set(None);
            keys::focus(&desk.room.title_id());
        }
    };
    let remove = match named {
        Named::New => None,
        Named::Old(filter) => Some({
            view! { <button class="desk-button desk-button--small" type="button" on:click=move |_| desk.take_off(filter.clone())>{say.remove}</button> }
        }),
    };
    view! {
        <form class="saved__form" on:submit=send on:keydown=leave novalidate>
            <label class="visually-hidden" for="filter-name">{say.name}</label>
            <input class="desk-input" id="filter-name" autocomplete="off" maxlength=MOST_NAME placeholder=say.name aria-describedby="filter-name-error"
                prop:value=move || desk.name.get() on:input=move |event| desk.name.set(event_target_value(&event))/>
            <label class="desk-check"><input type="checkbox" prop:checked=move || desk.shared.get() on:change=move |event| desk.shared.set(event_target_checked(&event))/>{say.shared}</label>
            <button class="desk-button desk-button--small">{say.rename}</button>
            {remove}
            <span class="till__wrong" id="filter-name-error" aria-live="polite">{move || desk.told.get()}</span>
        </form>
    }
}
