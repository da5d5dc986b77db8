//! All pages: how each stands, and a way to begin a new look.
use super::{
    HEADLINE,
    api::{MOST_WORDS, list_pages},
    name_of,
};
use crate::admin::{list::Turn, prelude::*};
use crate::{
    admin::{
        Seat, keys,
        sign::{Drawing, Sign},
        trouble::Trouble,
    },
    domain::editorial::{PageKey, PageRow},
    error::AppError,
    paths,
};
use leptos::{ev, leptos_dom::helpers::debounce};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use std::time::Duration;

const PAUSE: Duration = Duration::from_millis(160);

type Load = Option<Result<Vec<PageRow>, AppError>>;

#[component]
pub fn PageList(seat: Seat) -> impl IntoView {
    let say = &seat.pages().list;
    let (words, found, turn) = (RwSignal::new(String::new()), RwSignal::new(Load::None), Turn::new());
    let fetch = move || {
        turn.ask(list_pages(words.get_untracked()), move |answer| found.set(Some(answer)));
    };
    Effect::new(move |_| {
        fetch();
        keys::focus(HEADLINE);
    });
    let mut look = debounce(PAUSE, move |typed: String| {
        words.set(typed);
        fetch();
    });
    let rows = move || match found.get() {
        None => view! { <p class="pages__wait" role="status">{say.loading}</p> }.drawn(),
        Some(Err(error)) => view! { <Trouble seat=seat error=error retry=Callback::new(move |()| fetch())/> }.drawn(),
        Some(Ok(rows)) if rows.is_empty() => {
            let (title, text) = say.none;
            view! { <div class="quiet"><p class="quiet__title">{title}</p><p class="quiet__text">{text}</p></div> }.drawn()
        }
        Some(Ok(rows)) => {
            let lines = rows.into_iter().map(|row| line(seat, row)).collect_view();
            view! { <ol class="pages__rows" role="list">{lines}</ol> }.drawn()
        }
    };
    view! {
        <main class="desk pages" id="content">
            <header class="pages__bar">
                <h1 class="list__title" id=HEADLINE tabindex="-1">{seat.pages().title}</h1>
                <div class="seek" role="search">
                    <Drawing sign=Sign::Search/>
                    <input
                        class="seek__words" type="search" maxlength=MOST_WORDS autocomplete="off" spellcheck="false"
                        aria-label=say.search placeholder=say.hint on:input=move |event| look(event_target_value(&event))
                    />
                </div>
                <NewLook seat=seat/>
            </header>
            <div class="pages__scroll">{rows}</div>
        </main>
    }
}

fn line(seat: Seat, row: PageRow) -> impl IntoView {
    let pages = seat.pages();
    let state = match row.open {
        Some(open) => (pages.status)(open),
        None if row.is_live => pages.list.live,
        None if row.changed_at.is_empty() => pages.list.unwritten,
        None => pages.list.hidden,
    };
    let live = (row.open.is_some() && row.is_live).then_some(pages.list.live);
    let shape = match row.open {
        Some(open) => open.name(),
        None if row.is_live => "published",
        None => "retired",
    };
    view! {
        <li>
            <a class="page-row" href=paths::admin_page(&row.key)>
                <span class="page-row__kind">{(pages.kind)(row.key.kind)}</span>
                <span class="page-row__title">{name_of(seat, &row.key, &row.title)}</span>
                <span class="page-row__state"><span class="state" data-state=shape>{state}</span>{live.map(|live| view! { <span class="page-row__live">{live}</span> })}</span>
                <span class="page-row__at">{row.changed_at}</span>
            </a>
        </li>
    }
}

/// A look begins with its name: its address is made of it.
#[component]
fn NewLook(seat: Seat) -> impl IntoView {
    let say = &seat.pages().list;
    let (name, navigate) = (RwSignal::new(String::new()), use_navigate());
    let begin = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if let Some(key) = name.with_untracked(|name| PageKey::look_named(name)) {
            navigate(&paths::admin_page(&key), NavigateOptions { resolve: false, ..NavigateOptions::default() });
        }
    };
    view! {
        <form class="pages__new" on:submit=begin>
            <input
                class="desk-input" type="text" maxlength="60" aria-label=say.new_name placeholder=say.new_look autocomplete="off"
                on:input=move |event| name.set(event_target_value(&event))
            />
            <button class="desk-button" disabled=move || name.with(|name| PageKey::look_named(name).is_none())>{say.create}</button>
        </form>
    }
}
