//! A bag for its client, by her link or in her account: what is in it, what she says of each piece, when it may be collected. Nothing
//! here moves a piece; what she says is kept beside what is scanned.
use crate::{
    domain::{
        bag::{Decision, HerBag, HerLine, PartOfDay, Reason},
        id::{BagId, CommandId},
        role::Role,
        text,
    },
    error::AppError,
    paths,
    server::{
        actor::Actor,
        context::Context,
        db::{self, bags, tx::Tx},
        envelope::Failure,
        page::{self, Here, Html},
    },
    storefront::her_bag::{self, BagNotice, BagPage, MOST_NOTE},
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    notice: String,
}

/// How she came to her bag.
enum Way {
    Link(String),
    Account(BagId),
}

impl Way {
    fn account(here: &Here, id: &str) -> Result<Self, AppError> {
        here.actor().require(&[Role::Customer])?;
        id.parse().map(Self::Account).map_err(|_| AppError::NotFound)
    }

    /// Whoever holds the link acts as a guest with it. An empty or overlong token is nobody's.
    fn actor(&self, here: &Here) -> Result<Actor, AppError> {
        match self {
            Self::Link(token) if (32..=64).contains(&token.len()) => Ok(here.shopper().with_link(token)),
            Self::Link(_) => Err(AppError::NotFound),
            Self::Account(_) => Ok(here.actor()),
        }
    }

    fn address(&self) -> String {
        match self {
            Self::Link(token) => paths::bag(token),
            Self::Account(id) => paths::account_bag(*id),
        }
    }

    async fn bag(&self, tx: &mut Tx, here: &Here) -> Result<HerBag, AppError> {
        match self {
            Self::Link(_) => bags::by_link(tx, &here.face).await,
            Self::Account(id) => bags::her_bag(tx, *id, &here.face).await,
        }
    }
}

pub async fn show(
    State(context): State<Context>,
    here: Here,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    shown(&context, &here, &Way::Link(token), &asked).await
}

pub async fn show_mine(
    State(context): State<Context>,
    here: Here,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    if here.person.is_none() {
        return Ok(Redirect::to(&paths::sign_in_then(paths::ACCOUNT)).into_response());
    }
    shown(&context, &here, &Way::account(&here, &id)?, &asked).await
}

async fn shown(context: &Context, here: &Here, way: &Way, asked: &Asked) -> Result<Response, Failure> {
    let mut tx = context.db.begin(&way.actor(here)?).await?;
    let bag = way.bag(&mut tx, here).await?;
    tx.commit().await?;
    let notice = match asked.notice.as_str() {
        "saved" => Some(BagNotice::Saved),
        "collection" => Some(BagNotice::Collection),
        "day" => Some(BagNotice::Day),
        _ => None,
    };
    Ok(render(context, here, way, bag, notice, Vec::new()).into_response())
}

fn render(context: &Context, here: &Here, way: &Way, bag: HerBag, notice: Option<BagNotice>, wrong: Vec<usize>) -> Html {
    let (face, address) = ((*here.face).clone(), way.address());
    let head = her_bag::head(&face, &bag);
    Html::page(context, here, head, move || page::any(view! { <BagPage face=face bag=bag address=address notice=notice wrong=wrong/> }))
}

pub async fn decide(
    State(context): State<Context>,
    here: Here,
    Path(token): Path<String>,
    Form(said): Form<HashMap<String, String>>,
) -> Result<Response, Failure> {
    decided(&context, &here, &Way::Link(token), &said).await
}

pub async fn decide_mine(
    State(context): State<Context>,
    here: Here,
    Path(id): Path<String>,
    Form(said): Form<HashMap<String, String>>,
) -> Result<Response, Failure> {
    decided(&context, &here, &Way::account(&here, &id)?, &said).await
}

/// What she says of a piece, where it differs from what she said before. Her note comes back whole when it is too long.
struct Said {
    decision: Decision,
    reason: Option<Reason>,
    note: Result<String, String>,
}

impl Said {
    fn of(line: &HerLine, form: &HashMap<String, String>) -> Option<Self> {
        let field = |name: &str| form.get(&format!("{name}-{}", line.id)).map(String::as_str).unwrap_or_default();
        let decision: Decision = field("decision").parse().ok()?;
        let typed = field("note");
        // why it stays is no question
        let reason = field("reason").parse().ok().filter(|_| decision != Decision::Keep);
        let note = text::optional_line(typed, MOST_NOTE).map_err(|_| typed.to_owned());
        let is_new = line.decision != Some(decision) || line.reason != reason || note.as_deref() != Ok(line.fit_note.as_str());
        (line.can_be_decided() && is_new).then_some(Self { decision, reason, note })
    }
}

/// Every answer that is good is kept; the others come back as they were typed, each with its sentence.
async fn decided(context: &Context, here: &Here, way: &Way, form: &HashMap<String, String>) -> Result<Response, Failure> {
    let actor = way.actor(here)?;
    let mut tx = context.db.begin(&actor).await?;
    let mut bag = way.bag(&mut tx, here).await?;
    tx.commit().await?;
    let mut wrong = Vec::new();
    for (at, line) in bag.lines.iter_mut().enumerate() {
        let Some(said) = Said::of(line, form) else { continue };
        (line.decision, line.reason) = (Some(said.decision), said.reason);
        match said.note {
            Ok(note) => {
                // each in its own transaction: one that was settled while she wrote takes nothing from the others
                let mut tx = context.db.begin(&actor).await?;
                let command = CommandId(uuid::Uuid::now_v7());
                match bags::decide(&mut tx, command, line.id, said.decision, said.reason, &note).await.map_err(AppError::from) {
                    Ok(_) => tx.commit().await?,
                    Err(AppError::Conflict { .. }) => {}
                    Err(error) => return Err(error.into()),
                }
                line.fit_note = note;
            }
            Err(typed) => {
                line.fit_note = typed;
                wrong.push(at);
            }
        }
    }
    if wrong.is_empty() {
        return Ok(Redirect::to(&format!("{}?notice=saved", way.address())).into_response());
    }
    Ok(render(context, here, way, bag, Some(BagNotice::NotSaved), wrong).with_status(StatusCode::UNPROCESSABLE_ENTITY).into_response())
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    on: String,
    part: String,
}

pub async fn collect(
    State(context): State<Context>,
    here: Here,
    Path(token): Path<String>,
    Form(wish): Form<Wish>,
) -> Result<Redirect, Failure> {
    collected(&context, &here, &Way::Link(token), &wish).await
}

pub async fn collect_mine(
    State(context): State<Context>,
    here: Here,
    Path(id): Path<String>,
    Form(wish): Form<Wish>,
) -> Result<Redirect, Failure> {
    collected(&context, &here, &Way::account(&here, &id)?, &wish).await
}

async fn collected(context: &Context, here: &Here, way: &Way, wish: &Wish) -> Result<Redirect, Failure> {
    let back = |notice: &str| Redirect::to(&format!("{}?notice={notice}", way.address()));
    let mut tx = context.db.begin(&way.actor(here)?).await?;
    let bag = way.bag(&mut tx, here).await?;
    let part = wish.part.parse::<PartOfDay>().ok().filter(|_| bag.days.iter().any(|day| day.on == wish.on));
    let Some(part) = part else { return Ok(back("day")) };
    match db::bags::ask_collection(&mut tx, bag.id, &wish.on, part).await.map_err(AppError::from) {
        Ok(()) => tx.commit().await?,
        Err(AppError::Conflict { .. } | AppError::Invalid { .. }) => return Ok(back("day")),
        Err(error) => return Err(error.into()),
    }
    Ok(back("collection"))
}
