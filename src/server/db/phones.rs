//! Phones that are proven by a code: who asks, the code that was made, the code that was typed.
use super::tx::Tx;
use crate::{
    domain::{
        id::{OrderId, PersonId, PhoneRequestId},
        phone_request::{Asked, MOST, PhoneRequest},
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
    server::actor::KeyHash,
};
use sqlx::query;
use uuid::Uuid;

/// Note that she asks, in this session. Her earlier question is over with it.
pub async fn ask(tx: &mut Tx, person: PersonId, session: &KeyHash, phone: &str, hours: i32) -> Result<(), AppError> {
    query!("select auth.ask_phone($1, $2, $3, $4, make_interval(hours => $5))", Uuid::now_v7(), person.0, session.as_str(), phone, hours)
        .fetch_one(&mut **tx)
        .await?;
    Ok(())
}

/// The number that she asked about in this session, while the question is open.
pub async fn asked(tx: &mut Tx, person: PersonId, session: &KeyHash) -> Result<Option<String>, AppError> {
    Ok(query!("select auth.asked_phone($1, $2) as phone", person.0, session.as_str()).fetch_one(&mut **tx).await?.phone)
}

/// How many orders became hers; `None` when the code is not accepted, and then the try was counted: commit.
pub async fn prove(tx: &mut Tx, person: PersonId, session: &KeyHash, code: &KeyHash) -> Result<Option<u32>, AppError> {
    let row =
        query!("select auth.use_phone_code($1, $2, $3) as many", person.0, session.as_str(), code.as_str()).fetch_one(&mut **tx).await?;
    Ok(row.many.map(|many| u32::try_from(many).unwrap_or(0)))
}

/// Who asks, and about which number. `NotFound` also for who may not know.
pub async fn request(tx: &mut Tx, id: PhoneRequestId) -> Result<(PersonId, String), AppError> {
    let row = query!("select person_id, phone from app.phone_requests where store_id = (select app.store_id()) and id = $1", id.0)
        .fetch_optional(&mut **tx)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok((PersonId(row.person_id), row.phone))
}

/// A code was made. `Conflict` when the question is over or no guest order has the number, `Forbidden` for her own.
pub async fn make(tx: &mut Tx, id: PhoneRequestId, code: &KeyHash, minutes: i32) -> Result<(), AppError> {
    query!("select app.make_phone_code($1, $2, make_interval(mins => $3))", id.0, code.as_str(), minutes).fetch_one(&mut **tx).await?;
    Ok(())
}

/// Who waits for a code to a number that a guest order has, who asked last first; all of them, or for the number on one order.
pub async fn waiting(tx: &mut Tx, face: &StoreFace, asked: Asked) -> Result<Vec<PhoneRequest>, AppError> {
    let order = match asked {
        Asked::All => None,
        Asked::Of(order) => Some(order.0),
    };
    let rows = query!(
        r#"select r.id, r.phone, p.full_name, o.id as "order!", o.code, o.full_name as order_name,
               to_char(r.asked_at at time zone $1, 'YYYY-MM-DD HH24:MI') as "asked_at!", to_char(r.made_at at time zone $1, 'YYYY-MM-DD HH24:MI') as made_at
           from app.phone_requests r
           join app.people p on p.store_id = r.store_id and p.id = r.person_id
           cross join lateral (select g.id, g.code, g.full_name from app.orders g
               where g.store_id = r.store_id and g.phone = r.phone and g.person_id is null and g.phone <> '' order by g.placed_at desc, g.id desc limit 1) o
           where r.store_id = (select app.store_id()) and r.ended_at is null and r.expires_at > clock_timestamp()
             and ($2::uuid is null or exists (select 1 from app.orders w
                 where w.store_id = r.store_id and w.id = $2 and w.phone = r.phone and w.person_id is null))
           order by r.asked_at desc, r.id limit $3"#,
        face.time_zone,
        order as Option<Uuid>,
        i64::from(MOST)
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|r| PhoneRequest {
            id: PhoneRequestId(r.id),
            phone: r.phone,
            full_name: r.full_name,
            asked_at: clock::written(&r.asked_at, face.locale),
            made_at: r.made_at.map(|at| clock::written(&at, face.locale)),
            order: OrderId(r.order),
            order_code: r.code,
            order_name: r.order_name,
        })
        .collect())
}
