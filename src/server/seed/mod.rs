//! Two demo stores, alive since long: the same people, goods and sales on every machine, told from one number. Only dates move,
//! with the day of seeding, and the hash of the password has its own salt.
//!
//! What the tables are is known to `db::seeding`; how pictures are drawn to `atelier`, how they are kept to `photos`.
mod amora;
mod asking;
mod blocks;
mod books;
mod calendar;
mod dice;
mod error;
mod orvale;
mod pictures;
mod progress;
mod sale;
mod team;

pub use error::SeedError;

use crate::{
    domain::id::StoreId,
    server::{
        actor::{Actor, Who},
        db::{
            seeding,
            tx::{Db, Tx},
        },
        photos::Photos,
        words,
    },
};
use dice::Dice;
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use progress::Progress;
use std::sync::Arc;
use uuid::Uuid;

/// From here everything follows.
const SEED: u64 = 0x0076_6974_7269_6e65;

/// What to seed.
#[derive(Debug, Clone)]
pub struct SeedOptions {
    /// Multiplies clients, pieces and sales; pictures are reused. 1 is the size of the case study.
    pub scale: u64,
    /// The one password of all demo people.
    pub password: String,
    /// The day of seeding, see [`today`]: yesterday is the last day of which the books tell.
    pub today: Date,
    /// No photo is drawn wider, in pixels.
    pub photo_width: u32,
}

/// The date in the store that lies furthest to the west: yesterday is over there and everywhere else.
pub fn today() -> Date {
    let now = Timestamp::now();
    now.in_tz("America/New_York").map_or_else(|_| now.to_zoned(TimeZone::UTC).date(), |there| there.date())
}

/// What a seed brought. Everything is 0 when the stores were there already.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Report {
    pub stores: u64,
    pub products: u64,
    pub pieces: u64,
    pub clients: u64,
    pub orders: u64,
    pub pictures: u64,
    pub seconds: f64,
}

/// What one store is made with.
struct Workshop<'a> {
    db: &'a Db,
    photos: &'a Photos,
    options: &'a SeedOptions,
    password_hash: String,
    progress: Arc<Progress>,
    dice: Dice,
}

impl Workshop<'_> {
    /// A transaction of the seeder in this store.
    async fn begin(&self, store: Uuid) -> Result<Tx, SeedError> {
        let mut tx = self.db.begin(&Actor::new(Who::Seeder, Some(StoreId(store)))).await?;
        seeding::make_ready(&mut tx).await?;
        seeding::forget_plans(&mut tx).await?;
        Ok(tx)
    }

    /// Whether the store is there already.
    async fn is_open(&self, store: Uuid) -> Result<bool, SeedError> {
        let mut tx = self.begin(store).await?;
        Ok(seeding::store_is_open(&mut tx).await?)
    }
}

/// Open both demo stores. A store that is there is left as it is; a store that can't be finished leaves no row behind.
pub async fn seed(db: &Db, photos: &Photos, options: &SeedOptions) -> Result<Report, SeedError> {
    let root = Dice::new(SEED);
    let mut workshop =
        Workshop { db, photos, options, password_hash: String::new(), progress: Arc::new(Progress::new()), dice: root.fork("orvale", 0) };
    let mut report = Report::default();
    orvale::open(&mut workshop, &mut report).await?;
    workshop.dice = root.fork("amora", 0);
    amora::open(&mut workshop, &mut report).await?;
    report.seconds = workshop.progress.seconds();
    Ok(report)
}
