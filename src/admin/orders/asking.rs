//! Customers who wait for a code to a phone: above the list all of them, in the drawer those who mean the number of its order. One press
//! makes the code and opens the shop's WhatsApp with it; what happens there is not known here.
use super::{
    Room,
    api::{list_phone_requests, make_phone_code},
};
use crate::admin::prelude::*;
use crate::{
    domain::{
        id::{OrderId, PhoneRequestId},
        phone_request::{Asked, PhoneRequest},
        role::Role,
    },
    error::AppError,
    i18n::phone::{self, Asking},
};
use leptos::task::spawn_local;

/// What the lines share.
#[derive(Clone, Copy)]
struct Desk {
    room: Room,
    /// Only who means the number of this order.
    order: Option<OrderId>,
    waiting: RwSignal<Vec<PhoneRequest>>,
    /// Whose code was made last, and the way to send it.
    made: RwSignal<Option<(PhoneRequestId, String)>>,
    wrong: RwSignal<String>,
    busy: RwSignal<bool>,
}

impl Desk {
    fn say(self) -> &'static Asking {
        phone::desk(self.room.seat.locale)
    }

    /// A list that does not come is not missed: orders are what this room is for.
    async fn fetch(self) {
        if let Ok(waiting) = list_phone_requests(self.order.map_or(Asked::All, Asked::Of)).await {
            self.waiting.try_set(waiting);
        }
    }

    fn make(self, id: PhoneRequestId) {
        self.busy.set(true);
        self.wrong.set(String::new());
        spawn_local(async move {
            match make_phone_code(id).await {
                Ok(address) => {
                    // a browser that opens no window after a pause leaves the link below
                    let _ = window().open_with_url_and_target_and_features(&address, "_blank", "noopener");
                    self.made.try_set(Some((id, address)));
                }
                Err(AppError::Conflict { reason }) => {
                    self.wrong.try_set((self.say().refused)(&reason).to_owned());
                }
                Err(error) => {
                    self.wrong.try_set((self.room.seat.say().trouble)(error.status()).0.to_owned());
                }
            }
            self.busy.try_set(false);
            self.fetch().await;
        });
    }
}

/// Nothing at all while nobody waits, and for who may not send codes.
#[component]
pub fn PhoneAsking(room: Room, order: Option<OrderId>) -> impl IntoView {
    let desk = Desk {
        room,
        order,
        waiting: RwSignal::new(Vec::new()),
        made: RwSignal::new(None),
        wrong: RwSignal::new(String::new()),
        busy: RwSignal::new(false),
    };
    if matches!(room.seat.role, Role::Attendant | Role::Owner) {
        Effect::new(move |_| spawn_local(desk.fetch()));
    }
    move || {
        let waiting = desk.waiting.get();
        (!waiting.is_empty()).then(|| part(desk, &waiting))
    }
}

fn part(desk: Desk, waiting: &[PhoneRequest]) -> Drawn {
    let say = desk.say();
    let lines = waiting.iter().map(|request| line(desk, request)).collect_view();
    let inside = view! {
        <p class="drawer__why">{say.lead}</p>
        <p class="till__wrong" role="alert">{move || desk.wrong.get()}</p>
        <ul class="till__lines" role="list">{lines}</ul>
    };
    if desk.order.is_some() {
        return view! { <section class="drawer__part"><h3 class="drawer__label">{say.title}</h3>{inside}</section> }.drawn();
    }
    let title = format!("{} ({})", say.title, waiting.len());
    view! { <details class="asking"><summary class="asking__title">{title}</summary>{inside}</details> }.drawn()
}

fn line(desk: Desk, request: &PhoneRequest) -> Drawn {
    let (say, id) = (desk.say(), request.id);
    let order = desk.order.is_none().then(|| {
        let (href, word) = (desk.room.address(request.order), (say.order_of)(&request.order_code));
        view! { <span class="till__why"><a class="link" href=href>{word}</a>", "{request.order_name.clone()}</span> }
    });
    let made = request.made_at.as_ref().map(|at| view! { <span class="till__state">{(say.made)(at)}</span> });
    let verb = if request.made_at.is_some() { say.again } else { say.verb };
    let opened = move || {
        let (of, address) = desk.made.get()?;
        (of == id).then(|| view! { <p class="till__told" role="status">{say.opened}" "<a class="link" href=address target="_blank" rel="noopener">{say.open}</a></p> })
    };
    view! {
        <li class="asking__one">
            <span class="till__amount">{request.phone.clone()}</span>
            <span class="till__state">{(say.waits)(&request.full_name, &request.asked_at)}</span>
            {order}
            {made}
            {opened}
            <button class="desk-button" type="button" id=format!("phone-code-{id}") disabled=move || desk.busy.get() on:click=move |_| desk.make(id)>{verb}</button>
        </li>
    }
    .drawn()
}
