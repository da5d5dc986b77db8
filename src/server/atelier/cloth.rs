//! The hand of each fabric: how deep it folds, how it wrinkles, shines and is woven.
//! Colours and prints live elsewhere.

use super::noise::{Noise, floor};

/// What a piece is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fabric {
    Viscose,
    Linen,
    Denim,
    Knit,
    Satin,
    Cotton,
}

impl Fabric {
    /// Every fabric, for sheets and tests.
    pub const ALL: [Self; 6] = [Self::Viscose, Self::Linen, Self::Denim, Self::Knit, Self::Satin, Self::Cotton];

    /// How this fabric behaves.
    pub const fn hand(self) -> Hand {
        match self {
            Self::Viscose => VISCOSE,
            Self::Linen => LINEN,
            Self::Denim => DENIM,
            Self::Knit => KNIT,
            Self::Satin => SATIN,
            Self::Cotton => COTTON,
        }
    }

    /// Height of the weave at a point of the cloth (units), about -1..1 before `bump`.
    pub fn weave(self, u: f32, v: f32, period: f32) -> f32 {
        let (a, b) = (u / period, v / period);
        match self {
            Self::Knit => {
                let col = a - floor(a);
                let lean = (col - 0.5).abs();
                let row = b * 1.35 + lean * 1.1;
                bow(col * 2.0) * 0.8 + bow(row) * 0.9 - 0.8
            }
            Self::Denim => bow(a + b) * 2.0 - 1.0,
            Self::Satin => bow(a * 0.4 + b) * 2.0 - 1.0,
            _ => wave(a) * wave(b),
        }
    }

    /// Slow unevenness of the yarn, about -1..1: slubs of linen, rain of denim.
    pub fn slub(self, noise: &Noise, u: f32, v: f32) -> f32 {
        match self {
            Self::Denim => noise.at(u * 0.55, v * 0.035) + 0.6 * noise.at(u * 0.31 + 40.0, v * 0.31),
            Self::Linen => noise.at(u * 0.5, v * 0.03) + noise.at(u * 0.03 + 60.0, v * 0.5),
            _ => noise.at(u * 0.4, v * 0.08),
        }
    }
}

/// Numbers of a fabric's behaviour, relative to a plain cotton near 1.
#[derive(Debug, Clone, Copy)]
pub struct Hand {
    /// Depth of hanging folds.
    pub folds: f32,
    /// How many folds share a width.
    pub crowd: f32,
    /// Height of small wrinkles, in units, and their length.
    pub wrinkle: f32,
    pub reach: f32,
    pub shine: f32,
    pub gloss: i32,
    /// How far light creeps around a fold.
    pub wrap: f32,
    /// Bright rim of loose fibres.
    pub fuzz: f32,
    /// Thread spacing in units, and thread height.
    pub period: f32,
    pub bump: f32,
    /// Strength of uneven yarn.
    pub slub: f32,
}

const VISCOSE: Hand = Hand {
    folds: 1.05,
    crowd: 1.1,
    wrinkle: 1.1,
    reach: 46.0,
    shine: 0.05,
    gloss: 10,
    wrap: 0.16,
    fuzz: 0.10,
    period: 1.9,
    bump: 0.10,
    slub: 0.02,
};

const LINEN: Hand = Hand {
    folds: 0.8,
    crowd: 0.9,
    wrinkle: 2.5,
    reach: 30.0,
    shine: 0.02,
    gloss: 8,
    wrap: 0.20,
    fuzz: 0.14,
    period: 2.7,
    bump: 0.30,
    slub: 0.085,
};

const DENIM: Hand = Hand {
    folds: 0.62,
    crowd: 0.7,
    wrinkle: 1.5,
    reach: 40.0,
    shine: 0.03,
    gloss: 8,
    wrap: 0.20,
    fuzz: 0.10,
    period: 2.9,
    bump: 0.30,
    slub: 0.10,
};

const KNIT: Hand = Hand {
    folds: 0.62,
    crowd: 0.65,
    wrinkle: 0.9,
    reach: 60.0,
    shine: 0.0,
    gloss: 8,
    wrap: 0.34,
    fuzz: 0.28,
    period: 11.0,
    bump: 4.2,
    slub: 0.03,
};

const SATIN: Hand = Hand {
    folds: 1.3,
    crowd: 1.0,
    wrinkle: 1.9,
    reach: 64.0,
    shine: 0.42,
    gloss: 13,
    wrap: 0.08,
    fuzz: 0.0,
    period: 1.6,
    bump: 0.02,
    slub: 0.01,
};

const COTTON: Hand = Hand {
    folds: 0.85,
    crowd: 0.9,
    wrinkle: 1.6,
    reach: 38.0,
    shine: 0.03,
    gloss: 8,
    wrap: 0.18,
    fuzz: 0.10,
    period: 2.1,
    bump: 0.13,
    slub: 0.025,
};

/// A half circle over 0..1, repeated by the caller.
fn bow(t: f32) -> f32 {
    let t = t - floor(t);
    4.0 * t * (1.0 - t)
}

/// A cheap sine over one period.
fn wave(t: f32) -> f32 {
    let t = t - floor(t);
    if t < 0.5 { bow(t * 2.0) } else { -bow(t * 2.0 - 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weaves_stay_in_range() {
        for fabric in Fabric::ALL {
            for i in 0..2000 {
                let h = fabric.weave(i as f32 * 0.37, i as f32 * -0.83, 3.0);
                assert!((-1.01..=1.01).contains(&h), "{fabric:?} {h}");
            }
        }
    }
}
