//! Above the list: who, what, about what, and words. All of it lives in the address.
use super::Book;
use crate::admin::prelude::*;
use crate::{
    admin::{
        list::{Room, Seek},
        team::list_team,
    },
    domain::{audit::AuditWish, id::PersonId},
    i18n::audit::{KINDS, SUBJECTS},
};
use leptos::task::spawn_local;

#[component]
pub fn AuditBar(room: Room<Book>) -> impl IntoView {
    let say = room.seat.audit();
    let ask = move |change: &dyn Fn(&mut AuditWish)| {
        let mut wish = room.wish.get_untracked();
        change(&mut wish);
        room.go.run((room.list_address(&wish), true));
    };
    let kinds = move || {
        let subject = room.wish.with(|wish| wish.subject.clone());
        let fitting =
            KINDS.iter().filter(move |(kind, ..)| subject.is_empty() || kind.split_once('.').is_some_and(|(of, _)| of == subject));
        let chosen = room.wish.with(|wish| wish.kind.clone());
        fitting.map(|(kind, ..)| view! { <option value=*kind selected=chosen == *kind>{room.seat.sentence(kind)}</option> }).collect_view()
    };
    let subjects = move || {
        let chosen = room.wish.with(|wish| wish.subject.clone());
        SUBJECTS.map(|subject| view! { <option value=subject selected=chosen == subject>{(say.subject)(subject)}</option> }).collect_view()
    };
    view! {
        <header class="list__bar audit__bar">
            <h1 class="list__title" id=room.title_id() tabindex="-1">{say.list.title}</h1>
            <Who room=room/>
            <select
                class="desk-input audit__choice" id="audit-about" aria-label=say.about
                on:change=move |event| { let subject = event_target_value(&event); ask(&|wish| { wish.subject = subject.clone(); wish.kind = String::new(); wish.thing = None; }); }
            ><option value="">{say.everything}</option>{subjects}</select>
            <select
                class="desk-input audit__choice" id="audit-kind" aria-label=say.what
                on:change=move |event| { let kind = event_target_value(&event); ask(&|wish| wish.kind = kind.clone()); }
            ><option value="">{say.anything}</option>{kinds}</select>
            <Seek room=room/>
        </header>
    }
}

/// One of the team, or anybody.
#[component]
fn Who(room: Room<Book>) -> impl IntoView {
    let say = room.seat.audit();
    let people = RwSignal::new(Vec::<(PersonId, String)>::new());
    Effect::new(move |_| {
        spawn_local(async move {
            // without the list everything else still works
            if let Ok(team) = list_team(false).await {
                people.try_set(team.members.into_iter().map(|member| (member.id, member.full_name)).collect());
            }
        });
    });
    let options = move || {
        let chosen = room.wish.with(|wish| wish.person);
        people
            .get()
            .into_iter()
            .map(|(id, name)| view! { <option value=id.to_string() selected=chosen == Some(id)>{name}</option> })
            .collect_view()
    };
    let choose = move |event| {
        let person = event_target_value(&event).parse().ok();
        let wish = AuditWish { person, ..room.wish.get_untracked() };
        room.go.run((room.list_address(&wish), true));
    };
    view! {
        <select class="desk-input audit__choice" id="audit-who" aria-label=say.who on:change=choose>
            <option value="">{say.anybody}</option>{options}
        </select>
    }
}
