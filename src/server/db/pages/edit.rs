//! Pages as the team writes them: opened, saved against what was seen, moved along the law, shown to somebody beforehand.
use super::{Arrival, arrival, goods::found};
use crate::{
    domain::{
        editorial::{Base, Block, BlockKind, HousePicture, Move, PageKey, PageKind, PageSheet, PictureRef, RevisionRow, RevisionStatus},
        id::ProductId,
        store::StoreFace,
    },
    error::AppError,
    i18n::{clock, composed},
    server::{actor::KeyHash, db::tx::Tx},
};
use sqlx::{query, types::Json};
use uuid::Uuid;

/// Earlier words that an editor can go back to.
const REVISIONS: i64 = 30;

/// A page to be written. What nobody wrote yet opens with what the program would show.
pub async fn sheet(tx: &mut Tx, face: &StoreFace, key: PageKey) -> Result<PageSheet, AppError> {
    let row = query!(
        r#"select p.id, p.live_number is not null as "is_live!", r.number, r.version, r.status, r.title, r.description, r.blocks as "blocks: Json<Vec<Block>>",
               to_char(r.publish_at at time zone $3, 'YYYY-MM-DD HH24:MI') as publish_at
           from app.pages p cross join lateral app.revision_at_hand(p.id) r
           where p.store_id = (select app.store_id()) and p.kind = $1 and p.slug = $2 and r.id is not null"#,
        key.kind.name(),
        key.slug,
        face.time_zone
    )
    .fetch_optional(&mut **tx)
    .await?;
    let mut sheet = blank(key, now(tx, face).await?);
    let Some(row) = row else {
        compose(tx, face, &mut sheet).await?;
        return complete(tx, sheet).await;
    };
    sheet.base = row.number.zip(row.version).map(|(number, version)| Base { number, version });
    sheet.status = row.status.unwrap_or_default().parse().map_err(|_| AppError::Fault)?;
    sheet.is_live = row.is_live;
    sheet.title = row.title.unwrap_or_default();
    sheet.description = row.description.unwrap_or_default();
    sheet.blocks = row.blocks.map(|blocks| blocks.0).unwrap_or_default();
    sheet.publish_at = row.publish_at.map(|at| clock::written(&at, face.locale));
    sheet.revisions = revisions(tx, face, row.id).await?;
    complete(tx, sheet).await
}

fn blank(key: PageKey, now: String) -> PageSheet {
    PageSheet {
        key,
        base: None,
        status: RevisionStatus::Draft,
        is_live: false,
        title: String::new(),
        description: String::new(),
        blocks: Vec::new(),
        publish_at: None,
        revisions: Vec::new(),
        pictures: Vec::new(),
        goods: Vec::new(),
        now,
    }
}

async fn now(tx: &mut Tx, face: &StoreFace) -> Result<String, AppError> {
    let row = query!(r#"select to_char(clock_timestamp() at time zone $1, 'YYYY-MM-DD"T"HH24:MI') as "now!""#, face.time_zone);
    Ok(row.fetch_one(&mut **tx).await?.now)
}

async fn compose(tx: &mut Tx, face: &StoreFace, sheet: &mut PageSheet) -> Result<(), AppError> {
    match sheet.key.kind {
        PageKind::Home => sheet.blocks = composed::home(face),
        PageKind::Look => sheet.blocks = vec![Block::blank(BlockKind::Look)],
        PageKind::Collection => {
            let Arrival { slug, number, title, story } = arrival(tx, &sheet.key.slug).await?;
            sheet.blocks = composed::collection(face, number, &title, &story, &slug);
            (sheet.title, sheet.description) = (title, story);
        }
    }
    Ok(())
}

/// With the pictures and goods that the blocks refer to.
async fn complete(tx: &mut Tx, mut sheet: PageSheet) -> Result<PageSheet, AppError> {
    let pictured = sheet.blocks.iter().filter_map(Block::picture).filter_map(|picture| match picture {
        PictureRef::Product { product, .. } => Some(*product),
        _ => None,
    });
    let mut ids: Vec<ProductId> = pictured.chain(sheet.blocks.iter().flat_map(Block::products).copied()).collect();
    ids.sort_unstable();
    ids.dedup();
    sheet.goods = found(tx, &ids).await?;
    let rows = query!("select place, media_key, alt from app.store_media where store_id = (select app.store_id()) order by place")
        .fetch_all(&mut **tx)
        .await?;
    sheet.pictures = rows.into_iter().map(|row| HousePicture { place: row.place, key: row.media_key, alt: row.alt }).collect();
    Ok(sheet)
}

async fn revisions(tx: &mut Tx, face: &StoreFace, page: Uuid) -> Result<Vec<RevisionRow>, AppError> {
    let rows = query!(
        r#"select r.number, r.status, coalesce(w.full_name, '') as "by!", to_char(r.edited_at at time zone $2, 'YYYY-MM-DD HH24:MI') as "at!"
           from app.page_revisions r left join app.people w on w.store_id = r.store_id and w.id = r.edited_by
           where r.store_id = (select app.store_id()) and r.page_id = $1 order by r.number desc limit $3"#,
        page,
        face.time_zone,
        REVISIONS
    )
    .fetch_all(&mut **tx)
    .await?;
    let told = |at: String| clock::written(&at, face.locale);
    rows.into_iter()
        .map(|row| {
            Ok(RevisionRow { number: row.number, status: row.status.parse().map_err(|_| AppError::Fault)?, by: row.by, at: told(row.at) })
        })
        .collect()
}

/// Write the draft; answers what it is now. `Conflict("edited_meanwhile")` when somebody else wrote since `base` was seen.
pub async fn save(
    tx: &mut Tx,
    key: &PageKey,
    base: Option<Base>,
    title: &str,
    description: &str,
    blocks: &[Block],
) -> Result<Base, AppError> {
    let row = query!(
        r#"select saved_number as "number!", saved_version as "version!" from app.save_page($1, $2, $3, $4, $5, $6, $7, $8, $9)"#,
        key.kind.name(),
        key.slug,
        base.map(|base| base.number) as Option<i32>,
        base.map(|base| base.version) as Option<i32>,
        title,
        description,
        Json(blocks) as _,
        Uuid::now_v7(),
        Uuid::now_v7()
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(Base { number: row.number, version: row.version })
}

/// Move the page along the law.
pub async fn move_page(tx: &mut Tx, face: &StoreFace, key: &PageKey, base: Base, wanted: &Move) -> Result<(), AppError> {
    let (step, at, number) = match wanted {
        Move::Publish => ("publish", None, None),
        Move::Schedule(local) => ("schedule", Some(moment(local, &face.time_zone)?), None),
        Move::Unschedule => ("unschedule", None, None),
        Move::Discard => ("discard", None, None),
        Move::Unpublish => ("unpublish", None, None),
        Move::Revert(number) => ("revert", None, Some(*number)),
    };
    query!(
        "select app.move_page($1, $2, $3, $4, $5, to_timestamp($6::bigint), $7, $8)",
        key.kind.name(),
        key.slug,
        base.number,
        base.version,
        step,
        at as Option<i64>,
        number as Option<i32>,
        Uuid::now_v7()
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok(())
}

/// Seconds since 1970 of a date and time on a shop's clock. An hour that a change of clocks leaves out is the one after it.
fn moment(local: &str, time_zone: &str) -> Result<i64, AppError> {
    let wrong = |_: jiff::Error| AppError::Invalid { field: "at".into(), reason: "not_a_time".into() };
    if local.len() > 32 {
        return Err(AppError::Invalid { field: "at".into(), reason: "not_a_time".into() });
    }
    let there: jiff::civil::DateTime = local.parse().map_err(wrong)?;
    Ok(there.in_tz(time_zone).map_err(wrong)?.timestamp().as_second())
}

/// Remember a link that shows this page as it is being written, for a week.
pub async fn open_preview(tx: &mut Tx, key: &PageKey, token: &str) -> Result<(), AppError> {
    let hash = KeyHash::of(token);
    query!("select app.open_preview($1, $2, $3)", key.kind.name(), key.slug, hash.as_str()).fetch_one(&mut **tx).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::moment;

    #[test]
    fn a_promised_hour_is_the_shops_own() {
        assert_eq!(moment("2026-11-24T09:00", "America/Sao_Paulo").unwrap(), 1_795_521_600);
        assert_eq!(moment("2026-11-24T09:00", "America/New_York").unwrap(), 1_795_521_600 + 2 * 3600);
        // in the night in which clocks go forward there is no half past two
        assert_eq!(moment("2027-03-14T02:30", "America/New_York").unwrap(), moment("2027-03-14T03:30", "America/New_York").unwrap());
        for wrong in ["", "tomorrow", "2026-13-01T00:00", "2026-11-24T25:00"] {
            assert!(moment(wrong, "America/Sao_Paulo").is_err(), "{wrong}");
        }
    }
}
