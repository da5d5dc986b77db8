//! What should move, by the index of its places. What left the rail since it was weighed is left out.
use super::count;
use crate::{
    domain::{
        id::PieceId,
        money::Money,
        role::Role,
        store::StoreFace,
        today::{Action, HealthRow, HealthSheet},
    },
    error::AppError,
    i18n::clock,
    server::db::tx::Tx,
};
use sqlx::{query, query_as, query_scalar};
use std::collections::HashMap;
use uuid::Uuid;

/// The first `most` of one action, or of all. What a piece ties up is an owner's to know.
pub async fn sheet(tx: &mut Tx, face: &StoreFace, role: Role, action: Option<Action>, most: i64) -> Result<HealthSheet, AppError> {
    let lines = lines(tx, action, most).await?;
    let ids: Vec<Uuid> = lines.iter().map(|line| line.piece_id).collect();
    let at_risk = if role == Role::Owner { at_risk(tx, &ids).await? } else { HashMap::new() };
    let round = round(tx, face).await?;
    Ok(HealthSheet {
        rows: lines.into_iter().map(|line| line.row(face, &at_risk)).collect::<Result<_, _>>()?,
        counts: round.counts,
        made_at: round.made_at,
        age_hours: round.age_hours,
        care_due: round.care_due,
    })
}

struct Line {
    piece_id: Uuid,
    place: i32,
    action: String,
    suggested_minor: Option<i64>,
    shelf_days: i32,
    outings: i32,
    complaints: i32,
    fatigue_pm: i32,
    is_dead: bool,
    code: String,
    name: String,
    label: String,
    price_minor: i64,
    media_key: Option<String>,
}

impl Line {
    fn row(self, face: &StoreFace, at_risk: &HashMap<Uuid, i64>) -> Result<HealthRow, AppError> {
        let minor = |minor| Money::new(minor, face.currency);
        Ok(HealthRow {
            piece: PieceId(self.piece_id),
            place: count(self.place.into()),
            code: self.code,
            name: self.name,
            size: self.label,
            media_key: self.media_key,
            price: minor(self.price_minor),
            action: self.action.parse().map_err(|_| AppError::Fault)?,
            suggested: self.suggested_minor.map(minor),
            at_risk: at_risk.get(&self.piece_id).copied().map(minor),
            shelf_days: count(self.shelf_days.into()),
            outings: count(self.outings.into()),
            complaints: count(self.complaints.into()),
            fatigue_pm: count(self.fatigue_pm.into()),
            dead: self.is_dead,
        })
    }
}

/// The number in the inner query tells the planner that few are wanted, whatever the plan was made for; it is passed through lazily.
async fn lines(tx: &mut Tx, action: Option<Action>, most: i64) -> Result<Vec<Line>, AppError> {
    let found = match action {
        None => {
            let all = query_as!(
                Line,
                r#"select h.piece_id, h.place, h.action, h.suggested_minor, h.shelf_days, h.outings, h.complaints, h.fatigue_pm, h.is_dead, p.code, g.name, v.label, v.price_minor, m.media_key as "media_key?"
                   from (select x.piece_id, x.place, x.action, x.suggested_minor, x.shelf_days, x.outings, x.complaints, x.fatigue_pm, x.is_dead from app.piece_health x
                       where x.store_id = (select app.store_id()) order by x.place limit 400) h
                   join app.pieces p on p.store_id = (select app.store_id()) and p.id = h.piece_id and p.status = 'in_stock'
                   join app.products g on g.store_id = p.store_id and g.id = p.product_id join app.variants v on v.store_id = p.store_id and v.id = p.variant_id
                   left join app.product_media m on m.store_id = p.store_id and m.product_id = p.product_id and m.position = 1
                   order by h.place limit $1"#,
                most
            );
            all.fetch_all(&mut **tx).await?
        }
        Some(action) => {
            let so = query_as!(
                Line,
                r#"select h.piece_id, h.place, h.action, h.suggested_minor, h.shelf_days, h.outings, h.complaints, h.fatigue_pm, h.is_dead, p.code, g.name, v.label, v.price_minor, m.media_key as "media_key?"
                   from (select x.piece_id, x.place, x.action, x.suggested_minor, x.shelf_days, x.outings, x.complaints, x.fatigue_pm, x.is_dead from app.piece_health x
                       where x.store_id = (select app.store_id()) and x.action = $2 order by x.place limit 400) h
                   join app.pieces p on p.store_id = (select app.store_id()) and p.id = h.piece_id and p.status = 'in_stock'
                   join app.products g on g.store_id = p.store_id and g.id = p.product_id join app.variants v on v.store_id = p.store_id and v.id = p.variant_id
                   left join app.product_media m on m.store_id = p.store_id and m.product_id = p.product_id and m.position = 1
                   order by h.place limit $1"#,
                most,
                action.name()
            );
            so.fetch_all(&mut **tx).await?
        }
    };
    Ok(found)
}

async fn at_risk(tx: &mut Tx, ids: &[Uuid]) -> Result<HashMap<Uuid, i64>, AppError> {
    let rows =
        query!("select piece_id, at_risk_minor from app.piece_health where store_id = (select app.store_id()) and piece_id = any($1)", ids);
    Ok(rows.fetch_all(&mut **tx).await?.into_iter().map(|row| (row.piece_id, row.at_risk_minor)).collect())
}

/// The last round: how old it is, and how many pieces of each action are left of it. A round of before it kept its counts is counted.
struct Round {
    made_at: Option<String>,
    age_hours: u32,
    care_due: String,
    counts: Vec<(Action, u32)>,
}

async fn round(tx: &mut Tx, face: &StoreFace) -> Result<Round, AppError> {
    let actions: Vec<String> = Action::ALL.iter().map(|action| action.name().to_owned()).collect();
    let round = query!(
        r#"select to_char(r.made_at at time zone $1, 'YYYY-MM-DD HH24:MI') as "made_at?",
               floor(extract(epoch from clock_timestamp() - r.made_at) / 3600)::bigint as "hours?",
               to_char((now() at time zone $1)::date + 7, 'YYYY-MM-DD') as "due!",
               array(select case when r.counts = '{}' then (select count(*) from app.piece_health h where h.store_id = (select app.store_id()) and h.action = a.action)
                       else coalesce((r.counts ->> a.action)::bigint, 0) - count(l.piece_id) end from unnest($2::text[]) with ordinality as a (action, place)
                   left join app.health_left l on l.store_id = (select app.store_id()) and l.action = a.action group by a.action, a.place order by a.place) as "counts!"
           from (select) one
           left join lateral (select o.made_at, o.counts from app.health_rounds o where o.store_id = (select app.store_id()) order by o.day desc limit 1) r on true"#,
        face.time_zone,
        &actions
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(Round {
        made_at: round.made_at.map(|at| clock::written(&at, face.locale)),
        age_hours: count(round.hours.unwrap_or(0)),
        care_due: round.due,
        counts: Action::ALL.iter().copied().zip(round.counts.into_iter().map(count)).collect(),
    })
}

/// Weigh all pieces now; how many. `by_clock`: -1 where that was done for the day.
pub async fn make(tx: &mut Tx, by_clock: bool) -> Result<i32, AppError> {
    Ok(query_scalar!(r#"select app.make_health($1) as "made!""#, by_clock).fetch_one(&mut **tx).await?)
}
