//! Orvale's pages: home, one per edition, three rituals. Few words, exact ones.
use super::{editions::EDITIONS, shelf::Shelf};
use crate::{
    domain::editorial::{Block, Hero},
    paths,
    server::{
        db::seeding::PageRow,
        seed::{
            blocks::{collection, house, index, look, newest, of, quote, shortened, steps, story, way},
            dice::Dice,
        },
    },
};
use uuid::Uuid;

/// Slug, title, what it is for, its products in their order, a last word.
type Ritual = (&'static str, &'static str, &'static str, &'static [&'static str], (&'static str, &'static str));

const RITUALS: [Ritual; 3] = [
    (
        "first-light",
        "First light",
        "Ninety seconds between water and window. Mist, *wait for nothing*, clarity on damp skin, then water that stays. Sunscreen is the fourth step, and not ours to sell.",
        &["Brume", "Clarté 12", "Rosée 5"],
        ("Vitamin C works in the light it protects you from.", "Inés Orvale, lot 14"),
    ),
    (
        "the-long-evening",
        "The long evening",
        "Quiet first, renewal second, and a door to close behind them. Retinal on two nights a week; on the others, skip the middle.",
        &["Sève 3", "Minuit 0.3", "Baume 4"],
        ("Skin learns slowly. So do we.", "From the notebook of lot 9"),
    ),
    (
        "clear-weather",
        "Clear weather",
        "For faces that shine before noon: settle the surface, clear what lies beneath, leave the rest alone.",
        &["Azur 10", "Onde 2", "Voile 8"],
        ("An oily skin is a skin that was answered too loudly.", "Inés Orvale"),
    ),
];

/// All pages. `by` wrote them at `at`.
pub fn pages(shelf: &Shelf, by: Uuid, at: i64, dice: &Dice) -> Vec<PageRow> {
    let mut dice = dice.fork("pages", 0);
    let mut row = |kind: &'static str, slug: &str, collection: Option<Uuid>, title: &str, told: &str, blocks: Vec<Block>| PageRow {
        id: dice.uuid(),
        revision: dice.uuid(),
        kind,
        slug: slug.into(),
        collection,
        title: title.into(),
        description: shortened(&told.replace('*', "")),
        blocks,
        by,
        at,
    };
    let named = |name: &str| shelf.products.iter().find(|product| product.name == name).map(|product| (product.id, product.hue));
    let mut pages = vec![row("home", "home", None, "", "", home(&named))];
    for (slug, title, text, names, said) in RITUALS {
        let worn: Vec<Uuid> = names.iter().filter_map(|name| named(name)).map(|(id, _)| id).collect();
        let blocks = vec![look(title, text, "", &worn), quote(said.0, said.1), newest("The other serums", "", 3)];
        pages.push(row("look", slug, None, title, text, blocks));
    }
    for (edition, stored) in EDITIONS.iter().zip(&shelf.collections) {
        let (number, title, text, names, _) = *edition;
        let first = names.first().and_then(|name| named(name));
        let hero = Hero {
            masthead: number.to_string(),
            lines: vec![title.into()],
            picture: first.and_then(|(id, _)| of(id, 1)),
            hue: first.and_then(|(_, hue)| u16::try_from(hue).ok()).unwrap_or(72),
            ..Hero::default()
        };
        let blocks = vec![
            Block::Hero(hero),
            story("", text, None, None),
            collection("What came out", "", &stored.slug),
            quote("Nothing in the bottle that is not doing something.", "Inés Orvale, who formulates every lot and signs it"),
        ];
        pages.push(row("collection", &stored.slug, Some(stored.id), title, text, blocks));
    }
    pages
}

fn home(named: &dyn Fn(&str) -> Option<(Uuid, i16)>) -> Vec<Block> {
    let evening: Vec<Uuid> = RITUALS[1].3.iter().filter_map(|name| named(name)).map(|(id, _)| id).collect();
    vec![
        Block::Hero(Hero {
            folio: vec!["{goods}, in lots of 400".into(), "Portland".into()],
            lines: vec!["Light, held".into(), "in glass.".into()],
            lead: "Each one does a single thing, at the strength where it is known to work.".into(),
            picture: house("hero"),
            go: way("See the serums", paths::SHOP),
            also: way("Start from your skin", "#index"),
            hue: 72,
            newest: true,
            ..Hero::default()
        }),
        newest("The serums", "", 6),
        index("concern", "What would you like to see less of?", "Start from your skin, not from our shelf."),
        look(RITUALS[1].1, RITUALS[1].2, RITUALS[1].0, &evening),
        story(
            "The whole label, read aloud",
            "Every formula stands on its page in the order of the label: each ingredient, how much of it where we may say, and what it is there for.",
            Some(crate::domain::editorial::PictureRef::Newest { place: 7 }),
            way("Read this one", ""),
        ),
        quote("Nothing in the bottle that is not doing something.", "Inés Orvale, who formulates every lot and signs it"),
        steps(
            "A day, in three drops",
            "",
            [
                ("Morning", "Wake", "Vitamin C on clean, damp skin. Wait for a minute, then sunscreen."),
                ("Noon", "Leave it", "There is no noon serum. Skin repairs itself when it is left alone."),
                ("Evening", "Restore", "Retinal twice a week, ceramides on the other nights."),
            ],
        ),
    ]
}
