//! A word is found by typing a little of it.
use super::*;

fn word(kind: &str, name: &str, also: &str) -> Word {
    let tag = Tag { kind: kind.into(), slug: fold(name), name: name.into() };
    Word { folded: fold(&format!("{name} {also}")), tag }
}

#[test]
fn the_nearest_word_is_offered_first_and_a_chosen_one_not_again() {
    let words = [
        word("print", "Listras", "stripe riscado"),
        word("colour", "Verde Oliva", "olive"),
        word("colour", "Oliva", ""),
        word("category", "Macacão", "jumpsuit"),
    ];
    let names = |typed: &str, chosen: &[Tag]| offered(&words, typed, chosen).into_iter().map(|tag| tag.name).collect::<Vec<_>>();
    assert_eq!(names("oliv", &[]), ["Oliva", "Verde Oliva"], "what begins so comes before what has it inside");
    assert_eq!(names("MACACAO", &[]), ["Macacão"]);
    assert_eq!(names("risc", &[]), ["Listras"], "another word for it");
    assert_eq!(names("tripe", &[]), Vec::<String>::new(), "a middle is no beginning");
    assert_eq!(names("oliv", &[words[2].tag.clone()]), ["Verde Oliva"]);
    assert!(names(" ", &[]).is_empty());
    let many: Vec<Word> = (0..30).map(|n| word("size", &format!("5{n}"), "")).collect();
    assert_eq!(offered(&many, "5", &[]).len(), OFFERED);
}

#[test]
fn words_from_elsewhere_have_an_end() {
    let pair = |kind: &str, slug: &str| (kind.to_owned(), slug.to_owned());
    assert!(are_words(&[pair("size", "52"), pair("print", "")]));
    assert!(!are_words(&[pair("colours", "x")]) && !are_words(&[pair("size", &"5".repeat(61))]));
    assert!(!are_words(&vec![pair("size", "52"); MOST_WORDS + 1]));
    assert_eq!(names("  Poá  ", ""), Ok(("Poá".into(), String::new())));
    assert!(names("", "dots").is_err() && names(&"a".repeat(61), "").is_err());
}
