//! The answer of a match: who, with how many points, of which parts they are made, and in words.
use super::{about, offers};
use crate::{
    domain::{
        id::{CommandId, PersonId},
        matching::{About, Found, Match, OFFERED, OFFERED_HER, Points, SHOWN, Subject, Weights},
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
    server::db::tx::Tx,
};
use sqlx::{query, query_as};
use uuid::Uuid;

struct Line {
    id: Uuid,
    full_name: String,
    phone: Option<String>,
    left_out: String,
    bought: Option<String>,
    contacted: Option<String>,
    words: Vec<String>,
    sizes: Vec<String>,
}

/// What it is about, with what of it is in stock. `NotFound`.
pub async fn what(tx: &mut Tx, subject: Subject) -> Result<About, AppError> {
    let (collection, piece) = about(subject);
    let her = if let Subject::Client(id) = subject { Some(id.0) } else { None };
    let row = query!(
        r#"select coalesce((select c.number || ' · ' || c.title from app.collections c where c.store_id = (select app.store_id()) and c.id = $1),
               (select x.code || ' · ' || g.name from app.pieces x join app.products g on g.store_id = x.store_id and g.id = x.product_id where x.store_id = (select app.store_id()) and x.id = $2),
               (select p.full_name from app.people p where p.store_id = (select app.store_id()) and p.id = $3)) as title,
               count(*) as "pieces!", count(*) filter (where g.words = 0) as "untagged!" from app.match_goods($1, $2) g"#,
        collection as Option<Uuid>,
        piece as Option<Uuid>,
        her as Option<Uuid>
    )
    .fetch_one(&mut **tx)
    .await?;
    let count = |number: i64| u32::try_from(number).unwrap_or(0);
    Ok(About { title: row.title.ok_or(AppError::NotFound)?, pieces: count(row.pieces), untagged: count(row.untagged) })
}

/// Whom it suits, the best first. `dropped`: who would stand among them and is not written to. The database looks at one client after the
/// other: this is the law of every faster way (server::matches).
pub async fn found(tx: &mut Tx, subject: Subject, weights: &Weights, dropped: bool) -> Result<Vec<Found>, AppError> {
    let (collection, piece) = about(subject);
    let rows = query!(
        r#"select m.person_id as "client!", m.by_tags as "tags!", m.by_size as "size!", m.by_recency as "recency!", m.left_out as "left_out!"
           from app.match_clients($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) with ordinality as m order by m.ordinality"#,
        collection as Option<Uuid>,
        piece as Option<Uuid>,
        weights.tag,
        weights.size,
        weights.recent,
        weights.lately,
        weights.recent_days,
        weights.lately_days,
        weights.quiet_days,
        SHOWN,
        dropped
    )
    .fetch_all(&mut **tx)
    .await?;
    let each = rows.into_iter().map(|row| Found {
        client: PersonId(row.client),
        points: Points { tags: row.tags, size: row.size, recency: row.recency },
        dropped: row.left_out.parse().ok(),
    });
    Ok(each.collect())
}

/// Those who were found, in words and in their order, with what is offered to each.
pub async fn clients(tx: &mut Tx, face: &StoreFace, subject: Subject, weights: &Weights, found: &[Found]) -> Result<Vec<Match>, AppError> {
    let (collection, piece) = about(subject);
    let people: Vec<Uuid> = found.iter().map(|found| found.client.0).collect();
    let lines = query_as!(
        Line,
        r#"select p.id, p.full_name, p.phone, '' as "left_out!",
               to_char(nullif(m.bought_at, '-infinity') at time zone $4, 'YYYY-MM-DD HH24:MI') as bought, to_char(m.contacted_at at time zone $4, 'YYYY-MM-DD HH24:MI') as contacted,
               array(select distinct t.name from app.client_tags c join app.tags t on t.store_id = c.store_id and t.id = c.tag_id and t.kind <> 'size'
                   where c.store_id = (select app.store_id()) and c.person_id = p.id and c.tag_id in (select d.tag_id from app.product_tags d
                       where d.store_id = (select app.store_id()) and d.product_id in (select g.product_id from app.match_goods($1, $2) g)) order by 1) as "words!",
               array(select distinct t.name from app.client_tags c join app.tags t on t.store_id = c.store_id and t.id = c.tag_id and t.kind = 'size'
                   where c.store_id = (select app.store_id()) and c.person_id = p.id order by 1) as "sizes!"
           from unnest($3::uuid[]) with ordinality as f (person_id, place)
           join app.people p on p.store_id = (select app.store_id()) and p.id = f.person_id
           join app.match_profiles m on m.store_id = p.store_id and m.person_id = p.id order by f.place"#,
        collection as Option<Uuid>,
        piece as Option<Uuid>,
        &people,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut matches = finish(tx, face, subject, weights, lines, OFFERED).await?;
    for one in &mut matches {
        if let Some(found) = found.iter().find(|found| found.client == one.client) {
            (one.points, one.dropped) = (found.points, found.dropped);
        }
    }
    Ok(matches)
}

/// She herself, whatever stands against writing to her, with what suits her of all that is in stock.
pub async fn herself(tx: &mut Tx, face: &StoreFace, her: PersonId, weights: &Weights) -> Result<Vec<Match>, AppError> {
    let lines = query_as!(
        Line,
        r#"select p.id, p.full_name, p.phone,
               case when m.opted_out then 'opted_out' when m.blocked then 'blocked' when m.due_at < now() then 'overdue' when m.contacted_at > now() - make_interval(days => $3) then 'quiet' else '' end as "left_out!",
               to_char(nullif(m.bought_at, '-infinity') at time zone $2, 'YYYY-MM-DD HH24:MI') as bought, to_char(m.contacted_at at time zone $2, 'YYYY-MM-DD HH24:MI') as contacted,
               array(select distinct t.name from app.client_tags c join app.tags t on t.store_id = c.store_id and t.id = c.tag_id and t.kind <> 'size'
                   where c.store_id = (select app.store_id()) and c.person_id = p.id order by 1) as "words!",
               array(select distinct t.name from app.client_tags c join app.tags t on t.store_id = c.store_id and t.id = c.tag_id and t.kind = 'size'
                   where c.store_id = (select app.store_id()) and c.person_id = p.id order by 1) as "sizes!"
           from app.match_profiles m join app.people p on p.store_id = m.store_id and p.id = m.person_id where m.store_id = (select app.store_id()) and m.person_id = $1"#,
        her.0,
        face.time_zone,
        weights.quiet_days
    )
    .fetch_all(&mut **tx)
    .await?;
    finish(tx, face, Subject::Client(her), weights, lines, OFFERED_HER).await
}

async fn finish(
    tx: &mut Tx,
    face: &StoreFace,
    subject: Subject,
    weights: &Weights,
    lines: Vec<Line>,
    most: i32,
) -> Result<Vec<Match>, AppError> {
    let people: Vec<Uuid> = lines.iter().map(|line| line.id).collect();
    let mut offers = offers::offers(tx, face, subject, weights, &people, most).await?;
    let each = |line: Line| Match {
        client: PersonId(line.id),
        full_name: line.full_name,
        phone: line.phone.unwrap_or_default(),
        points: Points::default(),
        words: line.words,
        sizes: line.sizes,
        bought: line.bought.map(|at| clock::written(&at, face.locale)),
        contacted: line.contacted.map(|at| clock::written(&at, face.locale)),
        dropped: line.left_out.parse().ok(),
        offers: offers.remove(&line.id).unwrap_or_default(),
        next: CommandId(Uuid::now_v7()),
    };
    Ok(lines.into_iter().map(each).collect())
}
