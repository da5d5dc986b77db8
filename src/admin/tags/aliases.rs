//! Other words for a word: what it was called before stays, what the team added comes and goes.
use super::{api::alias_tag, drawer::Desk};
use crate::admin::prelude::*;
use crate::{
    domain::tag::{Alias, MOST_NAME, TagSheet},
    error::AppError,
};
use leptos::ev;

pub fn part(desk: Desk, word: &TagSheet) -> Drawn {
    let (say, id) = (desk.room.seat.tags(), word.row.id);
    let typed = RwSignal::new(String::new());
    let one = |alias: &Alias| {
        let name = alias.word.clone();
        if alias.formerly {
            return view! { <li class="noted">{name}<span class="noted__by">{say.formerly}</span></li> }.drawn();
        }
        let label = format!("{}: {name}", say.drop_alias);
        let gone = name.clone();
        let off = move |_| {
            let gone = gone.clone();
            desk.attempt(async move { alias_tag(id, gone, false).await });
        };
        view! { <li class="noted">{name}<button class="noted__off" type="button" aria-label=label on:click=off>"×"</button></li> }.drawn()
    };
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let word = typed.get_untracked();
        if word.trim().is_empty() {
            return desk.attempt(std::future::ready(Err(AppError::Invalid { field: "word".into(), reason: "not_accepted".into() })));
        }
        desk.attempt(async move { alias_tag(id, word, true).await });
    };
    view! {
        <section class="drawer__part">
            <h3 class="drawer__label">{say.aliases}</h3>
            <ul class="noted-list" role="list">{word.aliases.iter().map(one).collect_view()}</ul>
            <form class="scan" on:submit=send novalidate>
                <p class="scan__row">
                    <input class="desk-input" id="tag-alias" autocomplete="off" maxlength=MOST_NAME aria-label=say.add_alias placeholder=say.add_alias
                        prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))/>
                    <button class="desk-button" disabled=move || desk.busy.get()>{say.save}</button>
                </p>
                <p class="drawer__why">{say.aliases_why}</p>
            </form>
        </section>
    }
    .drawn()
}
