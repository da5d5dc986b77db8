//! Two clients side by side before they become one: what moves, which of two values holds, what stands in the way. And the way back.
use super::{Desk, pair};
use crate::admin::prelude::*;
use crate::{
    admin::{
        clients::api::{merge_clients, preview_merge, undo_merge},
        trouble::Trouble,
    },
    domain::{
        client::alike::{Choice, MergeField, MergePreview},
        id::{MergeId, PersonId},
    },
    error::AppError,
    i18n::clients,
    paths,
};
use leptos::task::spawn_local;

type Found = Option<Result<(MergePreview, MergeId), AppError>>;

#[component]
pub fn Preview(desk: Desk, stays: PersonId, goes: PersonId) -> impl IntoView {
    let found = RwSignal::new(Found::None);
    // the merge that was made on this screen, which can be undone at once
    let made = RwSignal::new(None::<(MergeId, String)>);
    let fetch = move || {
        spawn_local(async move {
            let answer = preview_merge(stays, goes).await;
            found.try_set(Some(answer));
        });
    };
    fetch();
    move || match (made.get(), found.get()) {
        (Some((merge, name)), _) => done(desk, stays, merge, &name).drawn(),
        (None, None) => view! { <p class="team__wait" role="status">{clients::same(desk.seat.locale).look}</p> }.drawn(),
        (None, Some(Err(error))) => view! { <Trouble seat=desk.seat error=error retry=Callback::new(move |()| fetch())/> }.drawn(),
        (None, Some(Ok((preview, merge)))) => both(desk, preview, merge, made).drawn(),
    }
}

fn both(desk: Desk, preview: MergePreview, merge: MergeId, made: RwSignal<Option<(MergeId, String)>>) -> impl IntoView {
    let say = clients::same(desk.seat.locale);
    let (stays, goes) = (preview.winner.id, preview.loser.id);
    let names = [preview.winner.full_name.clone(), preview.loser.full_name.clone()];
    let (chosen, told, busy) = (RwSignal::new(Vec::<MergeField>::new()), RwSignal::new(String::new()), RwSignal::new(false));
    let is_open = preview.hindered.is_empty();
    let hindered = (!is_open).then(|| view! { <p class="till__wrong" role="alert">{(say.hindered)(&preview.hindered)}</p> });
    let press = move |_| {
        let chosen = chosen.get_untracked();
        let name = names[usize::from(chosen.contains(&MergeField::FullName))].clone();
        busy.set(true);
        spawn_local(async move {
            match merge_clients(merge, stays, goes, chosen).await {
                Ok(()) => {
                    desk.fetch();
                    made.try_set(Some((merge, name)));
                }
                Err(AppError::Conflict { reason }) => drop(told.try_set((say.hindered)(&reason).to_owned())),
                Err(error) => drop(told.try_set((desk.seat.say().trouble)(error.status()).0.to_owned())),
            }
            busy.try_set(false);
        });
    };
    let turned = preview.other_way.then(|| view! { <a class="desk-button" href=paths::admin_same_clients(goes, stays)>{say.turn}</a> });
    view! {
        <div class="pair__two">
            <section><h2 class="team__part">{say.stays}</h2>{pair::face(desk, &preview.winner)}</section>
            <section><h2 class="team__part">{say.goes}</h2>{pair::face(desk, &preview.loser)}</section>
        </div>
        {hindered}
        {moving(desk, &preview)}
        {choices(desk, preview.choices, chosen)}
        <p class="till__wrong" role="alert">{move || told.get()}</p>
        <p class="till__verbs">
            {is_open.then(|| view! { <button class="desk-button" type="button" id="merge" disabled=move || busy.get() on:click=press>{say.merge}</button> })}
            {turned}
            <a class="desk-button" href=paths::ADMIN_SAME_CLIENTS>{say.leave}</a>
        </p>
    }
}

/// What goes where.
fn moving(desk: Desk, preview: &MergePreview) -> impl IntoView + use<> {
    let say = clients::same(desk.seat.locale);
    let rows = preview.moving.iter().map(|(what, moves, rests)| view! { <li>{(say.moving)(*what, *moves, *rests)}</li> }).collect_view();
    let nothing = preview.moving.is_empty().then(|| view! { <p class="rules__lead">{say.nothing_moves}</p> });
    let open = (preview.open_bags > 0).then(|| view! { <p class="rules__lead">{(say.open_bags)(preview.open_bags)}</p> });
    let over = preview.over_limit.then(|| view! { <p class="till__wrong">{say.over_limit}</p> });
    view! {
        <section aria-labelledby="merge-moves">
            <h2 class="team__part" id="merge-moves">{say.moves}</h2>
            <ul class="pair__moves" role="list">{rows}</ul>
            {nothing}{open}{over}
            <p class="rules__lead">{say.consents}</p>
        </section>
    }
}

/// Where both have something: which of the two holds.
fn choices(desk: Desk, choices: Vec<Choice>, chosen: RwSignal<Vec<MergeField>>) -> impl IntoView {
    let say = clients::same(desk.seat.locale);
    let is_any = !choices.is_empty();
    let each = choices
        .into_iter()
        .map(|choice| {
            let (field, name) = (choice.field, format!("merge-{}", choice.field.name()));
            let option = |words: String, takes: bool| {
                let press = move |_| chosen.update(|all| {
                    all.retain(|one| *one != field);
                    if takes {
                        all.push(field);
                    }
                });
                let words = if words.is_empty() { "—".to_owned() } else { words };
                view! { <label class="desk-check"><input type="radio" name=name.clone() value=if takes { "goes" } else { "stays" } checked=!takes on:change=press/>{words}</label> }
            };
            view! { <fieldset class="pair__choice"><legend class="till__label">{(say.field)(field)}</legend>{option(choice.stays, false)}{option(choice.goes, true)}</fieldset> }
        })
        .collect_view();
    is_any.then(
        || view! { <section aria-labelledby="merge-choose"><h2 class="team__part" id="merge-choose">{say.choose}</h2>{each}</section> },
    )
}

/// They are one, with the way back.
fn done(desk: Desk, stays: PersonId, merge: MergeId, name: &str) -> impl IntoView + use<> {
    let say = clients::same(desk.seat.locale);
    let (told, busy) = (RwSignal::new(""), RwSignal::new(false));
    let undo = move |_| {
        busy.set(true);
        spawn_local(async move {
            match undo_merge(merge).await {
                Ok(_) => {
                    desk.told.try_set(say.undone.to_owned());
                    desk.fetch();
                    desk.go.run(paths::ADMIN_SAME_CLIENTS.to_owned());
                }
                Err(AppError::Conflict { .. }) => drop(told.try_set(say.changed)),
                Err(error) => drop(told.try_set((desk.seat.say().trouble)(error.status()).0)),
            }
            busy.try_set(false);
        });
    };
    view! {
        <div class="quiet">
            <p class="quiet__title" role="status">{(say.merged)(name)}</p>
            <p class="till__wrong" role="alert">{move || told.get()}</p>
            <p class="till__verbs">
                <a class="desk-button" href=paths::admin_client(stays)>{name.to_owned()}</a>
                <button class="desk-button" type="button" disabled=move || busy.get() on:click=undo>{say.undo}</button>
                <a class="desk-button" href=paths::ADMIN_SAME_CLIENTS>{say.back}</a>
            </p>
        </div>
    }
}
