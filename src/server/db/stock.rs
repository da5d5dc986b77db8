//! Pieces as the team reads them: the list by what moved last, and one piece with its life. Moves are the verbs' business.
use super::{
    catalogue::{Shot, Shots},
    consignors, editing, pieces,
    tx::Tx,
};
use crate::{
    domain::{
        id::{PieceId, ProductId},
        money::Money,
        product::{Measure, Tag},
        stock::{PieceRow, PieceSheet, PieceStep},
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
};
use serde::Deserialize;
use sqlx::{query, types::Json};
use uuid::Uuid;

/// A row as it is read.
pub(super) struct Line {
    pub id: Uuid,
    pub code: String,
    pub name: String,
    pub label: String,
    pub status: String,
    pub price_minor: i64,
    pub media_key: Option<String>,
    pub number: Option<i32>,
    pub days: i64,
}

impl Line {
    pub fn row(self, face: &StoreFace) -> Result<PieceRow, AppError> {
        Ok(PieceRow {
            id: PieceId(self.id),
            code: self.code,
            name: self.name,
            size: self.label,
            status: self.status.parse().map_err(|_| AppError::Fault)?,
            price: Money::new(self.price_minor, face.currency),
            media_key: self.media_key,
            collection: self.number.and_then(|number| u32::try_from(number).ok()),
            days: u32::try_from(self.days).unwrap_or(0),
        })
    }
}

#[derive(Debug, Deserialize)]
struct MeasureRow {
    area: String,
    millimetres: u32,
}

/// One piece that the actor may see.
pub async fn sheet(tx: &mut Tx, face: &StoreFace, id: PieceId) -> Result<PieceSheet, AppError> {
    let row = query!(
        r#"select p.id, p.code, g.name, v.label, p.status, v.price_minor, c.number as "number?", g.id as product, g.slug, g.status = 'live' as "live!", g.brand, g.tagline, g.description, g.condition_note,
               app.missing_of(g.id) as "missing!",
               floor(extract(epoch from clock_timestamp() - p.changed_at) / 86400)::bigint as "days!",
               to_char(p.arrived_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "arrived_at!",
               (select json_agg(json_build_object('key', m.media_key, 'width', m.width, 'height', m.height, 'thumbhash', m.thumbhash,
                       'alt', m.alt, 'scene', m.scene) order by m.position)
                from app.product_media m where m.store_id = p.store_id and m.product_id = p.product_id) as "pictures: Json<Vec<Shot>>",
               (select json_agg(json_build_object('kind', t.kind, 'slug', t.slug, 'name', t.name) order by t.kind, t.sort, t.name)
                from app.product_tags pt join app.tags t on t.store_id = pt.store_id and t.id = pt.tag_id
                where pt.store_id = p.store_id and pt.product_id = p.product_id) as "tags: Json<Vec<Tag>>",
               (select json_agg(json_build_object('area', m.area, 'millimetres', m.millimetres) order by m.area)
                from app.product_measures m where m.store_id = p.store_id and m.product_id = p.product_id) as "measures: Json<Vec<MeasureRow>>"
           from app.pieces p
           join app.products g on g.store_id = p.store_id and g.id = p.product_id
           join app.variants v on v.store_id = p.store_id and v.id = p.variant_id
           left join app.collections c on c.store_id = g.store_id and c.id = g.collection_id
           where p.store_id = (select app.store_id()) and p.id = $1"#,
        id.0,
        face.time_zone
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(AppError::NotFound)?;
    let pictures = row.pictures.map(|Json(shots)| shots.pictures()).unwrap_or_default();
    let measure = |row: MeasureRow| Some(Measure { area: row.area.parse().ok()?, millimetres: row.millimetres });
    let line = Line {
        id: row.id,
        code: row.code,
        name: row.name,
        label: row.label,
        status: row.status,
        price_minor: row.price_minor,
        media_key: pictures.first().map(|picture| picture.key.clone()),
        number: row.number,
        days: row.days,
    };
    Ok(PieceSheet {
        row: line.row(face)?,
        product: ProductId(row.product),
        slug: row.slug,
        live: row.live,
        brand: row.brand,
        tagline: row.tagline,
        description: row.description,
        condition_note: row.condition_note,
        arrived_at: clock::written(&row.arrived_at, face.locale),
        pictures,
        tags: row.tags.map(|Json(tags)| tags).unwrap_or_default(),
        measures: row.measures.map(|Json(rows)| rows.into_iter().filter_map(measure).collect()).unwrap_or_default(),
        shelf_days: shelf_days(tx, id).await?,
        consigned: consignors::of_piece(tx, face, id).await?,
        answers: pieces::answers(tx, id, face).await?,
        missing: row.missing.iter().filter_map(|word| word.parse().ok()).collect(),
        prices: editing::prices(tx, face, ProductId(row.product)).await?,
        steps: steps(tx, face, id).await?,
    })
}

/// Whole days on the shelf, all stays together.
async fn shelf_days(tx: &mut Tx, id: PieceId) -> Result<u32, AppError> {
    let row = query!(r#"select c.seconds / 86400 as "days!" from app.shelf_clock($1) c"#, id.0).fetch_one(&mut **tx).await?;
    Ok(u32::try_from(row.days).unwrap_or(0))
}

async fn steps(tx: &mut Tx, face: &StoreFace, id: PieceId) -> Result<Vec<PieceStep>, AppError> {
    let rows = query!(
        r#"select h.to_status, h.actor, to_char(h.changed_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "at!", p.full_name as "full_name?"
           from app.piece_status_history h left join app.people p on p.store_id = h.store_id and p.id = h.person_id
           where h.store_id = (select app.store_id()) and h.piece_id = $1 order by h.version desc limit 200"#,
        id.0,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(PieceStep {
                to: row.to_status.parse().map_err(|_| AppError::Fault)?,
                at: clock::written(&row.at, face.locale),
                role: row.actor.parse().ok(),
                full_name: row.full_name.unwrap_or_default(),
            })
        })
        .collect()
}
