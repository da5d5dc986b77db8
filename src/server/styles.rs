//! The one sheet that the build made, cut into what a page wears: a base for each house, and a part for each kind of page.
//!
//! Cut at start by the names of layers, which `style/main.css` gives: `surface.product` is a part, `ui.trade-room` is worn with two of
//! them, `surface.amora` and `tokens.amora` belong to a house, everything else to all. Each piece repeats the order of all layers first, so that it does
//! not matter which piece a browser reads first. Packed as tightly as brotli can when first asked for, beside the answer.
use crate::{app::Dress, domain::store::Theme, paths};
use axum::body::Bytes;
use std::{
    fs,
    path::Path,
    sync::{Arc, OnceLock},
};

/// A piece as it is served; its name holds its hash.
#[derive(Debug)]
struct Piece {
    file: String,
    text: Bytes,
    packed: OnceLock<Bytes>,
}

/// All pieces. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Styles {
    pieces: Arc<Vec<Arc<Piece>>>,
    /// The sheet as it was built, for pages where nothing was cut.
    whole: String,
}

/// What a layer is for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Owner {
    All,
    House(Theme),
    Parts(Vec<Dress>),
}

impl Owner {
    fn is_of(&self, dress: Dress) -> bool {
        matches!(self, Self::Parts(parts) if parts.contains(&dress))
    }
}

const HOUSES: [Theme; 2] = [Theme::Amora, Theme::Orvale];
const NEUTRAL: &str = "neutral";

fn owner_of(layer: &str) -> Owner {
    let Some((_, part)) = layer.split_once('.') else { return Owner::All };
    if let Some(house) = HOUSES.into_iter().find(|house| house.name() == part) {
        return Owner::House(house);
    }
    let parts: Vec<Dress> = Dress::PARTS.into_iter().filter(|dress| part.split('-').any(|word| word == dress.name())).collect();
    if parts.is_empty() { Owner::All } else { Owner::Parts(parts) }
}

impl Styles {
    /// Cut the sheet that the build put into `site`; `address` is its own. A sheet that is not there stays whole.
    pub fn read(site: &Path, address: &str) -> Self {
        let text = fs::read_to_string(site.join(address.trim_start_matches('/'))).unwrap_or_default();
        Self::cut(&text, address)
    }

    /// The sheet as it is.
    pub fn whole(address: &str) -> Self {
        Self { whole: address.into(), ..Self::default() }
    }

    fn cut(text: &str, address: &str) -> Self {
        let blocks = blocks(text);
        let is_cut = blocks.iter().any(|(layer, _)| matches!(owner_of(layer), Owner::Parts(_)));
        if !is_cut {
            return Self::whole(address);
        }
        let order = order(&blocks);
        let piece = |name: &str, wanted: &dyn Fn(&Owner) -> bool| {
            let inside: String = blocks.iter().filter(|(layer, _)| wanted(&owner_of(layer))).map(|(_, block)| *block).collect();
            let text = format!("@layer {order};{inside}");
            let hash = super::assets::short_hash(&text);
            Arc::new(Piece { file: format!("{name}.{hash}.css"), text: Bytes::from(text), packed: OnceLock::new() })
        };
        let mut pieces = vec![piece(NEUTRAL, &|owner| !matches!(owner, Owner::Parts(_)))];
        pieces.extend(HOUSES.into_iter().map(|house| piece(house.name(), &|owner| *owner == Owner::All || *owner == Owner::House(house))));
        pieces.extend(Dress::PARTS.into_iter().map(|dress| piece(dress.name(), &|owner| owner.is_of(dress))));
        let of_shop = |owner: &Owner| Dress::PARTS.into_iter().any(|dress| dress != Dress::Room && owner.is_of(dress));
        pieces.push(piece(Dress::Everything.name(), &of_shop));
        Self { pieces: Arc::new(pieces), whole: address.into() }
    }

    /// Addresses of what a page of this house wears, in order.
    pub fn worn(&self, house: Option<Theme>, dress: Dress) -> Vec<String> {
        let base = house.map_or(NEUTRAL, Theme::name);
        let worn: Vec<String> =
            [base, dress.name()].into_iter().filter_map(|name| self.named(name)).map(|piece| paths::style(&piece.file)).collect();
        if worn.is_empty() { vec![self.whole.clone()] } else { worn }
    }

    /// Address of what comes with the bag when it opens over a page; `None` where nothing was cut, since the page wears it already.
    pub fn of_bag(&self) -> Option<String> {
        self.named(Dress::Bag.name()).map(|piece| paths::style(&piece.file))
    }

    fn named(&self, name: &str) -> Option<&Arc<Piece>> {
        self.pieces.iter().find(|piece| piece.file.split('.').next() == Some(name))
    }

    /// A piece by its file name: plain, and packed where that is done already. The first one to ask sets the packing going.
    pub fn find(&self, file: &str) -> Option<(Bytes, Option<Bytes>)> {
        let piece = self.pieces.iter().find(|piece| piece.file == file)?;
        if piece.packed.get().is_none() {
            let piece = piece.clone();
            tokio::task::spawn_blocking(move || piece.packed.get_or_init(|| pack(&piece.text)).len());
        }
        Some((piece.text.clone(), piece.packed.get().cloned()))
    }
}

fn pack(text: &[u8]) -> Bytes {
    let mut packed = Vec::new();
    // writing into memory can't fail
    let _ = brotli::BrotliCompress(&mut &*text, &mut packed, &brotli::enc::BrotliEncoderParams::default());
    Bytes::from(packed)
}

/// Every layer in the order of the sheet, once.
fn order(blocks: &[(&str, &str)]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for layer in blocks.iter().flat_map(|(layers, _)| layers.split(',')).filter(|layer| !layer.is_empty()) {
        let outer = layer.split('.').next().unwrap_or_default();
        for name in [outer, layer] {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names.join(",")
}

/// The sheet's outermost rules, each with the name of its layer; empty where it has none. What only names layers in their order
/// has no text: each piece writes the order anew.
fn blocks(text: &str) -> Vec<(&str, &str)> {
    let (mut found, mut start, mut depth, mut quote) = (Vec::new(), 0, 0_i32, None);
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match (quote, letter) {
            (_, '\\') => drop(letters.next()),
            (Some(open), _) if letter == open => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(letter),
            (None, '{') => depth += 1,
            (None, '}') => depth -= 1,
            _ => {}
        }
        if quote.is_none() && depth == 0 && matches!(letter, '}' | ';') {
            let block = text.get(start..=at).unwrap_or_default();
            start = at + 1;
            found.push(match block.trim_start().strip_prefix("@layer ") {
                Some(names) if letter == ';' => (names.trim_end_matches(';'), ""),
                Some(rest) => (rest.split('{').next().unwrap_or_default().trim(), block),
                None => ("", block),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    // as the build writes it: layers with parts are named early and filled late
    const SHEET: &str = "@layer reset{a{b:c}}@layer tokens;@layer surface;@layer utilities{u{v:w}}@font-face{src:url(\"a{b\")}\
        @layer tokens.amora{x{y:z}}@layer surface.product{p{q:r}}@layer ui.bag-room{s{t:u}}@layer surface.amora{h{content:\"}\"}}";

    fn text(styles: &Styles, name: &str) -> String {
        String::from_utf8(styles.named(name).expect("a piece").text.to_vec()).expect("text")
    }

    #[test]
    fn a_page_wears_its_house_and_its_part() {
        let styles = Styles::cut(SHEET, "/pkg/x.css");
        let order = "@layer reset,tokens,surface,utilities,tokens.amora,surface.product,ui,ui.bag-room,surface.amora;";
        assert_eq!(
            text(&styles, "orvale"),
            format!("{order}@layer reset{{a{{b:c}}}}@layer utilities{{u{{v:w}}}}@font-face{{src:url(\"a{{b\")}}")
        );
        assert_eq!(text(&styles, "product"), format!("{order}@layer surface.product{{p{{q:r}}}}"));
        for (piece, worn) in [("bag", true), ("room", true), ("everything", true), ("product", false), ("amora", false)] {
            assert_eq!(text(&styles, piece).contains("ui.bag-room{"), worn, "{piece}");
        }
        assert!(text(&styles, "amora").contains("content:\"}\"") && text(&styles, "neutral").contains("tokens.amora{"));
        assert_eq!(styles.worn(Some(Theme::Amora), Dress::Product).len(), 2);
    }

    #[test]
    fn a_sheet_without_parts_stays_whole() {
        assert_eq!(Styles::cut("@layer ui{a{b:c}}", "/pkg/x.css").worn(None, Dress::Everything), ["/pkg/x.css"]);
    }
}
