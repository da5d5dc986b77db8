//! What the twin's pages show, as rows: two statements a page, in `benches/peers/sql`, which the Next.js twin sends too.
use super::House;
use crate::Trouble;
use serde::{Deserialize, de::DeserializeOwned};
use sqlx::{FromRow, PgConnection};
use uuid::Uuid;

const SHOP_CARDS: &str = include_str!("../sql/shop_cards.sql");
const SHOP_FACETS: &str = include_str!("../sql/shop_facets.sql");
const PRODUCT: &str = include_str!("../sql/product.sql");
const SISTERS: &str = include_str!("../sql/sisters.sql");
pub const STATEMENTS: [(&str, &str); 4] =
    [("shop_cards", SHOP_CARDS), ("shop_facets", SHOP_FACETS), ("product", PRODUCT), ("sisters", SISTERS)];
/// Cards on a page of the shop.
const PAGE: usize = 24;

#[derive(FromRow)]
pub struct Card {
    pub id: Uuid,
    pub slug: String,
    pub name: String,
    pub tagline: String,
    pub one_of_a_kind: bool,
    pub availability: String,
    pub price_minor: i64,
    pub was_minor: Option<i64>,
    pub sizes: Option<String>,
    pub hue: i32,
    pub media_key: Option<String>,
    pub width: Option<i32>,
    pub height: Option<i32>,
    pub alt: Option<String>,
    pub place: i64,
}

#[derive(FromRow)]
struct FacetRow {
    kind: String,
    slug: String,
    name: String,
    count: i64,
    cheapest: Option<i64>,
    dearest: Option<i64>,
}

pub struct FacetWord {
    pub kind: String,
    pub slug: String,
    pub name: String,
    pub count: i64,
}

#[derive(Default)]
pub struct Shelf {
    pub cards: Vec<Card>,
    pub total: u32,
    pub words: Vec<FacetWord>,
    pub next: Option<String>,
    pub cheapest: Option<i64>,
    pub dearest: Option<i64>,
}

#[derive(FromRow)]
struct ProductRow {
    id: Uuid,
    slug: String,
    name: String,
    tagline: String,
    brand: String,
    one_of_a_kind: bool,
    availability: String,
    price_minor: i64,
    hue: i32,
    description: String,
    usage: String,
    condition_note: String,
    collection_number: Option<i32>,
    collection_title: Option<String>,
    variants: Option<String>,
    pictures: Option<String>,
    tags: Option<String>,
    measures: Option<String>,
}

#[derive(Deserialize)]
pub struct Variant {
    pub id: Uuid,
    pub label: String,
    pub sku: String,
    pub price: i64,
    pub was: Option<i64>,
    pub free: i64,
}

#[derive(Deserialize)]
pub struct Shot {
    pub key: String,
    pub width: u32,
    pub height: u32,
    pub alt: String,
}

#[derive(Deserialize)]
pub struct Tag {
    pub kind: String,
    pub slug: String,
    pub name: String,
}

#[derive(Deserialize)]
pub struct Measure {
    pub area: String,
    pub millimetres: u32,
}

pub struct Sheet {
    pub slug: String,
    pub name: String,
    pub tagline: String,
    pub brand: String,
    pub one_of_a_kind: bool,
    pub availability: String,
    pub price_minor: i64,
    pub hue: i32,
    pub description: String,
    pub usage: String,
    pub condition_note: String,
    pub collection: Option<(u32, String)>,
    pub variants: Vec<Variant>,
    pub pictures: Vec<Shot>,
    pub tags: Vec<Tag>,
    pub measures: Vec<Measure>,
    pub sisters: Vec<Card>,
}

pub async fn shelf(connection: &mut PgConnection, house: &House) -> Result<Shelf, Trouble> {
    let cards: Vec<Card> = sqlx::query_as(SHOP_CARDS).bind(house.store).fetch_all(&mut *connection).await?;
    let facets: Vec<FacetRow> = sqlx::query_as(SHOP_FACETS).bind(house.store).fetch_all(&mut *connection).await?;
    let mut shelf = Shelf { cards, ..Shelf::default() };
    for row in facets {
        if row.kind == "total" {
            (shelf.total, shelf.cheapest, shelf.dearest) = (u32::try_from(row.count)?, row.cheapest, row.dearest);
        } else {
            shelf.words.push(FacetWord { kind: row.kind, slug: row.slug, name: row.name, count: row.count });
        }
    }
    if shelf.cards.len() > PAGE {
        shelf.cards.truncate(PAGE);
        shelf.next = shelf.cards.last().map(|card| format!("{}~{}", card.place, card.id.simple()));
    }
    Ok(shelf)
}

pub async fn sheet(connection: &mut PgConnection, house: &House, slug: &str) -> Result<Option<Sheet>, Trouble> {
    let Some(row) = sqlx::query_as::<_, ProductRow>(PRODUCT).bind(house.store).bind(slug).fetch_optional(&mut *connection).await? else {
        return Ok(None);
    };
    let sisters = sqlx::query_as(SISTERS).bind(house.store).bind(row.id).fetch_all(&mut *connection).await?;
    Ok(Some(Sheet {
        slug: row.slug,
        name: row.name,
        tagline: row.tagline,
        brand: row.brand,
        one_of_a_kind: row.one_of_a_kind,
        availability: row.availability,
        price_minor: row.price_minor,
        hue: row.hue,
        description: row.description,
        usage: row.usage,
        condition_note: row.condition_note,
        collection: row.collection_number.and_then(|number| u32::try_from(number).ok()).zip(row.collection_title),
        variants: list(row.variants)?,
        pictures: list(row.pictures)?,
        tags: list(row.tags)?,
        measures: list(row.measures)?,
        sisters,
    }))
}

fn list<T: DeserializeOwned>(json: Option<String>) -> Result<Vec<T>, serde_json::Error> {
    json.as_deref().map_or_else(|| Ok(Vec::new()), serde_json::from_str)
}
