//! Lists of pieces: which ones first, each way by the index that was made for it, then what stands in their rows. A list of 124,000 costs
//! what its page costs.
use super::{piece_groups::gathered, stock::Line, tx::Tx};
use crate::{
    domain::{
        id::PieceId,
        piece::PieceStatus,
        stock::{PieceRow, PieceWish},
        store::StoreFace,
        together::AllOf,
    },
    error::AppError,
};
use sqlx::{query_as, query_scalar};
use uuid::Uuid;

/// Words of one search; what is typed beyond is not looked for.
const MOST_WORDS: usize = 8;
/// Pieces that are looked through for words before all of them are.
const NEAR: i64 = 1_000;

/// Up to `count` pieces, what moved last first, from after `after`. A whole code finds its piece, whatever its status.
pub async fn latest(
    tx: &mut Tx,
    face: &StoreFace,
    wish: &PieceWish,
    after: Option<PieceId>,
    count: i64,
) -> Result<Vec<PieceRow>, AppError> {
    let ids = which(tx, wish, after, count).await?;
    let lines = query_as!(
        Line,
        r#"select p.id, p.code, g.name, v.label, p.status, v.price_minor, m.media_key as "media_key?", c.number as "number?",
               floor(extract(epoch from clock_timestamp() - p.changed_at) / 86400)::bigint as "days!"
           from app.pieces p
           join app.products g on g.store_id = p.store_id and g.id = p.product_id
           join app.variants v on v.store_id = p.store_id and v.id = p.variant_id
           left join app.collections c on c.store_id = g.store_id and c.id = g.collection_id
           left join app.product_media m on m.store_id = p.store_id and m.product_id = p.product_id and m.position = 1
           where p.store_id = (select app.store_id()) and p.id = any($1) order by p.changed_at desc, p.id desc"#,
        &ids
    );
    lines.fetch_all(&mut **tx).await?.into_iter().map(|line| line.row(face)).collect()
}

/// The first `most` of a list, and how many it has.
pub async fn all_of(tx: &mut Tx, wish: &PieceWish, most: i64) -> Result<AllOf, AppError> {
    let ids = which(tx, wish, None, most).await?;
    let count = match i64::try_from(ids.len()) {
        Ok(found) if found < most => found,
        _ => how_many(tx, wish).await?,
    };
    Ok(AllOf { pieces: ids.into_iter().map(PieceId).collect(), count: u32::try_from(count).unwrap_or(0) })
}

fn words(wish: &PieceWish) -> Vec<String> {
    wish.words.split_whitespace().take(MOST_WORDS).map(str::to_owned).collect()
}

async fn which(tx: &mut Tx, wish: &PieceWish, after: Option<PieceId>, count: i64) -> Result<Vec<Uuid>, AppError> {
    let (words, after) = (words(wish), after.map(|id| id.0));
    let of_group = wish.collection.is_some() || wish.tag.is_some();
    if words.is_empty() && !of_group {
        return moved(tx, wish.status, after, count).await;
    }
    if let [code] = words.as_slice() {
        let coded = query_scalar!("select id from app.pieces where store_id = (select app.store_id()) and code = $1", code.to_uppercase());
        if let Some(id) = coded.fetch_optional(&mut **tx).await? {
            return Ok(if after.is_none() { vec![id] } else { Vec::new() });
        }
    }
    if of_group {
        return gathered(tx, wish, &words, after, count).await;
    }
    // what moved lately mostly has a page of them; only what is rare is looked for among all
    let near = moved(tx, wish.status, after, NEAR).await?;
    let found = query_scalar!(
        r#"with w as materialized (select app.fold(word) as folded, upper(word) as coded, lower(word) as label from unnest($2::text[]) as word)
           select p.id from app.pieces p
           join app.products g on g.store_id = p.store_id and g.id = p.product_id
           join app.variants v on v.store_id = p.store_id and v.id = p.variant_id
           where p.store_id = (select app.store_id()) and p.id = any($1)
             and not exists (select 1 from w where strpos(g.search_text, w.folded) = 0 and strpos(p.code, w.coded) <> 1 and lower(v.label) <> w.label)
           order by p.changed_at desc, p.id desc limit $3"#,
        &near,
        &words,
        count
    );
    let found = found.fetch_all(&mut **tx).await?;
    let is_all = i64::try_from(near.len()).is_ok_and(|looked| looked < NEAR);
    if is_all || i64::try_from(found.len()).is_ok_and(|found| found >= count) {
        return Ok(found);
    }
    far(tx, wish.status, &words, after, count).await
}

/// All that have the words are found before they are put in order, since a few would be waited for long in the order of moves.
async fn far(tx: &mut Tx, status: Option<PieceStatus>, words: &[String], after: Option<Uuid>, count: i64) -> Result<Vec<Uuid>, AppError> {
    let found = query_scalar!(
        r#"with w as materialized (select app.fold(word) as folded, upper(word) as coded, lower(word) as label from unnest($2::text[]) as word),
           found as materialized (select p.id, p.changed_at from app.pieces p
               join app.products g on g.store_id = p.store_id and g.id = p.product_id
               join app.variants v on v.store_id = p.store_id and v.id = p.variant_id
               where p.store_id = (select app.store_id()) and ($1::text is null or p.status = $1)
                 and not exists (select 1 from w where strpos(g.search_text, w.folded) = 0 and strpos(p.code, w.coded) <> 1 and lower(v.label) <> w.label))
           select p.id from found p
           where (p.changed_at, p.id) < ((select coalesce((select a.changed_at from app.pieces a where a.store_id = (select app.store_id()) and a.id = $3), 'infinity')),
               (select coalesce($3, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)))
           order by p.changed_at desc, p.id desc limit $4"#,
        status.map(PieceStatus::name),
        words,
        after as Option<Uuid>,
        count
    );
    Ok(found.fetch_all(&mut **tx).await?)
}

/// By the index of what moved last; of one status by its own. Each bound stands in a query of its own: under row security a `coalesce` counts as
/// something that could leak, and what could leak is asked of each row instead of the index.
async fn moved(tx: &mut Tx, status: Option<PieceStatus>, after: Option<Uuid>, count: i64) -> Result<Vec<Uuid>, AppError> {
    let found = match status {
        None => {
            let all = query_scalar!(
                r#"select p.id from app.pieces p where p.store_id = (select app.store_id())
                     and (p.changed_at, p.id) < ((select coalesce((select a.changed_at from app.pieces a where a.store_id = (select app.store_id()) and a.id = $1), 'infinity')),
                         (select coalesce($1, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)))
                   order by p.changed_at desc, p.id desc limit $2"#,
                after as Option<Uuid>,
                count
            );
            all.fetch_all(&mut **tx).await?
        }
        Some(status) => {
            let so = query_scalar!(
                r#"select p.id from app.pieces p where p.store_id = (select app.store_id()) and p.status = $3
                     and (p.changed_at, p.id) < ((select coalesce((select a.changed_at from app.pieces a where a.store_id = (select app.store_id()) and a.id = $1), 'infinity')),
                         (select coalesce($1, 'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid)))
                   order by p.changed_at desc, p.id desc limit $2"#,
                after as Option<Uuid>,
                count,
                status.name()
            );
            so.fetch_all(&mut **tx).await?
        }
    };
    Ok(found)
}

async fn how_many(tx: &mut Tx, wish: &PieceWish) -> Result<i64, AppError> {
    let words = words(wish);
    let status = wish.status.map(PieceStatus::name);
    if wish.collection.is_some() || wish.tag.is_some() {
        let all = gathered(tx, wish, &words, None, i64::MAX).await?;
        return Ok(i64::try_from(all.len()).unwrap_or(i64::MAX));
    }
    if words.is_empty() {
        let all = query_scalar!(
            r#"select count(*) as "count!" from app.pieces p where p.store_id = (select app.store_id()) and ($1::text is null or p.status = $1)"#,
            status
        );
        return Ok(all.fetch_one(&mut **tx).await?);
    }
    let found = query_scalar!(
        r#"with w as materialized (select app.fold(word) as folded, upper(word) as coded, lower(word) as label from unnest($2::text[]) as word)
           select count(*) as "count!" from app.pieces p
           join app.products g on g.store_id = p.store_id and g.id = p.product_id
           join app.variants v on v.store_id = p.store_id and v.id = p.variant_id
           where p.store_id = (select app.store_id()) and ($1::text is null or p.status = $1)
             and not exists (select 1 from w where strpos(g.search_text, w.folded) = 0 and strpos(p.code, w.coded) <> 1 and lower(v.label) <> w.label)"#,
        status,
        &words
    );
    Ok(found.fetch_one(&mut **tx).await?)
}
