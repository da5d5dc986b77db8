//! Which store a host names. Asked once per host and remembered for a minute; a deployment with one store answers on every host.
use super::{
    actor::{Actor, Who},
    db::{self, tx::Db},
};
use crate::{domain::store::StoreFace, error::AppError};
use std::{
    collections::HashMap,
    sync::{Arc, RwLock},
    time::{Duration, Instant},
};

const FRESH_FOR: Duration = Duration::from_secs(60);
const MOST_HOSTS: usize = 1_000;

/// A store and a host that reaches it.
#[derive(Debug, Clone)]
pub struct Door {
    pub face: Arc<StoreFace>,
    pub host: String,
}

/// What a host was found to name, and when.
type Known = (Option<Arc<StoreFace>>, Instant);

#[derive(Clone, Default)]
pub struct Stores {
    known: Arc<RwLock<HashMap<String, Known>>>,
    directory: bool,
}

impl Stores {
    /// `directory`: a bare `localhost` shows all stores instead of one (demo).
    pub fn new(directory: bool) -> Self {
        Self { directory, ..Self::default() }
    }

    /// The store that answers under `host` (without port), if any.
    pub async fn find(&self, db: &Db, host: &str) -> Result<Option<Arc<StoreFace>>, AppError> {
        let host = host.to_lowercase();
        if let Some(found) = self.remembered(&host) {
            return Ok(found);
        }
        let mut tx = db.begin(&Actor::new(Who::Door, None)).await?;
        let mut found = db::stores::find(&mut tx, &host).await?.map(Arc::new);
        if found.is_none() && !self.directory {
            let doors = db::stores::doors(&mut tx).await?;
            if let [only] = doors.as_slice() {
                found = Some(only.face.clone());
            }
        }
        tx.commit().await?;
        if let Ok(mut known) = self.known.write() {
            if known.len() >= MOST_HOSTS {
                known.clear();
            }
            known.insert(host, (found.clone(), Instant::now()));
        }
        Ok(found)
    }

    /// Every store, for the demo's directory and for work that goes from store to store.
    pub async fn doors(db: &Db) -> Result<Vec<Door>, AppError> {
        let mut tx = db.begin(&Actor::new(Who::Door, None)).await?;
        let doors = db::stores::doors(&mut tx).await?;
        tx.commit().await?;
        Ok(doors)
    }

    fn remembered(&self, host: &str) -> Option<Option<Arc<StoreFace>>> {
        let known = self.known.read().ok()?;
        let (found, since) = known.get(host)?;
        // an unknown host is asked for again: a store may have been opened since
        (since.elapsed() < FRESH_FOR && found.is_some()).then(|| found.clone())
    }
}
