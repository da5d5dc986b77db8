//! What a formula is made of, in INCI order: who else has it, and what it should not meet.
use crate::{domain::product::Ingredient, error::AppError, server::db::tx::Tx};
use sqlx::query;
use std::collections::HashMap;
use uuid::Uuid;

/// The ingredients of a product; empty for what has none.
pub async fn of(tx: &mut Tx, product: Uuid) -> Result<Vec<Ingredient>, AppError> {
    let rows = query!(
        r#"select i.id, i.inci, i.name, i.purpose, i.family, pi.share_bp from app.product_ingredients pi
           join app.ingredients i on i.store_id = pi.store_id and i.id = pi.ingredient_id
           where pi.store_id = (select app.store_id()) and pi.product_id = $1 order by pi.position"#,
        product
    )
    .fetch_all(&mut **tx)
    .await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut others = others_with_them(tx, product).await?;
    let conflicts = crate::server::db::quizzes::conflicts(tx).await?;
    let told = |family: Option<String>| -> Vec<(String, String)> {
        let about = conflicts.iter().filter(|conflict| family.as_ref().is_some_and(|family| conflict.is_about(family)));
        about.map(|conflict| (conflict.title.clone(), conflict.advice.clone())).collect()
    };
    Ok(rows
        .into_iter()
        .map(|i| Ingredient {
            inci: i.inci,
            name: i.name,
            purpose: i.purpose,
            share_bp: i.share_bp.and_then(|bp| u32::try_from(bp).ok()),
            also_in: others.remove(&i.id).unwrap_or_default(),
            conflicts: told(i.family),
        })
        .collect())
}

/// Name and slug of the other products that share an ingredient with this one, by ingredient.
async fn others_with_them(tx: &mut Tx, product: Uuid) -> Result<HashMap<Uuid, Vec<(String, String)>>, AppError> {
    let rows = query!(
        r#"select mine.ingredient_id, p.name, p.slug from app.product_ingredients mine
           join app.product_ingredients theirs on theirs.store_id = mine.store_id and theirs.ingredient_id = mine.ingredient_id and theirs.product_id <> mine.product_id
           join app.products p on p.store_id = theirs.store_id and p.id = theirs.product_id
           where mine.store_id = (select app.store_id()) and mine.product_id = $1 and p.status = 'live' order by p.name"#,
        product
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut others: HashMap<Uuid, Vec<(String, String)>> = HashMap::new();
    for row in rows {
        others.entry(row.ingredient_id).or_default().push((row.name, row.slug));
    }
    Ok(others)
}
