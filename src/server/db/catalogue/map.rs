//! What the map of the site names: goods that are there or come back, in parts whose borders shift only when goods are added.
use crate::{error::AppError, server::db::tx::Tx};
use sqlx::query;

/// Goods in one part: a part stays a few megabytes, pictures included.
const PART: i64 = 5_000;
/// Pictures that a part names of each.
const PICTURES: i16 = 3;

/// A page of goods.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub slug: String,
    /// As the map writes it: `2026-05-01T10:00:00Z`.
    pub changed: String,
    /// Keys of its pictures, and their pixels across.
    pub pictures: Vec<(String, u32)>,
}

/// When each part last changed, in order.
pub async fn parts(tx: &mut Tx) -> Result<Vec<String>, AppError> {
    let rows = query!(
        r#"select to_char(max(g.changed_at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "changed!"
           from (select p.changed_at, (row_number() over (order by p.id) - 1) / $1::bigint as part from app.products p
                 where p.store_id = (select app.store_id()) and p.status = 'live' and p.availability in ('available', 'held', 'away', 'out')) g
           group by g.part order by g.part"#,
        PART
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|row| row.changed).collect())
}

/// When anything on show last changed: what stands on pages that list goods.
pub async fn last_change(tx: &mut Tx) -> Result<Option<String>, AppError> {
    let row = query!(
        r#"select to_char(max(p.changed_at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as changed from app.products p
           where p.store_id = (select app.store_id()) and p.status = 'live'"#
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(row.changed)
}

/// The goods of a part, from 1.
pub async fn entries(tx: &mut Tx, part: u32) -> Result<Vec<Entry>, AppError> {
    let rows = query!(
        r#"select g.slug as "slug!", to_char(g.changed_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "changed!",
               (select array_agg(m.media_key order by m.position) from app.product_media m
                where m.store_id = g.store_id and m.product_id = g.id and m.position <= $3) as keys,
               (select array_agg(m.width order by m.position) from app.product_media m
                where m.store_id = g.store_id and m.product_id = g.id and m.position <= $3) as widths
           from (select p.store_id, p.id, p.slug, p.changed_at from app.products p
                 where p.store_id = (select app.store_id()) and p.status = 'live' and p.availability in ('available', 'held', 'away', 'out')
                 order by p.id offset $1 limit $2) g order by g.id"#,
        (i64::from(part) - 1) * PART,
        PART,
        PICTURES
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let pictures = pairs(row.keys, row.widths);
            Entry { slug: row.slug, changed: row.changed, pictures }
        })
        .collect())
}

/// Keys with widths, as two columns hold them.
pub(super) fn pairs(keys: Option<Vec<String>>, widths: Option<Vec<i32>>) -> Vec<(String, u32)> {
    let widths = widths.unwrap_or_default().into_iter().map(|width| u32::try_from(width).unwrap_or(1));
    keys.unwrap_or_default().into_iter().zip(widths).collect()
}
