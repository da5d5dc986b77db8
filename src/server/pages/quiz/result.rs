//! What a session came to. The ranking was written down at its end; what can be had is asked now, and what can't makes room.
use super::holder;
use crate::{
    domain::{
        cart::Put,
        id::VariantId,
        money::Money,
        quiz::{Candidate, QuizKind, Ranked, routine, score::rank, style},
        role::Role,
    },
    error::AppError,
    i18n::words,
    paths,
    server::{
        actor::KeyHash,
        context::Context,
        db::{
            self,
            quizzes::{Good, Pick, Session},
            tx::Tx,
        },
        envelope::Failure,
        page::{self, Here, Html},
        pages::cart::{add_cookie, with_count},
        secrets::fresh_token,
        session::{cart_cookie, set_cookie},
    },
    storefront::quiz::{self, Keeping, Ritual, Shown, Step, Wardrobe},
};
use axum::{
    extract::{Path, RawForm, State},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::HashMap;
use uuid::Uuid;

/// Names that a session remembers: enough to move up from.
const MOST_PICKS: usize = 24;
const OTHERS: usize = 3;
/// Pieces shown at a style; a listing that has fewer is asked for less.
const PIECES: usize = 8;
const CART_DAYS: u32 = 30;
/// Reasons in one sentence.
const REASONS: usize = 2;

/// What the last form of the page came to.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    notice: String,
}

/// End a session: rank what there is, and write it down.
pub(super) async fn finish(tx: &mut Tx, session: &Session) -> Result<(), AppError> {
    let graph = &session.graph;
    let goods = db::quizzes::candidates(tx, graph.kind).await?;
    let mine: Vec<Candidate> = goods
        .iter()
        .map(|good| good.candidate.clone())
        .filter(|one| graph.kind == QuizKind::Routine || style::fits(graph, &session.picked, one))
        .collect();
    let ids: HashMap<&str, Uuid> = goods.iter().map(|good| (good.candidate.key.as_str(), good.id)).collect();
    let ranking = rank(graph, &session.picked, &mine);
    let pick = |ranked: Ranked| {
        Some(Pick {
            product: *ids.get(ranked.key.as_str())?,
            points: ranked.points,
            because: ranked.because.into_iter().take(REASONS * 2).collect(),
        })
    };
    let picks: Vec<Pick> = ranking.ranked.into_iter().filter_map(pick).take(MOST_PICKS).collect();
    let outcome = match graph.kind {
        QuizKind::Style => rank(graph, &session.picked, &graph.styles()).ranked.into_iter().next().map(|best| best.key),
        QuizKind::Routine => None,
    };
    db::quizzes::finish(tx, &picks, outcome.as_deref()).await
}

pub(super) async fn show(
    context: &Context,
    here: &Here,
    mut tx: Tx,
    session: Session,
    token: String,
    asked: &Asked,
) -> Result<Response, Failure> {
    let picks = db::quizzes::picks(&mut tx).await?;
    let shown = match session.graph.kind {
        QuizKind::Routine => Shown::Routine(ritual(&mut tx, here, &session, &picks).await?),
        QuizKind::Style => Shown::Style(wardrobe(&mut tx, here, &session, &picks).await?),
    };
    tx.commit().await?;
    let (notes, measures) = style::notes(&session.graph, &session.picked);
    let is_customer = here.person.as_ref().is_some_and(|person| person.role == Role::Customer);
    let keeping = match (notes.is_empty() && measures.is_empty(), is_customer, session.noted) {
        (true, ..) => Keeping::Nothing,
        (_, false, _) => Keeping::Guest,
        (_, true, true) => Keeping::Kept,
        (_, true, false) => Keeping::Asked { missing: asked.notice == "consent" },
    };
    let face = (*here.face).clone();
    let result = quiz::Ended { token, shown, keeping, not_all: asked.notice == "not-all" };
    let head = quiz::head_of_session(&face);
    Ok(Html::page(context, here, head, move || page::any(view! { <quiz::ResultPage face=face result=result/> })).into_response())
}

/// Answers as one sentence of reasons.
fn because(session: &Session, here: &Here, reasons: &[(String, String)]) -> String {
    let say = &words(here.face.locale).quiz;
    let told = reasons.iter().filter_map(|(question, answer)| session.graph.answer(question, answer)).take(REASONS);
    let told: Vec<String> =
        told.map(|answer| if answer.because.is_empty() { (say.quoted)(&answer.text) } else { answer.because.clone() }).collect();
    (say.because)(&told)
}

async fn ritual(tx: &mut Tx, here: &Here, session: &Session, picks: &[Pick]) -> Result<Ritual, AppError> {
    let currency = here.face.currency;
    let goods = db::quizzes::candidates(tx, QuizKind::Routine).await?;
    let conflicts = db::quizzes::conflicts(tx).await?;
    let ranked: Vec<&Good> = picks.iter().filter_map(|pick| goods.iter().find(|good| good.id == pick.product)).collect();
    let routine = routine::compose(&ranked.iter().map(|good| &good.candidate).collect::<Vec<_>>(), &conflicts);
    let id = |key: &String| ranked.iter().find(|good| good.candidate.key == *key).map(|good| good.id);
    let name = |key: &str| goods.iter().find(|good| good.candidate.key == key).map(|good| good.candidate.name.clone()).unwrap_or_default();
    let chosen: Vec<Uuid> = routine.chosen.iter().filter_map(id).collect();
    let (mut rituals, mut offers) = (db::quizzes::rituals(tx, &chosen).await?, db::quizzes::offers(tx, &chosen).await?);
    let cards = db::catalogue::cards_of(tx, &chosen, currency).await?;
    let others: Vec<Uuid> = routine.runners_up.iter().filter_map(id).take(OTHERS).collect();
    let others = db::catalogue::cards_of(tx, &others, currency).await?;
    let mut total = Money::new(0, currency);
    let mut steps = Vec::with_capacity(cards.len());
    for card in cards {
        let (morning, evening) = rituals.remove(&card.id.0).unwrap_or_default();
        let offer = offers.remove(&card.id.0).map(|(variant, label, minor)| (variant, label, Money::new(minor, currency)));
        if let Some((_, _, price)) = &offer {
            total = total.plus(*price).ok_or(AppError::Fault)?;
        }
        let reasons = picks.iter().find(|pick| pick.product == card.id.0).map(|pick| because(session, here, &pick.because));
        steps.push(Step { card, offer, morning, evening, because: reasons.unwrap_or_default() });
    }
    let all: Vec<Candidate> = goods.iter().map(|good| good.candidate.clone()).collect();
    let ranking = rank(&session.graph, &session.picked, &all);
    // a strong serum that would never have been named needs no word
    let worst =
        steps.iter().filter_map(|step| picks.iter().find(|pick| pick.product == step.card.id.0)).map(|pick| pick.points).min().unwrap_or(0);
    let left_out =
        ranking.left_out.iter().filter(|one| one.points >= worst.max(1)).map(|one| (name(&one.key), because(session, here, &one.because)));
    Ok(Ritual {
        left_out: left_out.collect(),
        moved_up: routine.moved_up.iter().map(|(missing, instead)| (name(missing), instead.as_deref().map(name))).collect(),
        steps,
        others,
        total,
    })
}

async fn wardrobe(tx: &mut Tx, here: &Here, session: &Session, picks: &[Pick]) -> Result<Wardrobe, AppError> {
    let (graph, currency) = (&session.graph, here.face.currency);
    let outcome = session.outcome.as_deref().and_then(|key| graph.outcomes.iter().find(|outcome| outcome.key == key)).cloned();
    let outcome = outcome.or_else(|| graph.outcomes.first().cloned()).ok_or(AppError::Fault)?;
    let ids: Vec<Uuid> = picks.iter().map(|pick| pick.product).collect();
    let goods = db::quizzes::candidates(tx, QuizKind::Style).await?;
    let hers: Vec<&Good> = goods.iter().filter(|good| style::fits(graph, &session.picked, &good.candidate)).collect();
    let gone = ids.iter().take(PIECES).filter(|id| goods.iter().all(|good| good.id != **id)).count();
    // the pieces are the head of what the link shows: first as they were ranked, then whatever else is in it
    let listing = style::narrowest(graph, &session.picked, &hers.iter().map(|good| &good.candidate).collect::<Vec<_>>(), PIECES);
    let shown = |id: &Uuid| hers.iter().any(|good| good.id == *id && style::shows(&listing, &good.candidate));
    let ranked = ids.iter().copied().filter(shown);
    let others = hers.iter().map(|good| good.id).filter(|id| !ids.contains(id) && shown(id));
    let pieces: Vec<Uuid> = ranked.chain(others).take(PIECES).collect();
    let pieces = db::catalogue::cards_of(tx, &pieces, currency).await?;
    let reasons = rank(graph, &session.picked, &graph.styles()).ranked.into_iter().find(|one| one.key == outcome.key);
    let reasons = reasons.map(|one| because(session, here, &one.because)).unwrap_or_default();
    let count = db::catalogue::shelf(tx, listing.clone(), currency).await?.total;
    Ok(Wardrobe { outcome, because: reasons, pieces, gone, listing, count })
}

/// The same answers once more, to change one: the finished session stays as it is.
pub async fn again(State(context): State<Context>, here: Here, Path(token): Path<String>) -> Result<Redirect, Failure> {
    let mut tx = context.db.begin(&holder(&here, &token)?).await?;
    let session = db::quizzes::session(&mut tx).await?;
    tx.commit().await?;
    let fresh = fresh_token();
    let mut tx = context.db.begin(&here.shopper().with_link(&fresh)).await?;
    db::quizzes::start(&mut tx, session.quiz, Some(&KeyHash::of(&token))).await?;
    let next = db::quizzes::session(&mut tx).await?;
    tx.commit().await?;
    Ok(Redirect::to(&paths::quiz_question(&fresh, &next.graph.first)))
}

/// Put the ticked ones of the routine into the bag.
pub async fn cart(
    State(context): State<Context>,
    mut here: Here,
    Path(token): Path<String>,
    RawForm(form): RawForm,
) -> Result<Response, Failure> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(&form).unwrap_or_default();
    let wanted: Vec<VariantId> =
        pairs.iter().filter(|(name, _)| name == "variant").filter_map(|(_, id)| id.parse().ok()).take(routine::SIZE).collect();
    let fresh = here.visitor.is_none().then(fresh_token);
    here.visitor = here.visitor.take().or_else(|| fresh.clone());
    let mut tx = context.db.begin(&holder(&here, &token)?).await?;
    db::quizzes::session(&mut tx).await?;
    let mut all = true;
    for variant in &wanted {
        all &= db::carts::put(&mut tx, *variant, 1).await? == Put::Added;
    }
    let count = db::carts::count(&mut tx).await?;
    tx.commit().await?;
    let back = paths::quiz_session(&token);
    let target = if wanted.is_empty() {
        back
    } else if all {
        paths::CART.into()
    } else {
        format!("{back}?notice=not-all")
    };
    let mut answer = Redirect::to(&target).into_response();
    if let Some(key) = fresh {
        add_cookie(&mut answer, &set_cookie(cart_cookie(context.https), &key, CART_DAYS, context.https, false));
    }
    Ok(with_count(&context, count, answer))
}

/// Keep the answers in the profile of the signed-in client who says yes, or take them out again.
pub async fn profile(
    State(context): State<Context>,
    here: Here,
    Path(token): Path<String>,
    RawForm(form): RawForm,
) -> Result<Redirect, Failure> {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_bytes(&form).unwrap_or_default();
    let said = |name: &str, value: &str| pairs.iter().any(|pair| pair.0 == name && pair.1 == value);
    let back = paths::quiz_session(&token);
    if here.person.as_ref().is_none_or(|person| person.role != Role::Customer) {
        return Ok(Redirect::to(&paths::sign_in_then(&back)));
    }
    let keep = !said("keep", "no");
    if keep && !said("consent", "yes") {
        return Ok(Redirect::to(&format!("{back}?notice=consent#profile")));
    }
    let mut tx = context.db.begin(&holder(&here, &token)?).await?;
    let session = db::quizzes::session(&mut tx).await?;
    let (notes, measures) = if keep { style::notes(&session.graph, &session.picked) } else { Default::default() };
    db::quizzes::note(&mut tx, &notes, &measures).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("{back}#profile")))
}
