//! What has to happen without anybody asking: expired holds and unpaid orders give their goods back, events get their positions,
//! pages go out at their hour.
//! Several processes may run it at once. An error is logged and the next round tries again.
use super::{
    actor::{Actor, Who},
    db::{self, tx::Db},
};
use crate::{domain::id::StoreId, error::AppError};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

const RELEASE_EVERY: Duration = Duration::from_secs(5);
const NUMBER_EVERY: Duration = Duration::from_millis(250);
const PUBLISH_EVERY: Duration = Duration::from_secs(5);
const AT_MOST: i32 = 200;
/// Transactions of a round in one store; each ends one order.
const MOST_ROUNDS: usize = 500;

/// Run until `stop`.
pub async fn run(db: Db, stop: CancellationToken) {
    let releasing = every(RELEASE_EVERY, stop.clone(), || release(&db));
    let numbering = every(NUMBER_EVERY, stop.clone(), || number(&db));
    let publishing = every(PUBLISH_EVERY, stop.clone(), || publish(&db));
    tokio::join!(releasing, numbering, publishing);
}

async fn every<F: Future<Output = Result<(), AppError>>>(pause: Duration, stop: CancellationToken, work: impl Fn() -> F) {
    let mut ticks = tokio::time::interval(pause);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            _ = ticks.tick() => {
                if let Err(error) = work().await {
                    tracing::warn!(%error, "a round of the clock failed; the next one tries again");
                }
            }
        }
    }
}

/// One round over all stores, in transactions so short that nobody waits long for what they lock.
pub async fn release(db: &Db) -> Result<(), AppError> {
    for store in stores(db).await? {
        let mut freed = 0;
        for _ in 0..MOST_ROUNDS {
            let now = release_some(db, store).await?;
            freed += now;
            if now == 0 {
                break;
            }
        }
        if freed > 0 {
            tracing::info!(%store, freed, "goods went back: their time was over");
        }
    }
    Ok(())
}

async fn release_some(db: &Db, store: StoreId) -> Result<i32, AppError> {
    let mut tx = db.begin(&Actor::new(Who::Worker, Some(store))).await?;
    let freed = db::worker::release_expired(&mut tx, AT_MOST).await?;
    tx.commit().await?;
    Ok(freed)
}

/// Publish what is due in all stores: also what fell due while nobody was at work.
pub async fn publish(db: &Db) -> Result<(), AppError> {
    for store in stores(db).await? {
        let mut tx = db.begin(&Actor::new(Who::Worker, Some(store))).await?;
        let published = db::pages::publish_due(&mut tx).await?;
        tx.commit().await?;
        if published > 0 {
            tracing::info!(%store, published, "pages went out: their hour had come");
        }
    }
    Ok(())
}

/// Number the events that were committed since the last round.
pub async fn number(db: &Db) -> Result<(), AppError> {
    let mut tx = db.begin(&Actor::new(Who::Worker, None)).await?;
    db::worker::number_events(&mut tx).await?;
    tx.commit().await
}

async fn stores(db: &Db) -> Result<Vec<StoreId>, AppError> {
    let mut tx = db.begin(&Actor::new(Who::Worker, None)).await?;
    let stores = db::stores::all(&mut tx).await?;
    tx.commit().await?;
    Ok(stores)
}
