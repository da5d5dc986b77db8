//! One of the team beside the list: her hats, where she is signed in, and whether she comes in at all. What is changed counts at once.
use super::{
    Room,
    api::{change_hat, disable},
    hats::HatBoxes,
    places::Places,
};
use crate::{
    admin::{
        keys,
        sign::{Drawing, Sign},
    },
    domain::{role::Role, team::Member},
    paths,
};
use leptos::prelude::*;

#[component]
pub fn MemberDrawer(room: Room) -> impl IntoView {
    let say = room.seat.team();
    let member = Memo::new(move |_| room.open.get().and_then(|id| room.member(id)));
    let title = move || member.with(|member| member.as_ref().map_or(say.title.to_owned(), |member| member.full_name.clone()));
    Effect::new(move |_| {
        room.open.track();
        request_animation_frame(|| {
            keys::focus("drawer-title");
        });
    });
    let keyboard = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "Escape" && !keys::is_typing() {
            room.close();
        }
    });
    on_cleanup(move || keyboard.remove());
    let body = move || match (room.found.with(Option::is_some), member.get()) {
        (false, _) => view! { <p class="team__wait" role="status">{say.loading}</p> }.into_any(),
        (true, None) => view! { <div class="quiet"><p class="quiet__title">{say.gone}</p></div> }.into_any(),
        (true, Some(member)) => view! { <Sheet room=room member=member/> }.into_any(),
    };
    view! {
        <aside class="drawer" id="drawer" aria-labelledby="drawer-title">
            <header class="drawer__head">
                <h2 class="drawer__title" id="drawer-title" tabindex="-1">{title}</h2>
                <div class="drawer__tools">
                    <button class="drawer__tool" type="button" title=say.close aria-label=say.close on:click=move |_| room.close()><Drawing sign=Sign::Close/></button>
                </div>
            </header>
            <div class="drawer__body">{body}</div>
        </aside>
    }
}

#[component]
fn Sheet(room: Room, member: Member) -> impl IntoView {
    let say = room.seat.team();
    let id = member.id;
    let hats = RwSignal::new(member.hats.clone());
    // a hat that was refused goes back to where it was when the list answers: the sheet is drawn anew
    let turn = Callback::new(move |(hat, worn): (Role, bool)| {
        room.attempt(async move { change_hat(id, hat, worn).await.map(|()| String::new()) });
    });
    let seen = if member.seen.is_empty() { say.never.to_owned() } else { member.seen.clone() };
    let no_way_in = (!member.comes_in).then(|| view! { <p class="drawer__placed">{say.no_way_in}</p> });
    let did = format!("{}?who={id}", paths::ADMIN_AUDIT);
    view! {
        <p class="drawer__placed">{member.email.clone()}</p>
        {no_way_in}
        <dl class="facts">
            <div class="facts__row"><dt>{say.since}</dt><dd>{member.since.clone()}</dd></div>
            <div class="facts__row"><dt>{say.seen}</dt><dd>{seen}</dd></div>
        </dl>
        <section class="drawer__part"><HatBoxes seat=room.seat worn=hats of="hat" disabled=room.busy turn=turn/></section>
        <section class="drawer__part"><Places room=room person=id/></section>
        <section class="drawer__part">{access(room, &member)}</section>
        <section class="drawer__part"><a class="link" href=did>{say.what_she_did}</a></section>
    }
}

fn access(room: Room, member: &Member) -> impl IntoView + use<> {
    let say = room.seat.team();
    let (id, is_disabled) = (member.id, member.is_disabled);
    let press = move |_| room.attempt(async move { disable(id, !is_disabled).await.map(|()| String::new()) });
    let why = (!is_disabled).then(|| view! { <p class="drawer__why">{say.disable_why}</p> });
    let word = if is_disabled { say.enable } else { say.disable };
    view! { {why}<p><button class="desk-button" type="button" id="member-access" disabled=move || room.busy.get() on:click=press>{word}</button></p> }
}
