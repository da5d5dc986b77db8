//! Bags in lists: what is out, what is due today, what is overdue and dear; and the sum of what is out.
use crate::{
    domain::{
        bag::{BagRow, Exposure, Listed, Whose},
        id::{BagId, PersonId},
        money::Money,
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
    server::db::tx::Tx,
};
use sqlx::{query, query_as};
use uuid::Uuid;

/// A row as the database answers it.
pub(super) struct Raw {
    pub id: Uuid,
    pub code: String,
    pub status: String,
    pub client_id: Uuid,
    pub client_name: String,
    pub attendant_name: Option<String>,
    pub courier_id: Option<Uuid>,
    pub courier_name: Option<String>,
    pub pieces: i64,
    pub pieces_out: i32,
    pub value_out_minor: i64,
    pub opened_at: String,
    pub due_at: Option<String>,
    pub over_s: Option<i64>,
    pub over_days: Option<i64>,
}

impl Raw {
    pub(super) fn row(self, face: &StoreFace) -> Result<BagRow, AppError> {
        let status: crate::domain::bag::BagStatus = self.status.parse().map_err(|_| AppError::Fault)?;
        let over = self.over_s.filter(|_| status.is_out());
        Ok(BagRow {
            id: BagId(self.id),
            code: self.code,
            status,
            client: PersonId(self.client_id),
            client_name: self.client_name,
            attendant_name: self.attendant_name,
            courier: self.courier_id.map(PersonId),
            courier_name: self.courier_name,
            pieces: u32::try_from(self.pieces).unwrap_or(0),
            pieces_out: u32::try_from(self.pieces_out).unwrap_or(0),
            value_out: Money::new(self.value_out_minor, face.currency),
            opened_at: clock::written(&self.opened_at, face.locale),
            due_at: self.due_at.map(|at| clock::written(&at, face.locale)),
            overdue: over.is_some_and(|seconds| seconds > 0),
            days_over: over.and(self.over_days),
        })
    }
}

/// Up to `count` bags, from after `after`. All and those in the shop: the newest first. Out: the newest first. Due today: the earliest
/// first. Overdue: the dearest first.
pub async fn list(
    tx: &mut Tx,
    face: &StoreFace,
    which: Listed,
    whose: &Whose,
    after: Option<BagId>,
    count: i64,
) -> Result<Vec<BagRow>, AppError> {
    let word = match which {
        Listed::All => "all",
        Listed::InShop => "in_shop",
        Listed::Out => "out",
        Listed::DueToday => "due",
        Listed::Overdue => "overdue",
    };
    // one number to sort by, so that the place after which a page goes on is one comparison
    let rows = query_as!(
        Raw,
        r#"with ranked as (
               select b.*, case $1 when 'overdue' then b.value_out_minor when 'due' then -extract(epoch from b.due_at)::bigint
                   else (extract(epoch from b.opened_at) * 1000000)::bigint end as rank
               from (select x.store_id, x.id, x.code, x.status, x.client_id, x.attendant_id, x.courier_id, x.pieces_out, x.value_out_minor, x.opened_at, x.due_at from app.bags x) b
               where b.store_id = (select app.store_id())
                 and ($1 <> 'in_shop' or b.status in ('draft', 'preparing', 'ready'))
                 and ($1 <> 'out' or b.status in ('dispatched', 'with_client', 'partially_settled'))
                 and ($1 <> 'due' or (b.status in ('with_client', 'partially_settled') and (b.due_at at time zone $2)::date = (now() at time zone $2)::date))
                 and ($1 <> 'overdue' or (b.status in ('with_client', 'partially_settled') and b.due_at < now()))
                 and ($3::uuid is null or b.client_id = $3) and ($4::uuid is null or b.attendant_id = $4) and ($5::uuid is null or b.courier_id = $5))
           select b.id as "id!", b.code as "code!", b.status as "status!", b.client_id as "client_id!", c.full_name as "client_name!",
               a.full_name as "attendant_name?", b.courier_id, k.full_name as "courier_name?",
               (select count(*) from app.bag_lines l where l.store_id = b.store_id and l.bag_id = b.id and l.status <> 'removed') as "pieces!",
               b.pieces_out as "pieces_out!", b.value_out_minor as "value_out_minor!", to_char(b.opened_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "opened_at!",
               to_char(b.due_at at time zone $2, 'YYYY-MM-DD HH24:MI') as due_at, extract(epoch from now() - b.due_at)::bigint as over_s,
               ((now() at time zone $2)::date - (b.due_at at time zone $2)::date)::bigint as over_days
           from ranked b join app.people c on c.store_id = b.store_id and c.id = b.client_id
           left join app.people a on a.store_id = b.store_id and a.id = b.attendant_id left join app.people k on k.store_id = b.store_id and k.id = b.courier_id
           where ($8 = '' or starts_with(b.code, upper($8)) or strpos(app.fold(c.full_name), app.fold($8)) > 0)
             and ($6::uuid is null or (b.rank, b.id) < (select o.rank, o.id from ranked o where o.id = $6))
           order by b.rank desc, b.id desc limit $7"#,
        word,
        face.time_zone,
        whose.client.map(|id| id.0) as Option<Uuid>,
        whose.attendant.map(|id| id.0) as Option<Uuid>,
        whose.courier.map(|id| id.0) as Option<Uuid>,
        after.map(|id| id.0) as Option<Uuid>,
        count,
        whose.words
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter().map(|row| row.row(face)).collect()
}

/// What of the shop is out.
pub async fn exposure(tx: &mut Tx, face: &StoreFace) -> Result<Exposure, AppError> {
    let row = query!(
        r#"select count(*) as "bags!", coalesce(sum(pieces_out), 0)::bigint as "pieces!", coalesce(sum(value_out_minor), 0)::bigint as "value!",
               count(*) filter (where due_at < now()) as "overdue!", coalesce(sum(value_out_minor) filter (where due_at < now()), 0)::bigint as "overdue_value!"
           from app.bags where store_id = (select app.store_id()) and status in ('dispatched', 'with_client', 'partially_settled')"#
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(Exposure {
        bags: u32::try_from(row.bags).unwrap_or(0),
        pieces: u32::try_from(row.pieces).unwrap_or(0),
        value: Money::new(row.value, face.currency),
        overdue_bags: u32::try_from(row.overdue).unwrap_or(0),
        overdue_value: Money::new(row.overdue_value, face.currency),
    })
}

/// A bag as it is named: whose, by which code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    pub id: BagId,
    pub code: String,
    pub client_name: String,
}

/// Bags whose code begins so, and those of clients of this name that are not over; at most `count`.
pub async fn named(tx: &mut Tx, words: &str, count: i64) -> Result<Vec<Named>, AppError> {
    let rows = query!(
        "select b.id, b.code, c.full_name from app.bags b join app.people c on c.store_id = b.store_id and c.id = b.client_id
         where b.store_id = (select app.store_id()) and (starts_with(b.code, upper($1))
             or b.status not in ('settled', 'settled_none', 'cancelled') and strpos(app.fold(c.full_name), app.fold($1)) > 0) order by b.opened_at desc, b.id limit $2",
        words,
        count
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|row| Named { id: BagId(row.id), code: row.code, client_name: row.full_name }).collect())
}
