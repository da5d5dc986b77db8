//! Pages that nobody has written yet: what the program shows as a home or a collection until somebody of the house does better.
//! Also what an editor finds on the table when she opens one for the first time.
use crate::domain::{
    editorial::{Block, Grid, Hero, Index, PictureRef, Source, Story, Way},
    store::{Locale, StoreFace},
};

/// A home from nothing but the store's face.
pub fn home(face: &StoreFace) -> Vec<Block> {
    let (new, all, index) = match face.locale {
        Locale::PtBr => ("Chegou agora", "Ver tudo", "Por categoria"),
        Locale::En => ("Just in", "See everything", "By category"),
    };
    let hero = Hero {
        folio: vec!["{goods}".into()],
        lines: vec![face.name.clone()],
        lead: face.tagline.clone(),
        picture: Some(PictureRef::House { place: "hero".into() }),
        go: Some(Way { word: all.into(), to: "#index".into() }),
        hue: 60,
        newest: true,
        ..Hero::default()
    };
    vec![
        Block::Hero(hero),
        Block::Grid(Grid { title: new.into(), shows: 6, ..Grid::default() }),
        Block::Index(Index { title: index.into(), ..Index::default() }),
    ]
}

/// A collection as a cover: its number as a masthead, its story, what came with it.
pub fn collection(face: &StoreFace, number: u32, title: &str, story: &str, slug: &str) -> Vec<Block> {
    let what = match face.locale {
        Locale::PtBr => "As peças",
        Locale::En => "What came out",
    };
    vec![
        Block::Hero(Hero { masthead: number.to_string(), lines: vec![title.to_owned()], hue: 40, ..Hero::default() }),
        Block::Story(Story { text: story.to_owned(), ..Story::default() }),
        Block::Grid(Grid { title: what.into(), lead: String::new(), source: Source::Collection { slug: slug.to_owned() }, shows: 24 }),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{editorial::check, id::StoreId, money::Currency, store::Theme};

    #[test]
    fn what_is_composed_is_sound() {
        for locale in [Locale::PtBr, Locale::En] {
            let face = StoreFace {
                id: StoreId(uuid::Uuid::nil()),
                slug: "shop".into(),
                name: "A shop with a name".into(),
                tagline: "and a line".into(),
                locale,
                currency: Currency::BRL,
                time_zone: "America/Sao_Paulo".into(),
                theme: Theme::Amora,
            };
            assert_eq!(check(&home(&face)), Ok(()));
            assert_eq!(check(&collection(&face, 127, "Manhã de linho", "Era uma vez.", "colecao-127")), Ok(()));
        }
    }
}
