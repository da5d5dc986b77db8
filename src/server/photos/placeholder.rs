//! What is shown until a picture is there. The database keeps a ThumbHash (about 28 characters of base64), because a data URI
//! would be ten times longer in every row; here it becomes a tiny WebP in a data URI, made once and remembered.
use super::develop::encode;
use base64::{Engine, engine::general_purpose::STANDARD};
use image::{RgbaImage, imageops::thumbnail};
use std::{
    collections::HashMap,
    sync::{Mutex, OnceLock},
};

/// How many placeholders are remembered; beyond that the memory starts anew.
const MOST_REMEMBERED: usize = 4096;
/// Blur forgives: a test keeps the whole data URI below 400 bytes.
const QUALITY: f32 = 8.0;

/// A small picture whose pixels can be read.
pub(super) trait Small {
    /// Width and height, at most 100.
    fn size(&self) -> (usize, usize);
    fn rgba(&self) -> Vec<u8>;
}

/// The hash of a small picture (at most 100 pixels on a side) in base64.
pub(super) fn thumbhash(small: &impl Small) -> String {
    let (width, height) = small.size();
    STANDARD.encode(thumbhash::rgba_to_thumb_hash(width, height, &small.rgba()))
}

/// A data URI for a hash from the database; empty for an empty or broken one, so that a page never fails over it.
pub fn placeholder(thumbhash: &str) -> String {
    static REMEMBERED: OnceLock<Mutex<HashMap<String, String>>> = OnceLock::new();
    if thumbhash.is_empty() {
        return String::new();
    }
    let remembered = REMEMBERED.get_or_init(Mutex::default);
    if let Some(known) = remembered.lock().ok().and_then(|map| map.get(thumbhash).cloned()) {
        return known;
    }
    let made = data_uri(thumbhash).unwrap_or_default();
    if let Ok(mut map) = remembered.lock() {
        if map.len() >= MOST_REMEMBERED {
            map.clear();
        }
        map.insert(thumbhash.to_owned(), made.clone());
    }
    made
}

/// A hash holds at most seven waves a side: half of the pixels that it unfolds to (32 on its longer side) still carry them.
fn data_uri(thumbhash: &str) -> Option<String> {
    let hash = STANDARD.decode(thumbhash).ok().filter(|hash| (5..=40).contains(&hash.len()))?;
    let (width, height, rgba) = thumbhash::thumb_hash_to_rgba(&hash).ok()?;
    let unfolded = RgbaImage::from_raw(u32::try_from(width).ok()?, u32::try_from(height).ok()?, rgba)?;
    let (width, height) = ((unfolded.width() / 2).max(1), (unfolded.height() / 2).max(1));
    let rgba = thumbnail(&unfolded, width, height).into_raw();
    let transparent = rgba.iter().skip(3).step_by(4).any(|alpha| *alpha < 255);
    let data = if transparent { rgba } else { rgba.as_chunks().0.iter().flat_map(|[red, green, blue, _]| [*red, *green, *blue]).collect() };
    let webp = encode(&data, transparent, width, height, QUALITY).ok()?;
    Some(format!("data:image/webp;base64,{}", STANDARD.encode(webp)))
}
