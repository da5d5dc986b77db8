//! What `audit` must hold, by example and by law; not where it is used.

use super::*;

#[test]
fn a_wish_is_of_names_and_few_words() {
    assert!(AuditWish::default().is_sound());
    assert!(AuditWish { kind: "order.needs_decision".into(), ..AuditWish::default() }.is_sound());
    assert!(!AuditWish { kind: "x' or 1".into(), ..AuditWish::default() }.is_sound());
    assert!(!AuditWish { words: "x".repeat(81), ..AuditWish::default() }.is_sound());
}
