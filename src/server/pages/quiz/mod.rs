//! The quiz: each question a form, each answer a redirect. A session begins with the first answer and is found by its link alone;
//! going back, reloading and coming again another day lose nothing. Reading changes nothing, so pages may be fetched ahead.
mod result;

pub use result::{again, cart, profile};

use crate::{
    domain::quiz::{Graph, Picked, Question},
    error::AppError,
    paths,
    server::{
        actor::Actor,
        context::Context,
        db::{self, quizzes::Session, tx::Tx},
        envelope::Failure,
        page::{self, Here, Html},
        secrets::fresh_token,
    },
    storefront::quiz::{self, Asked, Refused},
};
use axum::{
    extract::{Path, Query, RawForm, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;

/// The first question, for everybody: nothing of a visitor is in it.
pub async fn open(State(context): State<Context>, here: Here) -> Result<Response, Failure> {
    let mut tx = context.db.begin(&here.shopper()).await?;
    let (_, graph) = db::quizzes::live(&mut tx).await?.ok_or(AppError::NotFound)?;
    tx.commit().await?;
    let asked = first(&graph, Vec::new(), None)?;
    let head = quiz::head(&here.face, &graph);
    Ok(question(&context, &here, head, asked).into_response())
}

fn first(graph: &Graph, chosen: Vec<String>, refused: Option<Refused>) -> Result<Asked, AppError> {
    let question = graph.question(&graph.first).ok_or(AppError::Fault)?.clone();
    let (behind, ahead) = graph.progress(&Picked::new(), &question.key);
    let opening = Some((graph.title.clone(), graph.lead.clone()));
    Ok(Asked { question, opening, action: paths::QUIZ.into(), back: None, chosen, behind, ahead, refused })
}

/// The first answer opens a session.
pub async fn begin(State(context): State<Context>, here: Here, RawForm(form): RawForm) -> Result<Response, Failure> {
    let token = fresh_token();
    let mut tx = context.db.begin(&here.shopper().with_link(&token)).await?;
    let (id, graph) = db::quizzes::live(&mut tx).await?.ok_or(AppError::NotFound)?;
    let question = graph.question(&graph.first).ok_or(AppError::Fault)?;
    match chosen(question, &form) {
        Ok(answers) => {
            db::quizzes::start(&mut tx, id, None).await?;
            let session = db::quizzes::session(&mut tx).await?;
            let target = take(&mut tx, session, &token, &graph.first, answers).await?;
            tx.commit().await?;
            Ok(Redirect::to(&target).into_response())
        }
        Err((answers, refused)) => {
            let asked = first(&graph, answers, Some(refused))?;
            let head = quiz::head(&here.face, &graph);
            Ok(self::question(&context, &here, head, asked).with_status(StatusCode::UNPROCESSABLE_ENTITY).into_response())
        }
    }
}

/// Where a session stands: its result, or the question that is open.
pub async fn session(
    State(context): State<Context>,
    here: Here,
    Path(token): Path<String>,
    Query(asked): Query<result::Asked>,
) -> Result<Response, Failure> {
    let mut tx = context.db.begin(&holder(&here, &token)?).await?;
    let session = db::quizzes::session(&mut tx).await?;
    if session.finished {
        return result::show(&context, &here, tx, session, token, &asked).await;
    }
    Ok(Redirect::to(&open_question(&session, &token)).into_response())
}

/// A question of a session, with what was answered before. One that is not on the way leads to the one that is.
pub async fn show(State(context): State<Context>, here: Here, Path((token, key)): Path<(String, String)>) -> Result<Response, Failure> {
    let mut tx = context.db.begin(&holder(&here, &token)?).await?;
    let session = db::quizzes::session(&mut tx).await?;
    tx.commit().await?;
    if session.finished {
        return Ok(Redirect::to(&paths::quiz_session(&token)).into_response());
    }
    match asked(&session, &token, &key, None, None) {
        Some(asked) => Ok(question(&context, &here, quiz::head_of_session(&here.face), asked).into_response()),
        None => Ok(Redirect::to(&open_question(&session, &token)).into_response()),
    }
}

/// Take the answers to a question, and go on. What is not understood is asked again, with what was ticked.
pub async fn answer(
    State(context): State<Context>,
    here: Here,
    Path((token, key)): Path<(String, String)>,
    RawForm(form): RawForm,
) -> Result<Response, Failure> {
    let mut tx = context.db.begin(&holder(&here, &token)?).await?;
    let session = db::quizzes::session(&mut tx).await?;
    if session.finished {
        return Ok(Redirect::to(&paths::quiz_session(&token)).into_response());
    }
    let Some(asked_now) = asked(&session, &token, &key, None, None) else {
        return Ok(Redirect::to(&open_question(&session, &token)).into_response());
    };
    match chosen(&asked_now.question, &form) {
        Ok(answers) => {
            let target = take(&mut tx, session, &token, &key, answers).await?;
            tx.commit().await?;
            Ok(Redirect::to(&target).into_response())
        }
        Err((answers, refused)) => {
            let again = asked(&session, &token, &key, Some(answers), Some(refused)).ok_or(AppError::NotFound)?;
            let head = quiz::head_of_session(&here.face);
            Ok(question(&context, &here, head, again).with_status(StatusCode::UNPROCESSABLE_ENTITY).into_response())
        }
    }
}

/// Whoever holds the link acts with it. An empty or overlong token is nobody's.
fn holder(here: &Here, token: &str) -> Result<Actor, AppError> {
    if (32..=64).contains(&token.len()) { Ok(here.shopper().with_link(token)) } else { Err(AppError::NotFound) }
}

/// Write the answers down. Answers where to go: the next question on her way, or the result, which this ends in.
async fn take(tx: &mut Tx, mut session: Session, token: &str, key: &str, answers: Vec<String>) -> Result<String, AppError> {
    db::quizzes::answer(tx, key, &answers).await?;
    session.picked.insert(key.to_owned(), answers);
    let next = session.graph.question(key).and_then(|question| question.after(&session.picked));
    if let Some(next) = next {
        return Ok(paths::quiz_question(token, next));
    }
    result::finish(tx, &session).await?;
    Ok(paths::quiz_session(token))
}

fn open_question(session: &Session, token: &str) -> String {
    let walk = session.graph.walk(&session.picked);
    let at = walk.open.or(walk.answered.last().copied());
    at.map_or_else(|| paths::QUIZ.into(), |question| paths::quiz_question(token, &question.key))
}

/// A question as this session meets it, if it does.
fn asked(session: &Session, token: &str, key: &str, chosen: Option<Vec<String>>, refused: Option<Refused>) -> Option<Asked> {
    let walk = session.graph.walk(&session.picked);
    let question = walk.answered.iter().copied().chain(walk.open).find(|question| question.key == key)?;
    let before = walk.answered.iter().take_while(|other| other.key != key).last();
    let (behind, ahead) = session.graph.progress(&session.picked, key);
    Some(Asked {
        question: question.clone(),
        opening: None,
        action: paths::quiz_question(token, key),
        back: before.map(|before| paths::quiz_question(token, &before.key)),
        chosen: chosen.unwrap_or_else(|| question.chosen(&session.picked).map(|answer| answer.key.clone()).collect()),
        behind,
        ahead,
        refused,
    })
}

/// The answers in a form: known ones, each once. Nothing or too much goes back as it was ticked.
fn chosen(question: &Question, form: &[u8]) -> Result<Vec<String>, (Vec<String>, Refused)> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(form).unwrap_or_default();
    let ticked = |key: &String| pairs.iter().any(|(name, value)| name == "answer" && value == key);
    let answers: Vec<String> = question.answers.iter().map(|answer| answer.key.clone()).filter(ticked).collect();
    match answers.len() {
        0 => Err((answers, Refused::Nothing)),
        n if n > usize::from(question.most) => Err((answers, Refused::TooMany)),
        _ => Ok(answers),
    }
}

fn question(context: &Context, here: &Here, head: crate::app::Head, asked: Asked) -> Html {
    let face = (*here.face).clone();
    Html::page(context, here, head, move || page::any(view! { <quiz::QuestionPage face=face asked=asked/> }))
}
