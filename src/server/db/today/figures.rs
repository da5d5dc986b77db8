//! The figures of the command center, each list in one statement: what is shown together was true together.
use super::count;
use crate::{
    domain::{
        id::ProductId,
        money::Money,
        order::OrderStatus,
        role::Role,
        store::StoreFace,
        today::{ACTIVE_DAYS, Figures, LowStock},
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::{query, query_as};

struct Counts {
    pending: i64,
    paid: i64,
    failed: i64,
    cancelled: i64,
    decide: i64,
    active: Option<i64>,
    sold: Option<i64>,
    back: Option<i64>,
}

/// As `role` may know them.
pub async fn figures(tx: &mut Tx, face: &StoreFace, role: Role) -> Result<Figures, AppError> {
    let found = if role == Role::Attendant { without_money(tx).await? } else { with_money(tx, role).await? };
    let minor = |minor| Money::new(minor, face.currency);
    let orders = [
        (OrderStatus::NeedsDecision, found.decide),
        (OrderStatus::Pending, found.pending),
        (OrderStatus::Paid, found.paid),
        (OrderStatus::Failed, found.failed),
        (OrderStatus::Cancelled, found.cancelled),
    ];
    Ok(Figures {
        revenue: found.sold.zip(found.back).map(|(sold, back)| (minor(sold), minor(back))),
        orders: orders.into_iter().map(|(status, number)| (status, count(number))).collect(),
        active: found.active.map(count),
        low: low(tx).await?,
    })
}

/// Books are for those who work with money, clients for those who serve them: finance has no list of them to open.
async fn with_money(tx: &mut Tx, role: Role) -> Result<Counts, AppError> {
    let counts = query_as!(
        Counts,
        r#"select n.pending as "pending!", n.paid as "paid!", n.failed as "failed!", n.cancelled as "cancelled!", n.decide as "decide!", s.sold, s.back,
               case when $1 then (select count(*) from app.active_clients($2)) end as active
           from (select count(*) filter (where o.status = 'pending') as pending, count(*) filter (where o.status = 'paid') as paid, count(*) filter (where o.status = 'failed') as failed,
               count(*) filter (where o.status = 'cancelled') as cancelled, count(*) filter (where o.status = 'needs_decision') as decide from app.orders o where o.store_id = (select app.store_id())) n
           cross join (select coalesce(sum(d.sold_minor), 0)::bigint as sold, coalesce(sum(d.back_minor), 0)::bigint as back from app.sales_of('2000-01-01', 'infinity') d) s"#,
        role == Role::Owner,
        ACTIVE_DAYS
    );
    Ok(counts.fetch_one(&mut **tx).await?)
}

async fn without_money(tx: &mut Tx) -> Result<Counts, AppError> {
    let counts = query_as!(
        Counts,
        r#"select n.pending as "pending!", n.paid as "paid!", n.failed as "failed!", n.cancelled as "cancelled!", n.decide as "decide!", null::bigint as sold, null::bigint as back,
               (select count(*) from app.active_clients($1)) as active
           from (select count(*) filter (where o.status = 'pending') as pending, count(*) filter (where o.status = 'paid') as paid, count(*) filter (where o.status = 'failed') as failed,
               count(*) filter (where o.status = 'cancelled') as cancelled, count(*) filter (where o.status = 'needs_decision') as decide from app.orders o where o.store_id = (select app.store_id())) n"#,
        ACTIVE_DAYS
    );
    Ok(counts.fetch_one(&mut **tx).await?)
}

async fn low(tx: &mut Tx) -> Result<Vec<LowStock>, AppError> {
    let rows = query!(
        r#"select product_id as "product!", slug as "slug!", name as "name!", label as "label!", free as "free!", low_below as "below!", own_below
           from app.products_stock_alerts where store_id = (select app.store_id()) order by free, name, label limit 500"#
    )
    .fetch_all(&mut **tx)
    .await?;
    let row = rows.into_iter().map(|row| LowStock {
        product: ProductId(row.product),
        slug: row.slug,
        name: row.name,
        label: row.label,
        free: row.free,
        below: row.below,
        own_below: row.own_below,
    });
    Ok(row.collect())
}

/// How few of these goods are few; nothing: as the house says. `NotFound`.
pub async fn say_few(tx: &mut Tx, product: ProductId, below: Option<i32>) -> Result<(), AppError> {
    let done =
        query!("update app.products set low_stock_below = $2 where store_id = (select app.store_id()) and id = $1", product.0, below)
            .execute(&mut **tx)
            .await?;
    if done.rows_affected() == 0 { Err(AppError::NotFound) } else { Ok(()) }
}
