//! Plain text with the least of emphasis: `*these words*` lean, an empty line begins a paragraph. There is no other markup, and what
//! looks like some is shown as it was typed.

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub leans: bool,
}

/// A text as its pieces. A star that has no partner stays a star.
pub fn runs(text: &str) -> Vec<Run> {
    let mut found = Vec::new();
    let mut rest = text;
    let mut push = |text: &str, leans: bool| {
        if !text.is_empty() {
            found.push(Run { text: text.to_owned(), leans });
        }
    };
    while let Some((before, after)) = rest.split_once('*') {
        let inner = after.split_once('*').filter(|(inner, _)| !inner.is_empty() && inner.trim() == *inner && !inner.contains("\n\n"));
        if let Some((inner, after)) = inner {
            push(before, false);
            push(inner, true);
            rest = after;
        } else {
            push(before, false);
            push("*", false);
            rest = after;
        }
    }
    push(rest, false);
    found
}

/// Paragraphs, without those that are empty.
pub fn paragraphs(text: &str) -> Vec<Vec<Run>> {
    let text = text.replace("\r\n", "\n");
    text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).map(runs).collect()
}

/// The words alone, for titles of documents and for machines.
pub fn plain(text: &str) -> String {
    runs(text).into_iter().map(|run| run.text).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn stars_lean_in_pairs_only() {
        let seen: Vec<(String, bool)> = runs("so *very* soft, 3*4 and *").into_iter().map(|run| (run.text, run.leans)).collect();
        let expected = [("so ", false), ("very", true), (" soft, 3", false), ("*", false), ("4 and ", false), ("*", false)];
        assert_eq!(seen, expected.map(|(text, leans)| (text.to_owned(), leans)));
        assert_eq!(plain("so *very*\n soft"), "so very soft");
        assert_eq!(paragraphs("one\n\n\n two \n\n").len(), 2);
    }

    proptest! {
        #[test]
        fn no_word_is_lost_and_nothing_breaks(text in "[a-z *\n<>&]{0,120}") {
            let all: String = runs(&text).into_iter().map(|run| run.text).collect();
            prop_assert_eq!(all.replace('*', ""), text.replace('*', ""));
            prop_assert!(runs(&text).iter().all(|run| !run.text.is_empty()));
        }
    }
}
