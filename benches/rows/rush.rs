//! Many buyers want the same thing at once. Each is a guest: she puts it into her bag and places the order, by the program's own
//! verbs and its pool; while she would pay, she holds no connection.
use crate::{
    Trouble,
    shop::{PRICE, Shop},
    stats,
};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{sync::Barrier, task::JoinSet};
use uuid::Uuid;
use vitrine::{
    domain::{
        cart::Put,
        checkout::Checkout,
        id::{DeliveryId, StoreId, VariantId},
    },
    error::AppError,
    server::{
        actor::{Actor, KeyHash},
        db::{
            carts,
            orders::{self, NotPlaced},
            tx::Db,
        },
    },
};

/// A buyer who hears "busy" tries again so often at most.
const TRIES: usize = 5;

/// What a buyer was told, and after what time since the doors opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    Ordered,
    /// Held by somebody else, sold out, or missing.
    SentAway,
    /// Busy to the end, or an answer that nobody should get.
    Failed,
}

#[derive(Debug, Default)]
pub struct Rush {
    pub ordered: usize,
    pub sent_away: usize,
    pub failed: usize,
    pub busy: usize,
    /// Milliseconds from opening to each buyer's answer.
    pub answers: Vec<f64>,
    /// The same, of those who were sent away.
    pub refusals: Vec<f64>,
    /// Opening to the last accepted order.
    pub selling: Duration,
}

impl Rush {
    pub fn accepted_per_s(&self) -> f64 {
        if self.selling.is_zero() { 0.0 } else { stats::count(self.ordered) / self.selling.as_secs_f64() }
    }
}

struct Buyer {
    db: Db,
    actor: Actor,
    variant: VariantId,
    checkout: Checkout,
    busy: usize,
}

pub async fn rush(shop: &Shop, variant: VariantId, buyers: usize) -> Result<Rush, Trouble> {
    let doors = Arc::new(Barrier::new(buyers));
    let mut crowd = JoinSet::new();
    for _ in 0..buyers {
        let mut buyer = Buyer::new(shop.db.clone(), shop.store, shop.pickup, variant);
        let doors = doors.clone();
        crowd.spawn(async move {
            doors.wait().await;
            let began = Instant::now();
            let told = buyer.buy().await;
            (told, began.elapsed(), buyer.busy)
        });
    }
    let mut rush = Rush::default();
    while let Some(done) = crowd.join_next().await {
        let (told, after, busy) = done?;
        rush.busy += busy;
        rush.answers.push(stats::millis(after));
        match told {
            Told::Ordered => {
                rush.ordered += 1;
                rush.selling = rush.selling.max(after);
            }
            Told::SentAway => {
                rush.sent_away += 1;
                rush.refusals.push(stats::millis(after));
            }
            Told::Failed => rush.failed += 1,
        }
    }
    Ok(rush)
}

/// One buyer by herself.
pub async fn one(db: Db, store: StoreId, pickup: DeliveryId, variant: VariantId) -> Told {
    Buyer::new(db, store, pickup, variant).buy().await
}

impl Buyer {
    fn new(db: Db, store: StoreId, pickup: DeliveryId, variant: VariantId) -> Self {
        let secret = Uuid::now_v7().to_string();
        let mut actor = Actor::guest(store);
        actor.visitor = Some(KeyHash::of(&secret));
        let checkout = Checkout {
            full_name: "Ana Souza".into(),
            email: "ana@example.test".into(),
            phone: String::new(),
            delivery: pickup,
            address: None,
            note: String::new(),
            expected_total_minor: PRICE,
            intent: secret,
        };
        Self { db, actor, variant, checkout, busy: 0 }
    }

    async fn buy(&mut self) -> Told {
        for _ in 0..TRIES {
            match self.put().await {
                Ok(Put::Added) => return self.order().await,
                Ok(Put::Held | Put::Sold | Put::OutOfStock) => return Told::SentAway,
                Err(AppError::Unavailable) => self.busy += 1,
                Ok(_) | Err(_) => return Told::Failed,
            }
        }
        Told::Failed
    }

    async fn order(&mut self) -> Told {
        for _ in 0..TRIES {
            match self.place().await {
                Ok(()) => return Told::Ordered,
                Err(NotPlaced::GoodsMissing(_)) => return Told::SentAway,
                Err(NotPlaced::Other(AppError::Unavailable)) => self.busy += 1,
                Err(_) => return Told::Failed,
            }
        }
        Told::Failed
    }

    async fn put(&self) -> Result<Put, AppError> {
        let mut tx = self.db.begin(&self.actor).await?;
        let put = carts::put(&mut tx, self.variant, 1).await?;
        tx.commit().await?;
        Ok(put)
    }

    async fn place(&self) -> Result<(), NotPlaced> {
        let mut tx = self.db.begin(&self.actor).await.map_err(NotPlaced::Other)?;
        orders::place(&mut tx, &self.checkout, &KeyHash::of(&self.checkout.intent), "sandbox").await?;
        tx.commit().await.map_err(NotPlaced::Other)
    }
}
