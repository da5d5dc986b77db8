//! Amora's tags, and which of them a piece carries.
use super::{
    colours::COLOURS,
    looks::Look,
    taxonomy::{CATEGORIES, FABRICS, FITS, OCCASIONS, PRINTS, SIZES},
};
use crate::server::{
    db::seeding::{AliasRow, ProductTagRow, TagRow},
    seed::dice::Dice,
    words,
};
use std::collections::HashMap;
use uuid::Uuid;

/// What people type and mean one of the words.
const ALSO: [(&str, &str, &str); 12] = [
    ("category", "pantalonas", "calças"),
    ("category", "macacoes", "jumpsuit"),
    ("category", "tricos", "suéter"),
    ("category", "casacos", "sobretudo"),
    ("print", "listras", "riscado"),
    ("print", "poa", "bolinhas"),
    ("print", "animal", "oncinha"),
    ("print", "liso", "sem estampa"),
    ("colour", "vinho", "bordô"),
    ("colour", "azul-marinho", "marinho"),
    ("fit", "soltinho", "larguinho"),
    ("occasion", "festa", "balada"),
];

/// The tags of the store, found by kind and slug.
#[derive(Debug)]
pub struct Vocabulary {
    pub rows: Vec<TagRow>,
    ids: HashMap<(&'static str, String), Uuid>,
}

impl Vocabulary {
    pub fn new(dice: &Dice) -> Self {
        let mut new = Self { rows: Vec::new(), ids: HashMap::new() };
        let mut dice = dice.fork("tags", 0);
        new.add("category", CATEGORIES.iter().map(|c| (c.slug.to_owned(), c.name.to_owned())), &mut dice);
        new.add("size", SIZES.iter().map(|s| (s.0.to_string(), s.0.to_string())), &mut dice);
        new.add("colour", COLOURS.iter().map(|c| (c.slug.to_owned(), c.name.to_owned())), &mut dice);
        new.add("print", PRINTS.iter().map(|p| (p.1.to_owned(), p.2.to_owned())), &mut dice);
        new.add("fabric", FABRICS.iter().map(|f| (f.1.to_owned(), f.2.to_owned())), &mut dice);
        new.add("fit", FITS.iter().map(|f| (f.0.to_owned(), f.1.to_owned())), &mut dice);
        new.add("occasion", OCCASIONS.iter().map(|o| (o.0.to_owned(), o.1.to_owned())), &mut dice);
        new
    }

    fn add(&mut self, kind: &'static str, words: impl Iterator<Item = (String, String)>, dice: &mut Dice) {
        for (sort, (slug, name)) in (1..).zip(words) {
            let id = dice.uuid();
            self.ids.insert((kind, slug.clone()), id);
            let (room_mm, give_mm) = ease(kind, &slug);
            self.rows.push(TagRow { id, kind: kind.into(), slug, name, sort, room_mm, give_mm });
        }
    }

    /// Other words for some of them.
    pub fn aliases(&self) -> Vec<AliasRow> {
        let row = |(kind, slug, word): &(&'static str, &str, &str)| {
            let tag_id = *self.ids.get(&(*kind, (*slug).to_owned()))?;
            Some(AliasRow { tag_id, kind: (*kind).to_owned(), slug: words::short_address(word), word: (*word).to_owned() })
        };
        ALSO.iter().filter_map(row).collect()
    }

    /// The id of a word.
    pub fn id(&self, kind: &'static str, slug: &str) -> Option<Uuid> {
        self.ids.get(&(kind, slug.to_owned())).copied()
    }

    /// Kind and slug of every tag of a piece: those of its look, its size, one fit, one or two occasions.
    pub fn words_of(look: &Look, size: u8, dice: &mut Dice) -> Vec<(&'static str, String)> {
        let category = &CATEGORIES[look.category];
        let fabric = FABRICS.iter().find(|known| known.0 == look.fabric).map_or("", |known| known.1);
        let first = dice.below(category.occasions.len());
        let mut words = vec![
            ("category", category.slug.to_owned()),
            ("size", size.to_string()),
            ("colour", COLOURS[look.colour].slug.to_owned()),
            ("print", PRINTS[look.print].1.to_owned()),
            ("fabric", fabric.to_owned()),
            ("fit", (*dice.pick(category.fits)).to_owned()),
            ("occasion", category.occasions[first].to_owned()),
        ];
        if dice.chance(45) {
            words.push(("occasion", category.occasions[(first + 1) % category.occasions.len()].to_owned()));
        }
        words
    }

    /// The rows for these words; a word that is not in the vocabulary is left out.
    pub fn tag(&self, product: Uuid, words: &[(&'static str, String)], rows: &mut Vec<ProductTagRow>) {
        rows.extend(
            words.iter().filter_map(|word| self.ids.get(word)).map(|tag_id| ProductTagRow { product_id: product, tag_id: *tag_id }),
        );
    }
}

/// Millimetres that a cut stands away from the body, and that a cloth gives.
fn ease(kind: &str, slug: &str) -> (i16, i16) {
    match (kind, slug) {
        ("fit", "oversized") => (260, 0),
        ("fit", "soltinho") => (180, 0),
        ("fit", "evase") => (120, 0),
        // worn over other clothes
        ("category", "casacos") => (100, 0),
        ("fabric", "trico") => (0, 60),
        ("fabric", "jeans") => (0, 20),
        _ => (0, 0),
    }
}

#[cfg(test)]
mod tests;
