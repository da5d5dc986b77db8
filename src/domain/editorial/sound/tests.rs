//! Blocks are judged before they are stored: what is sound survives being written and read, what is not is named.
use super::*;
use crate::domain::{
    editorial::{BlockKind, Field, Grid, Hero, Look, Story, fields},
    id::ProductId,
};
use proptest::prelude::*;
use uuid::Uuid;

fn any_block() -> impl Strategy<Value = Block> {
    (0..BlockKind::ALL.len(), proptest::collection::vec("[a-zA-Zé *<>&'\"\n/#-]{0,50}", 0..14), 0u8..30).prop_map(
        |(kind, texts, number)| {
            let mut block = Block::blank(BlockKind::ALL[kind]);
            for (field, text) in fields(&block).into_iter().zip(texts) {
                block.set(field, &text);
            }
            if let Some(picture) = block.picture_mut() {
                *picture = Some(PictureRef::Newest { place: number });
            }
            if let Some(products) = block.products_mut() {
                *products = (0..number % 10).map(|n| ProductId(Uuid::from_u128(u128::from(n)))).collect();
            }
            block
        },
    )
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(blocks in proptest::collection::vec(any_block(), 0..30)) {
        let written = serde_json::to_string(&blocks).unwrap();
        let read: Vec<Block> = serde_json::from_str(&written).unwrap();
        prop_assert_eq!(&read, &blocks);
        prop_assert_eq!(check(&read), check(&blocks));
        if let Err(unsound) = check(&blocks) {
            prop_assert!(unsound.block <= MOST_BLOCKS && !unsound.field.is_empty());
        }
    }

    #[test]
    fn nothing_that_somebody_sends_breaks_the_parser(text in ".{0,200}") {
        if let Ok(blocks) = serde_json::from_str::<Vec<Block>>(&text) {
            let _ = check(&blocks);
        }
    }

    #[test]
    fn a_way_never_leads_out_of_the_house(to in "[a-z/\\\\#:. ]{0,12}") {
        let block = Block::Story(Story { go: Some(Way { word: "go".into(), to: to.clone() }), ..Story::default() });
        if check(&[block]).is_ok() {
            prop_assert!(to.is_empty() || to.starts_with('#') || (to.starts_with('/') && !to.starts_with("//") && !to.contains('\\')));
        }
    }
}

#[test]
fn what_is_wrong_is_named() {
    let wrong =
        |block: Block| check(&[Block::blank(BlockKind::Quote), block]).map_err(|unsound| (unsound.block, unsound.field, unsound.why));
    let hero = |hero: Hero| Block::Hero(Hero { lines: vec!["One".into()], ..hero });
    let bad = |field: &str, why| Err((1, field.to_owned(), why));
    assert_eq!(wrong(hero(Hero::default())), Ok(()));
    assert_eq!(wrong(Block::Hero(Hero::default())), bad("lines", BlockFault::Missing));
    assert_eq!(wrong(hero(Hero { lead: "x".repeat(401), ..Hero::default() })), bad("lead", BlockFault::TooLong));
    assert_eq!(wrong(hero(Hero { hue: 360, ..Hero::default() })), bad("hue", BlockFault::BadValue));
    assert_eq!(wrong(Block::Grid(Grid { shows: 0, ..Grid::default() })), bad("shows", BlockFault::BadValue));
    let products = vec![ProductId(Uuid::nil()); 9];
    assert_eq!(wrong(Block::Look(Look { products, ..Look::default() })), bad("products", BlockFault::TooMany));
    for to in ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "#Two words", "/a b"] {
        let mut story = Block::blank(BlockKind::Story);
        story.set(Field::GoTo, to);
        assert_eq!(wrong(story), bad("go", BlockFault::BadWay), "{to}");
    }
    assert_eq!(check(&vec![Block::blank(BlockKind::Quote); MOST_BLOCKS + 1]).unwrap_err().why, BlockFault::TooMany);
}
