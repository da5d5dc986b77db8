//! Who listens for what. Only ids and queues; locked for moments.
use super::{MOST_OF_ADDRESS, MOST_OF_ALL};
use crate::{
    domain::id::{PersonId, ProductId, StoreId},
    server::actor::KeyHash,
};
use axum::body::Bytes;
use std::{
    collections::{HashMap, HashSet},
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use tokio::sync::mpsc::Sender;

#[derive(Default)]
pub struct Board {
    listeners: HashMap<u64, Listener>,
    /// By store too: whoever names a product of another house must not take its place.
    of_product: HashMap<(StoreId, ProductId), Vec<u64>>,
    of_address: HashMap<IpAddr, usize>,
    last: u64,
}

/// A room of work that is open in a browser: whose, and by which session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    pub store: StoreId,
    pub person: PersonId,
    pub session: KeyHash,
}

struct Listener {
    store: StoreId,
    products: Vec<ProductId>,
    seat: Option<Seat>,
    address: IpAddr,
    queue: Sender<Bytes>,
    /// Set when her queue is full: her stream ends with the word to start over.
    lagging: Arc<AtomicBool>,
}

impl Board {
    /// A place, unless there are too many.
    pub fn admit(
        &mut self,
        store: StoreId,
        products: &[ProductId],
        address: IpAddr,
        queue: Sender<Bytes>,
    ) -> Option<(u64, Arc<AtomicBool>)> {
        self.place(Listener { store, products: products.to_vec(), seat: None, address, queue, lagging: Arc::default() })
    }

    /// The same for a room of work.
    pub fn seat(&mut self, seat: Seat, address: IpAddr, queue: Sender<Bytes>) -> Option<(u64, Arc<AtomicBool>)> {
        let store = seat.store;
        self.place(Listener { store, products: Vec::new(), seat: Some(seat), address, queue, lagging: Arc::default() })
    }

    fn place(&mut self, mut listener: Listener) -> Option<(u64, Arc<AtomicBool>)> {
        let address = bucket(listener.address);
        if self.listeners.len() >= MOST_OF_ALL || self.of_address.get(&address).is_some_and(|count| *count >= MOST_OF_ADDRESS) {
            return None;
        }
        *self.of_address.entry(address).or_default() += 1;
        self.last += 1;
        for product in &listener.products {
            // a product of another store is looked for in hers, and not found there
            self.of_product.entry((listener.store, *product)).or_default().push(self.last);
        }
        let lagging = listener.lagging.clone();
        listener.address = address;
        self.listeners.insert(self.last, listener);
        Some((self.last, lagging))
    }

    /// The seats of a store, of one person or of all; with a listener each.
    pub fn seats(&self, store: StoreId, person: Option<PersonId>) -> Vec<(u64, KeyHash)> {
        let seats = self.listeners.iter().filter_map(|(listener, one)| Some((*listener, one.seat.as_ref()?)));
        let wanted = seats.filter(|(_, seat)| seat.store == store && person.is_none_or(|person| seat.person == person));
        wanted.map(|(listener, seat)| (listener, seat.session.clone())).collect()
    }

    /// Stores in which somebody sits.
    pub fn stores_with_seats(&self) -> HashSet<StoreId> {
        self.listeners.values().filter_map(|one| one.seat.as_ref()).map(|seat| seat.store).collect()
    }

    pub fn leave(&mut self, listener: u64) {
        let Some(Listener { store, products, address, .. }) = self.listeners.remove(&listener) else { return };
        for product in products {
            if let Some(listeners) = self.of_product.get_mut(&(store, product)) {
                listeners.retain(|other| *other != listener);
                if listeners.is_empty() {
                    self.of_product.remove(&(store, product));
                }
            }
        }
        if let Some(count) = self.of_address.get_mut(&address) {
            *count = count.saturating_sub(1);
            if *count == 0 {
                self.of_address.remove(&address);
            }
        }
    }

    /// Whether somebody listens for this product of this store.
    pub fn heard(&self, store: StoreId, product: ProductId) -> bool {
        self.of_product.contains_key(&(store, product))
    }

    /// Everything that somebody listens for.
    pub fn all(&self) -> impl Iterator<Item = (StoreId, ProductId)> {
        self.of_product.keys().copied()
    }

    /// Tell all who listen for a product of a store.
    pub fn tell(&mut self, store: StoreId, product: ProductId, message: &Bytes) {
        let listeners = self.of_product.get(&(store, product)).cloned().unwrap_or_default();
        listeners.into_iter().for_each(|listener| self.send(listener, message.clone()));
    }

    /// Tell one. Who is too far behind leaves the board; her stream ends when she has read what she has.
    pub fn send(&mut self, listener: u64, message: Bytes) {
        let full = self.listeners.get(&listener).is_some_and(|one| {
            let full = one.queue.try_send(message).is_err();
            one.lagging.fetch_or(full, Ordering::Relaxed);
            full
        });
        if full {
            self.leave(listener);
        }
    }

    pub fn count(&self) -> usize {
        self.listeners.len()
    }

    pub fn clear(&mut self) {
        *self = Self { last: self.last, ..Self::default() };
    }
}

/// Homes get a whole /64 of addresses: it counts as one.
fn bucket(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(six) => six.to_ipv4_mapped().map_or_else(|| IpAddr::V6((u128::from(six) >> 64 << 64).into()), IpAddr::V4),
        four => four,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::sync::mpsc;
    use uuid::Uuid;

    const STORE: StoreId = StoreId(Uuid::from_u128(1));
    const COAT: ProductId = ProductId(Uuid::from_u128(2));
    const HAT: ProductId = ProductId(Uuid::from_u128(3));
    const HOME: IpAddr = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST);

    #[test]
    fn an_address_has_so_many_streams_and_gets_one_back_when_one_ends() {
        let mut board = Board::default();
        let admit = |board: &mut Board, address: IpAddr| board.admit(STORE, &[COAT], address, mpsc::channel(1).0).map(|(id, _)| id);
        let ids: Vec<u64> = (0..MOST_OF_ADDRESS).filter_map(|_| admit(&mut board, HOME)).collect();
        assert_eq!(ids.len(), MOST_OF_ADDRESS);
        assert_eq!(admit(&mut board, HOME), None);
        assert!(admit(&mut board, "2001:db8::1".parse().expect("an address")).is_some(), "another address");
        board.leave(ids[0]);
        assert!(admit(&mut board, HOME).is_some());
    }

    #[test]
    fn neighbours_in_one_network_share_their_places() {
        let six = |text: &str| bucket(text.parse().expect("an address"));
        assert_eq!(six("2001:db8:1:2:3::4"), six("2001:db8:1:2:ffff::1"));
        assert_ne!(six("2001:db8:1:2::1"), six("2001:db8:1:3::1"));
        assert_eq!(six("::ffff:192.0.2.1"), six("192.0.2.1"));
    }

    #[test]
    fn who_does_not_read_is_let_go_and_the_others_hear_on() {
        let mut board = Board::default();
        let (slow, mut waiting) = mpsc::channel(1);
        let (quick, mut reading) = mpsc::channel(8);
        let (_, lagging) = board.admit(STORE, &[COAT], HOME, slow).expect("a place");
        board.admit(STORE, &[COAT, HAT], HOME, quick).expect("a place");
        for _ in 0..3 {
            board.tell(STORE, COAT, &Bytes::from_static(b"x"));
        }
        board.tell(STORE, HAT, &Bytes::from_static(b"y"));
        assert!(lagging.load(Ordering::Relaxed));
        assert_eq!(board.count(), 1);
        assert!(waiting.try_recv().is_ok() && waiting.try_recv().is_err(), "one message, then the end");
        assert_eq!((0..9).filter(|_| reading.try_recv().is_ok()).count(), 4);
        assert!(board.heard(STORE, HAT) && !board.heard(StoreId(Uuid::from_u128(9)), HAT));
    }

    #[test]
    fn who_names_a_product_of_another_house_silences_nobody() {
        let mut board = Board::default();
        let elsewhere = StoreId(Uuid::from_u128(9));
        let (stranger, mut strange) = mpsc::channel(8);
        let (hers, mut hears) = mpsc::channel(8);
        board.admit(elsewhere, &[COAT], HOME, stranger).expect("a place");
        let (her, _) = board.admit(STORE, &[COAT], HOME, hers).expect("a place");
        assert!(board.heard(STORE, COAT) && board.heard(elsewhere, COAT));
        board.tell(STORE, COAT, &Bytes::from_static(b"sold"));
        assert!(hears.try_recv().is_ok(), "she hears of her own house");
        assert!(strange.try_recv().is_err(), "and the other nothing of it");
        board.leave(her);
        assert!(!board.heard(STORE, COAT) && board.heard(elsewhere, COAT));
    }
}
