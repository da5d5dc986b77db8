//! What has to happen without anybody asking: expired holds and unpaid orders give their goods back, events get their positions,
//! pages go out at their hour, offers go to the next in the queue, letters are sent, refunds are asked for, what is personal is forgotten.
//! Several processes may run it at once. An error is logged and the next round tries again.
use super::{
    actor::{Actor, Who},
    db::{self, tx::Db},
    gateway::refunds::{self, Bank},
    letters::{self, Post},
    stores::Stores,
};
use crate::{domain::id::StoreId, error::AppError};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

const RELEASE_EVERY: Duration = Duration::from_secs(5);
const NUMBER_EVERY: Duration = Duration::from_millis(250);
const SEND_EVERY: Duration = Duration::from_secs(1);
const PUBLISH_EVERY: Duration = Duration::from_secs(5);
const FORGET_EVERY: Duration = Duration::from_mins(10);
const REFUND_EVERY: Duration = Duration::from_secs(5);
const MORNING_EVERY: Duration = Duration::from_mins(1);
const AT_MOST: i32 = 200;
/// Transactions of a round in one store; each ends one order.
const MOST_ROUNDS: usize = 500;

/// Run until `stop`.
/// Without a `bank` refunds wait for a process that has one.
pub async fn run(db: Db, post: Post, bank: Option<Bank>, stop: CancellationToken) {
    let releasing = every(RELEASE_EVERY, stop.clone(), || release(&db));
    let numbering = every(NUMBER_EVERY, stop.clone(), || number(&db));
    let sending = every(SEND_EVERY, stop.clone(), || send(&db, &post));
    let publishing = every(PUBLISH_EVERY, stop.clone(), || publish(&db));
    let forgetting = every(FORGET_EVERY, stop.clone(), || forget(&db));
    let rising = every(MORNING_EVERY, stop.clone(), || morning(&db));
    let refunding = every(REFUND_EVERY, stop.clone(), || refund(&db, bank.as_ref()));
    tokio::join!(releasing, numbering, sending, publishing, forgetting, rising, refunding);
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

/// Forget what has done its work, by the periods of the law, a little at a time; and people whose days of taking it back are over.
pub async fn forget(db: &Db) -> Result<(), AppError> {
    for store in stores(db).await? {
        let mut tx = db.begin(&Actor::new(Who::Worker, Some(store))).await?;
        let forgotten = db::privacy::forget_due(&mut tx, AT_MOST).await?;
        tx.commit().await?;
        for (what, gone) in forgotten {
            metrics::counter!("vitrine_forgotten_total", "what" => what.clone()).increment(gone.into());
            tracing::info!(%store, what, gone, "forgotten: its time was over");
        }
        for _ in 0..MOST_ROUNDS {
            let mut tx = db.begin(&Actor::new(Who::Worker, Some(store))).await?;
            let erased = db::erasures::erase_next(&mut tx).await?;
            tx.commit().await?;
            if !erased {
                break;
            }
            metrics::counter!("vitrine_forgotten_total", "what" => "people").increment(1);
            tracing::info!(%store, "a person was forgotten, as she wished");
        }
    }
    Ok(())
}

async fn release_some(db: &Db, store: StoreId) -> Result<i32, AppError> {
    let mut tx = db.begin(&Actor::new(Who::Worker, Some(store))).await?;
    let freed = db::worker::release_expired(&mut tx, AT_MOST).await?;
    tx.commit().await?;
    // of its own: what is released goes to a queue at once, and pieces are locked in one order within a transaction
    let mut tx = db.begin(&Actor::new(Who::Worker, Some(store))).await?;
    let passed = db::waiting::pass_offers(&mut tx, AT_MOST).await?;
    tx.commit().await?;
    Ok(freed + passed)
}

/// Publish what is due in all stores: also what fell due while nobody was at work.
pub async fn publish(db: &Db) -> Result<(), AppError> {
    for store in stores(db).await? {
        let mut tx = db.begin(&Actor::new(Who::Worker, Some(store))).await?;
        let published = db::pages::publish_due(&mut tx).await? + db::collections::open_due(&mut tx).await?;
        tx.commit().await?;
        if published > 0 {
            tracing::info!(%store, published, "pages and collections went out: their hour had come");
        }
    }
    Ok(())
}

/// From four in the morning of each store: close the days that are over and weigh what hangs, once, also after a pause.
pub async fn morning(db: &Db) -> Result<(), AppError> {
    for store in stores(db).await? {
        let mut tx = db.begin(&Actor::new(Who::Worker, Some(store))).await?;
        let round = db::today::round(&mut tx).await?;
        tx.commit().await?;
        if let Some(weighed) = round.weighed {
            tracing::info!(%store, weighed, closed_days = round.closed_days, "the morning came: pieces were weighed, days were closed");
        }
    }
    Ok(())
}

/// Ask the bank again for refunds of which it has not said what became.
pub async fn refund(db: &Db, bank: Option<&Bank>) -> Result<(), AppError> {
    let Some(bank) = bank else { return Ok(()) };
    for store in stores(db).await? {
        refunds::ask(db, bank, store, None).await?;
    }
    Ok(())
}

/// Number the events that were committed since the last round.
pub async fn number(db: &Db) -> Result<(), AppError> {
    let mut tx = db.begin(&Actor::new(Who::Worker, None)).await?;
    db::worker::number_events(&mut tx).await?;
    tx.commit().await
}

/// Carry the letters that are due, store by store.
pub async fn send(db: &Db, post: &Post) -> Result<(), AppError> {
    if !post.carries() {
        return Ok(());
    }
    for door in Stores::doors(db).await? {
        letters::deliver(db, post, &door.face).await?;
    }
    Ok(())
}

async fn stores(db: &Db) -> Result<Vec<StoreId>, AppError> {
    let mut tx = db.begin(&Actor::new(Who::Worker, None)).await?;
    let stores = db::stores::all(&mut tx).await?;
    tx.commit().await?;
    Ok(stores)
}
