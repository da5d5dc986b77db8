//! Editorial pictures for the two shop windows: a rail of pieces under leaf light (Amora), a
//! still life of serums (Orvale). Wide for desks, tall for hands.

use super::bottle::{Bottle, Scene, Vessel, still_life};
use super::cloth::Fabric;
use super::colour::{Oklch, Palette};
use super::dice::Dice;
use super::error::AtelierError;
use super::garment::{Garment, hung};
use super::layer::{Layer, Picture};
use super::prints::Print;
use super::raster::premultiplied;
use super::silhouettes::Silhouette;
use super::studio;

/// Whose window the picture is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Window {
    Amora,
    Orvale(Scene),
}

/// Wide is 3:2, tall is 4:5.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    Wide,
    Tall,
}

/// Takes a hero picture, `width` pixels wide.
pub fn photograph_hero(window: Window, format: Format, width: u32, seed: u64) -> Result<Picture, AtelierError> {
    let height = if format == Format::Wide { width.saturating_mul(2) / 3 } else { width.saturating_mul(5) / 4 };
    if !(16..=4096).contains(&width) {
        return Err(AtelierError::Canvas(width, height));
    }
    let mut layer = match window {
        Window::Amora => rail(format, width as usize, height as usize, seed)?,
        Window::Orvale(scene) => {
            let shelf = shelf(format, seed);
            still_life(&shelf, scene, width as usize, height as usize)?
        }
    };
    studio::lens(&mut layer);
    Ok(layer.develop(2.0, seed))
}

fn shelf(format: Format, seed: u64) -> Vec<(Bottle, [f32; 3])> {
    let bottle = |vessel, l, c, h, name: &str, volume: &str| Bottle {
        vessel,
        liquid: Oklch::new(l, c, h),
        name: name.to_owned(),
        volume: volume.to_owned(),
        brand: "Orvale".to_owned(),
        seed,
    };
    let amber = bottle(Vessel::Dropper, 0.74, 0.15, 62.0, "Clarté 12", "30 ml");
    let rose = bottle(Vessel::Dropper, 0.72, 0.13, 12.0, "Rosée 5", "30 ml");
    let mist = bottle(Vessel::Pump, 0.80, 0.09, 165.0, "Brume", "50 ml");
    let blue = bottle(Vessel::Dropper, 0.78, 0.09, 235.0, "Azur 10", "30 ml");
    let honey = bottle(Vessel::Jar, 0.80, 0.10, 85.0, "Baume", "50 ml");
    match format {
        Format::Wide => vec![
            (mist, [330.0, 955.0, 0.92]),
            (blue, [1010.0, 950.0, 0.84]),
            (amber, [620.0, 985.0, 1.0]),
            (honey, [870.0, 1022.0, 0.60]),
            (rose, [1190.0, 1010.0, 0.76]),
        ],
        Format::Tall => vec![(mist, [268.0, 960.0, 0.80]), (rose, [705.0, 965.0, 0.84]), (amber, [470.0, 1030.0, 0.92])],
    }
}

/// What hangs on the rail, from left to right.
fn wardrobe(seed: u64) -> Vec<Garment> {
    let cream = Oklch::new(0.93, 0.03, 85.0);
    let piece = |silhouette, fabric, print, base: Oklch, second, detail, k: u64| Garment {
        silhouette,
        size: 54,
        fabric,
        print,
        palette: Palette { base, second, detail },
        seed: seed.wrapping_add(k * 7919),
    };
    vec![
        piece(Silhouette::Blazer, Fabric::Linen, Print::Plain, Oklch::new(0.58, 0.125, 42.0), cream, Oklch::new(0.32, 0.05, 40.0), 1),
        piece(
            Silhouette::WrapDress,
            Fabric::Viscose,
            Print::Floral,
            Oklch::new(0.33, 0.11, 16.0),
            Oklch::new(0.86, 0.06, 40.0),
            Oklch::new(0.78, 0.12, 75.0),
            2,
        ),
        piece(Silhouette::Shirt, Fabric::Linen, Print::Plain, Oklch::new(0.91, 0.025, 82.0), cream, Oklch::new(0.5, 0.06, 55.0), 3),
        piece(Silhouette::Kaftan, Fabric::Viscose, Print::Geometric, Oklch::new(0.72, 0.095, 28.0), cream, Oklch::new(0.36, 0.10, 18.0), 4),
        piece(
            Silhouette::Coat,
            Fabric::Cotton,
            Print::Plain,
            Oklch::new(0.70, 0.07, 68.0),
            Oklch::new(0.42, 0.09, 25.0),
            Oklch::new(0.33, 0.05, 45.0),
            5,
        ),
    ]
}

fn rail(format: Format, w: usize, h: usize, seed: u64) -> Result<Layer, AtelierError> {
    let (fw, fh) = (w as f32, h as f32);
    let fit = fh / 1200.0 * if format == Format::Wide { 1.12 } else { 0.98 };
    let mut dice = Dice::new(seed).fork(0x7261_696c);
    let mut scene = studio::warm_wall(w, h, Oklch::new(0.80, 0.052, 46.0), seed);
    let bar = fh * 0.085;
    let (pieces, places): (Vec<Garment>, Vec<f32>) = match format {
        Format::Wide => (wardrobe(seed), vec![0.34, 0.50, 0.645, 0.80, 0.965]),
        Format::Tall => (wardrobe(seed).into_iter().skip(1).take(3).collect(), vec![0.20, 0.56, 0.98]),
    };
    scene.lay_svg(&premultiplied(&brass(fw, fh, bar), w as u32)?);
    for (piece, place) in pieces.iter().zip(places) {
        let x = place * fw + dice.sway(8.0) * fit;
        scene.lay_svg(&premultiplied(&hook(fw, fh, x, bar, fit), w as u32)?);
        let layer = hung(piece, w, h, fit, [x, bar + 62.0 * fit])?;
        studio::throw_on(&mut scene, &layer, fit);
    }
    studio::leaf_light(&mut scene, &mut dice, fit);
    Ok(scene)
}

fn brass(w: f32, h: f32, y: f32) -> String {
    let r = h * 0.0075;
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{w}' height='{h}'><defs><linearGradient id='b' x2='0' y2='1'>\
         <stop stop-color='#8a6a3c'/><stop offset='.28' stop-color='#f6e3b4'/><stop offset='.5' stop-color='#c79f5e'/><stop offset='1' stop-color='#5d4222'/></linearGradient>\
         <linearGradient id='s' x2='0' y2='1'><stop stop-color='#3a1d10' stop-opacity='.32'/><stop offset='1' stop-color='#3a1d10' stop-opacity='0'/></linearGradient></defs>\
         <rect y='{:.1}' width='{w}' height='{:.1}' fill='url(#s)'/><rect y='{:.1}' width='{w}' height='{:.1}' fill='url(#b)'/></svg>",
        y + r * 2.4,
        r * 5.0,
        y - r,
        r * 2.0
    )
}

fn hook(w: f32, h: f32, x: f32, bar: f32, fit: f32) -> String {
    let r = 17.0 * fit;
    let line = format!(
        "M{:.1} {:.1}A{r:.1} {r:.1} 0 1 1 {:.1} {:.1}Q{x:.1} {:.1} {x:.1} {:.1}V{:.1}",
        x - r,
        bar + 4.0 * fit,
        x + r * 0.5,
        bar + r * 0.9,
        bar + r * 1.3,
        bar + r * 2.0,
        bar + 96.0 * fit
    );
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='{w}' height='{h}'><g fill='none' stroke-linecap='round'>\
         <path d='{line}' transform='translate({o:.1} {o:.1})' stroke='#3a1d10' stroke-opacity='.25' stroke-width='{:.1}'/>\
         <path d='{line}' stroke='#6e5230' stroke-width='{:.1}'/><path d='{line}' stroke='#f3dfae' stroke-width='{:.1}'/></g></svg>",
        6.0 * fit,
        5.0 * fit,
        1.7 * fit,
        o = 7.0 * fit
    )
}
