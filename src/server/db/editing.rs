//! Goods that are here are worked on: a field of one piece, the same field of many, the order of pictures. The verbs are functions of the
//! database; who was faster is looked up here.
use super::{errors::refusal, tx::Tx};
use crate::{
    domain::{
        editing::{Edit, Edited, PieceField, PriceStep, RowRefused, Why},
        id::{PieceId, ProductId},
        money::Money,
        store::StoreFace,
        together::Command,
    },
    error::AppError,
    i18n::clock,
};
use sqlx::query;
use uuid::Uuid;

/// Steps of a price that a sheet shows.
const MOST_STEPS: i64 = 50;

/// Change one field from what was seen. Refused words leave a transaction that can only end.
pub async fn edit(tx: &mut Tx, piece: PieceId, edit: &Edit, why: &Why) -> Result<Edited, AppError> {
    let field = edit.field.word();
    let asked =
        query!(r#"select app.edit_piece($1, $2, $3, $4, $5, $6) as now"#, piece.0, field, edit.seen, edit.becomes, why.reason, why.note);
    match asked.fetch_one(&mut **tx).await {
        Ok(row) => match row.now {
            None => Ok(Edited::Done),
            Some(now) => Ok(Edited::Meanwhile { now, by: last_hand(tx, piece, &edit.field).await? }),
        },
        Err(error) => match refusal(&error).filter(|said| said.code == "VT409") {
            Some(said) => Ok(Edited::Refused(said.word)),
            None => Err(error.into()),
        },
    }
}

/// Who changed this field last, as far as the book tells; empty for nobody and for a machine.
async fn last_hand(tx: &mut Tx, piece: PieceId, field: &PieceField) -> Result<String, AppError> {
    let kind = match field {
        PieceField::Price => "price.changed",
        PieceField::Size => "product.offer_changed",
        PieceField::Collection | PieceField::Measure(_) | PieceField::Tag { .. } => "product.described",
        PieceField::Name | PieceField::Tagline | PieceField::Description | PieceField::Condition => "product.changed",
        PieceField::Status => "",
    };
    let row = query!(
        r#"select w.full_name as "full_name?" from app.pieces p
           join app.events e on e.store_id = p.store_id and ((e.subject = 'product' and e.subject_id = p.product_id and e.kind = $2) or ($2 = '' and e.subject = 'piece' and e.subject_id = p.id))
           left join app.people w on w.store_id = e.store_id and w.id = e.person_id
           where p.store_id = (select app.store_id()) and p.id = $1 order by e.happened_at desc limit 1"#,
        piece.0,
        kind
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.and_then(|row| row.full_name).unwrap_or_default())
}

/// The same field of many pieces: how many, or a word for each that keeps all of them as they are. Refused, a transaction can only end.
pub async fn edit_all(tx: &mut Tx, command: &Command) -> Result<Result<u32, Vec<RowRefused>>, AppError> {
    let edits: serde_json::Value = command.rows.iter().map(|(piece, seen, becomes)| serde_json::json!([piece.0, seen, becomes])).collect();
    let asked =
        query!(r#"select app.edit_pieces($1, $2, $3, $4) as "many!""#, command.field.word(), edits, command.why.reason, command.why.note);
    match asked.fetch_one(&mut **tx).await {
        Ok(row) => Ok(Ok(u32::try_from(row.many).unwrap_or(0))),
        Err(error) => match refusal(&error).filter(|said| said.word == "rows") {
            Some(said) => Ok(Err(refused_rows(said.detail.as_deref())?)),
            None => Err(error.into()),
        },
    }
}

fn refused_rows(detail: Option<&str>) -> Result<Vec<RowRefused>, AppError> {
    let rows: Vec<(Uuid, String, String)> = serde_json::from_str(detail.unwrap_or_default()).map_err(|_| AppError::Fault)?;
    Ok(rows.into_iter().map(|(piece, word, now)| RowRefused { piece: PieceId(piece), word, now }).collect())
}

/// The pictures of a product in another order. `Conflict`: edited_meanwhile.
pub async fn order_photos(tx: &mut Tx, product: ProductId, keys: &[String]) -> Result<(), AppError> {
    query!("select app.order_photos($1, $2)", product.0, keys).fetch_one(&mut **tx).await?;
    Ok(())
}

/// What it cost before, the newest change first.
pub async fn prices(tx: &mut Tx, face: &StoreFace, product: ProductId) -> Result<Vec<PriceStep>, AppError> {
    let rows = query!(
        r#"select h.from_minor, h.to_minor, h.reason, h.note, h.actor, w.full_name as "full_name?", to_char(h.changed_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "at!"
           from app.price_history h left join app.people w on w.store_id = h.store_id and w.id = h.person_id
           where h.store_id = (select app.store_id()) and h.product_id = $1 order by h.changed_at desc, h.number desc limit $3"#,
        product.0,
        face.time_zone,
        MOST_STEPS
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(PriceStep {
                from: Money::new(row.from_minor, face.currency),
                to: Money::new(row.to_minor, face.currency),
                reason: row.reason.parse().map_err(|_| AppError::Fault)?,
                note: row.note,
                role: row.actor.parse().ok(),
                full_name: row.full_name.unwrap_or_default(),
                at: clock::written(&row.at, face.locale),
            })
        })
        .collect()
}
