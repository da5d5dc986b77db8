//! What should move: the first twenty by their weight, each with its reasons and the verb that does it.
use super::{
    Seat,
    api::{PANEL, ask_health, weigh},
    move_on,
};
use crate::admin::prelude::*;
use crate::{
    admin::{list::Turn, trouble::Trouble},
    domain::today::{Action, HealthRow, HealthSheet},
    error::AppError,
    i18n::amount,
    paths::{self, TODAY_ACTION, TODAY_HEALTH},
};
use leptos::task::spawn_local;
use leptos_router::hooks::use_location;

const SMALLEST: u32 = 320;
/// Hours after which what was weighed is told to be old.
const STALE: u32 = 24;

#[derive(Clone, Copy)]
pub struct Desk {
    pub seat: Seat,
    action: Memo<Option<Action>>,
    found: RwSignal<Option<Result<HealthSheet, AppError>>>,
    turn: Turn,
    pub told: RwSignal<String>,
    pub wrong: RwSignal<String>,
    pub busy: RwSignal<bool>,
}

impl Desk {
    pub fn fetch(self) {
        self.turn.ask(ask_health(self.action.get_untracked(), PANEL), move |answer| self.found.set(Some(answer)));
    }

    fn weigh(self) {
        self.busy.set(true);
        self.wrong.set(String::new());
        spawn_local(async move {
            match weigh(true).await {
                Ok(_) => self.fetch(),
                Err(error) => drop(self.wrong.try_set((self.seat.say().trouble)(error.status()).0.to_owned())),
            }
            self.busy.try_set(false);
        });
    }
}

pub fn part(seat: Seat, told: RwSignal<String>) -> impl IntoView {
    let say = &seat.today().health;
    let at = use_location();
    let action = Memo::new(move |_| at.query.with(|query| query.get_str(TODAY_ACTION).and_then(|name| name.parse().ok())));
    let desk = Desk {
        seat,
        action,
        found: RwSignal::new(None),
        turn: Turn::new(),
        told,
        wrong: RwSignal::new(String::new()),
        busy: RwSignal::new(false),
    };
    Effect::new(move |_| {
        desk.action.track();
        desk.fetch();
    });
    let body = move || match desk.found.get() {
        None => view! { <p class="team__wait" role="status">{seat.today().loading}</p> }.drawn(),
        Some(Err(error)) => view! { <Trouble seat=seat error=error retry=Callback::new(move |()| desk.fetch())/> }.drawn(),
        Some(Ok(sheet)) => shown(desk, sheet),
    };
    view! {
        <section class="today__part" id=TODAY_HEALTH aria-labelledby="today-health">
            <h2 class="team__part" id="today-health">{say.title}</h2>
            <p class="till__wrong" role="alert">{move || desk.wrong.get()}</p>
            {body}
        </section>
    }
}

fn shown(desk: Desk, sheet: HealthSheet) -> Drawn {
    let (seat, say) = (desk.seat, &desk.seat.today().health);
    let all: u32 = sheet.counts.iter().map(|(_, many)| many).sum();
    let filter = move |action: Option<Action>, word: &'static str, many: u32| {
        let current = move || (desk.action.get() == action).then_some("true");
        view! { <a class="filter" href=paths::admin_today_health(action) aria-current=current>{word}" "{amount::count(many, seat.locale)}</a> }
    };
    let of = |action: Action| sheet.counts.iter().find(|(known, _)| *known == action).map_or(0, |(_, many)| *many);
    let each = Action::ALL.iter().map(|action| filter(Some(*action), (say.action)(*action), of(*action))).collect_view();
    let stale = (sheet.age_hours >= STALE).then_some(say.stale);
    let age = sheet.made_at.as_deref().map_or_else(|| say.never.to_owned(), say.made_at);
    let due = sheet.care_due.clone();
    let rows = if sheet.rows.is_empty() {
        view! { <div class="quiet"><p class="quiet__title">{say.none.0}</p><p class="quiet__text">{say.none.1}</p></div> }.drawn()
    } else {
        view! { <ol class="lines today__lines" role="list">{sheet.rows.into_iter().map(|row| one(desk, row, due.clone())).collect_view()}</ol> }.drawn()
    };
    view! {
        <div class="today__bar">
            <nav class="list__filters" aria-label=say.title>{filter(None, say.all, all)}{each}</nav>
            <p class="today__age" data-stale=stale.map(|_| "")>{age}" "{stale}</p>
            <button class="desk-button desk-button--small" type="button" disabled=move || desk.busy.get() on:click=move |_| desk.weigh()>{say.weigh}</button>
        </div>
        {rows}
    }
    .drawn()
}

fn one(desk: Desk, row: HealthRow, due: String) -> impl IntoView {
    let (seat, say) = (desk.seat, &desk.seat.today().health);
    let picture =
        row.media_key.as_ref().map(|key| view! { <img class="line__picture" src=paths::media(key, SMALLEST) alt="" loading="lazy"/> });
    let reasons = row.reasons().into_iter().map(say.reason).collect::<Vec<_>>().join(", ");
    let at_risk = row.at_risk.map(|minor| format!(" · {}", (say.at_risk)(&amount::money(minor, seat.locale))));
    let (place, code, size, name) = (row.place, row.code.clone(), row.size.clone(), row.name.clone());
    let (piece, action, price) = (row.piece, row.action, amount::money(row.price, seat.locale));
    view! {
        <li class="line" data-action=action.name()>
            {picture}
            <a class="line__name" href=paths::admin_piece(piece)>{place}". "{name}</a>
            <span class="line__label">{code}" · "{size}" · "<span class="lacks">{(say.action)(action)}</span>" · "{reasons}{at_risk}</span>
            <span class="line__total">{price}</span>
            <span class="line__each intake__verbs">{move_on::verbs(desk, row, due)}</span>
        </li>
    }
}
