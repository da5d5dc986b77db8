//! What is said around other proofs: coming in by Google, passkeys of the team, the codes for a lost one.
mod en;
mod pt_br;

use super::account::Page;
use crate::domain::store::Locale;
use {en::EN, pt_br::PT_BR};

/// The sentences of a language. Apart from `words`, because a browser's module has no use for them.
pub fn of(locale: Locale) -> &'static Identity {
    match locale {
        Locale::PtBr => &PT_BR,
        Locale::En => &EN,
    }
}

pub struct Identity {
    pub google: Google,
    pub passkeys: Passkeys,
    /// After the password, and the door of who must have one and has none.
    pub second: Page,
    pub enrol: Page,
    pub code: &'static str,
    pub code_lead: &'static str,
    pub code_verb: &'static str,
    pub code_wrong: &'static str,
    /// The window was closed, or it was another passkey.
    pub not_given: &'static str,
    pub needs_script: &'static str,
}

pub struct Google {
    pub verb: &'static str,
    pub title: &'static str,
    pub lead: &'static str,
    /// Address at the provider.
    pub linked: fn(&str) -> String,
    pub link: &'static str,
    pub unlink: &'static str,
    pub now_linked: &'static str,
    pub now_unlinked: &'static str,
    pub last_way: &'static str,
    /// It is hers already, or somebody else's.
    pub linked_already: &'static str,
    pub no_password: &'static str,
    pub make_password: &'static str,
    /// Before it is linked; the address at the provider.
    pub confirm: Page,
    pub confirm_lead: fn(&str) -> String,
    /// Why her password is asked for.
    pub confirm_current: &'static str,
    /// It did not come to an end; what to do instead.
    pub broken: (&'static str, &'static str),
    pub away: (&'static str, &'static str),
    pub declined: (&'static str, &'static str),
    /// Whoever has an account under this address proves that first.
    pub sign_in_first: (&'static str, &'static str),
    pub try_again: &'static str,
    pub with_password: &'static str,
}

pub struct Passkeys {
    pub title: &'static str,
    pub lead: &'static str,
    pub none: &'static str,
    pub name: &'static str,
    pub name_hint: &'static str,
    pub name_missing: &'static str,
    pub current_hint: &'static str,
    pub add: &'static str,
    pub remove: &'static str,
    pub remove_lead: &'static str,
    pub used: fn(&str) -> String,
    pub added: &'static str,
    pub removed: &'static str,
    pub last: &'static str,
    pub too_many: &'static str,
    pub codes: &'static str,
    pub codes_left: fn(u32) -> String,
    pub codes_verb: &'static str,
    pub codes_title: &'static str,
    pub codes_shown: &'static str,
    pub codes_kept: &'static str,
    pub rule: &'static str,
    pub rule_on: &'static str,
    pub rule_off: &'static str,
    pub rule_require: &'static str,
    pub rule_lift: &'static str,
    /// Why her password is asked for.
    pub rule_lift_lead: &'static str,
    pub rule_first: &'static str,
    pub rule_saved: &'static str,
}
