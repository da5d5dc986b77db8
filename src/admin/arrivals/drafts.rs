//! Pieces that wait: each with what it lacks, the picture that may still be taken, and the way to the rail or back to who brought it.
use super::{
    api::{complete, decline_piece, publish},
    drawer::Desk,
};
use crate::admin::prelude::*;
use crate::{
    admin::photos,
    domain::{
        consignor::Decline,
        intake::{Draft, Missing},
        limit::typed_hundredths,
    },
    error::AppError,
    i18n::{amount, consignors},
    paths,
};
use leptos::{ev, html, task::spawn_local};

const SMALLEST: u32 = 320;

pub fn list(desk: Desk) -> impl IntoView {
    let say = desk.room.seat.arrivals();
    let told = RwSignal::new("");
    let drafts = move || desk.found.with(|found| found.as_ref().map(|sheet| sheet.drafts.clone()).unwrap_or_default());
    view! {
        <section class="drawer__part">
            <h3 class="drawer__label">{say.waiting}</h3>
            <p class="till__wrong" role="alert">{move || told.get()}</p>
            <Show when=move || drafts().is_empty()><p class="drawer__why">{say.none_waits}</p></Show>
            <ul class="lines" role="list">
                {move || drafts().into_iter().map(|draft| one(desk, told, draft)).collect_view()}
            </ul>
        </section>
    }
}

/// Do it, and read everything anew; a failure is told.
fn attempt(desk: Desk, told: RwSignal<&'static str>, verb: impl Future<Output = Result<(), AppError>> + 'static) {
    let say = desk.room.seat.arrivals();
    told.set("");
    spawn_local(async move {
        match verb.await {
            Ok(()) => desk.fetch(),
            Err(AppError::Conflict { reason }) => {
                told.try_set((say.refused)(&reason));
                desk.fetch();
            }
            Err(AppError::Invalid { reason, .. }) => {
                let why = if reason == "too_large" { say.photo_large } else { say.photo_wrong };
                told.try_set(why);
            }
            Err(error) => drop(told.try_set((desk.room.seat.say().trouble)(error.status()).0)),
        }
    });
}

fn one(desk: Desk, told: RwSignal<&'static str>, draft: Draft) -> impl IntoView {
    let (seat, say) = (desk.room.seat, desk.room.seat.arrivals());
    let (piece, product) = (draft.piece, draft.product);
    let picture =
        draft.media_key.as_ref().map(|key| view! { <img class="line__picture" src=paths::media(key, SMALLEST) alt="" loading="lazy"/> });
    let chips = draft
        .missing
        .iter()
        .map(|missing| view! { <span class="lacks" data-lacks=missing.name()>{(say.missing)(*missing)}</span> })
        .collect_view();
    let ready = draft.missing.is_empty();
    let camera = NodeRef::<html::Input>::new();
    let hang = move |_: ev::Event| {
        let files = camera.get_untracked().map(|field| photos::chosen(&field)).unwrap_or_default();
        attempt(desk, told, async move {
            for file in &files {
                photos::send(product, file).await?;
            }
            Ok(())
        });
    };
    let lacks = draft.missing.iter().filter_map(|missing| lacking(desk, told, &draft, *missing)).collect_view();
    let lacks_photo = draft.missing.contains(&Missing::Photo);
    view! {
        <li class="line">
            {picture}
            <a class="line__name" href=paths::admin_piece(piece)>{draft.name.clone()}</a>
            <span class="line__label"><span>{draft.code.clone()}" · "{draft.label.clone()}</span>{chips}</span>
            <span class="line__total">{(draft.price.minor > 0).then(|| amount::money(draft.price, seat.locale))}</span>
            <span class="line__each intake__verbs">
                {lacks}
                <label class="intake__camera">
                    <input class="visually-hidden" type="file" accept="image/jpeg,image/png,image/webp" multiple=true node_ref=camera on:change=hang/>
                    <span class="desk-button desk-button--small">{if lacks_photo { say.photos } else { say.more_photos }}</span>
                </label>
                {ready.then(|| view! { <button class="desk-button desk-button--small" type="button" on:click=move |_| attempt(desk, told, publish(piece))>{say.publish}</button> })}
                {draft.consigned.then(|| declining(desk, told, &draft))}
            </span>
        </li>
    }
}

/// It is not taken, with the reason that stands on her receipt.
fn declining(desk: Desk, told: RwSignal<&'static str>, draft: &Draft) -> impl IntoView + use<> {
    let (say, piece) = (desk.room.seat.arrivals(), draft.piece);
    let decline_words = consignors::of(desk.room.seat.locale).decline;
    let label = format!("{}, {}: {}", say.decline, say.why, draft.name);
    let reason = RwSignal::new(None::<Decline>);
    let send = move |_| {
        if let Some(reason) = reason.get_untracked() {
            attempt(desk, told, decline_piece(piece, reason));
        }
    };
    let options = Decline::ALL.iter().map(|one| view! { <option value=one.name()>{decline_words(*one)}</option> }).collect_view();
    view! {
        <select class="desk-input intake__lack" aria-label=label on:change=move |event| reason.set(event_target_value(&event).parse().ok())><option value="">{say.why}</option>{options}</select>
        <button class="desk-button desk-button--small" type="button" disabled=move || reason.get().is_none() on:click=send>{say.decline}</button>
    }
}

/// The field for what is missing; a picture has its own.
fn lacking(desk: Desk, told: RwSignal<&'static str>, draft: &Draft, missing: Missing) -> Option<Drawn> {
    let (seat, say, piece) = (desk.room.seat, desk.room.seat.arrivals(), draft.piece);
    let label = format!("{}: {}", (say.missing)(missing), draft.name);
    if missing == Missing::Price {
        let set = move |event: ev::Event| match typed_hundredths(&event_target_value(&event), seat.locale) {
            Some(minor) => attempt(desk, told, complete(piece, Some(minor), Vec::new())),
            None => told.set(say.price_wrong),
        };
        return Some(view! { <input class="desk-input intake__lack" inputmode="decimal" autocomplete="off" maxlength="20" aria-label=label placeholder=say.price on:change=set/> }.drawn());
    }
    let kind = match missing {
        Missing::Size => "size",
        Missing::Category => "category",
        Missing::Photo | Missing::Price => return None,
    };
    let words = desk.found.with_untracked(|found| {
        found.as_ref().map(|sheet| sheet.words.iter().filter(|tag| tag.kind == kind).cloned().collect::<Vec<_>>())
    })?;
    let options = words.into_iter().map(|tag| view! { <option value=tag.slug>{tag.name}</option> }).collect_view();
    let set = move |event: ev::Event| {
        let chosen = event_target_value(&event);
        if !chosen.is_empty() {
            attempt(desk, told, complete(piece, None, vec![(kind.to_owned(), chosen)]));
        }
    };
    Some(view! { <select class="desk-input intake__lack" aria-label=label on:change=set><option value="">{(say.kind)(kind)}</option>{options}</select> }.drawn())
}
