//! The page of a consignor, by her link: what is agreed, her pieces, her receipts. She types her name under an agreement and asks for
//! pieces by forms; opening an address does nothing. The receipt of an arrival is the team's, too.
use crate::{
    domain::{
        consignor::{Brought, HerPiece, MOST_NAME, Statement},
        id::CollectionId,
        role::Role,
        text,
    },
    error::AppError,
    paths,
    server::{
        actor::Actor,
        context::Context,
        db::consignors,
        envelope::Failure,
        page::{self, Here, Html},
    },
    storefront::statement::{self, Receipt, ReceiptPage, StatementNotice, StatementPage},
};
use axum::{
    Form,
    extract::{OriginalUri, Path, Query, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    notice: String,
}

/// Whoever holds the link acts as a guest with it. An empty or overlong token is nobody's.
fn holder(here: &Here, token: &str) -> Result<Actor, AppError> {
    if (32..=64).contains(&token.len()) { Ok(here.shopper().with_link(token)) } else { Err(AppError::NotFound) }
}

async fn read(context: &Context, here: &Here, token: &str) -> Result<Statement, AppError> {
    let mut tx = context.db.begin(&holder(here, token)?).await?;
    let hers = consignors::statement(&mut tx, &here.face).await?;
    tx.commit().await?;
    Ok(hers)
}

fn render(context: &Context, here: &Here, token: &str, hers: Statement, notice: Option<StatementNotice>) -> Html {
    let (face, address) = ((*here.face).clone(), paths::consignor(token));
    let head = statement::head(&face);
    Html::page(context, here, head, move || page::any(view! { <StatementPage face=face statement=hers address=address notice=notice/> }))
}

pub async fn show(
    State(context): State<Context>,
    here: Here,
    Path(token): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Html, Failure> {
    let hers = read(&context, &here, &token).await?;
    let notice = match asked.notice.as_str() {
        "accepted" => Some(StatementNotice::Accepted),
        "newer" => Some(StatementNotice::Superseded),
        "wish" => Some(StatementNotice::Wish),
        "late" => Some(StatementNotice::WishLate),
        _ => None,
    };
    Ok(render(&context, &here, &token, hers, notice))
}

fn back(token: &str, notice: &str) -> Response {
    Redirect::to(&format!("{}?notice={notice}", paths::consignor(token))).into_response()
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Signed {
    agreement: String,
    name: String,
}

/// She agrees. A name that can't be taken comes back as it was typed.
pub async fn accept(
    State(context): State<Context>,
    here: Here,
    Path(token): Path<String>,
    Form(signed): Form<Signed>,
) -> Result<Response, Failure> {
    let agreement = signed.agreement.parse().map_err(|_| AppError::NotFound)?;
    let Ok(name) = text::line(&signed.name, MOST_NAME) else {
        let hers = read(&context, &here, &token).await?;
        let page = render(&context, &here, &token, hers, Some(StatementNotice::NoName(signed.name)));
        return Ok(page.with_status(StatusCode::UNPROCESSABLE_ENTITY).into_response());
    };
    let mut tx = context.db.begin(&holder(&here, &token)?).await?;
    match consignors::accept(&mut tx, agreement, &name).await {
        Ok(()) => tx.commit().await?,
        Err(AppError::Conflict { .. }) => return Ok(back(&token, "newer")),
        Err(error) => return Err(error.into()),
    }
    Ok(back(&token, "accepted"))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    piece: String,
    wished: String,
}

/// She wants a piece back, or leaves it here after all.
pub async fn wish(
    State(context): State<Context>,
    here: Here,
    Path(token): Path<String>,
    Form(wish): Form<Wish>,
) -> Result<Response, Failure> {
    let piece = wish.piece.parse().map_err(|_| AppError::NotFound)?;
    let mut tx = context.db.begin(&holder(&here, &token)?).await?;
    match consignors::wish_back(&mut tx, piece, wish.wished != "no").await {
        Ok(()) => tx.commit().await?,
        Err(AppError::Conflict { .. }) => return Ok(back(&token, "late")),
        Err(error) => return Err(error.into()),
    }
    Ok(back(&token, "wish"))
}

/// Of all that she brought, one arrival.
fn receipt(full_name: String, arrivals: Vec<Brought>, pieces: Vec<HerPiece>, id: CollectionId) -> Result<Receipt, AppError> {
    let arrival = arrivals.into_iter().find(|arrival| arrival.id == id).ok_or(AppError::NotFound)?;
    Ok(Receipt { full_name, arrival, pieces: pieces.into_iter().filter(|piece| piece.arrival == Some(id)).collect() })
}

fn render_receipt(context: &Context, here: &Here, receipt: Receipt, back: String, is_team: bool) -> Html {
    let face = (*here.face).clone();
    let head = statement::head(&face);
    Html::page(context, here, head, move || page::any(view! { <ReceiptPage face=face receipt=receipt back=back is_team=is_team/> }))
}

pub async fn her_receipt(
    State(context): State<Context>,
    here: Here,
    Path((token, arrival)): Path<(String, String)>,
) -> Result<Html, Failure> {
    let id: CollectionId = arrival.parse().map_err(|_| AppError::NotFound)?;
    let hers = read(&context, &here, &token).await?;
    let receipt = receipt(hers.full_name, hers.arrivals, hers.pieces, id)?;
    Ok(render_receipt(&context, &here, receipt, paths::consignor(&token), false))
}

/// For the team, to print.
pub async fn shop_receipt(
    State(context): State<Context>,
    here: Here,
    Path(arrival): Path<String>,
    OriginalUri(uri): OriginalUri,
) -> Result<Response, Failure> {
    if here.person.is_none() {
        return Ok(Redirect::to(&paths::sign_in_then(uri.path())).into_response());
    }
    let actor = here.actor();
    actor.require(&[Role::Attendant, Role::Owner])?;
    let id: CollectionId = arrival.parse().map_err(|_| AppError::NotFound)?;
    let mut tx = context.db.begin(&actor).await?;
    let consignor = consignors::who_brought(&mut tx, id).await?;
    let sheet = consignors::sheet(&mut tx, &here.face, consignor).await?;
    tx.commit().await?;
    let receipt = receipt(sheet.row.full_name, sheet.arrivals, sheet.pieces, id)?;
    Ok(render_receipt(&context, &here, receipt, paths::admin_consignor(consignor), true).into_response())
}
