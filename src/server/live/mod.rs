//! Open pages hear of their goods: sold, held, free again, being tried on. `GET /live` hands out streams; one task reads, with a
//! guest's rights, what changed of the things that somebody listens for, once for all who do.
//!
//! What is sent is the state as it is now, never what happened: a stream that comes back is told where things stand and has missed
//! nothing. Rooms of work listen too, for the end of their session (`seats`). Not here: the team's events, which other issues will
//! send over the same streams (a listener has a store and a list of topics).
mod board;
mod hub;
mod seats;
mod stream;

pub use board::Seat;
pub use seats::farewell;
pub use stream::Stream;

use super::{db::tx::Db, window::Window};
use crate::domain::id::{ProductId, StoreId};
use axum::body::Bytes;
use board::Board;
use std::{
    net::IpAddr,
    sync::{Arc, Mutex},
};
use tokio::sync::mpsc::{self, UnboundedSender};
use tokio_util::sync::{CancellationToken, DropGuard};
use uuid::Uuid;

/// Products that one page may listen for.
pub const MOST_PRODUCTS: usize = 32;
/// Streams of one address, and of all: a phone has a few tabs, an office behind one address some dozens.
const MOST_OF_ADDRESS: usize = 64;
const MOST_OF_ALL: usize = 8192;
/// Messages that a slow reader may be behind before she is told to start over.
const QUEUE: usize = MOST_PRODUCTS * 3;

/// The streams of this process. They end with the last share of it, or with [`Live::close`].
#[derive(Clone)]
pub struct Live(Arc<Parts>);

struct Parts {
    shared: Arc<Shared>,
    joins: UnboundedSender<Join>,
    seated: UnboundedSender<Seat>,
    stop: CancellationToken,
    _guard: DropGuard,
}

struct Shared {
    db: Db,
    window: Window,
    board: Mutex<Board>,
    /// Tells this process's positions from those of another.
    mark: String,
}

/// A new listener waits to hear where things stand.
struct Join {
    listener: u64,
    products: Vec<ProductId>,
    store: StoreId,
}

/// What somebody wants to hear of.
#[derive(Debug, Clone)]
pub struct Wish {
    pub store: StoreId,
    pub products: Vec<ProductId>,
    pub address: IpAddr,
    /// `Last-Event-ID` of a stream that broke off.
    pub last: Option<String>,
}

impl Live {
    pub fn open(db: &Db, window: &Window) -> Self {
        let mark = Uuid::new_v4().simple().to_string().chars().take(8).collect();
        let shared = Arc::new(Shared { db: db.clone(), window: window.clone(), board: Mutex::default(), mark });
        let (joins, joined) = mpsc::unbounded_channel();
        let stop = CancellationToken::new();
        let (seated, sitting) = mpsc::unbounded_channel();
        tokio::spawn(hub::run(shared.clone(), joined, stop.clone()));
        tokio::spawn(seats::run(shared.clone(), sitting, stop.clone()));
        Self(Arc::new(Parts { shared, joins, seated, _guard: stop.clone().drop_guard(), stop }))
    }

    /// A stream for a page; none when its address, or the house, has too many.
    pub fn listen(&self, wish: Wish) -> Option<Stream> {
        let Wish { store, products, address, last } = wish;
        let shared = &self.0.shared;
        if self.0.stop.is_cancelled() {
            return None;
        }
        let (queue, messages) = mpsc::channel(QUEUE);
        let missed_nothing = last.and_then(|last| shared.position(&last)).is_some_and(|born| shared.is_same(born, &products));
        // she is on the board before anybody looks where things stand: no change falls between
        let (listener, lagging) = shared.board.lock().ok()?.admit(store, &products, address, queue.clone())?;
        drop(queue.try_send(shared.greeting()));
        if !missed_nothing {
            drop(self.0.joins.send(Join { listener, products, store }));
        }
        Some(Stream::new(shared.clone(), listener, lagging, messages))
    }

    /// A stream for a room of work; none when its address, or the house, has too many.
    pub fn sit(&self, seat: Seat, address: IpAddr) -> Option<Stream> {
        let shared = &self.0.shared;
        if self.0.stop.is_cancelled() {
            return None;
        }
        let (queue, messages) = mpsc::channel(QUEUE);
        // as above: she is on the board first, and judged then
        let (listener, lagging) = shared.board.lock().ok()?.seat(seat.clone(), address, queue.clone())?;
        drop(queue.try_send(shared.greeting()));
        drop(self.0.seated.send(seat));
        Some(Stream::new(shared.clone(), listener, lagging, messages))
    }

    /// How many listen now.
    pub fn count(&self) -> usize {
        self.0.shared.board.lock().map_or(0, |board| board.count())
    }

    /// End every stream, so that the server can end.
    pub fn close(&self) {
        self.0.stop.cancel();
        if let Ok(mut board) = self.0.shared.board.lock() {
            board.clear();
        }
    }
}

impl Shared {
    /// When to come back after a break (not all at once), and where we are.
    fn greeting(&self) -> Bytes {
        let pause = 500 + Uuid::new_v4().as_u128() % 1500;
        format!("retry: {pause}\nid: {}\n\n", self.place()).into()
    }

    fn place(&self) -> String {
        format!("{}.{}", self.mark, self.window.versions().now().0)
    }
}
