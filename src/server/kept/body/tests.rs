//! What `body` must hold, by example and by law; not where it is used.

use super::*;
use std::io::Read;

#[test]
fn browsers_get_the_best_that_they_take() {
    let asked = |value: &str| {
        let mut headers = HeaderMap::new();
        headers.insert(header::ACCEPT_ENCODING, value.parse().expect("a header"));
        coding(&headers)
    };
    assert_eq!(asked("gzip, deflate, br, zstd"), Coding::Brotli);
    assert_eq!(asked("gzip;q=1.0, br;q=0"), Coding::Gzip);
    assert_eq!(asked("BR;q=0.5"), Coding::Brotli);
    assert_eq!(asked("identity, gzip;q=0.0"), Coding::Plain);
    assert_eq!(coding(&HeaderMap::new()), Coding::Plain);
}

#[test]
fn every_coding_says_the_same() {
    let page = "Vestido de linho, peça única. ".repeat(400);
    for quality in [AT_ONCE, AT_LEISURE] {
        let pressed = brotli(page.as_bytes(), quality).expect("brotli");
        assert!(pressed.len() * 10 < page.len());
        assert_eq!(plain(&pressed), page.as_bytes());
    }
    let mut read = String::new();
    flate2::read::GzDecoder::new(&*gzip(page.as_bytes())).read_to_string(&mut read).expect("gzip");
    assert_eq!(read, page);
}
