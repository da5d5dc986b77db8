//! Drafts of the back office. A draft may say anything; a version is published from the revision that was checked.
use super::{candidates, conflicts, graph};
use crate::{
    domain::{
        id::QuizId,
        quiz::{
            Graph,
            desk::{QuizDraft, QuizRow},
        },
    },
    error::AppError,
    server::db::tx::Tx,
};
use sqlx::query;

/// All quizzes. Only an owner counts sessions: to others they are not there.
pub async fn list(tx: &mut Tx, counts: bool) -> Result<Vec<QuizRow>, AppError> {
    let rows = query!(
        r#"select q.id, q.title, q.slug, q.live_version, v.graph is distinct from q.draft as "is_changed!"
           from app.quizzes q left join app.quiz_versions v on v.store_id = q.store_id and v.quiz_id = q.id and v.version = q.live_version
           where q.store_id = (select app.store_id()) order by q.slug"#
    )
    .fetch_all(&mut **tx)
    .await?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let (started, finished) = if counts { sessions(tx, row.id).await? } else { (0, 0) };
        found.push(QuizRow {
            id: QuizId(row.id),
            title: row.title,
            slug: row.slug,
            live_version: row.live_version,
            is_changed: row.is_changed,
            started,
            finished,
        });
    }
    Ok(found)
}

async fn sessions(tx: &mut Tx, quiz: uuid::Uuid) -> Result<(i64, i64), AppError> {
    let row = query!(
        r#"select count(*) as "started!", count(finished_at) as "finished!" from app.quiz_sessions where store_id = (select app.store_id()) and quiz_id = $1"#,
        quiz
    )
    .fetch_one(&mut **tx)
    .await?;
    Ok((row.started, row.finished))
}

/// A draft with the goods, words and conflicts that it takes to try it out.
pub async fn draft(tx: &mut Tx, id: QuizId) -> Result<QuizDraft, AppError> {
    let row = query!(
        r#"select draft::text as "draft!", revision, live_version from app.quizzes where store_id = (select app.store_id()) and id = $1"#,
        id.0
    )
    .fetch_optional(&mut **tx)
    .await?
    .ok_or(AppError::NotFound)?;
    let graph = graph(tx, &row.draft).await?;
    // a style is tried out on its outcomes; a whole rail would only be heavy
    let goods = match graph.kind {
        crate::domain::quiz::QuizKind::Routine => candidates(tx, graph.kind).await?,
        crate::domain::quiz::QuizKind::Style => Vec::new(),
    };
    let tags =
        query!(r#"select kind || ':' || slug as "word!", name from app.tags where store_id = (select app.store_id()) and merged_into is null order by kind, sort"#)
            .fetch_all(&mut **tx)
            .await?;
    let named = goods.iter().map(|good| (format!("product:{}", good.candidate.key), good.candidate.name.clone()));
    let words = tags.into_iter().map(|tag| (tag.word, tag.name)).chain(named).collect();
    let conflicts = conflicts(tx).await?;
    let goods = goods.into_iter().map(|good| good.candidate).collect();
    Ok(QuizDraft { id, graph, revision: row.revision, live_version: row.live_version, words, goods, conflicts })
}

/// Save over `revision`. `Conflict` when somebody else saved meanwhile. Answers the new revision.
pub async fn save(tx: &mut Tx, id: QuizId, draft: &Graph, revision: i32) -> Result<i32, AppError> {
    let text = serde_json::to_string(draft).map_err(|_| AppError::Fault)?;
    let row = query!(
        "update app.quizzes set draft = $2::text::jsonb, title = $3, revision = revision + 1
         where store_id = (select app.store_id()) and id = $1 and revision = $4 returning revision",
        id.0,
        text,
        draft.title,
        revision
    )
    .fetch_optional(&mut **tx)
    .await?;
    match row {
        Some(row) => Ok(row.revision),
        None => {
            let exists = query!("select 1 as one from app.quizzes where store_id = (select app.store_id()) and id = $1", id.0);
            match exists.fetch_optional(&mut **tx).await? {
                Some(_) => Err(AppError::Conflict { reason: "changed_meanwhile".into() }),
                None => Err(AppError::NotFound),
            }
        }
    }
}

/// Ask this revision from now on. Answers the version.
pub async fn publish(tx: &mut Tx, id: QuizId, revision: i32) -> Result<i32, AppError> {
    let row = query!(r#"select app.publish_quiz($1, $2) as "version!""#, id.0, revision).fetch_one(&mut **tx).await?;
    Ok(row.version)
}
