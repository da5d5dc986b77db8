//! The colours of the rail: tag, name, and the palette that the atelier dyes with.
use crate::server::atelier::{Oklch, Palette, Print};

/// A colour tag.
#[derive(Debug, Clone, Copy)]
pub struct Colour {
    pub slug: &'static str,
    pub name: &'static str,
    base: Oklch,
    /// The colour of prints on it, and of buttons and trim.
    second: Oklch,
    detail: Oklch,
}

const CREAM: Oklch = Oklch::new(0.93, 0.025, 85.0);
const INK: Oklch = Oklch::new(0.27, 0.03, 20.0);

pub const COLOURS: [Colour; 14] = [
    Colour { slug: "preto", name: "Preto", base: Oklch::new(0.235, 0.008, 30.0), second: CREAM, detail: Oklch::new(0.62, 0.10, 40.0) },
    Colour {
        slug: "off-white",
        name: "Off-white",
        base: Oklch::new(0.93, 0.018, 85.0),
        second: Oklch::new(0.52, 0.11, 35.0),
        detail: Oklch::new(0.62, 0.06, 70.0),
    },
    Colour {
        slug: "vinho",
        name: "Vinho",
        base: Oklch::new(0.37, 0.12, 14.0),
        second: Oklch::new(0.84, 0.06, 30.0),
        detail: Oklch::new(0.70, 0.10, 70.0),
    },
    Colour {
        slug: "terracota",
        name: "Terracota",
        base: Oklch::new(0.58, 0.125, 42.0),
        second: CREAM,
        detail: Oklch::new(0.37, 0.08, 25.0),
    },
    Colour {
        slug: "rosa",
        name: "Rosa",
        base: Oklch::new(0.78, 0.085, 8.0),
        second: Oklch::new(0.50, 0.15, 12.0),
        detail: Oklch::new(0.93, 0.03, 60.0),
    },
    Colour {
        slug: "coral",
        name: "Coral",
        base: Oklch::new(0.70, 0.145, 30.0),
        second: Oklch::new(0.94, 0.03, 70.0),
        detail: Oklch::new(0.45, 0.12, 15.0),
    },
    Colour { slug: "mostarda", name: "Mostarda", base: Oklch::new(0.74, 0.125, 82.0), second: Oklch::new(0.40, 0.07, 50.0), detail: CREAM },
    Colour {
        slug: "verde-oliva",
        name: "Verde-oliva",
        base: Oklch::new(0.49, 0.07, 118.0),
        second: Oklch::new(0.88, 0.05, 95.0),
        detail: Oklch::new(0.66, 0.11, 60.0),
    },
    Colour {
        slug: "verde-agua",
        name: "Verde-água",
        base: Oklch::new(0.80, 0.06, 175.0),
        second: Oklch::new(0.42, 0.07, 190.0),
        detail: CREAM,
    },
    Colour {
        slug: "azul-marinho",
        name: "Azul-marinho",
        base: Oklch::new(0.31, 0.07, 262.0),
        second: CREAM,
        detail: Oklch::new(0.68, 0.12, 45.0),
    },
    Colour {
        slug: "azul-celeste",
        name: "Azul-celeste",
        base: Oklch::new(0.75, 0.075, 238.0),
        second: Oklch::new(0.96, 0.015, 90.0),
        detail: Oklch::new(0.40, 0.09, 255.0),
    },
    Colour {
        slug: "lilas",
        name: "Lilás",
        base: Oklch::new(0.73, 0.085, 305.0),
        second: Oklch::new(0.40, 0.11, 310.0),
        detail: Oklch::new(0.92, 0.04, 90.0),
    },
    Colour { slug: "caramelo", name: "Caramelo", base: Oklch::new(0.63, 0.085, 66.0), second: INK, detail: Oklch::new(0.90, 0.03, 80.0) },
    Colour {
        slug: "indigo",
        name: "Índigo",
        base: Oklch::new(0.43, 0.075, 256.0),
        second: Oklch::new(0.82, 0.035, 245.0),
        detail: Oklch::new(0.70, 0.10, 62.0),
    },
];

impl Colour {
    /// Degrees, as `products.hue` keeps it.
    pub fn hue(&self) -> i16 {
        // the table holds whole degrees below 360
        self.base.h.round().clamp(0.0, 359.0) as i16
    }

    /// What the atelier dyes with; animal prints always have something dark to draw with.
    pub fn palette(&self, print: Print) -> Palette {
        let second = if print == Print::Animal && self.base.l > 0.5 { INK } else { self.second };
        Palette { base: self.base, second, detail: self.detail }
    }
}
