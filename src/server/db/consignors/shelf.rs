//! Consigned pieces that wait for a decision, and what is decided; and whose a piece is.
use super::wish_back;
use crate::{
    domain::{
        consignor::{Consigned, ShelfVerb, Standing, Waiting, WaitingPiece},
        id::{PersonId, PieceId},
        money::Money,
        piece::PieceMove,
        store::StoreFace,
    },
    error::AppError,
    i18n::clock,
    server::db::{pieces, tx::Tx},
};
use sqlx::query;

/// Pieces that one look shows.
const MOST: i64 = 300;

/// What waits for a decision: wished back, not collected, over, in grace, soon; or what the schedule makes cheaper today.
pub async fn waiting(tx: &mut Tx, face: &StoreFace, which: Waiting) -> Result<Vec<WaitingPiece>, AppError> {
    let rows = query!(
        r#"select x.id, x.code, x.name, x.label, x.media_key, x.consignor as "consignor!", x.full_name, x.status, x.standing as "standing!", x.ran_out as "ran_out!", x.left_days as "left_days!",
               to_char(x.until at time zone $2, 'ID YYYY-MM-DD') as until_day, x.price_minor, x.due as "due!", x.wished as "wished!", x.collect as "collect!", x.fate from (
               select p.id, p.code, g.name, v.label, (select m.media_key from app.product_media m where m.store_id = g.store_id and m.product_id = g.id order by m.position limit 1) as media_key,
                   p.consignor_id as consignor, h.full_name, p.status, s.standing, s.ran_out, coalesce(s.left_days, 0) as left_days,
                   case when s.standing in ('grace', 'expired') then s.grace_until else s.runs_out end as until, v.price_minor, coalesce(s.due_minor, v.price_minor) as due,
                   p.wished_back_at is not null as wished, p.status = 'sent_back' as collect, a.fate,
                   case when p.status = 'sent_back' then 'collect' when p.wished_back_at is not null then 'wished' when s.standing in ('soon', 'grace', 'expired') then s.standing else 'lower' end as why
               from app.pieces p
               join app.agreements a on a.store_id = p.store_id and a.id = p.agreement_id
               join app.people h on h.store_id = p.store_id and h.id = p.consignor_id
               join app.products g on g.store_id = p.store_id and g.id = p.product_id
               join app.variants v on v.store_id = p.store_id and v.id = p.variant_id
               cross join lateral app.consigned_state(p.id) s
               where p.store_id = (select app.store_id()) and p.agreement_id is not null
                 and (p.wished_back_at is not null or p.status = 'sent_back' and p.custody = 'shop'
                     or p.status in ('in_stock', 'held') and p.arrived_at < now() - make_interval(days => p.lasts_days - 7) and s.standing in ('soon', 'grace', 'expired')
                     or $1 = 'lower' and p.status = 'in_stock' and v.price_minor > p.floor_minor and p.arrived_at < now() - make_interval(days => a.off_days[1]) and s.due_minor < v.price_minor)) x
           where $1 = 'all' or x.why = $1 or $1 = 'lower' and x.due < x.price_minor
           order by array_position(array['wished', 'expired', 'grace', 'soon', 'collect'], x.why), x.until, x.id limit $3"#,
        which.name(),
        face.time_zone,
        MOST
    )
    .fetch_all(&mut **tx)
    .await?;
    rows.into_iter()
        .map(|r| {
            Ok(WaitingPiece {
                id: PieceId(r.id),
                code: r.code,
                name: r.name,
                label: r.label,
                media_key: r.media_key,
                consignor: PersonId(r.consignor),
                consignor_name: r.full_name,
                status: r.status.parse().map_err(|_| AppError::Fault)?,
                standing: r.standing.parse().map_err(|_| AppError::Fault)?,
                ran_out: r.ran_out,
                left_days: r.left_days,
                until: r.until_day.map(|day| clock::near(&day, face.locale)),
                price: Money::new(r.price_minor, face.currency),
                due: Money::new(r.due, face.currency),
                wished: r.wished,
                collect: r.collect,
                unsold: r.fate.parse().map_err(|_| AppError::Fault)?,
            })
        })
        .collect()
}

/// Do it. `Conflict`: nothing_due, not_on_rail, not_agreed, wished_back, not_sent_back, not_here, and what a move is refused for.
pub async fn decide(tx: &mut Tx, piece: PieceId, verb: ShelfVerb) -> Result<(), AppError> {
    match verb {
        ShelfVerb::Lower => {
            query!("select app.lower_by_schedule($1)", piece.0).fetch_one(&mut **tx).await?;
        }
        ShelfVerb::Renew => {
            query!("select app.renew_piece($1)", piece.0).fetch_one(&mut **tx).await?;
        }
        ShelfVerb::Convert => {
            query!("select app.convert_piece($1)", piece.0).fetch_one(&mut **tx).await?;
        }
        ShelfVerb::Collected => {
            query!("select app.collect_piece($1)", piece.0).fetch_one(&mut **tx).await?;
        }
        ShelfVerb::SendBack => pieces::move_piece(tx, piece, &PieceMove::SendBack).await?,
        ShelfVerb::Donate => pieces::move_piece(tx, piece, &PieceMove::Donate).await?,
        ShelfVerb::Wish => wish_back(tx, piece, true).await?,
        ShelfVerb::Unwish => wish_back(tx, piece, false).await?,
    }
    Ok(())
}

/// Whose this piece is, if it is consigned.
pub async fn of_piece(tx: &mut Tx, face: &StoreFace, piece: PieceId) -> Result<Option<Consigned>, AppError> {
    let row = query!(
        r#"select p.consignor_id as "consignor!", h.full_name, a.version, a.store_bp, p.floor_minor, s.standing as "standing!", s.shelf_days as "shelf_days!", s.left_days,
               p.wished_back_at is not null as "wished!", p.status = 'sent_back' and p.custody = 'shop' as "collect!"
           from app.pieces p join app.agreements a on a.store_id = p.store_id and a.id = p.agreement_id join app.people h on h.store_id = p.store_id and h.id = p.consignor_id
           cross join lateral app.consigned_state(p.id) s where p.store_id = (select app.store_id()) and p.id = $1 and p.ownership = 'consigned_in'"#,
        piece.0
    )
    .fetch_optional(&mut **tx)
    .await?;
    let small = |number: i32| u32::try_from(number).unwrap_or(0);
    Ok(row.map(|r| Consigned {
        consignor: PersonId(r.consignor),
        full_name: r.full_name,
        version: small(r.version),
        store_bp: small(r.store_bp),
        floor: r.floor_minor.map(|minor| Money::new(minor, face.currency)),
        standing: r.standing.parse().unwrap_or(Standing::Away),
        shelf_days: small(r.shelf_days),
        left_days: r.left_days,
        wished: r.wished,
        collect: r.collect,
    }))
}
