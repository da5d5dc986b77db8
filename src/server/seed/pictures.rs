//! The photo day: everything that is to be pictured is drawn by the atelier and goes through the pipeline that uploads go through,
//! on all cores at once.
use super::{SeedError, Workshop};
use crate::server::{
    atelier::{Bottle, Format, Garment, Picture, Scene, Shot, Window, photograph_bottle, photograph_garment, photograph_hero},
    photos::{Photo, Pixels, develop_pixels},
};
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

/// Something to be pictured, and how wide.
#[derive(Debug, Clone)]
pub enum Motif {
    Garment(Garment, Shot, u32),
    Bottle(Bottle, Shot, Scene, u32),
    Hero(Window, Format, u32, u64),
}

impl Motif {
    /// At most `widest` pixels wide.
    fn draw(&self, widest: u32) -> Result<Pixels, SeedError> {
        let Picture { width, height, rgba } = match self {
            Self::Garment(garment, shot, width) => photograph_garment(garment, *shot, widest.min(*width))?,
            Self::Bottle(bottle, shot, scene, width) => photograph_bottle(bottle, *shot, *scene, widest.min(*width))?,
            Self::Hero(window, format, width, seed) => photograph_hero(*window, *format, widest.min(*width), *seed)?,
        };
        Ok(Pixels { width, height, rgba })
    }
}

/// The photos in the order of their motifs. Each core takes the next motif that nobody has taken yet.
pub(super) async fn photograph(workshop: &Workshop<'_>, motifs: Vec<Motif>) -> Result<Vec<Photo>, SeedError> {
    let widest = workshop.options.photo_width;
    let count = motifs.len();
    let (motifs, next) = (Arc::new(motifs), Arc::new(AtomicUsize::new(0)));
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(count.max(1));
    let mut workers = Vec::with_capacity(cores);
    for _ in 0..cores {
        let (motifs, next, photos, progress) =
            (Arc::clone(&motifs), Arc::clone(&next), workshop.photos.clone(), Arc::clone(&workshop.progress));
        let handle = tokio::runtime::Handle::current();
        workers.push(tokio::task::spawn_blocking(move || -> Result<Vec<(usize, Photo)>, SeedError> {
            let mut taken = Vec::new();
            loop {
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(motif) = motifs.get(place) else { return Ok(taken) };
                let developed = develop_pixels(motif.draw(widest)?)?;
                taken.push((place, handle.block_on(photos.keep(developed))?));
                progress.step();
            }
        }));
    }
    let mut taken = Vec::with_capacity(count);
    for worker in workers {
        taken.extend(worker.await.map_err(|_| SeedError::BrokeOff)??);
    }
    taken.sort_by_key(|(place, _)| *place);
    Ok(taken.into_iter().map(|(_, photo)| photo).collect())
}

/// Pixels as the database counts them.
pub fn pixels(side: u32) -> i32 {
    i32::try_from(side).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hero_is_as_wide_as_it_is_asked_for_unless_photos_are_to_be_small() {
        let hero = Motif::Hero(Window::Amora, Format::Wide, 320, 11);
        assert_eq!(hero.draw(4096).unwrap().width, 320);
        assert_eq!(hero.draw(64).unwrap().width, 64);
    }
}
