//! The customer's room: her orders and addresses, what she agreed to, and guest orders that find their owner. Works without script.
use super::{door::show_sheet, joining::over};
use crate::{
    domain::{id::OrderId, phone_request::typed_code, privacy::Wish, role::Role},
    error::AppError,
    i18n::account,
    paths,
    server::{
        accounts::{self, Refused},
        actor::Person,
        context::Context,
        db,
        envelope::Failure,
        network::Network,
        page::{self, Here, Html},
        session::{self, Visit, session_cookie},
    },
    storefront::{
        account::{AccountNotice, AccountPage, Belongings, head},
        order,
        sheet::{Sheet, Tone, fields},
    },
};
use axum::{
    Form,
    extract::{Path, Query, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    notice: String,
    many: u32,
}

/// She who is signed in, and the key of her session; else the way to the door.
pub(super) fn herself(context: &Context, here: &Here, headers: &HeaderMap, back: &str) -> Result<(Person, String), Redirect> {
    let token = session::cookie(headers, session_cookie(context.https));
    match (here.person.clone(), token) {
        (Some(person), Some(token)) => Ok((person, token)),
        _ => Err(Redirect::to(&paths::sign_in_then(back))),
    }
}

pub async fn show(State(context): State<Context>, here: Here, headers: HeaderMap, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let person = match herself(&context, &here, &headers, paths::ACCOUNT) {
        Ok((person, _)) if person.role == Role::Customer => person,
        // the team has no orders here, only what opens its doors
        Ok(_) => return Ok(Redirect::to(paths::ACCOUNT_SECURITY).into_response()),
        Err(door) => return Ok(door.into_response()),
    };
    let mut tx = context.db.begin(&here.actor()).await?;
    let hers = Belongings {
        full_name: person.full_name,
        orders: db::order_sheets::hers(&mut tx, &here.face).await?,
        bags: db::bags::hers(&mut tx, &here.face).await?,
        addresses: db::order_sheets::her_addresses(&mut tx).await?,
        saved: db::addresses::hers(&mut tx).await?,
        wish: db::erasures::wish(&mut tx, &here.face)
            .await?
            .filter(|wish| matches!(wish, Wish::TakenBack { .. }) && asked.notice.is_empty()),
        consents: db::consents::standing(&mut tx).await?,
    };
    tx.commit().await?;
    let notice = match asked.notice.as_str() {
        "welcome" => Some(AccountNotice::Welcome),
        "claim-sent" => Some(AccountNotice::ClaimSent),
        "claimed" => Some(AccountNotice::Claimed(asked.many)),
        "saved" => Some(AccountNotice::Saved),
        "wait" => Some(AccountNotice::Wait),
        _ => None,
    };
    let face = (*here.face).clone();
    Ok(Html::page(&context, &here, head(&face), move || page::any(view! { <AccountPage face=face hers=hers notice=notice/> }))
        .into_response())
}

pub(super) fn back(notice: &str) -> Response {
    Redirect::to(&format!("{}?notice={notice}", paths::ACCOUNT)).into_response()
}

pub(super) fn claimed(many: u32) -> Response {
    back(&format!("claimed&many={many}"))
}

/// One order of hers.
pub async fn order(State(context): State<Context>, here: Here, Path(id): Path<String>) -> Result<Response, Failure> {
    if here.person.is_none() {
        return Ok(Redirect::to(&paths::sign_in_then(paths::ACCOUNT)).into_response());
    }
    let id: OrderId = id.parse().map_err(|_| AppError::NotFound)?;
    here.actor().require(&[Role::Customer])?;
    let mut tx = context.db.begin(&here.actor()).await?;
    let sheet = db::order_sheets::sheet(&mut tx, id, &here.face).await?;
    tx.commit().await?;
    let face = (*here.face).clone();
    let head = order::head(&face, &sheet);
    let view = move || page::any(view! { <order::OrderPage face=face sheet=sheet token=String::new() notice=None/> });
    Ok(Html::page(&context, &here, head, view).into_response())
}

/// Every consent that is ticked stands, every other does not; only what changed is written.
pub async fn consents(
    State(context): State<Context>,
    here: Here,
    Form(ticked): Form<HashMap<String, String>>,
) -> Result<Response, Failure> {
    here.actor().require(&[Role::Customer])?;
    let mut tx = context.db.begin(&here.actor()).await?;
    for (consent, stood) in db::consents::standing(&mut tx).await? {
        let stands = ticked.contains_key(consent.name());
        if stands != stood {
            db::consents::decide(&mut tx, consent, stands).await?;
        }
    }
    tx.commit().await?;
    Ok(back("saved"))
}

/// A link to her own address, for guest orders that were placed with it.
pub async fn ask_claim(State(context): State<Context>, here: Here, network: Network, headers: HeaderMap) -> Result<Response, Failure> {
    let (person, session) = match herself(&context, &here, &headers, paths::ACCOUNT) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let visit = Visit::of(&context, here.face.id, network, &headers);
    match accounts::ask_claim(&context, &here, &visit, &person, &session).await {
        Ok(()) => Ok(back("claim-sent")),
        Err(Refused::Wait) => Ok(back("wait")),
        Err(Refused::Trouble(error)) => Err(error.into()),
        Err(_) => Err(AppError::Fault.into()),
    }
}

/// The link was opened: nothing happens yet.
pub async fn show_claim(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    if let Err(door) = herself(&context, &here, &headers, &paths::claim_link(&token)) {
        return Ok(door.into_response());
    }
    let visit = Visit::of(&context, here.face.id, network, &headers);
    if accounts::proven_address(&context, &visit, &token, "claim").await?.is_none() {
        return Ok(over(&context, &here, paths::ACCOUNT));
    }
    let page = &account::of(here.face.locale).confirm_claim;
    let sheet = Sheet {
        title: page.title.to_owned(),
        lead: page.lead.to_owned(),
        action: paths::claim_link(&token),
        verb: page.verb,
        ..Sheet::default()
    };
    Ok(show_sheet(&context, &here, page.title, sheet).into_response())
}

pub async fn claim(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let (person, session) = match herself(&context, &here, &headers, &paths::claim_link(&token)) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let visit = Visit::of(&context, here.face.id, network, &headers);
    match accounts::claim_by_link(&context, &visit, &person, &session, &token).await {
        Ok(many) => Ok(claimed(many)),
        Err(Refused::Trouble(error)) => Err(error.into()),
        Err(_) => Ok(over(&context, &here, paths::ACCOUNT)),
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ByNumber {
    number: String,
    digits: String,
}

impl ByNumber {
    /// The number as orders have it.
    fn number(&self) -> String {
        typed_code(&self.number)
    }

    fn digits(&self) -> String {
        self.digits.chars().filter(char::is_ascii_digit).take(6).collect()
    }
}

/// A code goes to the address of an order with this number; then it is asked for here.
pub async fn ask_code(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<ByNumber>,
) -> Result<Response, Failure> {
    let (person, session) = match herself(&context, &here, &headers, paths::ACCOUNT) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let visit = Visit::of(&context, here.face.id, network, &headers);
    match accounts::ask_code(&context, &here, &visit, &person, &session, &typed.number()).await {
        Ok(()) => Ok(code_form(&context, &here, &typed, None, StatusCode::OK)),
        Err(Refused::Wait) => Ok(back("wait")),
        Err(Refused::Trouble(error)) => Err(error.into()),
        Err(_) => Err(AppError::Fault.into()),
    }
}

pub async fn claim_by_code(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<ByNumber>,
) -> Result<Response, Failure> {
    let (person, session) = match herself(&context, &here, &headers, paths::ACCOUNT) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let visit = Visit::of(&context, here.face.id, network, &headers);
    let (number, digits) = (typed.number(), typed.digits());
    let say = account::of(here.face.locale);
    match accounts::claim_by_code(&context, &here, &visit, &person, &session, (&number, &digits)).await {
        Ok(many) => Ok(claimed(many)),
        Err(Refused::Wait) => Ok(code_form(&context, &here, &typed, Some(say.wait), StatusCode::TOO_MANY_REQUESTS)),
        Err(Refused::Trouble(error)) => Err(error.into()),
        Err(_) => Ok(code_form(&context, &here, &typed, Some(say.room.code_wrong), StatusCode::UNPROCESSABLE_ENTITY)),
    }
}

fn code_form(context: &Context, here: &Here, typed: &ByNumber, error: Option<&'static str>, status: StatusCode) -> Response {
    let say = account::of(here.face.locale);
    let sheet = Sheet {
        title: say.code.title.to_owned(),
        lead: say.code.lead.to_owned(),
        notice: error.filter(|sentence| *sentence == say.wait).map(|sentence| (Tone::Bad, sentence.to_owned())),
        action: paths::ACCOUNT_ORDER_CLAIM.to_owned(),
        hidden: vec![("number", typed.number())],
        fields: vec![fields::digits(say, error.filter(|sentence| *sentence != say.wait))],
        verb: say.code.verb,
        more: vec![(paths::ACCOUNT.to_owned(), say.room.back)],
        ..Sheet::default()
    };
    show_sheet(context, here, say.code.title, sheet).with_status(status).into_response()
}
