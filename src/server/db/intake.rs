//! Goods that come in: arrivals, pieces that are not shown yet, their pictures. The verbs are functions of the database.
use super::{clients, tx::Tx};
use crate::{
    domain::{
        id::{CollectionId, PersonId, PieceId, ProductId},
        intake::{Arrival, ArrivalSheet, BroughtBy, Described, Draft},
        money::Money,
        store::StoreFace,
    },
    error::AppError,
    server::photos::Photo,
};
use sqlx::{query, query_as};
use uuid::Uuid;

/// Drafts that a sheet shows.
const MOST_DRAFTS: i64 = 200;

struct Line {
    id: Uuid,
    number: i32,
    title: String,
    arrived_on: String,
    pieces: i64,
    drafts: i64,
    here: i64,
    sold: i64,
}

impl Line {
    fn row(self, face: &StoreFace) -> Arrival {
        let count = |number: i64| u32::try_from(number).unwrap_or(0);
        Arrival {
            id: CollectionId(self.id),
            number: u32::try_from(self.number).unwrap_or(0),
            title: self.title,
            arrived_on: crate::i18n::clock::near(&self.arrived_on, face.locale),
            pieces: count(self.pieces),
            drafts: count(self.drafts),
            here: count(self.here),
            sold: count(self.sold),
        }
    }
}

/// Up to `count` arrivals, the newest first, from after `after`.
pub async fn newest(tx: &mut Tx, face: &StoreFace, words: &str, after: Option<CollectionId>, count: i64) -> Result<Vec<Arrival>, AppError> {
    let lines = lines(tx, words, after, None, count).await?;
    Ok(lines.into_iter().map(|line| line.row(face)).collect())
}

async fn lines(
    tx: &mut Tx,
    words: &str,
    after: Option<CollectionId>,
    only: Option<CollectionId>,
    count: i64,
) -> Result<Vec<Line>, AppError> {
    let lines = query_as!(
        Line,
        r#"select c.id, c.number, c.title, to_char(c.arrived_on, 'ID YYYY-MM-DD') as "arrived_on!", n.pieces as "pieces!", n.drafts as "drafts!", n.here as "here!", n.sold as "sold!"
           from app.collections c cross join lateral (select count(*) as pieces, count(*) filter (where p.status = 'draft') as drafts,
               count(*) filter (where p.status = 'sold') as sold, count(*) filter (where p.status in ('in_stock', 'held', 'bagged', 'in_consignment', 're_consigned', 'returned', 'in_care')) as here
               from app.products g join app.pieces p on p.store_id = g.store_id and p.product_id = g.id where g.store_id = c.store_id and g.collection_id = c.id) n
           where c.store_id = (select app.store_id()) and ($4::uuid is null or c.id = $4)
             and ($1 = '' or strpos(app.fold(c.title), app.fold($1)) > 0 or c.number::text = $1)
             and ($2::uuid is null or c.number < (select a.number from app.collections a where a.store_id = (select app.store_id()) and a.id = $2))
           order by c.number desc limit $3"#,
        words,
        after.map(|id| id.0) as Option<Uuid>,
        count,
        only.map(|id| id.0) as Option<Uuid>
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(lines)
}

/// One arrival. `NotFound`.
pub async fn sheet(tx: &mut Tx, face: &StoreFace, id: CollectionId) -> Result<ArrivalSheet, AppError> {
    let row = lines(tx, "", None, Some(id), 1).await?.pop().ok_or(AppError::NotFound)?.row(face);
    let story =
        query!("select story from app.collections where store_id = (select app.store_id()) and id = $1", id.0).fetch_one(&mut **tx).await?;
    Ok(ArrivalSheet {
        row,
        story: story.story,
        currency: face.currency,
        from: brought_by(tx, id).await?,
        drafts: drafts(tx, face, id).await?,
        words: clients::vocabulary(tx).await?,
        next: PieceId(Uuid::now_v7()),
    })
}

/// Who brought it, and under which version of what is agreed with her.
async fn brought_by(tx: &mut Tx, id: CollectionId) -> Result<Option<BroughtBy>, AppError> {
    let row = query!(
        "select b.consignor_id, p.full_name, a.version, a.store_bp from app.consigned_arrivals b join app.people p on p.store_id = b.store_id and p.id = b.consignor_id
         join app.agreements a on a.store_id = b.store_id and a.id = b.agreement_id where b.store_id = (select app.store_id()) and b.collection_id = $1",
        id.0
    )
    .fetch_optional(&mut **tx)
    .await?;
    let small = |number: i32| u32::try_from(number).unwrap_or(0);
    Ok(row.map(|r| BroughtBy {
        consignor: PersonId(r.consignor_id),
        full_name: r.full_name,
        version: small(r.version),
        store_bp: small(r.store_bp),
    }))
}

async fn drafts(tx: &mut Tx, face: &StoreFace, id: CollectionId) -> Result<Vec<Draft>, AppError> {
    let rows = query!(
        r#"select p.id, p.product_id, p.code, g.name, v.label, v.price_minor, p.ownership = 'consigned_in' as "consigned!", app.missing_of(g.id) as "missing!",
               (select m.media_key from app.product_media m where m.store_id = g.store_id and m.product_id = g.id order by m.position limit 1) as media_key,
               (select count(*) from app.product_media m where m.store_id = g.store_id and m.product_id = g.id) as "photos!"
           from app.products g join app.pieces p on p.store_id = g.store_id and p.product_id = g.id
           join app.variants v on v.store_id = p.store_id and v.id = p.variant_id
           where g.store_id = (select app.store_id()) and g.collection_id = $1 and p.status = 'draft' order by p.arrived_at desc, p.id desc limit $2"#,
        id.0,
        MOST_DRAFTS
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| {
            Ok(Draft {
                piece: PieceId(r.id),
                product: ProductId(r.product_id),
                code: r.code,
                name: r.name,
                label: r.label,
                price: Money::new(r.price_minor, face.currency),
                media_key: r.media_key,
                photos: u32::try_from(r.photos).unwrap_or(0),
                consigned: r.consigned,
                missing: r.missing.iter().filter_map(|word| word.parse().ok()).collect(),
            })
        })
        .collect()
}

/// Open an arrival; the same `id` is one. Answers its number.
pub async fn open_arrival(tx: &mut Tx, id: CollectionId, slug: &str, title: &str, story: &str) -> Result<i32, AppError> {
    let row = query!(r#"select app.open_arrival($1, $2, $3, $4) as "number!""#, id.0, slug, title, story).fetch_one(&mut **tx).await?;
    Ok(row.number)
}

/// Take a piece in; the same `piece` is one. Answers its product, for the pictures. `NotFound` for an unknown arrival, `Invalid` for a
/// word that the store does not have.
pub async fn take_in(tx: &mut Tx, arrival: CollectionId, piece: PieceId, slug: &str, described: &Described) -> Result<ProductId, AppError> {
    // everything of one piece is named after it
    let named = |place: u128| Uuid::from_u128(piece.0.as_u128() ^ place);
    let product = named(1);
    query!(
        "select app.take_in($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        product,
        named(2),
        piece.0,
        super::bags::letters::<8>(),
        arrival.0,
        slug,
        described.name,
        described.label,
        described.price_minor,
        described.condition,
        vocabulary(&described.words),
        measures(described)
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(ProductId(product))
}

/// What a draft still lacked; what is not named stays. `Conflict`: not_a_draft.
pub async fn complete(tx: &mut Tx, piece: PieceId, price_minor: Option<i64>, words: &[(String, String)]) -> Result<(), AppError> {
    query!("select app.complete_draft($1, $2, $3)", piece.0, price_minor as Option<i64>, vocabulary(words)).fetch_one(&mut **tx).await?;
    Ok(())
}

/// All words of a piece, also of one that is shown, from those that were seen. `Conflict`: edited_meanwhile, missing; `Invalid`: a word
/// that the store does not have, or no longer offers.
pub async fn describe(tx: &mut Tx, piece: PieceId, seen: &[(String, String)], words: &[(String, String)]) -> Result<(), AppError> {
    query!("select app.describe_piece($1, $2, $3)", piece.0, vocabulary(seen), vocabulary(words)).fetch_one(&mut **tx).await?;
    Ok(())
}

fn vocabulary(words: &[(String, String)]) -> serde_json::Value {
    words.iter().map(|(kind, slug)| serde_json::json!({ "kind": kind, "slug": slug })).collect()
}

fn measures(described: &Described) -> serde_json::Value {
    described
        .measures
        .iter()
        .map(|measure| serde_json::json!({ "area": measure.area.name(), "millimetres": measure.millimetres }))
        .collect()
}

/// Hang a picture; the same one hangs once. `Conflict`: too_many.
pub async fn hang(tx: &mut Tx, product: ProductId, photo: &Photo, alt: &str) -> Result<(), AppError> {
    query!(
        "select app.hang_photo($1, $2, $3, $4, $5, $6, $7)",
        Uuid::now_v7(),
        product.0,
        photo.media_key,
        i32::try_from(photo.width).unwrap_or(0),
        i32::try_from(photo.height).unwrap_or(0),
        photo.thumbhash,
        alt
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(())
}

/// What a product is called. `NotFound`.
pub async fn name_of(tx: &mut Tx, product: ProductId) -> Result<String, AppError> {
    let row = query!("select name from app.products where store_id = (select app.store_id()) and id = $1", product.0)
        .fetch_optional(&mut **tx)
        .await?;
    row.map(|row| row.name).ok_or(AppError::NotFound)
}

/// Onto the rail, and into the shop. `Conflict`: missing, not_a_draft.
pub async fn publish(tx: &mut Tx, piece: PieceId) -> Result<(), AppError> {
    query!("select app.publish_piece($1)", piece.0).fetch_one(&mut **tx).await?;
    Ok(())
}

/// Take a picture down. `Conflict`: last_photo.
pub async fn take_down(tx: &mut Tx, product: ProductId, media_key: &str) -> Result<(), AppError> {
    query!("select app.take_photo_down($1, $2)", product.0, media_key).fetch_one(&mut **tx).await?;
    Ok(())
}
