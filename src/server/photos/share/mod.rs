//! The picture under which a page is shared: 1200 × 630 pixels, the goods at the right, their name in the house's own face at the
//! left. Drawn once for everything that stands on it (`ShareCard::version`) and kept. It decides nothing of what stands there.
mod face;
#[cfg(test)]
mod tests;

use super::PhotoError;
use crate::{
    domain::{share::ShareCard, store::Theme},
    server::atelier::{Oklch, rasterise},
};
use face::{Letters, Setting};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer, images::Image, images::ImageRef};
use image::{ExtendedColorType, ImageEncoder, ImageFormat, RgbImage, codecs::jpeg::JpegEncoder};

pub const WIDTH: u32 = 1200;
pub const HEIGHT: u32 = 630;
/// Where the picture begins: it is as high as the card and 4:5.
const SPLIT: u32 = WIDTH - HEIGHT * 4 / 5;
const MARGIN: f32 = 64.0;
/// Below the word of the house and the small line.
const TOP: f32 = 186.0;
/// Height of a capital, in em: both faces agree.
const CAPITAL: f32 = 0.74;
const QUALITY: u8 = 86;
const SERIF: &[u8] = include_bytes!("faces/instrument-serif.ttf");
const CONDENSED: &[u8] = include_bytes!("faces/bricolage-condensed.ttf");

/// How a house sets its card.
struct House {
    face: &'static [u8],
    paper: Oklch,
    ink: Oklch,
    soft: Oklch,
    accent: Oklch,
    sizes: [f32; 5],
    leading: f32,
    tracking: f32,
}

fn house(card: &ShareCard) -> House {
    match card.theme {
        Theme::Amora => House {
            face: CONDENSED,
            paper: Oklch::new(0.972, 0.016, 84.0),
            ink: Oklch::new(0.255, 0.08, 14.0),
            soft: Oklch::new(0.43, 0.07, 15.0),
            accent: Oklch::new(0.53, 0.155, 36.0),
            sizes: [128.0, 108.0, 92.0, 76.0, 60.0],
            leading: 0.9,
            tracking: -0.025,
        },
        Theme::Orvale => House {
            face: SERIF,
            paper: Oklch::new(0.155, 0.024, 262.0),
            ink: Oklch::new(0.965, 0.012, 85.0),
            soft: Oklch::new(0.79, 0.014, 80.0),
            accent: Oklch::new(0.84, 0.095, f32::from(card.hue)),
            sizes: [124.0, 108.0, 92.0, 78.0, 62.0],
            leading: 0.98,
            tracking: -0.03,
        },
    }
}

/// Draw a card. `picture` is a file of the pipeline.
pub fn draw(card: &ShareCard, picture: Option<&[u8]>) -> Result<Vec<u8>, PhotoError> {
    let house = house(card);
    let letters = Letters::of(house.face).ok_or_else(|| PhotoError::Encode("the face can't be read".into()))?;
    let (_, _, text) = rasterise(&written(card, &house, &letters), WIDTH).map_err(|error| PhotoError::Encode(error.to_string()))?;
    let paper = house.paper.hex();
    let paper = [1, 3, 5].map(|at| u8::from_str_radix(paper.get(at..at + 2).unwrap_or_default(), 16).unwrap_or_default());
    let mut sheet = RgbImage::from_pixel(WIDTH, HEIGHT, image::Rgb(paper));
    if let Some(file) = picture {
        hang(&mut sheet, file, card.gone, paper)?;
    }
    for (under, over) in sheet.pixels_mut().zip(text.as_chunks::<4>().0) {
        under.0 = [0, 1, 2].map(|channel| mixed(under.0[channel], over[channel], over[3]));
    }
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, QUALITY)
        .write_image(sheet.as_raw(), WIDTH, HEIGHT, ExtendedColorType::Rgb8)
        .map_err(|error| PhotoError::Encode(error.to_string()))?;
    Ok(file)
}

fn mixed(under: u8, over: u8, share: u8) -> u8 {
    let (under, over, share) = (u32::from(under), u32::from(over), u32::from(share));
    u8::try_from((under * (255 - share) + over * share + 127) / 255).unwrap_or(u8::MAX)
}

/// The picture at the right, cut to the box from its middle. What is gone pales.
fn hang(sheet: &mut RgbImage, file: &[u8], gone: bool, paper: [u8; 3]) -> Result<(), PhotoError> {
    let picture = image::load_from_memory_with_format(file, ImageFormat::WebP).map_err(|_| PhotoError::NotAPicture)?.into_rgb8();
    let (width, height) = (WIDTH - SPLIT, HEIGHT);
    let source = ImageRef::new(picture.width(), picture.height(), picture.as_raw(), PixelType::U8x3)
        .map_err(|error| PhotoError::Resize(error.to_string()))?;
    let mut print = Image::new(width, height, PixelType::U8x3);
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom)).fit_into_destination(Some((0.5, 0.4)));
    Resizer::new().resize(&source, &mut print, &options).map_err(|error| PhotoError::Resize(error.to_string()))?;
    for (place, pixel) in (0_u32..).zip(print.buffer().as_chunks::<3>().0) {
        let (x, y) = (SPLIT + place % width, place / width);
        let light =
            u8::try_from((u32::from(pixel[0]) * 54 + u32::from(pixel[1]) * 183 + u32::from(pixel[2]) * 19) / 256).unwrap_or(u8::MAX);
        let shown = [0, 1, 2].map(|channel| if gone { mixed(light, paper[channel], 110) } else { pixel[channel] });
        if let Some(there) = sheet.get_pixel_mut_checked(x, y) {
            there.0 = shown;
        }
    }
    Ok(())
}

/// Everything that is read, as outlines.
fn written(card: &ShareCard, house: &House, letters: &Letters) -> String {
    let room = SPLIT as f32 - MARGIN * 1.6;
    let bottom = HEIGHT as f32 - MARGIN;
    let foot = bottom - if card.under.is_empty() { 0.0 } else { 104.0 };
    // as many lines as stand between the small line and the price
    let most =
        |size: f32| (0..=2).rev().find(|more| size * (CAPITAL + house.leading * *more as f32) <= foot - TOP).map_or(1, |more| more + 1);
    let (title, lines) = letters.fitted(&card.title, &house.sizes, house.tracking, room, most);
    let (over, over_lines) = letters.fitted(&card.over, &[36.0, 32.0, 28.0], 0.0, room, |_| 1);
    let mut paths = String::new();
    let mut set = |lines: &[String], setting: Setting, leading: f32, top: f32, ink: Oklch| {
        for (place, line) in lines.iter().enumerate() {
            let y = top + setting.size * leading * place as f32;
            paths.push_str(&format!("<path fill='{}' d='{}'/>", ink.hex(), letters.path(line, setting, MARGIN, y)));
        }
    };
    set(std::slice::from_ref(&card.word), Setting { size: 52.0, tracking: house.tracking }, 1.0, MARGIN + 34.0, house.accent);
    set(
        std::slice::from_ref(&card.under),
        Setting { size: 60.0, tracking: -0.015 },
        1.0,
        bottom,
        if card.gone { house.soft } else { house.ink },
    );
    let first = foot - title.size * house.leading * lines.len().saturating_sub(1) as f32;
    set(&lines, title, house.leading, first, house.ink);
    let above = first - title.size * CAPITAL - 30.0;
    set(&over_lines, over, 1.2, above, house.soft);
    format!("<svg xmlns='http://www.w3.org/2000/svg' width='{WIDTH}' height='{HEIGHT}'>{paths}</svg>")
}
