//! Birthday, who looks after her, how she likes to be reached; and the portfolios of the team.
use crate::{
    domain::{
        client::{Birthday, Profile},
        id::PersonId,
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;
use uuid::Uuid;

/// What is known of her, and the name of who looks after her.
pub(super) async fn profile(tx: &mut Tx, id: PersonId) -> Result<(Profile, String), AppError> {
    let row = query!(
        r#"select f.birth_day, f.birth_month, f.birth_year, f.attendant_id, f.prefers, coalesce(a.full_name, '') as "attendant!"
           from app.client_profiles f left join app.people a on a.store_id = f.store_id and a.id = f.attendant_id where f.store_id = (select app.store_id()) and f.person_id = $1"#,
        id.0
    )
    .fetch_optional(&mut **tx)
    .await?;
    let Some(row) = row else { return Ok((Profile::default(), String::new())) };
    let birthday = row.birth_day.zip(row.birth_month).map(|(day, month)| Birthday { day, month, year: row.birth_year });
    let prefers = row.prefers.map(|word| word.parse().map_err(|_| AppError::Fault)).transpose()?;
    Ok((Profile { birthday, attendant: row.attendant_id.map(PersonId), prefers }, row.attendant))
}

/// Say it. `NotFound` for an attendant who is none.
pub async fn save_profile(tx: &mut Tx, id: PersonId, profile: &Profile) -> Result<(), AppError> {
    if let Some(attendant) = profile.attendant {
        is_of_the_floor(tx, attendant).await?;
    }
    query!(
        "insert into app.client_profiles (store_id, person_id, birth_day, birth_month, birth_year, attendant_id, prefers) values ((select app.store_id()), $1, $2, $3, $4, $5, $6)
         on conflict (store_id, person_id) do update set birth_day = excluded.birth_day, birth_month = excluded.birth_month, birth_year = excluded.birth_year,
             attendant_id = excluded.attendant_id, prefers = excluded.prefers",
        id.0,
        profile.birthday.map(|day| day.day) as Option<i16>,
        profile.birthday.map(|day| day.month) as Option<i16>,
        profile.birthday.and_then(|day| day.year) as Option<i16>,
        profile.attendant.map(|id| id.0) as Option<Uuid>,
        profile.prefers.map(crate::domain::client::Reach::name) as Option<&str>
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}

async fn is_of_the_floor(tx: &mut Tx, id: PersonId) -> Result<(), AppError> {
    let row = query!(
        r#"select exists (select 1 from app.person_roles r where r.store_id = (select app.store_id()) and r.person_id = $1 and r.role in ('attendant', 'owner')) as "is!""#,
        id.0
    )
    .fetch_one(&mut **tx)
    .await?;
    if row.is { Ok(()) } else { Err(AppError::NotFound) }
}

/// Whoever may look after clients, by name, and whoever still does.
pub async fn floor(tx: &mut Tx) -> Result<Vec<(PersonId, String)>, AppError> {
    let rows = query!(
        "select p.id, p.full_name from app.people p where p.store_id = (select app.store_id()) and (
             (p.disabled_at is null and exists (select 1 from app.person_roles r where r.store_id = p.store_id and r.person_id = p.id and r.role in ('attendant', 'owner')))
             or p.id in (select f.attendant_id from app.client_profiles f where f.store_id = p.store_id and f.attendant_id is not null)) order by p.full_name, p.id limit 200"
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|row| (PersonId(row.id), row.full_name)).collect())
}

/// All of hers go to somebody else, or to nobody: how many. `NotFound` for who is not of the store, or can't take them.
pub async fn entrust(tx: &mut Tx, from: PersonId, to: Option<PersonId>) -> Result<u32, AppError> {
    query!("select id from app.people where store_id = (select app.store_id()) and id = $1", from.0)
        .fetch_optional(&mut **tx)
        .await?
        .ok_or(AppError::NotFound)?;
    if let Some(to) = to {
        is_of_the_floor(tx, to).await?;
    }
    let done = query!(
        "update app.client_profiles set attendant_id = $2 where store_id = (select app.store_id()) and attendant_id = $1",
        from.0,
        to.map(|id| id.0) as Option<Uuid>
    )
    .execute(&mut **tx)
    .await?;
    Ok(u32::try_from(done.rows_affected()).unwrap_or(u32::MAX))
}
