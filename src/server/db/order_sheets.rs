//! Orders as they are read: a whole sheet by link or by id, and the team's list. What is seen depends on who reads.
use super::{orders::money, tx::Tx};
use crate::{
    domain::{
        id::{OrderId, PersonId},
        order::{Address, OrderLine, OrderRow, OrderSheet, OrderStatus, OrderStep},
        store::StoreFace,
        till::MoneyBack,
    },
    error::AppError,
    i18n::clock,
};
use sqlx::query;
use uuid::Uuid;

/// The order whose link this transaction holds. `NotFound` for any other token.
pub async fn by_link(tx: &mut Tx, face: &StoreFace) -> Result<OrderSheet, AppError> {
    let row = query!("select id from app.orders where store_id = (select app.store_id()) and link_hash = (select app.link())")
        .fetch_optional(&mut **tx)
        .await?;
    sheet(tx, OrderId(row.ok_or(AppError::NotFound)?.id), face).await
}

/// An order that the actor may see.
pub async fn sheet(tx: &mut Tx, id: OrderId, face: &StoreFace) -> Result<OrderSheet, AppError> {
    let row = query!(
        r#"select o.person_id, o.code, o.status, o.full_name, o.email, o.phone, o.note, o.delivery_name, o.currency, o.subtotal_minor, o.delivery_minor, o.discount_minor, o.total_minor,
               to_char(o.placed_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "placed_at!",
               ceil(extract(epoch from o.goods_until - clock_timestamp()))::bigint as pay_within_s
           from app.orders o where o.store_id = (select app.store_id()) and o.id = $1"#,
        id.0,
        face.time_zone
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(AppError::NotFound)?;
    Ok(OrderSheet {
        id,
        person: row.person_id.map(PersonId),
        status: row.status.parse::<OrderStatus>().map_err(|_| AppError::Fault)?,
        subtotal: money(row.subtotal_minor, &row.currency)?,
        delivery: money(row.delivery_minor, &row.currency)?,
        discount: money(row.discount_minor, &row.currency)?,
        total: money(row.total_minor, &row.currency)?,
        refunds: refunds(tx, id, face).await?,
        lines: lines(tx, id, &row.currency).await?,
        address: address(tx, id).await?,
        steps: steps(tx, id, face).await?,
        placed_at: clock::written(&row.placed_at, face.locale),
        pay_within_s: row.pay_within_s,
        code: row.code,
        full_name: row.full_name,
        email: row.email,
        phone: row.phone,
        note: row.note,
        delivery_name: row.delivery_name,
    })
}

async fn lines(tx: &mut Tx, id: OrderId, currency: &str) -> Result<Vec<OrderLine>, AppError> {
    let rows = query!(
        r#"select l.name, l.label, l.sku, l.quantity, l.unit_price_minor, l.line_total_minor, p.slug as "slug?", m.media_key as "media_key?",
               d.media_key as "day_key?"
           from app.order_lines l
           left join app.products p on p.store_id = l.store_id and p.id = l.product_id
           left join app.product_media m on m.store_id = l.store_id and m.product_id = l.product_id and m.position = 1
           left join app.product_media d on d.store_id = l.store_id and d.product_id = l.product_id and d.position = 2 and d.scene = 'light'
           where l.store_id = (select app.store_id()) and l.order_id = $1 order by l.line"#,
        id.0
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| {
            Ok(OrderLine {
                name: r.name,
                label: r.label,
                sku: r.sku,
                slug: r.slug.unwrap_or_default(),
                media_key: r.media_key,
                media_key_by_day: r.day_key,
                quantity: u32::try_from(r.quantity).map_err(|_| AppError::Fault)?,
                unit_price: money(r.unit_price_minor, currency)?,
                total: money(r.line_total_minor, currency)?,
            })
        })
        .collect()
}

/// Absent for pickup, and for those who may not know where a client lives.
async fn address(tx: &mut Tx, id: OrderId) -> Result<Option<Address>, AppError> {
    // asked first, because a role without the grant would break the transaction
    let may = query!(r#"select has_table_privilege('app.order_addresses', 'select') as "may!""#).fetch_one(&mut **tx).await?.may;
    if !may {
        return Ok(None);
    }
    let row = query!(
        "select line1, line2, district, city, region, postal_code from app.order_addresses where store_id = (select app.store_id()) and order_id = $1",
        id.0
    )
    .fetch_optional(&mut **tx)
    .await?;
    Ok(row.map(|r| Address {
        line1: r.line1,
        line2: r.line2,
        district: r.district,
        city: r.city,
        region: r.region,
        postal_code: r.postal_code,
    }))
}

async fn steps(tx: &mut Tx, id: OrderId, face: &StoreFace) -> Result<Vec<OrderStep>, AppError> {
    let rows = query!(
        r#"select to_status, to_char(changed_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "at!"
           from app.order_status_history where store_id = (select app.store_id()) and order_id = $1 order by version"#,
        id.0,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| Ok(OrderStep { to: r.to_status.parse().map_err(|_| AppError::Fault)?, at: clock::written(&r.at, face.locale) }))
        .collect()
}

/// Money that goes back, as whoever sees the order may know it.
async fn refunds(tx: &mut Tx, id: OrderId, face: &StoreFace) -> Result<Vec<MoneyBack>, AppError> {
    let rows = query!(
        r#"select r.status, r.amount_minor, r.currency, to_char(coalesce(r.settled_at, r.asked_at) at time zone $2, 'YYYY-MM-DD HH24:MI') as "at!"
           from app.refunds r where r.store_id = (select app.store_id()) and r.order_id = $1 order by r.asked_at, r.id limit 200"#,
        id.0,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| {
            Ok(MoneyBack {
                status: r.status.parse().map_err(|_| AppError::Fault)?,
                amount: money(r.amount_minor, &r.currency)?,
                at: clock::written(&r.at, face.locale),
            })
        })
        .collect()
}

/// The newest orders of the customer of this transaction, each with what of its money is back or on its way back.
pub async fn hers(tx: &mut Tx, face: &StoreFace) -> Result<Vec<OrderRow>, AppError> {
    let rows = query!(
        r#"select o.id, o.code, o.status, o.full_name, o.delivery_name, o.currency, o.total_minor,
               to_char(o.placed_at at time zone $1, 'YYYY-MM-DD HH24:MI') as "placed_at!",
               (select coalesce(sum(l.quantity), 0) from app.order_lines l where l.store_id = o.store_id and l.order_id = o.id) as "pieces!",
               (select coalesce(sum(r.amount_minor), 0)::bigint from app.refunds r where r.store_id = o.store_id and r.order_id = o.id and r.status <> 'failed') as "back!"
           from app.orders o where o.store_id = (select app.store_id()) and o.person_id = (select app.person_id())
           order by o.placed_at desc, o.id desc limit 100"#,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| {
            Ok(OrderRow {
                id: OrderId(r.id),
                code: r.code,
                status: r.status.parse().map_err(|_| AppError::Fault)?,
                full_name: r.full_name,
                delivery_name: r.delivery_name,
                pieces: u32::try_from(r.pieces).unwrap_or(0),
                total: money(r.total_minor, &r.currency)?,
                back: money(r.back, &r.currency)?,
                placed_at: clock::written(&r.placed_at, face.locale),
            })
        })
        .collect()
}

/// Where the orders of the customer of this transaction went, the newest first, each address once.
pub async fn her_addresses(tx: &mut Tx) -> Result<Vec<Address>, AppError> {
    let rows = query!(
        r#"select a.line1, a.line2, a.district, a.city, a.region, a.postal_code
           from app.order_addresses a join app.orders o on o.store_id = a.store_id and o.id = a.order_id
           where o.store_id = (select app.store_id()) and o.person_id = (select app.person_id())
           group by 1, 2, 3, 4, 5, 6 order by max(o.placed_at) desc limit 10"#
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|r| Address {
            line1: r.line1,
            line2: r.line2,
            district: r.district,
            city: r.city,
            region: r.region,
            postal_code: r.postal_code,
        })
        .collect())
}

/// Up to `count` orders, newest first, from after `after`; one status or all; `words` in code, name or e-mail.
pub async fn newest(
    tx: &mut Tx,
    face: &StoreFace,
    status: Option<OrderStatus>,
    words: &str,
    after: Option<OrderId>,
    count: i64,
) -> Result<Vec<OrderRow>, AppError> {
    let rows = query!(
        r#"select o.id, o.code, o.status, o.full_name, o.delivery_name, o.currency, o.total_minor,
               to_char(o.placed_at at time zone $5, 'YYYY-MM-DD HH24:MI') as "placed_at!",
               (select coalesce(sum(l.quantity), 0) from app.order_lines l where l.store_id = o.store_id and l.order_id = o.id) as "pieces!",
               (select coalesce(sum(r.amount_minor), 0)::bigint from app.refunds r where r.store_id = o.store_id and r.order_id = o.id and r.status <> 'failed') as "back!"
           from app.orders o
           where o.store_id = (select app.store_id()) and ($1::text is null or o.status = $1)
             and ($2 = '' or strpos(app.fold(o.full_name), app.fold($2)) > 0 or strpos(o.email, lower($2)) > 0 or strpos(o.code, upper($2)) > 0)
             and ($3::uuid is null or (o.placed_at, o.id) < (select a.placed_at, a.id from app.orders a where a.store_id = (select app.store_id()) and a.id = $3))
           order by o.placed_at desc, o.id desc limit $4"#,
        status.map(OrderStatus::name),
        words,
        after.map(|id| id.0) as Option<Uuid>,
        count,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| {
            Ok(OrderRow {
                id: OrderId(r.id),
                code: r.code,
                status: r.status.parse().map_err(|_| AppError::Fault)?,
                full_name: r.full_name,
                delivery_name: r.delivery_name,
                pieces: u32::try_from(r.pieces).unwrap_or(0),
                total: money(r.total_minor, &r.currency)?,
                back: money(r.back, &r.currency)?,
                placed_at: clock::written(&r.placed_at, face.locale),
            })
        })
        .collect()
}
