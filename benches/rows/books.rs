//! What the books say after a rush. Units are counted from order lines, claims and reservations, never from counters.
use crate::{Trouble, shop::Shop};
use sqlx::{Row, query};
use vitrine::domain::id::VariantId;

/// A variant after the rush, in units.
#[derive(Debug, Clone, Copy)]
pub struct Books {
    /// In lines of orders that stand.
    pub ordered: i64,
    /// Set aside for orders: live claims and live reservations.
    pub set_aside: i64,
    /// Held by carts alone.
    pub in_carts: i64,
}

const COUNT: &str = "select
    (select coalesce(sum(l.quantity), 0) from app.order_lines l join app.orders o on o.store_id = l.store_id and o.id = l.order_id
      where l.variant_id = $1 and o.status in ('pending', 'paid')),
    (select coalesce(sum(r.quantity), 0) from app.stock_reservations r where r.variant_id = $1 and r.ended_at is null)
      + (select count(*) from app.piece_claims c join app.pieces p on p.store_id = c.store_id and p.id = c.piece_id
         where p.variant_id = $1 and c.ended_at is null and c.kind = 'order'),
    (select count(*) from app.piece_claims c join app.pieces p on p.store_id = c.store_id and p.id = c.piece_id
      where p.variant_id = $1 and c.ended_at is null and c.kind = 'cart')";

pub async fn look(shop: &Shop, variant: VariantId) -> Result<Books, Trouble> {
    let row = query(COUNT).bind(variant.0).fetch_one(&mut shop.admin().await?).await?;
    Ok(Books { ordered: row.try_get(0)?, set_aside: row.try_get(1)?, in_carts: row.try_get(2)? })
}

impl Books {
    /// Units promised beyond `units`; also when lines and what is set aside disagree.
    pub fn oversold(self, units: i64) -> i64 {
        (self.ordered.max(self.set_aside) - units).max(0).max((self.ordered - self.set_aside).abs())
    }

    /// Buyers who were sent away although their unit still lies there.
    pub fn false_sold_out(self, units: i64, sent_away: usize) -> i64 {
        let left = (units - self.ordered - self.in_carts).max(0);
        left.min(i64::try_from(sent_away).unwrap_or(i64::MAX))
    }
}
