//! What happened, newest first, as an owner may read it: events with the names of who acted and of what it was about.
use super::tx::Tx;
use crate::{
    domain::{
        audit::{AuditRow, AuditSheet, AuditWish, PAGE, PageChange, facts},
        editorial::Block,
        id::{EventId, PersonId},
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
};
use sqlx::{query, types::Json};
use uuid::Uuid;

/// A page of events from after `after`. The last one is shorter than [`PAGE`].
pub async fn newest(tx: &mut Tx, face: &StoreFace, wish: &AuditWish, after: Option<EventId>) -> Result<Vec<AuditRow>, AppError> {
    let words = match is_address(&wish.words) {
        true => query!(r#"select app.hinted($1) as "hint!""#, wish.words).fetch_one(&mut **tx).await?.hint,
        false => wish.words.clone(),
    };
    // an id of a person or thing: everything that happened to it
    let (thing, words) = words.parse().map_or((wish.thing, words), |id| (Some(id), String::new()));
    rows(tx, face, &AuditWish { thing, words, ..wish.clone() }, after, None).await
}

async fn rows(
    tx: &mut Tx,
    face: &StoreFace,
    wish: &AuditWish,
    after: Option<EventId>,
    only: Option<EventId>,
) -> Result<Vec<AuditRow>, AppError> {
    let rows = query!(
        r#"select e.id, e.kind, e.subject, e.subject_id, e.actor, e.person_id, coalesce(p.full_name, '') as "full_name!", l.label as "label!",
               to_char(e.happened_at at time zone $1, 'YYYY-MM-DD HH24:MI') as "at!"
           from app.events e
           left join app.people p on p.store_id = e.store_id and p.id = e.person_id
           cross join lateral (select coalesce(case e.subject
               when 'order' then (select o.code from app.orders o where o.store_id = e.store_id and o.id = e.subject_id)
               when 'payment' then (select o.code from app.payments y join app.orders o on o.store_id = y.store_id and o.id = y.order_id where y.store_id = e.store_id and y.id = e.subject_id)
               when 'piece' then (select d.name || ' ' || c.code from app.pieces c join app.products d on d.store_id = c.store_id and d.id = c.product_id where c.store_id = e.store_id and c.id = e.subject_id)
               when 'product' then (select d.name from app.products d where d.store_id = e.store_id and d.id = e.subject_id)
               when 'cost' then (select d.name from app.products d where d.store_id = e.store_id and d.id = e.subject_id)
               when 'person' then (select w.full_name from app.people w where w.store_id = e.store_id and w.id = e.subject_id)
               when 'invitation' then e.particulars ->> 'email'
               when 'page' then (select g.kind || ' ' || g.slug from app.pages g where g.store_id = e.store_id and g.id = e.subject_id)
               when 'quiz' then (select q.title from app.quizzes q where q.store_id = e.store_id and q.id = e.subject_id)
               when 'delivery' then (select v.name from app.delivery_options v where v.store_id = e.store_id and v.id = e.subject_id)
           end, '') as label) l
           where e.store_id = (select app.store_id())
             and ($2::uuid is null or e.person_id = $2)
             and ($3 = '' or e.kind = $3)
             and ($4 = '' or e.subject = $4)
             and ($5::uuid is null or e.subject_id = $5)
             and ($6 = '' or (e.kind || ' ' || l.label || ' ' || coalesce(p.full_name, '') || ' ' || e.actor || ' ' || e.particulars::text) ilike '%' || $6 || '%')
             and ($9::uuid is null or e.id = $9)
             and ($7::uuid is null or (e.happened_at, e.id) < (select o.happened_at, o.id from app.events o where o.store_id = (select app.store_id()) and o.id = $7))
           order by e.happened_at desc, e.id desc limit $8"#,
        face.time_zone,
        wish.person.map(|person| person.0) as Option<Uuid>,
        wish.kind,
        wish.subject,
        wish.thing as Option<Uuid>,
        like(&wish.words),
        after.map(|after| after.0) as Option<Uuid>,
        i64::from(PAGE),
        only.map(|only| only.0) as Option<Uuid>
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows
        .into_iter()
        .map(|r| AuditRow {
            id: EventId(r.id),
            at: clock::written(&r.at, face.locale),
            kind: r.kind,
            subject: r.subject,
            thing: r.subject_id,
            label: r.label,
            actor: r.actor,
            person: r.person_id.map(PersonId),
            full_name: r.full_name,
        })
        .collect())
}

/// Whether an address is looked for. None stands in an event, so whoever looks for one finds its hint, and with it those who share the
/// hint; a hint that was copied from the book stays as it is.
fn is_address(words: &str) -> bool {
    words.split_once('@').is_some_and(|(name, house)| !name.is_empty() && !house.is_empty()) && !words.contains(' ')
}

/// Words as they are searched: what would be a pattern is a letter.
fn like(words: &str) -> String {
    words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

/// One event with everything that it tells.
pub async fn sheet(tx: &mut Tx, face: &StoreFace, id: EventId) -> Result<AuditSheet, AppError> {
    let row = rows(tx, face, &AuditWish::default(), None, Some(id)).await?.into_iter().next().ok_or(AppError::NotFound)?;
    let told = query!(
        r#"select e.particulars::text as "particulars!", coalesce(e.request, '') as "request!" from app.events e
           where e.store_id = (select app.store_id()) and e.id = $1"#,
        id.0
    )
    .fetch_one(&mut **tx)
    .await?;
    let particulars: serde_json::Value = serde_json::from_str(&told.particulars).map_err(|_| AppError::Fault)?;
    let number = particulars.get("number").and_then(serde_json::Value::as_i64).and_then(|number| i32::try_from(number).ok());
    let page = match (row.kind.as_str(), number) {
        ("page.published", Some(number)) => page_change(tx, row.thing, number, id).await?,
        _ => None,
    };
    Ok(AuditSheet { facts: facts(&row.kind, &particulars), row, request: told.request, page })
}

/// What a page said that was published, against what was out before. A revision that was out is never written again.
async fn page_change(tx: &mut Tx, page: Uuid, number: i32, event: EventId) -> Result<Option<PageChange>, AppError> {
    let rows = query!(
        r#"select r.title, r.description, r.blocks as "blocks: Json<Vec<Block>>" from app.page_revisions r
           where r.store_id = (select app.store_id()) and r.page_id = $1 and (r.number = $2 or r.id = (
               select o.id from app.page_revisions o
               join app.page_revision_history h on h.store_id = o.store_id and h.revision_id = o.id and h.to_status = 'published'
               join app.events e on e.store_id = o.store_id and e.id = $3
               where o.store_id = r.store_id and o.page_id = r.page_id and o.number <> $2 and h.changed_at <= e.happened_at
               order by h.changed_at desc, o.number desc limit 1))
           order by r.number = $2"#,
        page,
        number,
        event.0
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(match rows.as_slice() {
        [was, is] => Some(PageChange::between((&was.title, &was.description, &was.blocks), (&is.title, &is.description, &is.blocks))),
        [_] => Some(PageChange { is_first: true, ..PageChange::default() }),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_other_words() {
        for address in ["ana.souza@example.test", "a…@….com.br"] {
            assert!(is_address(address), "{address}");
        }
        for other in ["ana souza", "@example.test", "ana@", "ana @ home", ""] {
            assert!(!is_address(other), "{other}");
        }
    }
}
