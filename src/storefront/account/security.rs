//! What opens an account: where she is signed in, her password, her address. For customers and for the team alike.
use super::{passkeys, ways};
use crate::{
    app::Head,
    domain::{
        account::{OpenSession, PasswordTrouble, Ways},
        store::StoreFace,
    },
    i18n::{
        self,
        account::{self, Account},
        identity,
    },
    paths,
    storefront::{layout::Shell, sheet::fields, unlisted},
    ui::{badge::Tone, field::TextField, notice::Notice},
};
use leptos::prelude::*;

/// What the last button came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecurityNotice {
    PasswordChanged,
    AddressSent,
    AddressMoved,
    /// The form of the password was not accepted: why, and what besides is wrong with the new one.
    Password(PasswordTrouble, Option<PasswordTrouble>),
    /// The form of the address was not accepted: whether it is none, and what is wrong with her password.
    Address(bool, Option<PasswordTrouble>),
    /// The password with which passkeys are removed.
    Passkeys(PasswordTrouble),
    /// The password with which the owner lifts the rule.
    Rule(PasswordTrouble),
    /// A sentence about another way to prove herself.
    Other(Tone, &'static str),
    Wait,
}

/// Head of the page.
pub fn head(face: &StoreFace) -> Head {
    unlisted::head(face, account::of(face.locale).room.security, paths::ACCOUNT_SECURITY)
}

/// The page. `email` is the address by which she signs in, `typed` the one that she would rather have, `script` that of public/passkey.js.
#[component]
pub fn SecurityPage(
    face: StoreFace,
    email: String,
    typed: String,
    sessions: Vec<OpenSession>,
    ways: Ways,
    notice: Option<SecurityNotice>,
    script: String,
) -> impl IntoView {
    let (say, other, privacy) = (account::of(face.locale), identity::of(face.locale), i18n::privacy::of(face.locale).link);
    let second = ways.second.as_ref().map(|second| passkeys::part(second, other, say, notice));
    let script = second.is_some().then(|| view! { <script type="module" src=script></script> });
    view! {
        <Shell face=face here=paths::ACCOUNT back=paths::ACCOUNT_SECURITY>
            <div class="account">
                <header class="account__head">
                    {notice.and_then(|notice| told(notice, say))}
                    <h1 class="sign-in__title">{say.room.security}</h1>
                    <p><a class="link" href=paths::ACCOUNT>{say.room.back}</a></p>
                    <p><a class="link" href=paths::ACCOUNT_PRIVACY>{privacy}</a></p>
                </header>
                <div class="account__main">
                    {second}
                    {devices(&sessions, say)}
                </div>
                <aside class="account__side">
                    {if ways.has_password { password(notice, say) } else { ways::no_password(other, say) }}
                    {ways::google(&ways, other)}
                    {ways.has_password.then(|| address(&email, typed, notice, say))}
                </aside>
            </div>
            {script}
        </Shell>
    }
}

fn told(notice: SecurityNotice, say: &'static Account) -> Option<AnyView> {
    let (tone, sentence) = match notice {
        SecurityNotice::PasswordChanged => (Tone::Good, say.room.password_changed),
        SecurityNotice::AddressSent => (Tone::Accent, say.room.address_sent),
        SecurityNotice::AddressMoved => (Tone::Good, say.room.address_moved),
        SecurityNotice::Wait => (Tone::Bad, say.wait),
        SecurityNotice::Other(tone, sentence) => (tone, sentence),
        // these stand beside their field
        SecurityNotice::Password(..) | SecurityNotice::Address(..) | SecurityNotice::Passkeys(_) | SecurityNotice::Rule(_) => return None,
    };
    Some(view! { <Notice tone=tone title=sentence/> }.into_any())
}

fn devices(sessions: &[OpenSession], say: &'static Account) -> AnyView {
    let rows = sessions.iter().map(|session| device(session, say)).collect_view();
    view! {
        <section class="account__part" aria-labelledby="devices">
            <h2 class="account__title" id="devices">{say.room.sessions}</h2>
            <ul class="account__rows">{rows}</ul>
            <form method="post" action=paths::ACCOUNT_SESSIONS><button class="button button--line button--small" name="session" value="all">{say.room.end_all}</button></form>
        </section>
    }
    .into_any()
}

fn device(session: &OpenSession, say: &'static Account) -> AnyView {
    let name = if session.device.is_empty() { say.room.unknown_device.to_owned() } else { session.device.clone() };
    let end = if session.is_current {
        view! { <span class="badge" data-tone=Tone::Good.name()>{say.room.this_one}</span> }.into_any()
    } else {
        view! { <form method="post" action=paths::ACCOUNT_SESSIONS><button class="link" name="session" value=session.id.clone()>{say.room.end_one}</button></form> }
            .into_any()
    };
    view! {
        <li class="account__row">
            <span>{name}</span>
            <span class="account__note">{(say.room.since)(&session.since)}</span>
            <span class="account__amount">{end}</span>
        </li>
    }
    .into_any()
}

fn password(notice: Option<SecurityNotice>, say: &'static Account) -> AnyView {
    let (of_current, of_new) = match notice {
        Some(SecurityNotice::Password(PasswordTrouble::Wrong, new)) => (Some(PasswordTrouble::Wrong), new),
        Some(SecurityNotice::Password(trouble, _)) => (None, Some(trouble)),
        _ => (None, None),
    };
    let (current, current_said) = fields::current(say, of_current.map(say.password_trouble));
    let (new, new_said) = fields::new_password(say, of_new.map(say.password_trouble));
    view! {
        <section class="account__part" id="password-part">
            <h2 class="account__title">{say.room.password}</h2>
            <form class="account__form" method="post" action=paths::ACCOUNT_PASSWORD>
                <TextField input=current said=current_said/>
                <TextField input=new said=new_said/>
                <button class="button button--line button--small">{say.room.password_verb}</button>
            </form>
        </section>
    }
    .into_any()
}

fn address(email: &str, typed: String, notice: Option<SecurityNotice>, say: &'static Account) -> AnyView {
    let (is_none, trouble) = match notice {
        Some(SecurityNotice::Address(is_none, trouble)) => (is_none, trouble),
        _ => (false, None),
    };
    let (input, said) = fields::email(say.new_email, typed, is_none.then_some(say.email_wrong));
    let (mut current, current_said) = fields::current(say, trouble.map(say.password_trouble));
    // two forms on one page: ids must differ
    current.name = "current_for_address";
    view! {
        <section class="account__part">
            <h2 class="account__title">{say.room.address}</h2>
            <p class="account__note">{(say.room.address_lead)(email)}</p>
            <form class="account__form" method="post" action=paths::ACCOUNT_ADDRESS>
                <TextField input=input said=said/>
                <TextField input=current said=current_said/>
                <button class="button button--line button--small">{say.room.address_verb}</button>
            </form>
        </section>
    }
    .into_any()
}
