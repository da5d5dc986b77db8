//! Styles and pages are one: every class that a page wears exists, and every class that exists is worn.
use super::{
    none,
    sources::{literals, read},
};
use std::collections::{BTreeMap, BTreeSet};

type Classes = BTreeMap<String, String>;

fn is_of_a_class(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

/// Classes with the file that defines them.
fn defined() -> Classes {
    let mut classes = Classes::new();
    for source in read("style", &["css"]) {
        let mut text = source.text.clone();
        for (open, close) in [("/*", "*/"), ("@import", ";"), ("url(", ")")] {
            while let Some(from) = text.find(open) {
                let to = text[from..].find(close).map_or(text.len(), |length| from + length + close.len());
                text.replace_range(from..to, " ");
            }
        }
        for after in text.split('.').skip(1) {
            let name: String = after.chars().take_while(|letter| is_of_a_class(*letter)).collect();
            if name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
                classes.entry(name).or_insert_with(|| source.path.clone());
            }
        }
    }
    classes
}

/// Classes that elements wear, with the file of one of them: `class="a b"`, `class:a=…`, literals in `class=…` and `let class = …`.
fn worn() -> Classes {
    let mut classes = Classes::new();
    for source in read("src", &["rs"]).iter().filter(|source| !source.path.starts_with("src/server/")) {
        let mut wear = |words: &str| {
            for word in words.split_whitespace().filter(|word| word.chars().all(is_of_a_class)) {
                classes.entry(word.to_owned()).or_insert_with(|| source.path.clone());
            }
        };
        for after in source.code.split("class:").skip(1) {
            wear(&after.chars().take_while(|letter| is_of_a_class(*letter)).collect::<String>());
        }
        for after in source.code.split("class=").skip(1).chain(source.code.split("let class =").skip(1)) {
            for (_, words) in literals(&without_comparisons(expression(after))) {
                wear(&words);
            }
        }
    }
    classes
}

/// What is only compared with is not worn: `kind == "size"`.
fn without_comparisons(expression: &str) -> String {
    let mut parts = expression.split("== \"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |text, part| text + part.split_once('"').map_or("", |(_, rest)| rest))
}

/// What follows `class=`: a name, a literal, a block, or a statement up to its end.
fn expression(after: &str) -> &str {
    if after.starts_with(|letter: char| letter.is_ascii_lowercase()) && !after.starts_with("if ") {
        return after.split([' ', '>', '/']).next().unwrap_or_default();
    }
    let mut depth = 0_i32;
    let mut quoted = false;
    for (at, letter) in after.char_indices() {
        match letter {
            '"' => quoted = !quoted,
            _ if quoted => continue,
            '{' | '(' => depth += 1,
            '}' | ')' => depth -= 1,
            _ => {}
        }
        let ends = !quoted && depth == 0 && (letter == '"' || letter == '}' || letter == ')' || letter == '>');
        if depth < 0 || (ends && !after[at + letter.len_utf8()..].trim_start().starts_with("else")) || letter == ';' {
            return &after[..at + letter.len_utf8()];
        }
    }
    after
}

#[test]
fn every_class_that_is_worn_exists() {
    let defined = defined();
    let missing =
        worn().into_iter().filter(|(class, _)| !defined.contains_key(class)).map(|(class, path)| format!("{path}: {class}")).collect();
    none(missing, "classes without a style");
}

#[test]
fn every_class_that_exists_is_worn() {
    let mut words: BTreeSet<String> = worn().into_keys().collect();
    // a class may be chosen far from the element: any literal counts
    for source in read("src", &["rs"]) {
        words.extend(
            literals(&source.code).into_iter().flat_map(|(_, text)| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>()),
        );
    }
    let unworn =
        defined().into_iter().filter(|(class, _)| !words.contains(class)).map(|(class, path)| format!("{path}: .{class}")).collect();
    none(unworn, "styles that nobody wears");
}

/// In a layer that is cut for pages, a rule without a part of its own would win over every part.
#[test]
fn every_layer_that_is_cut_says_who_wears_it() {
    let sheets = read("style", &["css"]);
    let lines = sheets.iter().filter(|source| source.path == "style/main.css").flat_map(|source| source.text.lines());
    let plain = lines.filter(|line| line.contains("layer(surface)") || line.contains("layer(tokens)")).map(str::to_owned).collect();
    none(plain, "imports without a second word: every, a house, or a part of app::Dress");
}

#[test]
fn an_expression_ends_where_its_element_goes_on() {
    assert_eq!(expression("\"a b\" id=\"c\">"), "\"a b\"");
    assert_eq!(expression("{if x { \"a\" } else { \"b\" }} id=\"c\""), "{if x { \"a\" } else { \"b\" }}");
    assert_eq!(expression("if x { \"a\" } else { \"b\" };"), "if x { \"a\" } else { \"b\" }");
    assert_eq!(expression("class name=\"no\">"), "class");
    assert_eq!(without_comparisons("if kind == \"size\" { \"a\" } else { \"b\" }"), "if kind  { \"a\" } else { \"b\" }");
}
