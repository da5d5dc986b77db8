//! Passkeys inside an open session of the team: made, removed, their codes; and the owner's word for everybody. Each asks for her
//! password again; the last one only to lift the rule.
use super::{
    account::herself,
    second::{asked, codes_page, name_of, said},
    security::{back, render, typed_password},
};
use crate::{
    domain::{account::PasswordTrouble, role::Role, text},
    error::AppError,
    i18n::identity,
    paths,
    server::{
        accounts::{Refused, passkeys},
        actor::Person,
        context::Context,
        envelope::Failure,
        network::Network,
        page::Here,
        session::Visit,
    },
    storefront::{account::security::SecurityNotice, sheet::Tone},
};
use axum::{
    Form,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Deserialize;

/// Longer is no answer of a passkey.
const MOST_ANSWER: usize = 16 * 1024;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    name: String,
    current_for_passkey: String,
    current_for_keys: String,
    credential: String,
    passkey: String,
    wanted: String,
    current_for_rule: String,
}

/// She who is signed in, of the team.
fn colleague(context: &Context, here: &Here, headers: &HeaderMap) -> Result<Result<(Person, String), Response>, AppError> {
    match herself(context, here, headers, paths::ACCOUNT_SECURITY) {
        Ok((person, _)) if !Role::STAFF.contains(&person.role) => Err(AppError::Forbidden),
        Ok(her) => Ok(Ok(her)),
        Err(door) => Ok(Err(door.into_response())),
    }
}

/// What the script is to ask a new passkey.
pub async fn begin(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (person, session) = match colleague(&context, &here, &headers)? {
        Ok(her) => her,
        Err(_) => return Err(AppError::Unauthorized.into()),
    };
    if text::line(&typed.name, 60).is_err() {
        return Ok(said(StatusCode::UNPROCESSABLE_ENTITY, identity::of(here.face.locale).passkeys.name_missing));
    }
    let visit = Visit::of(&context, here.face.id, network, &headers);
    let begun = match typed_password(&typed.current_for_passkey) {
        Some(current) => passkeys::begin_to_make(&context, &here, &visit, (&session, &person), Some(current)).await,
        None => Err(Refused::Password(PasswordTrouble::Wrong)),
    };
    asked(&here, begun)
}

pub async fn make(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (person, session) = match colleague(&context, &here, &headers)? {
        Ok(her) => her,
        Err(door) => return Ok(door),
    };
    let visit = Visit::of(&context, here.face.id, network.clone(), &headers);
    let name = name_of(&typed.name, &visit, &here);
    let sent = if typed.credential.len() <= MOST_ANSWER { typed.credential.as_str() } else { "" };
    match passkeys::make(&context, &here, &visit, (&session, &person), (&name, sent), false).await {
        Ok((codes, _)) if codes.is_empty() => Ok(back("passkey")),
        Ok((codes, _)) => Ok(codes_page(&context, &here, codes, format!("{}?notice=passkey", paths::ACCOUNT_SECURITY))),
        Err(refused) => again(&context, &here, network, &headers, refused, identity::of(here.face.locale).not_given).await,
    }
}

/// The page again, with what was wrong.
async fn again(
    context: &Context,
    here: &Here,
    network: Network,
    headers: &HeaderMap,
    refused: Refused,
    wrong: &'static str,
) -> Result<Response, Failure> {
    let (notice, status) = match refused {
        Refused::Password(trouble) => (SecurityNotice::Passkeys(trouble), StatusCode::UNPROCESSABLE_ENTITY),
        Refused::Wait => (SecurityNotice::Wait, StatusCode::TOO_MANY_REQUESTS),
        Refused::Link => (SecurityNotice::Other(Tone::Bad, wrong), StatusCode::CONFLICT),
        Refused::Trouble(error) => return Err(error.into()),
    };
    render(context, here, network, headers, "", Some(notice), status).await
}

pub async fn remove(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (person, _) = match colleague(&context, &here, &headers)? {
        Ok(her) => her,
        Err(door) => return Ok(door),
    };
    let visit = Visit::of(&context, here.face.id, network.clone(), &headers);
    let passkey = typed.passkey.parse().map_err(|_| AppError::NotFound)?;
    let done = match typed_password(&typed.current_for_keys) {
        Some(current) => passkeys::remove(&context, &here, &visit, &person, (passkey, current)).await,
        None => Err(Refused::Password(PasswordTrouble::Wrong)),
    };
    match done {
        Ok(()) => Ok(back("passkey-removed")),
        Err(refused) => again(&context, &here, network, &headers, refused, identity::of(here.face.locale).passkeys.last).await,
    }
}

pub async fn codes(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (person, _) = match colleague(&context, &here, &headers)? {
        Ok(her) => her,
        Err(door) => return Ok(door),
    };
    let visit = Visit::of(&context, here.face.id, network.clone(), &headers);
    let done = match typed_password(&typed.current_for_keys) {
        Some(current) => passkeys::renew_codes(&context, &here, &visit, &person, current).await,
        None => Err(Refused::Password(PasswordTrouble::Wrong)),
    };
    match done {
        Ok(codes) => Ok(codes_page(&context, &here, codes, paths::ACCOUNT_SECURITY.to_owned())),
        Err(refused) => again(&context, &here, network, &headers, refused, identity::of(here.face.locale).passkeys.none).await,
    }
}

/// Whether everybody of the team needs one: the owner's word.
pub async fn rule(
    State(context): State<Context>,
    here: Here,
    network: Network,
    headers: HeaderMap,
    Form(typed): Form<Typed>,
) -> Result<Response, Failure> {
    let (person, _) = match colleague(&context, &here, &headers)? {
        Ok(her) => her,
        Err(door) => return Ok(door),
    };
    here.actor().require(&[Role::Owner])?;
    let visit = Visit::of(&context, here.face.id, network.clone(), &headers);
    match passkeys::rule(&context, &visit, &person, typed.wanted == "yes", typed_password(&typed.current_for_rule)).await {
        Ok(()) => Ok(back("passkey-rule")),
        Err(Refused::Password(trouble)) => {
            let notice = Some(SecurityNotice::Rule(trouble));
            render(&context, &here, network, &headers, "", notice, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(refused) => again(&context, &here, network, &headers, refused, identity::of(here.face.locale).passkeys.rule_first).await,
    }
}
