//! What `text` must hold, by example and by law; not where it is used.

use super::*;
use proptest::prelude::*;

#[test]
fn an_address_is_told_from_nonsense() {
    assert_eq!(email(" Ana@Amora.TEST "), Ok("ana@amora.test".into()));
    for bad in ["ana", "@b.c", "a@b", "a@b..c", "a b@c.de", "a@b@c.de", "a@.de", "<a>@b.de"] {
        assert_eq!(email(bad), Err(TextError::NotAnEmail), "{bad}");
    }
}

#[test]
fn phones_become_one_form() {
    assert_eq!(phone("(11) 98765-4321", "55"), Ok("+5511987654321".into()));
    assert_eq!(phone("+1 415 555 0100", "55"), Ok("+14155550100".into()));
    assert_eq!(phone("", "55"), Ok(String::new()));
    assert_eq!(phone("call me", "55"), Err(TextError::NotAPhone));
}

proptest! {
    #[test]
    fn nothing_typed_can_break_the_parsers(text in ".{0,400}") {
        if let Ok(kept) = line(&text, 80) {
            prop_assert!(kept.chars().count() <= 80 && !kept.is_empty());
            prop_assert_eq!(line(&kept, 80), Ok(kept.clone()));
        }
        if let Ok(kept) = email(&text) { prop_assert_eq!(email(&kept), Ok(kept.clone())); }
        if let Ok(kept) = phone(&text, "55") { prop_assert_eq!(phone(&kept, "1"), Ok(kept.clone())); }
    }
}
