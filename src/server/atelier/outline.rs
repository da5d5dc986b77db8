//! The pattern cutter's line: closed outlines through points, smooth or cornered, in studio
//! units with x = 0 on the centre line. No pixels here.

use std::f32::consts::PI;

/// A point in studio units: x from the centre line, y down from the top of a 960 x 1200 frame.
pub type Point = [f32; 2];

/// A point of a pattern: the line runs smoothly through `S` and breaks at `K`.
#[derive(Debug, Clone, Copy)]
pub enum Node {
    S(f32, f32),
    K(f32, f32),
}

impl Node {
    fn point(self) -> Point {
        match self {
            Self::S(x, y) | Self::K(x, y) => [x, y],
        }
    }

    fn mirrored(self) -> Self {
        match self {
            Self::S(x, y) => Self::S(-x, y),
            Self::K(x, y) => Self::K(-x, y),
        }
    }

    fn breaks(self) -> bool {
        matches!(self, Self::K(..))
    }
}

/// An open line through `nodes` (Catmull-Rom between smooth points), flattened.
pub fn line(nodes: &[Node]) -> Vec<Point> {
    let count = nodes.len();
    let mut out = Vec::with_capacity(count * 10);
    for i in 0..count.saturating_sub(1) {
        let before = nodes[i.saturating_sub(1)];
        let after = nodes[(i + 2).min(count - 1)];
        arc(&mut out, before, nodes[i], nodes[i + 1], after);
    }
    out.extend(nodes.last().map(|n| n.point()));
    out
}

/// A closed outline through `nodes`.
pub fn shape(nodes: &[Node]) -> Vec<Point> {
    let n = nodes.len();
    let mut out = Vec::with_capacity(n * 10);
    for i in 0..n {
        arc(&mut out, nodes[(i + n - 1) % n], nodes[i], nodes[(i + 1) % n], nodes[(i + 2) % n]);
    }
    out
}

/// A closed outline from its right half, written from the top centre to the bottom centre.
pub fn mirror(right: &[Node]) -> Vec<Point> {
    let left = right.iter().rev().map(|n| n.mirrored());
    let nodes: Vec<Node> = right.iter().copied().chain(left).collect();
    shape(&nodes)
}

fn arc(out: &mut Vec<Point>, before: Node, from: Node, to: Node, after: Node) {
    let (p0, p1, p2, p3) = (before.point(), from.point(), to.point(), after.point());
    let chord = [p2[0] - p1[0], p2[1] - p1[1]];
    let length = chord[0].hypot(chord[1]);
    let lean = |a: Point, b: Point, breaks: bool| -> Point {
        let run = [b[0] - a[0], b[1] - a[1]];
        let size = run[0].hypot(run[1]);
        if breaks || size < 1e-3 { chord } else { [run[0] / size * length, run[1] / size * length] }
    };
    let (m1, m2) = (lean(p0, p2, from.breaks()), lean(p1, p3, to.breaks()));
    let steps = ((length / 9.0) as usize).clamp(2, 14);
    for i in 0..steps {
        let t = i as f32 / steps as f32;
        let (t2, t3) = (t * t, t * t * t);
        let weights = [2.0 * t3 - 3.0 * t2 + 1.0, t3 - 2.0 * t2 + t, 3.0 * t2 - 2.0 * t3, t3 - t2];
        let along = |k: usize| weights[0] * p1[k] + weights[1] * m1[k] + weights[2] * p2[k] + weights[3] * m2[k];
        out.push([along(0), along(1)]);
    }
}

/// A tube of cloth along an axis: `(x, y, half width)` from the armhole to the cuff.
/// Returns its outline and its form: the same tube grown beyond both ends, for round light.
pub fn limb(axis: &[(f32, f32, f32)]) -> (Vec<Point>, Vec<Point>) {
    let mut long: Vec<(f32, f32, f32)> = axis.to_vec();
    if let [a, b, ..] = axis {
        long.insert(0, (2.0 * a.0 - b.0, 2.0 * a.1 - b.1, a.2));
    }
    if let [.., y, z] = axis {
        long.push((2.0 * z.0 - y.0, 2.0 * z.1 - y.1, z.2));
    }
    (tube(axis, 7.0), tube(&long, 0.0))
}

fn tube(axis: &[(f32, f32, f32)], sag: f32) -> Vec<Point> {
    let side = |sign: f32| -> Vec<Node> {
        (0..axis.len())
            .map(|i| {
                let (a, b) = (axis[i.saturating_sub(1)], axis[(i + 1).min(axis.len() - 1)]);
                let run = (b.0 - a.0).hypot(b.1 - a.1).max(1e-3);
                let (nx, ny) = (-(b.1 - a.1) / run, (b.0 - a.0) / run);
                Node::S(axis[i].0 + nx * axis[i].2 * sign, axis[i].1 + ny * axis[i].2 * sign)
            })
            .collect()
    };
    let (mut out, back) = (line(&side(1.0)), line(&side(-1.0)));
    if let ([.., y, z], Some(&from), Some(&to)) = (axis, out.last(), back.last()) {
        let run = (z.0 - y.0).hypot(z.1 - y.1).max(1e-3);
        let ahead = [(z.0 - y.0) / run, (z.1 - y.1) / run];
        out.extend((1..8).map(|i| {
            let t = i as f32 / 8.0;
            let drop = sag * (t * PI).sin();
            [0, 1].map(|k| from[k] + (to[k] - from[k]) * t + ahead[k] * drop)
        }));
    }
    out.extend(back.into_iter().rev());
    out
}

/// The smallest box around the points: `[left, top, right, bottom]`.
pub fn bounds(points: &[Point]) -> [f32; 4] {
    points.iter().fold([f32::MAX, f32::MAX, f32::MIN, f32::MIN], |b, p| [b[0].min(p[0]), b[1].min(p[1]), b[2].max(p[0]), b[3].max(p[1])])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mirrored_outline_is_symmetric() {
        let b = bounds(&mirror(&[Node::K(0.0, 0.0), Node::S(50.0, 40.0), Node::K(0.0, 90.0)]));
        assert!((b[0] + b[2]).abs() < 1e-3);
    }

    #[test]
    fn a_limb_is_as_wide_as_its_axis_says() {
        let (outline, form) = limb(&[(0.0, 0.0, 20.0), (0.0, 100.0, 20.0)]);
        let (o, f) = (bounds(&outline), bounds(&form));
        assert!((o[2] - o[0] - 40.0).abs() < 0.5 && f[3] > o[3]);
    }
}
