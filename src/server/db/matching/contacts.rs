//! What came of a contact, said once and taken back whole; and what contacts brought.
use super::about;
use crate::{
    domain::{
        id::{BagId, PersonId},
        matching::{Brought, Outcome, Points, Subject},
        money::Money,
        store::StoreFace,
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;
use uuid::Uuid;

/// Somebody was written to. The same `id` is one contact. `NotFound` for who is no client here.
pub async fn note_contact(
    tx: &mut Tx,
    id: Uuid,
    client: PersonId,
    subject: Subject,
    outcome: Outcome,
    bag: Option<BagId>,
    points: Points,
) -> Result<(), AppError> {
    let (collection, piece) = about(subject);
    super::what(tx, subject).await?;
    query!("select 1 as one from app.match_profiles where store_id = (select app.store_id()) and person_id = $1", client.0)
        .fetch_optional(&mut **tx)
        .await?
        .ok_or(AppError::NotFound)?;
    query!(
        "insert into app.match_contacts (store_id, id, person_id, collection_id, piece_id, outcome, bag_id, score, by_tags, by_size, by_recency)
         values ((select app.store_id()), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing",
        id,
        client.0,
        collection as Option<Uuid>,
        piece as Option<Uuid>,
        outcome.name(),
        bag.map(|bag| bag.0) as Option<Uuid>,
        points.score(),
        points.tags,
        points.size,
        points.recency
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// It was not so. `NotFound` for what is not there, or is somebody else's to take back.
pub async fn take_contact_back(tx: &mut Tx, id: Uuid) -> Result<(), AppError> {
    let done = query!("delete from app.match_contacts where store_id = (select app.store_id()) and id = $1", id).execute(&mut **tx).await?;
    if done.rows_affected() == 0 { Err(AppError::NotFound) } else { Ok(()) }
}

/// What contacts of the last `days` days brought, by who made them; as long after a contact as the rules of the house say.
pub async fn brought(tx: &mut Tx, face: &StoreFace, days: i32) -> Result<Vec<Brought>, AppError> {
    let rows = query!(
        r#"select p.full_name, b.contacts as "contacts!", b.bags as "bags!", b.refusals as "refusals!", b.orders as "orders!", b.brought_minor as "brought!"
           from app.match_brought(now() - make_interval(days => $1), (select s.match_credit_days from app.store_policies s where s.store_id = (select app.store_id()))) b
           join app.people p on p.store_id = (select app.store_id()) and p.id = b.said_by order by b.brought_minor desc, b.contacts desc, p.id"#,
        days
    )
    .fetch_all(&mut **tx)
    .await?;
    let count = |number: i64| u32::try_from(number).unwrap_or(0);
    let each = rows.into_iter().map(|row| Brought {
        full_name: row.full_name,
        contacts: count(row.contacts),
        bags: count(row.bags),
        refusals: count(row.refusals),
        orders: count(row.orders),
        brought: Money::new(row.brought, face.currency),
    });
    Ok(each.collect())
}
