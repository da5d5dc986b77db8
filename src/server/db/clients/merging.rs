//! Two records become one client, and two again. What moves is the database's to know (functions/44_merging.sql).
use super::alike::faces;
use crate::{
    domain::{
        client::{
            Birthday, Reach,
            alike::{Choice, MergeField, MergePreview},
        },
        id::{MergeId, PersonId},
        store::StoreFace,
    },
    error::AppError,
    i18n::{amount, clients as say, clock},
    server::db::tx::Tx,
};
use sqlx::query;

/// What becoming one would do. `NotFound` for who is no client, or is one with another already.
pub async fn preview(tx: &mut Tx, store: &StoreFace, winner: PersonId, loser: PersonId) -> Result<MergePreview, AppError> {
    super::is_client(tx, winner).await?;
    super::is_client(tx, loser).await?;
    let can = query!(r#"select app.merge_hindrance($1, $2) as "here!", app.merge_hindrance($2, $1) as "back!""#, winner.0, loser.0)
        .fetch_one(&mut **tx)
        .await?;
    if can.here == "unknown" {
        return Err(AppError::NotFound);
    }
    let mut faces = faces(tx, store, &[winner.0, loser.0]).await?;
    let face = |faces: &mut std::collections::HashMap<_, _>, id: PersonId| faces.remove(&id.0).ok_or(AppError::NotFound);
    let rows =
        query!(r#"select place as "place!", moves as "moves!", rests as "rests!" from app.preview_merge($1, $2)"#, winner.0, loser.0)
            .fetch_all(&mut **tx)
            .await?;
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    let moving = rows.iter().filter_map(|row| Some((row.place.parse().ok()?, count(row.moves), count(row.rests)))).collect();
    let open = query!(
        r#"select count(*) as "bags!", app.value_held($1, null) + app.value_held($2, null) > app.value_limit($1) as "over!" from app.bags b
           where b.store_id = (select app.store_id()) and b.client_id in ($1, $2) and b.status not in ('settled', 'settled_none', 'cancelled')"#,
        winner.0,
        loser.0
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(MergePreview {
        winner: face(&mut faces, winner)?,
        loser: face(&mut faces, loser)?,
        hindered: can.here,
        other_way: can.back.is_empty(),
        moving,
        choices: choices(tx, store, winner, loser).await?,
        open_bags: count(open.bags),
        over_limit: open.over,
    })
}

/// Fields in which both have something, and not the same.
async fn choices(tx: &mut Tx, store: &StoreFace, winner: PersonId, loser: PersonId) -> Result<Vec<Choice>, AppError> {
    let (stays, goes) = (told(tx, store, winner).await?, told(tx, store, loser).await?);
    let both = MergeField::ALL.iter().zip(stays.into_iter().zip(goes));
    Ok(both
        // a name is chosen also against an empty one of the other; what only one has needs no choice but where the row stays
        .filter(|(field, (stays, goes))| stays != goes && !goes.is_empty() && (!stays.is_empty() || may_be_empty(**field)))
        .map(|(field, (stays, goes))| Choice { field: *field, stays, goes })
        .collect())
}

/// What stands in a row that both have: the one of whoever goes does not move by itself.
fn may_be_empty(field: MergeField) -> bool {
    !matches!(field, MergeField::FullName | MergeField::Measures)
}

/// Each field of a merge in words, in their order.
async fn told(tx: &mut Tx, store: &StoreFace, id: PersonId) -> Result<Vec<String>, AppError> {
    let row = query!(
        r#"select p.full_name, coalesce(p.email, '') as "email!", coalesce(p.phone, '') as "phone!", f.birth_day as "birth_day?", f.birth_month as "birth_month?", f.birth_year as "birth_year?",
               coalesce(a.full_name, '') as "attendant!", f.prefers as "prefers?", c.name as "class?", app.value_limit(p.id) as "holds!", t.pieces_limit as "pieces?", t.bags_limit as "bags?",
               coalesce((select string_agg(m.area || '=' || m.millimetres, ' ' order by m.area, m.source) from app.client_measures m where m.store_id = p.store_id and m.person_id = p.id), '') as "measures!"
           from app.people p left join app.client_profiles f on f.store_id = p.store_id and f.person_id = p.id left join app.people a on a.store_id = p.store_id and a.id = f.attendant_id
           left join app.client_terms t on t.store_id = p.store_id and t.person_id = p.id left join app.client_classes c on c.store_id = t.store_id and c.id = t.class_id
           where p.store_id = (select app.store_id()) and p.id = $1"#,
        id.0
    )
    .fetch_one(&mut **tx)
    .await?;
    let words = say::of(store.locale);
    let birthday =
        row.birth_day.zip(row.birth_month).map(|(day, month)| (words.birthday_told)(Birthday { day, month, year: row.birth_year }));
    let prefers = row.prefers.and_then(|word| word.parse::<Reach>().ok()).map(|reach| (words.reach)(reach).to_owned());
    let limits = [row.pieces, row.bags].into_iter().flatten().map(|most| most.to_string());
    let terms = row
        .class
        .into_iter()
        .chain([amount::money(crate::domain::money::Money::new(row.holds, store.currency), store.locale)])
        .chain(limits);
    let area = crate::i18n::product::area::of(store.locale);
    let measures = row.measures.split_whitespace().filter_map(|one| {
        let (name, millimetres) = one.split_once('=')?;
        Some(format!("{} {}", area(name.parse().ok()?), amount::centimetres(millimetres.parse().ok()?, store.locale)))
    });
    let measures = measures.collect::<Vec<_>>().join(", ");
    let terms = terms.collect::<Vec<_>>().join(", ");
    Ok(vec![row.full_name, row.phone, row.email, birthday.unwrap_or_default(), row.attendant, prefers.unwrap_or_default(), terms, measures])
}

/// The loser's record goes on as the winner. `Conflict` says why not; `NotFound` for who is no client. The same id is one merge.
pub async fn merge(tx: &mut Tx, id: MergeId, winner: PersonId, loser: PersonId, chosen: &[MergeField]) -> Result<(), AppError> {
    let fields: Vec<String> = chosen.iter().map(|field| field.name().to_owned()).collect();
    query!(r#"select app.merge_clients($1, $2, $3, $4) as "said!""#, id.0, winner.0, loser.0, &fields).fetch_one(&mut **tx).await?;
    Ok(())
}

/// Two again: who stands for herself now. `Conflict` (changed) when something is otherwise than the merge left it.
pub async fn undo(tx: &mut Tx, id: MergeId) -> Result<PersonId, AppError> {
    let row = query!(r#"select app.undo_merge($1) as "loser!""#, id.0).fetch_one(&mut **tx).await?;
    Ok(PersonId(row.loser))
}

/// Records that went on as her: name and day, the newest first.
pub(super) async fn merges(tx: &mut Tx, store: &StoreFace, id: PersonId) -> Result<Vec<(MergeId, String, String)>, AppError> {
    let rows = query!(
        r#"select m.id, p.full_name, to_char(m.merged_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "at!" from app.client_merges m
           join app.people p on p.store_id = m.store_id and p.id = m.loser_id
           where m.store_id = (select app.store_id()) and m.winner_id = $1 and m.undone_at is null order by m.merged_at desc, m.id limit 20"#,
        id.0,
        store.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(rows.into_iter().map(|row| (MergeId(row.id), row.full_name, clock::written(&row.at, store.locale))).collect())
}

/// Who goes on for this record: she herself, unless it was merged.
pub(super) async fn goes_on_as(tx: &mut Tx, id: PersonId) -> Result<PersonId, AppError> {
    let row = query!(
        r#"with recursive on_as (id, next) as (select p.id, p.merged_into from app.people p where p.store_id = (select app.store_id()) and p.id = $1
               union select p.id, p.merged_into from app.people p join on_as o on p.store_id = (select app.store_id()) and p.id = o.next)
           select o.id as "id!" from on_as o where o.next is null"#,
        id.0
    )
    .fetch_optional(&mut **tx)
    .await?;
    row.map(|row| PersonId(row.id)).ok_or(AppError::NotFound)
}
