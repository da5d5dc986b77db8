//! What `amount` must hold, by example and by law; not where it is used.

use super::*;

#[test]
fn amounts_read_as_at_home() {
    assert_eq!(money(Money::new(123_450, Currency::BRL), Locale::PtBr), "R$\u{a0}1.234,50");
    assert_eq!(money(Money::new(-5, Currency::USD), Locale::En), "−$0.05");
    assert_eq!(money(Money::new(100_000_000, Currency::USD), Locale::En), "$1,000,000.00");
    assert_eq!(plain(Money::new(123_405, Currency::BRL)), "1234.05");
    assert_eq!((centimetres(1040, Locale::PtBr).as_str(), centimetres(525, Locale::PtBr).as_str()), ("104", "52,5"));
    assert_eq!(
        (percent(1000, Locale::En), percent(50, Locale::En), percent(25, Locale::PtBr)),
        ("10%".into(), "0.5%".into(), "0,25%".into())
    );
}
