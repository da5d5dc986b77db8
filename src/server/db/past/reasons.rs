//! Why pieces came back, by size and by brand. For those who may read why.
use super::count;
use crate::{
    domain::past::{BackRow, ReasonsPast, Span},
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;

pub async fn reasons(tx: &mut Tx, span: Span) -> Result<ReasonsPast, AppError> {
    let rows = query!(
        r#"select kind as "kind!", label as "label!", tried as "tried!", back as "back!", said as "said!" from app.past_reasons($1) order by kind, back desc, label"#,
        i32::from(span.months())
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut past = ReasonsPast::default();
    for row in rows {
        let said = row.said.into_iter().map(count).collect();
        let one = BackRow { label: row.label, tried: count(row.tried), back: count(row.back), said };
        if row.kind == "size" { past.sizes.push(one) } else { past.brands.push(one) }
    }
    Ok(past)
}
