//! One line to write on, or a list to choose from, with its label above and what is wrong with it below. What was typed stays.
use leptos::prelude::*;

/// What an input is, besides its words. `name` is its id too, so that a list of errors can link to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Input {
    pub name: &'static str,
    /// `type` of the input.
    pub kind: &'static str,
    pub autocomplete: &'static str,
    /// Which keyboard a phone shows.
    pub inputmode: Option<&'static str>,
    /// Most characters that a browser lets be typed. It cuts what is pasted without a word, so a field where that would be lost says
    /// `None`: the server judges it, and tells.
    pub most: Option<u16>,
    /// Columns of six.
    pub span: u8,
}

/// Its words: `optional` is the reason in brackets and lets it stay empty; `error` is what was wrong with `value`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    pub label: &'static str,
    pub optional: &'static str,
    pub hint: &'static str,
    pub error: Option<&'static str>,
    pub value: String,
}

/// A text field.
#[component]
pub fn TextField(input: Input, said: Said) -> impl IntoView {
    let (error_id, describes) = describe(input.name, &said);
    view! {
        <div class="field" data-span=input.span>
            {label(input.name, &said)}
            <input
                class="field__input" id=input.name name=input.name r#type=input.kind value=said.value.clone() autocomplete=input.autocomplete
                inputmode=input.inputmode maxlength=input.most required=said.optional.is_empty()
                aria-invalid=said.error.map(|_| "true") aria-describedby=describes
            />
            {below(input.name, error_id, &said)}
        </div>
    }
}

/// A few lines to write on.
#[component]
pub fn TextArea(input: Input, said: Said) -> impl IntoView {
    let (error_id, describes) = describe(input.name, &said);
    view! {
        <div class="field" data-span=input.span>
            {label(input.name, &said)}
            <textarea
                class="field__input" id=input.name name=input.name rows="2" autocomplete=input.autocomplete maxlength=input.most
                required=said.optional.is_empty() aria-invalid=said.error.map(|_| "true") aria-describedby=describes
                            // the framework writes the text of this element as it is, and `</textarea>` in it would end it
                inner_html=escaped(&said.value)
            ></textarea>
            {below(input.name, error_id, &said)}
        </div>
    }
}

/// What people typed, as text inside an element.
fn escaped(typed: &str) -> String {
    typed.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A list of values and words; `nothing` is the first entry. A value that the list does not know is kept and shown.
#[component]
pub fn Select(input: Input, said: Said, options: &'static [(&'static str, &'static str)], nothing: &'static str) -> impl IntoView {
    let (error_id, describes) = describe(input.name, &said);
    let known = said.value.is_empty() || options.iter().any(|(value, _)| *value == said.value);
    let entries =
        options.iter().map(|(value, word)| view! { <option value=*value selected=*value == said.value>{*word}</option> }).collect_view();
    view! {
        <div class="field" data-span=input.span>
            {label(input.name, &said)}
            <select class="field__input" id=input.name name=input.name autocomplete=input.autocomplete required=said.optional.is_empty() aria-invalid=said.error.map(|_| "true") aria-describedby=describes>
                <option value="">{nothing}</option>
                {(!known).then(|| view! { <option value=said.value.clone() selected=true>{said.value.clone()}</option> })}
                {entries}
            </select>
            {below(input.name, error_id, &said)}
        </div>
    }
}

/// Id of the error, and all ids that describe the input.
fn describe(name: &str, said: &Said) -> (String, Option<String>) {
    let error_id = format!("{name}-error");
    let mut ids = Vec::new();
    if said.error.is_some() {
        ids.push(error_id.clone());
    }
    if !said.hint.is_empty() {
        ids.push(format!("{name}-hint"));
    }
    (error_id, (!ids.is_empty()).then(|| ids.join(" ")))
}

fn label(name: &'static str, said: &Said) -> impl IntoView + use<> {
    let optional = (!said.optional.is_empty()).then(|| view! { " " <span class="field__optional">"("{said.optional}")"</span> });
    view! { <label class="field__label" for=name>{said.label}{optional}</label> }
}

fn below(name: &'static str, error_id: String, said: &Said) -> impl IntoView + use<> {
    let error = said.error.map(|sentence| view! { <p class="field__error" id=error_id>{sentence}</p> });
    let hint = (!said.hint.is_empty()).then(|| view! { <p class="field__hint" id=format!("{name}-hint")>{said.hint}</p> });
    view! { {error}{hint} }
}

#[cfg(test)]
mod tests {
    #[test]
    fn nothing_typed_ends_the_element_around_it() {
        assert_eq!(super::escaped("</textarea><b>&"), "&lt;/textarea&gt;&lt;b&gt;&amp;");
    }
}
