//! The one reader: takes what changed, looks up what somebody listens for as a guest of its store, and tells what is new.
use super::{Join, Shared};
use crate::{
    domain::{
        id::{ProductId, StoreId},
        product::Availability,
    },
    error::AppError,
    server::{
        actor::Actor,
        db,
        window::{Born, Shows, Told},
    },
};
use axum::body::Bytes;
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
    time::Duration,
};
use tokio::{
    sync::{broadcast::error::RecvError, mpsc::UnboundedReceiver},
    time::sleep,
};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// A database that does not answer is asked again after this.
const AGAIN: Duration = Duration::from_millis(250);
/// Remembered states that nobody listens for any more are dropped above this.
const MOST_KNOWN: usize = 20_000;

/// A product as a guest may know it; None: she may not see it at all.
type Known = Option<Availability>;

#[derive(Default)]
struct Hub {
    known: HashMap<(StoreId, ProductId), Known>,
    /// To be looked up.
    wanted: HashSet<(StoreId, ProductId)>,
    waiting: Vec<Join>,
}

pub(super) async fn run(shared: Arc<Shared>, mut joins: UnboundedReceiver<Join>, stop: CancellationToken) {
    let mut told = shared.window.follow();
    let mut hub = Hub::default();
    loop {
        let is_behind = !hub.wanted.is_empty() || !hub.waiting.is_empty();
        tokio::select! {
            () = stop.cancelled() => return,
            join = joins.recv() => match join {
                Some(join) => hub.waiting.push(join),
                None => return,
            },
            change = told.recv() => match change {
                Ok(told) => hub.note(&shared, &told),
                Err(RecvError::Lagged(_)) => hub.note(&shared, &Told::Everything),
                Err(RecvError::Closed) => return,
            },
            () = sleep(AGAIN), if is_behind => {}
        }
        while let Ok(join) = joins.try_recv() {
            hub.waiting.push(join);
        }
        if let Err(error) = hub.catch_up(&shared).await {
            tracing::warn!(%error, "open pages have to wait for their news");
        }
    }
}

impl Hub {
    fn note(&mut self, shared: &Shared, told: &Told) {
        let Ok(board) = shared.board.lock() else { return };
        match told {
            Told::Changes(changes) => {
                for change in changes.iter().filter(|change| change.person.is_none()) {
                    match change.product {
                        Some(product) if board.heard(change.store, product) => drop(self.wanted.insert((change.store, product))),
                        Some(product) => drop(self.known.remove(&(change.store, product))),
                        // many at once were told of as one
                        None => self.wanted.extend(board.all().filter(|(store, _)| *store == change.store)),
                    }
                }
                if changes.iter().any(|change| change.product.is_none() && change.person.is_none()) {
                    self.known.retain(|(store, product), _| board.heard(*store, *product));
                }
            }
            Told::Everything => {
                self.wanted.extend(board.all());
                self.known.retain(|(store, product), _| board.heard(*store, *product));
            }
        }
        if self.known.len() > MOST_KNOWN {
            self.known.retain(|(store, product), _| board.heard(*store, *product));
        }
    }

    /// Look up what is wanted, tell what is new, and tell those who have just come where things stand.
    async fn catch_up(&mut self, shared: &Shared) -> Result<(), AppError> {
        for join in &self.waiting {
            let unknown = join.products.iter().map(|product| (join.store, *product)).filter(|key| !self.known.contains_key(key));
            self.wanted.extend(unknown);
        }
        let place = shared.place();
        let mut told = HashSet::new();
        let stores: HashSet<StoreId> = self.wanted.iter().map(|(store, _)| *store).collect();
        for store in stores {
            let ids: Vec<Uuid> = self.wanted.iter().filter(|(of, _)| *of == store).map(|(_, product)| product.0).collect();
            let mut tx = shared.db.begin(&Actor::guest(store)).await?;
            let found: HashMap<ProductId, Availability> = db::catalogue::states(&mut tx, &ids).await?.into_iter().collect();
            tx.commit().await?;
            let Ok(mut board) = shared.board.lock() else { return Ok(()) };
            for product in ids.into_iter().map(ProductId) {
                let now = found.get(&product).copied();
                self.wanted.remove(&(store, product));
                let before = self.known.insert((store, product), now);
                if before != Some(now) {
                    board.tell(store, product, &message(&place, product, now));
                    told.insert((store, product));
                }
            }
        }
        let Ok(mut board) = shared.board.lock() else { return Ok(()) };
        for join in self.waiting.drain(..) {
            for product in join.products {
                // those for whom it was news have heard it just now
                if let Some(known) = self.known.get(&(join.store, product)).filter(|_| !told.contains(&(join.store, product))) {
                    board.send(join.listener, message(&place, product, *known));
                }
            }
        }
        Ok(())
    }
}

/// `gone`: a guest does not see it any more.
fn message(place: &str, product: ProductId, state: Known) -> Bytes {
    let word = state.map_or("gone", Availability::name);
    format!("id: {place}\nevent: product\ndata: {{\"product\":\"{product}\",\"state\":\"{word}\"}}\n\n").into()
}

impl Shared {
    /// The position that an id of ours names.
    pub(super) fn position(&self, id: &str) -> Option<Born> {
        let (mark, number) = id.split_once('.')?;
        (mark == self.mark).then(|| number.parse().ok().map(Born)).flatten()
    }

    /// Whether none of these products has changed since.
    pub(super) fn is_same(&self, born: Born, products: &[ProductId]) -> bool {
        self.window.is_open() && self.window.versions().holds(born, &Shows::only(products.iter().copied()).slots)
    }
}
