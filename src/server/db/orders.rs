//! Orders: placed by a visitor in one call, read by whoever holds the link, listed for the team.
use super::{
    errors::{Refusal, refusal},
    tx::Tx,
};
use crate::{
    domain::{
        checkout::Checkout,
        id::{OrderId, PaymentId, VariantId},
        money::{Currency, Money},
    },
    error::AppError,
    server::actor::KeyHash,
};
use serde::Deserialize;
use sqlx::query;
use uuid::Uuid;

/// An order that stands, new or placed before with the same intent.
#[derive(Debug, Clone)]
pub struct Placed {
    pub order: OrderId,
    pub payment: PaymentId,
    pub total_minor: i64,
    pub replayed: bool,
}

/// Why an order could not be placed; nothing was taken.
#[derive(Debug)]
pub enum NotPlaced {
    CartEmpty,
    /// The total is another now, minor units.
    TotalChanged(i64),
    /// These lines are not to be had any more.
    GoodsMissing(Vec<Missing>),
    Other(AppError),
}

/// A line that is not to be had.
#[derive(Debug, Clone, Deserialize)]
pub struct Missing {
    pub variant: Uuid,
    pub problem: String,
}

impl Missing {
    pub fn variant(&self) -> VariantId {
        VariantId(self.variant)
    }
}

/// Place an order from the visitor's cart. `link` is the hash of the token that will open it.
pub async fn place(tx: &mut Tx, checkout: &Checkout, link: &KeyHash, provider: &str) -> Result<Placed, NotPlaced> {
    let address = checkout.address.as_ref().map(|a| {
        serde_json::json!({ "line1": a.line1, "line2": a.line2, "district": a.district, "city": a.city, "region": a.region, "postal_code": a.postal_code })
    });
    let row = query!(
        r#"select order_id as "order!", payment_id as "payment!", total_minor as "total!", replayed as "replayed!"
           from app.place_order($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"#,
        Uuid::now_v7(),
        Uuid::now_v7(),
        fresh_code(),
        link.as_str(),
        checkout.intent,
        checkout.full_name,
        checkout.email,
        checkout.phone,
        checkout.note,
        checkout.delivery.0,
        address,
        checkout.expected_total_minor,
        provider
    )
    .fetch_one(&mut **tx)
    .await
    .map_err(|error| match refusal(&error) {
        Some(refused) => not_placed(refused),
        None => NotPlaced::Other(error.into()),
    })?;
    Ok(Placed { order: OrderId(row.order), payment: PaymentId(row.payment), total_minor: row.total, replayed: row.replayed })
}

fn not_placed(refused: Refusal) -> NotPlaced {
    #[derive(Deserialize)]
    struct Total {
        total_minor: i64,
    }
    let detail = refused.detail.unwrap_or_default();
    match refused.word.as_str() {
        "cart_empty" => NotPlaced::CartEmpty,
        "total_changed" => {
            serde_json::from_str::<Total>(&detail).map_or(NotPlaced::Other(AppError::Fault), |t| NotPlaced::TotalChanged(t.total_minor))
        }
        "goods_missing" => serde_json::from_str(&detail).map_or(NotPlaced::Other(AppError::Fault), NotPlaced::GoodsMissing),
        word => NotPlaced::Other(AppError::Conflict { reason: word.to_owned() }),
    }
}

/// Eight letters of Crockford's alphabet: easy to say, telling nothing about volume.
fn fresh_code() -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    rand::random::<[u8; 8]>().iter().filter_map(|byte| LETTERS.get(usize::from(byte % 32))).map(|letter| char::from(*letter)).collect()
}

/// Give up an unpaid order by its link: its goods go back. `NotFound`, or `Conflict` when it is not unpaid.
pub async fn cancel(tx: &mut Tx) -> Result<(), AppError> {
    query!("select app.cancel_order()").fetch_one(&mut **tx).await?;
    Ok(())
}

/// Totals as money.
pub fn money(minor: i64, currency: &str) -> Result<Money, AppError> {
    Ok(Money::new(minor, currency.parse::<Currency>().map_err(|_| AppError::Fault)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_crockford_and_differ() {
        let codes: std::collections::HashSet<String> = (0..1000).map(|_| fresh_code()).collect();
        assert!(codes.len() > 990);
        assert!(codes.iter().all(|c| c.len() == 8 && c.chars().all(|l| "0123456789ABCDEFGHJKMNPQRSTVWXYZ".contains(l))));
    }
}
