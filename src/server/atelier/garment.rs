//! From a described piece to its three photographs: front on the invisible body, a close-up of
//! neck or waist, and the piece laid down under leaf shadow.

use super::cloth::Fabric;
use super::colour::Palette;
use super::error::AtelierError;
use super::layer::{Layer, Picture};
use super::light::{Dye, Studio, expose};
use super::noise::Noise;
use super::outline::bounds;
use super::panel::{Cloth, Panel};
use super::prints::{Print, Printed, print};
use super::relief::{Camera, raise};
use super::silhouettes::{Draft, Silhouette, draft};
use super::{Shot, studio, trims};

/// A piece of clothing as the studio needs to know it.
#[derive(Debug, Clone)]
pub struct Garment {
    pub silhouette: Silhouette,
    /// Brazilian size, 46 to 60 (clamped).
    pub size: u8,
    pub fabric: Fabric,
    pub print: Print,
    pub palette: Palette,
    pub seed: u64,
}

/// Takes one picture, `width` pixels wide and 4:5; equal input gives equal pixels.
pub fn photograph_garment(garment: &Garment, shot: Shot, width: u32) -> Result<Picture, AtelierError> {
    let height = width.saturating_mul(5) / 4;
    if !(16..=4096).contains(&width) {
        return Err(AtelierError::Canvas(width, height));
    }
    let (w, h) = (width as usize, height as usize);
    let fit = width as f32 / 960.0;
    let mut layer = match shot {
        Shot::Front => {
            let drafted = drafted(garment);
            let camera = framed(garment, &drafted, w, h, [800.0, 1010.0]);
            studio::hang(assemble(garment, &drafted, &camera)?, garment, fit)
        }
        Shot::Close => {
            let drafted = drafted(garment);
            let scale = 2.5 * fit;
            let origin = [w as f32 * 0.5 - drafted.focus[0] * girth(garment) * scale, h as f32 * 0.5 - drafted.focus[1] * scale];
            let camera = Camera { w, h, scale, girth: girth(garment), origin };
            studio::hang(assemble(garment, &drafted, &camera)?, garment, fit * 2.0)
        }
        Shot::Flat => {
            let drafted = drafted(garment);
            let camera = framed(garment, &drafted, w, h, [800.0, 1010.0]);
            let piece = assemble(garment, &drafted, &camera)?;
            studio::lay_flat(&piece, garment, fit)
        }
    };
    studio::lens(&mut layer);
    Ok(layer.develop(2.2, garment.seed))
}

/// A camera that centres the whole piece inside `room` studio units.
fn framed(garment: &Garment, drafted: &Draft, w: usize, h: usize, room: [f32; 2]) -> Camera {
    let girth = girth(garment);
    let all: Vec<_> = drafted.panels.iter().flat_map(|p| p.outline.iter().copied()).collect();
    let b = bounds(&all);
    let fit = w as f32 / 960.0;
    let close = (room[0] / ((b[2] - b[0]) * girth)).min(room[1] / (b[3] - b[1])).min(1.22);
    let scale = close * fit;
    let middle = [(b[0] + b[2]) / 2.0 * girth, (b[1] + b[3]) / 2.0];
    Camera { w, h, scale, girth, origin: [w as f32 / 2.0 - middle[0] * scale, h as f32 * 0.492 - middle[1] * scale] }
}

/// Size 46 is drawn as drafted; every size up is wider, 60 by an eighth.
fn girth(garment: &Garment) -> f32 {
    1.0 + f32::from(garment.size.clamp(46, 60) - 46) / 14.0 * 0.125
}

/// The piece on a hanger whose hook ends at pixel `neck`, on transparent film.
pub(super) fn hung(garment: &Garment, w: usize, h: usize, fit: f32, neck: [f32; 2]) -> Result<Layer, AtelierError> {
    let drafted = drafted(garment);
    let all: Vec<_> = drafted.panels.iter().flat_map(|p| p.outline.iter().copied()).collect();
    let origin = [neck[0], neck[1] - bounds(&all)[1] * fit];
    assemble(garment, &drafted, &Camera { w, h, scale: fit, girth: girth(garment), origin })
}

fn drafted(garment: &Garment) -> Draft {
    draft(garment.silhouette, garment.fabric, garment.palette, garment.seed)
}

fn assemble(garment: &Garment, drafted: &Draft, camera: &Camera) -> Result<Layer, AtelierError> {
    let mut layer = Layer::new(camera.w, camera.h);
    let noise = Noise::new(garment.seed ^ 0x006e_6f69_7365);
    let printed = print(garment.print, &garment.palette, garment.seed, camera.scale)?;
    let studio = Studio { camera, fabric: garment.fabric, noise: &noise };
    for panel in &drafted.panels {
        if let Some(relief) = raise(panel, camera, garment.fabric, &noise) {
            let thread = panel.seams.iter().find_map(|s| s.thread).unwrap_or(garment.palette.detail);
            expose(&mut layer, &studio, panel, &relief, &dye(garment, panel, &printed), thread.linear());
        }
    }
    trims::sew(&mut layer, drafted, camera)?;
    Ok(layer)
}

fn dye<'a>(garment: &Garment, panel: &Panel, printed: &'a Printed) -> Dye<'a> {
    match panel.cloth {
        Cloth::Main => Dye::Print(printed),
        Cloth::Second => Dye::Plain(garment.palette.second.linear()),
        Cloth::Detail => Dye::Plain(garment.palette.detail.linear()),
        Cloth::Inside => Dye::Plain(garment.palette.base.tone(0.02, 0.85).linear()),
        Cloth::Rib => Dye::Plain(garment.palette.base.linear()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::colour::Oklch;
    use super::*;

    fn piece(silhouette: Silhouette, print: Print, fabric: Fabric, seed: u64) -> Garment {
        let palette =
            Palette { base: Oklch::new(0.45, 0.12, 20.0), second: Oklch::new(0.9, 0.03, 80.0), detail: Oklch::new(0.7, 0.1, 70.0) };
        Garment { silhouette, size: 54, fabric, print, palette, seed }
    }

    #[test]
    fn every_cut_is_photographed_in_every_print() {
        for (i, silhouette) in Silhouette::ALL.into_iter().enumerate() {
            for (k, print) in Print::ALL.into_iter().enumerate() {
                let fabric = Fabric::ALL[(i + k) % Fabric::ALL.len()];
                let shot = [Shot::Front, Shot::Close, Shot::Flat][(i + 2 * k) % 3];
                let picture = photograph_garment(&piece(silhouette, print, fabric, 3), shot, 48).unwrap();
                assert_eq!(picture.rgba.len(), 48 * 60 * 4, "{silhouette:?} {print:?} {fabric:?}");
            }
        }
    }

    #[test]
    fn equal_pieces_give_equal_pixels_and_other_seeds_do_not() {
        let take = |seed| photograph_garment(&piece(Silhouette::WrapDress, Print::Floral, Fabric::Viscose, seed), Shot::Front, 80).unwrap();
        assert!(take(1) == take(1));
        assert!(take(1) != take(2));
    }

    #[test]
    fn larger_sizes_are_wider() {
        let mut small = piece(Silhouette::Shirt, Print::Plain, Fabric::Cotton, 1);
        small.size = 46;
        let large = Garment { size: 60, ..small.clone() };
        assert!(girth(&large) > girth(&small));
    }

    #[test]
    fn a_canvas_without_pixels_is_refused() {
        let result = photograph_garment(&piece(Silhouette::Knit, Print::Plain, Fabric::Knit, 1), Shot::Front, 0);
        assert!(matches!(result, Err(AtelierError::Canvas(0, _))));
    }
}
