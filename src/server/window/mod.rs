//! The shop window: what visitors may see changed, so who must forget what. Everything that keeps a page or says something about
//! goods asks here whether it is still true.
//!
//! The same ear hears whose sessions may open less than before (`Change::person`), for `live::seats`: a second one would be a second
//! connection, and would know nothing of the other nodes. So whoever takes a hat is answered once every node has heard of it.
//!
//! A trigger leaves a note of every change (migrations/0010). Each process has one ear (`db::window`) that looks for notes when it is
//! woken and four times a second. `settle` is called before a change is answered: it returns when this node has forgotten, and
//! every other open node too. A node shows what it keeps only for as long as its lease runs, and the lease runs only from a look: one
//! that has lost its ear closes by itself, and nobody waits for it longer than that.
mod barrier;
mod lease;
mod topics;
mod versions;
mod watch;

pub use topics::{Shows, Topic};
pub use versions::{Born, Versions};

use super::db::{tx::Db, window::Change};
use lease::Lease;
use std::{sync::Arc, time::Duration};
use tokio::sync::{broadcast, mpsc, oneshot};
use tokio_util::sync::{CancellationToken, DropGuard};

/// How long a node may show what it keeps after it has looked.
const LEASE: Duration = Duration::from_secs(3);
/// Changes that a slow follower may be behind before it has to look at everything again.
const BACKLOG: usize = 256;
const QUEUE: usize = 1024;
const AGAIN: Duration = Duration::from_millis(10);

/// A share of this process's window. The ear ends with the last one.
#[derive(Clone)]
pub struct Window(Arc<Parts>);

struct Parts {
    state: Arc<State>,
    asks: mpsc::Sender<Ask>,
    _ear: DropGuard,
}

/// Somebody who waits until everybody has forgotten.
type Ask = oneshot::Sender<()>;

/// What the ear writes and everybody reads.
struct State {
    versions: Versions,
    lease: Lease,
    told: broadcast::Sender<Told>,
}

/// What those who follow hear.
#[derive(Debug, Clone)]
pub enum Told {
    Changes(Arc<[Change]>),
    /// Nobody knows what changed.
    Everything,
}

impl State {
    /// Forget what shows something of this, and tell those who follow.
    fn apply(&self, changes: Vec<Change>) {
        if changes.is_empty() {
            return;
        }
        self.versions.change(changes.iter().flat_map(Topic::of_change));
        // nobody may be listening
        drop(self.told.send(Told::Changes(changes.into())));
    }

    /// Changes may have been missed.
    fn forget_all(&self) {
        self.versions.forget_all();
        drop(self.told.send(Told::Everything));
    }
}

impl Window {
    /// Open the window over a database. It is closed (nothing is kept) until the ear has listened for the first time.
    pub fn open(db: &Db) -> Self {
        let state = Arc::new(State { versions: Versions::default(), lease: Lease::default(), told: broadcast::channel(BACKLOG).0 });
        let (asks, asked) = mpsc::channel(QUEUE);
        let stop = CancellationToken::new();
        tokio::spawn(watch::run(db.clone(), state.clone(), asked, stop.clone()));
        Self(Arc::new(Parts { state, asks, _ear: stop.drop_guard() }))
    }

    /// Whether what is kept may be shown now.
    pub fn is_open(&self) -> bool {
        self.0.state.lease.runs()
    }

    pub fn versions(&self) -> &Versions {
        &self.0.state.versions
    }

    /// Wait until no open node shows anything that was changed before this call. Called before a change is answered.
    ///
    /// Without a database nobody can be asked; after a lease's time every node has looked again or closed.
    pub async fn settle(&self) {
        let told = async {
            loop {
                let (ask, done) = oneshot::channel();
                if self.0.asks.send(ask).await.is_ok() && done.await.is_ok() {
                    return;
                }
                // the ear broke off with our question: the next one hears it again
                tokio::time::sleep(AGAIN).await;
            }
        };
        if tokio::time::timeout(LEASE + AGAIN, told).await.is_err() {
            tracing::warn!("a change was answered without word from every node: after the time in which a node closes by itself");
        }
    }

    /// Changes from now on, as they are applied. One who lags behind must look at everything again.
    pub fn follow(&self) -> broadcast::Receiver<Told> {
        self.0.state.told.subscribe()
    }
}
