//! What votes can be on: goods with their words, their place in the order of use and their families of ingredients.
use crate::{
    domain::{
        conflict::{Conflict, Severity},
        id::VariantId,
        quiz::{Candidate, QuizKind},
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// A product as a candidate.
#[derive(Debug, Clone)]
pub struct Good {
    pub id: Uuid,
    pub candidate: Candidate,
}

/// The goods that a quiz of this kind may name. A routine is made of what has a ritual, also while it is out of stock; a style is
/// dressed with what can be had.
pub async fn candidates(tx: &mut Tx, kind: QuizKind) -> Result<Vec<Good>, AppError> {
    let rows = query!(
        r#"select p.id, p.slug, p.name, p.listed_price_minor, p.availability = 'available' as "available!",
               r.step as "step?", r.morning as "morning?", r.evening as "evening?",
               array(select t.kind || ':' || t.slug from app.product_tags pt join app.tags t on t.store_id = pt.store_id and t.id = pt.tag_id
                     where pt.store_id = p.store_id and pt.product_id = p.id) as "words!",
               array(select distinct i.family from app.product_ingredients pi join app.ingredients i on i.store_id = pi.store_id and i.id = pi.ingredient_id
                     where pi.store_id = p.store_id and pi.product_id = p.id and i.family is not null) as "families!"
           from app.products p left join app.product_rituals r on r.store_id = p.store_id and r.product_id = p.id
           where p.store_id = (select app.store_id()) and p.status = 'live' and case when $1 then r.step is not null else p.availability = 'available' end
           order by p.slug"#,
        kind == QuizKind::Routine
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| Good {
            id: row.id,
            candidate: Candidate {
                key: row.slug,
                name: row.name,
                words: row.words,
                price_minor: row.listed_price_minor,
                available: row.available,
                step: row.step.and_then(|step| u8::try_from(step).ok()).unwrap_or(1),
                morning: row.morning.is_none_or(|how| !how.is_empty()),
                evening: row.evening.is_none_or(|how| !how.is_empty()),
                families: row.families,
            },
        })
        .collect())
}

/// What should not be worn together in this house.
pub async fn conflicts(tx: &mut Tx) -> Result<Vec<Conflict>, AppError> {
    let rows = query!(
        "select one, other, severity, title, advice from app.ingredient_conflicts where store_id = (select app.store_id()) order by severity, one, other"
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|row| {
            Ok(Conflict {
                severity: row.severity.parse::<Severity>().map_err(|_| AppError::Fault)?,
                one: row.one,
                other: row.other,
                title: row.title,
                advice: row.advice,
            })
        })
        .collect()
}

/// Every word that a vote may be on: tags as `kind:slug`, and the goods of a routine as `product:slug`.
pub async fn vocabulary(tx: &mut Tx, goods: &[Good]) -> Result<BTreeSet<String>, AppError> {
    let rows =
        query!(r#"select kind || ':' || slug as "word!" from app.tags where store_id = (select app.store_id()) and merged_into is null"#)
            .fetch_all(&mut **tx)
            .await?;
    Ok(rows.into_iter().map(|row| row.word).chain(goods.iter().map(|good| format!("product:{}", good.candidate.key))).collect())
}

/// How these products are worn: morning and evening, by product.
pub async fn rituals(tx: &mut Tx, products: &[Uuid]) -> Result<HashMap<Uuid, (String, String)>, AppError> {
    let rows = query!(
        "select product_id, morning, evening from app.product_rituals where store_id = (select app.store_id()) and product_id = any($1)",
        products
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|row| (row.product_id, (row.morning, row.evening))).collect())
}

/// The first variant of each of these products that can be had.
pub async fn offers(tx: &mut Tx, products: &[Uuid]) -> Result<HashMap<Uuid, (VariantId, String, i64)>, AppError> {
    let rows = query!(
        r#"select distinct on (v.product_id) v.product_id, v.id, v.label, v.price_minor from app.variants v
           where v.store_id = (select app.store_id()) and v.product_id = any($1) and v.active and app.units_free(v.store_id, v.id) > 0
           order by v.product_id, v.sort, v.id"#,
        products
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|row| (row.product_id, (VariantId(row.id), row.label, row.price_minor))).collect())
}
