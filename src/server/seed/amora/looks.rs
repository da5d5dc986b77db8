//! A look is what one picture shows: a category in one print, one colour and one fabric. Every piece has a look, and its tags are
//! those of its look: so a picture never contradicts the words beside it, and some 220 pictures serve a whole shop.
use super::{
    colours::COLOURS,
    taxonomy::{CATEGORIES, PRINTS},
};
use crate::server::{
    atelier::{Fabric, Garment, Print, Shot},
    seed::dice::Dice,
};

/// Size in which looks are photographed: the middle of the rail.
const PHOTOGRAPHED: u8 = 52;
/// How many looks have a close-up, and how many are laid flat.
const CLOSE_UPS: usize = 64;
const LAID_FLAT: usize = 64;

/// One look; places in the tables of `taxonomy` and `colours`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Look {
    pub category: usize,
    pub print: usize,
    pub colour: usize,
    pub fabric: Fabric,
    seed: u64,
}

/// A picture of a look, to be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Wanted {
    pub look: usize,
    pub shot: Shot,
}

/// All looks, the same on every run: each pair of print and colour once per category.
pub fn looks(dice: &Dice) -> Vec<Look> {
    let mut looks = Vec::new();
    for (category, entry) in CATEGORIES.iter().enumerate() {
        let number = u64::try_from(category).unwrap_or(0);
        let mut dice = dice.fork("looks", number);
        for (print, count) in entry.looks.iter().enumerate() {
            let mut colours: Vec<usize> =
                (0..COLOURS.len()).filter(|colour| suits(entry.slug, PRINTS[print].0, COLOURS[*colour].slug)).collect();
            dice.shuffle(&mut colours);
            for colour in colours.into_iter().take(*count) {
                looks.push(Look { category, print, colour, fabric: *dice.pick(entry.fabrics), seed: dice.next() });
            }
        }
    }
    looks
}

/// Denim is blue, black, white, caramel or green; elsewhere indigo is tie-dyed or plain.
fn suits(category: &str, print: Print, colour: &str) -> bool {
    match category {
        "jeans" => matches!(
            colour,
            "indigo" | "preto" | "off-white" | "caramelo" | "verde-oliva" | "azul-marinho" | "azul-celeste" | "vinho" | "rosa"
        ),
        _ => colour != "indigo" || matches!(print, Print::Plain | Print::TieDye),
    }
}

/// Which pictures are taken: each look in front; some also close up, others also laid flat, a few both.
pub fn wanted(looks: &[Look]) -> Vec<Wanted> {
    let spread = |count: usize, shift: usize| {
        let total = looks.len().max(1);
        (0..looks.len()).filter(move |place| ((place + shift) * count) % total < count)
    };
    let mut wanted: Vec<Wanted> = (0..looks.len()).map(|look| Wanted { look, shot: Shot::Front }).collect();
    wanted.extend(spread(CLOSE_UPS, 0).map(|look| Wanted { look, shot: Shot::Close }));
    wanted.extend(spread(LAID_FLAT, 1).map(|look| Wanted { look, shot: Shot::Flat }));
    wanted
}

impl Look {
    /// What the atelier photographs.
    pub fn garment(&self) -> Garment {
        let print = PRINTS[self.print].0;
        Garment {
            silhouette: CATEGORIES[self.category].cut,
            size: PHOTOGRAPHED,
            fabric: self.fabric,
            print,
            palette: COLOURS[self.colour].palette(print),
            seed: self.seed,
        }
    }
}

#[cfg(test)]
mod tests;
