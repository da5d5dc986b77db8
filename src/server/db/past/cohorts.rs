//! Clients by the month in which they first came, and what they kept since. For those who work with money.
use super::count;
use crate::{
    domain::{
        past::{self, CohortRow, CohortsPast, Kept, Span},
        store::StoreFace,
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;

pub async fn cohorts(tx: &mut Tx, face: &StoreFace, span: Span) -> Result<CohortsPast, AppError> {
    let rows = query!(
        r#"select first_month as "month!", ago as "ago!", clients as "clients!", later as "later?", buyers as "buyers!", pieces as "pieces!", net_minor as "net!" from app.past_cohorts($1) order by first_month, later"#,
        i32::from(span.months())
    )
    .fetch_all(&mut **tx)
    .await?;
    let row = rows.into_iter().map(|row| CohortRow {
        month: row.month,
        ago: count(row.ago.into()),
        clients: count(row.clients),
        later: row.later.map(|later| count(later.into())),
        kept: Kept { buyers: count(row.buyers), pieces: count(row.pieces), net_minor: row.net },
    });
    Ok(CohortsPast { cohorts: past::cohorts(row.collect()), currency: face.currency })
}
