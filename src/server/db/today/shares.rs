//! What of the month is whose: what was asked of each attendant, and what she sold. A bag is its attendant's, what was paid face to face is
//! hers who took the money, and what sold itself is nobody's.
use crate::{
    domain::{goal::Share, id::PersonId, money::Money, store::StoreFace},
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;
use uuid::Uuid;

/// Of all who sell, or of one.
pub async fn of_month(tx: &mut Tx, face: &StoreFace, only: Option<PersonId>) -> Result<Vec<Share>, AppError> {
    let rows = query!(
        r#"with month as (select date_trunc('month', now() at time zone $1)::date as first),
           sold as (select coalesce(b.attendant_id, case when h.actor in ('attendant', 'owner') then h.person_id end) as person, sum(o.total_minor)::bigint as minor
               from month m join app.order_status_history h on h.store_id = (select app.store_id()) and h.to_status = 'paid' and h.changed_at >= m.first::timestamp at time zone $1
               join app.orders o on o.store_id = h.store_id and o.id = h.order_id left join app.bags b on b.store_id = o.store_id and b.id = o.bag_id group by 1)
           select p.id, p.full_name, coalesce(g.target_minor, 0) as "target!", coalesce(s.minor, 0) as "sold!"
           from month m join app.people p on p.store_id = (select app.store_id()) and p.disabled_at is null and ($2::uuid is null or p.id = $2)
             and exists (select 1 from app.person_roles r where r.store_id = p.store_id and r.person_id = p.id and r.role = 'attendant')
           left join app.goal_shares g on g.store_id = p.store_id and g.person_id = p.id and g.month = m.first
           left join sold s on s.person = p.id
           order by p.full_name, p.id limit 100"#,
        face.time_zone,
        only.map(|id| id.0) as Option<Uuid>
    )
    .fetch_all(&mut **tx)
    .await?;
    let minor = |minor| Money::new(minor, face.currency);
    Ok(rows
        .into_iter()
        .map(|row| Share { person: PersonId(row.id), full_name: row.full_name, target: minor(row.target), sold: minor(row.sold) })
        .collect())
}

/// What is asked of each of them in the present month, which has a goal.
pub async fn give(tx: &mut Tx, face: &StoreFace, shares: &[(PersonId, i64)]) -> Result<(), AppError> {
    let (people, targets): (Vec<Uuid>, Vec<i64>) = shares.iter().map(|(person, minor)| (person.0, *minor)).unzip();
    query!(
        "insert into app.goal_shares as g (store_id, month, person_id, target_minor)
         select app.store_id(), date_trunc('month', now() at time zone $1)::date, t.person, t.minor from unnest($2::uuid[], $3::bigint[]) as t (person, minor)
         where exists (select 1 from app.person_roles r where r.store_id = app.store_id() and r.person_id = t.person and r.role = 'attendant')
         on conflict (store_id, month, person_id) do update set target_minor = excluded.target_minor where g.target_minor <> excluded.target_minor",
        face.time_zone,
        &people,
        &targets
    )
    .execute(&mut **tx)
    .await?;
    Ok(())
}
