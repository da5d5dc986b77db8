//! Garments with names, words and measures, hung by the seeder: for whoever looks for them.
use super::{Goods, House, fresh_code};
use uuid::Uuid;
use vitrine::{
    domain::id::{PieceId, ProductId, StoreId, VariantId},
    server::db::seeding::{self, Axes, MeasureRow, MediaRow, PieceRow, ProductRow, ProductTagRow, TagRow, VariantRow},
};

/// A garment in words. Tags are `kind:slug` of the vocabulary.
#[derive(Debug, Clone, Copy, Default)]
pub struct Garment<'a> {
    pub name: &'a str,
    pub tagline: &'a str,
    pub description: &'a str,
    pub brand: &'a str,
    pub tags: &'a [&'a str],
    pub measures: &'a [(&'a str, i32)],
    pub price_minor: i64,
    /// Seconds since 1970; 0 for some time ago.
    pub published: i64,
}

/// The same word has the same id in a store.
fn tag_id(store: StoreId, word: &str) -> Uuid {
    let sum = word.bytes().fold(0xcbf2_9ce4_8422_2325_u128, |sum, byte| (sum ^ u128::from(byte)).wrapping_mul(0x0100_0000_01b3));
    Uuid::from_u128(store.0.as_u128() ^ sum)
}

impl House {
    /// Words of a store: `kind:slug`, name, room and give in millimetres.
    pub async fn vocabulary(&self, store: StoreId, words: &[(&str, &str, i16, i16)]) {
        let row = |(word, name, room_mm, give_mm): &(&str, &str, i16, i16)| {
            let (kind, slug) = word.split_once(':').expect("kind:slug");
            let id = tag_id(store, word);
            TagRow { id, kind: kind.into(), slug: slug.into(), name: (*name).into(), sort: 0, room_mm: *room_mm, give_mm: *give_mm }
        };
        let rows: Vec<TagRow> = words.iter().map(row).collect();
        let mut tx = self.seeder(store).await;
        seeding::add_tags(&mut tx, &rows).await.expect("words");
        tx.commit().await.expect("a commit");
    }

    /// A live garment in stock, with a picture that lies nowhere.
    pub async fn garment(&self, store: StoreId, garment: &Garment<'_>) -> Goods {
        let (product, variant, piece) = (Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7());
        let published = if garment.published == 0 { 1_700_000_000 } else { garment.published };
        let (slug, price_minor) = (format!("g-{}", product.simple()), garment.price_minor.max(1_000));
        let row = ProductRow {
            id: product,
            slug: slug.clone(),
            kind: "unique".into(),
            status: "live".into(),
            name: garment.name.into(),
            tagline: garment.tagline.into(),
            description: garment.description.into(),
            brand: garment.brand.into(),
            usage: garment.description.into(),
            condition_note: garment.description.into(),
            hue: 60,
            collection_id: None,
            availability: "draft".into(),
            listed_price_minor: 0,
            published,
        };
        let code = fresh_code();
        let priced = VariantRow {
            id: variant,
            product_id: product,
            sku: code.clone(),
            label: "52".into(),
            price_minor,
            compare_at_minor: None,
            sort: 0,
        };
        let hung = PieceRow {
            id: piece,
            product_id: product,
            variant_id: variant,
            code,
            status: "in_stock".into(),
            arrived: published,
            changed: published,
            version: 0,
            axes: Axes::default(),
        };
        let said: Vec<ProductTagRow> =
            garment.tags.iter().map(|word| ProductTagRow { product_id: product, tag_id: tag_id(store, word) }).collect();
        let measured: Vec<MeasureRow> = garment
            .measures
            .iter()
            .map(|(area, millimetres)| MeasureRow { product_id: product, area: (*area).into(), millimetres: *millimetres })
            .collect();
        let picture = MediaRow {
            id: Uuid::now_v7(),
            product_id: product,
            position: 1,
            media_key: product.simple().to_string(),
            width: 800,
            height: 1000,
            thumbhash: String::new(),
            alt: garment.name.into(),
            scene: "any",
        };
        let mut tx = self.seeder(store).await;
        seeding::add_products(&mut tx, &[row]).await.expect("a product");
        seeding::add_variants(&mut tx, &[priced]).await.expect("a variant");
        seeding::tag_products(&mut tx, &said).await.expect("tags");
        seeding::measure_products(&mut tx, &measured).await.expect("measures");
        seeding::hang_pictures(&mut tx, &[picture]).await.expect("a picture");
        seeding::bring_pieces(&mut tx, &[hung]).await.expect("a piece");
        tx.commit().await.expect("a commit");
        Goods { product: ProductId(product), variant: VariantId(variant), piece: Some(PieceId(piece)), slug, price_minor }
    }
}
