//! A known piece as a model for the next one: what both may share.
use super::tx::Tx;
use crate::{
    domain::{intake::Model, product::Tag},
    error::AppError,
};
use serde::Deserialize;
use sqlx::{query, types::Json};

#[derive(Debug, Deserialize)]
struct Said {
    words: Vec<Tag>,
    areas: Vec<String>,
}

/// The piece of this code, or the one that came in last. `NotFound`.
pub async fn model(tx: &mut Tx, code: &str) -> Result<Model, AppError> {
    let row = query!(
        r#"select p.code, v.price_minor, g.condition_note, json_build_object(
               'words', coalesce((select json_agg(json_build_object('kind', t.kind, 'slug', t.slug, 'name', t.name) order by t.kind, t.sort) from app.product_tags d
                   join app.tags t on t.store_id = d.store_id and t.id = d.tag_id where d.store_id = p.store_id and d.product_id = p.product_id and not t.retired), '[]'),
               'areas', coalesce((select json_agg(m.area order by m.area) from app.product_measures m where m.store_id = p.store_id and m.product_id = p.product_id), '[]'))
               as "said!: Json<Said>"
           from app.pieces p join app.products g on g.store_id = p.store_id and g.id = p.product_id join app.variants v on v.store_id = p.store_id and v.id = p.variant_id
           where p.store_id = (select app.store_id()) and ($1 = '' or p.code = upper($1)) order by p.arrived_at desc, p.id desc limit 1"#,
        code
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(AppError::NotFound)?;
    Ok(Model {
        code: row.code,
        price_minor: row.price_minor,
        condition: row.condition_note,
        words: row.said.0.words,
        areas: row.said.0.areas.iter().filter_map(|area| area.parse().ok()).collect(),
    })
}
