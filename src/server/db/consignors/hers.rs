//! What a consignor reads and says under her link. `NotFound` for any other token.
use super::lines::{AgreementLine, BroughtLine, PieceLine};
use crate::{
    domain::{
        consignor::{SENTENCES, Statement},
        id::{AgreementId, PieceId},
        store::StoreFace,
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::{query, query_as};

/// Her page.
pub async fn statement(tx: &mut Tx, face: &StoreFace) -> Result<Statement, AppError> {
    let her = query!("select app.her_name() as name").fetch_one(&mut **tx).await?;
    let agreements = query_as!(
        AgreementLine,
        r#"select id as "id!", version as "version!", store_bp as "store_bp!", floor_bp, floor_minor, off_days as "off_days!", off_bp as "off_bp!", lasts_days as "lasts_days!",
               grace_days as "grace_days!", fate as "fate!", to_char(drawn_at at time zone $1, 'YYYY-MM-DD HH24:MI') as "drawn_at!",
               to_char(accepted_at at time zone $1, 'YYYY-MM-DD HH24:MI') as accepted_at, accepted_name
           from app.her_agreements() order by version desc"#,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    let arrivals = query_as!(
        BroughtLine,
        r#"select id as "id!", number as "number!", title as "title!", to_char(arrived_on, 'ID YYYY-MM-DD') as "arrived_on!", version as "version!", taken as "taken!", declined as "declined!"
           from app.her_arrivals()"#
    )
    .fetch_all(&mut **tx)
    .await?;
    let pieces = query_as!(
        PieceLine,
        r#"select id as "id!", collection_id, code as "code!", name as "name!", label as "label!", media_key, status as "status!", custody as "custody!", standing, left_days,
               to_char(runs_out at time zone $1, 'ID YYYY-MM-DD') as runs_out, to_char(grace_until at time zone $1, 'ID YYYY-MM-DD') as grace_until, price_minor as "price_minor!", wished as "wished!",
               decline_reason, version as "version!", store_bp as "store_bp!", to_char(back_by at time zone $1, 'ID YYYY-MM-DD') as back_by,
               to_char(sold_at at time zone $1, 'YYYY-MM-DD HH24:MI') as sold_at, net_minor, converted as "converted!"
           from app.her_pieces()"#,
        face.time_zone
    )
    .fetch_all(&mut **tx)
    .await?;
    Ok(Statement {
        full_name: her.name.ok_or(AppError::NotFound)?,
        agreements: agreements.into_iter().map(|line| line.agreement(face.locale)).collect::<Result<_, _>>()?,
        arrivals: arrivals.into_iter().map(|line| line.brought(face.locale)).collect(),
        pieces: pieces.into_iter().map(|line| line.piece(face)).collect::<Result<_, _>>()?,
    })
}

/// She types her name under a version; once more says nothing new. `Conflict`: superseded; `Invalid`: name.
pub async fn accept(tx: &mut Tx, agreement: AgreementId, name: &str) -> Result<(), AppError> {
    query!("select app.accept_agreement($1, $2, $3)", agreement.0, name, SENTENCES).fetch_one(&mut **tx).await?;
    Ok(())
}

/// She wants a piece back, or leaves it here after all; the team may say so for her. `Conflict`: not_here.
pub async fn wish_back(tx: &mut Tx, piece: PieceId, wished: bool) -> Result<(), AppError> {
    query!("select app.wish_back($1, $2)", piece.0, wished).fetch_one(&mut **tx).await?;
    Ok(())
}
