//! Numbers of a hundred in rows and columns, each the stronger the higher it is. Drawn by us; the table behind it says the same.
use crate::admin::prelude::*;

/// Width of the drawing; what rows are called stands on its left, what columns are called above.
const WIDE: usize = 480;
const LEFT: usize = 112;
const HIGH: usize = 24;
const ABOVE: usize = 22;
const ABOVE_SLANTED: usize = 72;
/// Letters of a row's name that fit.
const LETTERS: usize = 17;

pub struct Row {
    pub label: String,
    /// Of a hundred; nothing where there can be nothing.
    pub cells: Vec<Option<u32>>,
}

/// How strong the strongest cell is, in hundredths: what stands in it has to be read in either mode.
const STRONGEST: u32 = 55;

fn strength(value: u32, highest: u32) -> String {
    format!("0.{:02}", value.min(highest) * STRONGEST / highest.max(1))
}

/// As much of a name as there is room for.
fn short(label: &str) -> String {
    if label.chars().count() <= LETTERS { label.to_owned() } else { label.chars().take(LETTERS - 1).chain(['…']).collect() }
}

/// `slanted`: the words above the columns are long.
pub fn draw(name: String, heads: &[String], rows: &[Row], slanted: bool) -> Drawn {
    let above = if slanted { ABOVE_SLANTED } else { ABOVE };
    let each = (WIDE - LEFT) / heads.len().max(1);
    let highest = rows.iter().flat_map(|row| row.cells.iter().flatten()).copied().max().unwrap_or(0);
    let middle = |column: usize| LEFT + each * column + each / 2;
    let head = |(column, word): (usize, &String)| {
        let (x, y) = (middle(column), above - 8);
        let (turned, anchor) = if slanted { (Some(format!("rotate(-40 {x} {y})")), "start") } else { (None, "middle") };
        view! { <text class="chart__day" x=x.to_string() y=y.to_string() text-anchor=anchor transform=turned>{word.clone()}</text> }
    };
    let cell = |line: usize, column: usize, value: u32| {
        let (x, y) = ((LEFT + each * column + 1).to_string(), above + HIGH * line);
        let (wide, high, strong) = ((each - 2).to_string(), (HIGH - 2).to_string(), strength(value, highest));
        view! {
            <rect class="grid__cell" x=x y=(y + 1).to_string() width=wide height=high fill-opacity=strong></rect>
            <text class="grid__number" x=middle(column).to_string() y=(y + 16).to_string() text-anchor="middle">{value.to_string()}</text>
        }
    };
    let row = |(line, row): (usize, &Row)| {
        let cells = row.cells.iter().enumerate().filter_map(|(column, value)| value.map(|value| cell(line, column, value))).collect_view();
        let y = above + HIGH * line + 16;
        view! { <text class="chart__day" x="0" y=y.to_string()>{short(&row.label)}</text>{cells} }
    };
    let (heads, lines) = (heads.iter().enumerate().map(head).collect_view(), rows.iter().enumerate().map(row).collect_view());
    let high = above + HIGH * rows.len();
    view! {
        <figure class="chart chart--grid">
            <svg class="chart__field" viewBox=format!("0 0 {WIDE} {high}") role="img" aria-label=name>{heads}{lines}</svg>
        </figure>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_is_the_strongest_and_nothing_is_not_there() {
        assert_eq!([strength(40, 40), strength(20, 40), strength(0, 40), strength(0, 0)], ["0.55", "0.27", "0.00", "0.00"]);
        assert_eq!((short("54"), short("A very long name of a brand").chars().count()), ("54".into(), LETTERS));
    }
}
