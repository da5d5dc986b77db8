//! What an owner types about her house, read once: everything that is wrong is named at once, in the order of the form.
use super::{Field, HouseRules, MOST_AT_HOME, MOST_FEE, Way, is_days};
use crate::domain::{id::DeliveryId, limit, store::Locale, text};

/// Beginnings of postal codes of one way, and digits of one of them.
const MOST_BEGINNINGS: usize = 60;
const MOST_DIGITS: usize = 8;

/// Words of a way as they were typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedWay {
    pub name: String,
    pub promise: String,
    pub fee: String,
    pub free_from: String,
    pub reach: String,
    pub active: bool,
}

/// A way as it was typed; else every field that is wrong, in the order of the form.
pub fn way(id: DeliveryId, pickup: bool, typed: &TypedWay, locale: Locale) -> Result<Way, Vec<Field>> {
    let mut wrong = Vec::new();
    let mut good = |field: Field, is_good: bool| {
        if !is_good {
            wrong.push(field);
        }
    };
    let name = text::line(&typed.name, 80);
    let promise = text::optional_line(&typed.promise, 120);
    let fee = limit::typed_amount(&typed.fee, locale).filter(|fee| *fee <= MOST_FEE);
    let free_from = optional_amount(&typed.free_from, locale);
    let reach = if pickup { Some(String::new()) } else { beginnings(&typed.reach) };
    good(Field::Name, name.is_ok());
    good(Field::Promise, promise.is_ok());
    good(Field::Fee, fee.is_some());
    good(Field::FreeFrom, free_from.is_some());
    good(Field::Reach, reach.is_some());
    match (name, promise, fee, free_from, reach) {
        (Ok(name), Ok(promise), Some(fee_minor), Some(free_from_minor), Some(reach)) => {
            Ok(Way { id, pickup, name, promise, fee_minor, free_from_minor, reach, active: typed.active })
        }
        _ => Err(wrong),
    }
}

/// `Some(None)` for nothing typed, `None` for what is no amount above zero.
fn optional_amount(typed: &str, locale: Locale) -> Option<Option<i64>> {
    if typed.trim().is_empty() {
        return Some(None);
    }
    limit::typed_hundredths(typed, locale).filter(|minor| *minor <= MOST_AT_HOME).map(Some)
}

/// Beginnings of postal codes as people write them, `01, 04-05 …`: separated by commas, semicolons or spaces; what joins digits inside of
/// one is left out. In order, each once, and none that another one covers. `None` for anything else.
pub fn beginnings(typed: &str) -> Option<String> {
    let mut all = Vec::new();
    for word in typed.split([',', ';', ' ', '\n', '\t']).map(str::trim).filter(|word| !word.is_empty()) {
        let digits: String = word.chars().filter(|letter| !['-', '.'].contains(letter)).collect();
        let is_good = (1..=MOST_DIGITS).contains(&digits.len()) && digits.bytes().all(|digit| digit.is_ascii_digit());
        if !is_good {
            return None;
        }
        all.push(digits);
    }
    all.sort();
    all.dedup_by(|later, earlier| later.starts_with(earlier.as_str()));
    (all.len() <= MOST_BEGINNINGS).then(|| all.join(" "))
}

/// Words of the rules as they were typed; days as in [`HouseRules`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedRules {
    pub hold_minutes: String,
    pub payment_minutes: String,
    pub holds_per_visitor: String,
    pub low_stock_below: String,
    pub bag_days: String,
    pub bag_closed_days: String,
    pub bag_value_limit: String,
    pub bag_keep_all: String,
    pub bag_price_guarantee: bool,
    pub dead_after: String,
    pub dead_below: String,
}

/// Rules as they were typed; else every field that is wrong.
pub fn rules(typed: &TypedRules, locale: Locale) -> Result<HouseRules, Vec<Field>> {
    let mut wrong = Vec::new();
    let mut whole = |field: Field, typed: &str| {
        let (least, most) = field.bounds();
        let number = typed.trim().parse::<i32>().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            wrong.push(field);
        }
        number.unwrap_or(least)
    };
    let mut read = HouseRules {
        hold_minutes: whole(Field::HoldMinutes, &typed.hold_minutes),
        payment_minutes: whole(Field::PaymentMinutes, &typed.payment_minutes),
        holds_per_visitor: whole(Field::HoldsPerVisitor, &typed.holds_per_visitor),
        low_stock_below: whole(Field::LowStockBelow, &typed.low_stock_below),
        bag_days: whole(Field::BagDays, &typed.bag_days),
        bag_closed_days: typed.bag_closed_days.clone(),
        bag_value_limit_minor: 0,
        bag_keep_all_bp: 0,
        bag_price_guarantee: typed.bag_price_guarantee,
        dead_after_days: whole(Field::DeadAfter, &typed.dead_after),
        dead_below_bp: 0,
    };
    // a house that never opens has no days in which a bag could become due
    if !is_days(&typed.bag_closed_days) {
        wrong.push(Field::BagClosedDays);
    }
    match limit::typed_amount(&typed.bag_value_limit, locale).filter(|minor| *minor <= MOST_AT_HOME) {
        Some(minor) => read.bag_value_limit_minor = minor,
        None => wrong.push(Field::BagValueLimit),
    }
    match limit::typed_amount(&typed.bag_keep_all, locale)
        .and_then(|bp| i32::try_from(bp).ok())
        .filter(|bp| i64::from(*bp) < limit::WHOLE_BP)
    {
        Some(bp) => read.bag_keep_all_bp = bp,
        None => wrong.push(Field::BagKeepAll),
    }
    match limit::typed_amount(&typed.dead_below, locale)
        .and_then(|bp| i32::try_from(bp).ok())
        .filter(|bp| i64::from(*bp) <= limit::WHOLE_BP)
    {
        Some(bp) => read.dead_below_bp = bp,
        None => wrong.push(Field::DeadBelow),
    }
    if wrong.is_empty() { Ok(read) } else { Err(wrong) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn id() -> DeliveryId {
        "0190a000-0000-7000-8000-000000000001".parse().unwrap()
    }

    #[test]
    fn beginnings_are_read_as_people_write_them() {
        for (written, read) in [("", ""), ("01, 04;05", "01 04 05"), ("05 01310-100", "01310100 05"), ("0 01 012", "0"), (" 7 ", "7")] {
            assert_eq!(beginnings(written).as_deref(), Some(read), "{written}");
        }
        for written in ["SP", "012345678", "1/2", "01 e 02", "٣"] {
            assert_eq!(beginnings(written), None, "{written}");
        }
        let many = (100..200).map(|number| number.to_string()).collect::<Vec<_>>().join(" ");
        assert_eq!(beginnings(&many), None);
    }

    #[test]
    fn a_way_is_read_or_every_wrong_field_is_named() {
        let typed = TypedWay {
            name: " Motoboy ".into(),
            promise: "amanhã".into(),
            fee: "R$ 12,50".into(),
            free_from: String::new(),
            reach: "04 01".into(),
            active: true,
        };
        let read = way(id(), false, &typed, Locale::PtBr).unwrap();
        assert_eq!((read.name.as_str(), read.fee_minor, read.free_from_minor, read.reach.as_str()), ("Motoboy", 1_250, None, "01 04"));
        assert_eq!(read.check(), Ok(()));
        let bad = TypedWay { name: " ".into(), fee: "x".into(), free_from: "0".into(), reach: "SP".into(), ..typed.clone() };
        assert_eq!(way(id(), false, &bad, Locale::PtBr), Err(vec![Field::Name, Field::Fee, Field::FreeFrom, Field::Reach]));
        assert_eq!(way(id(), true, &typed, Locale::PtBr).unwrap().reach, "", "whoever fetches it comes from anywhere");
        assert_eq!(way(id(), false, &TypedWay { fee: "0".into(), ..typed }, Locale::PtBr).unwrap().fee_minor, 0);
    }

    fn typed_rules() -> TypedRules {
        TypedRules {
            hold_minutes: "20".into(),
            payment_minutes: "30".into(),
            holds_per_visitor: "8".into(),
            low_stock_below: "5".into(),
            bag_days: "3".into(),
            bag_closed_days: "67".into(),
            bag_value_limit: "6.000".into(),
            bag_keep_all: "10".into(),
            bag_price_guarantee: false,
            dead_after: "45".into(),
            dead_below: "30".into(),
        }
    }

    #[test]
    fn rules_are_read_or_every_wrong_field_is_named() {
        let read = rules(&typed_rules(), Locale::PtBr).unwrap();
        assert_eq!((read.hold_minutes, read.bag_value_limit_minor, read.bag_keep_all_bp), (20, 600_000, 1_000));
        assert_eq!((read.dead_after_days, read.dead_below_bp), (45, 3_000));
        assert_eq!(read.check(), Ok(()));
        let bad = TypedRules {
            hold_minutes: "0".into(),
            bag_days: "61".into(),
            bag_closed_days: "1234567".into(),
            bag_keep_all: "100".into(),
            ..typed_rules()
        };
        assert_eq!(rules(&bad, Locale::PtBr), Err(vec![Field::HoldMinutes, Field::BagDays, Field::BagClosedDays, Field::BagKeepAll]));
    }

    proptest! {
        #[test]
        fn what_is_read_covers_what_was_written(codes in proptest::collection::vec("[0-9]{1,8}", 0..40)) {
            let read = beginnings(&codes.join(", ")).unwrap();
            prop_assert_eq!(beginnings(&read), Some(read.clone()));
            for code in codes {
                prop_assert!(read.split(' ').any(|beginning| code.starts_with(beginning)), "{code} in {read}");
            }
        }

        #[test]
        fn nothing_that_is_typed_breaks_the_reader(words in ".{0,60}") {
            let typed = TypedWay { name: words.clone(), promise: words.clone(), fee: words.clone(), free_from: words.clone(), reach: words, active: true };
            if let Ok(read) = way(id(), false, &typed, Locale::En) {
                prop_assert_eq!(read.check(), Ok(()));
            }
        }
    }
}
