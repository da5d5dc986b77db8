//! The photo studio: draws the demo stores' pictures from a description and a seed. Patterns
//! are vector drawings (resvg), cloth is a relief that one key light falls on. It knows
//! nothing of the shop, of files, or of sizes served to browsers.

pub mod bottle;
pub mod cloth;
pub mod colour;
mod dice;
pub mod error;
mod folds;
pub mod garment;
pub mod hero;
mod layer;
mod letters;
mod light;
mod noise;
mod outline;
mod panel;
mod plane;
pub mod prints;
mod raster;
mod relief;
pub mod silhouettes;
mod studio;
mod trims;

pub use bottle::{Bottle, Scene, Vessel, photograph_bottle};
pub use cloth::Fabric;
pub use colour::{Oklch, Palette};
pub use error::AtelierError;
pub use garment::{Garment, photograph_garment};
pub use hero::{Format, Window, photograph_hero};
pub use layer::Picture;
pub use prints::Print;
pub use raster::rasterise;
pub use silhouettes::Silhouette;

/// Which picture of a product: whole, a detail close up, or laid flat at an angle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shot {
    Front,
    Close,
    Flat,
}
