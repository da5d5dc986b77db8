//! One door for everybody: e-mail and password, and a way on without either.
use super::sheet::{Sheet, fields};
use crate::{
    domain::{account::Farewell, store::Locale},
    i18n::{account, identity, words},
    paths,
    ui::{
        badge::Tone,
        field::{Input, Said},
    },
};

/// Why the door stayed closed. Never tells whether the address is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignInTrouble {
    Wrong,
    /// Too many tries.
    Wait,
    Missing,
    /// Right, and without a role here.
    NoHat,
    /// She was inside, and is no more.
    Over(Farewell),
}

const PASSWORD: Input =
    Input { name: "password", kind: "password", autocomplete: "current-password", inputmode: None, most: Some(256), span: 6 };

/// The e-mail stays after a wrong try, the password never does. `next` is a local path.
pub fn sheet(locale: Locale, email: String, next: String, trouble: Option<SignInTrouble>, offers_google: bool) -> Sheet {
    let (say, more) = (&words(locale).door, account::of(locale));
    let notice = trouble.map(|trouble| match trouble {
        SignInTrouble::Wrong => say.wrong,
        SignInTrouble::Wait => say.wait,
        SignInTrouble::NoHat => say.no_hat,
        SignInTrouble::Missing => say.missing,
        SignInTrouble::Over(why) => (say.over)(why),
    });
    Sheet {
        title: say.headline.to_owned(),
        lead: say.lead.to_owned(),
        notice: notice.map(|sentence| (Tone::Bad, sentence.to_owned())),
        action: paths::SIGN_IN.to_owned(),
        instead: offers_google.then(|| (paths::google_then(&next), identity::of(locale).google.verb)),
        hidden: vec![("next", next)],
        fields: vec![fields::email(say.email, email, None), (PASSWORD, Said { label: say.password, ..Said::default() })],
        verb: say.go,
        more: vec![
            (paths::FORGOT.to_owned(), more.forgotten),
            (paths::SIGN_UP.to_owned(), more.no_account),
            (paths::SHOP.to_owned(), say.as_guest),
        ],
    }
}
