//! A shop for one row: a durable PostgreSQL of its own on a unix socket, our schema, one store with goods. Gone when dropped.
//!
//! Durable on purpose: rows about commits mean nothing where a commit does not wait for the disk.
use crate::Trouble;
use sqlx::{Connection, PgConnection, query};
use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
};
use uuid::Uuid;
use vitrine::{
    domain::{
        id::{DeliveryId, StoreId, VariantId},
        store::StoreFace,
    },
    server::{
        actor::{Actor, Who},
        cluster::{Cluster, ClusterOptions},
        db::{install, stores, tx::Db},
    },
};

/// The name under which the server looks for its database.
const DATABASE: &str = "vitrine";
/// The host of the store.
pub const HOST: &str = "bench.localhost";
/// Price of everything, minor units.
pub const PRICE: i64 = 15_990;
/// The pool of a served shop (`VITRINE_POOL`).
pub const POOL: u32 = 12;

pub struct Shop {
    pub db: Db,
    pub store: StoreId,
    pub pickup: DeliveryId,
    pub admin_url: String,
    pub web_url: String,
    cluster: Option<Cluster>,
    folder: Folder,
}

/// The release server that `bin/bench` built.
pub fn binary() -> Result<PathBuf, Trouble> {
    let binary = std::env::var_os("VITRINE_BIN").map(PathBuf::from).ok_or("VITRINE_BIN names no server binary; start with bin/bench")?;
    if binary.is_file() {
        Ok(binary)
    } else {
        Err(format!("{} is not there; start with bin/bench, which builds it", binary.display()).into())
    }
}

/// A unique piece.
#[derive(Debug, Clone, Copy)]
pub struct Garment {
    pub variant: VariantId,
    pub piece: Uuid,
}

/// A folder that is removed when dropped; after the cluster in it, by the order of [`Shop`]'s fields.
pub struct Folder(PathBuf);

impl Folder {
    /// On a disk: /tmp is memory on many systems, /var/tmp is not.
    pub fn make() -> Result<Self, Trouble> {
        static MADE: AtomicUsize = AtomicUsize::new(0);
        let base = std::env::var_os("VITRINE_BENCH_DIR").map_or_else(|| PathBuf::from("/var/tmp"), PathBuf::from);
        let folder = base.join(format!("vitrine-bench-{}-{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed)));
        std::fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("bench: {} stays behind: {error}", self.0.display());
        }
    }
}

impl Shop {
    pub async fn open() -> Result<Self, Trouble> {
        let folder = Folder::make()?;
        let mut options = ClusterOptions::new(folder.path().join("pg"));
        options.max_connections = 200;
        let cluster = tokio::task::spawn_blocking(move || Cluster::open(&options)).await??;
        let mut connection = PgConnection::connect(&cluster.admin_url("postgres")).await?;
        query("create database vitrine").execute(&mut connection).await?;
        connection.close().await?;
        let (admin_url, web_url) = (cluster.admin_url(DATABASE), cluster.url("vitrine_web", DATABASE));
        install::install(&admin_url, None).await?;
        let db = Db::connect(&web_url, POOL).await?;
        let (store, pickup) = (StoreId(Uuid::now_v7()), DeliveryId(Uuid::now_v7()));
        let shop = Self { db, store, pickup, admin_url, web_url, cluster: Some(cluster), folder };
        shop.furnish().await?;
        Ok(shop)
    }

    /// The data folder, as `vitrine serve --data` takes it.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub async fn admin(&self) -> Result<PgConnection, Trouble> {
        Ok(PgConnection::connect(&self.admin_url).await?)
    }

    /// Give up our share, so that the server starts and stops PostgreSQL itself; the folder stays for as long as it is held.
    pub async fn leave(self) -> Folder {
        let Self { db, cluster, folder, .. } = self;
        db.close().await;
        stop(cluster).await;
        folder
    }

    pub async fn close(self) {
        drop(self.leave().await);
    }

    async fn furnish(&self) -> Result<(), Trouble> {
        let mut tx = self.db.begin(&self.seeder()).await?;
        query("insert into app.stores (store_id, slug, name, locale, currency, time_zone, theme) values ($1, 'bench', 'Bench', 'en', 'USD', 'UTC', 'orvale')")
            .bind(self.store.0)
            .execute(&mut *tx)
            .await?;
        query("insert into app.store_domains (store_id, host) values ($1, $2)").bind(self.store.0).bind(HOST).execute(&mut *tx).await?;
        query("insert into app.store_policies (store_id) values ($1)").bind(self.store.0).execute(&mut *tx).await?;
        query("insert into app.delivery_options (store_id, id, kind, name, fee_minor) values ($1, $2, 'pickup', 'Pickup', 0)")
            .bind(self.store.0)
            .bind(self.pickup.0)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// What the store shows of itself.
    pub async fn face(&self) -> Result<StoreFace, Trouble> {
        let mut tx = self.db.begin(&Actor::new(Who::Door, None)).await?;
        stores::find(&mut tx, HOST).await?.ok_or_else(|| "no store".into())
    }

    /// Fills the store, under no one's name.
    pub fn seeder(&self) -> Actor {
        Actor::new(Who::Seeder, Some(self.store))
    }

    /// Hang `count` garments, each in stock.
    pub async fn hang(&self, count: usize) -> Result<Vec<Garment>, Trouble> {
        let garments: Vec<Garment> = (0..count).map(|_| Garment { variant: VariantId(Uuid::now_v7()), piece: Uuid::now_v7() }).collect();
        let pieces: Vec<Uuid> = garments.iter().map(|garment| garment.piece).collect();
        let variants: Vec<Uuid> = garments.iter().map(|garment| garment.variant.0).collect();
        let mut tx = self.db.begin(&self.seeder()).await?;
        // the product has the id of its piece: nothing here looks at it
        query(PRODUCTS).bind(&pieces).bind("unique").execute(&mut *tx).await?;
        query(VARIANTS).bind(&variants).bind(&pieces).bind(PRICE).execute(&mut *tx).await?;
        query(
            "insert into app.pieces (store_id, id, product_id, variant_id, code, status)
             select app.store_id(), t.piece, t.piece, t.variant, upper(right(t.piece::text, 10)), 'in_stock' from unnest($1::uuid[], $2::uuid[]) as t (piece, variant)",
        )
        .bind(&pieces)
        .bind(&variants)
        .execute(&mut *tx)
        .await?;
        tx.commit().await?;
        Ok(garments)
    }

    /// Put `units` of a new counted product on the shelf.
    pub async fn shelve(&self, units: i32) -> Result<VariantId, Trouble> {
        let (product, variant) = (vec![Uuid::now_v7()], vec![Uuid::now_v7()]);
        let mut tx = self.db.begin(&self.seeder()).await?;
        query(PRODUCTS).bind(&product).bind("counted").execute(&mut *tx).await?;
        query(VARIANTS).bind(&variant).bind(&product).bind(PRICE).execute(&mut *tx).await?;
        query("insert into app.stock_levels (store_id, variant_id, on_hand) select app.store_id(), v, $2 from unnest($1::uuid[]) as v")
            .bind(&variant)
            .bind(units)
            .execute(&mut *tx)
            .await?;
        tx.commit().await?;
        variant.first().map(|id| VariantId(*id)).ok_or_else(|| "no variant".into())
    }
}

const PRODUCTS: &str = "insert into app.products (store_id, id, slug, kind, status, name, published_at)
    select app.store_id(), id, 'good-' || id, $2, 'live', 'Good', now() from unnest($1::uuid[]) as id";
const VARIANTS: &str = "insert into app.variants (store_id, id, product_id, sku, label, price_minor)
    select app.store_id(), t.id, t.product, t.id::text, 'M', $3 from unnest($1::uuid[], $2::uuid[]) as t (id, product)";

/// Stopping waits for the server, and waiting must not hold the runtime.
async fn stop(cluster: Option<Cluster>) {
    if tokio::task::spawn_blocking(move || drop(cluster)).await.is_err() {
        eprintln!("bench: stopping PostgreSQL broke off");
    }
}
