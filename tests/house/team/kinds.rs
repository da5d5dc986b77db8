//! A sentence for each kind of event that the migrations or the program can write, and none for what never happens.
use crate::{
    rooms::sources::{literals, read},
    support::House,
};
use std::collections::BTreeSet;
use vitrine::{
    domain::store::Locale,
    i18n::audit::{KINDS, SUBJECTS, sentence},
};

fn is_name(part: &str) -> bool {
    !part.is_empty() && part.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_')
}

/// Kinds that the migrations can write: literals, and `'x.' || new.status` for each state of the machine.
async fn written(house: &House) -> BTreeSet<String> {
    let states = "select machine, from_state from law.transitions union select machine, to_state from law.transitions";
    let states: Vec<(String, String)> = sqlx::query_as(states).fetch_all(&mut house.admin().await).await.expect("the law");
    let mut kinds = BTreeSet::new();
    for source in read("migrations", &["sql"]) {
        let code = source.text.lines().map(|line| line.split("--").next().unwrap_or_default()).collect::<Vec<_>>().join("\n");
        for word in code.split('\'') {
            let Some((of, what)) = word.split_once('.') else { continue };
            if is_name(of) && is_name(what) && !["app", "auth", "ext", "gmail", "googlemail", "job", "law"].contains(&of) {
                kinds.insert(word.to_owned());
            } else if what.is_empty() {
                kinds.extend(states.iter().filter(|(machine, _)| machine == of).map(|(_, state)| format!("{of}.{state}")));
            }
        }
    }
    kinds
}

#[tokio::test]
async fn every_kind_of_event_has_a_sentence_in_both_languages() {
    let house = House::new().await;
    let mut kinds = written(&house).await;
    for kind in ["person.hat_given", "order.needs_decision", "cost.changed", "page.retired", "wait.waiting"] {
        assert!(kinds.contains(kind), "{kind} is looked for in the wrong way: {kinds:?}");
    }
    // and those that the program itself tells (the seeder, of the past)
    for source in read("src/server", &["rs"]).iter().filter(|source| source.code.contains("EventRow")) {
        let words = literals(&source.code).into_iter().map(|(_, word)| word);
        kinds.extend(words.filter(|word| word.split_once('.').is_some_and(|(of, what)| SUBJECTS.contains(&of) && is_name(what))));
    }
    for kind in &kinds {
        for locale in [Locale::En, Locale::PtBr] {
            assert!(sentence(kind, locale).is_some_and(|words| words.len() > 5), "no sentence for {kind} in {locale:?}");
        }
    }
    let unwritten: Vec<_> = KINDS.iter().map(|(kind, ..)| *kind).filter(|kind| !kinds.contains(*kind)).collect();
    assert_eq!(unwritten, Vec::<&str>::new(), "sentences for what never happens");
}
