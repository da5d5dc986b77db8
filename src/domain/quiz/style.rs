//! From answers to a wardrobe: what is said about a client, which goods are of her size, and the listings that show them.
use super::{
    graph::{BodyHalf, Candidate, Graph, Note},
    path::Picked,
};
use crate::domain::{listing::Listing, product::MeasureArea};

/// Kinds of words that a listing gives up, one after the other, until it shows enough. Size is never given up, and a print that she
/// did not ask for is the first thing that she sees.
const GIVEN_UP: [&str; 5] = ["occasion", "colour", "fit", "category", "print"];

/// What the answers say about a client: words, and measures in millimetres.
pub fn notes(graph: &Graph, picked: &Picked) -> (Vec<Note>, Vec<(MeasureArea, u32)>) {
    let said = graph.said(picked);
    let mut notes: Vec<Note> = said.iter().flat_map(|(_, answer)| answer.notes.iter().cloned()).collect();
    notes.sort_by(|a, b| (&a.word, a.half.name()).cmp(&(&b.word, b.half.name())));
    notes.dedup();
    (notes, said.iter().filter_map(|(_, answer)| answer.measure).collect())
}

/// Whether something is of her size, for the half of the body on which it is worn. Without a size everything is.
pub fn fits(graph: &Graph, picked: &Picked, one: &Candidate) -> bool {
    let half = if graph.bottoms.iter().any(|on| one.is_meant_by(on)) { BodyHalf::Bottom } else { BodyHalf::Top };
    let (notes, _) = notes(graph, picked);
    let mut sizes =
        notes.iter().filter(|note| note.word.starts_with("size:") && (note.half == half || note.half == BodyHalf::Whole)).peekable();
    sizes.peek().is_none() || sizes.any(|note| one.words.contains(&note.word))
}

/// Listings of what was said, the narrowest first; the last knows the size alone.
pub fn listings(graph: &Graph, picked: &Picked) -> Vec<Listing> {
    let (notes, _) = notes(graph, picked);
    let mut words: Vec<String> = notes.into_iter().map(|note| note.word).collect();
    let mut all: Vec<Listing> = Vec::new();
    for given_up in std::iter::once("").chain(GIVEN_UP) {
        words.retain(|word| word.split_once(':').is_none_or(|(kind, _)| kind != given_up));
        let pairs = words.iter().filter_map(|word| word.split_once(':'));
        let listing = Listing::parse(pairs);
        if all.last() != Some(&listing) {
            all.push(listing);
        }
    }
    all
}

/// Whether a listing shows it: one word of each kind that the listing has.
pub fn shows(listing: &Listing, one: &Candidate) -> bool {
    let kind = |word: &str| word.split_once(':').map(|(kind, _)| kind.to_owned());
    listing.choices.iter().all(|choice| {
        let mut same = listing.choices.iter().filter(|other| kind(other) == kind(choice));
        same.any(|wanted| one.words.contains(wanted))
    })
}

/// The narrowest listing that shows at least `enough` of these; the last where none does.
pub fn narrowest(graph: &Graph, picked: &Picked, goods: &[&Candidate], enough: usize) -> Listing {
    let mut all = listings(graph, picked);
    let last = all.pop().unwrap_or_default();
    all.into_iter().find(|listing| goods.iter().filter(|one| shows(listing, one)).count() >= enough).unwrap_or(last)
}
