//! Mending a word that nobody sells: the nearest words of the shop's own vocabulary. Words come folded (no accents, lower case).

/// Little words that say nothing about goods.
const IDLE: [&str; 34] = [
    "a", "as", "com", "da", "das", "de", "do", "dos", "e", "em", "na", "no", "nas", "nos", "o", "os", "ou", "para", "pra", "por", "um",
    "uma", "and", "for", "in", "my", "of", "or", "the", "to", "with", "that", "tem", "an",
];
/// More words than anybody types on purpose.
const MOST: usize = 8;

/// The words that are looked for: without idle ones, unless there is nothing else.
pub fn telling(words: &[String]) -> Vec<String> {
    let mut kept: Vec<String> = words.iter().filter(|word| !IDLE.contains(&word.as_str())).cloned().collect();
    if kept.is_empty() {
        kept = words.to_vec();
    }
    kept.truncate(MOST);
    kept
}

/// How many slips of the finger a word of this length may hold.
fn slips(length: usize) -> usize {
    match length {
        0..=2 => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    }
}

/// Up to `most` known words that `typed` may have meant, with the number of slips between them, fewest first; of equally near ones,
/// those that begin with the same letter.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>, most: usize) -> Vec<(usize, &'a str)> {
    let letters: Vec<char> = typed.chars().collect();
    let allowed = slips(letters.len());
    let mut found: Vec<(usize, bool, &str)> = known
        .into_iter()
        .filter_map(|word| {
            let slips = distance(&letters, &word.chars().collect::<Vec<_>>(), allowed)?;
            Some((slips, word.chars().next() != letters.first().copied(), word))
        })
        .filter(|(slips, strange, _)| *slips > 0 && (!*strange || letters.len() > 4))
        .collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().take(most).map(|(slips, _, word)| (slips, word)).collect()
}

/// Letters put in, left out, changed, or swapped with their neighbour (optimal string alignment); `None` beyond `most`.
fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > most {
        return None;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut best = (row[j] + usize::from(x != y)).min(row[j + 1] + 1).min(next[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            next.push(best);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().filter(|slips| *slips <= most)
}

#[cfg(test)]
mod tests;
