//! The houses' display faces as outlines: measuring, breaking and setting a few lines of text. No shaping beyond pairs of letters;
//! a letter that the face does not have leaves a gap and nothing else.
use std::fmt::Write;
use ttf_parser::{Face, GlyphId, OutlineBuilder};

/// A face at hand.
pub struct Letters {
    face: Face<'static>,
}

/// Type of one line.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Pixels of the em.
    pub size: f32,
    /// Em between letters.
    pub tracking: f32,
}

/// A path that grows, glyph by glyph.
struct Outline {
    data: String,
    /// Where the glyph stands: pixels from the left, and its baseline.
    x: f32,
    y: f32,
    /// Pixels of a unit of the face.
    scale: f32,
}

impl Outline {
    fn add(&mut self, letter: char, points: &[(f32, f32)]) {
        self.data.push(letter);
        for (x, y) in points {
            // writing into a string can't fail
            let _ = write!(self.data, "{:.1} {:.1} ", self.x + x * self.scale, self.y - y * self.scale);
        }
    }
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.add('M', &[(x, y)]);
    }
    fn line_to(&mut self, x: f32, y: f32) {
        self.add('L', &[(x, y)]);
    }
    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.add('Q', &[(x1, y1), (x, y)]);
    }
    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.add('C', &[(x1, y1), (x2, y2), (x, y)]);
    }
    fn close(&mut self) {
        self.data.push('Z');
    }
}

impl Letters {
    /// From the bytes of a TrueType file of ours.
    pub fn of(file: &'static [u8]) -> Option<Self> {
        Some(Self { face: Face::parse(file, 0).ok()? })
    }

    /// Letters with the distance (in em) at which each begins, and the width of all.
    fn run(&self, text: &str, tracking: f32) -> (Vec<(GlyphId, f32)>, f32) {
        let em = f32::from(self.face.units_per_em());
        let (mut at, mut before, mut run) = (0.0, None, Vec::new());
        for letter in text.chars() {
            let glyph = self.face.glyph_index(letter).or(self.face.glyph_index(' '));
            let Some(glyph) = glyph else { continue };
            at += before.map_or(0.0, |before| self.kerning(before, glyph)) / em;
            run.push((glyph, at));
            at += f32::from(self.face.glyph_hor_advance(glyph).unwrap_or_default()) / em + tracking;
            before = Some(glyph);
        }
        (run, (at - tracking).max(0.0))
    }

    fn kerning(&self, left: GlyphId, right: GlyphId) -> f32 {
        let tables = self.face.tables().kern.into_iter().flat_map(|kern| kern.subtables);
        tables.filter_map(|table| table.glyphs_kerning(left, right)).map(f32::from).sum()
    }

    /// Width in pixels.
    pub fn width(&self, text: &str, setting: Setting) -> f32 {
        self.run(text, setting.tracking).1 * setting.size
    }

    /// Lines of at most `width` pixels. A word that is wider stands alone.
    pub fn broken(&self, text: &str, setting: Setting, width: f32) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}"), setting) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }

    /// The largest size from `sizes` at which the text stands within `width`, in as many lines as `most` allows at that size; the
    /// smallest when none does, its last lines left out and its lines cut.
    pub fn fitted(&self, text: &str, sizes: &[f32], tracking: f32, width: f32, most: impl Fn(f32) -> usize) -> (Setting, Vec<String>) {
        let mut last = (Setting { size: 32.0, tracking }, Vec::new());
        for size in sizes {
            let setting = Setting { size: *size, tracking };
            let lines = self.broken(text, setting, width);
            let fits = lines.len() <= most(*size) && lines.iter().all(|line| self.width(line, setting) <= width);
            last = (setting, lines);
            if fits {
                return last;
            }
        }
        let (setting, mut lines) = last;
        lines.truncate(most(setting.size).max(1));
        for line in &mut lines {
            while self.width(line, setting) > width && line.pop().is_some() {}
        }
        (setting, lines)
    }

    /// A line as the data of an SVG path, its baseline at `y`.
    pub fn path(&self, text: &str, setting: Setting, x: f32, y: f32) -> String {
        let scale = setting.size / f32::from(self.face.units_per_em());
        let mut outline = Outline { data: String::new(), x, y, scale };
        for (glyph, at) in self.run(text, setting.tracking).0 {
            outline.x = x + at * setting.size;
            self.face.outline_glyph(glyph, &mut outline);
        }
        outline.data
    }
}
