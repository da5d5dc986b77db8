//! Consignors by name, and one of them as the team reads her.
use super::lines::{AgreementLine, BroughtLine, PieceLine};
use crate::{
    domain::{
        consignor::{Brought, ConsignorRow, ConsignorSheet, ConsignorWish, HerPiece},
        id::{AgreementId, CollectionId, PersonId},
        money::Money,
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
    server::db::tx::Tx,
};
use sqlx::{query, query_as};
use uuid::Uuid;

/// Words of one search.
const MOST_WORDS: usize = 6;
/// What the example is about while she has no piece, minor units.
const ROUND: i64 = 12_000;

/// Up to `count` consignors by name, from after `after`.
pub async fn by_name(tx: &mut Tx, wish: &ConsignorWish, after: Option<PersonId>, count: i64) -> Result<Vec<ConsignorRow>, AppError> {
    rows(tx, wish, after, None, count).await
}

async fn rows(
    tx: &mut Tx,
    wish: &ConsignorWish,
    after: Option<PersonId>,
    only: Option<PersonId>,
    count: i64,
) -> Result<Vec<ConsignorRow>, AppError> {
    let words: Vec<String> = wish.words.split_whitespace().take(MOST_WORDS).map(str::to_owned).collect();
    let lines = query!(
        r#"select p.id, p.full_name, coalesce(p.phone, '') as "phone!", n.here as "here!", n.due as "due!", n.sold as "sold!",
               g.version as "version?", g.store_bp as "store_bp?", coalesce(u.unsigned, true) as "unsigned!"
           from app.consignors c join app.people p on p.store_id = c.store_id and p.id = c.person_id
           left join lateral (select a.version, a.store_bp from app.agreements a where a.store_id = c.store_id and a.consignor_id = c.person_id and a.accepted_at is not null
               order by a.version desc limit 1) g on true
           left join lateral (select a.accepted_at is null as unsigned from app.agreements a where a.store_id = c.store_id and a.consignor_id = c.person_id
               order by a.version desc limit 1) u on true
           cross join lateral (select count(*) filter (where x.status in ('in_stock', 'held', 'bagged', 'in_consignment', 're_consigned', 'returned', 'in_care')) as here,
                   count(*) filter (where x.status = 'sold') as sold,
                   count(*) filter (where x.wished_back_at is not null or x.status = 'sent_back' and x.custody = 'shop'
                       or x.status in ('in_stock', 'held') and x.arrived_at < now() - make_interval(days => x.lasts_days - 7)
                       and (select s.standing <> 'fine' from app.consigned_state(x.id) s)) as due
               from app.pieces x where x.store_id = c.store_id and x.consignor_id = c.person_id and x.ownership = 'consigned_in' and x.agreement_id is not null) n
           where c.store_id = (select app.store_id()) and p.disabled_at is null and ($5::uuid is null or p.id = $5)
             and not exists (select 1 from unnest($1::text[]) as w (word)
                 where strpos(app.fold(p.full_name), app.fold(w.word)) = 0 and strpos(coalesce(p.email, ''), lower(w.word)) = 0
                   and (regexp_replace(w.word, '\D', '', 'g') = '' or strpos(coalesce(p.phone, ''), regexp_replace(w.word, '\D', '', 'g')) = 0))
             and ($2 <> 'due' or n.due > 0) and ($2 <> 'unsigned' or coalesce(u.unsigned, true)) and ($2 <> 'agreed' or g.version is not null)
             and ($3::uuid is null or (lower(p.full_name), p.id) > (select lower(a.full_name), a.id from app.people a where a.store_id = (select app.store_id()) and a.id = $3))
           order by lower(p.full_name), p.id limit $4"#,
        &words,
        wish.which.name(),
        after.map(|id| id.0) as Option<Uuid>,
        count,
        only.map(|id| id.0) as Option<Uuid>
    )
    .fetch_all(&mut **tx)
    .await?;
    let many = |number: i64| u32::try_from(number).unwrap_or(0);
    let small = |number: i32| u32::try_from(number).unwrap_or(0);
    Ok(lines
        .into_iter()
        .map(|r| ConsignorRow {
            id: PersonId(r.id),
            full_name: r.full_name,
            phone: r.phone,
            here: many(r.here),
            due: many(r.due),
            sold: many(r.sold),
            agreed: r.version.zip(r.store_bp).map(|(version, bp)| (small(version), small(bp))),
            unsigned: r.unsigned,
        })
        .collect())
}

/// One consignor. `NotFound` for anybody else.
pub async fn sheet(tx: &mut Tx, face: &StoreFace, id: PersonId) -> Result<ConsignorSheet, AppError> {
    let row = rows(tx, &ConsignorWish::default(), None, Some(id), 1).await?.pop().ok_or(AppError::NotFound)?;
    let more = query!(
        r#"select coalesce(p.email, '') as "email!", to_char(c.since at time zone $2, 'YYYY-MM-DD HH24:MI') as "since!"
           from app.consignors c join app.people p on p.store_id = c.store_id and p.id = c.person_id where c.store_id = (select app.store_id()) and c.person_id = $1"#,
        id.0,
        face.time_zone
    )
    .fetch_one(&mut **tx)
    .await?;
    let agreements = query_as!(
        AgreementLine,
        r#"select a.id as "id!", a.version as "version!", a.store_bp as "store_bp!", a.floor_bp, a.floor_minor, a.off_days as "off_days!", a.off_bp as "off_bp!",
               a.lasts_days as "lasts_days!", a.grace_days as "grace_days!", a.fate as "fate!", to_char(a.drawn_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "drawn_at!",
               to_char(a.accepted_at at time zone $2, 'YYYY-MM-DD HH24:MI') as accepted_at, a.accepted_name
           from app.agreements a where a.store_id = (select app.store_id()) and a.consignor_id = $1 order by a.version desc"#,
        id.0,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    let pieces = pieces(tx, face, id).await?;
    let example = pieces.first().map_or(Money::new(ROUND, face.currency), |piece| piece.price);
    Ok(ConsignorSheet {
        row,
        email: more.email,
        since: clock::written(&more.since, face.locale),
        agreements: agreements.into_iter().map(|line| line.agreement(face.locale)).collect::<Result<_, _>>()?,
        arrivals: arrivals(tx, face, id).await?,
        example: if example.minor > 0 { example } else { Money::new(ROUND, face.currency) },
        pieces,
        next: AgreementId(Uuid::now_v7()),
    })
}

/// Whose goods came with this arrival. `NotFound` for the shop's own.
pub async fn who_brought(tx: &mut Tx, arrival: CollectionId) -> Result<PersonId, AppError> {
    let row = query!(
        "select consignor_id from app.consigned_arrivals where store_id = (select app.store_id()) and collection_id = $1",
        arrival.0
    )
    .fetch_optional(&mut **tx)
    .await?;
    row.map(|row| PersonId(row.consignor_id)).ok_or(AppError::NotFound)
}

/// Her pieces for the team.
pub async fn pieces(tx: &mut Tx, face: &StoreFace, id: PersonId) -> Result<Vec<HerPiece>, AppError> {
    let lines = query_as!(
        PieceLine,
        r#"select id as "id!", collection_id, code as "code!", name as "name!", label as "label!", media_key, status as "status!", custody as "custody!", standing, left_days,
               to_char(runs_out at time zone $2, 'ID YYYY-MM-DD') as runs_out, to_char(grace_until at time zone $2, 'ID YYYY-MM-DD') as grace_until, price_minor as "price_minor!", wished as "wished!",
               decline_reason, version as "version!", store_bp as "store_bp!", to_char(back_by at time zone $2, 'ID YYYY-MM-DD') as back_by,
               to_char(sold_at at time zone $2, 'YYYY-MM-DD HH24:MI') as sold_at, net_minor, converted as "converted!"
           from app.pieces_of_consignor($1)"#,
        id.0,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    lines.into_iter().map(|line| line.piece(face)).collect()
}

async fn arrivals(tx: &mut Tx, face: &StoreFace, id: PersonId) -> Result<Vec<Brought>, AppError> {
    let lines = query_as!(
        BroughtLine,
        r#"select id as "id!", number as "number!", title as "title!", to_char(arrived_on, 'ID YYYY-MM-DD') as "arrived_on!", version as "version!", taken as "taken!", declined as "declined!"
           from app.arrivals_of_consignor($1)"#,
        id.0
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(lines.into_iter().map(|line| line.brought(face.locale)).collect())
}
