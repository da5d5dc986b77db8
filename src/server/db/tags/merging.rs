//! One word goes on in another: what that would touch, the merge, and the way back.
use crate::{
    domain::{
        id::{TagId, TagMergeId},
        tag::Weight,
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;

/// What a merge would touch. `NotFound`.
pub async fn weigh(tx: &mut Tx, from: TagId, into: TagId) -> Result<Weight, AppError> {
    let row = query!(
        r#"with called as (
               select t.kind, t.kind || ':' || t.slug as word, t.slug from app.tags t where t.store_id = (select app.store_id()) and t.id = $1
               union all
               select a.kind, a.kind || ':' || a.slug, a.slug from app.tag_aliases a where a.store_id = (select app.store_id()) and a.tag_id = $1
           ), goods as (
               select d.product_id, exists (select 1 from app.product_tags o where o.store_id = d.store_id and o.product_id = d.product_id and o.tag_id = $2) as both_words
               from app.product_tags d where d.store_id = (select app.store_id()) and d.tag_id = $1
           ), noted as (
               select c.person_id, bool_or(exists (select 1 from app.client_tags o where o.store_id = c.store_id and o.person_id = c.person_id and o.tag_id = $2)) as both_words
               from app.client_tags c where c.store_id = (select app.store_id()) and c.tag_id = $1 group by c.person_id
           )
           select (select count(*) from app.tags t where t.store_id = (select app.store_id()) and t.id in ($1, $2)) as "known!",
               (select count(*) from goods) as "goods!", (select count(*) from goods g where g.both_words) as "goods_both!",
               (select count(*) from noted) as "clients!", (select count(*) from noted n where n.both_words) as "clients_both!",
               (select count(*) from app.quizzes q join app.quiz_versions v on v.store_id = q.store_id and v.quiz_id = q.id and v.version = q.live_version
                cross join lateral jsonb_path_query(v.graph, '$.questions[*].answers[*]') as answer
                where q.store_id = (select app.store_id()) and exists (select 1 from called c
                    where answer @> jsonb_build_object('votes', jsonb_build_array(jsonb_build_object('on', c.word)))
                       or answer @> jsonb_build_object('notes', jsonb_build_array(jsonb_build_object('word', c.word))))) as "answers!",
               (select count(distinct r.page_id) from app.page_revisions r where r.store_id = (select app.store_id()) and r.status in ('draft', 'scheduled', 'published')
                and exists (select 1 from called c where r.blocks::text ~ ('[?&"]' || c.kind || '=([a-z0-9-]+(,|%2C))*' || c.slug || '([,&"%]|$)'))) as "pages!""#,
        from.0,
        into.0
    )
    .fetch_one(&mut **tx)
    .await?;
    if row.known < 2 {
        return Err(AppError::NotFound);
    }
    let count = |number: i64| u32::try_from(number).unwrap_or(0);
    Ok(Weight {
        goods: count(row.goods),
        goods_both: count(row.goods_both),
        clients: count(row.clients),
        clients_both: count(row.clients_both),
        answers: count(row.answers),
        pages: count(row.pages),
    })
}

/// `from` goes on in `into`; the same id is one merge. `NotFound`; `Conflict`: merged_already, other_kind.
pub async fn merge(tx: &mut Tx, id: TagMergeId, from: TagId, into: TagId) -> Result<(), AppError> {
    query!("select app.merge_tags($1, $2, $3)", id.0, from.0, into.0).fetch_one(&mut **tx).await?;
    Ok(())
}

/// Take a merge back: once. `NotFound`; `Conflict`: merged_already, where the other word went on itself.
pub async fn take_back(tx: &mut Tx, id: TagMergeId) -> Result<(), AppError> {
    query!("select app.take_merge_back($1)", id.0).fetch_one(&mut **tx).await?;
    Ok(())
}
