//! Carts: what a visitor put aside. The verbs cross her fence through the keeper's functions; the cart is read as herself.
use super::{
    catalogue::{in_both_lights, in_scene, picture},
    tx::Tx,
};
use crate::{
    domain::{
        cart::{Cart, CartLine, LineState, Put},
        id::VariantId,
        money::{Currency, Money},
    },
    error::AppError,
};
use sqlx::query;
use uuid::Uuid;

/// Put `quantity` of a variant into the visitor's cart; a unique piece is claimed at once.
pub async fn put(tx: &mut Tx, variant: VariantId, quantity: i32) -> Result<Put, AppError> {
    let answer = query!(r#"select app.put_in_cart($1, $2, $3) as "answer!""#, Uuid::now_v7(), variant.0, quantity)
        .fetch_one(&mut **tx)
        .await?
        .answer;
    match answer.as_str() {
        "ok" => Ok(Put::Added),
        "held" => Ok(Put::Held),
        "sold" => Ok(Put::Sold),
        "away" => Ok(Put::Away),
        "out" => Ok(Put::OutOfStock),
        "too_many_holds" => Ok(Put::TooManyHolds),
        "unknown" => Ok(Put::Unknown),
        _ => Err(AppError::Fault),
    }
}

/// Set the quantity of a line; 0 takes it out and gives a piece back. `NotFound` without such a line,
/// `Invalid` for more than one of a unique piece or a number outside 0..=99.
pub async fn change_quantity(tx: &mut Tx, variant: VariantId, quantity: i32) -> Result<(), AppError> {
    let answer = query!(r#"select app.change_quantity($1, $2) as "answer!""#, variant.0, quantity).fetch_one(&mut **tx).await?.answer;
    match answer.as_str() {
        "ok" => Ok(()),
        "unknown" => Err(AppError::NotFound),
        _ => Err(AppError::Invalid { field: "quantity".into(), reason: answer }),
    }
}

/// She saw that a line costs something else now. `NotFound` without such a line.
pub async fn agree_to_price(tx: &mut Tx, variant: VariantId) -> Result<(), AppError> {
    let answer = query!(r#"select app.agree_to_price($1) as "answer!""#, variant.0).fetch_one(&mut **tx).await?.answer;
    if answer == "ok" { Ok(()) } else { Err(AppError::NotFound) }
}

/// The checkout begins: holds of this cart run anew, once.
pub async fn renew_holds(tx: &mut Tx) -> Result<(), AppError> {
    query!("select app.renew_holds()").fetch_one(&mut **tx).await?;
    Ok(())
}

/// The visitor's cart; empty when she has none.
pub async fn cart(tx: &mut Tx, currency: Currency) -> Result<Cart, AppError> {
    let rows = query!(
        r#"select l.variant_id, l.quantity, v.label, v.price_minor, p.slug, p.name, p.kind, p.hue, s.state as "state!", s.free, s.seen_minor,
               ceil(extract(epoch from s.held_until - clock_timestamp()))::bigint as held_for_s,
               m.media_key as "media_key?", m.width as "width?", m.height as "height?", m.thumbhash as "thumbhash?", m.alt as "alt?", m.scene as "scene?",
               d.media_key as "day_key?", d.width as "day_width?", d.height as "day_height?", d.thumbhash as "day_hash?"
           from app.cart_states() s
           join app.cart_lines l on l.store_id = (select app.store_id()) and l.variant_id = s.variant_id
           join app.variants v on v.store_id = l.store_id and v.id = l.variant_id
           join app.products p on p.store_id = v.store_id and p.id = v.product_id
           left join app.product_media m on m.store_id = p.store_id and m.product_id = p.id and m.position = 1
           left join app.product_media d on d.store_id = p.store_id and d.product_id = p.id and d.position = 2 and d.scene = 'light'
           order by l.added_at, l.variant_id"#
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut lines = Vec::with_capacity(rows.len());
    let mut subtotal = Money::new(0, currency);
    for row in rows {
        let quantity = u32::try_from(row.quantity).map_err(|_| AppError::Fault)?;
        let unit_price = Money::new(row.price_minor, currency);
        let total = unit_price.times(quantity).ok_or(AppError::Fault)?;
        subtotal = subtotal.plus(total).ok_or(AppError::Fault)?;
        let night = match (row.media_key, row.width, row.height, row.thumbhash, row.alt.clone()) {
            (Some(key), Some(width), Some(height), Some(hash), Some(alt)) => {
                Some(in_scene(picture(key, width, height, &hash, alt), &row.scene.unwrap_or_default()))
            }
            _ => None,
        };
        let day = match (row.day_key, row.day_width, row.day_height, row.day_hash) {
            (Some(key), Some(width), Some(height), Some(hash)) => {
                Some(in_scene(picture(key, width, height, &hash, row.alt.unwrap_or_default()), "light"))
            }
            _ => None,
        };
        lines.push(CartLine {
            variant: VariantId(row.variant_id),
            slug: row.slug,
            name: row.name,
            label: row.label,
            unique: row.kind == "unique",
            hue: u16::try_from(row.hue).unwrap_or(60),
            picture: in_both_lights(night, day).0,
            quantity,
            unit_price,
            seen_price: row.seen_minor.filter(|seen| *seen != row.price_minor).map(|seen| Money::new(seen, currency)),
            total,
            state: row.state.parse::<LineState>().map_err(|_| AppError::Fault)?,
            held_for_s: row.held_for_s,
            free: row.free.and_then(|n| u32::try_from(n).ok()),
        });
    }
    let clashes = if lines.len() > 1 { super::clashes::of_cart(tx).await? } else { Vec::new() };
    Ok(Cart { lines, subtotal, clashes })
}

/// How many of a variant lie in the visitor's cart; nothing without such a line.
pub async fn quantity(tx: &mut Tx, variant: VariantId) -> Result<Option<i32>, AppError> {
    let row = query!("select quantity from app.cart_lines where store_id = (select app.store_id()) and variant_id = $1", variant.0)
        .fetch_optional(&mut **tx)
        .await?;
    Ok(row.map(|row| row.quantity))
}

/// Number of things in the visitor's cart.
pub async fn count(tx: &mut Tx) -> Result<u32, AppError> {
    let row = query!(r#"select coalesce(sum(quantity), 0) as "count!" from app.cart_lines where store_id = (select app.store_id())"#)
        .fetch_one(&mut **tx)
        .await?;
    Ok(u32::try_from(row.count).unwrap_or(0))
}
