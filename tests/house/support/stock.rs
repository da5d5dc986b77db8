//! Stores and goods, put there by the seeder.
use super::House;
use uuid::Uuid;
use vitrine::{
    domain::id::{DeliveryId, PieceId, ProductId, StoreId, VariantId},
    server::db::{
        seeding::{self, DeliveryRow, KitPartRow, PieceRow, ProductRow, StockRow, StoreRow, VariantRow},
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
        };
        seeding::bring_pieces(&mut tx, &[row]).await.expect("a piece");
        tx.commit().await.expect("a commit");
        goods.piece = Some(PieceId(piece));
        goods
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
    let (product, variant) = (Uuid::now_v7(), Uuid::now_v7());
    let slug = format!("{kind}-{}", product.simple());
    let row = ProductRow {
        id: product,
        slug: slug.clone(),
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
    seeding::add_products(tx, &[row]).await.expect("a product");
    let row = VariantRow {
        id: variant,
        product_id: product,
        sku: variant.simple().to_string(),
        label: "U".into(),
        price_minor,
        compare_at_minor: None,
        sort: 0,
    };
    seeding::add_variants(tx, &[row]).await.expect("a variant");
    Goods { product: ProductId(product), variant: VariantId(variant), piece: None, slug, price_minor }
}
