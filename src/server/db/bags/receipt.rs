//! What a client gets in her hand when a bag was settled.
use crate::{
    domain::{bag::Method, id::OrderId, money::Money, store::StoreFace},
    error::AppError,
    i18n::clock,
    server::db::{orders::money, tx::Tx},
};
use sqlx::query;

/// What stands on the slip that she gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    pub code: String,
    pub bag_code: String,
    pub client: String,
    pub at: String,
    pub method: Option<Method>,
    /// Code, name, size, price.
    pub lines: Vec<(String, String, String, Money)>,
    pub subtotal: Money,
    pub discount: Money,
    pub total: Money,
}

/// The receipt of an order that a bag brought. `NotFound` for any other.
pub async fn receipt(tx: &mut Tx, order: OrderId, face: &StoreFace) -> Result<Receipt, AppError> {
    let o = query!(
        r#"select o.code, o.full_name, o.currency, o.subtotal_minor, o.discount_minor, o.total_minor, b.code as bag_code,
               to_char(o.placed_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "at!",
               (select p.method from app.payments p where p.store_id = o.store_id and p.order_id = o.id and p.status = 'confirmed') as method
           from app.orders o join app.bags b on b.store_id = o.store_id and b.id = o.bag_id where o.store_id = (select app.store_id()) and o.id = $1"#,
        order.0,
        face.time_zone
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(AppError::NotFound)?;
    let lines = query!(
        r#"select coalesce(b.code, l.sku) as "code!", l.name, l.label, l.line_total_minor from app.order_lines l
           left join app.orders o on o.store_id = l.store_id and o.id = l.order_id
           left join app.bag_lines b on b.store_id = l.store_id and b.bag_id = o.bag_id and b.piece_id = l.piece_id and b.sold_minor is not null
           where l.store_id = (select app.store_id()) and l.order_id = $1 order by l.line"#,
        order.0
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(Receipt {
        lines: lines
            .into_iter()
            .map(|l| Ok((l.code, l.name, l.label, money(l.line_total_minor, &o.currency)?)))
            .collect::<Result<_, AppError>>()?,
        subtotal: money(o.subtotal_minor, &o.currency)?,
        discount: money(o.discount_minor, &o.currency)?,
        total: money(o.total_minor, &o.currency)?,
        at: clock::written(&o.at, face.locale),
        method: o.method.and_then(|word| word.parse().ok()),
        code: o.code,
        bag_code: o.bag_code,
        client: o.full_name,
    })
}
