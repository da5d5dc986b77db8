//! The picture under which a page is shared: what stands on it. How it is drawn is the server's.
use super::store::Theme;
use serde::{Deserialize, Serialize};

/// Drawn anew whenever this number changes: part of every version.
const DESIGN: &str = "1";

/// Everything that is drawn. Equal cards are equal pictures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShareCard {
    pub theme: Theme,
    /// The house's name as it draws it.
    pub word: String,
    /// What the page is about, in the house's display face.
    pub title: String,
    /// Small, above the title.
    pub over: String,
    /// Below the title: the price, or the word that stands in its place.
    pub under: String,
    /// The thing is gone: its picture pales.
    pub gone: bool,
    pub hue: u16,
    /// Key of the picture and the name of its largest file.
    pub picture: Option<(String, u32)>,
}

impl ShareCard {
    /// A short name of what is drawn, the same on every machine: FNV-1a over all fields.
    pub fn version(&self) -> String {
        let (key, width) = self.picture.clone().unwrap_or_default();
        let fields = [DESIGN, self.theme.name(), &self.word, &self.title, &self.over, &self.under, &key];
        let numbers = [u32::from(self.hue), u32::from(self.gone), width];
        let mut hash = 0xcbf2_9ce4_8422_2325_u64;
        let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        for field in fields {
            field.bytes().for_each(&mut add);
            add(0xff);
        }
        numbers.iter().flat_map(|number| number.to_be_bytes()).for_each(&mut add);
        format!("{hash:016x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_price_is_another_picture() {
        let card = |under: &str, gone| ShareCard {
            theme: Theme::Amora,
            word: "amora".into(),
            title: "Vestido".into(),
            over: "Tamanho 52".into(),
            under: under.into(),
            gone,
            hue: 12,
            picture: None,
        };
        assert_eq!(card("R$ 10", false).version(), card("R$ 10", false).version());
        assert_ne!(card("R$ 10", false).version(), card("R$ 11", false).version());
        assert_ne!(card("R$ 10", false).version(), card("R$ 10", true).version());
    }
}
