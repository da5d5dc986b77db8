//! What the shop window shows: a card in a grid, and a whole product page.
use super::{
    id::{ProductId, VariantId},
    money::Money,
    piece::states,
    store::UnknownName,
    wait::Back,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

states! {
    /// May it be bought? `Held`: in somebody's cart. `Away`: being tried on at a client's home. `Out`: not now.
    Availability {
        Draft = "draft", Available = "available", Held = "held", Away = "away", Out = "out", Sold = "sold",
    }
}

impl Availability {
    /// In the shop: to be bought, or in somebody's bag for minutes.
    pub fn is_there(self) -> bool {
        matches!(self, Self::Available | Self::Held)
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
    pub scene: Scene,
    /// The same motif in another light or another cut.
    pub others: Vec<Picture>,
}

impl Picture {
    /// What a page shows: by day the motif in daylight, if there is one; and the tall cut of a wide one for narrow windows.
    pub fn shown(mut self, by_day: bool) -> (Self, Option<Self>) {
        let others = std::mem::take(&mut self.others);
        let is_tall = |picture: &Self| picture.height > picture.width;
        let was_tall = is_tall(&self);
        let light = if by_day { Scene::Light } else { self.scene };
        let (tall, wide): (Vec<Self>, Vec<Self>) = others.into_iter().filter(|other| other.scene == light).partition(is_tall);
        let (same, cut) = if was_tall { (tall, Vec::new()) } else { (wide, tall) };
        let first = same.into_iter().next().filter(|_| self.scene != light).unwrap_or(self);
        let tall = cut.into_iter().next().filter(|tall| tall.scene == first.scene);
        (first, tall)
    }
}

/// Known to all parts of a page while it is rendered: its visitor chose light mode, so pictures taken by day come first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Daylight(pub bool);

states! {
    /// The light that a picture was taken in.
    Scene { Any = "any", Dark = "dark", Light = "light" }
}

/// Pictures for a page in one light: by day those taken by day come first, and none of the other light stands between them.
pub fn lit(mut pictures: Vec<Picture>, by_day: bool) -> Vec<Picture> {
    let (wanted, other) = if by_day { (Scene::Light, Scene::Dark) } else { (Scene::Dark, Scene::Light) };
    if pictures.iter().any(|picture| picture.scene == wanted) {
        pictures.retain(|picture| picture.scene != other);
    }
    if by_day {
        pictures.sort_by_key(|picture| picture.scene != Scene::Light);
    }
    pictures
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
    /// With the same in daylight, where there is one.
    pub picture: Option<Picture>,
    /// Another view of it, not another light.
    pub second_picture: Option<Picture>,
    /// Centimetres of room for the visitor who gave her measures, by area; empty where nobody asked.
    pub room: Vec<(MeasureArea, i32)>,
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
    /// Other formulas of the house that have it: name and slug.
    pub also_in: Vec<(String, String)>,
    /// What it should not meet, and what to do instead: title and advice.
    pub conflicts: Vec<(String, String)>,
}

/// Name of an ingredient in an address: its INCI name with hyphens for whatever is no letter or digit.
pub fn inci_anchor(inci: &str) -> String {
    let words: Vec<String> =
        inci.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_ascii_lowercase).collect();
    format!("inci-{}", words.join("-"))
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
    /// Why a unique piece is out, and until when; nothing where it can be had, or never will be.
    pub back: Option<Back>,
}

/// A numbered arrival.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionName {
    pub number: u32,
    pub title: String,
    pub slug: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(key: &str, width: u32, height: u32, scene: Scene) -> Picture {
        Picture { key: key.into(), width, height, placeholder: String::new(), alt: String::new(), scene, others: Vec::new() }
    }

    #[test]
    fn a_motif_is_shown_in_the_light_and_the_cut_of_its_page() {
        let hero = Picture {
            others: vec![
                picture("tall", 800, 1000, Scene::Dark),
                picture("day", 1500, 1000, Scene::Light),
                picture("tall day", 800, 1000, Scene::Light),
            ],
            ..picture("night", 1500, 1000, Scene::Dark)
        };
        let keys = |day| {
            let (first, tall) = hero.clone().shown(day);
            (first.key, tall.map(|tall| tall.key))
        };
        assert_eq!(keys(false), ("night".into(), Some("tall".into())));
        assert_eq!(keys(true), ("day".into(), Some("tall day".into())));
        let bottle = Picture { others: vec![picture("bottle by day", 8, 10, Scene::Light)], ..picture("bottle", 8, 10, Scene::Dark) };
        assert_eq!(
            (bottle.clone().shown(true).0.key, bottle.shown(false)),
            ("bottle by day".into(), (picture("bottle", 8, 10, Scene::Dark), None))
        );
        let only = picture("any", 1500, 1000, Scene::Any);
        assert_eq!((only.clone().shown(true).0.key, only.shown(false).1), ("any".into(), None));
    }

    #[test]
    fn a_page_shows_pictures_of_one_light() {
        let all = vec![picture("night", 8, 10, Scene::Dark), picture("day", 8, 10, Scene::Light), picture("close", 8, 10, Scene::Dark)];
        let keys = |day| lit(all.clone(), day).into_iter().map(|picture| picture.key).collect::<Vec<_>>();
        assert_eq!((keys(true), keys(false)), (vec!["day".into()], vec!["night".to_string(), "close".into()]));
    }
}
