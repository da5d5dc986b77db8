//! Where pages lie, and which go when there is no room. Two shelves: addresses with a query are without number, and a crawler who
//! walks through them must not push the products out.
use super::{
    page::{Page, now},
    wish::Key,
};
use std::{collections::HashMap, sync::Arc};

/// One page per choice of light, dark or neither.
type Modes = [Option<Arc<Page>>; 3];

pub struct Shelves {
    /// By host and address, so that looking up copies no text.
    pages: HashMap<String, HashMap<String, Modes>>,
    /// Bytes: of addresses without and with a query.
    weight: [usize; 2],
    budget: [usize; 2],
}

impl Shelves {
    pub fn new(budget: usize) -> Self {
        Self { pages: HashMap::new(), weight: [0; 2], budget: [budget / 4 * 3, budget / 4] }
    }

    pub fn find(&self, host: &str, path: &str, mode: usize) -> Option<Arc<Page>> {
        let page = self.pages.get(host)?.get(path)?.get(mode)?.clone()?;
        page.touch(now());
        Some(page)
    }

    pub fn put(&mut self, key: &Key, page: Arc<Page>) {
        page.touch(now());
        let (shelf, weight) = (usize::from(key.is_list()), page.weight());
        let modes = self.pages.entry(key.host.clone()).or_default().entry(key.path.clone()).or_default();
        let Some(place) = modes.get_mut(key.mode) else { return };
        let before = place.replace(page).map_or(0, |old| old.weight());
        let [bare, lists] = &mut self.weight;
        let total = if shelf == 0 { bare } else { lists };
        *total = (*total + weight).saturating_sub(before);
        let most = if shelf == 0 { self.budget[0] } else { self.budget[1] };
        if *total > most {
            self.make_room(shelf == 1, most / 10 * 9);
        }
    }

    /// Pages, and bytes.
    pub fn size(&self) -> (usize, usize) {
        let pages = self.pages.values().flat_map(HashMap::values).map(|modes| modes.iter().flatten().count()).sum();
        (pages, self.weight.iter().sum())
    }

    /// Those go that were shown longest ago, until `most` is kept: a tenth at a time, so that it happens rarely.
    fn make_room(&mut self, lists: bool, most: usize) {
        let mut ages: Vec<(u64, usize)> = self.of_shelf(lists).map(|page| (page.last_shown(), page.weight())).collect();
        ages.sort_unstable_by_key(|(shown, _)| std::cmp::Reverse(*shown));
        let mut kept = 0;
        let oldest = ages.iter().find(|(_, weight)| {
            kept += weight;
            kept > most
        });
        let Some(oldest) = oldest.map(|(shown, _)| *shown) else { return };
        // within one millisecond nobody is older: of those, as many stay as there is room for
        let mut left: usize = ages.iter().filter(|(shown, _)| *shown > oldest).map(|(_, weight)| weight).sum();
        let mut stays = |page: &Arc<Page>| {
            let stays = page.last_shown() > oldest || (page.last_shown() == oldest && left + page.weight() <= most);
            if stays && page.last_shown() == oldest {
                left += page.weight();
            }
            stays
        };
        for paths in self.pages.values_mut() {
            paths.retain(|path, modes| {
                if path.contains('?') == lists {
                    modes.iter_mut().filter(|place| place.as_ref().is_some_and(|page| !stays(page))).for_each(|place| *place = None);
                }
                modes.iter().any(Option::is_some)
            });
        }
        self.pages.retain(|_, paths| !paths.is_empty());
        let weight = self.of_shelf(lists).map(Page::weight).sum();
        self.weight[usize::from(lists)] = weight;
    }

    fn of_shelf(&self, lists: bool) -> impl Iterator<Item = &Page> {
        let paths = self.pages.values().flat_map(HashMap::iter).filter(move |(path, _)| path.contains('?') == lists);
        paths.flat_map(|(_, modes)| modes.iter().flatten().map(|page| &**page))
    }
}

#[cfg(test)]
mod tests;
