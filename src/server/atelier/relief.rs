//! A panel as a landscape: coverage and height per pixel, worked out from its outline, folds,
//! seams and weave. Light comes later.

use super::cloth::{Fabric, Hand};
use super::noise::{Noise, wrap};
use super::outline::{Point, bounds};
use super::panel::{Cloth, Panel};
use super::plane::Plane;
use super::raster::{fill, stroke};

/// Where the camera stands: studio units to pixels. `girth` widens the piece with its size.
#[derive(Debug, Clone, Copy)]
pub struct Camera {
    pub w: usize,
    pub h: usize,
    pub scale: f32,
    pub girth: f32,
    /// Pixel of the unit point (0, 0).
    pub origin: Point,
}

impl Camera {
    /// Unit point to pixel.
    pub fn pixel(&self, p: Point) -> Point {
        [self.origin[0] + p[0] * self.girth * self.scale, self.origin[1] + p[1] * self.scale]
    }

    /// Pixel to unit point.
    pub fn unit(&self, x: f32, y: f32) -> Point {
        [(x - self.origin[0]) / (self.girth * self.scale), (y - self.origin[1]) / self.scale]
    }
}

/// Coverage, height (units), darkness of seams and thread, over the box at `left`, `top`.
pub struct Relief {
    pub left: usize,
    pub top: usize,
    pub mask: Plane,
    pub height: Plane,
    pub groove: Plane,
    pub thread: Option<Plane>,
}

/// The fabric while it is raised.
struct Thread<'a> {
    fabric: Fabric,
    hand: Hand,
    noise: &'a Noise,
}

/// Raises a panel; `None` when it lies outside the picture.
pub fn raise(panel: &Panel, camera: &Camera, fabric: Fabric, noise: &Noise) -> Option<Relief> {
    let outline: Vec<Point> = panel.outline.iter().map(|p| camera.pixel(*p)).collect();
    let b = bounds(&outline);
    let pad = 4.0;
    let (left, top) = ((b[0] - pad).max(0.0) as usize, (b[1] - pad).max(0.0) as usize);
    let right = ((b[2] + pad).max(0.0) as usize).min(camera.w);
    let bottom = ((b[3] + pad).max(0.0) as usize).min(camera.h);
    if right <= left + 2 || bottom <= top + 2 {
        return None;
    }
    let (w, h) = (right - left, bottom - top);
    let place = |points: &[Point]| -> Vec<Point> { points.iter().map(|p| [p[0] - left as f32, p[1] - top as f32]).collect() };
    let mask = fill(w, h, &place(&outline))?;
    let body = body(panel, camera, &mask, &place);
    let mut relief = Relief { left, top, height: Plane::new(w, h), groove: Plane::new(w, h), mask, thread: None };
    let spans = spans(&relief.mask);
    let cloth = Thread { fabric, hand: fabric.hand(), noise };
    let smooth = terrain(panel, camera, &relief, &spans, &body, &cloth);
    surface(panel, camera, &mut relief, &spans, &smooth, &cloth);
    creases(panel, camera, &mut relief);
    seams(panel, camera, &mut relief, &place);
    Some(relief)
}

/// The body that rounds the panel: its blurred shadow, at a quarter of the size.
fn body(panel: &Panel, camera: &Camera, mask: &Plane, place: &dyn Fn(&[Point]) -> Vec<Point>) -> Plane {
    let form = panel.form.as_ref().and_then(|form| {
        let pixels: Vec<Point> = form.iter().map(|p| camera.pixel(*p)).collect();
        let small: Vec<Point> = place(&pixels).iter().map(|p| [p[0] / 4.0, p[1] / 4.0]).collect();
        fill(mask.w.div_ceil(4), mask.h.div_ceil(4), &small)
    });
    let mut body = form.unwrap_or_else(|| mask.shrink(4));
    body.blur(((panel.round[0] * camera.scale / 4.0) as usize).max(1));
    body
}

/// A round shoulder for a blurred coverage of 0.5 (edge) to 1 (far inside).
fn dome(v: f32) -> f32 {
    // starts flat below a half, so that corners, where coverage is low, do not crease
    let t = ((v - 0.22) / 0.78).clamp(0.0, 1.0);
    t * t * (3.0 - 2.0 * t)
}

/// For every row the columns worth working on: the mask and a margin for the gradient.
fn spans(mask: &Plane) -> Vec<(usize, usize)> {
    (0..mask.h)
        .map(|y| {
            let row = &mask.data[y.saturating_sub(2) * mask.w..(y + 3).min(mask.h) * mask.w];
            let mut span = (mask.w, 0);
            for line in row.chunks(mask.w) {
                if let (Some(a), Some(b)) = (line.iter().position(|v| *v > 0.0), line.iter().rposition(|v| *v > 0.0)) {
                    span = (span.0.min(a), span.1.max(b));
                }
            }
            (span.0.saturating_sub(3), (span.1 + 4).min(mask.w))
        })
        .collect()
}

/// Everything smooth, at half size: the body, hanging folds, hills and small wrinkles.
fn terrain(panel: &Panel, camera: &Camera, relief: &Relief, spans: &[(usize, usize)], body: &Plane, cloth: &Thread) -> Plane {
    let hand = cloth.hand;
    let (sin, cos) = panel.grain.sin_cos();
    let mut out = Plane::new(relief.mask.w / 2 + 2, relief.mask.h / 2 + 2);
    for y in 0..out.h {
        let near = &spans[(y * 2).saturating_sub(2).min(spans.len() - 1)..(y * 2 + 3).min(spans.len())];
        let from = near.iter().map(|s| s.0).min().unwrap_or(0) / 2;
        let to = (near.iter().map(|s| s.1).max().unwrap_or(0) / 2 + 2).min(out.w);
        for x in from..to {
            let (px, py) = ((x * 2) as f32, (y * 2) as f32);
            let [ux, uy] = camera.unit(px + relief.left as f32 + 0.5, py + relief.top as f32 + 0.5);
            let hanging: f32 = panel.drapes.iter().map(|d| d.height(ux, uy)).sum();
            let mut height = hanging * hand.folds * 1.3;
            height += panel.hills.iter().map(|h| h.height(ux, uy)).sum::<f32>();
            height += 1.5 * panel.round[1] * dome(body.sample(px / 4.0 - 0.4, py / 4.0 - 0.4));
            let (cx, cy) = (ux * camera.girth, uy);
            let (u, v) = (cx * cos + cy * sin + panel.shift[0], cy * cos - cx * sin + panel.shift[1]);
            let soft = cloth.noise.cloud(u / hand.reach, v / hand.reach * 0.6) + 0.5 * cloth.noise.at(u / 150.0 + 9.0, v / 190.0);
            out.data[y * out.w + x] = height + hand.wrinkle * 1.5 * soft;
        }
    }
    out
}

/// The terrain at full size, with the cloth's edge, ribs and weave.
fn surface(panel: &Panel, camera: &Camera, relief: &mut Relief, spans: &[(usize, usize)], terrain: &Plane, cloth: &Thread) {
    let hand = cloth.hand;
    let (sin, cos) = panel.grain.sin_cos();
    let bump = hand.bump * (hand.period * camera.scale / 2.6 - 0.75).clamp(0.0, 1.0);
    let rib = panel.cloth == Cloth::Rib;
    let mut rim = relief.mask.shrink(2);
    rim.blur(((3.2 * camera.scale / 2.0) as usize).max(1));
    for (y, &(from, to)) in spans.iter().enumerate() {
        for x in from..to {
            let (hx, hy) = (x as f32 / 2.0, y as f32 / 2.0);
            let mut height = terrain.sample(hx, hy) + panel.edge * dome(rim.sample(hx - 0.25, hy - 0.25));
            if rib || bump > 0.0 {
                let [ux, uy] = camera.unit((x + relief.left) as f32 + 0.5, (y + relief.top) as f32 + 0.5);
                let (cx, cy) = (ux * camera.girth, uy);
                let (u, v) = (cx * cos + cy * sin + panel.shift[0], cy * cos - cx * sin + panel.shift[1]);
                if rib {
                    let t = wrap(u / 13.0, 1.0);
                    height += 3.4 * (4.0 * t * (1.0 - t));
                }
                height += bump * cloth.fabric.weave(u, v, hand.period);
            }
            relief.height.data[y * relief.height.w + x] = height;
        }
    }
}

fn creases(panel: &Panel, camera: &Camera, relief: &mut Relief) {
    let (w, h) = (relief.height.w, relief.height.h);
    for crease in &panel.creases {
        let reach = crease.reach();
        let (a, b) = (camera.pixel([reach[0], reach[1]]), camera.pixel([reach[2], reach[3]]));
        let cut = |v: f32, start: usize, size: usize| (v - start as f32).clamp(0.0, size as f32) as usize;
        for y in cut(a[1], relief.top, h)..cut(b[1], relief.top, h) {
            for x in cut(a[0], relief.left, w)..cut(b[0], relief.left, w) {
                let [ux, uy] = camera.unit((x + relief.left) as f32, (y + relief.top) as f32);
                relief.height.data[y * w + x] += crease.height(ux, uy);
            }
        }
    }
}

fn seams(panel: &Panel, camera: &Camera, relief: &mut Relief, place: &dyn Fn(&[Point]) -> Vec<Point>) {
    let (w, h) = (relief.mask.w, relief.mask.h);
    for seam in &panel.seams {
        let line: Vec<Point> = seam.line.iter().map(|p| camera.pixel(*p)).collect();
        let dash = seam.dash.map(|d| d.map(|v| v * camera.scale));
        let Some(mut cover) = stroke(w, h, &place(&line), (seam.width * camera.scale).max(0.9), dash) else { continue };
        if seam.thread.is_some() {
            let thread = relief.thread.get_or_insert_with(|| Plane::new(w, h));
            thread.data.iter_mut().zip(&cover.data).for_each(|(t, c)| *t = t.max(*c));
        }
        cover.blur((0.9 * camera.scale) as usize);
        for i in 0..w * h {
            if cover.data[i] > 0.0 {
                relief.height.data[i] += seam.depth * cover.data[i];
                relief.groove.data[i] = relief.groove.data[i].max(if seam.depth < 0.0 { cover.data[i] } else { 0.0 });
            }
        }
    }
}
