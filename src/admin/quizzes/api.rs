//! What the back office asks the server about quizzes. A draft may be saved with anything in it; publishing is refused by the same
//! rules that the editor shows, on the revision that lies in the database.
use crate::{
    domain::{
        id::QuizId,
        quiz::{
            Graph,
            check::Fault,
            desk::{QuizDraft, QuizRow},
            simulate::Verdict,
        },
    },
    error::AppError,
};
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// What asking for publication came to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Published {
    Version(i32),
    /// It can't be asked.
    Faulty(Vec<Fault>),
    /// It can be asked, and its results are not fair.
    Unfair(Vec<Verdict>),
}

/// All quizzes; `counts`: with how many began and ended, for whoever may know.
#[server(prefix = "/api", endpoint = "admin/quizzes/list", input = Json)]
pub async fn list_quizzes(counts: bool) -> Result<Vec<QuizRow>, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::quizzes, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    let person = actor.require(&[Role::Attendant, Role::Owner])?;
    let counts = counts && person.role == Role::Owner;
    let mut tx = context.db.begin(&actor).await?;
    let rows = quizzes::list(&mut tx, counts).await?;
    tx.commit().await?;
    Ok(rows)
}

/// A draft with everything that it takes to try it out.
#[server(prefix = "/api", endpoint = "admin/quizzes/open", input = Json)]
pub async fn open_quiz(id: QuizId) -> Result<QuizDraft, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::quizzes, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let draft = quizzes::draft(&mut tx, id).await?;
    tx.commit().await?;
    Ok(draft)
}

/// Save over `revision`; answers the new one. The same draft once more changes nothing. `Conflict` when somebody saved meanwhile.
#[server(prefix = "/api", endpoint = "admin/quizzes/save", input = Json)]
pub async fn save_quiz(id: QuizId, draft: Graph, revision: i32) -> Result<i32, AppError> {
    use crate::{
        domain::role::Role,
        server::{db::quizzes, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    if draft.faults(&Default::default()).contains(&Fault::TooMuch) || draft.title.trim().is_empty() || draft.title.chars().count() > 120 {
        return Err(AppError::Invalid { field: "draft".into(), reason: "too_much".into() });
    }
    let mut tx = context.db.begin(&actor).await?;
    let kept = quizzes::draft(&mut tx, id).await?;
    let revision = if kept.graph == draft { kept.revision } else { quizzes::save(&mut tx, id, &draft, revision).await? };
    tx.commit().await?;
    Ok(revision)
}

/// Ask this revision from now on, if it may be asked.
#[server(prefix = "/api", endpoint = "admin/quizzes/publish", input = Json)]
pub async fn publish_quiz(id: QuizId, revision: i32) -> Result<Published, AppError> {
    use crate::{
        domain::{quiz::simulate, role::Role},
        server::{db::quizzes, rpc},
    };
    let (context, here) = rpc::caller().await?;
    let actor = here.actor();
    actor.require(&[Role::Owner])?;
    let mut tx = context.db.begin(&actor).await?;
    let draft = quizzes::draft(&mut tx, id).await?;
    tx.commit().await?;
    if draft.revision != revision {
        return Err(AppError::Conflict { reason: "changed_meanwhile".into() });
    }
    let faults = draft.graph.faults(&draft.words.iter().map(|(word, _)| word.clone()).collect());
    if !faults.is_empty() {
        return Ok(Published::Faulty(faults));
    }
    // thousands of rankings are no work for a thread that answers others
    let trial = move || simulate::simulate(&draft.graph, &draft.goods, &draft.conflicts, simulate::PATHS, simulate::SEED).verdicts();
    let tried = tokio::task::spawn_blocking(trial);
    let verdicts = tried.await.map_err(|_| AppError::Fault)?;
    if !verdicts.is_empty() {
        return Ok(Published::Unfair(verdicts));
    }
    let mut tx = context.db.begin(&actor).await?;
    let version = quizzes::publish(&mut tx, id, revision).await?;
    tx.commit().await?;
    Ok(Published::Version(version))
}
