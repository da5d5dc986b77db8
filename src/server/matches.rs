//! The clients of each store as a match reads them, kept in this process: what takes the database a look at each of them is answered from bits
//! (`domain::matching::index`). The database stays the judge: it says who may ask, what is asked, and, in the same statement, who changed
//! since it was last looked; those are read again before anything is answered. So nobody stands in an answer whom something kept out of it
//! before the question began, on however many nodes, and nobody has to be told that something changed.
use super::db::{
    matching::{self, Question, Seen},
    tx::Tx,
};
use crate::{
    domain::{
        id::{PersonId, StoreId},
        matching::{
            Found, Subject, Weights,
            index::{Filling, Index},
        },
    },
    error::AppError,
};
use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
};
use uuid::Uuid;

/// One for the process; a copy is the same.
#[derive(Clone, Default)]
pub struct Matches(Arc<Mutex<HashMap<StoreId, Shared>>>);

type Shared = Arc<tokio::sync::Mutex<Held>>;

/// What is held of one store. Questions about it come one after the other, so that each looks on from where the last one stopped.
#[derive(Default)]
struct Held {
    index: Index,
    seen: Option<Seen>,
}

impl Matches {
    /// Whom it suits, the best first; `dropped`: who is left out. What `db::matching::found` says, sooner. The first question fills the index.
    pub async fn found(
        &self,
        tx: &mut Tx,
        store: StoreId,
        subject: Subject,
        weights: &Weights,
        dropped: bool,
    ) -> Result<Vec<Found>, AppError> {
        let held = self.held(store);
        let mut held = held.lock().await;
        let question = matching::question(tx, subject, weights, held.seen.as_ref()).await?;
        if question.store != store || question.wrote {
            // what only this transaction sees is kept for nobody
            drop(held);
            return matching::found(tx, subject, weights, dropped).await;
        }
        held.look(tx, &question).await?;
        let answer = |ask| if dropped { held.index.left_out(ask) } else { held.index.best(ask) };
        Ok(question.ask.as_ref().map(answer).unwrap_or_default())
    }

    fn held(&self, store: StoreId) -> Shared {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(store).or_default().clone()
    }
}

impl Held {
    /// Be at least as new as this question. One that breaks off leaves what was there, and the next one looks from there.
    async fn look(&mut self, tx: &mut Tx, question: &Question) -> Result<(), AppError> {
        if self.seen.as_ref().is_none_or(|seen| seen.born != question.seen.born) {
            self.index = fill(tx).await?;
        } else if !question.changed.is_empty() {
            let clients = matching::as_they_are(tx, &question.changed).await?;
            let mut gone: HashSet<PersonId> = question.changed.iter().copied().collect();
            for client in clients {
                gone.remove(&client.id);
                self.index.put(client);
            }
            gone.into_iter().for_each(|id| self.index.forget(id));
        }
        // what was read is as new as this, or newer; that is read again the next time
        self.seen = Some(question.seen.clone());
        Ok(())
    }
}

/// Everybody, page by page, so that no statement takes long.
async fn fill(tx: &mut Tx) -> Result<Index, AppError> {
    let mut filling = Filling::default();
    let mut from = Some(Uuid::nil());
    while let Some(first) = from {
        let (clients, next) = matching::clients_from(tx, first).await?;
        clients.iter().for_each(|client| filling.add(client));
        from = next;
    }
    // a million of them take a second to bring into order, and this thread has others to serve
    tokio::task::spawn_blocking(move || filling.done()).await.map_err(|error| {
        tracing::error!(%error, "an index of clients was not filled");
        AppError::Fault
    })
}
