//! What is printed and kept of a row: one line, an entry of `benches/results.json` (merged by id), a line of the README's table.
use crate::{Trouble, stats::Ratio};
use serde_json::{Map, Value, json};
use std::{fmt, path::Path, process::Command};

const KEPT_IN: &str = "benches/results.json";

/// Names with their unit (`accepted_per_s`) and values.
#[derive(Debug, Clone, Default)]
pub struct Figures(Vec<(String, f64)>);

impl Figures {
    pub fn with(mut self, name: impl Into<String>, value: f64) -> Self {
        self.0.push((name.into(), value));
        self
    }

    pub fn and(mut self, more: Self) -> Self {
        self.0.extend(more.0);
        self
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    fn json(&self) -> Value {
        self.0.iter().map(|(name, value)| (name.clone(), json!(short(*value)))).collect::<Map<_, _>>().into()
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (name, value)) in self.0.iter().enumerate() {
            write!(f, "{}{name}={}", if place == 0 { "" } else { " " }, short(*value))?;
        }
        Ok(())
    }
}

/// One measured row.
#[derive(Debug, Default)]
pub struct Row {
    pub id: &'static str,
    pub name: &'static str,
    pub ok: bool,
    pub ours: Figures,
    pub floor: Figures,
    /// What others reach at the same work in the same run; empty where none was run.
    pub peer: Figures,
    /// The judged ratio, and what it is of.
    pub ratio: Option<(&'static str, Ratio)>,
    pub goal: &'static str,
    pub runs: usize,
    /// Lines that belong to the row and are not kept.
    pub notes: Vec<String>,
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.id, self.name, self.ours)?;
        for (title, figures) in [("floor", &self.floor), ("peer", &self.peer)] {
            if figures.is_empty() { write!(f, " {title}=not-run")? } else { write!(f, " {title}: {figures}")? }
        }
        if let Some((of, ratio)) = &self.ratio {
            write!(f, " ratio={} ({} to {}, {of})", short(ratio.median), short(ratio.least), short(ratio.most))?;
        }
        write!(f, " goal=[{}] {}", self.goal, if self.ok { "ok" } else { "short" })?;
        self.notes.iter().try_for_each(|note| write!(f, "\n    {note}"))
    }
}

/// Three figures say enough.
fn short(value: f64) -> f64 {
    let places = if value.abs() < 10.0 {
        100.0
    } else if value.abs() < 100.0 {
        10.0
    } else {
        1.0
    };
    if value.is_finite() { (value * places).round() / places } else { -1.0 }
}

/// Put the row into the kept results, in place of an older one of the same id.
pub fn keep(row: &Row) -> Result<(), Trouble> {
    let ratio =
        row.ratio.as_ref().map(|(of, r)| json!({ "of": of, "median": short(r.median), "least": short(r.least), "most": short(r.most) }));
    let peer = if row.peer.is_empty() { json!("not run") } else { row.peer.json() };
    let entry = json!({
        "id": row.id, "ok": row.ok, "ours": row.ours.json(), "floor": row.floor.json(), "peer": peer, "ratio": ratio,
        "goal": row.goal, "runs": row.runs, "commit": commit(),
    });
    let mut all = kept()?;
    all.retain(|old| old.get("id").and_then(Value::as_str) != Some(row.id));
    all.push(entry);
    // B before L before R, each by its number; STORM has none and comes first
    all.sort_by_key(|entry| {
        let id = entry.get("id").and_then(Value::as_str).unwrap_or_default();
        (id.starts_with('R'), id.starts_with('L'), id.trim_start_matches(['B', 'L', 'R']).parse::<u32>().ok())
    });
    std::fs::write(KEPT_IN, serde_json::to_string_pretty(&all)? + "\n")?;
    Ok(())
}

fn kept() -> Result<Vec<Value>, Trouble> {
    if !Path::new(KEPT_IN).exists() {
        return Ok(Vec::new());
    }
    Ok(serde_json::from_str(&std::fs::read_to_string(KEPT_IN)?)?)
}

/// The kept results as a Markdown table.
pub fn table() -> Result<String, Trouble> {
    let mut text = String::from(
        "| row | ours | floor in the same run | peer in the same run | ratio | goal | | commit |\n|---|---|---|---|---|---|---|---|\n",
    );
    for row in kept()? {
        let word = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        let verdict = if row.get("ok").and_then(Value::as_bool) == Some(true) { "ok" } else { "short" };
        let cells = [
            word("id"),
            figures(row.get("ours")),
            figures(row.get("floor")),
            figures(row.get("peer")),
            spread(row.get("ratio")),
            word("goal"),
            verdict.into(),
            word("commit"),
        ];
        text.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    Ok(text)
}

fn figures(value: Option<&Value>) -> String {
    if let Some(word) = value.and_then(Value::as_str) {
        return word.to_owned();
    }
    let named = value.and_then(Value::as_object).into_iter().flatten();
    let number = |value: &Value| value.as_f64().map_or_else(String::new, |number| number.to_string());
    named.map(|(name, value)| format!("{} {}", name.replace('_', " "), number(value))).collect::<Vec<_>>().join(", ")
}

fn spread(value: Option<&Value>) -> String {
    let number = |key: &str| value.and_then(|ratio| ratio.get(key)).and_then(Value::as_f64);
    match (number("median"), number("least"), number("most")) {
        (Some(median), Some(least), Some(most)) => format!("{median} ({least} to {most})"),
        _ => "–".into(),
    }
}

/// The commit that was measured, `-dirty` when the checkout has changes.
fn commit() -> String {
    let told = Command::new("git").args(["describe", "--always", "--dirty", "--exclude", "*"]).output();
    told.ok()
        .filter(|told| told.status.success())
        .map_or_else(|| "unknown".into(), |told| String::from_utf8_lossy(&told.stdout).trim().to_owned())
}
