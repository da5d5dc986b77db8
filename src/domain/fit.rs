//! A visitor's own measures, and how much room a garment leaves her. Which garments fit is decided by the database
//! (`app.fitting`); here is what is asked, and what is said of the answer.
use super::product::{Measure, MeasureArea};
use serde::{Deserialize, Serialize};
/// Areas that decide whether a garment can be worn, from the top down.
pub const AREAS: [MeasureArea; 3] = [MeasureArea::Bust, MeasureArea::Waist, MeasureArea::Hip];
/// Centimetres around a person.
const SENSIBLE: std::ops::RangeInclusive<u16> = 50..=220;
/// Measures of a body in whole centimetres, in the order of [`AREAS`]; what is not known is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Body(pub [Option<u16>; 3]);

impl Body {
    /// Put in what was typed for an area: a number of centimetres, of which a half begins the next one, since a garment must not be
    /// narrower than she is. Whether it was a measure of a person, or nothing at all.
    pub fn set(&mut self, area: &str, typed: &str) -> bool {
        let Some(place) = AREAS.iter().position(|known| known.name() == area) else { return true };
        let bare = typed.trim().trim_end_matches("cm").trim_end();
        let (whole, rest) = bare.split_once([',', '.']).unwrap_or((bare, "0"));
        let half = rest.bytes().next().is_some_and(|digit| digit >= b'5');
        let is_number = rest.len() <= 2 && rest.bytes().all(|digit| digit.is_ascii_digit());
        let cm = whole.parse::<u16>().ok().filter(|_| is_number).and_then(|cm| cm.checked_add(u16::from(half)));
        self.0[place] = cm.filter(|cm| SENSIBLE.contains(cm));
        bare.is_empty() || self.0[place].is_some()
    }

    pub fn is_known(&self) -> bool {
        self.0.iter().any(Option::is_some)
    }

    /// What is known: area and centimetres.
    pub fn known(&self) -> impl Iterator<Item = (MeasureArea, u16)> {
        AREAS.into_iter().zip(self.0).filter_map(|(area, cm)| Some((area, cm?)))
    }

    /// As a cookie keeps it: `112-98-`.
    pub fn write(&self) -> String {
        self.0.map(|cm| cm.map(|cm| cm.to_string()).unwrap_or_default()).join("-")
    }

    /// From a cookie; nonsense is no measure.
    pub fn read(text: &str) -> Self {
        let mut body = Self::default();
        for (area, typed) in AREAS.iter().zip(text.split('-')) {
            // nonsense in a cookie is nobody's mistake
            let _ = body.set(area.name(), typed);
        }
        body
    }

    /// The room that a garment leaves, in whole centimetres, where both are known; below zero its cloth must give.
    pub fn room(&self, garment: &[Measure]) -> Vec<(MeasureArea, i32)> {
        self.known()
            .filter_map(|(area, cm)| {
                let there = garment.iter().find(|measure| measure.area == area)?;
                let millimetres = i32::try_from(there.millimetres).ok()? - i32::from(cm) * 10;
                Some((area, (millimetres + if millimetres < 0 { -5 } else { 5 }) / 10))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests;
