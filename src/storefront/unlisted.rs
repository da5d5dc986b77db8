//! The head of pages that belong to one visitor: a title for the window, and nothing for search engines.
use crate::{app::Head, domain::store::StoreFace};

/// `path` is the page's own address.
pub fn head(face: &StoreFace, title: &str, path: &str) -> Head {
    Head { title: format!("{title} · {}", face.name), canonical: path.to_owned(), noindex: true, ..Head::default() }
}
