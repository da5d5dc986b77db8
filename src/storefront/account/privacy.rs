//! What the store holds about a person, in plain words: to read, to take along, to have forgotten; and what she agreed to, when.
use crate::{
    app::Head,
    domain::{
        account::PasswordTrouble,
        privacy::{Decided, Held, Hindrance, Wish},
        store::{Locale, StoreFace},
    },
    i18n::{
        account,
        privacy::{self, Privacy},
    },
    paths,
    storefront::{layout::Shell, sheet::fields, unlisted},
    ui::{badge::Tone, field::TextField, notice::Notice},
};
use leptos::prelude::*;

/// What is shown. Who is not a customer can't be forgotten, and has agreed to nothing.
#[derive(Debug, Clone)]
pub struct Known {
    pub held: Vec<Held>,
    pub wish: Option<Wish>,
    pub hindrance: Option<Hindrance>,
    pub erasure_days: u32,
    /// `None` for the team.
    pub history: Option<Vec<Decided>>,
}

/// What the last button came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrivacyNotice {
    Export(PasswordTrouble),
    Erase(PasswordTrouble),
    NotSure,
    Wait,
}

/// Head of the page.
pub fn head(face: &StoreFace) -> Head {
    unlisted::head(face, privacy::of(face.locale).title, paths::ACCOUNT_PRIVACY)
}

/// The page.
#[component]
pub fn PrivacyPage(face: StoreFace, known: Known, notice: Option<PrivacyNotice>) -> impl IntoView {
    let locale = face.locale;
    let say = privacy::of(locale);
    let wait = (notice == Some(PrivacyNotice::Wait)).then(|| view! { <Notice tone=Tone::Bad title=account::of(locale).wait/> });
    let wish = known.wish.as_ref().map(|wish| {
        let tone = if matches!(wish, Wish::TakenBack { .. }) { Tone::Good } else { Tone::Accent };
        view! { <Notice tone=tone title=(say.wish)(wish)/> }
    });
    view! {
        <Shell face=face here=paths::ACCOUNT back=paths::ACCOUNT_PRIVACY>
            <div class="account">
                <header class="account__head">
                    {wait}
                    {wish}
                    <h1 class="sign-in__title">{say.title}</h1>
                    <p class="account__note">{say.lead}</p>
                    <p><a class="link" href=paths::ACCOUNT>{say.back}</a></p>
                </header>
                <div class="account__main">
                    {held(&known.held, say)}
                    {known.history.as_deref().map(|history| decided(history, locale))}
                </div>
                <aside class="account__side">
                    {export(notice, locale)}
                    {erase(&known, notice, locale)}
                </aside>
            </div>
        </Shell>
    }
}

/// Part for part, with what becomes of it when she is forgotten.
fn held(held: &[Held], say: &'static Privacy) -> AnyView {
    let rows = held
        .iter()
        .map(|part| view! { <li class="account__row"><span>{say.section(&part.section)}</span><span class="account__note account__amount">{(say.fate)(part.fate)}</span></li> })
        .collect_view();
    view! { <section class="account__part" id="held"><ul class="account__rows">{rows}</ul></section> }.into_any()
}

fn decided(history: &[Decided], locale: Locale) -> AnyView {
    let (say, room) = (privacy::of(locale), &account::of(locale).room);
    let rows = history
        .iter()
        .map(|one| {
            let tone = if one.granted { Tone::Good } else { Tone::Plain };
            let word = if one.granted { say.granted } else { say.taken_back };
            view! {
                <li class="account__row">
                    <span>{(room.consent)(one.consent)}</span>
                    <span class="account__note">{one.at.clone()}", "{(say.text_version)(&one.text_version)}</span>
                    <span class="badge account__amount" data-tone=tone.name()>{word}</span>
                </li>
            }
        })
        .collect_view();
    let lead = if history.is_empty() { say.no_history } else { say.history_lead };
    view! {
        <section class="account__part" aria-labelledby="history">
            <h2 class="account__title" id="history">{say.history}</h2>
            <p class="account__note">{lead}</p>
            <ul class="account__rows">{rows}</ul>
            <p><a class="link" href=paths::ACCOUNT>{say.change}</a></p>
        </section>
    }
    .into_any()
}

fn export(notice: Option<PrivacyNotice>, locale: Locale) -> AnyView {
    let (say, account) = (privacy::of(locale), account::of(locale));
    let trouble = match notice {
        Some(PrivacyNotice::Export(trouble)) => Some((account.password_trouble)(trouble)),
        _ => None,
    };
    let (input, said) = fields::current(account, trouble);
    view! {
        <section class="account__part">
            <h2 class="account__title">{say.export}</h2>
            <p class="account__note">{say.export_lead}</p>
            <form class="account__form" method="post" action=paths::ACCOUNT_EXPORT>
                <TextField input=input said=said/>
                <button class="button button--line button--small">{say.export_verb}</button>
            </form>
        </section>
    }
    .into_any()
}

fn erase(known: &Known, notice: Option<PrivacyNotice>, locale: Locale) -> AnyView {
    let (say, account) = (privacy::of(locale), account::of(locale));
    let body = match known.hindrance {
        Some(hindrance) => view! { <p class="account__note">{(say.hindered)(hindrance)}</p> }.into_any(),
        None => {
            let trouble = match notice {
                Some(PrivacyNotice::Erase(trouble)) => Some((account.password_trouble)(trouble)),
                _ => None,
            };
            let (mut input, said) = fields::current(account, trouble);
            // two forms on one page: ids must differ
            input.name = "current_for_erasure";
            let unsure =
                (notice == Some(PrivacyNotice::NotSure)).then(|| view! { <p class="field__error" id="sure-error">{say.not_sure}</p> });
            let is_wrong = unsure.is_some();
            // the password is not written back: a tick that was there stays
            let ticked = matches!(notice, Some(PrivacyNotice::Erase(_)));
            view! {
                <p class="account__note">{(say.erase_lead)(known.erasure_days)}</p>
                <form class="account__form" method="post" action=paths::ACCOUNT_ERASE>
                    <label class="check">
                        <input r#type="checkbox" id="sure" name="sure" value="yes" checked=ticked aria-invalid=is_wrong.then_some("true") aria-describedby=is_wrong.then_some("sure-error")/>
                        <span>{say.sure}</span>
                    </label>
                    {unsure}
                    <TextField input=input said=said/>
                    <button class="button button--line button--small">{say.erase_verb}</button>
                </form>
            }
            .into_any()
        }
    };
    view! { <section class="account__part" id="erase"><h2 class="account__title">{say.erase}</h2>{body}</section> }.into_any()
}
