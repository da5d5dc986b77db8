//! Events of the past: what triggers would have written, had the shop been open.
use super::{BATCH, column};
use crate::{error::AppError, server::db::tx::Tx};
use uuid::Uuid;

/// A fact. `at` counts seconds since 1970.
#[derive(Debug, Clone)]
pub struct EventRow {
    pub id: Uuid,
    /// `subject.what_happened`.
    pub kind: String,
    pub subject: String,
    pub subject_id: Uuid,
    pub actor: String,
    pub person_id: Option<Uuid>,
    /// A JSON object.
    pub particulars: String,
    pub at: i64,
}

pub async fn tell_events(tx: &mut Tx, rows: &[EventRow]) -> Result<(), AppError> {
    for rows in rows.chunks(BATCH * 2) {
        sqlx::query!(
            "insert into app.events (store_id, id, kind, subject, subject_id, actor, person_id, particulars, happened_at)
             select app.store_id(), id, kind, subject, subject_id, actor, person, particulars::jsonb, to_timestamp(at)
             from unnest($1::uuid[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::bigint[])
                 as t (id, kind, subject, subject_id, actor, person, particulars, at)",
            column!(rows, id),
            column!(rows, kind),
            column!(rows, subject),
            column!(rows, subject_id),
            column!(rows, actor),
            column!(rows, person_id) as &[Option<Uuid>],
            column!(rows, particulars),
            column!(rows, at)
        )
        .execute(&mut **tx)
        .await?;
    }
    Ok(())
}
