//! Words of the vocabulary as chips: a few letters, Enter takes the nearest one, Backspace takes the last one off. The keyboard is enough;
//! whatever else a word is called finds it, too.
use super::{Seat, tags::offered_words};
use crate::admin::prelude::*;
use crate::{
    domain::{
        product::Tag,
        tag::{MOST_NAME, MOST_WORDS, Word, offered},
    },
    i18n::{product::facet, tags},
};
use leptos::{ev, task::spawn_local};

#[derive(Clone, Copy)]
struct Chips {
    id: &'static str,
    seat: Seat,
    chosen: RwSignal<Vec<Tag>>,
    words: RwSignal<Vec<Word>>,
    typed: RwSignal<String>,
    marked: RwSignal<usize>,
    changed: Option<Callback<()>>,
}

impl Chips {
    fn hits(self) -> Vec<Tag> {
        self.words.with(|words| self.typed.with(|typed| self.chosen.with(|chosen| offered(words, typed, chosen))))
    }

    fn tell(self) {
        if let Some(changed) = self.changed {
            changed.run(());
        }
    }

    fn take(self, tag: Tag) {
        if self.chosen.with_untracked(Vec::len) < MOST_WORDS {
            self.chosen.update(|chosen| chosen.push(tag));
            self.typed.set(String::new());
            self.marked.set(0);
            self.tell();
        }
    }

    fn drop_at(self, place: usize) {
        self.chosen.update(|chosen| {
            if place < chosen.len() {
                chosen.remove(place);
            }
        });
        self.tell();
    }

    /// Keys that mean something here; `false` leaves one to the form around.
    fn hear(self, key: &str) -> bool {
        let hits = untrack(move || self.hits());
        let is_blank = self.typed.with_untracked(|typed| typed.trim().is_empty());
        match key {
            "ArrowDown" if !hits.is_empty() => self.marked.update(|at| *at = (*at + 1) % hits.len()),
            "ArrowUp" if !hits.is_empty() => self.marked.update(|at| *at = at.checked_sub(1).unwrap_or(hits.len() - 1)),
            "Enter" if !is_blank => hits.into_iter().nth(self.marked.get_untracked()).into_iter().for_each(|tag| self.take(tag)),
            "Backspace" if self.typed.with_untracked(String::is_empty) => {
                let last = self.chosen.with_untracked(|chosen| chosen.len().checked_sub(1));
                last.into_iter().for_each(|last| self.drop_at(last));
            }
            "Escape" if !is_blank => self.typed.set(String::new()),
            _ => return false,
        }
        true
    }
}

/// `changed` is told after each word that comes or goes.
#[component]
pub fn WordField(
    seat: Seat,
    id: &'static str,
    chosen: RwSignal<Vec<Tag>>,
    #[prop(optional, into)] changed: Option<Callback<()>>,
) -> impl IntoView {
    let say = tags::of(seat.locale);
    let chips = Chips {
        id,
        seat,
        chosen,
        words: RwSignal::new(Vec::new()),
        typed: RwSignal::new(String::new()),
        marked: RwSignal::new(0),
        changed,
    };
    spawn_local(async move {
        if let Ok(words) = offered_words(String::new()).await {
            chips.words.try_set(words);
        }
    });
    let list = format!("{id}-offered");
    let is_open = Memo::new(move |_| !chips.hits().is_empty());
    let at = move || is_open.get().then(|| format!("{id}-{}", chips.marked.get()));
    let on_key = move |event: ev::KeyboardEvent| {
        if !event.is_composing() && chips.hear(&event.key()) {
            event.prevent_default();
        }
    };
    let heard = move || match (chips.typed.with(|typed| typed.trim().is_empty()), is_open.get()) {
        (false, false) => say.no_word,
        _ => "",
    };
    view! {
        <div class="words">
            <label class="till__label" for=id>{say.words}</label>
            <ul class="noted-list" role="list">{move || chosen.get().into_iter().enumerate().map(|(place, tag)| chip(chips, place, tag)).collect_view()}</ul>
            <input class="desk-input" id=id role="combobox" aria-autocomplete="list" aria-expanded=move || is_open.get().to_string() aria-controls=list.clone()
                aria-activedescendant=at autocomplete="off" spellcheck="false" maxlength=MOST_NAME placeholder=say.words_hint
                prop:value=move || chips.typed.get() on:keydown=on_key
                on:input=move |event| { chips.typed.set(event_target_value(&event)); chips.marked.set(0); }/>
            <Show when=move || is_open.get()>{offered_list(chips, format!("{id}-offered"))}</Show>
            <p class="drawer__why" role="status">{heard}</p>
        </div>
    }
}

fn chip(chips: Chips, place: usize, tag: Tag) -> impl IntoView {
    let say = tags::of(chips.seat.locale);
    let off = move |_| {
        chips.drop_at(place);
        super::keys::focus(chips.id);
    };
    view! {
        <li class="noted" data-word=format!("{}:{}", tag.kind, tag.slug)>
            {tag.name.clone()}<span class="noted__by">{facet(chips.seat.locale)(&tag.kind)}</span>
            <button class="noted__off" type="button" tabindex="-1" aria-label=format!("{}: {}", say.take_off, tag.name) on:click=off>"×"</button>
        </li>
    }
}

fn offered_list(chips: Chips, list: String) -> impl IntoView {
    let say = tags::of(chips.seat.locale);
    let one = move |(place, tag): (usize, Tag)| {
        let taken = tag.clone();
        let take = move |event: ev::MouseEvent| {
            // the field keeps the focus
            event.prevent_default();
            chips.take(taken.clone());
        };
        view! {
            <li class="words__hit" id=format!("{}-{place}", chips.id) role="option" aria-selected=move || (chips.marked.get() == place).to_string() on:mousedown=take>
                <span>{tag.name.clone()}</span><span class="noted__by">{facet(chips.seat.locale)(&tag.kind)}</span>
            </li>
        }
    };
    view! { <ul class="words__offered" id=list role="listbox" aria-label=say.words>{move || chips.hits().into_iter().enumerate().map(one).collect_view()}</ul> }
}
