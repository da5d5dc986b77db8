//! Why a picture was not taken in, told apart so that a person can mend it.
use std::path::PathBuf;

#[derive(Debug, thiserror::Error)]
pub enum PhotoError {
    /// Not JPEG, PNG or WebP, or broken before its first line.
    #[error("this is no picture that we can read (JPEG, PNG or WebP)")]
    NotAPicture,
    /// It began as a picture and ended as something else.
    #[error("the picture is damaged: {0}")]
    Damaged(String),
    /// More pixels than we are willing to hold.
    #[error("the picture is too large: {width} x {height} pixels, at most {most_side} on a side and {most_pixels} in all")]
    TooLarge { width: u32, height: u32, most_side: u32, most_pixels: u64 },
    /// Pixels that do not add up to their width and height.
    #[error("{given} bytes are not {width} x {height} pixels")]
    NotPixels { width: u32, height: u32, given: usize },
    #[error("resizing failed: {0}")]
    Resize(String),
    #[error("encoding failed: {0}")]
    Encode(String),
    #[error("the folder for pictures can't be made: {folder}: {cause}", folder = folder.display())]
    Folder { folder: PathBuf, cause: std::io::Error },
    #[error("the store of pictures did not take it: {0}")]
    Store(#[from] object_store::Error),
    /// The thread that did the work is gone: the server is stopping.
    #[error("the work on the picture broke off")]
    BrokeOff,
}

impl PhotoError {
    /// Whether the one who sent the picture can mend it.
    pub fn is_the_senders(&self) -> bool {
        matches!(self, Self::NotAPicture | Self::Damaged(_) | Self::TooLarge { .. } | Self::NotPixels { .. })
    }
}
