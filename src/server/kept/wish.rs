//! What a request asks for, as far as a kept page may know: whose host, which address, light or dark. Everything else is taken away
//! before the page is rendered.
use crate::server::session;
use axum::{
    extract::{OriginalUri, Request},
    http::{HeaderMap, HeaderValue, Method, Uri, header},
};

/// Under which name a page is kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Key {
    /// As the browser wrote it, with port: it stands in the page's links.
    pub host: String,
    /// Path and query, without what only counts visits.
    pub path: String,
    pub mode: usize,
}

impl Key {
    /// Whether the address has a query: such addresses are without number, so they have a smaller place of their own.
    pub fn is_list(&self) -> bool {
        self.path.contains('?')
    }
}

/// Words of `session::MODE`; the first place is of those who never chose.
const MODES: [&str; 2] = ["light", "dark"];
const LONGEST: usize = 1024;
/// Parameters that advertisers and messengers hang on an address. No page of ours reads them.
const COUNTING: [&str; 13] =
    ["fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "ttclid", "twclid", "igsh", "igshid", "mc_cid", "mc_eid", "srsltid"];

/// What a visitor's cookies say that matters here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cookies {
    pub is_signed_in: bool,
    pub mode: usize,
}

impl Cookies {
    pub fn of(headers: &HeaderMap, https: bool) -> Self {
        let mut found = Self { is_signed_in: false, mode: 0 };
        let door = session::session_cookie(https);
        let pairs = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok()).flat_map(|line| line.split(';'));
        for (name, value) in pairs.filter_map(|pair| pair.trim().split_once('=')) {
            if name == door {
                found.is_signed_in = true;
            } else if name == session::MODE {
                found.mode = MODES.iter().position(|mode| *mode == value).map_or(0, |place| place + 1);
            }
        }
        found
    }
}

/// A request that a kept page may answer: a guest who only looks.
pub fn wish(request: &Request, https: bool) -> Option<Key> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return None;
    }
    let cookies = Cookies::of(request.headers(), https);
    let host = request.headers().get(header::HOST)?.to_str().ok()?;
    let path = request.uri().path_and_query()?;
    if cookies.is_signed_in || host.len() > 255 || path.as_str().len() > LONGEST {
        return None;
    }
    Some(Key { host: host.to_owned(), path: without_counting(path.path(), path.query()), mode: cookies.mode })
}

fn without_counting(path: &str, query: Option<&str>) -> String {
    let speaks = |pair: &&str| {
        let name = pair.split('=').next().unwrap_or_default();
        !pair.is_empty() && !name.starts_with("utm_") && !COUNTING.contains(&name)
    };
    let kept: Vec<&str> = query.unwrap_or_default().split('&').filter(speaks).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}

/// The same request as anybody could send it.
pub fn anybodys(mut request: Request, key: &Key) -> Request {
    let mut headers = HeaderMap::with_capacity(3);
    let mut put = |name, text: &str| {
        if let Ok(value) = HeaderValue::from_str(text) {
            headers.insert(name, value);
        }
    };
    put(header::HOST, &key.host);
    put(header::ACCEPT, "text/html");
    if let Some(mode) = key.mode.checked_sub(1).and_then(|place| MODES.get(place)) {
        put(header::COOKIE, &format!("{}={mode}", session::MODE));
    }
    *request.headers_mut() = headers;
    *request.method_mut() = Method::GET;
    if let Ok(uri) = key.path.parse::<Uri>() {
        request.extensions_mut().insert(OriginalUri(uri.clone()));
        *request.uri_mut() = uri;
    }
    request
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn ask(method: &str, path: &str, cookie: &str) -> Request {
        let request = Request::builder().method(method).uri(path).header("host", "amora.test").header("cookie", cookie);
        request.header("x-forwarded-for", "203.0.113.9").body(Body::empty()).expect("a request")
    }

    #[test]
    fn visits_are_counted_elsewhere() {
        let path = |path: &str| wish(&ask("GET", path, ""), false).map(|key| key.path).unwrap_or_default();
        assert_eq!(path("/p/coat?utm_source=ig&fbclid=abc"), "/p/coat");
        assert_eq!(path("/shop?size=52&utm_medium=x&sort=price-up"), "/shop?size=52&sort=price-up");
        assert_eq!(path("/shop?&&"), "/shop");
        assert_eq!(path("/p/coat?put=held"), "/p/coat?put=held");
    }

    #[test]
    fn a_kept_page_is_rendered_for_nobody_in_particular() {
        let request = ask("HEAD", "/p/coat?gclid=1", "vitrine_cart=secret; vitrine_mode=dark; vitrine_count=2");
        let key = wish(&request, false).expect("a guest");
        let plain = anybodys(request, &key);
        assert_eq!((plain.method().as_str(), plain.uri().to_string().as_str()), ("GET", "/p/coat"));
        let mut told: Vec<_> = plain.headers().iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap_or("?"))).collect();
        told.sort();
        assert_eq!(told, ["accept: text/html", "cookie: vitrine_mode=dark", "host: amora.test"]);
    }

    #[test]
    fn who_is_signed_in_or_does_something_gets_her_own_page() {
        assert_eq!(wish(&ask("GET", "/", "a=1; vitrine_session=x"), false), None);
        assert_eq!(wish(&ask("GET", "/", "__Host-vitrine_session=x"), true), None);
        assert_eq!(wish(&ask("POST", "/", ""), false), None);
        assert!(wish(&ask("GET", "/", "vitrine_cart=secret"), false).is_some(), "a cart is no name");
    }
}
