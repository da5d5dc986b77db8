//! Pieces as rows: a product, its one variant, its piece, words, measures, cost and pictures, a batch at a time.
use super::{
    colours::COLOURS,
    gallery::Gallery,
    lives::Life,
    looks::Look,
    measures::measures,
    names::Namer,
    prices::before_discount,
    stock::{Fate, Planned},
    taxonomy::{BRANDS, CATEGORIES},
    texts,
    vocabulary::Vocabulary,
};
use crate::server::{
    db::{
        seeding::{self, Axes, CostRow, MeasureRow, MediaRow, PieceRow, PriceRow, ProductRow, ProductTagRow, VariantRow},
        tx::Tx,
    },
    seed::{
        SeedError,
        calendar::Calendar,
        dice::{Dice, code},
        sale::Goods,
        words::slug,
    },
};
use uuid::Uuid;

/// Keeps the codes of pieces apart from those of orders.
const SALT: u64 = 0x5e_ed0f_a5ea;

/// What a sale needs to know of a piece.
#[derive(Debug, Clone)]
pub struct Made {
    pub product: Uuid,
    pub variant: Uuid,
    pub piece: Uuid,
    pub name: Box<str>,
    pub code: u64,
    pub collection: usize,
    pub size: u8,
    pub price: i64,
}

impl Made {
    /// As a line of an order.
    pub fn goods(&self) -> Goods {
        Goods {
            product: self.product,
            variant: self.variant,
            piece: Some(self.piece),
            sku: self.sku(),
            name: self.name.to_string(),
            label: self.size.to_string(),
            quantity: 1,
            unit_price: self.price,
        }
    }

    fn sku(&self) -> String {
        format!("AM{:03}-{}", self.collection + 1, code(self.code, SALT))
    }
}

/// Rows that wait to be written.
#[derive(Debug, Default)]
pub struct Rail {
    products: Vec<ProductRow>,
    variants: Vec<VariantRow>,
    pieces: Vec<PieceRow>,
    tags: Vec<ProductTagRow>,
    measures: Vec<MeasureRow>,
    costs: Vec<CostRow>,
    media: Vec<MediaRow>,
    prices: Vec<PriceRow>,
}

/// What pieces are described with.
pub struct Wardrobe<'a> {
    pub looks: &'a [Look],
    pub vocabulary: &'a Vocabulary,
    pub gallery: &'a Gallery,
    pub collections: &'a [Uuid],
    pub dice: &'a Dice,
    /// Who lowers prices, and the day on which each collection came.
    pub hand: Uuid,
    pub calendar: &'a Calendar,
    pub arrivals: &'a [i64],
}

/// Ids, name and price of piece number `n`.
pub fn make(n: usize, piece: &Planned, looks: &[Look], namer: &mut Namer, dice: &Dice) -> (Made, super::names::Name) {
    let number = u64::try_from(n).unwrap_or(0);
    let mut dice = dice.fork("piece", number);
    let name = namer.name(&looks[piece.look], &mut dice);
    let made = Made {
        product: dice.uuid(),
        variant: dice.uuid(),
        piece: dice.uuid(),
        name: name.full.clone().into_boxed_str(),
        code: number,
        collection: piece.collection,
        size: piece.size,
        price: piece.price.price,
    };
    (made, name)
}

impl Rail {
    /// Describe a piece whose life is told.
    pub fn hang(&mut self, wardrobe: &Wardrobe<'_>, piece: &Planned, made: &Made, name: &super::names::Name, life: &Life, mut axes: Axes) {
        let look = &wardrobe.looks[piece.look];
        let mut dice = wardrobe.dice.fork("describe", made.code);
        let code = code(made.code, SALT);
        self.products.push(ProductRow {
            id: made.product,
            slug: format!("{}-{}", slug(&made.name), code.to_lowercase()),
            kind: "unique".into(),
            status: match piece.fate {
                Fate::Gone(_) => "archived",
                _ if piece.waits() => "draft",
                _ => "live",
            }
            .into(),
            name: made.name.to_string(),
            tagline: texts::tagline(look, piece.size, &mut dice),
            description: texts::description(look, name, piece.size, &mut dice),
            brand: BRANDS[piece.brand].0.into(),
            usage: texts::care(look.fabric).into(),
            condition_note: texts::condition(&mut dice).into(),
            hue: COLOURS[look.colour].hue(),
            collection_id: wardrobe.collections.get(piece.collection).copied(),
            availability: availability(piece.fate).into(),
            listed_price_minor: made.price,
            published: life.hung(),
        });
        let lowered = piece.fate == Fate::InStock && !piece.waits() && dice.chance(14);
        let before = lowered.then(|| before_discount(made.price, &mut dice));
        if let Some(one) = &mut axes.consigned {
            one.base_minor = before.unwrap_or(made.price);
        }
        self.variants.push(VariantRow {
            id: made.variant,
            product_id: made.product,
            sku: made.sku(),
            label: piece.size.to_string(),
            price_minor: made.price,
            compare_at_minor: before,
            sort: 1,
        });
        self.prices.extend(before.and_then(|from_minor| lowering(wardrobe, piece, made, from_minor)));
        self.pieces.push(PieceRow {
            id: made.piece,
            product_id: made.product,
            variant_id: made.variant,
            code,
            status: life.status().into(),
            arrived: life.arrived,
            changed: life.last(),
            version: i32::try_from(life.steps.len()).unwrap_or(0),
            axes,
        });
        wardrobe.vocabulary.tag(made.product, &Vocabulary::words_of(look, piece.size, &mut dice), &mut self.tags);
        let measures = measures(&CATEGORIES[look.category], piece.size, &mut dice);
        self.measures.extend(measures.into_iter().map(|(area, millimetres)| MeasureRow {
            product_id: made.product,
            area: area.into(),
            millimetres,
        }));
        self.costs.push(CostRow { product_id: made.product, cost_minor: piece.price.cost });
        wardrobe.gallery.hang(made.product, piece.look, &mut dice, &mut self.media);
    }

    pub fn len(&self) -> usize {
        self.products.len()
    }

    /// Write what waits, and begin anew.
    pub async fn write(&mut self, tx: &mut Tx) -> Result<(), SeedError> {
        seeding::add_products(tx, &self.products).await?;
        seeding::forget_plans(tx).await?;
        seeding::add_variants(tx, &self.variants).await?;
        seeding::tell_prices(tx, &self.prices).await?;
        seeding::tag_products(tx, &self.tags).await?;
        seeding::measure_products(tx, &self.measures).await?;
        seeding::note_costs(tx, &self.costs).await?;
        seeding::hang_pictures(tx, &self.media).await?;
        seeding::bring_pieces(tx, &self.pieces).await?;
        seeding::forget_plans(tx).await?;
        *self = Self::default();
        Ok(())
    }
}

/// When it was lowered: after two thirds of its time here, in the morning.
fn lowering(wardrobe: &Wardrobe<'_>, piece: &Planned, made: &Made, from_minor: i64) -> Option<PriceRow> {
    let ago = wardrobe.arrivals.get(piece.collection)? / 3;
    let at = wardrobe.calendar.at(ago.max(1), 10 * 3600).ok()?;
    Some(PriceRow { variant_id: made.variant, product_id: made.product, from_minor, to_minor: made.price, person_id: wardrobe.hand, at })
}

/// The word that the trigger of pieces will find.
fn availability(fate: Fate) -> &'static str {
    match fate {
        Fate::InStock => "available",
        Fate::Away(_) => "away",
        Fate::Sold(_) => "sold",
        Fate::Gone(_) => "out",
    }
}
