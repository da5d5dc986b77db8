//! Who is known already and perhaps the one who is about to be added: shown before she is. Who shares a phone or an inbox and is somebody
//! else has a reason, e.g. mother and daughter.
use super::{
    Clients,
    api::{add_client, alike_clients},
};
use crate::admin::prelude::*;
use crate::{
    admin::{keys, list::Room},
    domain::{
        client::{Contact, alike::Known},
        id::PersonId,
    },
    error::AppError,
    i18n::clients,
    paths,
};

#[derive(Clone, Copy)]
pub struct Beside {
    known: RwSignal<Vec<Known>>,
    /// The contact that they were looked up for.
    asked: StoredValue<Option<Contact>>,
    why: RwSignal<String>,
    wrong: RwSignal<bool>,
}

impl Beside {
    pub fn new() -> Self {
        Self {
            known: RwSignal::new(Vec::new()),
            asked: StoredValue::new(None),
            why: RwSignal::new(String::new()),
            wrong: RwSignal::new(false),
        }
    }

    pub fn forget(self) {
        self.known.try_set(Vec::new());
        self.asked.try_set_value(None);
        self.why.try_set(String::new());
    }

    pub fn is_shown(self) -> bool {
        self.known.with(|known| !known.is_empty())
    }

    fn shares(self) -> bool {
        self.known.with(|known| known.iter().any(Known::is_the_same))
    }

    /// Whether this contact may be sent: whoever shares a phone or an inbox needs a reason.
    pub fn lets(self, typed: &Contact) -> bool {
        let is_same = self.asked.with_value(|asked| asked.as_ref() == Some(typed));
        let lacks = is_same && untrack(|| self.shares()) && self.why.with_untracked(|why| why.trim().is_empty());
        self.wrong.set(lacks);
        if lacks {
            keys::focus("new-client-apart");
        }
        !lacks
    }

    /// Her id; `None` when somebody like her is known and was not shown yet.
    pub async fn add(self, typed: Contact) -> Result<Option<PersonId>, AppError> {
        let is_new = self.asked.try_with_value(|asked| asked.as_ref() != Some(&typed)).unwrap_or(false);
        if is_new {
            let known = alike_clients(typed.clone()).await?;
            self.asked.try_set_value(Some(typed.clone()));
            let is_alone = known.is_empty();
            self.known.try_set(known);
            if !is_alone {
                return Ok(None);
            }
        }
        let why = self.why.try_get_untracked().unwrap_or_default();
        add_client(typed, why).await.map(Some)
    }
}

/// `leave`: one of them is opened instead.
pub fn part(room: Room<Clients>, beside: Beside, leave: Callback<()>) -> impl IntoView {
    let say = clients::same(room.seat.locale);
    let one = move |known: Known| {
        let signs = known.signs.iter().map(|sign| (say.sign)(*sign)).collect::<Vec<_>>().join(", ");
        let open = move |_| {
            beside.forget();
            leave.run(());
        };
        view! {
            <li>
                <a class="begin__hit" href=paths::admin_client(known.face.id) on:click=open>
                    <span>{known.face.full_name}" · "{(say.counts)(known.face.orders, known.face.bags)}</span><span class="begin__phone">{signs}</span>
                </a>
            </li>
        }
    };
    let why = move || {
        beside.shares().then(|| {
            view! {
                <p class="till__field">
                    <label class="till__label" for="new-client-apart">{say.why_two}</label>
                    <input class="desk-input" id="new-client-apart" autocomplete="off" maxlength="200" aria-describedby="new-client-apart-error" aria-invalid=move || beside.wrong.get().then_some("true")
                        prop:value=move || beside.why.get() on:input=move |event| beside.why.set(event_target_value(&event))/>
                    <span class="till__wrong" id="new-client-apart-error" aria-live="polite">{move || beside.wrong.get().then_some(say.why_two_hint)}</span>
                </p>
            }
        })
    };
    view! {
        <div role="status">
            {move || beside.is_shown().then(|| view! { <p class="drawer__what">{say.known}</p> })}
            <ul class="begin__hits" role="list">{move || beside.known.get().into_iter().map(one).collect_view()}</ul>
        </div>
        {why}
    }
}
