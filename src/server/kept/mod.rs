//! Pages that are the same for every guest, rendered once and kept, compressed, until something on them changes.
//!
//! To keep a page: give its route the layer `window` (`router::storefront`) and let its handler end with `.kept(shows)`. `Shows::everything(store)` is
//! always right; what says more is forgotten less often. The page is rendered from a request of which only host, address and the
//! choice of light or dark are left (`wish`), so it can't hold anything of a person. Whoever is signed in is never shown a kept page.
//!
//! Not done here: deciding when a page is true no more (`server::window`), private parts (islands and cookies in the browser).
mod body;
mod fill;
mod front;
mod page;
mod shelves;
mod turns;
mod wish;

pub use fill::fill;
pub use front::Front;

use super::window::{Born, Window};
use page::Page;
use shelves::Shelves;
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};
use tokio::sync::{Semaphore, watch};
use turns::Turns;
use wish::Key;

/// The pages of this process.
#[derive(Clone)]
pub struct Kept(Arc<Parts>);

struct Parts {
    window: Window,
    shelves: RwLock<Shelves>,
    flights: Mutex<HashMap<Key, Flight>>,
    turns: Turns,
    /// Free when no page is pressed anew.
    press: Arc<Semaphore>,
    renders: AtomicU64,
    https: bool,
    /// Nothing is kept: every page is rendered for whoever asks.
    off: bool,
}

/// A render under way, and what will be told to those who wait for it: nothing when the page can't be kept.
#[derive(Clone)]
struct Flight {
    born: Born,
    done: watch::Receiver<Option<Arc<Page>>>,
}

/// What somebody who finds no page does.
enum Seat {
    /// Renders it; whoever comes meanwhile waits for her.
    Lead(Born, watch::Sender<Option<Arc<Page>>>),
    Wait(watch::Receiver<Option<Arc<Page>>>),
    /// It has just been put there.
    There(Arc<Page>),
}

impl Kept {
    /// `budget`: bytes that all pages together may take; none is kept for 0.
    pub fn new(window: Window, budget: usize, https: bool) -> Self {
        Self(Arc::new(Parts {
            window,
            shelves: RwLock::new(Shelves::new(budget)),
            flights: Mutex::default(),
            turns: Turns::default(),
            press: Arc::new(Semaphore::new(1)),
            renders: AtomicU64::new(0),
            https,
            off: budget == 0,
        }))
    }

    /// How often a page was rendered for keeping, since the start.
    pub fn renders(&self) -> u64 {
        self.0.renders.load(Ordering::Relaxed)
    }

    /// Pages kept now, and the bytes set aside for them. Some may be true no more: they go when their place is wanted.
    pub fn size(&self) -> (usize, usize) {
        self.0.shelves.read().map_or((0, 0), |shelves| shelves.size())
    }

    /// A page that is true now.
    fn find(&self, host: &str, path: &str, mode: usize) -> Option<Arc<Page>> {
        let window = &self.0.window;
        if !window.is_open() {
            return None;
        }
        let page = self.0.shelves.read().ok()?.find(host, path, mode)?;
        if !page.holds(window.versions()) {
            return None;
        }
        if page.is_loose() {
            self.press_again(&page);
        }
        Some(page)
    }

    /// In the background, one page at a time: whoever comes while another is pressed gets it as it is.
    fn press_again(&self, page: &Arc<Page>) {
        let Ok(turn) = self.0.press.clone().try_acquire_owned() else { return };
        let page = page.clone();
        tokio::task::spawn_blocking(move || {
            page.press_again();
            drop(turn);
        });
    }

    /// Keep a page, unless it was overtaken by a change while it was rendered.
    fn put(&self, key: &Key, page: &Arc<Page>) {
        let window = &self.0.window;
        if window.is_open()
            && page.holds(window.versions())
            && let Ok(mut shelves) = self.0.shelves.write()
        {
            shelves.put(key, page.clone());
        }
    }

    /// Board a render under way, or begin one. Nobody boards one that began before the last change: it may not know of it.
    fn seat(&self, key: &Key) -> Seat {
        let born = self.0.window.versions().now();
        let (tell, done) = watch::channel(None);
        let Ok(mut flights) = self.0.flights.lock() else { return Seat::Lead(born, tell) };
        // whoever lands takes this lock after she has put her page there
        if let Some(page) = self.find(&key.host, &key.path, key.mode) {
            return Seat::There(page);
        }
        if let Some(flight) = flights.get(key).filter(|flight| flight.born == born && self.0.window.is_open()) {
            return Seat::Wait(flight.done.clone());
        }
        flights.insert(key.clone(), Flight { born, done });
        Seat::Lead(born, tell)
    }

    /// A render has ended. A later one under the same name goes on.
    fn land(&self, key: &Key, tell: &watch::Sender<Option<Arc<Page>>>) {
        if let Ok(mut flights) = self.0.flights.lock()
            && flights.get(key).is_some_and(|flight| flight.done.same_channel(&tell.subscribe()))
        {
            flights.remove(key);
        }
    }
}
