//! What `find` must hold, by example and by law; not where it is used.

use super::Scan;

fn typed(keys: &[(&str, f64)]) -> Option<String> {
    let mut scan = Scan::default();
    keys.iter().fold(None, |_, (key, at)| scan.hear(key, *at))
}

fn at_pace(word: &str, pace: f64) -> Vec<(String, f64)> {
    let keys = word.chars().map(String::from).chain(["Enter".to_owned()]);
    keys.zip(1u32..).map(|(key, place)| (key, 1_000.0 + f64::from(place) * pace)).collect()
}

#[test]
fn a_scanner_is_told_from_a_hand_by_its_pace() {
    let keys = |pace: f64| at_pace("7kq2m9xd", pace);
    let hear = |keys: Vec<(String, f64)>| typed(&keys.iter().map(|(key, at)| (key.as_str(), *at)).collect::<Vec<_>>());
    assert_eq!(hear(keys(8.0)).as_deref(), Some("7KQ2M9XD"));
    assert_eq!(hear(keys(120.0)), None, "a hand");
    assert_eq!(hear(at_pace("ab12", 8.0)), None, "too short for a code");
}

#[test]
fn what_a_hand_began_is_no_part_of_a_scan() {
    let mut keys = vec![("j".to_owned(), 10.0)];
    keys.extend(at_pace("7KQ2M9XD", 8.0));
    let keys: Vec<(&str, f64)> = keys.iter().map(|(key, at)| (key.as_str(), *at)).collect();
    assert_eq!(typed(&keys).as_deref(), Some("7KQ2M9XD"));
}
