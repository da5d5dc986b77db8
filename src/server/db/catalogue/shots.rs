//! Pictures that travel inside the row of what they show, as JSON.
use super::{in_scene, picture};
use crate::domain::product::Picture;
use serde::Deserialize;

/// A row of `product_media`.
#[derive(Debug, Deserialize)]
pub struct Shot {
    key: String,
    width: i32,
    height: i32,
    thumbhash: String,
    alt: String,
    scene: String,
}

impl Shot {
    pub fn picture(&self) -> Picture {
        in_scene(picture(self.key.clone(), self.width, self.height, &self.thumbhash, self.alt.clone()), &self.scene)
    }
}

/// Shots in the order of their positions.
pub trait Shots {
    fn nth_picture(&self, place: usize) -> Option<Picture>;
    fn pictures(&self) -> Vec<Picture>;
}

impl Shots for [Shot] {
    fn nth_picture(&self, place: usize) -> Option<Picture> {
        self.get(place).map(Shot::picture)
    }

    fn pictures(&self) -> Vec<Picture> {
        self.iter().map(Shot::picture).collect()
    }
}
