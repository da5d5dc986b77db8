//! How long pieces hung, and how long they were at clients' homes, until they were sold. Counted by the day; spans and medians are
//! the domain's.
use super::count;
use crate::{
    domain::past::{ShelfPast, Span, Spread},
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;

pub async fn shelf(tx: &mut Tx, span: Span) -> Result<ShelfPast, AppError> {
    let rows = query!(
        r#"select consigned as "consigned!", at_home as "at_home!", days as "days!", pieces as "pieces!" from app.past_shelf($1)"#,
        i32::from(span.months())
    )
    .fetch_all(&mut **tx)
    .await?;
    let (mut own, mut consigned, mut home) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows {
        let counted = (count(row.days.into()), count(row.pieces));
        match (row.at_home, row.consigned) {
            (true, _) => home.push(counted),
            (false, true) => consigned.push(counted),
            (false, false) => own.push(counted),
        }
    }
    Ok(ShelfPast { own: Spread::of(&own), consigned: Spread::of(&consigned), home: Spread::of(&home) })
}
