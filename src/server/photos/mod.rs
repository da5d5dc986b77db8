//! The photo pipeline, the same for uploads and for demo pictures: what comes in is decoded once under limits, turned the right
//! way up, resized to the widths of `paths::media_widths` and kept as WebP in the object store. Nothing of the original file
//! survives: no EXIF, no place, no comment. It decides neither who may upload nor which product a picture belongs to.
mod develop;
mod error;
mod placeholder;
pub mod share;
#[cfg(test)]
mod tests;

pub use develop::{Developed, PhotoFile, develop, develop_pixels};
pub use error::PhotoError;
pub use placeholder::placeholder;

use crate::paths::MEDIA_WIDTHS;
use object_store::{ObjectStore, ObjectStoreExt, PutPayload, local::LocalFileSystem, path::Path as Key};
use std::{path::Path, sync::Arc};

/// Folder of the data directory in which pictures lie.
pub const FOLDER: &str = "media";

/// Raw pixels, as a camera or the atelier gives them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pixels {
    pub width: u32,
    pub height: u32,
    /// Straight RGBA, row by row; `width * height * 4` bytes.
    pub rgba: Vec<u8>,
}

/// A picture that is kept: what `product_media` and `store_media` remember of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Photo {
    /// Content address: 32 hex digits, the beginning of a SHA-256 over the upright pixels.
    pub media_key: String,
    /// Pixels of the largest file.
    pub width: u32,
    pub height: u32,
    /// ThumbHash in base64 (at most 50 characters). [`placeholder`] makes a data URI of it.
    pub thumbhash: String,
}

/// Where pictures are kept. Clones share one store.
#[derive(Debug, Clone)]
pub struct Photos {
    store: Arc<dyn ObjectStore>,
}

impl Photos {
    /// In `media` below the data folder, which is made when it is not there.
    pub fn in_folder(data: &Path) -> Result<Self, PhotoError> {
        let folder = data.join(FOLDER);
        std::fs::create_dir_all(&folder).map_err(|cause| PhotoError::Folder { folder: folder.clone(), cause })?;
        Ok(Self::in_store(Arc::new(LocalFileSystem::new_with_prefix(folder)?)))
    }

    /// In any object store.
    pub fn in_store(store: Arc<dyn ObjectStore>) -> Self {
        Self { store }
    }

    /// An uploaded file: JPEG, PNG or WebP. The work of the processor is done aside of the server's threads.
    pub async fn take_in(&self, file: Vec<u8>) -> Result<Photo, PhotoError> {
        let developed = tokio::task::spawn_blocking(move || develop(&file)).await.map_err(|_| PhotoError::BrokeOff)??;
        self.keep(developed).await
    }

    /// Pixels that were drawn here.
    pub async fn take_in_pixels(&self, pixels: Pixels) -> Result<Photo, PhotoError> {
        let developed = tokio::task::spawn_blocking(move || develop_pixels(pixels)).await.map_err(|_| PhotoError::BrokeOff)??;
        self.keep(developed).await
    }

    /// Write the files of a developed picture. Equal pictures have equal keys, so writing twice changes nothing.
    pub async fn keep(&self, developed: Developed) -> Result<Photo, PhotoError> {
        for print in developed.prints {
            self.store.put(&key(&developed.photo.media_key, print.width), PutPayload::from(print.webp)).await?;
        }
        Ok(developed.photo)
    }

    /// The file of one width, or `None` when there is no such picture or width.
    pub async fn read(&self, media_key: &str, width: u32) -> Result<Option<Vec<u8>>, PhotoError> {
        if !is_key(media_key) || !MEDIA_WIDTHS.contains(&width) {
            return Ok(None);
        }
        match self.store.get(&key(media_key, width)).await {
            Ok(found) => Ok(Some(found.bytes().await?.to_vec())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }
}

impl Photos {
    /// The picture under which something is shared, if it was drawn before. `version` are hex digits.
    pub async fn shared(&self, version: &str) -> Result<Option<Vec<u8>>, PhotoError> {
        match self.store.get(&share_key(version)).await {
            Ok(found) => Ok(Some(found.bytes().await?.to_vec())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Keep one for the next who asks.
    pub async fn keep_shared(&self, version: &str, jpeg: Vec<u8>) -> Result<(), PhotoError> {
        self.store.put(&share_key(version), PutPayload::from(jpeg)).await?;
        Ok(())
    }
}

fn share_key(version: &str) -> Key {
    Key::from(format!("share/{version}.jpg"))
}

fn key(media_key: &str, width: u32) -> Key {
    Key::from(format!("{media_key}/{width}.webp"))
}

/// The shape that the database checks: nothing else ever reaches the store, so no path can climb out of it.
fn is_key(text: &str) -> bool {
    (16..=64).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
}
