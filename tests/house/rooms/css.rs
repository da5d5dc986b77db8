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

/// Classes that a sheet names.
fn classes_of(sheet: &str) -> BTreeSet<String> {
    let mut text = sheet.to_owned();
    for (open, close) in [("/*", "*/"), ("@import", ";"), ("url(", ")")] {
        while let Some(from) = text.find(open) {
            let to = text[from..].find(close).map_or(text.len(), |length| from + length + close.len());
            text.replace_range(from..to, " ");
        }
    }
    let names = text.split('.').skip(1).map(|after| after.chars().take_while(|letter| is_of_a_class(*letter)).collect::<String>());
    names.filter(|name| name.starts_with(|letter: char| letter.is_ascii_alphabetic())).collect()
}

/// Classes with the file that defines them.
fn defined() -> Classes {
    let mut classes = Classes::new();
    for source in read("style", &["css"]) {
        for name in classes_of(&source.text) {
            classes.entry(name).or_insert_with(|| source.path.clone());
        }
    }
    classes
}

/// Classes that elements wear, with the file of one of them: `class="a b"`, `class:a=…`, literals in `class=…` and `let class = …`.
fn worn() -> Classes {
    worn_in("src/")
}

/// The same in files whose path begins so.
fn worn_in(folder: &str) -> Classes {
    let mut classes = Classes::new();
    for source in read("src", &["rs"]).iter().filter(|source| source.path.starts_with(folder) && !source.path.starts_with("src/server/")) {
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
    let cut = ["layer(surface)", "layer(tokens)", "layer(ui)"];
    let plain = lines.filter(|line| cut.iter().any(|layer| line.contains(layer))).map(str::to_owned).collect();
    none(plain, "imports without a second word: every, a house, or a part of app::Dress");
}

/// Words of the layers that each file of styles is imported into.
fn layers() -> BTreeMap<String, Vec<String>> {
    let sheets = read("style", &["css"]);
    let lines = sheets.iter().filter(|source| source.path == "style/main.css").flat_map(|source| source.text.lines());
    let imports = lines.filter_map(|line| {
        let (file, layer) = line.strip_prefix("@import \"./")?.split_once('"')?;
        let words = layer.split(['(', ')', '.', '-', ' ', ';']).map(str::to_owned).collect();
        Some((format!("style/{file}"), words))
    });
    imports.collect()
}

/// Pages that say what they wear, and what stands on every page: their classes must be in the pieces that they get.
#[test]
fn a_page_gets_what_it_wears() {
    const PARTS: [&str; 8] = ["home", "shop", "product", "quiz", "bag", "trade", "door", "room"];
    let layers = layers();
    let defined = {
        let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for source in read("style", &["css"]) {
            for class in classes_of(&source.text) {
                all.entry(class).or_default().insert(source.path.clone());
            }
        }
        all
    };
    let mut missing = Vec::new();
    for (folder, dress) in [
        ("src/storefront/product/", "product"),
        ("src/storefront/shop/", "shop"),
        ("src/storefront/editorial/", "home"),
        ("src/storefront/islands/", "home"),
        ("src/storefront/cart/", "bag"),
        ("src/storefront/layout.rs", "every"),
        ("src/storefront/grid.rs", "every"),
        ("src/ui/badge.rs", "every"),
        ("src/ui/notice.rs", "every"),
        ("src/ui/picture.rs", "every"),
        ("src/ui/price.rs", "every"),
    ] {
        for (class, path) in worn_in(folder) {
            // the bag is closed until its own styles are there
            let gets = |file: &String| {
                layers
                    .get(file)
                    .is_some_and(|words| words.iter().any(|word| word == dress) || !words.iter().any(|word| PARTS.contains(&word.as_str())))
            };
            let is_of_work = |file: &String| file.starts_with("style/admin/") || file.starts_with("style/courier/");
            let files: Vec<_> = defined.get(&class).into_iter().flatten().filter(|file| !is_of_work(file)).collect();
            if class != "drawer" && !files.is_empty() && !files.into_iter().any(gets) {
                missing.push(format!("{path}: {class} is not among what {dress} wears"));
            }
        }
    }
    none(missing, "classes without a style on their page");
}

#[test]
fn an_expression_ends_where_its_element_goes_on() {
    assert_eq!(expression("\"a b\" id=\"c\">"), "\"a b\"");
    assert_eq!(expression("{if x { \"a\" } else { \"b\" }} id=\"c\""), "{if x { \"a\" } else { \"b\" }}");
    assert_eq!(expression("if x { \"a\" } else { \"b\" };"), "if x { \"a\" } else { \"b\" }");
    assert_eq!(expression("class name=\"no\">"), "class");
    assert_eq!(without_comparisons("if kind == \"size\" { \"a\" } else { \"b\" }"), "if kind  { \"a\" } else { \"b\" }");
}
