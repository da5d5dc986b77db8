//! Orvale's pictures: each serum by night, by day and close up, in the colour of its liquid; and the window.
use super::{kits::KITS, shelf::serums};
use crate::server::{
    atelier::{Bottle, Format, Oklch, Scene, Shot, Vessel, Window},
    seed::{dice::Dice, pictures::Motif},
};

/// Widths of pictures of serums: one fills the height of a desk, a close one half of it.
const WIDTH: u32 = 1280;
const CLOSE: u32 = 960;
/// The pictures of each product, in the order of its page. The shop is dark by default, so night comes first.
pub const SHOTS: [(Shot, Scene); 3] = [(Shot::Front, Scene::Dark), (Shot::Front, Scene::Light), (Shot::Close, Scene::Dark)];
/// Places on the home page: format, width, scene, words.
pub const HEROES: [(&str, Format, u32, Scene, &str); 4] = [
    (
        "hero",
        Format::Wide,
        2160,
        Scene::Dark,
        "Five serums on a night-blue table, lit from behind: green mist, amber, pale blue, honey and rose, each throwing its own colour.",
    ),
    ("hero-2", Format::Tall, 960, Scene::Dark, "Three serums on a night-blue table: green mist, amber and rose, glowing from within."),
    ("hero-3", Format::Wide, 2160, Scene::Light, "Five serums in a bright room, their colours falling across a pale table."),
    ("hero-4", Format::Tall, 960, Scene::Light, "Three serums in a bright room: green mist, amber and rose."),
];
const HERO_SEED: u64 = 11;

/// What is pictured: the window first, then three pictures for each product of the shelf, in its order.
pub fn motifs(dice: &Dice) -> Vec<Motif> {
    let mut motifs: Vec<Motif> = HEROES.iter().map(|hero| Motif::Hero(Window::Orvale(hero.3), hero.1, hero.2, HERO_SEED)).collect();
    for bottle in bottles(dice) {
        motifs
            .extend(SHOTS.map(|(shot, scene)| Motif::Bottle(bottle.clone(), shot, scene, if shot == Shot::Close { CLOSE } else { WIDTH })));
    }
    motifs
}

/// One vessel per product: serums as they are sold, kits as three vessels together.
pub fn bottles(dice: &Dice) -> Vec<Bottle> {
    let mut dice = dice.fork("bottles", 0);
    let mut bottle = |vessel, (l, c, h): (f32, f32, f32), name: &str, volume: &str| Bottle {
        vessel,
        liquid: Oklch::new(l, c, h),
        name: name.into(),
        volume: volume.replace('×', "x"),
        brand: "Orvale".into(),
        seed: dice.next(),
    };
    let mut all: Vec<Bottle> =
        serums().map(|serum| bottle(serum.vessel, serum.liquid, serum.name, usual(serum.volumes.iter().map(|v| v.label)))).collect();
    all.extend(KITS.iter().map(|kit| bottle(Vessel::Kit, kit.liquid, kit.printed, "")));
    all
}

/// The volume that is printed: 30 ml where there is one, else the first.
fn usual<'a>(mut labels: impl Iterator<Item = &'a str> + Clone) -> &'a str {
    let first = labels.clone().next().unwrap_or("");
    labels.find(|label| *label == "30 ml").unwrap_or(first)
}

/// The light of the picture at a place, as the database calls it.
pub fn scene(place: usize) -> &'static str {
    SHOTS.get(place).map_or("any", |(_, scene)| light(*scene))
}

/// A light as the database calls it.
pub fn light(scene: Scene) -> &'static str {
    match scene {
        Scene::Light => "light",
        Scene::Dark => "dark",
    }
}

/// What somebody who can't see the picture should know of it.
pub fn alt(name: &str, bottle: &Bottle, place: usize) -> String {
    let vessel = match bottle.vessel {
        Vessel::Dropper => "a clear glass bottle with a dropper",
        Vessel::Pump => "a clear glass bottle with a pump",
        Vessel::Jar => "a low glass jar",
        Vessel::Tube => "a slender tube",
        Vessel::Ampoules => "a row of seven glass ampoules",
        Vessel::Kit => "three vessels side by side",
    };
    match place {
        0 => format!("{name}: {vessel} glowing against a night-blue room."),
        1 => format!("{name}: {vessel} in a bright room, its colour on the table."),
        _ => format!("{name}, close up: glass, liquid and lettering."),
    }
}
