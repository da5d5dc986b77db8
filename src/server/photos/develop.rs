//! Bytes or pixels to finished files: decode under limits, turn upright, resize, encode. Pure work of the processor, no files.
use super::{Photo, PhotoError, Pixels, placeholder};
use crate::paths::media_widths;
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer, images::Image};
use image::{DynamicImage, ImageDecoder, ImageError, ImageReader, Limits};
use sha2::{Digest, Sha256};
use std::io::Cursor;

/// Longest side that is decoded, in pixels.
const MOST_SIDE: u32 = 8000;
/// Most pixels that are decoded (40 MP).
const MOST_PIXELS: u64 = 40_000_000;
/// Bytes that a decoder may allocate: 40 MP in four channels of 16 bit, and a little room.
const MOST_MEMORY: u64 = 384 * 1024 * 1024;
/// Quality of the files that browsers get: they are shown at twice and thrice the density of a desk, where the eye gains nothing above it
/// on cloth and glass, and a phone on the street waits for every KiB.
const QUALITY: f32 = 72.0;
/// How hard the encoder tries, 0 to 6. Low, because a shop takes in hundreds of pictures at once and three files of each.
const EFFORT: i32 = 2;
/// The longest side from which a ThumbHash is reckoned; its format allows no more than 100.
const THUMB_SIDE: u32 = 64;

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoFile {
    /// The width that its name tells. A narrower original is not blown up: its file then holds fewer pixels.
    pub width: u32,
    pub webp: Vec<u8>,
}

/// A picture with all its files, not kept yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Developed {
    pub photo: Photo,
    pub prints: Vec<PhotoFile>,
}

/// From a file as it was uploaded.
pub fn develop(file: &[u8]) -> Result<Developed, PhotoError> {
    let mut reader = ImageReader::new(Cursor::new(file)).with_guessed_format().map_err(|_| PhotoError::NotAPicture)?;
    if reader.format().is_none() {
        return Err(PhotoError::NotAPicture);
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refuse)?;
    let (width, height) = decoder.dimensions();
    check_size(width, height)?;
    let orientation = decoder.orientation().map_err(refuse)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refuse)?;
    picture.apply_orientation(orientation);
    let upright = picture.into_rgba8();
    develop_pixels(Pixels { width: upright.width(), height: upright.height(), rgba: upright.into_raw() })
}

/// From pixels.
pub fn develop_pixels(pixels: Pixels) -> Result<Developed, PhotoError> {
    check_size(pixels.width, pixels.height)?;
    let wanted = u64::from(pixels.width) * u64::from(pixels.height) * 4;
    if u64::try_from(pixels.rgba.len()).ok() != Some(wanted) || wanted == 0 {
        return Err(PhotoError::NotPixels { width: pixels.width, height: pixels.height, given: pixels.rgba.len() });
    }
    let media_key = address(&pixels);
    let sheet = Sheet::of(pixels)?;
    let thumbhash = placeholder::thumbhash(&sheet.fit_into(THUMB_SIDE)?);
    let mut prints = Vec::new();
    let (mut width, mut height) = (0, 0);
    // each width is made from the original: two resamplings would soften twice
    for (name, pixels) in media_widths(sheet.width) {
        let webp = if pixels < sheet.width {
            let print = sheet.resized(pixels, scaled(sheet.height, pixels, sheet.width))?;
            (width, height) = (print.width, print.height);
            print.encode()?
        } else {
            (width, height) = (sheet.width, sheet.height);
            sheet.encode()?
        };
        prints.push(PhotoFile { width: name, webp });
    }
    Ok(Developed { photo: Photo { media_key, width, height, thumbhash }, prints })
}

fn check_size(width: u32, height: u32) -> Result<(), PhotoError> {
    if width > MOST_SIDE || height > MOST_SIDE || u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(PhotoError::TooLarge { width, height, most_side: MOST_SIDE, most_pixels: MOST_PIXELS });
    }
    Ok(())
}

fn refuse(error: ImageError) -> PhotoError {
    match error {
        ImageError::Unsupported(_) => PhotoError::NotAPicture,
        other => PhotoError::Damaged(other.to_string()),
    }
}

/// The same pixels have the same address, however their file was written.
fn address(pixels: &Pixels) -> String {
    let mut sum = Sha256::new();
    sum.update(pixels.width.to_be_bytes());
    sum.update(pixels.height.to_be_bytes());
    sum.update(&pixels.rgba);
    hex::encode(sum.finalize()).chars().take(32).collect()
}

/// `side * to / from`, rounded, at least 1.
fn scaled(side: u32, to: u32, from: u32) -> u32 {
    let (side, to, from) = (u64::from(side), u64::from(to), u64::from(from.max(1)));
    u32::try_from((side * to + from / 2) / from).unwrap_or(MOST_SIDE).max(1)
}

/// Pixels with no more channels than they need: three when nothing is transparent.
struct Sheet {
    width: u32,
    height: u32,
    kind: PixelType,
    data: Vec<u8>,
}

impl Sheet {
    fn of(pixels: Pixels) -> Result<Self, PhotoError> {
        let Pixels { width, height, rgba } = pixels;
        let opaque = rgba.iter().skip(3).step_by(4).all(|alpha| *alpha == 255);
        if !opaque {
            return Ok(Self { width, height, kind: PixelType::U8x4, data: rgba });
        }
        let mut data = Vec::with_capacity(rgba.len() / 4 * 3);
        for [red, green, blue, _] in rgba.as_chunks().0 {
            data.extend([red, green, blue]);
        }
        Ok(Self { width, height, kind: PixelType::U8x3, data })
    }

    fn fit_into(&self, side: u32) -> Result<Self, PhotoError> {
        let longest = self.width.max(self.height);
        if longest <= side {
            return Ok(Self { data: self.data.clone(), ..*self });
        }
        self.resized(scaled(self.width, side, longest), scaled(self.height, side, longest))
    }

    fn resized(&self, width: u32, height: u32) -> Result<Self, PhotoError> {
        let source = fast_image_resize::images::ImageRef::new(self.width, self.height, &self.data, self.kind)
            .map_err(|error| PhotoError::Resize(error.to_string()))?;
        let mut target = Image::new(width, height, self.kind);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
        Resizer::new().resize(&source, &mut target, &options).map_err(|error| PhotoError::Resize(error.to_string()))?;
        Ok(Self { width, height, kind: self.kind, data: target.into_vec() })
    }

    fn encode(&self) -> Result<Vec<u8>, PhotoError> {
        encode(&self.data, self.kind == PixelType::U8x4, self.width, self.height, QUALITY)
    }
}

impl placeholder::Small for Sheet {
    fn size(&self) -> (usize, usize) {
        (usize::try_from(self.width).unwrap_or(0), usize::try_from(self.height).unwrap_or(0))
    }

    fn rgba(&self) -> Vec<u8> {
        if self.kind == PixelType::U8x4 {
            return self.data.clone();
        }
        self.data.as_chunks().0.iter().flat_map(|[red, green, blue]| [*red, *green, *blue, 255]).collect()
    }
}

/// Lossy WebP of RGB or RGBA bytes.
pub(super) fn encode(data: &[u8], transparent: bool, width: u32, height: u32, quality: f32) -> Result<Vec<u8>, PhotoError> {
    let encoder = if transparent { webp::Encoder::from_rgba(data, width, height) } else { webp::Encoder::from_rgb(data, width, height) };
    let mut config = webp::WebPConfig::new().map_err(|()| PhotoError::Encode("no settings".into()))?;
    config.quality = quality;
    config.method = EFFORT;
    encoder.encode_advanced(&config).map(|file| file.to_vec()).map_err(|error| PhotoError::Encode(format!("{error:?}")))
}
