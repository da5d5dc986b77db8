//! What a change of many pieces would do, before it is done: the change is really tried, in a transaction that nobody commits.
use super::{editing, tx::Tx};
use crate::{
    domain::{
        editing::Why,
        id::{BagId, PieceId},
        together::{Command, Elsewhere, Foreseen, Together},
    },
    error::AppError,
};
use sqlx::query;
use uuid::Uuid;

/// How each would look, by code. The transaction has to be dropped: what was tried stands in it. `NotFound` when one is not of this store.
pub async fn foresee(tx: &mut Tx, pieces: &[PieceId], wanted: &Together, why: &Why) -> Result<Vec<Foreseen>, AppError> {
    let mut ids: Vec<Uuid> = pieces.iter().map(|piece| piece.0).collect();
    ids.sort_unstable();
    ids.dedup();
    let field = wanted.field();
    let rows = query!(
        r#"select p.id, p.code, g.name, app.field_of(p, $2) as seen, p.is_out as "is_out!", b.id as "bag?", b.code as "bag_code?", c.kind as "claim?"
           from app.pieces p join app.products g on g.store_id = p.store_id and g.id = p.product_id
           left join app.bag_lines l on l.store_id = p.store_id and l.piece_id = p.id and l.status in ('added', 'packed', 'dispatched', 'delivered', 'missing')
           left join app.bags b on b.store_id = l.store_id and b.id = l.bag_id
           left join app.piece_claims c on c.store_id = p.store_id and c.piece_id = p.id and c.ended_at is null
           where p.store_id = (select app.store_id()) and p.id = any($1) order by p.code"#,
        &ids,
        field.word()
    )
    .fetch_all(&mut **tx)
    .await?;
    if rows.len() != ids.len() {
        return Err(AppError::NotFound);
    }
    let mut foreseen = Vec::with_capacity(rows.len());
    for row in rows {
        let seen = row.seen.ok_or_else(|| AppError::Invalid { field: "field".into(), reason: "not_accepted".into() })?;
        let elsewhere = match (row.bag.zip(row.bag_code), row.claim.as_deref()) {
            (Some((bag, code)), _) => Some(Elsewhere::Bag(BagId(bag), code, row.is_out)),
            (None, Some("cart" | "wait")) => Some(Elsewhere::Cart),
            (None, Some("order")) => Some(Elsewhere::Order),
            _ => None,
        };
        let becomes = wanted.becomes(&seen);
        foreseen.push(Foreseen { piece: PieceId(row.id), code: row.code, name: row.name, seen, becomes, elsewhere, refused: None });
    }
    let tried = foreseen.iter().filter(|row| row.changes());
    let tried = tried.filter_map(|row| Some((row.piece, row.seen.clone(), row.becomes.clone()?))).collect();
    let command = Command { field, rows: tried, why: why.clone() };
    if !command.rows.is_empty()
        && let Err(refused) = editing::edit_all(tx, &command).await?
    {
        for row in refused {
            if let Some(one) = foreseen.iter_mut().find(|one| one.piece == row.piece) {
                one.refused = Some(row.word);
            }
        }
    }
    Ok(foreseen)
}
