//! Many pieces at once: what becomes of those that are chosen. It is looked at first, done in one go, and taken back in one go.
use super::{Pieces, bench::Bench, edit_api::foresee_pieces, preview, price::reasons};
use crate::admin::prelude::*;
use crate::{
    admin::{arrivals, keys, list::Room},
    domain::{
        editing::{PieceField, PriceReason, Why},
        intake::Arrival,
        limit::typed_hundredths,
        piece::CareReason,
        repricing::{Change, Ending, Repricing},
        together::{Foreseen, Together},
    },
    error::AppError,
    i18n::arrivals as arrival_words,
};
use leptos::{ev, task::spawn_local};

/// What was looked at: it is done as it was seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    pub wanted: Together,
    pub why: Why,
    pub rows: Vec<Foreseen>,
}

#[derive(Clone, Copy)]
pub struct Desk {
    pub room: Room<Pieces>,
    pub arrivals: RwSignal<Vec<Arrival>>,
    pub looked: RwSignal<Option<Looked>>,
    pub told: RwSignal<String>,
    pub busy: RwSignal<bool>,
    what: RwSignal<String>,
    number: RwSignal<String>,
    ending: RwSignal<Ending>,
    choice: RwSignal<String>,
    reason: RwSignal<String>,
    note: RwSignal<String>,
    care: RwSignal<CareReason>,
    until: RwSignal<String>,
}

pub fn part(room: Room<Pieces>) -> Drawn {
    let desk = Desk {
        room,
        arrivals: RwSignal::new(Vec::new()),
        looked: RwSignal::new(None),
        told: RwSignal::new(String::new()),
        busy: RwSignal::new(false),
        what: RwSignal::new(String::new()),
        number: RwSignal::new(String::new()),
        ending: RwSignal::new(Ending::Any),
        choice: RwSignal::new(String::new()),
        reason: RwSignal::new(String::new()),
        note: RwSignal::new(String::new()),
        care: RwSignal::new(CareReason::Wash),
        until: RwSignal::new(String::new()),
    };
    // others are chosen, or something else is wanted: what was looked at is not that
    Effect::new(move |_| {
        room.choice.ids.track();
        desk.what.track();
        desk.looked.set(None);
        desk.told.set(String::new());
    });
    desk.view()
}

impl Desk {
    /// What is wanted, as far as it was said.
    fn wanted(self) -> Result<(Together, Why), &'static str> {
        let say = &self.room.seat.editing().together;
        let (choice, note) = (self.choice.get_untracked(), self.note.get_untracked().split_whitespace().collect::<Vec<_>>().join(" "));
        let tag = |on| {
            choice.split_once(':').map(|(kind, slug)| Together::Tag { kind: kind.into(), slug: slug.into(), on }).ok_or(say.choose_first)
        };
        let wanted = match self.what.get_untracked().as_str() {
            "by" | "share" | "to" => Together::Price(self.repricing().ok_or(say.amount_wrong)?),
            "on" => tag(true)?,
            "off" => tag(false)?,
            "arrival" => Together::Collection(choice.parse().map_err(|_| say.choose_first)?),
            "care" => Together::Care,
            "publish" => Together::Publish,
            _ => return Err(say.choose_first),
        };
        let why = match &wanted {
            Together::Price(price) => {
                let chosen = Some(self.reason.get_untracked()).filter(|reason| !reason.is_empty());
                Why { reason: chosen.unwrap_or_else(|| likely(price.change).name().to_owned()), note }
            }
            Together::Care => Why { reason: self.care.get_untracked().name().to_owned(), note: self.until.get_untracked() },
            _ => Why::default(),
        };
        Ok((wanted, why))
    }

    fn repricing(self) -> Option<Repricing> {
        let typed = self.number.get_untracked();
        let bare = typed.trim().trim_start_matches('+');
        let (sign, figure) = bare.strip_prefix(['-', '−']).map_or((1, bare), |rest| (-1, rest));
        let amount = typed_hundredths(figure, self.room.seat.locale)?.checked_mul(sign)?;
        let change = match self.what.get_untracked().as_str() {
            "by" => Change::By(amount),
            "share" => Change::Share(amount),
            _ => Change::To(amount),
        };
        Some(Repricing { change, ending: self.ending.get_untracked() }).filter(Repricing::is_bounded)
    }

    fn look(self) {
        let (wanted, why) = match self.wanted() {
            Ok(said) => said,
            Err(told) => {
                self.told.set(told.to_owned());
                keys::focus("together-first");
                return;
            }
        };
        let (seat, pieces) = (self.room.seat, self.room.choice.ids.get_untracked());
        self.told.set(String::new());
        self.busy.set(true);
        spawn_local(async move {
            match foresee_pieces(pieces, wanted.clone(), why.clone()).await {
                Ok(rows) => {
                    self.looked.try_set(Some(Looked { wanted, why, rows }));
                    request_animation_frame(|| {
                        keys::focus("preview");
                    });
                }
                Err(AppError::Invalid { .. }) if wanted == Together::Care => drop(self.told.try_set(seat.pieces().day_wrong.to_owned())),
                Err(AppError::Invalid { .. }) => drop(self.told.try_set(seat.editing().together.amount_wrong.to_owned())),
                Err(error) => drop(self.told.try_set((seat.say().trouble)(error.status()).0.to_owned())),
            }
            self.busy.try_set(false);
        });
    }

    fn view(self) -> Drawn {
        let say = &self.room.seat.editing().together;
        let send = move |event: ev::SubmitEvent| {
            event.prevent_default();
            self.look();
        };
        let what = move |event| {
            self.choice.set(String::new());
            self.what.set(event_target_value(&event));
        };
        let whats = say.whats.map(|(key, label)| view! { <option value=key>{label}</option> }).into_iter().collect_view();
        let any = move || self.what.with(|what| !what.is_empty());
        view! {
            <form class="together" aria-label=say.verb on:submit=send on:keydown=|event| keys::keep(&event) novalidate>
                <select class="desk-input" id="together-what" aria-label=say.what on:change=what><option value="">{say.verb}</option>{whats}</select>
                {move || self.fields()}
                <Show when=any><button class="desk-button desk-button--small" disabled=move || self.busy.get()>{say.look}</button></Show>
                <span class="till__wrong" id="together-told" role="alert">{move || self.told.get()}</span>
            </form>
            {move || self.looked.get().map(|looked| preview::part(self, looked))}
        }
        .drawn()
    }

    /// What has to be said besides.
    fn fields(self) -> Drawn {
        match self.what.get().as_str() {
            "by" | "share" | "to" => self.prices(),
            "on" | "off" => self.words(),
            "arrival" => self.other_arrivals(),
            "care" => self.cares(),
            _ => ().drawn(),
        }
    }

    fn prices(self) -> Drawn {
        let (seat, say) = (self.room.seat, self.room.seat.editing());
        let label = match self.what.get_untracked().as_str() {
            "by" => say.together.amount,
            "share" => say.together.share,
            _ => say.price,
        };
        let now = self.ending.get_untracked();
        let endings = Ending::ALL
            .iter()
            .map(|ending| view! { <option value=ending.name() selected=*ending == now>{(say.together.endings)(*ending)}</option> });
        let guess = Memo::new(move |_| {
            self.number.track();
            self.repricing().map_or(PriceReason::Markdown, |price| likely(price.change))
        });
        view! {
            <input class="desk-input together__number" id="together-first" inputmode="text" autocomplete="off" maxlength="20" aria-label=label placeholder=label aria-describedby="together-told"
                prop:value=move || self.number.get() on:input=move |event| self.number.set(event_target_value(&event))/>
            <select class="desk-input" aria-label=say.together.ending on:change=move |event| self.ending.set(event_target_value(&event).parse().unwrap_or(Ending::Any))>{endings.collect_view()}</select>
            {move || reasons(seat, "together-why", self.reason, guess.get())}
            <input class="desk-input" aria-label=say.note placeholder=say.note_hint autocomplete="off" maxlength="200"
                prop:value=move || self.note.get() on:input=move |event| self.note.set(event_target_value(&event))/>
        }
        .drawn()
    }

    fn words(self) -> Drawn {
        let say = &self.room.seat.editing().together;
        let all = Bench::here().words();
        let kind = arrival_words::of(self.room.seat.locale).kind;
        let options = move || {
            let words = all.get().into_iter().filter(|word| word.kind != "size");
            words
                .map(|word| view! { <option value=format!("{}:{}", word.kind, word.slug)>{kind(&word.kind)}": "{word.name}</option> })
                .collect_view()
        };
        view! {
            <select class="desk-input" id="together-first" aria-label=say.word aria-describedby="together-told" on:change=move |event| self.choice.set(event_target_value(&event))>
                <option value="">{say.choose}</option>{options}
            </select>
        }
        .drawn()
    }

    fn other_arrivals(self) -> Drawn {
        let (seat, say) = (self.room.seat, &self.room.seat.editing().together);
        spawn_local(async move {
            match arrivals::list_arrivals(String::new(), None).await {
                Ok(arrivals) => drop(self.arrivals.try_set(arrivals)),
                Err(error) => drop(self.told.try_set((seat.say().trouble)(error.status()).0.to_owned())),
            }
        });
        let options = move || {
            self.arrivals
                .get()
                .into_iter()
                .map(|one| view! { <option value=one.id.to_string()>{one.number}" "{one.title}</option> })
                .collect_view()
        };
        view! {
            <select class="desk-input" id="together-first" aria-label=say.arrival aria-describedby="together-told" on:change=move |event| self.choice.set(event_target_value(&event))>
                <option value="">{say.choose}</option>{options}
            </select>
        }
        .drawn()
    }

    fn cares(self) -> Drawn {
        let (say, words) = (&self.room.seat.editing().together, self.room.seat.pieces());
        let each = CareReason::ALL.iter().map(|one| view! { <option value=one.name()>{(words.care)(*one)}</option> }).collect_view();
        view! {
            <select class="desk-input" aria-label=words.care_why on:change=move |event| self.care.set(event_target_value(&event).parse().unwrap_or(CareReason::Other))>{each}</select>
            <input class="desk-input" id="together-first" type="date" aria-label=say.until aria-describedby="together-told" on:input=move |event| self.until.set(event_target_value(&event))/>
        }
        .drawn()
    }
}

/// What a change of prices mostly means, by its direction.
fn likely(change: Change) -> PriceReason {
    match change {
        Change::By(by) | Change::Share(by) if by > 0 => PriceReason::Correction,
        _ => PriceReason::Markdown,
    }
}

/// How a field stands, for people.
pub fn shown(desk: Desk, field: &PieceField, kept: &str) -> String {
    let (seat, say) = (desk.room.seat, &desk.room.seat.editing().together);
    match field {
        PieceField::Status => kept.parse().map_or_else(|_| kept.to_owned(), |status| (seat.pieces().status)(status).to_owned()),
        PieceField::Tag { .. } => (if kept == "on" { say.on } else { say.off }).to_owned(),
        PieceField::Collection => desk.arrivals.with(|arrivals| {
            arrivals
                .iter()
                .find(|one| one.id.to_string() == kept)
                .map_or_else(|| "–".to_owned(), |one| format!("{} {}", one.number, one.title))
        }),
        _ => crate::i18n::editing::written(field, kept, seat.locale),
    }
}
