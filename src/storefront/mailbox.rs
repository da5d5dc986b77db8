//! The demo's mailbox: letters that would have been sent. Deliberately nobody's house, as the sandbox bank's page.
use crate::{
    app::Head,
    domain::store::{Locale, StoreFace},
    i18n::mailbox,
    paths,
};
use leptos::prelude::*;

/// A letter as the mailbox shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub at: String,
}

/// Head of the page.
pub fn head(locale: Locale) -> Head {
    Head { title: mailbox::of(locale).title.to_owned(), canonical: paths::SANDBOX_MAIL.to_owned(), noindex: true, ..Head::default() }
}

/// The page. The store lends its language and nothing else.
#[component]
pub fn MailboxPage(face: StoreFace, letters: Vec<Shown>) -> impl IntoView {
    let say = mailbox::of(face.locale);
    let empty = letters.is_empty().then(|| view! { <p class="gateway__hint">{say.empty}</p> });
    let letters = letters.iter().map(|letter| sheet(letter, say)).collect_view();
    view! {
        <div class="gateway page" lang=face.locale.tag()>
            <header class="gateway__bank">{say.title}<span class="gateway__test">{say.test}</span></header>
            <main class="mailbox">
                <h1 class="mailbox__lead">{say.lead}</h1>
                {empty}{letters}
            </main>
            <footer class="gateway__foot">{say.foot}</footer>
        </div>
    }
}

fn sheet(letter: &Shown, say: &'static mailbox::Mailbox) -> AnyView {
    let lines = letter.text.lines().map(line).collect_view();
    view! {
        <article class="mailbox__letter">
            <h2 class="mailbox__subject">{letter.subject.clone()}</h2>
            <p class="gateway__hint">{(say.to)(&letter.to, &letter.at)}</p>
            {lines}
        </article>
    }
    .into_any()
}

/// A line of a letter; one that is an address can be followed.
fn line(line: &str) -> AnyView {
    let line = line.to_owned();
    if line.starts_with("http://") || line.starts_with("https://") {
        return view! { <p class="mailbox__line"><a class="link" href=line.clone()>{line.clone()}</a></p> }.into_any();
    }
    view! { <p class="mailbox__line">{line}</p> }.into_any()
}
