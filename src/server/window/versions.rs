//! When each thing changed last, in numbers of this process. A page is born with the number of the moment before its render began;
//! it is true for as long as nothing on it has a later one. So a render that began before a change can't outlive it, whenever
//! it ends, and forgetting costs one store however many pages there are.
use super::Topic;
use std::sync::atomic::{AtomicU64, Ordering};

pub(super) const SLOTS: u16 = 16_384;

/// The moment before a render began.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Born(pub(in crate::server) u64);

/// The ear alone writes; a table of fixed size, so that nothing has to be cleared away.
pub struct Versions {
    now: AtomicU64,
    /// What was born before is true no more, whatever it shows.
    floor: AtomicU64,
    slots: Box<[AtomicU64]>,
}

impl Default for Versions {
    fn default() -> Self {
        Self { now: AtomicU64::new(0), floor: AtomicU64::new(0), slots: (0..SLOTS).map(|_| AtomicU64::new(0)).collect() }
    }
}

impl Versions {
    /// To be asked before the first look at the database.
    pub fn now(&self) -> Born {
        Born(self.now.load(Ordering::Acquire))
    }

    /// These things have changed.
    pub(super) fn change(&self, topics: impl Iterator<Item = Topic>) {
        let next = self.now.load(Ordering::Acquire) + 1;
        for topic in topics {
            if let Some(slot) = self.slots.get(usize::from(topic.slot())) {
                slot.store(next, Ordering::Release);
            }
        }
        self.now.store(next, Ordering::Release);
    }

    /// Nobody knows what changed: everything has.
    pub(super) fn forget_all(&self) {
        let next = self.now.load(Ordering::Acquire) + 1;
        self.floor.store(next, Ordering::Release);
        self.now.store(next, Ordering::Release);
    }

    /// Whether something that shows these slots and was born then is still true.
    pub fn holds(&self, born: Born, slots: &[u16]) -> bool {
        born.0 >= self.floor.load(Ordering::Acquire)
            && slots.iter().all(|slot| self.slots.get(usize::from(*slot)).is_some_and(|slot| slot.load(Ordering::Acquire) <= born.0))
    }

    /// Whether a topic is as it was then.
    pub fn is_same(&self, born: Born, topic: Topic) -> bool {
        self.holds(born, &[topic.slot()])
    }
}

#[cfg(test)]
mod tests;
