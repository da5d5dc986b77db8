//! Editorial pages: what may be written when and by whom, what goes out at its hour, what a link shows, how a look heals.
mod law;
mod look;
mod preview;
mod schedule;
mod sound;
mod told;

use crate::support::{House, Login};
use vitrine::{
    domain::{
        editorial::{Base, Block, Move, PageKey, PageKind, PageSheet, Quote},
        id::StoreId,
        store::{Locale, StoreFace, Theme},
    },
    error::AppError,
    server::db::pages,
};

/// The store as `House::store` opens it.
fn face(store: StoreId) -> StoreFace {
    StoreFace {
        id: store,
        slug: "amora".into(),
        name: "amora".into(),
        tagline: String::new(),
        locale: Locale::PtBr,
        currency: "BRL".parse().unwrap(),
        time_zone: "America/Sao_Paulo".into(),
        theme: Theme::Amora,
    }
}

fn look(slug: &str) -> PageKey {
    PageKey::new(PageKind::Look, slug).unwrap()
}

/// A page that says one sentence.
fn says(words: &str) -> Vec<Block> {
    vec![Block::Quote(Quote { text: words.into(), by: String::new() })]
}

async fn save(house: &House, who: &Login, key: &PageKey, base: Option<Base>, blocks: &[Block]) -> Result<Base, AppError> {
    let mut tx = house.begin(&who.actor).await;
    let base = pages::save(&mut tx, key, base, "", "", blocks).await?;
    tx.commit().await?;
    Ok(base)
}

async fn go(house: &House, who: &Login, key: &PageKey, base: Base, step: Move) -> Result<PageSheet, AppError> {
    let mut tx = house.begin(&who.actor).await;
    let face = face(who.actor.store.unwrap());
    pages::move_page(&mut tx, &face, key, base, &step).await?;
    let sheet = pages::sheet(&mut tx, &face, key.clone()).await?;
    tx.commit().await?;
    Ok(sheet)
}
