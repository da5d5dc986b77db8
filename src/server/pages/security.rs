//! What opens an account, for customers and for the team: sessions, password, address. Works without script.
use super::{
    account::herself,
    door::{let_in, show_sheet},
    joining::over,
};
use crate::{
    domain::{
        account::{PasswordTrouble, SecondProof},
        role::Role,
        text,
    },
    error::AppError,
    i18n::{account, identity},
    paths,
    server::{
        accounts::{self, Refused},
        actor::KeyHash,
        context::Context,
        db,
        envelope::Failure,
        network::Network,
        page::{self, Here, Html},
        session::Visit,
    },
    storefront::{
        account::security::{SecurityNotice, SecurityPage, head},
        sheet::{Sheet, Tone},
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

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    notice: String,
}

pub async fn show(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let say = identity::of(here.face.locale);
    let notice = match asked.notice.as_str() {
        "google-linked" => Some(SecurityNotice::Other(Tone::Good, say.google.now_linked)),
        "google-unlinked" => Some(SecurityNotice::Other(Tone::Good, say.google.now_unlinked)),
        "google-last" => Some(SecurityNotice::Other(Tone::Bad, say.google.last_way)),
        "passkey" => Some(SecurityNotice::Other(Tone::Good, say.passkeys.added)),
        "passkey-removed" => Some(SecurityNotice::Other(Tone::Good, say.passkeys.removed)),
        "passkey-rule" => Some(SecurityNotice::Other(Tone::Good, say.passkeys.rule_saved)),
        "password" => Some(SecurityNotice::PasswordChanged),
        "address-sent" => Some(SecurityNotice::AddressSent),
        "address" => Some(SecurityNotice::AddressMoved),
        _ => None,
    };
    render(&context, &here, network, &headers, "", notice, StatusCode::OK).await
}

/// The page, with the address that she typed and that was not taken.
pub(super) async fn render(
    context: &Context,
    here: &Here,
    network: Network,
    headers: &HeaderMap,
    typed: &str,
    notice: Option<SecurityNotice>,
    status: StatusCode,
) -> Result<Response, Failure> {
    let (person, session) = match herself(context, here, headers, paths::ACCOUNT_SECURITY) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let visit = Visit::of(context, here.face.id, network, headers);
    let mut tx = context.db.begin(&visit.door()).await?;
    let email = db::accounts::address_of(&mut tx, person.id).await?.unwrap_or_default();
    let sessions = db::accounts::sessions(&mut tx, person.id, &KeyHash::of(&session), here.face.locale).await?;
    let mut ways = db::identities::ways(&mut tx, person.id, context.google.as_ref().map(|google| google.issuer())).await?;
    if ways.second.is_some() {
        let second = db::passkeys::second_proof(&mut tx, person.id, here.face.locale).await?;
        ways.second = Some(SecondProof { may_require: person.role == Role::Owner, ..second });
    }
    tx.commit().await?;
    let (face, script, typed) = ((*here.face).clone(), context.assets.passkey.clone(), typed.to_owned());
    let head = head(&face);
    let view = move || {
        page::any(view! { <SecurityPage face=face email=email typed=typed sessions=sessions ways=ways notice=notice script=script/> })
    };
    Ok(Html::page(context, here, head, view).with_status(status).into_response())
}

pub(super) fn back(notice: &str) -> Response {
    Redirect::to(&format!("{}?notice={notice}", paths::ACCOUNT_SECURITY)).into_response()
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    current: String,
    current_for_address: String,
    password: String,
    email: String,
    session: String,
}

/// What is too long to be a password of ours is not even looked at.
pub(super) fn typed_password(typed: &str) -> Option<&str> {
    (1..=256).contains(&typed.len()).then_some(typed)
}

pub async fn password(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (person, _) = match herself(&context, &here, &headers, paths::ACCOUNT_SECURITY) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let visit = Visit::of(&context, here.face.id, network.clone(), &headers);
    let done = match typed_password(&typed.current) {
        Some(current) => accounts::change_password(&context, &here, &visit, &person, current, &typed.password).await,
        None => Err(Refused::Password(PasswordTrouble::Wrong)),
    };
    let (notice, status) = match done {
        Ok(opened) => return Ok(let_in(&context, &opened, back("password"))),
        Err(Refused::Password(trouble)) => {
            let besides = accounts::judge_new(&context, &here, &visit, &person, &typed.password).await?;
            (SecurityNotice::Password(trouble, besides), StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(Refused::Wait) => (SecurityNotice::Wait, StatusCode::TOO_MANY_REQUESTS),
        Err(Refused::Trouble(error)) => return Err(error.into()),
        Err(Refused::Link) => return Err(AppError::Fault.into()),
    };
    render(&context, &here, network, &headers, "", Some(notice), status).await
}

pub async fn ask_address(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (person, _) = match herself(&context, &here, &headers, paths::ACCOUNT_SECURITY) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let visit = Visit::of(&context, here.face.id, network.clone(), &headers);
    let (notice, status) = match (text::email(&typed.email), typed_password(&typed.current_for_address)) {
        (Ok(email), Some(current)) => match accounts::ask_address(&context, &here, &visit, &person, current, &email).await {
            Ok(()) => return Ok(back("address-sent")),
            Err(Refused::Password(trouble)) => (SecurityNotice::Address(false, Some(trouble)), StatusCode::UNPROCESSABLE_ENTITY),
            Err(Refused::Wait) => (SecurityNotice::Wait, StatusCode::TOO_MANY_REQUESTS),
            Err(Refused::Trouble(error)) => return Err(error.into()),
            Err(Refused::Link) => return Err(AppError::Fault.into()),
        },
        (email, current) => {
            let none = current.is_none().then_some(PasswordTrouble::Wrong);
            (SecurityNotice::Address(email.is_err(), none), StatusCode::UNPROCESSABLE_ENTITY)
        }
    };
    render(&context, &here, network, &headers, &typed.email, Some(notice), status).await
}

/// The link was opened: nothing happens yet.
pub async fn show_address(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    if let Err(door) = herself(&context, &here, &headers, &paths::address_link(&token)) {
        return Ok(door.into_response());
    }
    let visit = Visit::of(&context, here.face.id, network, &headers);
    let Some(email) = accounts::proven_address(&context, &visit, &token, "address").await? else {
        return Ok(over(&context, &here, paths::ACCOUNT_SECURITY));
    };
    let page = &account::of(here.face.locale).confirm_address;
    let sheet = Sheet {
        title: page.title.to_owned(),
        lead: format!("{email}. {}", page.lead),
        action: paths::address_link(&token),
        verb: page.verb,
        ..Sheet::default()
    };
    Ok(show_sheet(&context, &here, page.title, sheet).into_response())
}

pub async fn move_address(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<Response, Failure> {
    let (person, _) = match herself(&context, &here, &headers, &paths::address_link(&token)) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let visit = Visit::of(&context, here.face.id, network, &headers);
    match accounts::move_address(&context, &here, &visit, &person, &token).await {
        Ok(()) => Ok(back("address")),
        Err(Refused::Trouble(error)) => Err(error.into()),
        Err(_) => Ok(over(&context, &here, paths::ACCOUNT_SECURITY)),
    }
}

/// End one session, or all of them with this one.
pub async fn end_sessions(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (person, _) = match herself(&context, &here, &headers, paths::ACCOUNT_SECURITY) {
        Ok(her) => her,
        Err(door) => return Ok(door.into_response()),
    };
    let visit = Visit::of(&context, here.face.id, network, &headers);
    let mut tx = context.db.begin(&visit.door()).await?;
    let target = if typed.session == "all" {
        db::accounts::end_all_sessions(&mut tx, person.id).await?;
        paths::SIGN_IN
    } else {
        let session = typed.session.parse().map_err(|_| AppError::NotFound)?;
        db::accounts::end_session(&mut tx, person.id, session).await?;
        paths::ACCOUNT_SECURITY
    };
    tx.commit().await?;
    Ok(Redirect::to(target).into_response())
}
