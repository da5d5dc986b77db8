//! What a page says of itself to those who don't read it: search engines, and people's messages that carry its address.
//! Everything here is absolute, because none of these readers knows on which host it stood.
use super::{Frame, Head};
use crate::domain::store::{Locale, StoreFace};
use leptos::prelude::*;
use serde_json::{Value, json};

/// Pixels of a shared picture; every network crops from this shape.
const SHARED: (&str, &str) = ("1200", "630");
/// Keys of JSON-LD whose values are addresses.
const ADDRESSES: [&str; 8] = ["@id", "url", "item", "image", "logo", "target", "urlTemplate", "contentUrl"];

/// The lines of the head.
pub fn lines(face: Option<&StoreFace>, frame: &Frame, head: &Head) -> AnyView {
    let canonical = format!("{}{}", frame.origin, head.canonical);
    // a store speaks one language: its page is the one for its readers and for everybody else
    let tongue = face.map(|face| face.locale.tag()).filter(|_| !head.noindex);
    let index = (!head.noindex).then(|| view! { <link rel="canonical" href=canonical.clone()/> });
    let tongues = tongue.map(|tag| {
        view! {
            <link rel="alternate" hreflang=tag href=canonical.clone()/>
            <link rel="alternate" hreflang="x-default" href=canonical.clone()/>
        }
    });
    view! {
        {head.noindex.then(|| view! { <meta name="robots" content="noindex"/> })}
        {index}
        {tongues}
        {shared(face, frame, head, canonical.clone())}
        {(!head.structured.is_empty()).then(|| {
            let json = script(&head.structured, &frame.origin);
            view! { <script type="application/ld+json" inner_html=json></script> }
        })}
    }
    .into_any()
}

/// Open Graph.
fn shared(face: Option<&StoreFace>, frame: &Frame, head: &Head, address: String) -> AnyView {
    let mut said = vec![
        ("og:title", head.title.clone()),
        ("og:description", head.description.clone()),
        ("og:url", address),
        ("og:type", if head.is_product { "product" } else { "website" }.to_owned()),
    ];
    if let Some(face) = face {
        said.push(("og:site_name", face.name.clone()));
        said.push(("og:locale", region(face.locale).to_owned()));
    }
    if let Some((path, alt)) = &head.card {
        said.push(("og:image", format!("{}{path}", frame.origin)));
        said.extend([("og:image:width", SHARED.0.to_owned()), ("og:image:height", SHARED.1.to_owned()), ("og:image:alt", alt.clone())]);
    }
    said.extend(head.said.iter().cloned());
    let large = head.card.is_some().then(|| view! { <meta name="twitter:card" content="summary_large_image"/> });
    view! {
        {said.into_iter().map(|(property, content)| leptos::html::meta().attr("property", property).content(content)).collect_view()}
        {large}
    }
    .into_any()
}

fn region(locale: Locale) -> &'static str {
    match locale {
        Locale::PtBr => "pt_BR",
        Locale::En => "en_US",
    }
}

/// All things of a page as one graph, safe inside a script element: nothing in it can end the element or begin a comment.
pub fn script(things: &[Value], origin: &str) -> String {
    let graph: Vec<Value> = things.iter().cloned().map(|thing| absolute(thing, origin, false)).collect();
    json!({ "@context": "https://schema.org", "@graph": graph })
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// Paths become addresses where an address is meant; a name that begins with a slash stays a name.
fn absolute(value: Value, origin: &str, is_address: bool) -> Value {
    match value {
        Value::String(text) if is_address && text.starts_with('/') => Value::String(format!("{origin}{text}")),
        Value::Array(all) => Value::Array(all.into_iter().map(|one| absolute(one, origin, is_address)).collect()),
        Value::Object(fields) => Value::Object(
            fields.into_iter().map(|(key, value)| (key.clone(), absolute(value, origin, ADDRESSES.contains(&key.as_str())))).collect(),
        ),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_made_whole_and_names_are_left() {
        let thing = json!({ "@id": "/#house", "name": "/p/1", "image": ["/media/a"], "offers": [{ "url": "/p/1", "sku": "/x" }] });
        let graph: Value = serde_json::from_str(&script(&[thing], "https://a.example")).unwrap();
        let whole = &graph["@graph"][0];
        assert_eq!(whole["@id"], "https://a.example/#house");
        assert_eq!((&whole["name"], &whole["image"][0]), (&json!("/p/1"), &json!("https://a.example/media/a")));
        assert_eq!((&whole["offers"][0]["url"], &whole["offers"][0]["sku"]), (&json!("https://a.example/p/1"), &json!("/x")));
    }

    #[test]
    fn nothing_in_it_ends_the_script() {
        let nasty = "</script><!--<script>&\u{2028}";
        let text = script(&[json!({ "name": nasty })], "");
        assert!(!text.contains(['<', '>', '&', '\u{2028}']));
        assert_eq!(serde_json::from_str::<Value>(&text).unwrap()["@graph"][0]["name"], nasty);
    }
}
