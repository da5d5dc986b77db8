//! What an agreement means for one piece, day by day; examples and properties.
use super::*;
use crate::domain::{
    money::{Currency, Money},
    store::Locale,
};
use proptest::prelude::*;

proptest! {
    #[test]
    fn both_sides_come_to_the_amount_and_neither_is_a_cent_off(minor in 0i64..1_000_000_000_000, bp in 0u32..=10_000) {
        let shared = split(Money::new(minor, Currency::BRL), bp);
        prop_assert_eq!(shared.store.minor + shared.hers.minor, minor);
        prop_assert!(shared.store.minor >= 0 && shared.hers.minor >= 0);
        let off = i128::from(shared.store.minor) * 10_000 - i128::from(minor) * i128::from(bp);
        prop_assert!(off.abs() <= 5_000, "{off}");
    }
}

#[test]
fn terms_are_read_or_every_wrong_field_is_named() {
    let words = |text: &str| text.to_owned();
    let typed = TypedTerms {
        share: words("47,5"),
        floor: words("40 %"),
        steps: [(words("30"), words("20%")), (words("60"), words("50")), Default::default()],
        lasts: words("90"),
        grace: words(" 15 "),
    };
    let terms = typed.read(Unsold::Donate, Locale::PtBr).unwrap();
    assert_eq!((terms.store_bp, terms.floor, terms.lasts_days, terms.grace_days), (4_750, Floor::Share(4_000), 90, 15));
    assert_eq!(terms.steps, [Step { day: 30, off_bp: 2_000 }, Step { day: 60, off_bp: 5_000 }]);
    assert!(terms.is_sound() && Terms::default().is_sound());
    let amount = TypedTerms { floor: words("R$ 30"), steps: Default::default(), ..typed.clone() };
    assert_eq!(amount.read(Unsold::Return, Locale::PtBr).unwrap().floor, Floor::Amount(3_000));
    let steps = [(words("60"), words("20")), (words("30"), words("50")), (words("90"), words(""))];
    let bad = TypedTerms { share: words("101"), floor: words("x%"), steps, lasts: words("3"), grace: words("-1") };
    let wrong = [TermsField::Step(1), TermsField::Step(2), TermsField::Share, TermsField::Floor, TermsField::Lasts, TermsField::Grace];
    assert_eq!(bad.read(Unsold::Return, Locale::PtBr), Err(wrong.to_vec()));
    let unsound = [
        Terms { store_bp: 10_001, ..Terms::default() },
        Terms { floor: Floor::Amount(-1), ..Terms::default() },
        Terms { steps: vec![Step { day: 30, off_bp: 5_000 }, Step { day: 60, off_bp: 2_000 }], ..Terms::default() },
        Terms { lasts_days: 1, ..Terms::default() },
    ];
    assert!(unsound.iter().all(|terms| !terms.is_sound()));
}
