//! Ask somebody to come: an address and the hats. What was typed stays until the letter is on its way.
use super::{Room, api::invite, hats::HatBoxes};
use crate::admin::prelude::*;
use crate::{
    admin::keys,
    domain::{role::Role, text},
    error::AppError,
};
use leptos::{ev, task::spawn_local};

#[component]
pub fn Invite(room: Room) -> impl IntoView {
    let say = room.seat.team();
    let (email, hats) = (RwSignal::new(String::new()), RwSignal::new(Vec::<Role>::new()));
    // beside the address, and beside the hats
    let (wrong_email, wrong_hats) = (RwSignal::new(""), RwSignal::new(""));
    let send = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let (typed, wanted) = (email.get_untracked(), hats.get_untracked());
        wrong_email.set(if text::email(&typed).is_err() { say.email_wrong } else { "" });
        wrong_hats.set(if wanted.is_empty() { say.hats_missing } else { "" });
        if !wrong_email.with_untracked(|wrong| wrong.is_empty()) {
            keys::focus("invite-email");
            return;
        }
        if wanted.is_empty() {
            return;
        }
        room.busy.set(true);
        spawn_local(async move {
            let answer = invite(typed, wanted).await;
            room.busy.try_set(false);
            match answer {
                Ok(address) => {
                    email.try_set(String::new());
                    hats.try_set(Vec::new());
                    room.told.try_set(Some(Ok((say.sent)(&address))));
                    room.fetch();
                }
                Err(AppError::Invalid { field, .. }) if field == "hats" => drop(wrong_hats.try_set(say.hats_missing)),
                Err(error @ (AppError::Invalid { .. } | AppError::Conflict { .. })) => {
                    wrong_email.try_set(room.sentence(&error));
                    keys::focus("invite-email");
                }
                Err(error) => drop(room.told.try_set(Some(Err(error)))),
            }
        });
    };
    let turn = Callback::new(move |(hat, on): (Role, bool)| {
        hats.update(|hats| {
            hats.retain(|other| *other != hat);
            if on {
                hats.push(hat);
            }
        });
    });
    view! {
        <form class="invite" on:submit=send novalidate>
            <h2 class="team__part">{say.invite}</h2>
            <div class="invite__field">
                <label for="invite-email">{say.email}</label>
                <input
                    class="desk-input" id="invite-email" name="email" type="email" maxlength="254" autocomplete="off" spellcheck="false" aria-describedby="invite-email-error"
                    aria-invalid=move || (!wrong_email.get().is_empty()).then_some("true")
                    prop:value=move || email.get() on:input=move |event| email.set(event_target_value(&event))
                />
                <p class="invite__error" id="invite-email-error" aria-live="polite">{move || wrong_email.get()}</p>
            </div>
            <HatBoxes seat=room.seat worn=hats of="invite" disabled=room.busy describes="invite-hats-error" turn=turn/>
            <p class="invite__error" id="invite-hats-error" aria-live="polite">{move || wrong_hats.get()}</p>
            <button class="desk-button invite__send" disabled=move || room.busy.get()>{say.send}</button>
        </form>
    }
}
