//! Parts that several cuts share: sleeves, skirts, waistbands, necks, buttons, pulls.

use super::super::folds::{Crease, Drape};
use super::super::noise::Noise;
use super::super::outline::{Node, Point, limb, line, shape};
use super::super::panel::{Cloth, Panel, Seam};
use super::{Button, Draft, Table};
use Node::{K, S};

/// A sleeve or leg along `axis` (`x, y, half width`) on one side (-1 or 1), with folds along
/// it, crossings at the bend and its own piece of the print.
pub fn sleeve(table: &mut Table, side: f32, axis: &[(f32, f32, f32)], folds: [f32; 2]) -> Panel {
    let axis: Vec<(f32, f32, f32)> = axis.iter().map(|a| (a.0 * side, a.1, a.2)).collect();
    let (outline, form) = limb(&axis);
    let (first, last) = match axis.as_slice() {
        [first, .., last] => (*first, *last),
        _ => return Panel::new(outline),
    };
    let dice = &mut table.dice;
    let half = axis.iter().map(|a| a.2).fold(0.0, f32::max);
    let lean = ((last.0 - first.0) / (last.1 - first.1)).atan();
    let crowd = 4.4 * table.hand.crowd * (half / 60.0).max(0.7);
    let drape = Drape::hang(dice, [first.0, first.1], [last.0, last.1], [first.2, last.2], crowd, folds);
    let shift = [dice.span(0.0, 400.0), dice.span(0.0, 400.0)];
    let mut panel = Panel::new(outline).form(form).round(half * 0.62, half * 0.62).grain(-lean, shift).drape(drape);
    for _ in 0..7 {
        let t = 0.25 + dice.span(0.0, 0.62);
        let at = point_on(&axis, t);
        let (reach, tilt) = (at.2 * dice.span(0.9, 1.5), dice.span(0.25, 0.9) * side);
        let (dx, dy) = (reach * 0.9, reach * tilt);
        panel.creases.push(Crease {
            from: [at.0 - dx, at.1 - dy * 0.6 + dice.sway(12.0)],
            to: [at.0 + dx * 0.8, at.1 + dy],
            bend: dice.sway(12.0),
            width: dice.span(0.10, 0.17) * half.max(20.0),
            depth: dice.span(0.045, 0.115) * half * table.hand.folds,
        });
    }
    panel.cast(0.42, 8.0, 9.0)
}

/// An arm whose upper edge starts at the shoulder tip `(x, y)`: the first axis point is moved
/// inwards under the body until the tube touches the tip.
pub fn arm(tip: Point, half: f32, rest: &[(f32, f32, f32)]) -> Vec<(f32, f32, f32)> {
    let tip = [tip[0] - 3.0, tip[1] + 1.0];
    let mut start = [tip[0] - half * 0.9, tip[1] + half * 0.4];
    if let Some(next) = rest.first() {
        for _ in 0..6 {
            let run = [next.0 - start[0], next.1 - start[1]];
            let length = run[0].hypot(run[1]).max(1.0);
            start = [tip[0] - run[1] / length * half, tip[1] + run[0] / length * half];
        }
    }
    std::iter::once((start[0], start[1], half)).chain(rest.iter().copied()).collect()
}

/// A point and half width on an axis, `t` from 0 to 1.
pub fn point_on(axis: &[(f32, f32, f32)], t: f32) -> (f32, f32, f32) {
    let at = t.clamp(0.0, 0.999) * (axis.len() - 1) as f32;
    let (i, f) = (at as usize, at.fract());
    let (a, b) = (axis[i], axis[(i + 1).min(axis.len() - 1)]);
    (a.0 + (b.0 - a.0) * f, a.1 + (b.1 - a.1) * f, a.2 + (b.2 - a.2) * f)
}

/// A band across the end of a limb: a cuff `t` to 1 of the axis, a little wider.
pub fn cuff(table: &mut Table, side: f32, axis: &[(f32, f32, f32)], t: f32, grow: f32) -> Panel {
    let (a, b) = (point_on(axis, t), axis[axis.len() - 1]);
    sleeve(
        table,
        side,
        &[(a.0, a.1, a.2 + grow), ((a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0, (a.2 + b.2) / 2.0 + grow), (b.0, b.1, b.2 + grow)],
        [0.0, 2.0],
    )
}

/// A skirt: `sides` runs down its right side; the hem waves with the folds.
pub fn skirt(sides: &[Node], hem: f32, sag: f32, wave: f32, drape: Drape) -> Panel {
    let right = line(sides);
    let (half, _) = right.last().map_or((100.0, 0.0), |p| (p[0], p[1]));
    let bottom: Vec<Point> = hem_line(half, hem, sag, wave, &drape);
    let mut outline = right.clone();
    outline.extend(bottom.iter().skip(1).copied());
    outline.extend(right.iter().rev().map(|p| [-p[0], p[1]]));
    let turned = bottom.iter().map(|p| [p[0] * 0.995, p[1] - 17.0]).collect();
    Panel::new(outline).seam(Seam::turned(turned)).drape(drape)
}

/// The hem from right to left, lower where a fold comes forward.
pub fn hem_line(half: f32, hem: f32, sag: f32, wave: f32, drape: &Drape) -> Vec<Point> {
    (0..=90)
        .map(|i| {
            let u = 1.0 - i as f32 / 45.0;
            let calm = (1.0 - u.abs()).min(0.12) / 0.12;
            let soft = (-3..=3).map(|k| drape.hem(u + k as f32 * 0.014)).sum::<f32>() / 7.0;
            [u * half, hem + sag * (1.0 - u * u) + 0.7 * wave * soft * calm]
        })
        .collect()
}

/// The inside of the back, seen through a neck opening `half` wide from `top` to `bottom`.
pub fn inside_neck(half: f32, top: f32, bottom: f32) -> Vec<Panel> {
    let hole = shape(&[
        K(-half, top + 8.0),
        S(0.0, top - 10.0),
        K(half, top + 8.0),
        S(half * 0.9, bottom - 30.0),
        S(0.0, bottom),
        S(-half * 0.9, bottom - 30.0),
    ]);
    let tag = shape(&[K(-17.0, top + 13.0), K(17.0, top + 13.0), K(17.0, top + 33.0), K(-17.0, top + 33.0)]);
    let fold = line(&[S(-half, top + 26.0), S(0.0, top + 10.0), S(half, top + 26.0)]);
    vec![
        Panel::new(hole).cloth(Cloth::Inside).round(30.0, -20.0).light(0.44).cast(0.0, 0.0, 0.0).seam(Seam::sewn(fold)),
        Panel::new(tag).cloth(Cloth::Second).round(4.0, 0.0).edge(1.0).light(0.72).cast(0.3, 3.0, 3.0),
    ]
}

/// A straight band from x to x with a slight smile, for waists.
pub fn band(half: f32, top: f32, bottom: f32, smile: f32) -> Vec<Point> {
    shape(&[K(-half, top), S(0.0, top + smile), K(half, top), K(half * 1.01, bottom), S(0.0, bottom + smile), K(-half * 1.01, bottom)])
}

/// Random pulls from around one point towards another.
pub fn pulls(table: &mut Table, from: Point, to: Point, spread: f32, count: usize, depth: f32) -> Vec<Crease> {
    let dice = &mut table.dice;
    let strength = depth * (0.55 + 0.45 * table.hand.folds);
    (0..count)
        .map(|_| Crease {
            from: [from[0] + dice.sway(spread * 0.35), from[1] + dice.sway(spread * 0.35)],
            to: [to[0] + dice.sway(spread), to[1] + dice.sway(spread)],
            bend: dice.sway(16.0),
            width: dice.span(7.0, 14.0),
            depth: strength * dice.span(0.5, 1.0),
        })
        .collect()
}

/// The same pulls on both sides.
pub fn pulls_both(table: &mut Table, from: Point, to: Point, spread: f32, count: usize, depth: f32) -> Vec<Crease> {
    let mut out = pulls(table, from, to, spread, count, depth);
    out.extend(pulls(table, [-from[0], from[1]], [-to[0], to[1]], spread, count, depth));
    out
}

/// Buttons down a line, from y to y.
pub fn buttons(x: f32, from: f32, to: f32, count: usize, radius: f32, table: &Table) -> Vec<Button> {
    let step = (to - from) / (count.max(2) - 1) as f32;
    (0..count).map(|i| Button { at: [x, from + i as f32 * step], radius, colour: table.palette.detail, metal: false }).collect()
}

/// Nothing hangs perfectly straight: bends every line a little, the same way everywhere.
pub fn breathe(draft: &mut Draft, seed: u64) {
    let noise = Noise::new(seed ^ 0x6272_6561);
    let bend = |p: &mut Point| {
        let (x, y) = (p[0], p[1]);
        p[0] += 7.0 * noise.at(x / 160.0 + 3.0, y / 130.0) + 1.6 * noise.at(x / 30.0, y / 34.0);
        p[1] += 4.0 * noise.at(x / 140.0 + 50.0, y / 170.0) + 1.0 * noise.at(x / 34.0 + 20.0, y / 30.0);
    };
    for panel in &mut draft.panels {
        panel.outline.iter_mut().for_each(bend);
        panel.form.iter_mut().flatten().for_each(bend);
        panel.seams.iter_mut().flat_map(|s| s.line.iter_mut()).for_each(bend);
    }
    draft.buttons.iter_mut().map(|b| &mut b.at).for_each(bend);
}
