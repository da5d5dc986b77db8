//! The product for machines: Product with its offers, and the way to it (schema.org, JSON-LD).
use crate::{
    domain::{
        product::{Availability, ProductSheet, Variant},
        store::StoreFace,
    },
    i18n::amount,
    paths,
    storefront::voice,
};
use serde_json::{Value, json};

/// Safe inside a script element: no `<` is left. Addresses are paths, which JSON-LD resolves against the page's own.
pub fn structured(face: &StoreFace, sheet: &ProductSheet) -> String {
    let graph = json!({ "@context": "https://schema.org", "@graph": [product(face, sheet), breadcrumbs(face, sheet)] });
    graph.to_string().replace('<', "\\u003c")
}

fn product(face: &StoreFace, sheet: &ProductSheet) -> Value {
    let card = &sheet.card;
    let brand = if card.brand.is_empty() { &face.name } else { &card.brand };
    let pictures: Vec<String> =
        sheet.pictures.iter().filter_map(|picture| Some(paths::media(&picture.key, *paths::MEDIA_WIDTHS.last()?))).collect();
    let offers: Vec<Value> = sheet.variants.iter().map(|variant| offer(face, sheet, variant)).collect();
    json!({
        "@type": "Product",
        "name": card.name,
        "description": sheet.description,
        "url": paths::product(&card.slug),
        "image": pictures,
        "brand": { "@type": "Brand", "name": brand },
        "itemCondition": condition(card.unique),
        "offers": offers,
    })
}

fn offer(face: &StoreFace, sheet: &ProductSheet, variant: &Variant) -> Value {
    let there = match sheet.card.availability {
        Availability::Available if variant.free > 0 => "https://schema.org/InStock",
        Availability::Sold => "https://schema.org/SoldOut",
        _ => "https://schema.org/OutOfStock",
    };
    json!({
        "@type": "Offer",
        "name": variant.label,
        "sku": variant.sku,
        "price": amount::plain(variant.price),
        "priceCurrency": variant.price.currency.code(),
        "availability": there,
        "itemCondition": condition(sheet.card.unique),
        "url": paths::product(&sheet.card.slug),
        "seller": { "@type": "Organization", "name": face.name },
    })
}

/// Unique pieces were worn by somebody before.
fn condition(unique: bool) -> &'static str {
    if unique { "https://schema.org/UsedCondition" } else { "https://schema.org/NewCondition" }
}

fn breadcrumbs(face: &StoreFace, sheet: &ProductSheet) -> Value {
    let steps = [
        (face.name.as_str(), paths::HOME.to_owned()),
        (voice::of(face.theme).shop_title, paths::SHOP.to_owned()),
        (sheet.card.name.as_str(), paths::product(&sheet.card.slug)),
    ];
    let items: Vec<Value> = steps
        .into_iter()
        .zip(1_u32..)
        .map(|((name, path), position)| json!({ "@type": "ListItem", "position": position, "name": name, "item": path }))
        .collect();
    json!({ "@type": "BreadcrumbList", "itemListElement": items })
}
