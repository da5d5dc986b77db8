//! Words as addresses: no accents, no spaces.
use unicode_normalization::UnicodeNormalization;

/// Lower-case letters, digits and single hyphens; at most 90 bytes, cut at a word.
pub fn slug(text: &str) -> String {
    let plain: String =
        text.nfd().filter(|c| c.is_ascii()).map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { ' ' }).collect();
    let mut slug = String::new();
    for word in plain.split_whitespace() {
        if slug.len() + word.len() > 89 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    slug
}

/// The same for what people type, which may have no letter in it at all.
pub fn address(text: &str, otherwise: &str) -> String {
    Some(slug(text)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| otherwise.to_owned())
}

/// The same for a word of the vocabulary: at most 60 bytes, as the table says.
pub fn short_address(text: &str) -> String {
    let whole = address(text, "palavra");
    whole.get(..60).map_or_else(|| whole.clone(), |short| short.trim_end_matches('-').to_owned())
}

/// The first letter made large, the rest as it is.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_have_no_accents() {
        assert_eq!(slug("Macacão Poá — Manhã de São João"), "macacao-poa-manha-de-sao-joao");
        assert_eq!(slug("  !?  "), "");
        assert!(slug(&"palavra ".repeat(40)).len() <= 90);
        assert_eq!((short_address("Poá").as_str(), short_address("!").as_str()), ("poa", "palavra"));
        assert!(short_address(&"palavra ".repeat(40)).len() <= 60);
        assert_eq!(sentence("ação"), "Ação");
    }
}
