//! The door to resvg: vector drawings and outlines become pixels here and nowhere else.

use resvg::tiny_skia::{FillRule, Mask, Path, PathBuilder, Pixmap, Stroke, StrokeDash, Transform};
use resvg::usvg::{Options, Tree};

use super::error::AtelierError;
use super::outline::Point;
use super::plane::Plane;

/// Draws an SVG at `width` pixels: width, height and straight (not premultiplied) RGBA.
pub fn rasterise(svg: &str, width: u32) -> Result<(u32, u32, Vec<u8>), AtelierError> {
    let pixmap = premultiplied(svg, width)?;
    let (w, h) = (pixmap.width(), pixmap.height());
    let straight = pixmap.pixels().iter().flat_map(|p| {
        let c = p.demultiply();
        [c.red(), c.green(), c.blue(), c.alpha()]
    });
    Ok((w, h, straight.collect()))
}

/// Draws an SVG at `width` pixels and keeps resvg's premultiplied pixels.
pub fn premultiplied(svg: &str, width: u32) -> Result<Pixmap, AtelierError> {
    let tree = Tree::from_str(svg, &Options::default()).map_err(|e| AtelierError::Svg(e.to_string()))?;
    let scale = width as f32 / tree.size().width();
    let height = (tree.size().height() * scale).round() as u32;
    let mut pixmap = Pixmap::new(width, height).ok_or(AtelierError::Canvas(width, height))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
    Ok(pixmap)
}

/// Coverage (0..1) of a closed outline, in pixel coordinates.
pub fn fill(w: usize, h: usize, points: &[Point]) -> Option<Plane> {
    cover(w, h, &trace(points, true)?)
}

/// Coverage (0..1) of a line `width` pixels wide, dashed if `dash` says so.
pub fn stroke(w: usize, h: usize, points: &[Point], width: f32, dash: Option<[f32; 2]>) -> Option<Plane> {
    let dash = dash.and_then(|d| StrokeDash::new(d.to_vec(), 0.0));
    let pen = Stroke { width, dash: dash.clone(), line_cap: resvg::tiny_skia::LineCap::Round, ..Stroke::default() };
    let mut path = trace(points, false)?;
    if let Some(dash) = dash {
        path = path.dash(&dash, 1.0)?;
    }
    cover(w, h, &path.stroke(&pen, 1.0)?)
}

fn trace(points: &[Point], closed: bool) -> Option<Path> {
    let mut builder = PathBuilder::new();
    let (first, rest) = points.split_first()?;
    builder.move_to(first[0], first[1]);
    rest.iter().for_each(|p| builder.line_to(p[0], p[1]));
    if closed {
        builder.close();
    }
    builder.finish()
}

fn cover(w: usize, h: usize, path: &Path) -> Option<Plane> {
    let mut mask = Mask::new(u32::try_from(w).ok()?, u32::try_from(h).ok()?)?;
    mask.fill_path(path, FillRule::Winding, true, Transform::identity());
    let data = mask.data().iter().map(|v| f32::from(*v) / 255.0).collect();
    Some(Plane { w, h, data })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_square_covers_itself() {
        let plane = fill(8, 8, &[[2.0, 2.0], [6.0, 2.0], [6.0, 6.0], [2.0, 6.0]]);
        assert_eq!(plane.map(|p| p.data.iter().sum::<f32>().round()), Some(16.0));
    }

    #[test]
    fn broken_svg_is_an_error() {
        assert!(matches!(rasterise("<svg", 10), Err(AtelierError::Svg(_))));
    }
}
