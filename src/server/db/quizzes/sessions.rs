//! Somebody's way through a quiz: found by its link, gone on with by the keeper's verbs.
use super::graph;
use crate::{
    domain::{
        id::QuizId,
        product::MeasureArea,
        quiz::{Graph, Note, Picked},
    },
    error::AppError,
    server::{actor::KeyHash, db::tx::Tx},
};
use sqlx::query;
use uuid::Uuid;

/// The quiz that the house asks now; the first by its slug, where it asks several.
pub async fn live(tx: &mut Tx) -> Result<Option<(QuizId, Graph)>, AppError> {
    let row = query!(
        r#"select q.id, v.graph::text as "graph!" from app.quizzes q
           join app.quiz_versions v on v.store_id = q.store_id and v.quiz_id = q.id and v.version = q.live_version
           where q.store_id = (select app.store_id()) order by q.slug limit 1"#
    )
    .fetch_optional(&mut **tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some((QuizId(row.id), graph(tx, &row.graph).await?)))
}

/// A session with the version on which it began.
#[derive(Debug, Clone)]
pub struct Session {
    pub quiz: QuizId,
    pub graph: Graph,
    pub picked: Picked,
    pub finished: bool,
    pub outcome: Option<String>,
    /// Its answers stand in the profile of a client.
    pub noted: bool,
}

/// The session whose link this transaction holds. `NotFound` for any other token.
pub async fn session(tx: &mut Tx) -> Result<Session, AppError> {
    let row = query!(
        r#"select s.id, s.quiz_id, v.graph::text as "graph!", s.outcome, s.finished_at is not null as "finished!", s.noted_at is not null as "noted!"
           from app.quiz_sessions s join app.quiz_versions v on v.store_id = s.store_id and v.quiz_id = s.quiz_id and v.version = s.version
           where s.store_id = (select app.store_id()) and s.link_hash = (select app.link())"#
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(AppError::NotFound)?;
    let answers = query!(
        "select question, answer from app.quiz_answers where store_id = (select app.store_id()) and session_id = $1 order by question, answer",
        row.id
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut picked = Picked::new();
    for answer in answers {
        picked.entry(answer.question).or_default().push(answer.answer);
    }
    Ok(Session {
        quiz: QuizId(row.quiz_id),
        graph: graph(tx, &row.graph).await?,
        picked,
        finished: row.finished,
        outcome: row.outcome,
        noted: row.noted,
    })
}

/// Begin under the link of this transaction, with the answers of another session where one is to be gone through again.
pub async fn start(tx: &mut Tx, quiz: QuizId, copied: Option<&KeyHash>) -> Result<(), AppError> {
    query!("select app.start_quiz($1, $2, $3)", Uuid::now_v7(), quiz.0, copied.map(KeyHash::as_str)).fetch_one(&mut **tx).await?;
    Ok(())
}

/// Put these answers in place of those before. `Conflict` once the session has ended.
pub async fn answer(tx: &mut Tx, question: &str, chosen: &[String]) -> Result<(), AppError> {
    query!("select app.answer_quiz($1, $2)", question, chosen).fetch_one(&mut **tx).await?;
    Ok(())
}

/// A named product, and the answers that named it (`question.answer`, with spaces between).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    pub product: Uuid,
    pub points: i32,
    pub because: Vec<(String, String)>,
}

/// End the session with this ranking.
pub async fn finish(tx: &mut Tx, picks: &[Pick], outcome: Option<&str>) -> Result<(), AppError> {
    let because = |pick: &Pick| pick.because.iter().map(|(question, answer)| format!("{question}.{answer}")).collect::<Vec<_>>().join(" ");
    let products: Vec<Uuid> = picks.iter().map(|pick| pick.product).collect();
    let points: Vec<i32> = picks.iter().map(|pick| pick.points).collect();
    let becauses: Vec<String> = picks.iter().map(because).collect();
    query!("select app.finish_quiz($1, $2, $3, $4)", &products[..], &points[..], &becauses[..], outcome).fetch_one(&mut **tx).await?;
    Ok(())
}

/// The ranking with which the session of this link ended, best first.
pub async fn picks(tx: &mut Tx) -> Result<Vec<Pick>, AppError> {
    let rows = query!(
        r#"select p.product_id, p.score, p.because from app.quiz_picks p
           join app.quiz_sessions s on s.store_id = p.store_id and s.id = p.session_id
           where p.store_id = (select app.store_id()) and s.link_hash = (select app.link()) order by p.place"#
    )
    .fetch_all(&mut **tx)
    .await?;
    let pair = |word: &str| word.split_once('.').map(|(question, answer)| (question.to_owned(), answer.to_owned()));
    Ok(rows
        .into_iter()
        .map(|row| Pick { product: row.product_id, points: row.score, because: row.because.split(' ').filter_map(pair).collect() })
        .collect())
}

/// Keep what the answers say in the profile of the signed-in client; rows that an attendant noted stay as they are.
pub async fn note(tx: &mut Tx, notes: &[Note], measures: &[(MeasureArea, u32)]) -> Result<(), AppError> {
    let words: Vec<String> = notes.iter().map(|note| note.word.clone()).collect();
    let halves: Vec<String> = notes.iter().map(|note| note.half.name().to_owned()).collect();
    let rows = query!(
        r#"select said.id as "id!", n.half as "half!" from unnest($1::text[], $2::text[]) as n (word, half)
           cross join lateral app.word_to_say(split_part(n.word, ':', 1), split_part(n.word, ':', 2)) as said (id) where said.id is not null"#,
        &words[..],
        &halves[..]
    )
    .fetch_all(&mut **tx)
    .await?;
    let tags: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let halves: Vec<String> = rows.into_iter().map(|row| row.half).collect();
    let areas: Vec<String> = measures.iter().map(|(area, _)| area.name().to_owned()).collect();
    let sizes: Vec<i32> = measures.iter().filter_map(|(_, size)| i32::try_from(*size).ok()).collect();
    query!("select app.note_quiz($1, $2, $3, $4)", &tags[..], &halves[..], &areas[..], &sizes[..]).fetch_one(&mut **tx).await?;
    Ok(())
}
