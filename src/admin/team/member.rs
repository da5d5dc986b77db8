//! One of the team beside the list: her hats, where she is signed in, and whether she comes in at all. What is changed counts at once.
use super::{
    Room,
    api::{change_hat, disable},
    hats::HatBoxes,
    places::Places,
};
use crate::admin::prelude::*;
use crate::{
    admin::{
        keys,
        sign::{Drawing, Sign},
    },
    domain::{role::Role, team::Member},
    paths,
};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

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
        (false, _) => view! { <p class="team__wait" role="status">{say.loading}</p> }.drawn(),
        (true, None) => view! { <div class="quiet"><p class="quiet__title">{say.gone}</p></div> }.drawn(),
        (true, Some(member)) => view! { <Sheet room=room member=member/> }.drawn(),
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
    // the last hat waits here until she has said yes
    let last = RwSignal::new(None::<Role>);
    let name = member.full_name.clone();
    let take = move |hat: Role| room.take_hat(id, name.clone(), hat);
    // a hat that was refused goes back to where it was when the list answers: the sheet is drawn anew
    let take_at_once = take.clone();
    let turn = Callback::new(move |(hat, worn): (Role, bool)| {
        // a box that was unticked and is ticked again before she said yes
        if worn && last.get_untracked() == Some(hat) {
            return last.set(None);
        }
        match (worn, hats.with_untracked(Vec::len) == 1) {
            (true, _) => room.attempt(async move { change_hat(id, hat, true).await.map(|()| String::new()) }),
            (false, true) => last.set(Some(hat)),
            (false, false) => take_at_once(hat),
        }
    });
    let asked = (say.last_hat)(&member.full_name);
    let sure = move || last.get().map(|hat| ask_again(room, asked.clone(), take.clone(), (last, hat)));
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
        <section class="drawer__part"><HatBoxes seat=room.seat worn=hats of="hat" disabled=room.busy turn=turn/>{sure}</section>
        <section class="drawer__part"><Places room=room person=id/></section>
        <section class="drawer__part">{access(room, &member)}</section>
        <section class="drawer__part"><a class="link" href=did>{say.what_she_did}</a></section>
    }
}

/// Whether she means it: her own rooms close for somebody with the last hat.
fn ask_again(room: Room, asked: String, take: impl Fn(Role) + 'static, (last, hat): (RwSignal<Option<Role>>, Role)) -> impl IntoView {
    let say = room.seat.team();
    let keep = move |_| {
        last.set(None);
        // the box shows again what is true
        let id = format!("hat-{}", hat.name());
        if let Some(ticked) = document().get_element_by_id(&id).and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) {
            ticked.set_checked(true);
        }
        keys::focus(&id);
    };
    request_animation_frame(|| {
        keys::focus("last-hat-keep");
    });
    view! {
        <div class="drawer__notice" data-tone="bad" role="alert">
            <p class="drawer__why">{asked}</p>
            <p>
                <button class="desk-button" type="button" id="last-hat-keep" on:click=keep>{say.keep_it}</button>
                <button class="desk-button" type="button" id="last-hat-take" disabled=move || room.busy.get() on:click=move |_| take(hat)>{say.take_it}</button>
            </p>
        </div>
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
