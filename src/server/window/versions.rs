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
mod tests {
    use super::*;
    use crate::{
        domain::id::{ProductId, StoreId},
        server::{db::window::Change, window::Shows},
    };
    use uuid::Uuid;

    const STORE: StoreId = StoreId(Uuid::from_u128(1));
    const COAT: ProductId = ProductId(Uuid::from_u128(2));
    const HAT: ProductId = ProductId(Uuid::from_u128(3));

    fn change(versions: &Versions, product: Option<ProductId>, on_shelf: bool) {
        versions.change(Topic::of_change(&Change { store: STORE, product, on_shelf, person: None }));
    }

    #[test]
    fn a_page_lives_until_something_on_it_changes() {
        let versions = Versions::default();
        let pages = [
            ("home", Shows::everything(STORE)),
            ("shop", Shows::house(STORE).shelf(STORE).products([HAT])),
            ("coat", Shows::house(STORE).products([COAT])),
            ("elsewhere", Shows::everything(StoreId(Uuid::from_u128(9)))),
        ];
        let alive =
            |born: Born| pages.iter().filter(|(_, shows)| versions.holds(born, &shows.slots)).map(|(name, _)| *name).collect::<Vec<_>>();
        let born = versions.now();
        assert_eq!(alive(born).len(), 4);
        change(&versions, Some(HAT), false);
        assert_eq!(alive(born), ["coat", "elsewhere"], "a hold on the hat");
        let born = versions.now();
        change(&versions, Some(COAT), true);
        assert_eq!(alive(born), ["elsewhere"], "the coat is sold: lists change too");
        let born = versions.now();
        change(&versions, None, true);
        assert_eq!(alive(born), ["elsewhere"], "the house has a new name");
        let born = versions.now();
        versions.forget_all();
        assert_eq!(alive(born), Vec::<&str>::new());
        assert_eq!(alive(versions.now()).len(), 4);
    }

    #[test]
    fn a_render_that_began_before_a_change_is_born_dead() {
        let versions = Versions::default();
        let born = versions.now();
        change(&versions, Some(COAT), false);
        assert!(!versions.is_same(born, Topic::Product(COAT)), "however late it ends");
        assert!(versions.is_same(versions.now(), Topic::Product(COAT)));
    }
}
