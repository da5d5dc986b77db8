//! Between two proofs: the passkey is asked for, or made by who must have one; and the codes, shown once. A passkey needs script, a code
//! does not.
use super::{layout::Shell, sheet, unlisted};
use crate::{
    app::Head,
    domain::store::StoreFace,
    i18n::{
        identity::{self, Identity},
        words,
    },
    paths,
    ui::{
        field::{Input, Said, TextField},
        notice::Notice,
    },
};
use leptos::prelude::*;
use sheet::Tone;

/// A name so that she knows it again.
pub const NAME: Input = Input { name: "name", kind: "text", autocomplete: "off", inputmode: None, most: Some(60), span: 6 };
const CODE: Input = Input { name: "code", kind: "text", autocomplete: "off", inputmode: None, most: Some(16), span: 6 };

/// What stands there. `script` is the address of public/passkey.js.
#[derive(Debug, Clone, Default)]
pub struct Second {
    pub is_new: bool,
    pub next: String,
    pub script: String,
    /// The last try, with a passkey and with a code.
    pub trouble: Option<&'static str>,
    pub code_trouble: Option<&'static str>,
}

/// Head of both pages.
pub fn head(face: &StoreFace, title: &str) -> Head {
    unlisted::head(face, title.trim_end_matches(['.', '?']), paths::SECOND)
}

/// The page.
#[component]
pub fn SecondPage(face: StoreFace, second: Second) -> impl IntoView {
    let (say, leave) = (identity::of(face.locale), words(face.locale).door.sign_out);
    let page = if second.is_new { &say.enrol } else { &say.second };
    let script = second.script.clone();
    view! {
        <Shell face=face here=paths::SIGN_IN>
            <div class="sign-in">
                <h1 class="sign-in__title">{page.title}</h1>
                <p class="sign-in__lead">{page.lead}</p>
                <div class="sign-in__panel">
                    {panel(second, say)}
                    <form class="sign-in__form" method="post" action=paths::SIGN_OUT><p class="sign-in__more"><button class="link">{leave}</button></p></form>
                </div>
            </div>
            <script type="module" src=script></script>
        </Shell>
    }
}

fn panel(second: Second, say: &'static Identity) -> AnyView {
    let notice = second.trouble.map(|title| view! { <Notice tone=Tone::Bad title=title/> });
    if second.is_new {
        let name = Said { label: say.passkeys.name, hint: say.passkeys.name_hint, ..Said::default() };
        return view! {
            <form class="sign-in__form" method="post" action=paths::SECOND_NEW data-passkey="make" data-begin=paths::SECOND_NEW_BEGIN data-closed=say.not_given>
                {notice}
                <TextField input=NAME said=name/>
                {inside(second.next, say)}
                <button class="button button--wide">{say.enrol.verb}</button>
            </form>
        }
        .into_any();
    }
    let next = second.next.clone();
    let code = Said { label: say.code, hint: say.code_lead, error: second.code_trouble, ..Said::default() };
    view! {
        <form class="sign-in__form" method="post" action=paths::SECOND data-passkey="show" data-begin=paths::SECOND_BEGIN data-closed=say.not_given>
            {notice}
            {inside(second.next, say)}
            <button class="button button--wide">{say.second.verb}</button>
        </form>
        <form class="sign-in__form" method="post" action=paths::RECOVERY>
            <input r#type="hidden" name="next" value=next/>
            <TextField input=CODE said=code/>
            <button class="button button--line button--wide">{say.code_verb}</button>
        </form>
    }
    .into_any()
}

/// What every form of a passkey holds: its answer, a place for what went wrong, a word where there is no script.
pub fn inside(next: String, say: &'static Identity) -> AnyView {
    view! {
        <input r#type="hidden" name="credential"/>
        <input r#type="hidden" name="next" value=next/>
        <p class="field__error" role="alert" data-trouble=""></p>
        <noscript><p class="field__error">{say.needs_script}</p></noscript>
    }
    .into_any()
}

/// The codes, once. `next` is where she goes on.
#[component]
pub fn CodesPage(face: StoreFace, codes: Vec<String>, next: String) -> impl IntoView {
    let say = &identity::of(face.locale).passkeys;
    let rows = codes.into_iter().map(|code| view! { <li class="account__row tabular">{code}</li> }).collect_view();
    view! {
        <Shell face=face here=paths::SIGN_IN>
            <div class="sign-in">
                <h1 class="sign-in__title">{say.codes_title}</h1>
                <p class="sign-in__lead">{say.codes_shown}</p>
                <div class="sign-in__panel">
                    <ol class="account__rows" data-codes="">{rows}</ol>
                    <a class="button button--wide" href=next>{say.codes_kept}</a>
                </div>
            </div>
        </Shell>
    }
}
