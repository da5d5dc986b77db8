//! A chart as a table: what stands at the head of a row leads to its list, where a list can show it.
use crate::admin::prelude::*;

/// A row: what it is of, where that leads, and its numbers as they are written.
pub struct Line {
    pub word: String,
    pub href: Option<String>,
    pub cells: Vec<String>,
}

/// Behind `word`, for who wants to read; `name` says what it is a table of, to whoever does not see the chart above it.
pub fn folded(word: &'static str, name: String, heads: &[impl ToString], lines: Vec<Line>) -> Drawn {
    view! { <details class="card__more"><summary>{word}</summary>{open(name, heads, lines)}</details> }
}

pub fn open(name: String, heads: &[impl ToString], lines: Vec<Line>) -> Drawn {
    let heads = heads.iter().map(|word| view! { <th scope="col">{word.to_string()}</th> }).collect_view();
    let row = |line: Line| {
        let word = match line.href {
            Some(href) => view! { <a class="past__way" href=href>{line.word}</a> },
            None => line.word.drawn(),
        };
        let cells = line.cells.into_iter().map(|cell| view! { <td>{cell}</td> }).collect_view();
        view! { <tr><th scope="row">{word}</th>{cells}</tr> }
    };
    let rows = lines.into_iter().map(row).collect_view();
    // wider than a telephone: it is scrolled by itself, with the keyboard too
    view! {
        <div class="past__table" role="group" tabindex="0" aria-label=name>
            <table class="month"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>
        </div>
    }
}
