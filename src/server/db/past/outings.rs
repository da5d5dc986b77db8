//! What becomes of pieces the first, second, … time they go out, and how often those had been out that were sold.
use super::count;
use crate::{
    domain::past::{OutingsPast, Span, rounds},
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;

pub async fn outings(tx: &mut Tx, span: Span) -> Result<OutingsPast, AppError> {
    let months = i32::from(span.months());
    let found = query!(r#"select outing as "outing!", tried as "tried!", kept as "kept!" from app.past_outings($1)"#, months)
        .fetch_all(&mut **tx)
        .await?;
    let sold = query!(r#"select outings as "outings!", pieces as "pieces!" from app.past_sold($1) order by outings"#, months)
        .fetch_all(&mut **tx)
        .await?;
    let found: Vec<(u32, u32, u32)> = found.into_iter().map(|row| (count(row.outing.into()), count(row.tried), count(row.kept))).collect();
    let until_sold = sold.into_iter().map(|row| (count(row.outings.into()), count(row.pieces))).collect();
    Ok(OutingsPast { rounds: rounds(&found), until_sold })
}
