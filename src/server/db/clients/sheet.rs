//! One client with everything that is known of her.
use super::{
    classes::place,
    facts::{facts, worth},
    list, merging,
    profile::profile,
};
use crate::{
    domain::{
        account::Consent,
        client::{ClientSheet, NotedMeasure, NotedTag, Terms},
        id::{ClassId, PersonId},
        money::Money,
        product::{Measure, Tag},
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
    server::db::tx::Tx,
};
use sqlx::query;

/// One client, also by the number of a record that went on as her. `NotFound` for anybody else.
pub async fn sheet(tx: &mut Tx, face: &StoreFace, asked: PersonId) -> Result<ClientSheet, AppError> {
    let id = merging::goes_on_as(tx, asked).await?;
    let row = list::one(tx, face, id).await?;
    let more = query!(
        r#"select coalesce(p.email, '') as "email!", to_char(p.created_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "since!", t.value_limit_minor as "own?", t.pieces_limit as "pieces?", t.bags_limit as "bags?",
               coalesce(t.reason, '') as "reason!", t.class_id as "class?", coalesce(t.bags_blocked, false) as "blocked!", app.value_limit(p.id) as "holds!", app.value_held(p.id, null) as "held!"
           from app.people p left join app.client_terms t on t.store_id = p.store_id and t.person_id = p.id
           where p.store_id = (select app.store_id()) and p.id = $1"#,
        id.0,
        face.time_zone
    )
    .fetch_one(&mut **tx)
    .await?;
    let money = |minor| Money::new(minor, face.currency);
    let terms = Terms {
        own: more.own.map(money),
        own_pieces: more.pieces,
        own_bags: more.bags,
        reason: more.reason,
        class: more.class.map(ClassId),
        holds: money(more.holds),
        held: money(more.held),
        place: place(tx, id).await?,
        blocked: more.blocked,
    };
    let (profile, attendant) = profile(tx, id).await?;
    Ok(ClientSheet {
        row,
        email: more.email,
        since: clock::written(&more.since, face.locale),
        facts: facts(tx, id).await?,
        worth: worth(tx, face, id).await?,
        terms,
        profile,
        attendant,
        tags: tags(tx, id).await?,
        measures: measures(tx, face, id).await?,
        consents: consents(tx, face, id).await?,
        merges: merging::merges(tx, face, id).await?,
    })
}

async fn tags(tx: &mut Tx, id: PersonId) -> Result<Vec<NotedTag>, AppError> {
    let rows = query!(
        "select distinct on (t.kind, t.sort, t.name, c.source) t.kind, t.slug, t.name, c.source from app.client_tags c join app.tags t on t.store_id = c.store_id and t.id = c.tag_id
         where c.store_id = (select app.store_id()) and c.person_id = $1 order by t.kind, t.sort, t.name, c.source limit 100",
        id.0
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| {
            Ok(NotedTag { tag: Tag { kind: r.kind, slug: r.slug, name: r.name }, source: r.source.parse().map_err(|_| AppError::Fault)? })
        })
        .collect()
}

/// Hers as they are, and those before them, the newest first.
async fn measures(tx: &mut Tx, face: &StoreFace, id: PersonId) -> Result<Vec<NotedMeasure>, AppError> {
    let rows = query!(
        r#"select m.area as "area!", m.source as "source!", m.millimetres as "millimetres!", to_char(m.noted_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "at!", m.past as "past!" from (
               select area, source, millimetres, noted_at, false as past from app.client_measures where store_id = (select app.store_id()) and person_id = $1
               union all select area, source, millimetres, noted_at, true from app.client_past where store_id = (select app.store_id()) and person_id = $1 and millimetres is not null) m
           order by m.past, m.area, m.source, m.noted_at desc limit 60"#,
        id.0,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| {
            let measure =
                Measure { area: r.area.parse().map_err(|_| AppError::Fault)?, millimetres: u32::try_from(r.millimetres).unwrap_or(0) };
            Ok(NotedMeasure {
                measure,
                source: r.source.parse().map_err(|_| AppError::Fault)?,
                noted_at: clock::written(&r.at, face.locale),
                past: r.past,
            })
        })
        .collect()
}

async fn consents(tx: &mut Tx, face: &StoreFace, id: PersonId) -> Result<Vec<(Consent, Option<(bool, String)>)>, AppError> {
    let rows = query!(
        r#"select purpose as "purpose!", channel as "channel!", granted as "granted!", to_char(decided_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "at!" from app.agreed($1)"#,
        id.0,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    let answer = |consent: Consent| {
        let (purpose, channel) = consent.key();
        rows.iter()
            .find(|row| row.purpose == purpose && row.channel == channel)
            .map(|row| (row.granted, clock::written(&row.at, face.locale)))
    };
    Ok(Consent::ALL.into_iter().map(|consent| (consent, answer(consent))).collect())
}
