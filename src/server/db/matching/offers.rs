//! Pieces in stock for each of several clients, the best first.
use super::about;
use crate::{
    domain::{
        id::{PersonId, PieceId},
        matching::{Fit, Offer, Points, Subject, Weights},
        money::Money,
        store::StoreFace,
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;
use std::collections::HashMap;
use uuid::Uuid;

/// Up to `most` pieces for each of these people.
pub(super) async fn offers(
    tx: &mut Tx,
    face: &StoreFace,
    subject: Subject,
    weights: &Weights,
    people: &[Uuid],
    most: i32,
) -> Result<HashMap<Uuid, Vec<Offer>>, AppError> {
    let (collection, piece) = about(subject);
    let rows = query!(
        r#"select m.person_id as "person!", m.piece_id as "piece!", m.by_tags as "by_tags!", m.by_size as "by_size!", x.code, g.name, v.label, v.price_minor, p.media_key as "media_key?"
           from app.match_pieces($1, $2, $3, $4, $5, $6) m
           join app.pieces x on x.store_id = (select app.store_id()) and x.id = m.piece_id
           join app.products g on g.store_id = x.store_id and g.id = x.product_id
           join app.variants v on v.store_id = x.store_id and v.id = x.variant_id
           left join app.product_media p on p.store_id = g.store_id and p.product_id = g.id and p.position = 1
           order by m.person_id, m.place"#,
        people,
        collection as Option<Uuid>,
        piece as Option<Uuid>,
        weights.tag,
        weights.size,
        most
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut found: HashMap<Uuid, Vec<Offer>> = HashMap::new();
    for row in rows {
        found.entry(row.person).or_default().push(Offer {
            piece: PieceId(row.piece),
            code: row.code,
            name: row.name,
            size: row.label,
            price: Money::new(row.price_minor, face.currency),
            media_key: row.media_key,
            points: Points { tags: row.by_tags, size: row.by_size, recency: 0 },
        });
    }
    Ok(found)
}

/// How every piece suits each of these people, for whoever spreads them.
pub async fn fits(tx: &mut Tx, subject: Subject, weights: &Weights, people: &[PersonId], most: i32) -> Result<Vec<Fit>, AppError> {
    let (collection, piece) = about(subject);
    let people: Vec<Uuid> = people.iter().map(|person| person.0).collect();
    let rows = query!(
        r#"select m.person_id as "person!", m.piece_id as "piece!", m.by_tags as "by_tags!", m.by_size as "by_size!" from app.match_pieces($1, $2, $3, $4, $5, $6) m"#,
        &people,
        collection as Option<Uuid>,
        piece as Option<Uuid>,
        weights.tag,
        weights.size,
        most
    )
    .fetch_all(&mut **tx)
    .await?;
    let each = rows.into_iter().map(|row| Fit {
        client: PersonId(row.person),
        piece: PieceId(row.piece),
        points: row.by_tags + row.by_size,
        in_her_size: row.by_size > 0,
    });
    Ok(each.collect())
}
