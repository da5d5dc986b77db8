//! The program and the database judge blocks alike: at every bound, on both sides of it.
use crate::support::House;
use sqlx::Row;
use vitrine::domain::{
    editorial::{Block, BlockKind, Field, Grid, Hero, PictureRef, Source, check, fields},
    id::ProductId,
};

/// Blocks of every kind, with each text at, below and above what it may be, and what else may be wrong.
fn samples() -> Vec<Block> {
    let mut samples = Vec::new();
    for kind in BlockKind::ALL {
        let blank = {
            let mut block = Block::blank(*kind);
            block.set(Field::Lines, "One");
            block
        };
        samples.push(Block::blank(*kind));
        samples.push(blank.clone());
        for field in fields(&blank) {
            for length in [0, 1, 36, 40, 41, 60, 61, 80, 81, 120, 121, 160, 161, 400, 401, 2000, 2001] {
                let mut block = blank.clone();
                block.set(field, &"é".repeat(length));
                samples.push(block);
            }
            for text in [
                "a\nb\nc\nd",
                "a\nb\nc\nd\ne",
                "\u{1}",
                "\t",
                "/shop",
                "//evil.example",
                "/a b",
                "#index",
                "#",
                "javascript:x",
                "size",
                "360",
                "24",
                "25",
                "a-slug",
                "A slug",
            ] {
                let mut block = blank.clone();
                block.set(field, text);
                samples.push(block);
            }
        }
        for count in [0, 8, 9, 24, 25] {
            let mut block = blank.clone();
            if let Block::Grid(grid) = &mut block {
                grid.source = Source::Hand { products: Vec::new() };
            }
            if let Some(products) = block.products_mut() {
                *products = (0..count).map(|n| ProductId(uuid::Uuid::from_u128(n))).collect();
                samples.push(block);
            }
        }
    }
    for picture in [
        PictureRef::House { place: "hero-2".into() },
        PictureRef::House { place: "Hero".into() },
        PictureRef::House { place: String::new() },
        PictureRef::Product { product: ProductId(uuid::Uuid::from_u128(7)), position: 1 },
        PictureRef::Product { product: ProductId(uuid::Uuid::from_u128(7)), position: 0 },
        PictureRef::Newest { place: 24 },
        PictureRef::Newest { place: 25 },
    ] {
        samples.push(Block::Hero(Hero { lines: vec!["One".into()], picture: Some(picture), ..Hero::default() }));
    }
    for slug in ["colecao-127", "", "-a", "Ção"] {
        samples.push(Block::Grid(Grid { source: Source::Collection { slug: slug.into() }, ..Grid::default() }));
    }
    samples
}

#[tokio::test]
async fn the_program_and_the_database_judge_blocks_alike() {
    let house = House::new().await;
    let mut admin = house.admin().await;
    let samples = samples();
    let written: Vec<serde_json::Value> = samples.iter().map(|block| serde_json::to_value([block]).unwrap()).collect();
    let rows = sqlx::query("select app.are_blocks(b) from unnest($1::jsonb[]) with ordinality as t (b, n) order by n")
        .bind(&written)
        .fetch_all(&mut admin)
        .await
        .unwrap();
    let (mut good, mut bad) = (0, 0);
    for ((block, written), row) in samples.iter().zip(&written).zip(rows) {
        let (ours, theirs) = (check(std::slice::from_ref(block)), row.get::<bool, _>(0));
        assert_eq!(ours.is_ok(), theirs, "{written} {ours:?}");
        if theirs { good += 1 } else { bad += 1 }
    }
    assert!(good > 300 && bad > 150, "{good} sound, {bad} not");
    let many = |count: usize| serde_json::to_value(vec![Block::blank(BlockKind::Quote); count]).unwrap();
    for (blocks, sound) in
        [(many(24), true), (many(25), false), (serde_json::json!(null), false), (serde_json::json!([1, "x", null, []]), false)]
    {
        let row = sqlx::query("select app.are_blocks($1)").bind(&blocks).fetch_one(&mut admin).await.unwrap();
        assert_eq!(row.get::<bool, _>(0), sound, "{blocks}");
    }
}
