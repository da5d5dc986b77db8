//! Text inside XML: nothing in it can become markup, and what XML may not hold at all is left out.
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

pub const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
pub const KIND: HeaderValue = HeaderValue::from_static("application/xml; charset=utf-8");

pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            '\t' | '\n' | '\r' => out.push(letter),
            control if u32::from(control) < 0x20 || matches!(control, '\u{fffe}' | '\u{ffff}') => {}
            other => out.push(other),
        }
    }
    out
}

pub fn answer(xml: String) -> Response {
    ([(header::CONTENT_TYPE, KIND), (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"))], xml).into_response()
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_becomes_markup() {
        assert_eq!(escape("<a href=\"x\">'&\u{0}\u{1b}é"), "&lt;a href=&quot;x&quot;&gt;&apos;&amp;é");
    }
}
