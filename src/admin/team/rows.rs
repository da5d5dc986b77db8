//! The two lists: who is here, and who was asked to come.
use super::{
    Room,
    api::{invite_again, withdraw},
    hats::words_of,
};
use crate::admin::prelude::*;
use crate::{
    domain::team::{Invitation, Member, Team},
    paths,
};

#[component]
pub fn Rows(room: Room, team: Team) -> impl IntoView {
    let say = room.seat.team();
    let members = team.members.into_iter().map(|member| member_row(room, member)).collect_view();
    let invited = if team.invitations.is_empty() {
        view! { <p class="team__none">{say.nobody_invited}</p> }.drawn()
    } else {
        let rows = team.invitations.into_iter().map(|invitation| invitation_row(room, invitation)).collect_view();
        view! { <ul class="team__rows" role="list">{rows}</ul> }.drawn()
    };
    view! {
        <h2 class="team__part">{say.people}</h2>
        <ul class="team__rows" role="list">{members}</ul>
        <h2 class="team__part">{say.invited}</h2>
        {invited}
    }
}

fn member_row(room: Room, member: Member) -> impl IntoView {
    let say = room.seat.team();
    let id = member.id;
    let seen = if member.seen.is_empty() { say.never.to_owned() } else { member.seen };
    let open = (member.sessions > 0).then(|| format!(", {}", (say.counted)(member.sessions)));
    let me = member.is_me.then(|| view! { <span class="team__mark">{say.me}</span> });
    let state = member.is_disabled.then(|| view! { <span class="state" data-state="cancelled">{say.disabled}</span> });
    view! {
        <li>
            <a class="team-row" href=paths::admin_member(id) aria-current=move || (room.open.get() == Some(id)).then_some("true")>
                <span class="team-row__name">{member.full_name}" "{me}</span>
                <span class="team-row__hats">{words_of(room.seat, &member.hats)}{state}</span>
                <span class="team-row__email">{member.email}</span>
                <span class="team-row__seen">{say.seen}": "{seen}{open}</span>
            </a>
        </li>
    }
}

fn invitation_row(room: Room, invitation: Invitation) -> impl IntoView {
    let say = room.seat.team();
    let (id, email) = (invitation.id, invitation.email.clone());
    let again = move |_| {
        let email = email.clone();
        room.attempt(async move { invite_again(id).await.map(|()| (say.sent)(&email)) });
    };
    let stands = if invitation.is_over { say.over.to_owned() } else { (say.until)(&invitation.until) };
    view! {
        <li class="team-row team-row--invited">
            <span class="team-row__name">{invitation.email}</span>
            <span class="team-row__hats">{words_of(room.seat, &invitation.hats)}</span>
            <span class="team-row__email">{(say.sent_at)(&invitation.sent)}", "{(say.by)(&invitation.by)}</span>
            <span class="team-row__seen">{stands}</span>
            <span class="team-row__verbs">
                <button class="desk-button" type="button" disabled=move || room.busy.get() on:click=again>{say.again}</button>
                <button
                    class="desk-button" type="button" disabled=move || room.busy.get()
                    on:click=move |_| room.attempt(async move { withdraw(id).await.map(|()| String::new()) })
                >{say.withdraw}</button>
            </span>
        </li>
    }
}
