//! L124: the list of pieces in a shop of 124,000: its first page, a page far down, one label, one status, words that are rare. A page costs
//! what its rows cost, whatever lies below it; and no plan reads the whole table for the first three and the filter.
use crate::{
    Trouble, hands,
    report::{Figures, Row},
    shop::{Garment, Shop},
    stats::{Ratio, median, millis, percentile, ratio},
};
use sqlx::{AssertSqlSafe, Row as _, query};
use std::{sync::Arc, time::Instant};
use vitrine::{
    domain::{id::PieceId, piece::PieceStatus, stock::PieceWish, store::StoreFace},
    server::{actor::Actor, db::piece_lists, stores::Stores},
};

const PIECES: usize = 124_000;
/// Written at a time.
const BATCH: usize = 4_000;
/// Where the far page begins, from the newest.
const FAR: i64 = 100_000;
const PAGE: i64 = 50;
/// Pages that are asked before one is counted.
const WARM: usize = 5;
const ASKED: usize = 40;
const GOAL_MS: f64 = 10.0;

struct Desk<'a> {
    shop: &'a Shop,
    face: Arc<StoreFace>,
    actor: Actor,
}

/// A question to the list: its name, what is asked, after which piece.
struct Asked {
    name: &'static str,
    wish: PieceWish,
    after: Option<PieceId>,
    judged: bool,
}

pub async fn row(shop: &Shop, blocks: usize) -> Result<Row, Trouble> {
    let mut some = Vec::new();
    for _ in 0..PIECES / BATCH {
        some.extend(shop.hang(BATCH).await?.pop());
    }
    // moved in their order, one a second: a list that is looked through by what moved last
    let mut admin = shop.admin().await?;
    let spread = "set session_replication_role = replica;
        update app.pieces p set changed_at = now() - make_interval(secs => n.row), status = case when n.row % 50 = 0 then 'returned' else p.status end
        from (select id, row_number() over (order by id desc) as row from app.pieces) n where n.id = p.id;
        reset session_replication_role; analyze";
    sqlx::raw_sql(spread).execute(&mut admin).await?;
    let far =
        query("select id from app.pieces order by changed_at desc, id desc offset $1 limit 1").bind(FAR).fetch_one(&mut admin).await?;
    let face = Stores::doors(&shop.db).await?.into_iter().map(|door| door.face).find(|face| face.id == shop.store).ok_or("no face")?;
    let crew = hands::hire(shop, 1).await?;
    let desk = Desk { shop, face, actor: crew.first().ok_or("nobody")?.actor.clone() };
    let asked = questions(some.first().ok_or("no piece")?, PieceId(far.try_get(0)?));
    let mut found: Vec<Vec<f64>> = asked.iter().map(|_| Vec::new()).collect();
    for _ in 0..blocks {
        for (question, times) in asked.iter().zip(&mut found) {
            desk.ask(question, times).await?;
        }
    }
    let scans = desk.scans(&asked).await?;
    Ok(tell(&asked, &found, scans, blocks))
}

fn questions(one: &Garment, far: PieceId) -> Vec<Asked> {
    let id = one.piece.to_string();
    let words = |words: String| PieceWish { words, ..PieceWish::default() };
    let ask = |name, wish, after, judged| Asked { name, wish, after, judged };
    vec![
        ask("first", PieceWish::default(), None, true),
        ask("far", PieceWish::default(), Some(far), true),
        ask("label", words(id[id.len() - 10..].to_uppercase()), None, true),
        ask("status", PieceWish { status: Some(PieceStatus::Returned), ..PieceWish::default() }, None, true),
        ask("status_far", PieceWish { status: Some(PieceStatus::Returned), ..PieceWish::default() }, Some(far), true),
        // rare words are looked for among all, which is told and not judged
        ask("rare_words", words("nothing is called so".to_owned()), None, false),
    ]
}

impl Desk<'_> {
    async fn page(&self, asked: &Asked) -> Result<usize, Trouble> {
        let mut tx = self.shop.db.begin(&self.actor).await?;
        let rows = piece_lists::latest(&mut tx, &self.face, &asked.wish, asked.after, PAGE).await?;
        tx.commit().await?;
        Ok(rows.len())
    }

    async fn ask(&self, asked: &Asked, times: &mut Vec<f64>) -> Result<(), Trouble> {
        for n in 0..WARM + if asked.judged { ASKED } else { 3 } {
            let began = Instant::now();
            self.page(asked).await?;
            if n >= WARM {
                times.push(millis(began.elapsed()));
            }
        }
        Ok(())
    }

    /// How often the judged questions read the whole table of pieces, by PostgreSQL's own count.
    async fn scans(&self, asked: &[Asked]) -> Result<i64, Trouble> {
        let mut admin = self.shop.admin().await?;
        let counted =
            "select coalesce(sum(seq_scan), 0)::bigint from pg_stat_xact_user_tables where relname in ('pieces', 'products', 'variants')";
        let mut scans = 0;
        for question in asked.iter().filter(|question| question.judged) {
            let mut tx = self.shop.db.begin(&self.actor).await?;
            let before: i64 = query(AssertSqlSafe(counted)).fetch_one(&mut *tx).await?.try_get(0)?;
            piece_lists::latest(&mut tx, &self.face, &question.wish, question.after, PAGE).await?;
            let after: i64 = query(AssertSqlSafe(counted)).fetch_one(&mut *tx).await?.try_get(0)?;
            scans += after - before;
            tx.commit().await?;
        }
        let pieces: i64 = query("select count(*) from app.pieces").fetch_one(&mut admin).await?.try_get(0)?;
        if pieces < i64::try_from(PIECES)? {
            return Err(format!("{pieces} pieces are too few").into());
        }
        Ok(scans)
    }
}

fn tell(asked: &[Asked], found: &[Vec<f64>], scans: i64, blocks: usize) -> Row {
    let judged = asked.iter().zip(found).filter(|(question, _)| question.judged);
    let is_fast = judged.clone().all(|(_, times)| percentile(times, 99) < GOAL_MS);
    let ours = asked.iter().zip(found).fold(Figures::default(), |figures, (question, times)| {
        figures.with(format!("{}_ms", question.name), median(times)).with(format!("{}_p99_ms", question.name), percentile(times, 99))
    });
    // a page far down beside the first one
    let far: Ratio = ratio(found.get(1).map_or(&[][..], Vec::as_slice), found.first().map_or(&[][..], Vec::as_slice));
    let whole = i32::try_from(scans).map_or(f64::MAX, f64::from);
    Row {
        id: "L124",
        name: "list-of-124000-pieces",
        ok: is_fast && scans == 0 && far.median < 2.0,
        ours: ours.with("sequential_scans", whole),
        ratio: Some(("far page to first page", far)),
        goal: "first, far, label and status p99 < 10 ms, no sequential scan, far < 2 × first",
        runs: blocks,
        notes: vec!["rare words are looked for among all pieces, which is told and not judged".into()],
        ..Row::default()
    }
}
