//! What is known of a word: what leans on it, its name in both languages, whether it is in use.
use super::{
    aliases,
    api::{rename_tag, retire_tag},
    drawer::Desk,
    merge,
};
use crate::admin::prelude::*;
use crate::{
    domain::tag::{MOST_NAME, TagSheet},
    i18n::{amount, product::facet},
    paths,
};
use leptos::ev;

pub fn body(desk: Desk, word: TagSheet) -> Drawn {
    let (seat, say) = (desk.room.seat, desk.room.seat.tags());
    let one = |name: &'static str, told: String| view! { <div class="answers__one"><dt class="answers__name">{name}</dt><dd class="answers__told">{told}</dd></div> };
    let went_on = word.into.clone().map(|(id, name)| {
        view! { <p class="drawer__notice" data-tone="warn">{say.went_on}" "<a class="desk-link" href=paths::admin_tag(id)>{name}</a></p> }
    });
    let is_here = word.into.is_none();
    let lead = format!("{} · {}", facet(seat.locale)(&word.row.tag.kind), word.row.tag.slug);
    view! {
        <section>
            <p class="drawer__placed">{lead}{word.row.retired.then(|| format!(" · {}", say.retired))}</p>
            {went_on}
            <p class="till__wrong" role="alert">{move || desk.told.get()}</p>
            <dl class="answers">
                {one(say.here, amount::count(word.row.here, seat.locale))}
                {one(say.goods, amount::count(word.row.goods, seat.locale))}
                {one(say.clients, amount::count(word.row.clients, seat.locale))}
            </dl>
            <p><a class="desk-link" href=paths::admin_pieces_called(&word.row.tag)>{say.pieces}</a></p>
        </section>
        {is_here.then(|| rename(desk, &word))}
        {is_here.then(|| aliases::part(desk, &word))}
        {is_here.then(|| use_of(desk, &word))}
        {is_here.then(|| merge::part(desk, &word))}
        {merge::past(desk, &word)}
    }
    .drawn()
}

fn rename(desk: Desk, word: &TagSheet) -> Drawn {
    let (say, id) = (desk.room.seat.tags(), word.row.id);
    let (name, also) = (RwSignal::new(word.row.tag.name.clone()), RwSignal::new(word.row.also.clone()));
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (name, also) = (name.get_untracked(), also.get_untracked());
        desk.attempt(async move { rename_tag(id, name, also).await });
    };
    view! {
        <section class="drawer__part">
            <h3 class="drawer__label">{say.rename}</h3>
            <form class="till__lines" on:submit=send novalidate>
                {field("tag-name", say.name, name)}
                {field("tag-also", say.also, also)}
                <p class="drawer__why">{say.rename_why}</p>
                <p><button class="desk-button" disabled=move || desk.busy.get()>{say.save}</button></p>
            </form>
        </section>
    }
    .drawn()
}

pub fn field(id: &'static str, label: &'static str, typed: RwSignal<String>) -> impl IntoView {
    view! {
        <p class="till__field">
            <label class="till__label" for=id>{label}</label>
            <input class="desk-input" id=id autocomplete="off" maxlength=MOST_NAME prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))/>
        </p>
    }
}

fn use_of(desk: Desk, word: &TagSheet) -> Drawn {
    let (say, id, retired) = (desk.room.seat.tags(), word.row.id, word.row.retired);
    let turn = move |_| desk.attempt(async move { retire_tag(id, !retired).await });
    view! {
        <section class="drawer__part">
            <p class="drawer__why">{say.retire_why}</p>
            <p><button class="desk-button" type="button" disabled=move || desk.busy.get() on:click=turn>{if retired { say.offer_again } else { say.retire }}</button></p>
        </section>
    }
    .drawn()
}
