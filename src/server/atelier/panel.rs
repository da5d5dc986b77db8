//! One piece of a cut garment as the seamstress sees it: outline, cloth, folds, seams.
//! Silhouettes write panels; `relief` and `light` photograph them.

use super::colour::Oklch;
use super::folds::{Crease, Drape, Hill};
use super::outline::Point;

/// What a panel is cut from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cloth {
    /// The printed fabric.
    Main,
    /// The same fabric, unprinted, in the second colour.
    Second,
    /// Unprinted in the detail colour.
    Detail,
    /// The reverse of the main fabric, deep in shade.
    Inside,
    /// Ribbed knit of the main colour.
    Rib,
}

/// A line worked into a panel.
#[derive(Debug, Clone)]
pub struct Seam {
    pub line: Vec<Point>,
    pub width: f32,
    /// Height of the line: negative sinks (a seam), positive stands (piping, a stitch).
    pub depth: f32,
    /// Stitch and gap length, for top stitching.
    pub dash: Option<[f32; 2]>,
    pub thread: Option<Oklch>,
}

impl Seam {
    /// Two edges sewn together: a narrow valley.
    pub fn sewn(line: Vec<Point>) -> Self {
        Self { line, width: 3.0, depth: -3.2, dash: None, thread: None }
    }

    /// A row of stitches in this thread.
    pub fn stitched(line: Vec<Point>, thread: Oklch) -> Self {
        Self { line, width: 1.7, depth: 1.0, dash: Some([5.6, 2.6]), thread: Some(thread) }
    }

    /// A turned hem: a faint step.
    pub fn turned(line: Vec<Point>) -> Self {
        Self { line, width: 2.2, depth: -1.4, dash: None, thread: None }
    }
}

/// A cut piece, ready to be lit. Units are studio units throughout.
#[derive(Debug, Clone)]
pub struct Panel {
    pub outline: Vec<Point>,
    /// The body that rounds it; `None` rounds the outline itself.
    pub form: Option<Vec<Point>>,
    pub cloth: Cloth,
    /// Turn of the grain in radians, and shift of the print.
    pub grain: f32,
    pub shift: Point,
    /// Radius and height of the roundness.
    pub round: [f32; 2],
    /// Height of the cloth's own edge.
    pub edge: f32,
    pub drapes: Vec<Drape>,
    pub creases: Vec<Crease>,
    pub hills: Vec<Hill>,
    pub seams: Vec<Seam>,
    /// 1.0 in full light; the inside of a collar is about 0.5.
    pub light: f32,
    /// Strength, distance and softness of the shadow it throws on what lies below.
    pub cast: [f32; 3],
}

impl Panel {
    pub fn new(outline: Vec<Point>) -> Self {
        Self {
            outline,
            form: None,
            cloth: Cloth::Main,
            grain: 0.0,
            shift: [0.0, 0.0],
            round: [60.0, 34.0],
            edge: 3.0,
            drapes: Vec::new(),
            creases: Vec::new(),
            hills: Vec::new(),
            seams: Vec::new(),
            light: 1.0,
            cast: [0.5, 9.0, 9.0],
        }
    }

    pub fn form(mut self, form: Vec<Point>) -> Self {
        self.form = Some(form);
        self
    }

    pub fn cloth(mut self, cloth: Cloth) -> Self {
        self.cloth = cloth;
        self
    }

    pub fn grain(mut self, turn: f32, shift: Point) -> Self {
        (self.grain, self.shift) = (turn, shift);
        self
    }

    pub fn round(mut self, radius: f32, height: f32) -> Self {
        self.round = [radius, height];
        self
    }

    pub fn edge(mut self, height: f32) -> Self {
        self.edge = height;
        self
    }

    pub fn drape(mut self, drape: Drape) -> Self {
        self.drapes.push(drape);
        self
    }

    pub fn creases(mut self, creases: impl IntoIterator<Item = Crease>) -> Self {
        self.creases.extend(creases);
        self
    }

    pub fn hill(mut self, x: f32, y: f32, rx: f32, ry: f32, height: f32) -> Self {
        self.hills.push(Hill { at: [x, y], radius: [rx, ry], height });
        self
    }

    pub fn seam(mut self, seam: Seam) -> Self {
        self.seams.push(seam);
        self
    }

    pub fn light(mut self, light: f32) -> Self {
        self.light = light;
        self
    }

    pub fn cast(mut self, strength: f32, distance: f32, softness: f32) -> Self {
        self.cast = [strength, distance, softness];
        self
    }
}
