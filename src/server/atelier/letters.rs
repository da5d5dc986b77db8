//! A monoline alphabet of our own for labels and tags: capitals, figures and the accents of
//! Portuguese and French, drawn as strokes, so that no picture depends on an installed font.

/// Height of a capital; strokes are centred on their line.
pub const CAP: f32 = 100.0;

/// Advance width and stroke path of a capital; unknown signs are a space.
fn glyph(sign: char) -> (f32, &'static str) {
    match sign {
        'A' => (86.0, "M4 100L43 0L82 100M18 66H68"),
        'B' => (70.0, "M8 100V0H38A25 25 0 0 1 38 49H8M38 49H42A25.500 25.500 0 0 1 42 100H8"),
        'C' => (90.0, "M84 18A50 50 0 1 0 84 82"),
        'D' => (86.0, "M8 0H34A50 50 0 0 1 34 100H8Z"),
        'E' => (62.0, "M58 0H8V100H58M8 49H50"),
        'F' => (58.0, "M56 0H8V100M8 49H48"),
        'G' => (96.0, "M86 17A50 50 0 1 0 92 54H58"),
        'H' => (84.0, "M8 0V100M76 0V100M8 49H76"),
        'I' => (16.0, "M8 0V100"),
        'J' => (50.0, "M42 0V74A22 24 0 0 1 2 86"),
        'K' => (74.0, "M8 0V100M68 0L8 60M26 44L72 100"),
        'L' => (56.0, "M8 0V100H54"),
        'M' => (100.0, "M8 100V0L50 70L92 0V100"),
        'N' => (86.0, "M8 100V0L78 100V0"),
        'O' => (108.0, "M54 0A50 50 0 0 1 54 100A50 50 0 0 1 54 0Z"),
        'P' => (66.0, "M8 100V0H38A27 27 0 0 1 38 54H8"),
        'Q' => (108.0, "M54 0A50 50 0 0 1 54 100A50 50 0 0 1 54 0ZM66 72L100 106"),
        'R' => (70.0, "M8 100V0H38A26 26 0 0 1 38 52H8M36 52L66 100"),
        'S' => (66.0, "M58 16C50 2 34 0 31 0C14 0 8 14 8 25C8 56 62 42 62 74C62 90 48 100 34 100C20 100 10 94 4 82"),
        'T' => (74.0, "M2 0H72M37 0V100"),
        'U' => (82.0, "M8 0V64A33 36 0 0 0 74 64V0"),
        'V' => (82.0, "M2 0L41 100L80 0"),
        'W' => (118.0, "M2 0L32 100L59 14L86 100L116 0"),
        'X' => (76.0, "M4 0L72 100M72 0L4 100"),
        'Y' => (76.0, "M2 0L38 50L74 0M38 50V100"),
        'Z' => (72.0, "M4 0H68L4 100H70"),
        '0' => (78.0, "M39 0C58 0 70 20 70 50C70 80 58 100 39 100C20 100 8 80 8 50C8 20 20 0 39 0Z"),
        '1' => (44.0, "M8 18L30 0V100"),
        '2' => (68.0, "M6 26C6 10 18 0 34 0C50 0 62 10 62 26C62 50 30 66 6 100H64"),
        '3' => (66.0, "M6 14C14 2 24 0 32 0C48 0 58 10 58 24C58 40 46 48 28 48C48 48 62 58 62 74C62 90 48 100 32 100C20 100 10 96 4 84"),
        '4' => (72.0, "M52 100V0L4 70H70"),
        '5' => (66.0, "M56 0H14L10 44C20 38 26 37 32 37C50 37 62 50 62 68C62 86 48 100 32 100C20 100 10 95 5 86"),
        '6' => (70.0, "M46 0L14 50M36 36A31 32 0 1 1 35.900 36Z"),
        '7' => (64.0, "M4 0H62L22 100"),
        '8' => (68.0, "M34 0A23 23.500 0 0 1 34 47A23 23.500 0 0 1 34 0ZM34 47A28 26.500 0 0 1 34 100A28 26.500 0 0 1 34 47Z"),
        '9' => (70.0, "M24 100L56 50M34 0A31 32 0 1 1 33.900 0Z"),
        '.' | ',' => (16.0, "M8 96V100"),
        '-' | '–' => (46.0, "M8 52H38"),
        '+' => (66.0, "M33 24V80M5 52H61"),
        '/' => (50.0, "M4 110L46 -10"),
        '&' => (84.0, "M80 100L24 30C12 14 20 0 34 0C50 0 58 18 44 30L22 46C0 62 8 100 38 100C58 100 72 84 76 56"),
        '%' => (96.0, "M22 0A18 22 0 0 1 22 44A18 22 0 0 1 22 0ZM74 56A18 22 0 0 1 74 100A18 22 0 0 1 74 56ZM80 0L16 100"),
        '·' => (30.0, "M14 50V54"),
        _ => (44.0, ""),
    }
}

/// A sign's base letter and the stroke of its accent, drawn above or below a 80-wide letter.
fn bare(sign: char) -> (char, &'static str) {
    const ACUTE: &str = "M-4 -16L14 -34";
    const GRAVE: &str = "M-14 -34L4 -16";
    const HAT: &str = "M-16 -16L0 -34L16 -16";
    const WAVE: &str = "M-20 -18C-12 -34 -4 -30 0 -26S12 -18 20 -34";
    const DOTS: &str = "M-12 -24V-22M12 -24V-22";
    match sign {
        'Á' => ('A', ACUTE),
        'À' => ('A', GRAVE),
        'Â' => ('A', HAT),
        'Ã' => ('A', WAVE),
        'Ä' => ('A', DOTS),
        'É' => ('E', ACUTE),
        'È' => ('E', GRAVE),
        'Ê' => ('E', HAT),
        'Ë' => ('E', DOTS),
        'Í' => ('I', ACUTE),
        'Î' => ('I', HAT),
        'Ï' => ('I', DOTS),
        'Ó' => ('O', ACUTE),
        'Ô' => ('O', HAT),
        'Õ' => ('O', WAVE),
        'Ö' => ('O', DOTS),
        'Ú' => ('U', ACUTE),
        'Û' => ('U', HAT),
        'Ü' => ('U', DOTS),
        'Ç' => ('C', "M2 104C10 108 8 122 -6 120"),
        other => (other, ""),
    }
}

/// Width of a line of text at `size` units of cap height.
pub fn measure(text: &str, size: f32, tracking: f32) -> f32 {
    let signs: Vec<char> = text.to_uppercase().chars().collect();
    let widths: f32 = signs.iter().map(|s| glyph(bare(*s).0).0).sum();
    (widths + tracking * signs.len().saturating_sub(1) as f32) * size / CAP
}

/// A centred line of text as SVG: cap height `size`, top at `y`, stroke `weight` in units.
pub fn line(text: &str, x: f32, y: f32, size: f32, tracking: f32, weight: f32, ink: &str) -> String {
    let scale = size / CAP;
    let mut at = x - measure(text, size, tracking) / 2.0;
    let mut out =
        format!("<g fill='none' stroke='{ink}' stroke-width='{:.2}' stroke-linecap='round' stroke-linejoin='round'>", weight / scale);
    for sign in text.to_uppercase().chars() {
        let (base, accent) = bare(sign);
        let (width, path) = glyph(base);
        if !path.is_empty() {
            out.push_str(&format!("<g transform='translate({at:.2} {y:.2}) scale({scale:.4})'><path d='{path}'/>"));
            if !accent.is_empty() {
                out.push_str(&format!("<path transform='translate({:.1} 0)' d='{accent}'/>", width / 2.0));
            }
            out.push_str("</g>");
        }
        at += (width + tracking) * scale;
    }
    out.push_str("</g>");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_a_path_that_parses() {
        let all = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-+/&%·ÁÀÂÃÉÈÊÍÓÔÕÚÜÇ é";
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='900' height='40'>{}</svg>",
            line(all, 450.0, 8.0, 12.0, 20.0, 1.0, "#000")
        );
        let (_, _, rgba) = super::super::rasterise(&svg, 900).unwrap();
        assert!(rgba.chunks(4).any(|p| p[3] > 0));
        assert!(measure("AB", 10.0, 0.0) > measure("A", 10.0, 0.0));
    }
}
