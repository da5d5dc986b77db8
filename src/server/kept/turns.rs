//! Who may render now. Rendering pages for guests never takes all cores or connections: those who buy come between.
//! Lists with a query take turns of their own, because crawlers walk through them without end.
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::{Semaphore, SemaphorePermit};

/// Requests that may wait for a list; who comes later is asked to come again.
const MOST_WAITING: usize = 256;

pub struct Turns {
    pages: Semaphore,
    lists: Semaphore,
    waiting: AtomicUsize,
}

impl Default for Turns {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, |cores| cores.get());
        Self { pages: Semaphore::new(cores * 2), lists: Semaphore::new((cores / 2).max(1)), waiting: AtomicUsize::new(0) }
    }
}

/// Counts one who waits, also when she goes away.
struct Place<'a>(&'a AtomicUsize);

impl Drop for Place<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Turns {
    /// A turn, held while rendering; none when too many wait already.
    pub async fn take(&self, list: bool) -> Option<SemaphorePermit<'_>> {
        if !list {
            return self.pages.acquire().await.ok();
        }
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        let _place = Place(&self.waiting);
        if before >= MOST_WAITING { None } else { self.lists.acquire().await.ok() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    #[tokio::test]
    async fn a_queue_without_end_is_turned_away_and_products_do_not_wait_in_it() {
        let turns = Arc::new(Turns::default());
        let mut held = Vec::new();
        while let Ok(turn) = turns.lists.try_acquire() {
            held.push(turn);
        }
        let crowd: Vec<_> = (0..MOST_WAITING)
            .map(|_| {
                let turns = turns.clone();
                tokio::spawn(async move { turns.take(true).await.is_some() })
            })
            .collect();
        while turns.waiting.load(Ordering::Relaxed) < MOST_WAITING {
            tokio::task::yield_now().await;
        }
        assert!(turns.take(true).await.is_none(), "come again later");
        assert!(turns.take(false).await.is_some(), "a product's page has its own turn");
        drop(held);
        for one in crowd {
            assert!(one.await.expect("a visitor"), "who waits is served");
        }
        assert!(turns.take(true).await.is_some());
    }
}
