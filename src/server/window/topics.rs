//! What a page can show, and what a change touches: both in the same few words.
use crate::{
    domain::id::{ProductId, StoreId},
    server::db::window::Change,
};
use std::{
    hash::{DefaultHasher, Hash, Hasher},
    time::Duration,
};

/// Something that can change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Any change in a store.
    Anything(StoreId),
    /// What all pages of a store have in common: its name, words, editorial pages.
    House(StoreId),
    /// Which products may be bought, at what price, under which words.
    Shelf(StoreId),
    /// How one product looks.
    Product(ProductId),
    /// The house of any store: which stores there are, and their faces.
    Houses,
}

impl Topic {
    /// Everything that a change touches. What a person may open is on no kept page.
    pub fn of_change(change: &Change) -> impl Iterator<Item = Self> {
        let store = change.store;
        let seen = change.person.is_none();
        let house = seen && change.product.is_none();
        [
            seen.then_some(Self::Anything(store)),
            change.product.map(Self::Product),
            (house || change.on_shelf).then_some(Self::Shelf(store)),
            house.then_some(Self::House(store)),
            house.then_some(Self::Houses),
        ]
        .into_iter()
        .flatten()
    }

    /// Its place among the versions. Two topics may share one: then a page is forgotten once too often, never too rarely.
    pub(super) fn slot(self) -> u16 {
        let mut hasher = DefaultHasher::new();
        self.hash(&mut hasher);
        let [low, high, ..] = hasher.finish().to_le_bytes();
        u16::from_le_bytes([low, high]) % super::versions::SLOTS
    }
}

/// What a page shows. A page that says nothing better shows everything of its store, and is forgotten with every change in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shows {
    pub(in crate::server) slots: Vec<u16>,
    pub(in crate::server) lasts: Duration,
}

/// A page is rendered anew after this time even if nothing on it changed: a better sister may have come.
const LONGEST: Duration = Duration::from_mins(10);

impl Shows {
    /// Everything of the store.
    pub fn everything(store: StoreId) -> Self {
        Self { slots: vec![Topic::Anything(store).slot()], lasts: LONGEST }
    }

    /// What all pages of the store show, and nothing else; the start of a list of products.
    pub fn house(store: StoreId) -> Self {
        Self { slots: vec![Topic::House(store).slot()], lasts: LONGEST }
    }

    /// Nothing but these products.
    pub fn only(ids: impl IntoIterator<Item = ProductId>) -> Self {
        Self { slots: Vec::new(), lasts: LONGEST }.products(ids)
    }

    /// A list whose members are found by what is on offer.
    pub fn shelf(self, store: StoreId) -> Self {
        self.and(Topic::Shelf(store))
    }

    /// These products, as they look now.
    pub fn products(self, ids: impl IntoIterator<Item = ProductId>) -> Self {
        ids.into_iter().fold(self, |shows, id| shows.and(Topic::Product(id)))
    }

    /// No longer than this: something on the page changes by itself at that time.
    pub fn at_most(mut self, span: Duration) -> Self {
        self.lasts = self.lasts.min(span);
        self
    }

    fn and(mut self, topic: Topic) -> Self {
        let slot = topic.slot();
        if !self.slots.contains(&slot) {
            self.slots.push(slot);
        }
        self
    }
}
