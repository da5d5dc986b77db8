//! Which store a host names. Asked once per host and remembered until a store changes; a deployment with one store answers on every host.
use super::{
    actor::{Actor, Who},
    db::{self, tx::Db},
    window::{Born, Topic, Window},
};
use crate::{domain::store::StoreFace, error::AppError};
use std::{
    collections::HashMap,
    sync::{Arc, RwLock},
};

const MOST_HOSTS: usize = 1_000;

/// A store and a host that reaches it.
#[derive(Debug, Clone)]
pub struct Door {
    pub face: Arc<StoreFace>,
    pub host: String,
}

/// What a host was found to name, and the moment before it was asked.
type Known = (Arc<StoreFace>, Born);

#[derive(Clone)]
pub struct Stores {
    known: Arc<RwLock<HashMap<String, Known>>>,
    directory: bool,
    window: Window,
}

impl Stores {
    /// `directory`: a bare `localhost` shows all stores instead of one (demo).
    pub fn new(directory: bool, window: Window) -> Self {
        Self { known: Arc::default(), directory, window }
    }

    /// The store that answers under `host` (without port), if any.
    pub async fn find(&self, db: &Db, host: &str) -> Result<Option<Arc<StoreFace>>, AppError> {
        let host = host.to_lowercase();
        if let Some(found) = self.remembered(&host) {
            return Ok(Some(found));
        }
        let born = self.window.versions().now();
        let mut tx = db.begin(&Actor::new(Who::Door, None)).await?;
        let mut found = db::stores::find(&mut tx, &host).await?.map(Arc::new);
        if found.is_none() && !self.directory {
            let doors = db::stores::doors(&mut tx).await?;
            if let [only] = doors.as_slice() {
                found = Some(only.face.clone());
            }
        }
        tx.commit().await?;
        // an unknown host is asked for again: a store may be opened any time
        if let (Some(found), Ok(mut known)) = (&found, self.known.write()) {
            if known.len() >= MOST_HOSTS {
                known.clear();
            }
            known.insert(host, (found.clone(), born));
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

    fn remembered(&self, host: &str) -> Option<Arc<StoreFace>> {
        let known = self.known.read().ok()?;
        let (found, born) = known.get(host)?;
        (self.window.is_open() && self.window.versions().is_same(*born, Topic::Houses)).then(|| found.clone())
    }
}
