//! Classes of trust, and what a client may have at home.
use crate::{
    domain::{
        client::{Class, Place, TermsWish},
        id::{ClassId, PersonId},
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;
use uuid::Uuid;

/// The classes of the house.
pub async fn classes(tx: &mut Tx) -> Result<Vec<Class>, AppError> {
    let rows = query!(
        "select id, name, value_limit_minor, pieces_limit, bags_limit from app.client_classes where store_id = (select app.store_id()) order by sort, name, id limit 100"
    )
    .fetch_all(&mut **tx)
    .await?;
    let class = rows.into_iter().map(|row| Class {
        id: ClassId(row.id),
        name: row.name,
        value_minor: row.value_limit_minor,
        pieces: row.pieces_limit,
        bags: row.bags_limit,
    });
    Ok(class.collect())
}

/// A new class, below the others; the same id is one. Or another one instead of what was `seen`: `Conflict` when it is otherwise by then.
pub async fn save_class(tx: &mut Tx, seen: Option<&Class>, class: &Class) -> Result<(), AppError> {
    let Some(seen) = seen else {
        query!(
            "insert into app.client_classes (store_id, id, name, value_limit_minor, pieces_limit, bags_limit, sort) values ((select app.store_id()), $1, $2, $3, $4, $5,
                 (select least(coalesce(max(c.sort), 0) + 1, 32000) from app.client_classes c where c.store_id = (select app.store_id()))) on conflict (store_id, id) do nothing",
            class.id.0,
            class.name,
            class.value_minor,
            class.pieces,
            class.bags
        )
        .execute(&mut **tx)
        .await?;
        return Ok(());
    };
    let done = query!(
        "update app.client_classes c set name = $2, value_limit_minor = $3, pieces_limit = $4, bags_limit = $5 where c.store_id = (select app.store_id()) and c.id = $1
           and (c.name, c.value_limit_minor, c.pieces_limit, c.bags_limit) is not distinct from ($6, $7::bigint, $8::int, $9::int)",
        seen.id.0,
        class.name,
        class.value_minor,
        class.pieces,
        class.bags,
        seen.name,
        seen.value_minor as Option<i64>,
        seen.pieces as Option<i32>,
        seen.bags as Option<i32>
    )
    .execute(&mut **tx)
    .await?;
    if done.rows_affected() == 0 { Err(AppError::Conflict { reason: "edited_meanwhile".into() }) } else { Ok(()) }
}

/// How many pieces and bags she has and may have.
pub async fn place(tx: &mut Tx, id: PersonId) -> Result<Place, AppError> {
    let row = query!(r#"select class as "class?", pieces_limit as "pieces_limit?", bags_limit as "bags_limit?", pieces as "pieces!", bags as "bags!" from app.client_room($1)"#, id.0)
        .fetch_one(&mut **tx)
        .await?;
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    let most = |number: Option<i32>| number.map(|number| u32::try_from(number).unwrap_or(0));
    Ok(Place {
        class: row.class,
        pieces: count(row.pieces),
        pieces_most: most(row.pieces_limit),
        bags: count(row.bags),
        bags_most: most(row.bags_limit),
    })
}

/// An owner gives a client a class, or terms of her own. `NotFound` for who is no client, `Invalid` without a reason.
pub async fn set_terms(tx: &mut Tx, id: PersonId, terms: &TermsWish) -> Result<(), AppError> {
    super::is_client(tx, id).await?;
    query!(
        "select app.set_terms($1, $2, $3, $4, $5, $6, $7)",
        id.0,
        terms.value_minor as Option<i64>,
        terms.pieces as Option<i32>,
        terms.bags as Option<i32>,
        terms.class.map(|id| id.0) as Option<Uuid>,
        terms.blocked,
        terms.reason
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(())
}
