//! Goods that come in: an arrival, and its pieces until they hang on the rail. What a person types about a piece is read here once;
//! whether it may be shown is the database's to say.
use super::{
    id::{CollectionId, PersonId, PieceId, ProductId},
    limit::{typed_amount, typed_hundredths},
    money::{Currency, Money},
    piece::states,
    product::{Measure, MeasureArea, Tag},
    store::{Locale, UnknownName},
    tag, text,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Characters of a title, of a name and of a note; pictures of one piece; bytes of one picture.
pub const MOST_TITLE: usize = 80;
pub const MOST_NAME: usize = 100;
pub const MOST_NOTE: usize = 300;
pub const MOST_PHOTOS: usize = 12;
pub const MOST_BYTES: usize = 16 * 1024 * 1024;
/// The most that a piece may cost, minor units: as the table's constraint says.
pub const MOST_PRICE: i64 = 100_000_000;

states! {
    /// What keeps a piece from the rail.
    Missing { Photo = "photo", Price = "price", Size = "size", Category = "category" }
}

/// An arrival in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    pub id: CollectionId,
    pub number: u32,
    pub title: String,
    pub arrived_on: String,
    /// Pieces of it: all, not yet shown, in the shop or out with clients, sold.
    pub pieces: u32,
    pub drafts: u32,
    pub here: u32,
    pub sold: u32,
}

/// One arrival with the pieces that wait for something, and the words by which pieces are described.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArrivalSheet {
    pub row: Arrival,
    pub story: String,
    pub currency: Currency,
    /// Whose goods they are, unless the shop's own.
    pub from: Option<BroughtBy>,
    /// The newest first.
    pub drafts: Vec<Draft>,
    pub words: Vec<Tag>,
    /// Names the piece that is taken in next: sent twice, it is one.
    pub next: PieceId,
}

/// A consignor who brought an arrival, with the version under which it came and the shop's share of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BroughtBy {
    pub consignor: PersonId,
    pub full_name: String,
    pub version: u32,
    pub store_bp: u32,
}

/// A piece that is not shown yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub piece: PieceId,
    pub product: ProductId,
    pub code: String,
    pub name: String,
    pub label: String,
    pub price: Money,
    pub media_key: Option<String>,
    pub photos: u32,
    pub missing: Vec<Missing>,
    /// Somebody's who may get it back.
    pub consigned: bool,
}

/// A piece as it is described.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    pub name: String,
    pub label: String,
    pub price_minor: i64,
    pub condition: String,
    /// Kind and word of the store's vocabulary; an empty word takes the kind off.
    pub words: Vec<(String, String)>,
    pub measures: Vec<Measure>,
}

/// Where a garment is measured at the intake, unless its model says otherwise.
pub const AREAS: [MeasureArea; 3] = [MeasureArea::Bust, MeasureArea::Waist, MeasureArea::Hip];

/// What the next piece may share with one that is known: everything but its name, its measures and its pictures.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Model {
    pub code: String,
    pub price_minor: i64,
    pub condition: String,
    /// Those that are still offered.
    pub words: Vec<Tag>,
    pub areas: Vec<MeasureArea>,
}

/// A field of the intake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Field {
    Name,
    Price,
    Condition,
    Measure(MeasureArea),
}

/// What was typed and chosen: words, measures in centimetres by area.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub name: String,
    pub price: String,
    pub condition: String,
    pub words: Vec<Tag>,
    pub measures: Vec<(MeasureArea, String)>,
}

/// A piece as it was typed, else every field that is wrong. A price may still be missing, a wrong one may not.
pub fn described(typed: &Typed, locale: Locale) -> Result<Described, Vec<Field>> {
    let mut wrong = Vec::new();
    let name = text::line(&typed.name, MOST_NAME);
    if name.is_err() {
        wrong.push(Field::Name);
    }
    let price =
        if typed.price.trim().is_empty() { Some(0) } else { typed_hundredths(&typed.price, locale).filter(|minor| *minor <= MOST_PRICE) };
    if price.is_none() {
        wrong.push(Field::Price);
    }
    let condition = text::optional_line(&typed.condition, MOST_NOTE);
    if condition.is_err() {
        wrong.push(Field::Condition);
    }
    let mut measures = Vec::new();
    for (area, typed) in &typed.measures {
        match centimetres(typed, locale) {
            Ok(millimetres) => measures.extend(millimetres.map(|millimetres| Measure { area: *area, millimetres })),
            Err(()) => wrong.push(Field::Measure(*area)),
        }
    }
    let label = typed.words.iter().find(|tag| tag.kind == "size").map(|tag| tag.name.clone()).unwrap_or_default();
    match (name, price, condition) {
        (Ok(name), Some(price_minor), Ok(condition)) if wrong.is_empty() => {
            Ok(Described { name, label, price_minor, condition, words: tag::pairs(&typed.words), measures })
        }
        _ => Err(wrong),
    }
}

/// What a piece that is described so would still lack, with so many pictures: as the database will see it.
pub fn missing(described: &Described, photos: usize) -> Vec<Missing> {
    let says = |kind: &str| described.words.iter().any(|(of, slug)| of == kind && !slug.is_empty());
    let lacks = [
        (photos == 0, Missing::Photo),
        (described.price_minor == 0, Missing::Price),
        (!says("size"), Missing::Size),
        (!says("category"), Missing::Category),
    ];
    lacks.into_iter().filter_map(|(lacks, missing)| lacks.then_some(missing)).collect()
}

/// Millimetres of what was typed in centimetres; nothing for nothing.
pub(super) fn centimetres(typed: &str, locale: Locale) -> Result<Option<u32>, ()> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let millimetres =
        typed_amount(typed, locale).map(|hundredths| hundredths / 10).filter(|millimetres| (50..=3_000).contains(millimetres));
    millimetres.and_then(|millimetres| u32::try_from(millimetres).ok()).map(Some).ok_or(())
}

impl Described {
    /// Whether every text and list of it has an end: for what comes from elsewhere than [`described`].
    pub fn is_bounded(&self) -> bool {
        let fits = |text: &str, most: usize| text::optional_line(text, most).as_deref() == Ok(text);
        !self.name.is_empty()
            && fits(&self.name, MOST_NAME)
            && fits(&self.label, 40)
            && fits(&self.condition, MOST_NOTE)
            && (0..=MOST_PRICE).contains(&self.price_minor)
            && tag::are_words(&self.words)
            && self.measures.len() <= 8
            && self.measures.iter().all(|measure| (50..=3_000).contains(&measure.millimetres))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Vec<Tag> {
        let word = |kind: &str, slug: &str| Tag { kind: kind.into(), slug: slug.into(), name: slug.into() };
        vec![word("size", "52"), word("category", "vestido")]
    }

    #[test]
    fn a_piece_is_read_or_every_wrong_field_is_named() {
        let typed = Typed {
            name: " Vestido  floral ".into(),
            price: "129,90".into(),
            condition: String::new(),
            words: words(),
            measures: vec![(MeasureArea::Bust, "118,5".into()), (MeasureArea::Hip, String::new())],
        };
        let read = described(&typed, Locale::PtBr).unwrap();
        assert_eq!((read.name.as_str(), read.label.as_str(), read.price_minor), ("Vestido floral", "52", 12_990));
        assert_eq!(read.measures, [Measure { area: MeasureArea::Bust, millimetres: 1_185 }]);
        assert!(read.is_bounded());
        assert_eq!((missing(&read, 1), missing(&read, 0)), (vec![], vec![Missing::Photo]));
        let bare = Described { price_minor: 0, words: Vec::new(), ..read };
        assert_eq!(missing(&bare, 1), [Missing::Price, Missing::Size, Missing::Category]);
        let measures = vec![(MeasureArea::Bust, "1".into()), (MeasureArea::Waist, String::new()), (MeasureArea::Hip, "x".into())];
        let bad = Typed { name: " ".into(), price: "caro".into(), measures, ..typed.clone() };
        let wrong = vec![Field::Name, Field::Price, Field::Measure(MeasureArea::Bust), Field::Measure(MeasureArea::Hip)];
        assert_eq!(described(&bad, Locale::PtBr), Err(wrong));
        assert_eq!(described(&Typed { price: String::new(), ..typed }, Locale::PtBr).unwrap().price_minor, 0, "it may come later");
    }
}
