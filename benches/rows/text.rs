//! Whether two pages say the same. What counts is the title and everything that stands in the body as text, spoken words included;
//! how it is marked up, and where the blanks are, does not.

/// Elements whose inside nobody reads.
const SILENT: [&str; 4] = ["script", "style", "template", "noscript"];
/// How much is quoted of a difference.
const CONTEXT: usize = 60;

/// The words of a page without any blank.
pub fn of(page: &str) -> String {
    let title = page.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).map_or("", |(title, _)| title);
    let body = page.split_once("<body").map_or(page, |(_, body)| body);
    let body = body.split_once('>').map_or("", |(_, body)| body);
    let mut words = String::with_capacity(body.len() / 4);
    let mut rest = body;
    while let Some((text, tag)) = rest.split_once('<') {
        words.push_str(text);
        rest = if let Some(comment) = tag.strip_prefix("!--") {
            comment.split_once("-->").map_or("", |(_, rest)| rest)
        } else {
            let silent = SILENT.into_iter().find(|name| tag.strip_prefix(name).is_some_and(|rest| rest.starts_with(['>', ' '])));
            let after = after_tag(tag);
            silent.map_or(after, |name| after.split_once(&format!("</{name}>")).map_or("", |(_, rest)| rest))
        };
    }
    words.push_str(rest);
    unescaped(&format!("{title}|{words}"))
}

/// What follows a tag; a `>` inside a quoted attribute does not end it.
fn after_tag(tag: &str) -> &str {
    let mut quote = None;
    for (at, letter) in tag.char_indices() {
        match (quote, letter) {
            (None, '"' | '\'') => quote = Some(letter),
            (Some(open), _) if open == letter => quote = None,
            (None, '>') => return &tag[at + 1..],
            _ => {}
        }
    }
    ""
}

fn unescaped(text: &str) -> String {
    const NAMED: [(&str, &str); 8] =
        [("&nbsp;", " "), ("&#xa0;", " "), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    let plain = NAMED.into_iter().fold(text.to_owned(), |text, (code, letter)| text.replace(code, letter));
    plain.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// The first place where two pages differ, quoted from both; `None` when they say the same.
pub fn difference(ours: &str, theirs: &str) -> Option<String> {
    let (ours, theirs): (Vec<char>, Vec<char>) = (of(ours).chars().collect(), of(theirs).chars().collect());
    let at = ours
        .iter()
        .zip(&theirs)
        .position(|(a, b)| a != b)
        .or_else(|| (ours.len() != theirs.len()).then(|| ours.len().min(theirs.len())))?;
    let quote = |text: &[char]| text.iter().skip(at.saturating_sub(CONTEXT / 2)).take(CONTEXT).collect::<String>();
    Some(format!("ours says “{}”, theirs “{}”", quote(&ours), quote(&theirs)))
}
