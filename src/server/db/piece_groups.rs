//! Pieces of one collection or one word: few enough to be found first and put in order then.
use super::tx::Tx;
use crate::{
    domain::{piece::PieceStatus, stock::PieceWish},
    error::AppError,
};
use sqlx::query_scalar;
use uuid::Uuid;

/// Up to `count` of them, what moved last first, from after `after`.
pub(super) async fn gathered(
    tx: &mut Tx,
    wish: &PieceWish,
    words: &[String],
    after: Option<Uuid>,
    count: i64,
) -> Result<Vec<Uuid>, AppError> {
    let found = query_scalar!(
        r#"with w as materialized (select app.fold(word) as folded, upper(word) as coded, lower(word) as label from unnest($2::text[]) as word),
           found as materialized (select p.id, p.changed_at from app.pieces p
               join app.products g on g.store_id = p.store_id and g.id = p.product_id
               join app.variants v on v.store_id = p.store_id and v.id = p.variant_id
               where p.store_id = (select app.store_id()) and ($1::text is null or p.status = $1)
                 and ($5::integer is null or g.collection_id = (select c.id from app.collections c where c.store_id = (select app.store_id()) and c.number = $5))
                 and ($6 = '' or exists (select 1 from app.product_tags d where d.store_id = p.store_id and d.product_id = p.product_id
                     and d.tag_id = (select app.tag_called(split_part($6, ':', 1), split_part($6, ':', 2)))))
                 and not exists (select 1 from w where strpos(g.search_text, w.folded) = 0 and strpos(p.code, w.coded) <> 1 and lower(v.label) <> w.label))
           select p.id from found p
           where (p.changed_at, p.id) < ((select coalesce((select a.changed_at from app.pieces a where a.store_id = (select app.store_id()) and a.id = $3), 'infinity')),
               (select coalesce($3, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)))
           order by p.changed_at desc, p.id desc limit $4"#,
        wish.status.map(PieceStatus::name),
        words,
        after as Option<Uuid>,
        count,
        wish.collection.and_then(|number| i32::try_from(number).ok()) as Option<i32>,
        wish.tag.as_deref().unwrap_or_default()
    );
    Ok(found.fetch_all(&mut **tx).await?)
}
