//! The photo day: everything that is to be pictured is drawn by the atelier and goes through the pipeline that uploads go through,
//! on all cores at once.
use super::{SeedError, progress::Progress};
use crate::server::{
    atelier::{Bottle, Format, Garment, Picture, Scene, Shot, Window, photograph_bottle, photograph_garment, photograph_hero},
    photos::{Photo, Photos, Pixels, develop_pixels},
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
    fn draw(&self) -> Result<Pixels, SeedError> {
        let Picture { width, height, rgba } = match self {
            Self::Garment(garment, shot, width) => photograph_garment(garment, *shot, *width)?,
            Self::Bottle(bottle, shot, scene, width) => photograph_bottle(bottle, *shot, *scene, *width)?,
            Self::Hero(window, format, width, seed) => photograph_hero(*window, *format, *width, *seed)?,
        };
        Ok(Pixels { width, height, rgba })
    }
}

/// The photos in the order of their motifs. Each core takes the next motif that nobody has taken yet.
pub async fn photograph(photos: &Photos, motifs: Vec<Motif>, progress: &Arc<Progress>) -> Result<Vec<Photo>, SeedError> {
    let count = motifs.len();
    let (motifs, next) = (Arc::new(motifs), Arc::new(AtomicUsize::new(0)));
    let cores = std::thread::available_parallelism().map_or(1, usize::from).min(count.max(1));
    let mut workers = Vec::with_capacity(cores);
    for _ in 0..cores {
        let (motifs, next, photos, progress) = (Arc::clone(&motifs), Arc::clone(&next), photos.clone(), Arc::clone(progress));
        let handle = tokio::runtime::Handle::current();
        workers.push(tokio::task::spawn_blocking(move || -> Result<Vec<(usize, Photo)>, SeedError> {
            let mut taken = Vec::new();
            loop {
                let place = next.fetch_add(1, Ordering::Relaxed);
                let Some(motif) = motifs.get(place) else { return Ok(taken) };
                let developed = develop_pixels(motif.draw()?)?;
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
