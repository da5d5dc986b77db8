//! Amora's pictures: of every look, and of the window.
use super::{
    looks::{Look, Wanted, wanted},
    texts::alt,
};
use crate::server::{
    atelier::{Format, Shot, Window},
    db::{
        seeding::{self, MediaRow, StoreMediaRow},
        tx::Tx,
    },
    photos::Photo,
    seed::{
        SeedError, Workshop,
        dice::Dice,
        pictures::{Motif, photograph, pixels},
    },
};
use uuid::Uuid;

/// Places on the home page, with their format, width and words. The wide one fills two thirds of a desk at two pixels a point.
const HEROES: [(&str, Format, u32, &str); 2] = [
    (
        "hero",
        Format::Wide,
        2160,
        "Arara dourada com blazer terracota, vestido floral vinho, camisa de linho, kaftan estampado e casaco caramelo, ao sol da manhã.",
    ),
    (
        "hero-2",
        Format::Tall,
        960,
        "Vestido floral vinho, camisa de linho clara e kaftan estampado pendurados lado a lado, com sombra de folhas na parede.",
    ),
];
const HERO_SEED: u64 = 11;

/// All pictures that were taken.
#[derive(Debug)]
pub struct Gallery {
    looks: Vec<Look>,
    /// For each look its pictures in the order in which a page shows them.
    of_look: Vec<Vec<(Shot, Photo)>>,
    heroes: Vec<Photo>,
}

impl Gallery {
    /// Draw and keep everything.
    pub async fn take(workshop: &Workshop<'_>, looks: &[Look]) -> Result<Self, SeedError> {
        let wanted: Vec<Wanted> = wanted(looks);
        let mut motifs: Vec<Motif> = HEROES.iter().map(|hero| Motif::Hero(Window::Amora, hero.1, hero.2, HERO_SEED)).collect();
        motifs.extend(wanted.iter().map(|want| Motif::Garment(looks[want.look].garment(), want.shot, width(want.shot))));
        workshop.progress.begin("Amora: photographing pieces", motifs.len());
        let mut heroes = photograph(workshop, motifs).await?;
        let pictures = heroes.split_off(HEROES.len());
        let mut of_look = vec![Vec::new(); looks.len()];
        for (want, photo) in wanted.iter().zip(pictures) {
            of_look[want.look].push((want.shot, photo));
        }
        Ok(Self { looks: looks.to_vec(), of_look, heroes })
    }

    pub fn count(&self) -> u64 {
        u64::try_from(self.heroes.len() + self.of_look.iter().map(Vec::len).sum::<usize>()).unwrap_or(0)
    }

    /// The pictures of a product of this look.
    pub fn hang(&self, product: Uuid, look: usize, dice: &mut Dice, rows: &mut Vec<MediaRow>) {
        for (position, (shot, photo)) in (1..).zip(&self.of_look[look]) {
            rows.push(MediaRow {
                id: dice.uuid(),
                product_id: product,
                position,
                media_key: photo.media_key.clone(),
                width: pixels(photo.width),
                height: pixels(photo.height),
                thumbhash: photo.thumbhash.clone(),
                alt: alt(&self.looks[look], *shot),
                scene: "any",
            });
        }
    }

    /// The pictures of the home page.
    pub async fn hang_heroes(&self, tx: &mut Tx) -> Result<(), SeedError> {
        let rows: Vec<StoreMediaRow> = HEROES
            .iter()
            .zip(&self.heroes)
            .map(|((place, _, _, alt), photo)| StoreMediaRow {
                place: (*place).into(),
                media_key: photo.media_key.clone(),
                width: pixels(photo.width),
                height: pixels(photo.height),
                thumbhash: photo.thumbhash.clone(),
                alt: (*alt).into(),
                of_place: (*place != "hero").then(|| "hero".into()),
                scene: "any",
            })
            .collect();
        Ok(seeding::hang_store_media(tx, &rows).await?)
    }
}

/// Widths in which pieces are photographed: cloth is costly to light, and 340 pictures are to be there within the minute.
fn width(shot: Shot) -> u32 {
    if shot == Shot::Front { 800 } else { 640 }
}
