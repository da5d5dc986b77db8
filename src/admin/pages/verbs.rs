//! What may be done with a page besides writing: publish, schedule, take off, go back. Only what is legal now is offered.
use super::desk::{Desk, Saving};
use crate::admin::prelude::*;
use crate::{
    domain::editorial::{Move, PageKind, PageSheet, RevisionStatus},
    paths,
};

/// The sentence about saving, in one word or two; errors say more below.
#[component]
pub fn SaveState(desk: Desk) -> impl IntoView {
    let say = &desk.seat.pages().editor;
    let word = move || match desk.saving.get() {
        Saving::Saved if desk.sheet.with(|sheet| matches!(sheet, Some(Ok(sheet)) if sheet.base.is_some())) => say.saved.to_owned(),
        Saving::Saved => String::new(),
        Saving::OnItsWay => say.saving.to_owned(),
        Saving::Unsound(unsound) => (desk.seat.pages().fault)(unsound.why).to_owned(),
        Saving::Unsaved | Saving::Conflict => say.unsaved.to_owned(),
        Saving::Failed(error) => (desk.seat.say().trouble)(error.status()).0.to_owned(),
    };
    view! { <span class="page-desk__saving" role="status">{word}</span> }
}

#[component]
pub fn Verbs(desk: Desk) -> impl IntoView {
    let say = &desk.seat.pages().editor;
    let is_dirty = move || {
        desk.saving.track();
        desk.is_dirty()
    };
    // what stands for itself is published; a draft, a promised hour or new words can be
    let can_publish = move || is_dirty() || matches!(desk.status(), RevisionStatus::Draft | RevisionStatus::Scheduled);
    let is_scheduled = move || desk.status() == RevisionStatus::Scheduled;
    let has_draft = move || desk.status() == RevisionStatus::Draft && !with_sheet(desk, |sheet| sheet.base.is_none());
    let is_live = move || with_sheet(desk, |sheet| sheet.is_live && sheet.key.kind != PageKind::Home);
    let button = move |word: &'static str, step: Move, done: &'static str| {
        view! { <button class="desk-button" type="button" on:click=move |_| desk.go(step.clone(), done.to_owned())>{word}</button> }
    };
    let when = move || {
        let at = desk.sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.as_ref().ok()).and_then(|sheet| sheet.publish_at.clone()));
        at.map(|at| view! { <p class="page-desk__when">{(say.scheduled_for)(&at)}</p> })
    };
    view! {
        <div class="page-desk__verbs">
            <button
                class="desk-button desk-button--strong" id="publish" type="button" disabled=move || !can_publish()
                on:click=move |_| desk.go(Move::Publish, say.published.to_owned())
            >{say.publish}</button>
            <Show when=move || !is_scheduled()><Schedule desk=desk/></Show>
            <Show when=is_scheduled>{button(say.unschedule, Move::Unschedule, "")}</Show>
            <Show when=has_draft>{button(say.discard, Move::Discard, "")}</Show>
            <Show when=is_live>{button(say.unpublish, Move::Unpublish, "")}</Show>
        </div>
        {when}
    }
}

fn with_sheet(desk: Desk, is: impl Fn(&PageSheet) -> bool) -> bool {
    desk.sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.as_ref().ok()).is_some_and(is))
}

/// A date and time on the shop's clock.
#[component]
fn Schedule(desk: Desk) -> impl IntoView {
    let say = &desk.seat.pages().editor;
    let now = desk
        .sheet
        .with_untracked(|sheet| sheet.as_ref().and_then(|sheet| sheet.as_ref().ok()).map(|sheet| sheet.now.clone()).unwrap_or_default());
    let at = RwSignal::new(String::new());
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if !at.with_untracked(String::is_empty) {
            desk.go(Move::Schedule(at.get_untracked()), String::new());
        }
    };
    view! {
        <form class="page-desk__schedule" on:submit=go>
            <input class="desk-input" type="datetime-local" min=now aria-label=say.schedule_at title=say.schedule_at on:input=move |event| at.set(event_target_value(&event))/>
            <button class="desk-button" disabled=move || at.with(String::is_empty)>{say.schedule}</button>
        </form>
    }
}

/// What the page said before, and a way back to it.
#[component]
pub fn Revisions(desk: Desk) -> impl IntoView {
    let (pages, say) = (desk.seat.pages(), &desk.seat.pages().editor);
    let rows = move || {
        let revisions = desk
            .sheet
            .with(|sheet| sheet.as_ref().and_then(|sheet| sheet.as_ref().ok()).map(|sheet| sheet.revisions.clone()).unwrap_or_default());
        let may = !matches!(desk.status(), RevisionStatus::Draft | RevisionStatus::Scheduled);
        let each = revisions.into_iter().map(move |row| {
            let number = row.number;
            let back = may.then(|| {
                view! { <button class="desk-button" type="button" on:click=move |_| desk.go(Move::Revert(number), String::new())>{(say.revert)(number)}</button> }
            });
            view! {
                <li class="revision">
                    <span class="revision__number">{number}</span>
                    <span class="state" data-state=row.status.name()>{(pages.status)(row.status)}</span>
                    <span class="revision__by">{(say.by)(&row.by, &row.at)}</span>
                    {back}
                </li>
            }
        });
        each.collect_view()
    };
    let see = move || desk.sheet.with(|sheet| matches!(sheet, Some(Ok(sheet)) if sheet.is_live || sheet.key.kind != PageKind::Look));
    let address = paths::page(&desk.key.get_value());
    view! {
        <Show when=see><p><a class="link" href=address.clone() rel="external" target="_blank">{say.see}</a></p></Show>
        <details class="revisions"><summary>{say.revisions}</summary><ol class="revisions__list" role="list">{rows}</ol></details>
    }
}
