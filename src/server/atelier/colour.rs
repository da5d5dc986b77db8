//! Colour as the eye orders it (OKLCH) and as light adds up (linear RGB). Not a general
//! colour library: only what a photograph needs.

/// Linear-light RGB, 1.0 = white card under the key light.
pub type Rgb = [f32; 3];

/// Lightness 0..1, chroma 0..about 0.3, hue in degrees (Ottosson 2020).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Oklch {
    pub l: f32,
    pub c: f32,
    pub h: f32,
}

/// The three colours of a piece: ground, print, and trim (buttons, ties, centres).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Palette {
    pub base: Oklch,
    pub second: Oklch,
    pub detail: Oklch,
}

impl Oklch {
    pub const fn new(l: f32, c: f32, h: f32) -> Self {
        Self { l, c, h }
    }

    /// The same colour at another lightness (clamped) and scaled chroma.
    pub fn tone(self, dl: f32, chroma: f32) -> Self {
        Self { l: (self.l + dl).clamp(0.02, 0.99), c: self.c * chroma, h: self.h }
    }

    /// The same colour turned by `degrees` of hue.
    pub fn turn(self, degrees: f32) -> Self {
        Self { h: (self.h + degrees).rem_euclid(360.0), ..self }
    }

    /// Linear RGB inside the sRGB gamut: chroma is reduced until the colour fits.
    pub fn linear(self) -> Rgb {
        let mut c = self.c;
        for _ in 0..14 {
            let rgb = unbounded(self.l, c, self.h);
            if rgb.iter().all(|v| (-0.001..=1.001).contains(v)) {
                return rgb.map(|v| v.clamp(0.0, 1.0));
            }
            c *= 0.88;
        }
        unbounded(self.l, 0.0, self.h).map(|v| v.clamp(0.0, 1.0))
    }

    /// `#rrggbb` for SVG.
    pub fn hex(self) -> String {
        let [r, g, b] = self.linear().map(|v| (encode(v) * 255.0).round() as u8);
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

fn unbounded(l: f32, c: f32, h: f32) -> Rgb {
    let (sin, cos) = h.to_radians().sin_cos();
    let (a, b) = (c * cos, c * sin);
    let lms = [l + 0.396_337_78 * a + 0.215_803_76 * b, l - 0.105_561_346 * a - 0.063_854_17 * b, l - 0.089_484_18 * a - 1.291_485_5 * b]
        .map(|v| v * v * v);
    [
        4.076_741_7 * lms[0] - 3.307_711_6 * lms[1] + 0.230_969_94 * lms[2],
        -1.268_438 * lms[0] + 2.609_757_4 * lms[1] - 0.341_319_38 * lms[2],
        -0.004_196_086_3 * lms[0] - 0.703_418_6 * lms[1] + 1.707_614_7 * lms[2],
    ]
}

/// Linear light to the sRGB curve (IEC 61966-2-1), both 0..1.
pub fn encode(v: f32) -> f32 {
    let v = v.clamp(0.0, 1.0);
    if v <= 0.003_130_8 { v * 12.92 } else { 1.055 * v.powf(1.0 / 2.4) - 0.055 }
}

/// The sRGB curve back to linear light, both 0..1.
pub fn decode(v: f32) -> f32 {
    if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
}

/// Component-wise `a + (b - a) * t`.
pub fn mix(a: Rgb, b: Rgb, t: f32) -> Rgb {
    [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t]
}

#[cfg(test)]
mod tests;
