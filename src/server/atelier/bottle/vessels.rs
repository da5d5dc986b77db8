//! The house's vessels as profiles for the lathe: radius for every height, in studio units.

use super::super::colour::Oklch;
use super::super::outline::Node;
use super::lathe::{Stuff, Turned};
use super::{Bottle, Vessel};
use Node::{K, S};

/// The parts of a vessel, from what is drawn first to what is drawn last.
pub fn parts(vessel: Vessel, bottle: &Bottle) -> Vec<Turned> {
    match vessel {
        Vessel::Dropper | Vessel::Kit => dropper(),
        Vessel::Pump => pump(bottle),
        Vessel::Jar => jar(),
        Vessel::Tube => tube(bottle),
        Vessel::Ampoules => ampoules(),
    }
}

fn dropper() -> Vec<Turned> {
    let mut body = glass(
        &[
            K(118.0, 0.0),
            S(140.0, 5.0),
            S(150.0, 24.0),
            S(150.0, 200.0),
            S(150.0, 390.0),
            S(138.0, 434.0),
            S(92.0, 468.0),
            S(56.0, 482.0),
            S(52.0, 500.0),
            K(52.0, 512.0),
        ],
        352.0,
    );
    body.pipette = true;
    let mut collar = Turned::new(&[K(62.0, 496.0), S(64.0, 500.0), S(64.0, 540.0), S(64.0, 574.0), K(60.0, 580.0)], Stuff::Metal);
    collar.ridged = true;
    let bulb = Turned::new(
        &[K(50.0, 578.0), S(50.0, 590.0), S(40.0, 606.0), S(38.0, 650.0), S(38.0, 700.0), S(32.0, 738.0), S(17.0, 756.0), K(1.0, 761.0)],
        Stuff::Rubber,
    );
    vec![body, collar, bulb]
}

fn pump(bottle: &Bottle) -> Vec<Turned> {
    let pale = Oklch::new(0.93, 0.012, bottle.liquid.h);
    let body = glass(
        &[K(110.0, 0.0), S(130.0, 5.0), S(138.0, 20.0), S(138.0, 250.0), S(138.0, 470.0), S(128.0, 502.0), S(90.0, 522.0), K(60.0, 528.0)],
        430.0,
    );
    let collar = Turned::new(&[K(62.0, 522.0), S(64.0, 526.0), S(64.0, 570.0), K(60.0, 576.0)], Stuff::Metal);
    let stem = Turned::new(&[K(16.0, 574.0), K(16.0, 626.0)], Stuff::Metal);
    let head = Turned::new(&[K(58.0, 620.0), S(62.0, 624.0), S(62.0, 650.0), S(60.0, 672.0), K(52.0, 678.0)], Stuff::Ceramic(pale));
    let mut spout = Turned::new(&[K(34.0, 646.0), S(38.0, 648.0), S(38.0, 658.0), S(36.0, 666.0), K(32.0, 668.0)], Stuff::Ceramic(pale));
    spout.shift = -78.0;
    vec![body, collar, stem, spout, head]
}

fn jar() -> Vec<Turned> {
    let body =
        glass(&[K(170.0, 0.0), S(204.0, 8.0), S(218.0, 36.0), S(218.0, 130.0), S(216.0, 214.0), S(204.0, 238.0), K(190.0, 244.0)], 214.0);
    let lid = Turned::new(&[K(206.0, 240.0), S(210.0, 244.0), S(211.0, 290.0), S(210.0, 336.0), K(203.0, 344.0)], Stuff::Metal);
    vec![body, lid]
}

fn tube(bottle: &Bottle) -> Vec<Turned> {
    let mut tube = Turned::new(
        &[K(98.0, 112.0), S(112.0, 118.0), S(122.0, 132.0), S(126.0, 300.0), S(131.0, 520.0), S(137.0, 720.0), K(138.0, 742.0)],
        Stuff::Ceramic(bottle.liquid.tone(0.06, 0.55)),
    );
    tube.printed = true;
    let mut cap = Turned::new(&[K(88.0, 0.0), S(92.0, 4.0), S(93.0, 60.0), S(92.0, 108.0), K(86.0, 114.0)], Stuff::Metal);
    cap.ridged = true;
    vec![tube, cap]
}

fn ampoules() -> Vec<Turned> {
    let mut body = glass(
        &[
            K(30.0, 0.0),
            S(40.0, 4.0),
            S(44.0, 18.0),
            S(44.0, 150.0),
            S(44.0, 280.0),
            S(38.0, 316.0),
            S(19.0, 346.0),
            S(16.0, 372.0),
            S(22.0, 402.0),
            S(23.0, 440.0),
            S(17.0, 500.0),
            S(8.0, 524.0),
            K(1.0, 530.0),
        ],
        296.0,
    );
    body.printed = true;
    vec![body]
}

fn glass(profile: &[Node], level: f32) -> Turned {
    let mut body = Turned::new(profile, Stuff::Glass { level });
    body.printed = true;
    body
}

/// A low round plinth of pale stone.
pub fn plinth(radius: f32, height: f32, stone: Oklch) -> Turned {
    Turned::new(&[K(radius - 4.0, 0.0), K(radius, 3.0), K(radius, height - 4.0), K(radius - 4.0, height)], Stuff::Ceramic(stone))
}
