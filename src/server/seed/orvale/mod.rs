//! Orvale: fourteen serums and kits, counted stock, English, dollars, New York. One volume is low in stock, one serum is sold out,
//! and a year of orders went every way that an order can go.
mod clients;
mod editions;
mod face;
mod ingredients;
mod kits;
mod more_serums;
mod pages;
mod quiz;
mod rituals;
mod sales;
mod serums;
mod shelf;
mod studio;
#[cfg(test)]
mod tests;
mod vocabulary;

use super::{
    Report, SeedError, Workshop,
    asking::quiz_row,
    books::{Books, House},
    calendar::Calendar,
    pictures::{photograph, pixels},
    team,
};
use crate::server::{
    db::{
        seeding::{self, MediaRow, StoreMediaRow},
        tx::Tx,
    },
    photos::Photo,
};
use clients::Clients;
use shelf::Shelf;

/// How many orders wait before they are written.
const BATCH: usize = 2000;

/// Open the store, unless it is open.
pub async fn open(workshop: &mut Workshop<'_>, report: &mut Report) -> Result<(), SeedError> {
    let face = face::store(&workshop.dice);
    if workshop.is_open(face.id).await? {
        return Ok(());
    }
    workshop.password_hash = team::hash(&workshop.options.password).await?;
    let motifs = studio::motifs(&workshop.dice);
    workshop.progress.begin("Orvale: photographing serums", motifs.len());
    // before the transaction, which may not idle while pictures are drawn
    let photos = photograph(workshop, motifs).await?;
    let calendar = Calendar::new(face.time_zone, workshop.options.today)?;
    let shelf = Shelf::new(&calendar, &workshop.dice)?;
    let clients = Clients::new(&workshop.dice, workshop.options.scale);
    let team = face::team(&calendar, &workshop.dice)?;
    let deliveries = face::deliveries(&workshop.dice);
    let sales = sales::Season {
        calendar: &calendar,
        shelf: &shelf,
        clients: &clients,
        deliveries: &deliveries,
        team: &team,
        scale: workshop.options.scale,
    };

    let mut tx = workshop.begin(face.id).await?;
    seeding::open_store(&mut tx, &face).await?;
    seeding::add_deliveries(&mut tx, &deliveries).await?;
    team.write(&mut tx, &workshop.password_hash).await?;
    for from in (0..clients.count).step_by(10_000) {
        let rows =
            (from..(from + 10_000).min(clients.count)).map(|number| clients.row(number, &calendar)).collect::<Result<Vec<_>, _>>()?;
        seeding::add_people(&mut tx, &rows).await?;
    }
    write_shelf(&mut tx, &shelf).await?;
    hang(&mut tx, &shelf, &photos, workshop).await?;
    let pages = pages::pages(&shelf, team.with_hat("attendant"), calendar.at(3, 10 * 3600)?, &workshop.dice);
    seeding::lay_out_pages(&mut tx, &pages).await?;
    ask_and_warn(&mut tx, &shelf, workshop).await?;
    let house = House { currency: "USD", patience: 1800, host: "orvale.localhost", owner: team.with_hat("owner"), salt: 0x04_7a1e };
    let (mut books, mut orders) = (Books::default(), 0);
    let planned = sales.plan(&workshop.dice)?;
    workshop.progress.begin("Orvale: sales", planned.len());
    for planned in &planned {
        books.enter(&house, &planned.sale(&deliveries), &mut workshop.dice.fork("order", orders))?;
        orders += 1;
        workshop.progress.step();
        if books.orders.len() >= BATCH {
            books.write(&mut tx).await?;
        }
    }
    books.write(&mut tx).await?;
    seeding::set_goal(&mut tx, team.with_hat("attendant")).await?;
    tx.commit().await?;

    report.stores += 1;
    report.products += u64::try_from(shelf.products.len()).unwrap_or(0);
    report.clients += clients.count;
    report.orders += orders;
    report.pictures += u64::try_from(photos.len()).unwrap_or(0);
    Ok(())
}

/// Parts of kits before stock: what arrives looks for the kits that it completes.
async fn write_shelf(tx: &mut Tx, shelf: &Shelf) -> Result<(), SeedError> {
    seeding::add_collections(tx, &shelf.collections).await?;
    seeding::add_tags(tx, &shelf.tags).await?;
    seeding::add_ingredients(tx, &shelf.ingredients).await?;
    seeding::add_products(tx, &shelf.products).await?;
    seeding::add_variants(tx, &shelf.variants).await?;
    seeding::tag_products(tx, &shelf.product_tags).await?;
    seeding::write_formulas(tx, &shelf.formulas).await?;
    seeding::pack_kits(tx, &shelf.parts).await?;
    seeding::stock_shelves(tx, &shelf.stock).await?;
    seeding::note_costs(tx, &shelf.costs).await?;
    Ok(())
}

/// The quiz, how serums are worn, and what should not meet.
async fn ask_and_warn(tx: &mut Tx, shelf: &Shelf, workshop: &Workshop<'_>) -> Result<(), SeedError> {
    seeding::tell_rituals(tx, &rituals::ritual_rows(shelf)).await?;
    seeding::warn_of_conflicts(tx, &rituals::conflict_rows(&workshop.dice)).await?;
    Ok(seeding::publish_quiz(tx, &quiz_row(&workshop.dice, "skin", &quiz::graph())?).await?)
}

/// The window's pictures come first, then those of each product.
async fn hang(tx: &mut Tx, shelf: &Shelf, photos: &[Photo], workshop: &Workshop<'_>) -> Result<(), SeedError> {
    let (heroes, rest) = photos.split_at(studio::HEROES.len().min(photos.len()));
    let rows: Vec<StoreMediaRow> = studio::HEROES
        .iter()
        .zip(heroes)
        .map(|(hero, photo)| StoreMediaRow {
            place: hero.0.into(),
            media_key: photo.media_key.clone(),
            width: pixels(photo.width),
            height: pixels(photo.height),
            thumbhash: photo.thumbhash.clone(),
            alt: hero.4.into(),
            of_place: (hero.0 != "hero").then(|| "hero".into()),
            scene: studio::light(hero.3),
        })
        .collect();
    seeding::hang_store_media(tx, &rows).await?;
    let bottles = studio::bottles(&workshop.dice);
    let mut dice = workshop.dice.fork("media", 0);
    let mut rows = Vec::new();
    for ((product, bottle), pictures) in shelf.products.iter().zip(&bottles).zip(rest.chunks(studio::SHOTS.len())) {
        for (place, photo) in pictures.iter().enumerate() {
            rows.push(MediaRow {
                id: dice.uuid(),
                product_id: product.id,
                position: i16::try_from(place + 1).unwrap_or(1),
                media_key: photo.media_key.clone(),
                width: pixels(photo.width),
                height: pixels(photo.height),
                thumbhash: photo.thumbhash.clone(),
                alt: studio::alt(&product.name, bottle, place),
                scene: studio::scene(place),
            });
        }
    }
    Ok(seeding::hang_pictures(tx, &rows).await?)
}
