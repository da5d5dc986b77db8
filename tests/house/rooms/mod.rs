//! The house keeps its own order: who may know whom, where SQL and addresses live, how long a file may be. Read from the sources.
mod css;
mod neighbours;
pub mod sources;

use sources::{Source, literals, read};

fn none(findings: Vec<String>, rule: &str) {
    assert!(findings.is_empty(), "{rule}\n{}", findings.join("\n"));
}

/// Lines of code for which `is_wrong`, as `path:line: text`.
fn lines(sources: &[Source], is_wrong: impl Fn(&Source, &str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for line in source.code.lines().filter(|line| is_wrong(source, line)) {
            found.push(format!("{}: {}", source.path, line.trim()));
        }
    }
    found
}

/// Files outside of `server/db` that speak SQL, and why.
const SQL_ELSEWHERE: [(&str, &str); 2] = [
    ("src/server/boot.rs", "makes the database in which the rest of the SQL lives"),
    ("src/server/doctor.rs", "asks a database that may have no schema yet"),
];

#[test]
fn sql_is_spoken_in_one_room() {
    let begins = ["select ", "insert into ", "update ", "delete from ", "create ", "alter ", "drop ", "truncate ", "with ", "set local "];
    let is_sql = |text: &str| {
        let text = text.trim_start().to_lowercase();
        begins.iter().any(|word| text.starts_with(word))
            && [" from ", " into ", " set ", " table ", " database ", " role ", " 1"].iter().any(|word| text.contains(word))
    };
    let mut found = Vec::new();
    for source in read("src", &["rs"]).iter().filter(|source| !source.path.starts_with("src/server/db/")) {
        let speaks = literals(&source.code).into_iter().find(|(_, text)| is_sql(text));
        let knows = source.code.contains("sqlx::query") || source.code.contains("query!(");
        if (speaks.is_some() || knows) && !SQL_ELSEWHERE.iter().any(|(path, _)| *path == source.path) {
            found.push(format!("{}: {:?}", source.path, speaks));
        }
    }
    none(found, "SQL belongs into src/server/db");
}

#[test]
fn the_server_has_one_gate() {
    let sources = read("src", &["rs"]);
    let gates = lines(&sources, |_, line| line.contains("feature = \"ssr\""));
    assert_eq!(gates, ["src/lib.rs: #[cfg(feature = \"ssr\")]"]);
}

/// Literals that begin with a slash and are no address of ours.
const NO_ADDRESS: [(&str, &str); 2] = [("src/server/cluster/", "folders and files of the system"), ("src/paths", "the one place")];

#[test]
fn addresses_are_spelled_in_one_file() {
    let mut found = Vec::new();
    for source in read("src", &["rs"]).iter().filter(|source| !NO_ADDRESS.iter().any(|(path, _)| source.path.starts_with(path))) {
        // the attribute of a server function takes nothing but a literal
        let code: Vec<&str> = source.code.lines().map(|line| if line.trim_start().starts_with("#[server(") { "" } else { line }).collect();
        for (_, text) in literals(&code.join("\n")) {
            let after = text.strip_prefix('/').and_then(|rest| rest.chars().next());
            if after.is_some_and(|letter| letter.is_ascii_lowercase() || letter == '{') && !text.contains(' ') {
                found.push(format!("{}: {text}", source.path));
            }
        }
    }
    none(found, "addresses belong into src/paths.rs");
}

#[test]
fn errors_reach_browsers_as_our_own_type_only() {
    let named = |line: &str| {
        line.replace("FromServerFnError", "").replace("ServerFnErrorErr", "").replace("from_server_fn_error", "").contains("ServerFnError")
    };
    none(lines(&read("src", &["rs"]), |_, line| named(line)), "a ServerFnError carries the text of any error into the browser");
}

#[test]
fn every_server_function_says_its_address() {
    let sources = read("src", &["rs"]);
    none(
        lines(&sources, |_, line| line.contains("#[server") && !line.contains("endpoint = \"")),
        "a server function without an endpoint changes its address with its name",
    );
}

#[test]
fn money_is_never_a_float() {
    let of_money = |path: &str| {
        path.starts_with("src/domain/money")
            || path.starts_with("src/i18n/amount")
            || path.starts_with("src/domain/cart")
            || path.starts_with("src/domain/order")
    };
    none(
        lines(&read("src", &["rs"]), |source, line| of_money(&source.path) && (line.contains("f32") || line.contains("f64"))),
        "money is whole minor units",
    );
}

#[test]
fn a_server_function_asks_for_its_caller_first() {
    let mut found = Vec::new();
    for source in read("src", &["rs"]) {
        for function in source.code.split("#[server").skip(1) {
            let mut body = function.split_once("{\n").map_or("", |(_, body)| body.trim_start());
            while let Some((_, after)) = body.strip_prefix("use ").and_then(|imported| imported.split_once(';')) {
                body = after.trim_start();
            }
            if !body.lines().take(2).any(|line| line.contains("caller()")) {
                found.push(format!("{}: {}", source.path, function.lines().nth(1).unwrap_or_default()));
            }
        }
    }
    none(found, "the first lines of a server function ask who calls");
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let mut sources = read("src", &["rs"]);
    sources.extend(read("tests", &["rs"]));
    none(
        sources.iter().filter(|source| !source.text.starts_with("//!")).map(|source| source.path.clone()).collect(),
        "every module opens with //!",
    );
    let mut lengths: Vec<(usize, &str)> = sources.iter().map(|source| (source.text.lines().count(), source.path.as_str())).collect();
    lengths.sort_unstable();
    let (median, worst) = (lengths[lengths.len() / 2], lengths[lengths.len() - 1]);
    println!("{} files, median {} lines, longest {} ({})", lengths.len(), median.0, worst.0, worst.1);
    assert!(worst.0 <= 300, "{} has {} lines", worst.1, worst.0);
    assert!(median.0 <= 90, "the median file has {} lines", median.0);
    none(
        sources.iter().filter(|source| source.path.matches('/').count() > 5).map(|source| source.path.clone()).collect(),
        "folders are at most 4 deep",
    );
}
