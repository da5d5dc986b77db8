//! Things that every page may tell machines (schema.org): the house, its site with its search, the way to a page.
//! Addresses are paths; the document makes them whole.
use super::voice;
use crate::{domain::store::StoreFace, paths};
use serde_json::{Value, json};

/// The house as a seller; other things name it by this address.
pub const HOUSE: &str = "/#house";
const SITE: &str = "/#site";

pub fn house(face: &StoreFace) -> Value {
    json!({
        "@type": "OnlineStore",
        "@id": HOUSE,
        "name": face.name,
        "description": face.tagline,
        "url": paths::HOME,
        "logo": paths::FAVICON,
        "email": voice::of(face.theme).mail,
    })
}

/// The site, with the search of its shop.
pub fn site(face: &StoreFace) -> Value {
    json!({
        "@type": "WebSite",
        "@id": SITE,
        "name": face.name,
        "url": paths::HOME,
        "inLanguage": face.locale.tag(),
        "publisher": { "@id": HOUSE },
        "potentialAction": {
            "@type": "SearchAction",
            "target": { "@type": "EntryPoint", "urlTemplate": paths::shop("q={words}") },
            "query-input": "required name=words",
        },
    })
}

/// The way from the first page; names and paths.
pub fn breadcrumbs(steps: &[(&str, &str)]) -> Value {
    let items: Vec<Value> = steps
        .iter()
        .zip(1_u32..)
        .map(|((name, path), position)| json!({ "@type": "ListItem", "position": position, "name": name, "item": path }))
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}

/// A page that lists goods: names and paths, in its order.
pub fn list(name: &str, path: &str, goods: &[(&str, &str)]) -> Value {
    let items: Vec<Value> = goods
        .iter()
        .zip(1_u32..)
        .map(|((name, path), position)| json!({ "@type": "ListItem", "position": position, "name": name, "url": path }))
        .collect();
    json!({
        "@type": "CollectionPage",
        "name": name,
        "url": path,
        "mainEntity": { "@type": "ItemList", "numberOfItems": goods.len(), "itemListElement": items },
    })
}
