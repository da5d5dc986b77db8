//! What a browser would make of a page: elements with their attributes, read as the HTML standard reads them, as far as an attacker
//! could bend it: tags, quoted and bare values, comments, and elements whose content is text until their own end.

/// An element as it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Element {
    /// Name and the names of the attributes: what is the same on every page of a kind.
    pub fn shape(&self) -> String {
        let mut names: Vec<&str> = self.attributes.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        format!("{} {}", self.name, names.join(" "))
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Elements whose content is no markup.
const RAW: [&str; 7] = ["script", "style", "textarea", "title", "xmp", "iframe", "noscript"];

pub fn elements(page: &str) -> Vec<Element> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
        } else if rest.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
            let (element, after) = element(rest);
            rest = after;
            if RAW.contains(&element.name.as_str()) {
                let end = format!("</{}", element.name);
                rest = rest.to_ascii_lowercase().find(&end).map_or("", |at| &rest[at..]);
            }
            found.push(element);
        } else if rest.starts_with(['/', '!', '?']) {
            rest = rest.find('>').map_or("", |end| &rest[end + 1..]);
        }
    }
    found
}

/// An element from its name on, and what follows it.
fn element(text: &str) -> (Element, &str) {
    let end = text.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>').unwrap_or(text.len());
    let mut element = Element { name: text[..end].to_ascii_lowercase(), attributes: Vec::new() };
    let mut rest = &text[end..];
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() {
            return (element, rest);
        }
        if let Some(after) = rest.strip_prefix('>') {
            return (element, after);
        }
        let end = rest[1..].find(|c: char| c.is_ascii_whitespace() || "/>=".contains(c)).map_or(rest.len(), |end| end + 1);
        let (name, after) = rest.split_at(end);
        let after = after.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let (value, after) = match after.strip_prefix('=') {
            Some(after) => value(after.trim_start_matches(|c: char| c.is_ascii_whitespace())),
            None => ("", after),
        };
        element.attributes.push((name.to_ascii_lowercase(), unescape(value)));
        rest = after;
    }
}

fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            let end = inside.find(quote).unwrap_or(inside.len());
            return (&inside[..end], inside.get(end + 1..).unwrap_or_default());
        }
    }
    text.split_at(text.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(text.len()))
}

/// The few entities that our own pages write.
fn unescape(text: &str) -> String {
    let known = [("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    known.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

#[test]
fn what_an_attacker_hopes_for_is_seen() {
    let shapes = |page: &str| elements(page).iter().map(Element::shape).collect::<Vec<_>>();
    assert_eq!(shapes("<p class=\"a>b\" hidden>x</p><!-- <b> --><br/>"), ["p class hidden", "br "]);
    assert_eq!(shapes("<a title=\"\"><img src=x onerror=alert(1)>\">"), ["a title", "img onerror src"]);
    assert_eq!(shapes("<title></title><script>1</script></title>"), ["title ", "script "]);
    assert_eq!(shapes("<script type='x'>\"<b></script><i>"), ["script type", "i "]);
    assert_eq!(elements("<a href=\"&quot;x\">")[0].attribute("href"), Some("\"x"));
}
