//! Passkeys of the team on the page of what opens an account: which she has, the codes for a lost one, another, the owner's rule.
use crate::{
    domain::account::{HeldPasskey, PasswordTrouble, SecondProof},
    i18n::{
        account::Account,
        identity::{Identity, Passkeys},
    },
    paths,
    storefront::{
        account::security::SecurityNotice,
        second::{NAME, inside},
        sheet::fields,
    },
    ui::field::{Said, TextField},
};
use leptos::prelude::*;

/// All of it. `notice`: what the last button came to; a wrong password is said beside its field.
pub fn part(second: &SecondProof, say: &'static Identity, more: &'static Account, notice: Option<SecurityNotice>) -> AnyView {
    let words = &say.passkeys;
    let (trouble, rule_trouble) = match notice {
        Some(SecurityNotice::Passkeys(trouble)) => (Some(trouble), None),
        Some(SecurityNotice::Rule(trouble)) => (None, Some(trouble)),
        _ => (None, None),
    };
    let none = second.passkeys.is_empty().then(|| view! { <p class="account__note">{words.none}</p> });
    let held = (!second.passkeys.is_empty()).then(|| held(second, words, more, trouble));
    let name = Said { label: words.name, hint: words.name_hint, ..Said::default() };
    let (mut current, mut current_said) = fields::current(more, None);
    current.name = "current_for_passkey";
    current_said.hint = words.current_hint;
    view! {
        <section class="account__part" id="passkeys">
            <h2 class="account__title">{words.title}</h2>
            <p class="account__note">{words.lead}</p>
            {none}
            {held}
            <form class="account__form" method="post" action=paths::ACCOUNT_PASSKEYS data-passkey="make" data-begin=paths::ACCOUNT_PASSKEYS_BEGIN data-closed=say.not_given>
                <TextField input=NAME said=name/>
                <TextField input=current said=current_said/>
                {inside(String::new(), say)}
                <button class="button button--line button--small">{words.add}</button>
            </form>
        </section>
        {second.may_require.then(|| rule(second, words, more, rule_trouble))}
    }
    .into_any()
}

fn held(second: &SecondProof, words: &'static Passkeys, more: &'static Account, trouble: Option<PasswordTrouble>) -> AnyView {
    let rows = second.passkeys.iter().map(|passkey| row(passkey, words, more)).collect_view();
    let (mut current, mut said) = fields::current(more, trouble.map(more.password_trouble));
    current.name = "current_for_keys";
    said.hint = words.remove_lead;
    view! {
        <form class="account__form" method="post" action=paths::ACCOUNT_PASSKEYS_REMOVE>
            // Enter in the field presses the first button of a form: here it presses nothing
            <button disabled=true hidden=true></button>
            <ul class="account__rows">{rows}</ul>
            <p class="account__note">{words.codes}": "{(words.codes_left)(second.codes_left)}</p>
            <TextField input=current said=said/>
            <button class="button button--line button--small" formaction=paths::ACCOUNT_PASSKEYS_CODES>{words.codes_verb}</button>
        </form>
    }
    .into_any()
}

fn row(passkey: &HeldPasskey, words: &'static Passkeys, more: &'static Account) -> AnyView {
    let used = passkey.used.as_deref().map_or_else(|| (more.room.since)(&passkey.since), words.used);
    view! {
        <li class="account__row">
            <span>{passkey.name.clone()}</span>
            <span class="account__note">{used}</span>
            <span class="account__amount"><button class="link" name="passkey" value=passkey.id.clone()>{words.remove}</button></span>
        </li>
    }
    .into_any()
}

/// The owner's word for the whole team; her password where it opens doors.
fn rule(second: &SecondProof, words: &'static Passkeys, more: &'static Account, trouble: Option<PasswordTrouble>) -> AnyView {
    let (state, verb, wanted) =
        if second.is_required { (words.rule_on, words.rule_lift, "no") } else { (words.rule_off, words.rule_require, "yes") };
    let password = second.is_required.then(|| {
        let (mut current, mut said) = fields::current(more, trouble.map(more.password_trouble));
        current.name = "current_for_rule";
        said.hint = words.rule_lift_lead;
        view! { <TextField input=current said=said/> }
    });
    view! {
        <section class="account__part" id="rule">
            <h2 class="account__title">{words.rule}</h2>
            <p class="account__note">{state}</p>
            <form class="account__form" method="post" action=paths::ACCOUNT_PASSKEYS_RULE>
                {password}
                <button class="button button--line button--small" name="wanted" value=wanted>{verb}</button>
            </form>
        </section>
    }
    .into_any()
}
