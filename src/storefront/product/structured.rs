//! The product for machines: Product with its offers, and the way to it (schema.org). Addresses are paths.
use crate::{
    domain::{
        product::{Availability, ProductSheet, Variant},
        store::StoreFace,
    },
    i18n::amount,
    paths,
    storefront::{structured, voice},
};
use serde_json::{Value, json};

pub fn structured(face: &StoreFace, sheet: &ProductSheet) -> Vec<Value> {
    let (card, voice) = (&sheet.card, voice::of(face.theme));
    let address = paths::product(&card.slug);
    let way = [(face.name.as_str(), paths::HOME), (voice.shop_title, paths::SHOP), (card.name.as_str(), address.as_str())];
    vec![product(face, sheet), structured::breadcrumbs(&way), structured::house(face)]
}

fn product(face: &StoreFace, sheet: &ProductSheet) -> Value {
    let card = &sheet.card;
    let brand = if card.brand.is_empty() { &face.name } else { &card.brand };
    let pictures: Vec<String> = sheet.pictures.iter().map(paths::media_largest).collect();
    let offers: Vec<Value> = sheet.variants.iter().map(|variant| offer(sheet, variant)).collect();
    let mut thing = json!({
        "@type": "Product",
        "@id": format!("{}#product", paths::product(&card.slug)),
        "name": card.name,
        "description": if sheet.description.is_empty() { &card.name } else { &sheet.description },
        "url": paths::product(&card.slug),
        "image": pictures,
        "brand": { "@type": "Brand", "name": brand },
        "itemCondition": condition(card.unique),
        "offers": offers,
    });
    for (key, kind) in [("size", "size"), ("color", "colour"), ("material", "fabric"), ("category", "category")] {
        let names: Vec<&str> = sheet.tags.iter().filter(|tag| tag.kind == kind).map(|tag| tag.name.as_str()).collect();
        if !names.is_empty() {
            thing[key] = names.join(", ").into();
        }
    }
    if let [only] = sheet.variants.as_slice() {
        thing["sku"] = only.sku.clone().into();
    }
    thing
}

fn offer(sheet: &ProductSheet, variant: &Variant) -> Value {
    json!({
        "@type": "Offer",
        "name": variant.label,
        "sku": variant.sku,
        "price": amount::plain(variant.price),
        "priceCurrency": variant.price.currency.code(),
        "availability": availability(sheet.card.availability, variant.free),
        "itemCondition": condition(sheet.card.unique),
        "url": paths::product(&sheet.card.slug),
        "seller": { "@id": structured::HOUSE },
    })
}

/// A unique piece that was sold never comes back; what is in somebody's bag or out for a fitting may.
fn availability(availability: Availability, free: u32) -> &'static str {
    match availability {
        Availability::Available if free > 0 => "https://schema.org/InStock",
        Availability::Sold => "https://schema.org/SoldOut",
        _ => "https://schema.org/OutOfStock",
    }
}

/// Unique pieces were worn by somebody before.
fn condition(unique: bool) -> &'static str {
    if unique { "https://schema.org/UsedCondition" } else { "https://schema.org/NewCondition" }
}

/// The same for those who share the page.
pub fn said(sheet: &ProductSheet) -> Vec<(&'static str, String)> {
    let card = &sheet.card;
    let word = match card.availability {
        Availability::Available => "in stock",
        _ => "out of stock",
    };
    vec![
        ("product:price:amount", amount::plain(card.price)),
        ("product:price:currency", card.price.currency.code().to_owned()),
        ("product:availability", word.to_owned()),
        ("product:condition", if card.unique { "used" } else { "new" }.to_owned()),
    ]
}
