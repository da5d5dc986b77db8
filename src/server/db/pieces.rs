//! One garment for the team: what somebody of the shop may say of it, what it has been through, who has it now.
use super::{bags::NotDone, tx::Tx};
use crate::{
    domain::{
        id::{BagId, PersonId, PieceId},
        piece::{Holder, Outing, PieceAnswers, PieceMove},
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
};
use sqlx::query;
use uuid::Uuid;

/// Move a piece that is in the shop, or was. To the state that it has: nothing. Refused: Other(`illegal_move`, `claimed`, `not_consigned`,
/// `too_late`), OverRoleLimit.
pub async fn move_piece(tx: &mut Tx, piece: PieceId, to: &PieceMove) -> Result<(), NotDone> {
    let (state, reason, due) = match to {
        PieceMove::ToRail => ("in_stock", None, None),
        PieceMove::ToCare(reason, due) => ("in_care", Some(reason.name()), Some(due.as_str())),
        PieceMove::SendBack => ("sent_back", None, None),
        PieceMove::Donate => ("donated", None, None),
        PieceMove::WriteOff(reason) => ("written_off", Some(reason.name()), None),
    };
    query!("select app.move_piece($1, $2, $3, $4::text::date)", piece.0, state, reason, due).fetch_one(&mut **tx).await?;
    Ok(())
}

/// How often it came back, how long it was out, who has it now. `NotFound`.
pub async fn answers(tx: &mut Tx, piece: PieceId, face: &StoreFace) -> Result<PieceAnswers, AppError> {
    let holder = holders(tx, Some(piece), None, 1, face).await?.pop().ok_or(AppError::NotFound)?;
    let told = query!(
        r#"select p.outings, (select count(*) from app.piece_status_history h where h.store_id = p.store_id and h.piece_id = p.id
                   and h.from_status in ('in_consignment', 're_consigned') and h.to_status = 'returned') as "came_back!",
               (select (extract(epoch from avg(l.resolved_at - l.dispatched_at)) / 60)::bigint from app.bag_lines l
                where l.store_id = p.store_id and l.piece_id = p.id and l.dispatched_at is not null and l.resolved_at is not null) as minutes_out
           from app.pieces p where p.store_id = (select app.store_id()) and p.id = $1"#,
        piece.0
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(PieceAnswers {
        outings: u32::try_from(told.outings).unwrap_or(0),
        came_back: u32::try_from(told.came_back).unwrap_or(0),
        minutes_out: told.minutes_out,
        holder,
        outings_told: outings(tx, piece, face).await?,
    })
}

async fn outings(tx: &mut Tx, piece: PieceId, face: &StoreFace) -> Result<Vec<Outing>, AppError> {
    let rows = query!(
        r#"select b.id, b.code, b.client_id, c.full_name, l.status, to_char(l.dispatched_at at time zone $2, 'YYYY-MM-DD HH24:MI') as left_at,
               to_char(l.resolved_at at time zone $2, 'YYYY-MM-DD HH24:MI') as ended_at
           from app.bag_lines l join app.bags b on b.store_id = l.store_id and b.id = l.bag_id join app.people c on c.store_id = b.store_id and c.id = b.client_id
           where l.store_id = (select app.store_id()) and l.piece_id = $1 and l.dispatched_at is not null order by l.dispatched_at desc, l.id limit 50"#,
        piece.0,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    let written = |at: Option<String>| at.map(|at| clock::written(&at, face.locale));
    rows.into_iter()
        .map(|r| {
            Ok(Outing {
                bag: BagId(r.id),
                bag_code: r.code,
                client: PersonId(r.client_id),
                client_name: r.full_name,
                status: r.status.parse().map_err(|_| AppError::Fault)?,
                left_at: written(r.left_at),
                ended_at: written(r.ended_at),
            })
        })
        .collect()
}

/// Who has what now: pieces that are not in the shop and not sold, by their codes from after `after`; or one piece, wherever it is.
pub async fn holders(
    tx: &mut Tx,
    only: Option<PieceId>,
    after: Option<&str>,
    count: i64,
    face: &StoreFace,
) -> Result<Vec<Holder>, AppError> {
    let rows = query!(
        r#"select p.id, p.code, g.name, p.status, p.custody, p.custody_person, h.full_name as "person_name?", b.id as "bag?", b.code as "bag_code?",
               to_char(l.dispatched_at at time zone $4, 'YYYY-MM-DD HH24:MI') as since, to_char(b.due_at at time zone $4, 'YYYY-MM-DD HH24:MI') as due_at
           from app.pieces p join app.products g on g.store_id = p.store_id and g.id = p.product_id
           left join app.people h on h.store_id = p.store_id and h.id = p.custody_person
           left join app.bag_lines l on l.store_id = p.store_id and l.piece_id = p.id and l.status in ('added', 'packed', 'dispatched', 'delivered', 'missing')
           left join app.bags b on b.store_id = l.store_id and b.id = l.bag_id
           where p.store_id = (select app.store_id()) and (p.id = $1 or ($1::uuid is null and p.status in ('in_consignment', 're_consigned')))
             and ($2::text is null or p.code > $2) order by p.code limit $3"#,
        only.map(|id| id.0) as Option<Uuid>,
        after,
        count,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    let written = |at: Option<String>| at.map(|at| clock::written(&at, face.locale));
    rows.into_iter()
        .map(|r| {
            Ok(Holder {
                piece: PieceId(r.id),
                code: r.code,
                name: r.name,
                status: r.status.parse().map_err(|_| AppError::Fault)?,
                custody: r.custody.parse().map_err(|_| AppError::Fault)?,
                person: r.custody_person.map(PersonId),
                person_name: r.person_name,
                bag: r.bag.zip(r.bag_code).map(|(id, code)| (BagId(id), code)),
                since: written(r.since),
                due_at: written(r.due_at),
            })
        })
        .collect()
}
