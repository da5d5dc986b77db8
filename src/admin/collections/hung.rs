//! The pieces of a collection: one is hung in it by its code, taken out, or chosen as its cover.
use super::{
    api::{cover_collection, hang_in_collection},
    drawer::Desk,
};
use crate::admin::prelude::*;
use crate::{
    domain::{collection::Hung, id::ProductId},
    i18n::pieces,
    paths,
};
use leptos::{ev, task::spawn_local};

const SMALLEST: u32 = 320;
const SHOWN: usize = 100;

/// `keeps`: she may change it.
pub fn part(desk: Desk, keeps: bool) -> Drawn {
    let say = desk.room.seat.collections();
    let pieces = move || desk.of(|sheet| (sheet.pieces.clone(), sheet.cover)).unwrap_or_default();
    let each = move || {
        let (pieces, cover) = pieces();
        pieces.into_iter().map(|piece| one(desk, keeps, cover, piece)).collect_view()
    };
    let foot = move || match desk.of(|sheet| sheet.pieces.len()) {
        Some(0) => say.none_hung,
        Some(count) if count >= SHOWN => say.first_hundred,
        _ => "",
    };
    let is_covered = Memo::new(move |_| desk.of(|sheet| sheet.cover.is_some()).unwrap_or_default());
    view! {
        <section class="drawer__part">
            <h3 class="drawer__label">{say.hung}</h3>
            {keeps.then(|| hang(desk))}
            <ul class="lines" role="list">{each}</ul>
            <p class="drawer__why">{foot}</p>
            <Show when=move || keeps && is_covered.get()>
                <p><button class="desk-button desk-button--small" type="button" disabled=move || desk.busy.get() on:click=move |_| cover(desk, None)>{say.no_cover}</button></p>
            </Show>
        </section>
    }
    .drawn()
}

fn cover(desk: Desk, product: Option<ProductId>) {
    if let Some((id, seen)) = untrack(move || desk.of(|sheet| (sheet.row.id, sheet.version))) {
        desk.go(cover_collection(id, seen, product));
    }
}

/// A scanner types here, too: the field is empty again for the next one.
fn hang(desk: Desk) -> impl IntoView {
    let say = desk.room.seat.collections();
    let typed = RwSignal::new(String::new());
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let code = typed.get_untracked();
        let Some(id) = untrack(move || desk.of(|sheet| sheet.row.id)) else { return };
        spawn_local(async move {
            if desk.attempt(hang_in_collection(Some(id), code)).await {
                typed.try_set(String::new());
            }
        });
    };
    view! {
        <form class="scan" on:submit=send novalidate>
            <p class="scan__row">
                <input class="desk-input" id="collection-hang" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="16" aria-label=say.code placeholder=say.code
                    prop:value=move || typed.get() on:input=move |event| typed.set(event_target_value(&event))/>
                <button class="desk-button" disabled=move || desk.busy.get()>{say.hang}</button>
            </p>
            <p class="drawer__why">{say.hang_why}</p>
        </form>
    }
}

fn one(desk: Desk, keeps: bool, chosen: Option<ProductId>, piece: Hung) -> impl IntoView {
    let (seat, say) = (desk.room.seat, desk.room.seat.collections());
    let picture =
        piece.media_key.as_ref().map(|key| view! { <img class="line__picture" src=paths::media(key, SMALLEST) alt="" loading="lazy"/> });
    let is_cover = chosen == Some(piece.product);
    let may_cover = keeps && !is_cover && piece.media_key.is_some();
    let (product, code) = (piece.product, piece.code.clone());
    let out = move |_| desk.go(hang_in_collection(None, code.clone()));
    let verb_of = |verb: &str| format!("{verb}: {} {}", piece.name, piece.code);
    let name = if keeps {
        view! { <a class="line__name" href=paths::admin_piece(piece.piece)>{piece.name.clone()}</a> }.drawn()
    } else {
        view! { <span class="line__name">{piece.name.clone()}</span> }.drawn()
    };
    let state = (pieces::of(seat.locale).status)(piece.status);
    view! {
        <li class="line">
            {picture}
            {name}
            <span class="line__label">{piece.code.clone()}" · "{piece.size.clone()}{is_cover.then(|| format!(" · {}", say.is_cover))}</span>
            <span class="line__total"><span class="state" data-state=piece.status.name()>{state}</span></span>
            <span class="line__each intake__verbs">
                {may_cover.then(|| view! { <button class="desk-button desk-button--small" type="button" aria-label=verb_of(say.cover) disabled=move || desk.busy.get() on:click=move |_| cover(desk, Some(product))>{say.cover}</button> })}
                {keeps.then(|| view! { <button class="desk-button desk-button--small" type="button" aria-label=verb_of(say.take_out) disabled=move || desk.busy.get() on:click=out>{say.take_out}</button> })}
            </span>
        </li>
    }
}
