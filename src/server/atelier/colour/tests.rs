//! What `colour` must hold, by example and by law; not where it is used.

use super::*;

#[test]
fn every_colour_fits_the_screen() {
    for step in 0..720 {
        let colour = Oklch::new(step as f32 / 720.0, 0.4, step as f32);
        assert!(colour.linear().iter().all(|v| (0.0..=1.0).contains(v)));
        assert_eq!(colour.hex().len(), 7);
    }
}

#[test]
fn the_curve_and_its_inverse_meet() {
    for step in 0..=100 {
        let v = step as f32 / 100.0;
        assert!((decode(encode(v)) - v).abs() < 1e-4);
    }
}
