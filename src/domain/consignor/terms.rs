//! The terms of an agreement, as they are typed and as they stand.
use super::Unsold;
use crate::domain::{
    limit::{WHOLE_BP, typed_amount},
    store::Locale,
};
use serde::{Deserialize, Serialize};

/// As the table's constraints say.
pub const MOST_DAYS: u32 = 730;
const LEAST_DAYS: u32 = 7;
const MOST_GRACE: u32 = 180;
const MOST_STEPS: usize = 6;
const MOST_FLOOR: i64 = 100_000_000;
/// Steps that the form asks for.
const STEPS: usize = 3;

/// Below what a piece never goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Floor {
    Nothing,
    /// Basis points of its first price.
    Share(u32),
    /// Minor units.
    Amount(i64),
}

/// From a day on the shelf on, so much off the first price.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub day: u32,
    pub off_bp: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// The shop's share; the rest is hers.
    pub store_bp: u32,
    pub floor: Floor,
    pub steps: Vec<Step>,
    pub lasts_days: u32,
    pub grace_days: u32,
    pub unsold: Unsold,
}

impl Default for Terms {
    /// What most houses begin with.
    fn default() -> Self {
        let steps = vec![Step { day: 30, off_bp: 2_000 }, Step { day: 60, off_bp: 5_000 }];
        Self { store_bp: 5_000, floor: Floor::Share(4_000), steps, lasts_days: 90, grace_days: 15, unsold: Unsold::Return }
    }
}

impl Terms {
    /// Whether the tables would take it.
    pub fn is_sound(&self) -> bool {
        let floor = match self.floor {
            Floor::Nothing => true,
            Floor::Share(bp) => i64::from(bp) <= WHOLE_BP,
            Floor::Amount(minor) => (0..=MOST_FLOOR).contains(&minor),
        };
        let step = |step: &Step| (1..=MOST_DAYS).contains(&step.day) && step.off_bp >= 1 && i64::from(step.off_bp) < WHOLE_BP;
        let grows = self.steps.windows(2).all(|pair| matches!(pair, [a, b] if a.day < b.day && a.off_bp < b.off_bp));
        i64::from(self.store_bp) <= WHOLE_BP
            && floor
            && self.steps.len() <= MOST_STEPS
            && self.steps.iter().all(step)
            && grows
            && (LEAST_DAYS..=MOST_DAYS).contains(&self.lasts_days)
            && self.grace_days <= MOST_GRACE
    }
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermsField {
    Share,
    Floor,
    Step(usize),
    Lasts,
    Grace,
}

/// What was typed: the shop's share in percent, the floor as `40 %` or an amount, steps as day and percent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedTerms {
    pub share: String,
    pub floor: String,
    pub steps: [(String, String); STEPS],
    pub lasts: String,
    pub grace: String,
}

impl TypedTerms {
    /// The terms, or every field that is wrong. A step without a word is none.
    pub fn read(&self, unsold: Unsold, locale: Locale) -> Result<Terms, Vec<TermsField>> {
        let mut wrong = Vec::new();
        let share = percent(&self.share, locale);
        let floor = floor(&self.floor, locale);
        let days = |text: &str, least: u32, most: u32| text.trim().parse().ok().filter(|days| (least..=most).contains(days));
        let (lasts, grace) = (days(&self.lasts, LEAST_DAYS, MOST_DAYS), days(&self.grace, 0, MOST_GRACE));
        let mut steps: Vec<Step> = Vec::new();
        for (at, (day, off)) in self.steps.iter().enumerate() {
            if day.trim().is_empty() && off.trim().is_empty() {
                continue;
            }
            let step = days(day, 1, MOST_DAYS).zip(percent(off, locale)).map(|(day, off_bp)| Step { day, off_bp });
            let follows = |step: &Step| {
                (1..10_000).contains(&step.off_bp) && steps.last().is_none_or(|last| last.day < step.day && last.off_bp < step.off_bp)
            };
            match step.filter(follows) {
                Some(step) => steps.push(step),
                None => wrong.push(TermsField::Step(at)),
            }
        }
        for (is_wrong, field) in [
            (share.is_none(), TermsField::Share),
            (floor.is_none(), TermsField::Floor),
            (lasts.is_none(), TermsField::Lasts),
            (grace.is_none(), TermsField::Grace),
        ] {
            if is_wrong {
                wrong.push(field);
            }
        }
        match (share, floor, lasts, grace) {
            (Some(store_bp), Some(floor), Some(lasts_days), Some(grace_days)) if wrong.is_empty() => {
                Ok(Terms { store_bp, floor, steps, lasts_days, grace_days, unsold })
            }
            _ => Err(wrong),
        }
    }
}

fn percent(text: &str, locale: Locale) -> Option<u32> {
    typed_amount(text, locale).filter(|bp| *bp <= WHOLE_BP).and_then(|bp| u32::try_from(bp).ok())
}

fn floor(text: &str, locale: Locale) -> Option<Floor> {
    if text.trim().is_empty() {
        return Some(Floor::Nothing);
    }
    if text.contains('%') {
        return percent(text, locale).map(Floor::Share);
    }
    typed_amount(text, locale).filter(|minor| *minor <= MOST_FLOOR).map(Floor::Amount)
}
