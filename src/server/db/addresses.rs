//! Addresses that a customer saved: her own rows, read and written by herself.
use super::tx::Tx;
use crate::{
    domain::{id::AddressId, order::Address, privacy::SavedAddress},
    error::AppError,
};
use sqlx::query;

/// More than anybody needs.
const MOST: i64 = 20;

/// Her addresses, the newest first.
pub async fn hers(tx: &mut Tx) -> Result<Vec<SavedAddress>, AppError> {
    let rows = query!(
        "select id, line1, line2, district, city, region, postal_code from app.addresses
         where store_id = (select app.store_id()) and person_id = (select app.person_id()) order by saved_at desc, id limit $1",
        MOST
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|r| SavedAddress {
            id: AddressId(r.id),
            address: Address {
                line1: r.line1,
                line2: r.line2,
                district: r.district,
                city: r.city,
                region: r.region,
                postal_code: r.postal_code,
            },
        })
        .collect())
}

/// Keep an address; the same twice is once. `Conflict` when she has too many.
pub async fn add(tx: &mut Tx, address: &Address) -> Result<(), AppError> {
    let many = query!(
        r#"select count(*) as "many!" from app.addresses where store_id = (select app.store_id()) and person_id = (select app.person_id())"#
    )
    .fetch_one(&mut **tx)
    .await?
    .many;
    if many >= MOST {
        return Err(AppError::Conflict { reason: "too_many_addresses".into() });
    }
    query!(
        "insert into app.addresses (store_id, person_id, line1, line2, district, city, region, postal_code)
         values ((select app.store_id()), (select app.person_id()), $1, $2, $3, $4, $5, $6) on conflict do nothing",
        address.line1,
        address.line2,
        address.district,
        address.city,
        address.region,
        address.postal_code
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

/// `NotFound` when it is not hers; `Conflict` when she has the same already.
pub async fn change(tx: &mut Tx, id: AddressId, address: &Address) -> Result<(), AppError> {
    let done = query!(
        "update app.addresses set line1 = $2, line2 = $3, district = $4, city = $5, region = $6, postal_code = $7
         where store_id = (select app.store_id()) and person_id = (select app.person_id()) and id = $1",
        id.0,
        address.line1,
        address.line2,
        address.district,
        address.city,
        address.region,
        address.postal_code
    )
    .execute(&mut **tx)
    .await?;
    if done.rows_affected() == 0 { Err(AppError::NotFound) } else { Ok(()) }
}

/// Twice is once.
pub async fn remove(tx: &mut Tx, id: AddressId) -> Result<(), AppError> {
    query!("delete from app.addresses where store_id = (select app.store_id()) and person_id = (select app.person_id()) and id = $1", id.0)
        .execute(&mut **tx)
        .await?;
    Ok(())
}
