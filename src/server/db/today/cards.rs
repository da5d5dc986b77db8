//! What presses, as the rules of `app.urgent_facts` find it for whoever asks, and what is put off.
use super::count;
use crate::{
    domain::{
        money::Money,
        store::StoreFace,
        today::{Fact, PutOff, Rule},
    },
    error::AppError,
    i18n::clock,
    server::db::tx::Tx,
};
use sqlx::query;
use uuid::Uuid;

pub async fn facts(tx: &mut Tx, face: &StoreFace) -> Result<Vec<Fact>, AppError> {
    let rows = query!(
        r#"select rule as "rule!", subject as "subject!", label as "label!", many as "many!", money_minor as "money!", pressing as "pressing!", to_char(ends_on, 'ID YYYY-MM-DD') as ends
           from app.urgent_facts()"#
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Fact {
                rule: row.rule.parse().map_err(|_| AppError::Fault)?,
                subject: row.subject,
                label: row.label,
                many: count(row.many),
                money: Money::new(row.money, face.currency),
                pressing: count(row.pressing.into()),
                ends: row.ends.map(|day| clock::near(&day, face.locale)),
            })
        })
        .collect()
}

/// Put a card off. Twice is once; the later reason holds.
pub async fn put_off(tx: &mut Tx, rule: Rule, subject: Uuid, reason: PutOff) -> Result<(), AppError> {
    query!(
        "insert into app.card_snoozes (store_id, rule, subject, reason, until_at) values (app.store_id(), $1, $2, $3, clock_timestamp() + make_interval(hours => $4))
         on conflict (store_id, rule, subject) do update set reason = excluded.reason, until_at = excluded.until_at, snoozed_at = clock_timestamp()",
        rule.name(),
        subject,
        reason.name(),
        i32::from(reason.hours(rule))
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
