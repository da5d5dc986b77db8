//! Further filters of the list, in a line that opens. Each stands in the address, so that a segment is a link.
use super::{Clients, api::Choices, entrust};
use crate::admin::prelude::*;
use crate::{
    admin::list::Room,
    domain::{
        client::{Charge, ClientWish, Keeps},
        role::Role,
    },
    i18n::clients::{self, Filters},
};
use leptos::ev;

/// The kind of words that are sizes.
const SIZE: &str = "size";
/// Days without a bag or an order that one asks for.
const UNSEEN: [u16; 4] = [30, 90, 180, 365];

type Options = Vec<(String, String)>;

#[component]
pub fn More(room: Room<Clients>, choices: RwSignal<Option<Choices>>) -> impl IntoView {
    let say = clients::filters(room.seat.locale);
    let narrowed = Memo::new(move |_| room.wish.with(ClientWish::narrowed));
    let clear = move || {
        let wish = ClientWish {
            shown: room.wish.with(|wish| wish.shown),
            words: room.wish.with(|wish| wish.words.clone()),
            ..ClientWish::default()
        };
        room.list_address(&wish)
    };
    let entrusts = move || {
        let from = room.wish.with(|wish| wish.charge);
        match from {
            Some(Charge::Of(person)) if room.seat.role == Role::Owner => {
                Some(view! { <entrust::Entrust room=room from=person choices=choices/> })
            }
            _ => None,
        }
    };
    let is_narrowed = move || narrowed.with(|count| *count > 0);
    view! {
        <details class="asking" open=is_narrowed>
            <summary class="asking__title">{move || (say.title)(narrowed.get())}</summary>
            <div class="segment">{described(room, choices)}{behaved(room)}</div>
            {move || is_narrowed().then(|| view! { <p><a class="desk-link" href=clear>{say.clear}</a></p> })}
            {entrusts}
        </details>
    }
}

/// One filter: what may be chosen, what is, and how the choice changes the wish.
fn choice(
    room: Room<Clients>,
    name: &'static str,
    label: &'static str,
    options: impl Fn() -> Options + Send + Sync + 'static,
    chosen: impl Fn(&ClientWish) -> String + Copy + Send + Sync + 'static,
    change: impl Fn(&mut ClientWish, &str) + Copy + 'static,
) -> impl IntoView {
    let any = clients::filters(room.seat.locale).any;
    let options = move || {
        let now = room.wish.with(chosen);
        options()
            .into_iter()
            .map(|(value, word)| view! { <option value=value.clone() selected=value == now>{word}</option> })
            .collect_view()
    };
    let choose = move |event: ev::Event| {
        let mut wish = room.wish.get_untracked();
        change(&mut wish, &event_target_value(&event));
        room.go.run((room.list_address(&wish), true));
    };
    let id = format!("clients-{name}");
    view! {
        <p class="till__field">
            <label class="till__label" for=id.clone()>{label}</label>
            <select class="desk-input" id=id on:change=choose><option value="">{any}</option>{options}</select>
        </p>
    }
}

/// By what is said of her: size, word, class, who looks after her.
fn described(room: Room<Clients>, choices: RwSignal<Option<Choices>>) -> impl IntoView {
    let say = clients::filters(room.seat.locale);
    let words = move |sizes: bool| {
        let of = |all: &Choices| {
            all.words
                .iter()
                .filter(|tag| (tag.kind == SIZE) == sizes)
                .map(|tag| (format!("{}/{}", tag.kind, tag.slug), tag.name.clone()))
                .collect()
        };
        choices.with(|all| all.as_ref().map(of).unwrap_or_default())
    };
    let classes = move || -> Options {
        choices.with(|all| {
            all.as_ref().map(|all| all.classes.iter().map(|class| (class.id.to_string(), class.name.clone())).collect()).unwrap_or_default()
        })
    };
    let floor = move || -> Options {
        let named = [(Charge::Mine.name(), say.mine.to_owned()), (Charge::Nobody.name(), say.nobody.to_owned())];
        let of = |all: &Choices| all.floor.iter().map(|(id, name)| (id.to_string(), name.clone())).collect::<Vec<_>>();
        named.into_iter().chain(choices.with(|all| all.as_ref().map(of).unwrap_or_default())).collect()
    };
    view! {
        {choice(room, "size", say.size, move || words(true), |wish| wish.size.clone(), |wish, word| wish.size = word.to_owned())}
        {choice(room, "tag", say.tag, move || words(false), |wish| wish.tag.clone(), |wish, word| wish.tag = word.to_owned())}
        {choice(room, "class", say.class, classes, |wish| wish.class.map(|id| id.to_string()).unwrap_or_default(), |wish, word| wish.class = word.parse().ok())}
        {choice(room, "charge", say.charge, floor, |wish| wish.charge.map(|charge| charge.name()).unwrap_or_default(), |wish, word| wish.charge = word.parse().ok())}
    }
}

/// By what she does: how much she keeps, since when she was not seen; and the month of her birthday.
fn behaved(room: Room<Clients>) -> impl IntoView {
    let say: &'static Filters = clients::filters(room.seat.locale);
    let keeps = move || Keeps::ALL.iter().map(|keeps| (keeps.name().to_owned(), (say.keep)(*keeps).to_owned())).collect();
    let unseen = move || UNSEEN.iter().map(|days| (days.to_string(), (say.unseen_for)(*days))).collect();
    let months = move || say.months.iter().zip(1..).map(|(name, month): (_, u8)| (month.to_string(), (*name).to_owned())).collect();
    view! {
        {choice(room, "keeps", say.keeps, keeps, |wish| wish.keeps.map(|keeps| keeps.name().to_owned()).unwrap_or_default(), |wish, word| wish.keeps = word.parse().ok())}
        {choice(room, "unseen", say.unseen, unseen, |wish| wish.unseen.map(|days| days.to_string()).unwrap_or_default(), |wish, word| wish.unseen = word.parse().ok())}
        {choice(room, "born", say.born, months, |wish| wish.born.map(|month| month.to_string()).unwrap_or_default(), |wish, word| wish.born = word.parse().ok())}
    }
}
