//! What can be bought at this moment, for Google's Merchant Center (RSS 2.0 with its `g:` names). Written while it is read from the
//! database, a handful of goods at a time, so that a store of any size costs the same memory.
use super::xml;
use crate::{
    domain::store::StoreFace,
    error::AppError,
    i18n::amount,
    paths,
    server::{
        actor::Actor,
        context::Context,
        db::{self, catalogue::Offered},
        page::Here,
    },
};
use axum::{
    body::Body,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use futures_util::stream;
use uuid::Uuid;

/// Google's numbers for clothing and for skin care.
const CLOTHING: &str = "1604";
const SKIN_CARE: &str = "567";
/// More pictures than the first.
const ALSO: usize = 3;

/// How far the feed is written.
enum Written {
    Nothing,
    To(Uuid),
    All,
}

pub async fn google(State(context): State<Context>, here: Here) -> Response {
    let rest = stream::try_unfold((context, here, Written::Nothing), |(context, here, written)| async move {
        let (mut text, after) = match written {
            Written::All => return Ok(None),
            Written::Nothing => (head(&here), None),
            Written::To(product) => (String::new(), Some(product)),
        };
        let goods = handful(&context, &here, after).await?;
        let next = match goods.last() {
            Some(last) => Written::To(last.product),
            None => Written::All,
        };
        for thing in &goods {
            text.push_str(&item(&here, thing));
        }
        if matches!(next, Written::All) {
            text.push_str("</channel>\n</rss>\n");
        }
        Ok::<_, AppError>(Some((text, (context, here, next))))
    });
    let kind = (header::CONTENT_TYPE, xml::KIND);
    ([kind, (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300"))], Body::from_stream(rest)).into_response()
}

async fn handful(context: &Context, here: &Here, after: Option<Uuid>) -> Result<Vec<Offered>, AppError> {
    let mut tx = context.db.begin(&Actor::guest(here.face.id)).await?;
    let goods = db::catalogue::offered(&mut tx, after, here.face.currency).await?;
    tx.commit().await?;
    Ok(goods)
}

fn head(here: &Here) -> String {
    let StoreFace { name, tagline, .. } = &*here.face;
    format!(
        "{}<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\">\n<channel>\n<title>{}</title>\n<link>{}{}</link>\n<description>{}</description>\n",
        xml::HEAD,
        xml::escape(name),
        here.origin,
        paths::HOME,
        xml::escape(tagline)
    )
}

fn item(here: &Here, thing: &Offered) -> String {
    let title = if thing.unique || thing.label.is_empty() { thing.name.clone() } else { format!("{}, {}", thing.name, thing.label) };
    let brand = if thing.brand.is_empty() { &here.face.name } else { &thing.brand };
    let price = |money| format!("{} {}", amount::plain(money), money.currency.code());
    let mut fields = vec![
        ("id", thing.sku.clone()),
        ("title", title),
        ("description", thing.description.clone()),
        ("link", format!("{}{}", here.origin, paths::product(&thing.slug))),
        ("availability", "in_stock".to_owned()),
        ("price", price(thing.compare_at.unwrap_or(thing.price))),
        ("condition", if thing.unique { "used" } else { "new" }.to_owned()),
        ("brand", brand.clone()),
        ("identifier_exists", "no".to_owned()),
        ("google_product_category", if thing.size.is_some() { CLOTHING } else { SKIN_CARE }.to_owned()),
    ];
    if thing.compare_at.is_some() {
        fields.push(("sale_price", price(thing.price)));
    }
    for (place, (key, width)) in thing.pictures.iter().take(1 + ALSO).enumerate() {
        let name = if place == 0 { "image_link" } else { "additional_image_link" };
        fields.push((name, format!("{}{}", here.origin, paths::media_largest_of(key, *width))));
    }
    if !thing.unique {
        fields.push(("item_group_id", thing.slug.clone()));
    }
    if thing.size.is_some() {
        fields.extend([("gender", "female".to_owned()), ("age_group", "adult".to_owned()), ("size_type", "plus".to_owned())]);
    }
    let described = [("size", &thing.size), ("color", &thing.colour), ("material", &thing.fabric), ("product_type", &thing.category)];
    fields.extend(described.into_iter().filter_map(|(name, value)| Some((name, value.clone()?))));
    let lines: String = fields.iter().map(|(name, value)| format!("<g:{name}>{}</g:{name}>", xml::escape(value))).collect();
    format!("<item>{lines}</item>\n")
}
