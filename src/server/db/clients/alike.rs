//! Clients who are perhaps one: found by the database, told apart by people.
use crate::{
    domain::{
        client::{
            Contact,
            alike::{Face, Known, Pair, Sign},
        },
        id::PersonId,
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
    server::db::tx::Tx,
};
use sqlx::query;
use std::collections::HashMap;
use uuid::Uuid;

/// Pairs that are shown at once, and known people beside a form.
const MOST: i32 = 50;
const MOST_KNOWN: i64 = 6;

/// Clients as they are told apart, by id.
pub(super) async fn faces(tx: &mut Tx, store: &StoreFace, ids: &[Uuid]) -> Result<HashMap<Uuid, Face>, AppError> {
    let rows = query!(
        r#"select p.id, p.full_name, coalesce(p.phone, '') as "phone!", coalesce(p.email, '') as "email!", to_char(p.created_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "since!",
               (select count(*) from app.orders o where o.store_id = p.store_id and o.person_id = p.id and o.status = 'paid') as "orders!",
               (select count(*) from app.bags b where b.store_id = p.store_id and b.client_id = p.id and b.status <> 'cancelled') as "bags!"
           from app.people p where p.store_id = (select app.store_id()) and p.id = any ($1)"#,
        ids,
        store.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    let face = rows.into_iter().map(|row| {
        let face = Face {
            id: PersonId(row.id),
            full_name: row.full_name,
            phone: row.phone,
            email: row.email,
            since: clock::written(&row.since, store.locale),
            orders: u32::try_from(row.orders).unwrap_or(0),
            bags: u32::try_from(row.bags).unwrap_or(0),
        };
        (row.id, face)
    });
    Ok(face.collect())
}

fn signs(words: &[String]) -> Vec<Sign> {
    words.iter().filter_map(|word| word.parse().ok()).collect()
}

/// Pairs that look like one, the likeliest first; of one client, or of all.
pub async fn pairs(tx: &mut Tx, store: &StoreFace, only: Option<PersonId>) -> Result<Vec<Pair>, AppError> {
    let rows = query!(
        r#"select one as "one!", other as "other!", speaks_for as "speaks_for!", speaks_against as "speaks_against!" from app.perhaps_the_same($1, $2)"#,
        only.map(|id| id.0) as Option<Uuid>,
        MOST
    )
    .fetch_all(&mut **tx)
    .await?;
    let ids: Vec<Uuid> = rows.iter().flat_map(|row| [row.one, row.other]).collect();
    let faces = faces(tx, store, &ids).await?;
    let pair = rows.into_iter().filter_map(|row| {
        Some(Pair {
            one: faces.get(&row.one)?.clone(),
            other: faces.get(&row.other)?.clone(),
            speaks_for: signs(&row.speaks_for),
            speaks_against: signs(&row.speaks_against),
        })
    });
    Ok(pair.collect())
}

/// Who is known already and perhaps the one who is about to be added; who has her phone or address first.
pub async fn known(tx: &mut Tx, store: &StoreFace, contact: &Contact) -> Result<Vec<Known>, AppError> {
    let rows = query!(
        r#"select x.id as "id!", array_remove(array[case when x.by_phone then 'phone' end, case when x.by_email then 'email' end, case when x.likeness >= 0.55 then 'name' end], null) as "signs!: Vec<String>"
           from (select p.id, coalesce(p.phone = nullif($3, ''), false) as by_phone, coalesce(app.folded_email(p.email) = app.folded_email(nullif($2, '')), false) as by_email,
                     ext.similarity(app.fold(p.full_name), app.fold($1)) as likeness from app.people p
                 where p.store_id = (select app.store_id()) and p.disabled_at is null
                   and exists (select 1 from app.person_roles r where r.store_id = p.store_id and r.person_id = p.id and r.role = 'customer')) x
           where x.by_phone or x.by_email or x.likeness >= 0.55 order by x.by_phone or x.by_email desc, x.likeness desc, x.id limit $4"#,
        contact.full_name,
        contact.email,
        contact.phone,
        MOST_KNOWN
    )
    .fetch_all(&mut **tx)
    .await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let faces = faces(tx, store, &ids).await?;
    Ok(rows.into_iter().filter_map(|row| Some(Known { face: faces.get(&row.id)?.clone(), signs: signs(&row.signs) })).collect())
}

/// They are two, and why they look like one. Said twice is said once. `NotFound` for who is no client.
pub async fn tell_apart(tx: &mut Tx, one: PersonId, other: PersonId, why: &str) -> Result<(), AppError> {
    super::is_client(tx, one).await?;
    super::is_client(tx, other).await?;
    query!(
        "insert into app.client_pairs (store_id, one_id, other_id, why) values ((select app.store_id()), least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3) on conflict do nothing",
        one.0,
        other.0,
        why
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
