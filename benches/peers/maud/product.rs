//! The twin's product page, for a garment.
use super::{
    House,
    rows::{Measure, Sheet, Tag},
    whole::{Head, card, document, photo, price},
};
use maud::{Markup, html};
use serde_json::json;
use std::str::FromStr;
use vitrine::{
    domain::{listing::FACETS, product::MeasureArea},
    i18n::{amount, words},
    paths,
    storefront::voice,
};

const DRAWN: [MeasureArea; 5] = [MeasureArea::Shoulder, MeasureArea::Bust, MeasureArea::Waist, MeasureArea::Hip, MeasureArea::Length];

pub fn page(house: &House, sheet: &Sheet) -> Result<Markup, crate::Trouble> {
    let all = words(house.locale);
    let say = &all.product;
    let money = house.price(sheet.price_minor);
    let plain = (say.described)(&sheet.name, &money);
    let first = sheet.pictures.first().map(|shot| shot.key.as_str());
    let head = Head {
        title: format!("{} · {}", sheet.name, house.name),
        description: if sheet.tagline.is_empty() { plain } else { format!("{plain} {}", sheet.tagline) },
        path: paths::product(&sheet.slug),
        shared: first,
        first,
        structured: Some(structured(house, sheet)),
    };
    let (lead, story) = lead_and_rest(&sheet.description);
    let may_be_had = sheet.availability == "available";
    let main = html! {
        div.product-page data-tint="" style=(format!("--hue:{}", sheet.hue)) {
            article.product data-state=(sheet.availability) style=(format!("--vt:p-{}", sheet.slug)) {
                (gallery(house, sheet))
                div.product__info {
                    (folio(house, sheet))
                    h1.product__title { (sheet.name) }
                    p.product__lead.voice { (lead) }
                    div.product__money {
                        @if sheet.one_of_a_kind { p.product__size { span.product__size-word { (say.facts.size) } " " (size(sheet)) } }
                        (price(house, sheet.price_minor, sheet.variants.first().and_then(|variant| variant.was), "price price--large"))
                    }
                    div.live-part data-live-part="buy" { @if may_be_had { (buy(house, sheet, &money)) } }
                    p.visually-hidden role="status" data-live-voice="" {}
                    (facts(house, sheet))
                }
            }
            (measures(house, &sheet.measures))
            @if !story.is_empty() { (chapter("story", say.story, None, &prose(&story))) }
            @if !sheet.usage.is_empty() { (chapter("usage", say.care, None, &prose(&paragraphs(&sheet.usage)))) }
            @if !sheet.sisters.is_empty() { (sisters(house, sheet)) }
            div.live-part data-live-part="bar" {
                @if may_be_had { (bar(house, sheet)) }
            }
            (zoom(house, sheet))
        }
    };
    Ok(document(house, &head, Some(sheet.hue), main))
}

fn size(sheet: &Sheet) -> &str {
    sheet.variants.first().map(|variant| variant.label.as_str()).unwrap_or_default()
}

fn bar(house: &House, sheet: &Sheet) -> Markup {
    let say = &words(house.locale).product;
    html! {
        div.buy-bar {
            span.buy-bar__title { (sheet.name) }
            span.buy-bar__choices {
                span.buy-bar__choice data-one="" {
                    (price(house, sheet.price_minor, sheet.variants.first().and_then(|variant| variant.was), "price"))
                    span.buy-bar__label { (size(sheet)) }
                }
            }
            button.button.button--small form="buy" { (say.add) }
        }
    }
}

/// Opened by a press on a picture.
fn zoom(house: &House, sheet: &Sheet) -> Markup {
    let all = words(house.locale);
    html! {
        div.zoom #zoom popover="auto" role="dialog" aria-label=(all.product.gallery) {
            button.icon-button.zoom__close type="button" popovertarget="zoom" popovertargetaction="hide" aria-label=(all.house.close) autofocus {}
            ul.zoom__shots tabindex="0" aria-label=(all.product.gallery) {
                @for shot in &sheet.pictures { li.zoom__shot { (photo(&shot.key, (shot.width, shot.height), &shot.alt, "100vw", "zoom__picture", false)) } }
            }
        }
    }
}

fn gallery(house: &House, sheet: &Sheet) -> Markup {
    html! {
        div.product__pictures {
            div.product__gallery data-count=(sheet.pictures.len()) tabindex="0" role="group" aria-label=(words(house.locale).product.gallery) {
                @for (place, shot) in sheet.pictures.iter().enumerate() {
                    figure.product__shot {
                        (photo(&shot.key, (shot.width, shot.height), &shot.alt, "(min-width: 60rem) 50vw, 100vw", if place == 0 { "product__picture" } else { "" }, place == 0))
                        button.product__zoom type="button" popovertarget="zoom" data-shot=(place) aria-label=(shot.alt) {}
                    }
                }
            }
            @if sheet.pictures.len() > 1 { div.product__progress aria-hidden="true" {} }
        }
    }
}

fn folio(house: &House, sheet: &Sheet) -> Markup {
    let say = &words(house.locale).product;
    html! {
        p.product__folio {
            @if let Some(kind) = sheet.tags.iter().find(|tag| tag.kind == "category") {
                span { a href=(paths::shop(&format!("category={}", kind.slug))) { (kind.name) } }
            }
            @if let Some((number, title)) = &sheet.collection { span { ((say.collection)(*number, title)) } }
            @if sheet.one_of_a_kind { span { (say.unique) } }
        }
    }
}

fn buy(house: &House, sheet: &Sheet, money: &str) -> Markup {
    let say = &words(house.locale).product;
    html! {
        form.buy #buy method="post" action=(paths::CART) {
            input type="hidden" name="quantity" value="1";
            @if let Some(variant) = sheet.variants.first() { input type="hidden" name="variant" value=(variant.id); }
            div.buy__row { button.button.button--wide { (say.add) span.button__aside { (money) } } }
            p.buy__promise { (say.promise_unique) }
        }
    }
}

fn facts(house: &House, sheet: &Sheet) -> Markup {
    let product = &words(house.locale).product;
    let say = &product.facts;
    let brand = if sheet.brand == house.name { String::new() } else { sheet.brand.clone() };
    let mut facts = vec![(say.condition, sheet.condition_note.clone()), (say.brand, brand)];
    for kind in FACETS.into_iter().filter(|kind| !matches!(*kind, "category" | "size")) {
        facts.push(((say.tag)(kind), named(&sheet.tags, kind)));
    }
    for (area, measure) in placed(&sheet.measures).into_iter().filter(|(area, _)| !DRAWN.contains(area)) {
        facts.push(((product.area)(area), format!("{}\u{a0}cm", amount::centimetres(measure.millimetres, house.locale))));
    }
    html! {
        dl.product__facts {
            @for (name, text) in facts.iter().filter(|(_, text)| !text.is_empty()) {
                div.product__fact { dt { (name) } dd { (text) } }
            }
        }
    }
}

fn named(tags: &[Tag], kind: &str) -> String {
    tags.iter().filter(|tag| tag.kind == kind).map(|tag| tag.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn placed(measures: &[Measure]) -> Vec<(MeasureArea, &Measure)> {
    measures.iter().filter_map(|measure| Some((MeasureArea::from_str(&measure.area).ok()?, measure))).collect()
}

fn measures(house: &House, all: &[Measure]) -> Markup {
    let say = &words(house.locale).product;
    let placed = placed(all);
    let drawn: Vec<_> = DRAWN.iter().filter_map(|area| placed.iter().find(|(placed, _)| placed == area)).collect();
    if drawn.is_empty() {
        return Markup::default();
    }
    let body = html! {
        div.measures {
            svg.measures__body viewBox="0 0 200 480" preserveAspectRatio="xMidYMid meet" aria-hidden="true" {
                @for path in BODY { path d=(path) {} }
                path.measures__tape d="M35 142c28 16 102 16 130 0M42 206c28 14 88 14 116 0M12 284c40 18 136 18 176 0" {}
            }
            dl.measures__list {
                @for (area, measure) in drawn {
                    div.measures__line data-part=(measure.area) {
                        dt.measures__name { ((say.area)(*area)) }
                        dd.measures__value { (amount::centimetres(measure.millimetres, house.locale)) small { "cm" } }
                    }
                }
            }
        }
    };
    chapter("measures", say.measures, Some(say.measures_lead), &body)
}

const BODY: [&str; 7] = [
    "M85 4c1 16 1 26-5 32-13 11-43 11-57 26-9 10-13 28-16 50",
    "M115 4c-1 16-1 26 5 32 13 11 43 11 57 26 9 10 13 28 16 50",
    "M34 102c-4 20-2 36 2 50 4 17 8 28 5 44-4 24-22 42-28 70-8 34-2 68 10 106 10 32 20 62 24 104",
    "M166 102c4 20 2 36-2 50-4 17-8 28-5 44 4 24 22 42 28 70 8 34 2 68-10 106-10 32-20 62-24 104",
    "M100 322c-1 44-4 96-12 154M100 322c1 44 4 96 12 154",
    "M50 150c8 18 38 18 48 2M150 150c-8 18-38 18-48 2",
    "M68 262c14 14 50 14 64 0",
];

fn chapter(id: &str, title: &str, lead: Option<&str>, body: &Markup) -> Markup {
    html! {
        section.chapter aria-labelledby=(id) {
            h2.chapter__title id=(id) { (title) }
            div.chapter__body { @if let Some(lead) = lead { p.chapter__lead { (lead) } } (body) }
        }
    }
}

fn prose(paragraphs: &[String]) -> Markup {
    html! { div.story.voice { @for text in paragraphs { p { (text) } } } }
}

fn sisters(house: &House, sheet: &Sheet) -> Markup {
    let say = &words(house.locale).product;
    html! {
        div #sisters {
            section.section.shelf aria-label=(say.sisters) {
                header.section__head {
                    h2.section__title { (say.sisters) }
                    a class="link link--strong section__more" href=(paths::SHOP) { (say.all) }
                }
                ul.grid data-columns=[(sheet.sisters.len() == 4).then_some("4")] {
                    @for sister in &sheet.sisters { (card(house, sister, false, false)) }
                }
            }
        }
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The first paragraph, or the first sentence of the only one, leads.
fn lead_and_rest(description: &str) -> (String, Vec<String>) {
    let mut all = paragraphs(description);
    if let [only] = all.as_slice() {
        return only
            .split_once(". ")
            .map_or_else(|| (only.clone(), Vec::new()), |(lead, rest)| (format!("{lead}."), vec![rest.trim().to_owned()]));
    }
    if all.is_empty() {
        return (String::new(), all);
    }
    let lead = all.remove(0);
    (lead, all)
}

fn structured(house: &House, sheet: &Sheet) -> String {
    let price = |minor: i64| format!("{}.{:02}", minor / 100, minor % 100);
    let condition = "https://schema.org/UsedCondition";
    let there = if sheet.availability == "available" { "https://schema.org/InStock" } else { "https://schema.org/OutOfStock" };
    let seller = json!({ "@type": "Organization", "name": house.name });
    let offers: Vec<_> = sheet.variants.iter().map(|variant| json!({
        "@type": "Offer", "name": variant.label, "sku": variant.sku, "price": price(variant.price), "priceCurrency": house.currency.code(),
        "availability": if variant.free > 0 { there } else { "https://schema.org/OutOfStock" }, "itemCondition": condition, "url": paths::product(&sheet.slug), "seller": seller,
    })).collect();
    let steps = [
        (house.name.as_str(), paths::HOME.to_owned()),
        (voice::of(house.theme).shop_title, paths::SHOP.to_owned()),
        (&sheet.name, paths::product(&sheet.slug)),
    ];
    let crumbs: Vec<_> = steps
        .into_iter()
        .zip(1_u32..)
        .map(|((name, item), position)| json!({ "@type": "ListItem", "position": position, "name": name, "item": item }))
        .collect();
    let product = json!({
        "@type": "Product", "name": sheet.name, "description": sheet.description, "url": paths::product(&sheet.slug),
        "image": sheet.pictures.iter().map(|shot| paths::media(&shot.key, 960)).collect::<Vec<_>>(),
        "brand": { "@type": "Brand", "name": if sheet.brand.is_empty() { &house.name } else { &sheet.brand } },
        "itemCondition": condition, "offers": offers,
    });
    json!({ "@context": "https://schema.org", "@graph": [product, { "@type": "BreadcrumbList", "itemListElement": crumbs }] })
        .to_string()
        .replace('<', "\\u003c")
}
