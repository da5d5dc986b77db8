//! One collection with its pieces, and where its address may lead.
use super::list;
use crate::{
    domain::{
        collection::{CollectionSheet, Hung, Said},
        id::{CollectionId, PieceId, ProductId},
        role::Role,
        store::StoreFace,
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;

/// Pieces that a sheet shows, and collections that one may lead to.
const MOST_PIECES: i64 = 100;
const MOST_OTHERS: i64 = 300;

/// One collection, whatever its state. `NotFound`.
pub async fn sheet(tx: &mut Tx, face: &StoreFace, role: Role, id: CollectionId) -> Result<CollectionSheet, AppError> {
    let row = list::one(tx, face, role, id).await?;
    let it = query!(
        r#"select c.slug, c.story, to_char(c.arrived_on, 'YYYY-MM-DD') as "arrived_on!", coalesce(to_char(c.opens_at at time zone $2, 'YYYY-MM-DD"T"HH24:MI'), '') as "opens!",
               c.version, c.cover_product, o.id as "successor?", o.title as "successor_title?"
           from app.collections c left join app.collections o on o.store_id = c.store_id and o.id = c.successor_id
           where c.store_id = (select app.store_id()) and c.id = $1"#,
        id.0,
        face.time_zone
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(CollectionSheet {
        slug: it.slug,
        said: Said { title: row.title.clone(), story: it.story, arrived_on: it.arrived_on, opens: it.opens },
        version: it.version,
        cover: it.cover_product.map(ProductId),
        successor: it.successor.map(CollectionId).zip(it.successor_title),
        others: others(tx, id).await?,
        pieces: pieces(tx, id).await?,
        row,
    })
}

async fn others(tx: &mut Tx, id: CollectionId) -> Result<Vec<(CollectionId, String)>, AppError> {
    let rows = query!(
        r#"select id, number || ' · ' || title as "title!" from app.collections
           where store_id = (select app.store_id()) and id <> $1 and archived_at is null order by number desc limit $2"#,
        id.0,
        MOST_OTHERS
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|row| (CollectionId(row.id), row.title)).collect())
}

async fn pieces(tx: &mut Tx, id: CollectionId) -> Result<Vec<Hung>, AppError> {
    let rows = query!(
        r#"select x.id, g.id as product, x.code, g.name, v.label, x.status, m.media_key as "media_key?"
           from app.products g join app.pieces x on x.store_id = g.store_id and x.product_id = g.id join app.variants v on v.store_id = x.store_id and v.id = x.variant_id
           left join app.product_media m on m.store_id = g.store_id and m.product_id = g.id and m.position = 1
           where g.store_id = (select app.store_id()) and g.collection_id = $1
           order by array_position(array['in_stock', 'held', 'bagged', 'returned', 'in_care', 'in_consignment', 're_consigned', 'draft'], x.status) nulls last, x.changed_at desc, x.id limit $2"#,
        id.0,
        MOST_PIECES
    )
    .fetch_all(&mut **tx)
    .await?;
    let hung = rows.into_iter().map(|row| {
        Ok(Hung {
            piece: PieceId(row.id),
            product: ProductId(row.product),
            code: row.code,
            name: row.name,
            size: row.label,
            status: row.status.parse().map_err(|_| AppError::Fault)?,
            media_key: row.media_key,
        })
    });
    hung.collect()
}
