//! The three things that press most: one sentence, one verb, why it is here, and putting it off with a reason.
use super::{
    Seat,
    api::{ask_cards, put_card_off},
};
use crate::admin::prelude::*;
use crate::{
    admin::{list::Turn, trouble::Trouble},
    domain::{
        id::{CollectionId, PersonId, PieceId},
        matching::Subject,
        order::OrderStatus,
        today::{Action, Card, Fact, PutOff, Rule},
    },
    error::AppError,
    i18n::{amount, today::urgent},
    paths,
};
use leptos::task::spawn_local;

const SHOWN: usize = 3;
/// All that may press; what is beyond is only counted.
const MOST: u8 = 50;

#[derive(Clone, Copy)]
struct Desk {
    seat: Seat,
    found: RwSignal<Option<Result<Vec<Card>, AppError>>>,
    turn: Turn,
    told: RwSignal<String>,
    wrong: RwSignal<&'static str>,
}

impl Desk {
    fn fetch(self) {
        self.turn.ask(ask_cards(MOST), move |answer| self.found.set(Some(answer)));
    }

    fn put_off(self, fact: &Fact, reason: PutOff) {
        let (rule, subject) = (fact.rule, fact.subject);
        spawn_local(async move {
            match put_card_off(rule, subject, reason).await {
                Ok(()) => {
                    self.told.try_set(urgent::of(self.seat.locale).gone.to_owned());
                    self.fetch();
                }
                Err(error) => drop(self.wrong.try_set((self.seat.say().trouble)(error.status()).0)),
            }
        });
    }
}

/// Where its verb leads.
fn way(fact: &Fact) -> String {
    match fact.rule {
        Rule::Decide => paths::admin_orders_in(OrderStatus::NeedsDecision),
        Rule::BagsLate => paths::admin_bags_late(),
        Rule::LowStock => paths::admin_today_stock(),
        Rule::Arrived => paths::admin_match(Subject::Collection(CollectionId(fact.subject))),
        Rule::Slowing => paths::admin_today_health(Some(Action::Discount)),
        Rule::Tried => paths::admin_piece(PieceId(fact.subject)),
        Rule::Birthday => paths::admin_match(Subject::Client(PersonId(fact.subject))),
    }
}

pub fn part(seat: Seat, told: RwSignal<String>) -> impl IntoView {
    let say = urgent::of(seat.locale);
    let desk = Desk { seat, found: RwSignal::new(None), turn: Turn::new(), told, wrong: RwSignal::new("") };
    Effect::new(move |_| desk.fetch());
    let body = move || match desk.found.get() {
        None => view! { <p class="team__wait" role="status">{seat.today().loading}</p> }.drawn(),
        Some(Err(error)) => view! { <Trouble seat=seat error=error retry=Callback::new(move |()| desk.fetch())/> }.drawn(),
        Some(Ok(cards)) if cards.is_empty() => view! { <p class="team__none">{say.none}</p> }.drawn(),
        Some(Ok(cards)) => {
            let behind = cards.len().saturating_sub(SHOWN);
            let more = (behind > 0).then(|| view! { <p class="team__none">{(say.more)(behind)}</p> });
            view! { <ol class="cards" role="list">{cards.into_iter().take(SHOWN).map(|card| one(desk, card)).collect_view()}</ol>{more} }
                .drawn()
        }
    };
    view! {
        <section class="today__part" aria-labelledby="today-cards">
            <h2 class="team__part" id="today-cards">{say.title}</h2>
            <p class="till__wrong" role="alert">{move || desk.wrong.get()}</p>
            {body}
        </section>
    }
}

fn one(desk: Desk, card: Card) -> impl IntoView {
    let (say, locale) = (urgent::of(desk.seat.locale), desk.seat.locale);
    let money = amount::money(card.fact.money, locale);
    let (sentence, why) = (urgent::sentence(&card.fact, &money, locale), urgent::why(&card.fact, &money, card.place, locale));
    let (rule, href) = (card.fact.rule, way(&card.fact));
    let fact = StoredValue::new(card.fact);
    let reason = move |reason: PutOff| {
        view! { <button class="desk-button desk-button--small" type="button" on:click=move |_| fact.with_value(|fact| desk.put_off(fact, reason))>{(say.reason)(reason)}</button> }
    };
    view! {
        <li class="card" data-rule=rule.name()>
            <p class="card__said">{sentence}</p>
            <p class="card__verbs"><a class="desk-button desk-button--strong" href=href>{urgent::verb(rule, locale)}</a></p>
            <details class="card__more"><summary>{say.why}</summary><p>{why}</p></details>
            <details class="card__more"><summary>{say.put_off}</summary><p class="till__verbs">{PutOff::ALL.iter().map(|one| reason(*one)).collect_view()}</p></details>
        </li>
    }
}
