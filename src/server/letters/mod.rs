//! Letters: what the shop writes to people. Composed here from the catalogue, posted in the transaction of what they tell
//! (`db::letters`), carried by `post`. Nothing here decides whether somebody is written to.
mod carry;
mod post;

pub use carry::deliver;
pub use post::{NotCarried, Post};

use super::db::letters::NewLetter;
use crate::{
    domain::store::StoreFace,
    i18n::letters::{self, Said},
};
use std::fmt::Write;

/// A link or a code that a letter carries.
#[derive(Debug, Clone)]
pub enum Enclosed {
    Nothing,
    Link(String),
    Code(String),
}

/// Compose a letter. `dedupe_key` is what makes it this one letter and no other.
pub fn compose(face: &StoreFace, kind: &'static str, said: &Said, to: &str, dedupe_key: String, enclosed: &Enclosed) -> NewLetter {
    let say = letters::of(face.locale);
    let mut text = format!("{}\n\n", say.greeting);
    let mut html = format!("<p>{}</p>", escaped(say.greeting));
    for line in said.lines {
        let line = line.replace("{store}", &face.name);
        // writing into a String can't fail
        let _ = write!(text, "{line}\n\n");
        let _ = write!(html, "<p>{}</p>", escaped(&line));
    }
    match enclosed {
        Enclosed::Nothing => {}
        Enclosed::Link(url) => {
            let _ = write!(text, "{}:\n{url}\n\n", said.verb);
            let _ = write!(html, "<p><a href=\"{0}\">{1}</a></p><p>{0}</p>", escaped(url), escaped(said.verb));
        }
        Enclosed::Code(code) => {
            let _ = write!(text, "{}: {code}\n\n", said.verb);
            let _ = write!(html, "<p>{}: <strong>{}</strong></p>", escaped(said.verb), escaped(code));
        }
    }
    let _ = write!(text, "{}\n{}\n", say.farewell, face.name);
    let _ = write!(html, "<p>{}<br>{}</p>", escaped(say.farewell), escaped(&face.name));
    let html =
        format!("<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\"></head><body>{html}</body></html>", face.locale.tag());
    let subject = said.subject.replace("{store}", &face.name).replace(['\r', '\n'], " ");
    NewLetter { dedupe_key, kind, to: to.to_owned(), subject, text, html }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        id::StoreId,
        money::Currency,
        store::{Locale, Theme},
    };

    #[test]
    fn a_name_can_not_write_into_a_letter() {
        let face = StoreFace {
            id: StoreId(uuid::Uuid::nil()),
            slug: "x".into(),
            name: "<script>\r\nBcc: all@example.test".into(),
            tagline: String::new(),
            locale: Locale::En,
            currency: Currency::USD,
            time_zone: "UTC".into(),
            theme: Theme::Orvale,
        };
        let said = &letters::of(Locale::En).reset;
        let letter = compose(&face, "reset", said, "a@b.test", "k".into(), &Enclosed::Link("https://x.test/?a=1&b=\"2\"".into()));
        assert!(!letter.subject.contains(['\r', '\n']));
        assert!(!letter.html.contains("<script>") && letter.html.contains("a=1&amp;b=&quot;2&quot;"));
        assert!(letter.text.contains("https://x.test/?a=1&b=\"2\""));
    }
}
