//! What `looks` must hold, by example and by law; not where it is used.

use super::*;
use std::collections::HashSet;

#[test]
fn the_pool_is_small_distinct_and_the_same_every_time() {
    let all = looks(&Dice::new(1));
    assert_eq!(all, looks(&Dice::new(1)));
    let keys: HashSet<_> = all.iter().map(|look| (look.category, look.print, look.colour)).collect();
    assert_eq!(keys.len(), all.len(), "one picture per category, print and colour");
    assert!((200..=230).contains(&all.len()), "{}", all.len());
    for (category, entry) in CATEGORIES.iter().enumerate() {
        let planned: usize = entry.looks.iter().sum();
        assert_eq!(all.iter().filter(|look| look.category == category).count(), planned, "{}", entry.slug);
    }
}

#[test]
fn a_picture_shows_what_the_tags_say() {
    for look in looks(&Dice::new(1)) {
        let garment = look.garment();
        assert_eq!(garment.silhouette, CATEGORIES[look.category].cut);
        assert_eq!(garment.print, PRINTS[look.print].0);
        assert_eq!(garment.fabric, look.fabric);
        assert!(CATEGORIES[look.category].fabrics.contains(&look.fabric));
        assert_eq!(garment.palette.base, COLOURS[look.colour].palette(garment.print).base);
    }
}

#[test]
fn more_pictures_are_taken_of_some() {
    let all = looks(&Dice::new(1));
    let taken = wanted(&all);
    let count = |shot: Shot| taken.iter().filter(|want| want.shot == shot).count();
    assert_eq!((count(Shot::Front), count(Shot::Close), count(Shot::Flat)), (all.len(), CLOSE_UPS, LAID_FLAT));
}
