//! The sheet of the doors: one title, one sentence, one form, a way on. Signing in, joining, proving an address are all this page.
use super::{layout::Shell, unlisted};
use crate::{
    app::Head,
    domain::store::StoreFace,
    paths,
    ui::{
        field::{Input, Said, TextField},
        notice::Notice,
    },
};
use leptos::prelude::*;

/// What a notice on a sheet means.
pub use crate::ui::badge::Tone;

/// A field: what it is, and its words.
pub type Field = (Input, Said);

/// What stands on the sheet. Without a `verb` there is no form.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    pub title: String,
    pub lead: String,
    /// What the last try came to.
    pub notice: Option<(Tone, String)>,
    pub action: String,
    pub hidden: Vec<(&'static str, String)>,
    pub fields: Vec<Field>,
    pub verb: &'static str,
    /// Another verb of the same weight, by a link.
    pub instead: Option<(String, &'static str)>,
    /// Other ways on: address and word.
    pub more: Vec<(String, &'static str)>,
}

/// Head of such a page.
pub fn head(face: &StoreFace, title: &str, path: &str) -> Head {
    unlisted::head(face, title.trim_end_matches(['.', '?']), path)
}

/// The page.
#[component]
pub fn SheetPage(face: StoreFace, sheet: Sheet) -> impl IntoView {
    view! {
        <Shell face=face here=paths::SIGN_IN>
            <div class="sign-in">
                <h1 class="sign-in__title">{sheet.title.clone()}</h1>
                <p class="sign-in__lead">{sheet.lead.clone()}</p>
                <div class="sign-in__panel">{panel(sheet)}</div>
            </div>
        </Shell>
    }
}

fn panel(sheet: Sheet) -> AnyView {
    let notice = sheet.notice.map(|(tone, title)| view! { <Notice tone=tone title=title/> });
    let hidden = sheet.hidden.into_iter().map(|(name, value)| view! { <input r#type="hidden" name=name value=value/> }).collect_view();
    let fields = sheet.fields.into_iter().map(|(input, said)| view! { <TextField input=input said=said/> }).collect_view();
    let more = sheet.more.into_iter().map(|(href, word)| view! { <a class="link" href=href>{word}</a> }).collect_view();
    let more = view! { <p class="sign-in__more">{more}</p> };
    let instead = sheet.instead.map(|(href, word)| view! { <a class="button button--line button--wide" href=href>{word}</a> });
    if sheet.verb.is_empty() {
        return view! { <div class="sign-in__form">{notice}{instead}{more}</div> }.into_any();
    }
    view! {
        <form class="sign-in__form" method="post" action=sheet.action>
            {notice}{hidden}{fields}
            <button class="button button--wide">{sheet.verb}</button>
            {instead}{more}
        </form>
    }
    .into_any()
}

/// Fields that several sheets have.
pub mod fields {
    use super::Field;
    use crate::{
        i18n::{account::Account, phone::Phone},
        ui::field::{Input, Said},
    };

    const EMAIL: Input =
        Input { name: "email", kind: "email", autocomplete: "username", inputmode: Some("email"), most: Some(254), span: 6 };
    const NAME: Input = Input { name: "full_name", kind: "text", autocomplete: "name", inputmode: None, most: Some(120), span: 6 };
    const CURRENT: Input =
        Input { name: "current", kind: "password", autocomplete: "current-password", inputmode: None, most: Some(256), span: 6 };
    const NEW: Input =
        Input { name: "password", kind: "password", autocomplete: "new-password", inputmode: None, most: Some(256), span: 6 };
    const CODE: Input =
        Input { name: "digits", kind: "text", autocomplete: "one-time-code", inputmode: Some("numeric"), most: Some(6), span: 6 };
    const NUMBER: Input = Input { name: "number", kind: "text", autocomplete: "off", inputmode: None, most: Some(12), span: 6 };

    const PHONE: Input = Input { name: "phone", kind: "tel", autocomplete: "tel", inputmode: Some("tel"), most: Some(40), span: 6 };
    const PHONE_CODE: Input = Input { name: "code", kind: "text", autocomplete: "one-time-code", inputmode: None, most: Some(16), span: 6 };

    pub fn email(label: &'static str, value: String, error: Option<&'static str>) -> Field {
        (EMAIL, Said { label, value, error, ..Said::default() })
    }

    pub fn name(say: &Account, value: String, error: Option<&'static str>) -> Field {
        (NAME, Said { label: say.name, value, error, ..Said::default() })
    }

    pub fn current(say: &Account, error: Option<&'static str>) -> Field {
        (CURRENT, Said { label: say.current_password, error, ..Said::default() })
    }

    pub fn new_password(say: &Account, error: Option<&'static str>) -> Field {
        (NEW, Said { label: say.new_password, hint: say.password_hint, error, ..Said::default() })
    }

    pub fn digits(say: &Account, error: Option<&'static str>) -> Field {
        (CODE, Said { label: say.room.code, error, ..Said::default() })
    }

    pub fn phone(say: &Phone, value: String, error: Option<&'static str>) -> Field {
        (PHONE, Said { label: say.field, value, error, ..Said::default() })
    }

    pub fn code(say: &Phone, value: String, error: Option<&'static str>) -> Field {
        (PHONE_CODE, Said { label: say.code_field, value, error, ..Said::default() })
    }

    pub fn number(say: &Account) -> Field {
        (NUMBER, Said { label: say.room.number, ..Said::default() })
    }
}
