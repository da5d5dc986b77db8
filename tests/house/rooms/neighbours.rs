//! Who may know whom: the rooms of ARCHITECTURE, and which of their neighbours each may name.
use super::{
    none,
    sources::{Source, read},
};

/// Room, and the rooms that it may name. The longest path that fits counts. The server is known to surfaces inside server functions.
const ROOMS: &[(&str, &[&str])] = &[
    ("src/domain", &[]),
    ("src/error", &[]),
    ("src/paths", &["domain"]),
    ("src/i18n", &["domain"]),
    // a price is written and a picture addressed in one way only: the words of the visual language know how
    ("src/ui", &["domain", "i18n", "paths"]),
    // a page says what stands in its head (`app::Head`)
    ("src/storefront", &["ui", "domain", "i18n", "paths", "error", "app"]),
    ("src/admin", &["ui", "domain", "i18n", "paths", "error"]),
    ("src/courier", &["ui", "domain", "i18n", "paths", "error"]),
    // the one document knows all three surfaces, and asks for pictures in the words in which pages will
    ("src/app", &["admin", "courier", "domain", "paths", "ui"]),
    ("src/server", &["domain", "error", "paths"]),
    // amounts and dates are written on both sides in the same way
    ("src/server/db", &["domain", "error", "i18n"]),
    // a letter is a page that travels
    ("src/server/letters", &["domain", "error", "i18n"]),
    ("src/server/accounts", &["domain", "error", "i18n", "paths"]),
    ("src/server/page", &["app", "storefront", "domain", "error", "paths"]),
    ("src/server/styles", &["app", "domain", "paths"]),
    ("src/server/pages", &["app", "storefront", "domain", "error", "i18n", "paths"]),
    ("src/server/sandbox", &["storefront", "domain", "error", "paths"]),
    ("src/lib", &["admin", "app", "courier", "domain", "error", "i18n", "paths", "server", "storefront", "ui"]),
    ("src/main", &[]),
];

/// Surfaces that call the server from server functions: there, and nowhere else, they may name it.
const CALLERS: [&str; 3] = ["src/storefront", "src/admin", "src/courier"];

fn is_in(source: &Source, room: &str) -> bool {
    source.path.strip_prefix(room).is_some_and(|rest| rest.starts_with('/') || rest == ".rs")
}

fn room_of(source: &Source) -> (&'static str, &'static [&'static str]) {
    let fitting = ROOMS.iter().filter(|(room, _)| is_in(source, room)).max_by_key(|(room, _)| room.len());
    let (room, known) = fitting.unwrap_or_else(|| panic!("{} is in a room that nobody declared", source.path));
    (room, known)
}

/// The rooms that a piece of code names: after `crate::`, in groups too.
fn named(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for after in code.split("crate::").skip(1) {
        if let Some(group) = after.strip_prefix('{') {
            let mut depth = 1;
            let mut word = String::new();
            for letter in group.chars() {
                match letter {
                    '{' => depth += 1,
                    '}' => depth -= 1,
                    _ if depth == 1 => word.push(letter),
                    _ => {}
                }
                if depth == 0 {
                    break;
                }
            }
            rooms.extend(word.split(',').map(|entry| first_word(entry.trim())));
        } else {
            rooms.push(first_word(after));
        }
    }
    rooms.retain(|room| !room.is_empty());
    rooms
}

fn first_word(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_ascii_alphanumeric() || *letter == '_').collect()
}

/// The code of a file without the bodies of its server functions.
fn outside_of_server_functions(code: &str) -> String {
    let mut parts = code.split("#[server");
    let mut outside = parts.next().unwrap_or_default().to_owned();
    for function in parts {
        // rustfmt closes an outer function with a brace of its own line
        outside.push_str(function.split_once("\n}").map_or("", |(_, rest)| rest));
    }
    outside
}

#[test]
fn rooms_know_their_neighbours_only() {
    let mut found = Vec::new();
    for source in read("src", &["rs"]) {
        let (room, known) = room_of(&source);
        let calls = CALLERS.contains(&room);
        let code = if calls { outside_of_server_functions(&source.code) } else { source.code.clone() };
        let itself = room.split('/').nth(1).unwrap_or_default();
        for other in named(&code) {
            if other != itself && !known.contains(&other.as_str()) {
                found.push(format!("{} names {other}", source.path));
            }
        }
    }
    none(found, "a room names one that it should not know");
}

#[test]
fn nobody_climbs_out_of_a_room_by_the_stairs() {
    let mut found = Vec::new();
    for source in read("src", &["rs"]) {
        let folders = source.path.trim_start_matches("src/").trim_end_matches("/mod.rs").trim_end_matches(".rs");
        let to_the_street = "super::".repeat(folders.split('/').count());
        if source.code.contains(&to_the_street) {
            found.push(source.path);
        }
    }
    none(found, "super:: leads out of the room; say crate::");
}

#[test]
fn groups_and_single_names_are_seen() {
    assert_eq!(
        named("use crate::{domain::{id::X, money}, error::AppError, paths}; crate::server::rpc"),
        ["domain", "error", "paths", "server"]
    );
}

#[test]
fn the_server_may_be_named_inside_server_functions_only() {
    let code = "use crate::paths;\n#[server(endpoint = \"a\")]\npub async fn a() {\n    crate::server::rpc::caller()\n}\n\nfn b() {\n    crate::server::db()\n}\n";
    assert_eq!(named(&outside_of_server_functions(code)), ["paths", "server"]);
}
