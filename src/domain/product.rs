//! What the shop window shows: a card in a grid, and a whole product page.
use super::{
    id::{ProductId, VariantId},
    money::Money,
    piece::states,
    store::UnknownName,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

states! {
    /// May it be bought? `Held`: in somebody's cart. `Away`: being tried on at a client's home. `Out`: not now.
    Availability {
        Draft = "draft", Available = "available", Held = "held", Away = "away", Out = "out", Sold = "sold",
    }
}

/// A picture in several widths; the file name is built by `paths::media`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    pub key: String,
    /// Pixels of the largest file.
    pub width: u32,
    pub height: u32,
    /// Average colour and shape as a tiny data URI, shown until the picture is there. May be empty.
    pub placeholder: String,
    pub alt: String,
}

/// A product in a grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductCard {
    pub id: ProductId,
    pub slug: String,
    pub name: String,
    pub tagline: String,
    pub brand: String,
    /// Lowest price of its variants.
    pub price: Money,
    /// Struck-through former price, if any.
    pub compare_at: Option<Money>,
    /// One size for a unique piece; volumes joined for counted goods.
    pub sizes: String,
    pub unique: bool,
    pub availability: Availability,
    /// Hue of the product's own colour, degrees.
    pub hue: u16,
    pub picture: Option<Picture>,
    pub second_picture: Option<Picture>,
}

/// Something that can be put into a cart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Variant {
    pub id: VariantId,
    pub label: String,
    pub sku: String,
    pub price: Money,
    pub compare_at: Option<Money>,
    /// Units that may be promised; pieces have 1 or 0. Shown only when low.
    pub free: u32,
    pub low: bool,
}

/// An ingredient of a formula, in INCI order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ingredient {
    pub inci: String,
    pub name: String,
    pub purpose: String,
    /// Basis points, where the house tells it.
    pub share_bp: Option<u32>,
}

/// A measure of a garment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    pub area: MeasureArea,
    pub millimetres: u32,
}

states! {
    /// Where a garment is measured.
    MeasureArea {
        Bust = "bust", Waist = "waist", Hip = "hip", Length = "length", Sleeve = "sleeve", Shoulder = "shoulder",
        Inseam = "inseam", Thigh = "thigh",
    }
}

/// A word that describes a product, and the facet it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tag {
    pub kind: String,
    pub slug: String,
    pub name: String,
}

/// Part of a kit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitPart {
    pub name: String,
    pub slug: String,
    pub label: String,
    pub quantity: u32,
}

/// Everything a product page shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProductSheet {
    pub card: ProductCard,
    pub description: String,
    pub usage: String,
    pub condition_note: String,
    pub collection: Option<CollectionName>,
    pub variants: Vec<Variant>,
    pub pictures: Vec<Picture>,
    pub tags: Vec<Tag>,
    pub ingredients: Vec<Ingredient>,
    pub measures: Vec<Measure>,
    pub kit: Vec<KitPart>,
    /// The nearest others, for a sold piece and below the fold.
    pub sisters: Vec<ProductCard>,
}

/// A numbered arrival.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionName {
    pub number: u32,
    pub title: String,
    pub slug: String,
}
