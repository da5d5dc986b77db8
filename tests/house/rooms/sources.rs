//! The program's own sources as text, without comments and without their unit tests.
use std::{
    fs,
    path::{Path, PathBuf},
};

pub struct Source {
    /// Below the crate's folder, with slashes: `src/server/db/tx.rs`.
    pub path: String,
    /// As it is written.
    pub text: String,
    /// Without comments and `#[cfg(test)] mod tests { … }`.
    pub code: String,
}

/// All files with one of these endings below `folder`, sorted.
pub fn read(folder: &str, endings: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    walk(&root.join(folder), &mut paths);
    paths.sort();
    let wanted = |path: &PathBuf| path.extension().and_then(|e| e.to_str()).is_some_and(|e| endings.contains(&e));
    let sources: Vec<Source> = paths.into_iter().filter(wanted).map(|path| source(root, &path)).collect();
    assert!(!sources.is_empty(), "{folder} is empty");
    sources
}

fn source(root: &Path, path: &Path) -> Source {
    let text = fs::read_to_string(path).expect("a readable source");
    let relative = path.strip_prefix(root).expect("below the crate").to_string_lossy().replace('\\', "/");
    let is_test = relative.contains("/tests/") || relative.ends_with("/tests.rs");
    let written = if is_test { "" } else { text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default() };
    let code = written.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    Source { path: relative, code, text }
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder").flatten() {
        let path = entry.path();
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
}

/// The string literals of a piece of Rust, raw ones included, with the line (from 1) on which they begin.
pub fn literals(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut rest = code;
    let mut line = 1;
    while let Some(at) = rest.find(['"', '\'']) {
        let (before, here) = rest.split_at(at);
        line += before.matches('\n').count();
        if let Some(after) = here.strip_prefix('\'') {
            // a character such as '"', or a lifetime
            rest = after.strip_prefix("\"'").or_else(|| after.strip_prefix("\\\"'")).unwrap_or(after);
            continue;
        }
        let fences = before.len() - before.trim_end_matches('#').len();
        let raw = before.trim_end_matches('#').ends_with('r');
        let length = if raw { here[1..].find(&format!("\"{}", "#".repeat(fences))) } else { end_of_plain(&here[1..]) };
        let Some(length) = length else { break };
        let content = &here[1..=length];
        found.push((line, content.to_owned()));
        line += content.matches('\n').count();
        rest = &here[length + 2..];
    }
    found
}

fn end_of_plain(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, c)| {
        let ends = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        ends.then_some(at)
    })
}

#[test]
fn literals_are_found_in_all_their_forms() {
    let code = "let a = \"one\";\nlet b = r#\"two \"x\" \"#; let c = '\"'; let d: &'static str = \"th\\\"ree\";";
    let expected = [(1, "one"), (2, "two \"x\" "), (2, "th\\\"ree")].map(|(line, text)| (line, text.to_owned()));
    assert_eq!(literals(code), expected);
}
