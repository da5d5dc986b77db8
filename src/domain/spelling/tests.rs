//! What `spelling` must hold, by example and by law; not where it is used.

use super::*;
use proptest::prelude::*;

fn near<'a>(typed: &str, known: &[&'a str], most: usize) -> Vec<&'a str> {
    nearest(typed, known.iter().copied(), most).into_iter().map(|(_, word)| word).collect()
}

const KNOWN: [&str; 7] = ["vestido", "vestidos", "linho", "vinho", "pantalona", "seda", "saia"];

#[test]
fn slips_of_the_finger_are_forgiven() {
    for (typed, meant) in [("vestdo", "vestido"), ("vetsido", "vestido"), ("lniho", "linho"), ("pantolona", "pantalona"), ("siaa", "saia")]
    {
        assert_eq!(near(typed, &KNOWN, 1), [meant], "{typed}");
    }
    assert_eq!(near("linho", &KNOWN, 3), ["vinho"], "a word itself is no mending, and one letter may tell two apart");
    assert!(near("zzzzqqqq", &KNOWN, 3).is_empty() && near("ab", &KNOWN, 3).is_empty());
}

#[test]
fn idle_words_are_not_looked_for() {
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(telling(&words("vestido de linho")), ["vestido", "linho"]);
    assert_eq!(telling(&words("de")), ["de"]);
}

proptest! {
    #[test]
    fn one_slip_is_always_found(word in "[a-z]{5,12}", at in 0usize..5, letter in proptest::char::range('a', 'z')) {
        let mut typed: Vec<char> = word.chars().collect();
        typed[at] = letter;
        let typed: String = typed.into_iter().collect();
        if typed != word {
            prop_assert_eq!(near(&typed, &[word.as_str()], 1), [word.as_str()]);
        }
    }
}
