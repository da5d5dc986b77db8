//! The fourteen products as rows: eleven serums and three kits, with words, formulas, parts and stock.
use super::{
    editions::EDITIONS,
    ingredients::{INGREDIENTS, place},
    kits::{KITS, Kit},
    more_serums::MORE_SERUMS,
    rituals::family,
    serums::{SERUMS, Serum, Volume},
    vocabulary::TAGS,
};
use crate::server::{
    db::seeding::{CollectionRow, CostRow, FormulaRow, IngredientRow, KitPartRow, ProductRow, ProductTagRow, StockRow, TagRow, VariantRow},
    seed::{SeedError, calendar::Calendar, dice::Dice, sale::Goods, words::slug},
};
use std::collections::HashMap;
use uuid::Uuid;

/// The eleven, in the order of the shelf.
pub fn serums() -> impl Iterator<Item = &'static Serum> {
    SERUMS.iter().chain(&MORE_SERUMS)
}

/// Families of ingredients that a serum brings.
#[cfg(test)]
pub fn families_of(serum: &Serum) -> Vec<String> {
    serum.formula.iter().filter_map(|line| family(line.0)).map(str::to_owned).collect()
}

/// Everything that stands on it.
#[derive(Debug, Default)]
pub struct Shelf {
    pub collections: Vec<CollectionRow>,
    pub tags: Vec<TagRow>,
    pub ingredients: Vec<IngredientRow>,
    pub products: Vec<ProductRow>,
    pub variants: Vec<VariantRow>,
    pub product_tags: Vec<ProductTagRow>,
    pub formulas: Vec<FormulaRow>,
    pub parts: Vec<KitPartRow>,
    pub stock: Vec<StockRow>,
    pub costs: Vec<CostRow>,
}

/// What serums and kits have in common.
struct Entry {
    name: &'static str,
    kind: &'static str,
    texts: [&'static str; 3],
    hue: f32,
    price: i64,
    words: Vec<(&'static str, &'static str)>,
}

impl Shelf {
    pub fn new(calendar: &Calendar, dice: &Dice) -> Result<Self, SeedError> {
        let mut dice = dice.fork("shelf", 0);
        let mut shelf = Self::default();
        for (sort, (kind, slug, name)) in (1..).zip(TAGS) {
            shelf.tags.push(TagRow {
                id: dice.uuid(),
                kind: kind.into(),
                slug: slug.into(),
                name: name.into(),
                sort,
                room_mm: 0,
                give_mm: 0,
            });
        }
        for (inci, name, purpose) in INGREDIENTS {
            let family = family(inci).map(str::to_owned);
            shelf.ingredients.push(IngredientRow {
                id: dice.uuid(),
                inci: inci.into(),
                name: name.into(),
                purpose: purpose.into(),
                family,
            });
        }
        for (number, title, story, _, ago) in EDITIONS {
            let arrived = calendar.day_number(ago)?;
            let slug = slug(&format!("edition {number:02} {title}"));
            shelf.collections.push(CollectionRow {
                id: dice.uuid(),
                slug,
                number,
                title: title.into(),
                story: story.into(),
                arrived,
                ..CollectionRow::default()
            });
        }
        for serum in serums() {
            shelf.place_serum(serum, calendar, &mut dice)?;
        }
        for kit in &KITS {
            shelf.place_kit(kit, calendar, &mut dice)?;
        }
        Ok(shelf)
    }

    fn place_serum(&mut self, serum: &Serum, calendar: &Calendar, dice: &mut Dice) -> Result<(), SeedError> {
        let price = serum.volumes.iter().map(|volume| volume.price).min().unwrap_or(0);
        let mut words = vec![("category", serum.kind), ("texture", serum.texture)];
        words.extend(serum.concerns.iter().map(|word| ("concern", *word)));
        words.extend(serum.skins.iter().map(|word| ("skin", *word)));
        let texts = [serum.tagline, serum.description, serum.usage];
        let product = self.place(Entry { name: serum.name, kind: serum.kind, texts, hue: serum.liquid.2, price, words }, calendar, dice)?;
        for (sort, volume) in (1..).zip(serum.volumes) {
            let variant = self.offer(product, serum.name, volume, sort, dice);
            self.stock.push(StockRow { variant_id: variant, on_hand: volume.on_hand });
        }
        for (position, (inci, share_bp)) in (1..).zip(serum.formula) {
            let known = place(inci).ok_or_else(|| SeedError::Nonsense(format!("{inci} is in no list")))?;
            self.formulas.push(FormulaRow {
                product_id: product,
                ingredient_id: self.ingredients[known].id,
                position,
                share_bp: *share_bp,
            });
        }
        Ok(())
    }

    fn place_kit(&mut self, kit: &Kit, calendar: &Calendar, dice: &mut Dice) -> Result<(), SeedError> {
        let mut words = vec![("category", "kit"), ("texture", "set")];
        words.extend(kit.concerns.iter().map(|word| ("concern", *word)));
        words.extend(kit.skins.iter().map(|word| ("skin", *word)));
        let texts = [kit.tagline, kit.description, kit.usage];
        let product =
            self.place(Entry { name: kit.name, kind: "kit", texts, hue: kit.liquid.2, price: kit.price, words }, calendar, dice)?;
        let apart: i64 = kit.parts.iter().filter_map(|part| Some(self.variant(part.0, part.1)?.price_minor * i64::from(part.2))).sum();
        let box_of = Volume { label: "Set", price: kit.price, compare_at: Some(apart), on_hand: 0 };
        let variant = self.offer(product, kit.name, &box_of, 1, dice);
        for (name, label, quantity) in kit.parts {
            let part = self.variant(name, label).ok_or_else(|| SeedError::Nonsense(format!("{name} {label} is on no shelf")))?.id;
            self.parts.push(KitPartRow { product_id: product, kit_variant_id: variant, part_variant_id: part, quantity: *quantity });
        }
        Ok(())
    }

    fn place(&mut self, entry: Entry, calendar: &Calendar, dice: &mut Dice) -> Result<Uuid, SeedError> {
        let id = dice.uuid();
        let edition = EDITIONS
            .iter()
            .position(|edition| edition.3.contains(&entry.name))
            .ok_or_else(|| SeedError::Nonsense(format!("{} is in no edition", entry.name)))?;
        for word in &entry.words {
            let tag = self
                .tags
                .iter()
                .find(|tag| (tag.kind.as_str(), tag.slug.as_str()) == *word)
                .ok_or_else(|| SeedError::Nonsense(format!("{word:?} is no tag")))?;
            self.product_tags.push(ProductTagRow { product_id: id, tag_id: tag.id });
        }
        let [tagline, description, usage] = entry.texts.map(str::to_owned);
        // sets come out in a row, the newest on top
        let minute = i64::try_from(self.products.len()).unwrap_or(0) * 60;
        self.products.push(ProductRow {
            id,
            slug: slug(entry.name),
            kind: "counted".into(),
            status: "live".into(),
            name: entry.name.into(),
            tagline,
            description,
            brand: "Orvale".into(),
            usage,
            condition_note: String::new(),
            // the tables hold whole degrees below 360
            hue: entry.hue.round().clamp(0.0, 359.0) as i16,
            collection_id: Some(self.collections[edition].id),
            availability: if entry.kind == "kit" { "out" } else { "available" }.into(),
            listed_price_minor: entry.price,
            published: calendar.at(EDITIONS[edition].4, 9 * 3600 + minute)?,
        });
        self.costs.push(CostRow { product_id: id, cost_minor: entry.price * dice.between(17, 26) / 100 });
        Ok(id)
    }

    fn offer(&mut self, product: Uuid, name: &str, volume: &Volume, sort: i16, dice: &mut Dice) -> Uuid {
        let id = dice.uuid();
        self.variants.push(VariantRow {
            id,
            product_id: product,
            sku: format!("OR-{}", slug(&format!("{name} {}", volume.label)).to_uppercase()),
            label: volume.label.into(),
            price_minor: volume.price,
            compare_at_minor: volume.compare_at,
            sort,
        });
        id
    }

    /// A volume of a serum.
    fn variant(&self, name: &str, label: &str) -> Option<&VariantRow> {
        let product = self.products.iter().find(|product| product.name == name)?.id;
        self.variants.iter().find(|variant| variant.product_id == product && variant.label == label)
    }

    /// Every variant as one unit of goods, with its weight in sales: what is on the shelf in numbers sells in numbers.
    pub fn goods(&self) -> Vec<(Goods, u64)> {
        let names: HashMap<Uuid, &str> = self.products.iter().map(|product| (product.id, product.name.as_str())).collect();
        let stock: HashMap<Uuid, i32> = self.stock.iter().map(|row| (row.variant_id, row.on_hand)).collect();
        self.variants
            .iter()
            .map(|variant| {
                let goods = Goods {
                    product: variant.product_id,
                    variant: variant.id,
                    piece: None,
                    sku: variant.sku.clone(),
                    name: names.get(&variant.product_id).copied().unwrap_or_default().to_owned(),
                    label: variant.label.clone(),
                    quantity: 1,
                    unit_price: variant.price_minor,
                };
                (goods, 60 + stock.get(&variant.id).and_then(|units| u64::try_from(*units).ok()).unwrap_or(90))
            })
            .collect()
    }
}
