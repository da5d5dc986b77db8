//! Serums as light: turned vessels of glass, rubber and metal, drawn by following light through
//! them, on a night table or in a luminous room.

mod glass;
mod label;
mod lathe;
mod set;
mod solid;
mod vessels;

use super::colour::{Oklch, Rgb};
use super::error::AtelierError;
use super::layer::{Layer, Picture};
use super::{Shot, studio};
use lathe::{Hit, Stuff, Turned};

/// What the serum comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Vessel {
    Dropper,
    Pump,
    Jar,
    Tube,
    Ampoules,
    Kit,
}

impl Vessel {
    /// Every vessel, for sheets and tests.
    pub const ALL: [Self; 6] = [Self::Dropper, Self::Pump, Self::Jar, Self::Tube, Self::Ampoules, Self::Kit];
}

/// Night blue table, or a bright room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scene {
    Dark,
    Light,
}

/// A serum as the studio needs to know it.
#[derive(Debug, Clone)]
pub struct Bottle {
    pub vessel: Vessel,
    pub liquid: Oklch,
    /// Printed on the glass in capitals; one or two words read best.
    pub name: String,
    pub volume: String,
    pub brand: String,
    pub seed: u64,
}

/// An object on the table: where its base stands (studio units) and how large it is.
pub(super) struct Stand<'a> {
    pub parts: Vec<Turned>,
    pub bottle: &'a Bottle,
    pub x: f32,
    pub base: f32,
    pub size: f32,
}

/// The table's camera: pixels per unit and the pixel of unit (0, 0).
#[derive(Debug, Clone, Copy)]
pub(super) struct View {
    pub w: usize,
    pub h: usize,
    pub scale: f32,
    pub origin: [f32; 2],
}

/// Takes one picture, `width` pixels wide and 4:5; equal input gives equal pixels.
pub fn photograph_bottle(bottle: &Bottle, shot: Shot, scene: Scene, width: u32) -> Result<Picture, AtelierError> {
    let height = width.saturating_mul(5) / 4;
    if !(16..=4096).contains(&width) {
        return Err(AtelierError::Canvas(width, height));
    }
    let fit = width as f32 / 960.0;
    let (zoom, centre) = match shot {
        Shot::Front => (1.0, [480.0, 600.0]),
        Shot::Close => (2.0, [500.0, 640.0]),
        Shot::Flat => (0.86, [590.0, 690.0]),
    };
    let scale = zoom * fit;
    let (w, h) = (width as usize, height as usize);
    let origin = [w as f32 / 2.0 - centre[0] * scale, h as f32 / 2.0 - centre[1] * scale];
    let view = View { w, h, scale, origin };
    let mut stands = arrange(bottle);
    if shot == Shot::Flat {
        set::on_plinth(&mut stands);
    }
    let mut layer = compose(&stands, scene, &view)?;
    studio::lens(&mut layer);
    Ok(layer.develop(if scene == Scene::Dark { 1.6 } else { 1.9 }, bottle.seed))
}

/// Room, light on the table, reflections, then the objects from left to right.
pub(super) fn compose(stands: &[Stand], scene: Scene, view: &View) -> Result<Layer, AtelierError> {
    let mut layer = set::room(stands, scene, view);
    let mut objects = Layer::new(view.w, view.h);
    for stand in stands {
        place(&mut objects, &layer, stand, scene, view)?;
    }
    set::reflect(&mut layer, &objects, stands, scene, view);
    for (below, top) in layer.px.iter_mut().zip(&objects.px) {
        for k in 0..3 {
            below[k] = below[k] * (1.0 - top[3]) + top[k];
        }
    }
    set::glow(&mut layer, &objects, stands, scene, view);
    Ok(layer)
}

fn place(objects: &mut Layer, room: &Layer, stand: &Stand, scene: Scene, view: &View) -> Result<(), AtelierError> {
    let print = label::print(stand, view)?;
    for part in &stand.parts {
        let rows = part.rows(stand, view);
        for y in rows {
            for x in part.columns(stand, view) {
                let Some(hit) = part.hit(stand, view, x as f32, y as f32) else { continue };
                let colour = match part.stuff {
                    Stuff::Glass { level } => through(part, stand, room, view, scene, &hit, level, [x as f32, y as f32]),
                    _ => solid::seen(part, stand, scene, &hit),
                };
                let at = y * view.w + x;
                objects.lay(at, colour, hit.cover);
                if part.printed {
                    let (ink, amount) = label::ink(&print, stand, scene, &hit);
                    objects.lay(at, ink, amount * hit.cover);
                }
            }
        }
    }
    Ok(())
}

/// Glass at a pixel; four rays where liquid, wall or foot begin, so that no edge is jagged.
#[allow(clippy::too_many_arguments)] // the innermost loop of one picture
fn through(part: &Turned, stand: &Stand, room: &Layer, view: &View, scene: Scene, hit: &Hit, level: f32, at: [f32; 2]) -> Rgb {
    if !glass::near_edge(part, hit, level, stand.size * view.scale) {
        return glass::seen(part, stand, room, view, scene, hit, level, at);
    }
    let mut sum = [0.0; 3];
    for [dx, dy] in [[-0.25, -0.25], [0.25, -0.25], [-0.25, 0.25], [0.25, 0.25]] {
        let at = [at[0] + dx, at[1] + dy];
        let near = part.hit(stand, view, at[0], at[1]).unwrap_or(*hit);
        let colour = glass::seen(part, stand, room, view, scene, &near, level, at);
        (0..3).for_each(|k| sum[k] += colour[k] * 0.25);
    }
    sum
}

/// Several serums on one table: each with its place (x, base) and size in studio units.
pub(super) fn still_life(shelf: &[(Bottle, [f32; 3])], scene: Scene, w: usize, h: usize) -> Result<Layer, AtelierError> {
    let stands: Vec<Stand> = shelf
        .iter()
        .map(|(bottle, [x, base, size])| Stand { parts: vessels::parts(bottle.vessel, bottle), bottle, x: *x, base: *base, size: *size })
        .collect();
    let tall = if w > h { 1010.0 } else { 1200.0 };
    let scale = h as f32 / tall;
    let middle = if w > h { 640.0 } else { 480.0 };
    let origin = [w as f32 / 2.0 - middle * scale, h as f32 - 1170.0 * scale];
    compose(&stands, scene, &View { w, h, scale, origin })
}

/// The objects of a bottle's picture.
pub(super) fn arrange(bottle: &Bottle) -> Vec<Stand<'_>> {
    let stand = |vessel: Vessel, x: f32, base: f32, size: f32| Stand { parts: vessels::parts(vessel, bottle), bottle, x, base, size };
    match bottle.vessel {
        Vessel::Ampoules => {
            // seven, as they are sold: one for each night
            (0..7).map(|i| stand(Vessel::Ampoules, 174.0 + i as f32 * 102.0, 1000.0 + if i % 2 == 0 { 0.0 } else { 26.0 }, 0.96)).collect()
        }
        Vessel::Kit => vec![
            stand(Vessel::Pump, 292.0, 980.0, 0.78),
            stand(Vessel::Dropper, 650.0, 985.0, 0.80),
            stand(Vessel::Jar, 474.0, 1040.0, 0.62),
        ],
        Vessel::Dropper => vec![stand(Vessel::Dropper, 480.0, 1034.0, 1.10)],
        Vessel::Pump => vec![stand(Vessel::Pump, 480.0, 1034.0, 1.16)],
        single => vec![stand(single, 480.0, 1026.0, 1.08)],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn serum(vessel: Vessel) -> Bottle {
        Bottle {
            vessel,
            liquid: Oklch::new(0.74, 0.15, 62.0),
            name: "Clarté 12".to_owned(),
            volume: "30 ml".to_owned(),
            brand: "Orvale".to_owned(),
            seed: 5,
        }
    }

    #[test]
    fn every_vessel_is_photographed_in_both_scenes() {
        for vessel in Vessel::ALL {
            for scene in [Scene::Dark, Scene::Light] {
                for shot in [Shot::Front, Shot::Close, Shot::Flat] {
                    let picture = photograph_bottle(&serum(vessel), shot, scene, 48).unwrap();
                    assert_eq!((picture.width, picture.height, picture.rgba.len()), (48, 60, 48 * 60 * 4));
                }
            }
        }
    }

    #[test]
    fn equal_bottles_give_equal_pixels() {
        let take = || photograph_bottle(&serum(Vessel::Dropper), Shot::Front, Scene::Dark, 64).unwrap();
        assert!(take() == take());
    }

    #[test]
    fn night_is_darker_than_day() {
        let light =
            |scene| photograph_bottle(&serum(Vessel::Jar), Shot::Front, scene, 48).unwrap().rgba.iter().map(|v| u64::from(*v)).sum::<u64>();
        assert!(light(Scene::Dark) < light(Scene::Light));
    }
}
