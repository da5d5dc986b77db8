//! The sandbox bank's page: an amount, and what may become of it. Deliberately nobody's house, and no shell of a store around it.
use crate::{
    app::Head,
    domain::{
        money::Money,
        store::{Locale, StoreFace},
    },
    i18n::{
        amount,
        bank::{Bank, Verb},
        words,
    },
    paths,
};
use leptos::prelude::*;
/// A payment as the bank shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BankPage {
    pub merchant: String,
    pub amount: Money,
    /// The bank's own number of the payment.
    pub intent: String,
    /// Whether it is still to be decided.
    pub open: bool,
    /// Absolute address of the merchant's page.
    pub back: String,
}

/// Head of the page. It bears the bank's name and not the store's.
pub fn head(locale: Locale, page: &BankPage) -> Head {
    Head { title: words(locale).bank.name.to_owned(), canonical: paths::sandbox_page(&page.intent), noindex: true, ..Head::default() }
}

/// The page. The store lends its language and nothing else.
#[component]
pub fn BankDesk(face: StoreFace, page: BankPage) -> impl IntoView {
    let say = &words(face.locale).bank;
    let verbs = if page.open { open(&page, say) } else { closed(&page, say) };
    let state = if page.open { say.waiting } else { say.decided };
    view! {
        <div class="gateway page" lang=face.locale.tag()>
            <header class="gateway__bank">{say.name}<span class="gateway__test">{say.test}</span></header>
            <main class="gateway__sheet">
                <div>
                    <p class="gateway__to">{(say.to)(&page.merchant)}</p>
                    <h1 class="gateway__amount">{amount::money(page.amount, face.locale)}</h1>
                </div>
                <dl class="gateway__facts">
                    <div class="gateway__fact"><dt>{say.reference}</dt><dd>{short(&page.intent)}</dd></div>
                    <div class="gateway__fact"><dt>{say.state}</dt><dd>{state}</dd></div>
                </dl>
                {verbs}
            </main>
            <footer class="gateway__foot">{say.foot}</footer>
        </div>
    }
}

fn open(page: &BankPage, say: &'static Bank) -> AnyView {
    let verbs = say.verbs.iter().enumerate().map(|(place, verb)| button(verb, place == 0)).collect_view();
    view! { <form class="gateway__verbs" method="post" action=paths::sandbox_page(&page.intent)>{verbs}</form> }.into_any()
}

fn button(verb: &'static Verb, first: bool) -> AnyView {
    let hint = format!("hint-{}", verb.decision);
    let class = if first { "button button--wide" } else { "button button--line button--wide" };
    view! {
        <div class="gateway__verb">
            <button class=class name="decision" value=verb.decision aria-describedby=hint.clone()>{verb.word}</button>
            <p class="gateway__hint" id=hint>{verb.hint}</p>
        </div>
    }
    .into_any()
}

fn closed(page: &BankPage, say: &'static Bank) -> AnyView {
    view! {
        <div class="gateway__verbs">
            <p class="notice" role="status">{say.closed}</p>
            <a class="button button--wide" href=page.back.clone()>{say.back}</a>
        </div>
    }
    .into_any()
}

/// The end of a long number is enough to tell two payments apart.
fn short(intent: &str) -> String {
    let skip = intent.chars().count().saturating_sub(8);
    intent.chars().skip(skip).collect()
}
