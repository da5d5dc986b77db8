//! Measures of a garment laid flat and measured around, in millimetres: graded by size as a pattern cutter does, with the few
//! millimetres by which one garment differs from the next.
use super::taxonomy::Category;
use crate::server::seed::dice::Dice;

/// Millimetres at size 46, and millimetres per size number (46, 48, … count two each).
fn grade(category: &Category, area: &str) -> (i64, i64) {
    let ease = match category.slug {
        "kaftans" | "quimonos" => 240,
        "casacos" => 140,
        "blazers" | "blusas" => 90,
        "jeans" => 10,
        _ => 60,
    };
    match area {
        "bust" => (1060 + ease, 25),
        "waist" if matches!(category.slug, "pantalonas" | "saias" | "jeans") => (900, 25),
        "waist" => (920 + ease, 25),
        "hip" => (1140 + ease / 2, 25),
        "thigh" => (if category.slug == "pantalonas" { 760 } else { 680 }, 14),
        "shoulder" => (430, 4),
        "sleeve" if category.slug == "quimonos" => (460, 3),
        "sleeve" => (590, 3),
        "inseam" => (if category.slug == "jeans" { 780 } else { 800 }, 1),
        _ => (length(category), 4),
    }
}

/// From shoulder (or waist) to hem at size 46.
fn length(category: &Category) -> i64 {
    match category.slug {
        "vestidos" => 1160,
        "kaftans" => 1290,
        "camisas" => 780,
        "blazers" => 760,
        "saias" => 820,
        "quimonos" => 1040,
        "casacos" => 1050,
        "tricos" => 690,
        _ => 720,
    }
}

/// Area and millimetres, in steps of 5 mm: nobody measures finer with a tape.
pub fn measures(category: &Category, size: u8, dice: &mut Dice) -> Vec<(&'static str, i32)> {
    category
        .areas
        .iter()
        .map(|area| {
            let (base, per_number) = grade(category, area);
            let exact = base + per_number * (i64::from(size) - 46) + dice.between(-8, 8);
            (*area, i32::try_from(exact / 5 * 5).unwrap_or(0))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{super::taxonomy::CATEGORIES, *};
    use crate::domain::product::MeasureArea;

    #[test]
    fn a_larger_size_is_larger_everywhere() {
        for category in &CATEGORIES {
            let small = measures(category, 46, &mut Dice::new(1));
            let large = measures(category, 60, &mut Dice::new(2));
            assert_eq!(small.len(), category.areas.len());
            for ((area, a), (same, b)) in small.iter().zip(&large) {
                assert!(area == same && area.parse::<MeasureArea>().is_ok());
                let grown = b - a;
                assert!(if *area == "inseam" { grown.abs() < 50 } else { grown > 15 }, "{} {area}: {a} {b}", category.slug);
                assert!((300..2000).contains(a));
            }
        }
    }
}
