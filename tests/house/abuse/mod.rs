//! What arrives at the door of a shop on the open network: nonsense, too much of it, other people's ids, other sites' forms.
//! Every answer is a clean one: no fault, no panic, security headers always.
mod answers;
mod cookies;
mod cross_site;
mod csrf;
mod doors;
mod forms;
mod fuzz;
mod policy;
mod routes;
mod sign_in;
mod words;

use crate::support::{Answer, Site};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Headers without which no answer may leave.
const GUARDS: [(&str, &str); 6] = [
    ("content-security-policy", "default-src 'none'; script-src 'self'"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("x-frame-options", "DENY"),
    ("x-request-id", ""),
];

/// A clean answer: guarded, no fault of ours, nothing of our insides in it.
fn assert_clean(answer: &Answer, what: &str) {
    assert!(answer.status < 500, "{what}: {} {:.300}", answer.status, answer.body);
    for (name, start) in GUARDS {
        let value = answer.headers.get(name).and_then(|value| value.to_str().ok());
        assert!(value.is_some_and(|value| value.starts_with(start)), "{what}: {name} is {value:?}");
    }
    if answer.status >= 400 {
        let kept = answer.headers.get("cache-control").and_then(|value| value.to_str().ok());
        assert_eq!(kept, Some("no-store"), "{what}: a failure is for one request");
    }
    for inside in ["panicked", "sqlx", "SQLSTATE", "constraint", "src/", "RUST_BACKTRACE"] {
        assert!(!answer.body.contains(inside), "{what}: tells {inside:?}");
    }
    for cookie in answer.headers.get_all("set-cookie") {
        let cookie = cookie.to_str().expect("a readable cookie");
        // scripts read the badge's number, and whether the way into the editor is drawn; everything else is out of their reach
        let told = ["vitrine_count=", "vitrine_desk="].iter().any(|name| cookie.starts_with(name));
        let hidden = cookie.contains("; HttpOnly") || told;
        assert!(hidden && cookie.contains("; SameSite=Lax") && cookie.contains("; Path=/"), "{what}: {cookie}");
    }
}

/// Ask with anything. `headers` may hold a cookie, a host, a kind of content.
pub async fn ask(site: &Site, method: &str, slug: &str, path: &str, headers: &[(&str, &str)], body: impl Into<reqwest::Body>) -> Answer {
    let mut request = site.http.request(method.parse().expect("a method"), site.url(slug, path));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let answer = request.body(body).send().await.unwrap_or_else(|error| panic!("{method} {path}: {error}"));
    let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
    Answer { status, headers, body: String::from_utf8_lossy(&answer.bytes().await.expect("a whole answer")).into_owned() }
}

/// Announce a body of `length` bytes, and hear the status before one of them was sent.
pub async fn announce(site: &Site, slug: &str, path: &str, length: u64) -> u16 {
    let mut socket = TcpStream::connect(("127.0.0.1", site.port)).await.expect("the server listens");
    let head = format!(
        "POST {path} HTTP/1.1\r\nhost: {slug}.localhost:{}\r\ncontent-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n\r\n",
        site.port
    );
    socket.write_all(head.as_bytes()).await.expect("the server reads");
    let mut start = [0; 12];
    let _ = socket.read_exact(&mut start).await.expect("the server answers");
    String::from_utf8_lossy(&start[9..]).parse().expect("a status")
}
