//! Stores and goods, put there by the seeder.
use super::House;
use uuid::Uuid;
use vitrine::{
    domain::id::{DeliveryId, PieceId, ProductId, StoreId, VariantId},
    server::db::{
        seeding::{self, Axes, DeliveryRow, KitPartRow, PieceRow, ProductRow, StockRow, StoreRow, VariantRow},
        tx::Tx,
    },
};

/// Something that can be bought.
#[derive(Debug, Clone)]
pub struct Goods {
    pub product: ProductId,
    pub variant: VariantId,
    /// Of unique goods only.
    pub piece: Option<PieceId>,
    pub slug: String,
    pub price_minor: i64,
}

impl Goods {
    /// The one piece of unique goods.
    pub fn piece(&self) -> PieceId {
        self.piece.expect("these goods are counted")
    }
}

/// The way of delivery with a fee (1,500 minor units) that every test store has.
pub fn delivery_of(store: StoreId) -> DeliveryId {
    DeliveryId(Uuid::from_u128(store.0.as_u128() ^ 1))
}

/// The free pick-up that every test store has.
pub fn pickup_of(store: StoreId) -> DeliveryId {
    DeliveryId(Uuid::from_u128(store.0.as_u128() ^ 2))
}

/// Letters as on a label or an order.
pub fn fresh_code() -> String {
    Uuid::new_v4().simple().to_string().chars().take(8).collect::<String>().to_uppercase()
}

impl House {
    /// An open store under `{slug}.localhost`: reais, holds of 15 minutes, half an hour to pay, delivery and pick-up.
    pub async fn store(&self, slug: &'static str) -> StoreId {
        let store = StoreId(Uuid::now_v7());
        let row = StoreRow {
            id: store.0,
            slug,
            name: slug,
            tagline: "",
            locale: "pt-BR",
            currency: "BRL",
            time_zone: "America/Sao_Paulo",
            theme: "amora",
            hosts: vec![format!("{slug}.localhost")],
            hold_minutes: 15,
            payment_minutes: 30,
        };
        let way = |id: DeliveryId, kind: &str, fee_minor| DeliveryRow {
            id: id.0,
            kind: kind.into(),
            name: kind.into(),
            promise: String::new(),
            reach: None,
            fee_minor,
            free_from_minor: None,
            sort: 0,
        };
        let ways = [way(delivery_of(store), "delivery", 1_500), way(pickup_of(store), "pickup", 0)];
        let mut tx = self.seeder(store).await;
        seeding::open_store(&mut tx, &row).await.expect("a store opens");
        seeding::add_deliveries(&mut tx, &ways).await.expect("ways of delivery");
        tx.commit().await.expect("a commit");
        store
    }

    /// A live product of one garment, in stock.
    pub async fn unique(&self, store: StoreId, price_minor: i64) -> Goods {
        let mut tx = self.seeder(store).await;
        let mut goods = add_product(&mut tx, "unique", price_minor).await;
        let piece = Uuid::now_v7();
        let row = PieceRow {
            id: piece,
            product_id: goods.product.0,
            variant_id: goods.variant.0,
            code: fresh_code(),
            status: "in_stock".into(),
            arrived: 1_700_000_000,
            changed: 1_700_000_000,
            version: 0,
            axes: Axes::default(),
        };
        seeding::bring_pieces(&mut tx, &[row]).await.expect("a piece");
        tx.commit().await.expect("a commit");
        goods.piece = Some(PieceId(piece));
        goods
    }

    /// `many` live products of one garment each, in stock, at once; the price of each is its place in hundreds. With their codes.
    pub async fn rail(&self, store: StoreId, many: usize) -> Vec<(Goods, String)> {
        let (mut products, mut variants, mut pieces, mut rail) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for place in 1..=many {
            let (product, variant) = rows("unique", i64::try_from(place).expect("few") * 100);
            let (piece, code) = (Uuid::now_v7(), format!("A{place:07}"));
            rail.push((
                Goods {
                    product: ProductId(product.id),
                    variant: VariantId(variant.id),
                    piece: Some(PieceId(piece)),
                    slug: product.slug.clone(),
                    price_minor: variant.price_minor,
                },
                code.clone(),
            ));
            pieces.push(PieceRow {
                id: piece,
                product_id: product.id,
                variant_id: variant.id,
                code,
                status: "in_stock".into(),
                arrived: 1_700_000_000,
                changed: 1_700_000_000,
                version: 0,
                axes: Axes::default(),
            });
            products.push(product);
            variants.push(variant);
        }
        let mut tx = self.seeder(store).await;
        seeding::add_products(&mut tx, &products).await.expect("products");
        seeding::add_variants(&mut tx, &variants).await.expect("variants");
        seeding::bring_pieces(&mut tx, &pieces).await.expect("pieces");
        tx.commit().await.expect("a commit");
        rail
    }

    /// A live product with one variant, `on_hand` units of it in the shop.
    pub async fn counted(&self, store: StoreId, price_minor: i64, on_hand: i32) -> Goods {
        let mut tx = self.seeder(store).await;
        let goods = add_product(&mut tx, "counted", price_minor).await;
        seeding::stock_shelves(&mut tx, &[StockRow { variant_id: goods.variant.0, on_hand }]).await.expect("stock");
        tx.commit().await.expect("a commit");
        goods
    }

    /// A live kit without stock of its own; each of `parts` says how many units one kit takes.
    pub async fn kit(&self, store: StoreId, price_minor: i64, parts: &[(&Goods, i32)]) -> Goods {
        let mut tx = self.seeder(store).await;
        let goods = add_product(&mut tx, "counted", price_minor).await;
        let row = |(part, quantity): &(&Goods, i32)| KitPartRow {
            product_id: goods.product.0,
            kit_variant_id: goods.variant.0,
            part_variant_id: part.variant.0,
            quantity: *quantity,
        };
        seeding::pack_kits(&mut tx, &parts.iter().map(row).collect::<Vec<_>>()).await.expect("a kit");
        tx.commit().await.expect("a commit");
        goods
    }
}

async fn add_product(tx: &mut Tx, kind: &str, price_minor: i64) -> Goods {
    let (product, variant) = rows(kind, price_minor);
    seeding::add_products(tx, std::slice::from_ref(&product)).await.expect("a product");
    seeding::add_variants(tx, std::slice::from_ref(&variant)).await.expect("a variant");
    Goods { product: ProductId(product.id), variant: VariantId(variant.id), piece: None, slug: product.slug, price_minor }
}

/// A live product and its one variant.
fn rows(kind: &str, price_minor: i64) -> (ProductRow, VariantRow) {
    let (product, variant) = (Uuid::now_v7(), Uuid::now_v7());
    let slug = format!("{kind}-{}", product.simple());
    let described = ProductRow {
        id: product,
        slug,
        kind: kind.into(),
        status: "live".into(),
        name: format!("Test {kind}"),
        tagline: String::new(),
        description: String::new(),
        brand: "Vitrine".into(),
        usage: String::new(),
        condition_note: String::new(),
        hue: 60,
        collection_id: None,
        availability: "draft".into(),
        listed_price_minor: 0,
        published: 1_700_000_000,
    };
    let priced = VariantRow {
        id: variant,
        product_id: product,
        sku: variant.simple().to_string(),
        label: "U".into(),
        price_minor,
        compare_at_minor: None,
        sort: 0,
    };
    (described, priced)
}
