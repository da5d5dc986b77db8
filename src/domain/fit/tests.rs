//! What `fit` must hold, by example and by law; not where it is used.

use super::*;
use proptest::prelude::*;

#[test]
fn measures_are_read_as_people_type_them() {
    let mut body = Body::default();
    for (area, typed) in [("bust", " 112 "), ("waist", "98,5 cm"), ("hip", "12"), ("foot", "39")] {
        assert_eq!(body.set(area, typed), area != "hip", "{area}");
    }
    assert_eq!(body, Body([Some(112), Some(99), None]));
    assert_eq!((body.write().as_str(), Body::read("112-99-"), body.is_known()), ("112-99-", body, true));
    for nonsense in ["abc", "1,5m", "-3", "98,", "9999", "300"] {
        assert_eq!(body.set("bust", nonsense), nonsense == "98,", "{nonsense}");
    }
    assert!(body.set("bust", " "), "nothing typed is nothing wrong");
    assert!(!Body::read("<b>--").is_known());
}

#[test]
fn room_is_what_is_left_over() {
    let body = Body([Some(112), Some(98), Some(120)]);
    let garment = [
        Measure { area: MeasureArea::Bust, millimetres: 1180 },
        Measure { area: MeasureArea::Hip, millimetres: 1195 },
        Measure { area: MeasureArea::Length, millimetres: 900 },
    ];
    assert_eq!(body.room(&garment), [(MeasureArea::Bust, 6), (MeasureArea::Hip, -1)]);
}

proptest! {
    #[test]
    fn any_body_survives_its_cookie(bust in prop::option::of(50u16..=220), waist in prop::option::of(50u16..=220), hip in prop::option::of(50u16..=220)) {
        let body = Body([bust, waist, hip]);
        prop_assert_eq!(Body::read(&body.write()), body);
    }
}
