//! The declared matrix and the found one, in the form of matrix.toml: table, verb, word, and the roles of which it is true.
use super::probe::ROLES;
use std::{collections::BTreeMap, fmt::Write};
use toml::{Table, Value};

/// (table, verb, role) → word.
pub type Sheet = BTreeMap<(String, String, String), String>;

/// What a table has lines for: its verbs; in powers.toml also its columns, and a function has whether it may be called.
const ROWS: [&str; 6] = ["columns", "call", "select", "insert", "update", "delete"];

/// Read a sheet. Naming a role twice for the same verb is an error; leaving one out is found by comparing.
pub fn read(text: &str) -> Sheet {
    let mut sheet = Sheet::new();
    let file: Table = toml::from_str(text).expect("a sheet is TOML");
    for (table, verbs) in inner(&file) {
        for (verb, words) in inner(verbs) {
            for (word, roles) in words {
                for role in roles.as_str().expect("roles, with spaces between").split_whitespace() {
                    let before = sheet.insert((table.clone(), verb.clone(), role.to_owned()), word.clone());
                    assert_eq!(before, None, "{table} {verb} {role} is declared twice");
                }
            }
        }
    }
    sheet
}

fn inner(table: &Table) -> impl Iterator<Item = (&String, &Table)> {
    table.iter().map(|(name, value)| match value {
        Value::Table(inner) => (name, inner),
        other => panic!("{name} should be a table, not {other}"),
    })
}

/// Write a sheet as it is checked in.
pub fn write(sheet: &Sheet) -> String {
    let mut text = String::new();
    let mut last = "";
    for (table, _, _) in sheet.keys() {
        if table != last {
            // functions stand close together
            let gap = if table.contains('(') { "" } else { "\n" };
            let _ = writeln!(text, "{gap}[\"{table}\"]");
            for row in ROWS {
                line(&mut text, sheet, table, row);
            }
            last = table;
        }
    }
    text
}

fn line(text: &mut String, sheet: &Sheet, table: &str, verb: &str) {
    let mut words: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for role in ROLES.into_iter().chain(["all"]) {
        if let Some(word) = sheet.get(&(table.to_owned(), verb.to_owned(), role.to_owned())) {
            words.entry(word).or_default().push(role);
        }
    }
    let pairs: Vec<String> = words.iter().map(|(word, roles)| format!("\"{word}\" = \"{}\"", roles.join(" "))).collect();
    if pairs.is_empty() {
        return;
    }
    let _ = writeln!(text, "{verb} = {{ {} }}", pairs.join(", "));
}

/// Every cell in which two sheets differ, as sentences.
pub fn differences(declared: &Sheet, found: &Sheet) -> Vec<String> {
    let keys: std::collections::BTreeSet<_> = declared.keys().chain(found.keys()).collect();
    let word = |sheet: &Sheet, key| sheet.get(key).cloned().unwrap_or_else(|| "(not there)".into());
    keys.into_iter()
        .filter(|key| declared.get(key) != found.get(key))
        .map(|key| format!("{} {} {}: declared {}, found {}", key.0, key.1, key.2, word(declared, key), word(found, key)))
        .collect()
}
